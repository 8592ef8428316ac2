/* Painting a grid with curses. The theme is here, and the one place that asks libc for widths. */
#ifndef LEITMOTIF_TUI_PAINT_H
#define LEITMOTIF_TUI_PAINT_H

#include "base/arena.h"
#include "base/grid.h"

#include <stdbool.h>

struct paint {
    struct arena arena;
    struct grid last; /* what curses has been told so far */
    bool is_utf8;     /* else everything is painted in ASCII */
    bool has_color;
};

/* Starts painting on the curses screen that is open. Colours are used when the terminal has them
   and NO_COLOR is unset or empty (no-color.org). */
void paint_open(struct paint *p, bool is_utf8);
void paint_close(struct paint *p);

/* Hands the cells that differ from the last frame to curses, which shows them at the next update.
   What does not fit on the screen is left out. */
void paint_frame(struct paint *p, const struct grid *g);
/* The size of the screen has changed: the next frame is painted from scratch. */
void paint_reset(struct paint *p);

#endif
