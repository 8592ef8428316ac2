/* Painting frames: by their differences where the terminal is up to that, else with curses. */
#ifndef LEITMOTIF_TUI_PAINT_H
#define LEITMOTIF_TUI_PAINT_H

#include "base/arena.h"
#include "base/grid.h"
#include "tui/term.h"
#include "tui/theme.h"

struct paint {
    struct arena arena;
    struct arena frame_arena; /* reset at each frame */
    struct means means;
    struct canvas shown;    /* what curses has been told, and the terminal shows */
    int cursor_x, cursor_y; /* as the terminal has it; -1: hidden */
};

/* Starts painting on the terminal. Colours are used when it has them and NO_COLOR is unset or empty
   (no-color.org). */
void paint_open(struct paint *p, const struct term *t);
void paint_close(struct paint *p);

/* Readies a frame for term_show(). What does not fit on the screen is left out. */
void paint_frame(struct paint *p, struct term *t, const struct grid *g);
/* The size of the screen has changed. */
void paint_resize(struct paint *p, const struct term *t);

#endif
