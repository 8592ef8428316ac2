/* Fewer bytes for the same screen. curses spends up to 20 bytes where a styled word begins or ends,
   and addresses both coordinates when one would do; a move over linked panes has dozens of both. */
#ifndef LEITMOTIF_TUI_SQUEEZE_H
#define LEITMOTIF_TUI_SQUEEZE_H

#include "base/str.h"
#include "tui/sgr.h"

#include <stdbool.h>

struct squeeze {
    struct sgr have; /* what the terminal is in */
    bool has_lines;  /* it keeps the line when the last column is written (xenl), and can be told a
                        column alone by CHA (ECMA-48, 8.3.9) */
    str unwanted; /* a sequence to leave out: curses would undo the user's own choice of colours */
};

/* Adds `bytes`, a frame that curses wrote for a terminal in that state, to `out`. A change of
   rendition waits until something is drawn, and goes out as one short sequence; places on the same
   line or the next are told by their column; selections of the ASCII character set are left out,
   for no other is used. The rest passes as it is, and so does everything for a terminal that does
   not speak ECMA-48. */
void squeeze(struct squeeze *q, str bytes, struct buf *out);

#endif
