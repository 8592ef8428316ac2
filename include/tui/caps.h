/* What terminfo knows about the kind of terminal that TERM names. */
#ifndef LEITMOTIF_TUI_CAPS_H
#define LEITMOTIF_TUI_CAPS_H

#include "base/err.h"
#include "base/str.h"
#include "tui/sequence.h"

struct caps {
    str enter; /* switches on what curses does not: keypad, paste brackets, mouse, saved title */
    str leave; /* switches that off, and all that curses may have switched on */
    struct sequence_keys keys;
    str reset_colors;   /* what curses sends to undo changes of the palette */
    uint8_t attrs;      /* attributes that it has, as in struct look */
    uint8_t uncolored;  /* those that it cannot show in colour */
    bool has_title;     /* the window has a title that can be set */
    bool has_clipboard; /* it knows OSC 52, or passes over it */
    bool has_diff;      /* it is as diff_frames() wants it */
    unsigned diff_ways; /* see there */
};

/* True when there is such a kind and it can move the cursor; else `e` says so. `advice` ends the
   message. */
bool caps_probe(const char *term, const char *advice, struct err *e);

/* The kind of the terminal that curses has opened; its strings live as long as `a` and the screen.
   With `has_mouse` they ask for clicks. */
struct caps caps_load(struct arena *a, bool has_mouse);

/* Makes the scrolling region all `h` lines, as not every terminal does when its size changes. Valid
   until the next call. */
str caps_scroll_all(int h);

#endif
