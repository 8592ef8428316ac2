/* Select Graphic Rendition (ECMA-48, 8.3.117): colours and attributes of text to come. */
#ifndef LEITMOTIF_TUI_SGR_H
#define LEITMOTIF_TUI_SGR_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { SGR_INDEXED = 256, SGR_UNKNOWN = 1 };

/* A rendition. The background is always the default. */
struct sgr {
    uint8_t on;     /* bit n: parameter n (1 to 7) is in force; SGR_UNKNOWN: so is another one */
    uint16_t color; /* 30 to 37, 90 to 97, SGR_INDEXED + 0 to 255; 0: the default */
};

/* Reads "ESC [ … m" into *s. False, *s as it was, when `sequence` is something else, has a
   parameter that is not followed here, or changes a rendition that has SGR_UNKNOWN. */
bool sgr_read(str sequence, struct sgr *s);

/* Adds the shortest way from one rendition to the other: what comes on, or all anew when something
   goes off. */
void sgr_change(struct sgr from, struct sgr to, struct buf *out);

/* True when a blank looks other than plain in this rendition. */
bool sgr_shows_on_blanks(struct sgr s);

#endif
