/* Lines that have moved up or down a little from one frame to the next. */
#ifndef LEITMOTIF_TUI_SCROLL_H
#define LEITMOTIF_TUI_SCROLL_H

#include "base/arena.h"
#include "tui/theme.h"

/* Rows `top` to `bottom`, both included, move up by `by`, or down when that is negative; blank rows
   come in. 0: none do. */
struct scroll {
    int by, top, bottom;
};

/* The scroll after which the least is left to write, as far as can be told without writing it. */
struct scroll scroll_find(const struct canvas *before, const struct canvas *now, struct arena *a);

/* What the terminal shows after it. */
void scroll_canvas(struct canvas *c, struct scroll s);

#endif
