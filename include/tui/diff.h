/* The way from one frame to the next in few bytes. curses spends up to 20 bytes where a styled word
   begins or ends, addresses both coordinates where one would do, and writes an unchanged border
   again rather than step over it: on the Tracks view, 1.3 to 1.9 times the bytes of this. So curses
   paints only on terminals that do not speak ECMA-48; on the others it clears the screen. */
#ifndef LEITMOTIF_TUI_DIFF_H
#define LEITMOTIF_TUI_DIFF_H

#include "base/str.h"
#include "tui/theme.h"

/* What else the terminal can do, or-ed: erase characters where they stand (ECH), and stay on the
   last column (DECAWM off). */
enum { DIFF_ECH = 1, DIFF_RMAM = 2 };

/* Adds to `out` the bytes that turn `before`, which the terminal shows, into `now`, of the same
   size, and makes `before` equal to it. The terminal must be in its plain rendition, which it is in
   again at the end, scroll at its last line alone, and stay on a line whose last column was written
   (terminfo's xenl). */
void diff_frames(struct canvas *before, const struct canvas *now, unsigned ways, struct buf *out);

#endif
