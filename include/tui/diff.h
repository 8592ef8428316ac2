/* The way from one frame to the next in few bytes. curses spends up to 20 bytes where a styled word
   begins or ends, addresses both coordinates where one would do, and writes an unchanged border
   again rather than step over it: on the Tracks view, 1.3 to 1.9 times the bytes of this. So curses
   paints only on terminals that do not speak ECMA-48; on the others it clears the screen. */
#ifndef LEITMOTIF_TUI_DIFF_H
#define LEITMOTIF_TUI_DIFF_H

#include "base/str.h"
#include "tui/theme.h"

/* What else the terminal can do, or-ed: erase characters where they stand (ECH), stay on the last
   column (DECAWM off), and scroll a part of its lines (DECSTBM). */
enum { DIFF_ECH = 1, DIFF_RMAM = 2, DIFF_SCROLL = 4 };

struct diff {
    const struct canvas *before; /* what the terminal shows */
    const struct canvas *now;    /* of the same size */
    unsigned ways;
    bool has_cursor; /* if anything is written, the cursor is in this place then */
    int cursor_x, cursor_y;
};

/* The bytes that turn one into the other, in `a`: the fewest of several plans. The terminal must be
   in its plain rendition, which it is in again at the end, scroll at its last line alone, and stay
   on a line whose last column was written (terminfo's xenl). */
str diff_frames(const struct diff *d, struct arena *a);

#endif
