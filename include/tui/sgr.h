/* Fewer bytes for the same screen. curses spends up to 20 bytes where a styled word begins or ends;
   a move over linked panes has dozens of these. */
#ifndef LEITMOTIF_TUI_SGR_H
#define LEITMOTIF_TUI_SGR_H

#include "base/str.h"

#include <stdint.h>

enum { SGR_INDEXED = 256 };

/* A rendition as SGR (ECMA-48, 8.3.117) sets it. */
struct sgr {
    uint8_t on;     /* bit n: parameter n (1 to 7) is in force; bit 0: so is something unknown */
    uint16_t color; /* 30 to 37, 90 to 97, SGR_INDEXED + 0 to 255; 0: the default */
};

/* Adds `bytes`, which curses wrote for a terminal that is at *at, to `out`; *at follows. Changes of
   rendition wait until something is drawn and then go out as one short sequence. Selections of the
   ASCII character set are left out, for no other is used. All else passes as it is, and so does
   everything for a terminal that does not use SGR. */
void sgr_squeeze(struct sgr *at, str bytes, struct buf *out);

#endif
