/* The clipboard of the terminal, which may be far from the machine that the program runs on. */
#ifndef LEITMOTIF_TUI_CLIPBOARD_H
#define LEITMOTIF_TUI_CLIPBOARD_H

#include "base/str.h"

enum { CLIPBOARD_MAX = 64 << 10 }; /* bytes */

/* Adds the sequence that puts `text` there: OSC 52 of xterm's ctlseqs, base64 (RFC 4648). False,
   and nothing is added, when that is longer than CLIPBOARD_MAX. */
bool clipboard_add(struct buf *out, str text);

#endif
