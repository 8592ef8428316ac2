/* Select Graphic Rendition (ECMA-48, 8.3.117): colour and attributes of the text to come. */
#ifndef LEITMOTIF_TUI_SGR_H
#define LEITMOTIF_TUI_SGR_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Parameters of attributes; struct sgr has a bit for each, 1 << SGR_BOLD and so on. */
enum { SGR_BOLD = 1, SGR_FAINT = 2, SGR_ITALIC = 3, SGR_UNDERLINE = 4, SGR_REVERSE = 7 };

/* A rendition. The background is always the default. */
struct sgr {
    uint8_t on;    /* attributes, or-ed */
    uint8_t color; /* 30 to 37; 0 is the default */
};

/* True when both look the same. */
bool sgr_eq(struct sgr a, struct sgr b);

/* Adds the shortest way from one rendition to another: what comes on, or all anew when something
   goes off. */
void sgr_change(struct sgr from, struct sgr to, struct buf *out);
/* Bytes of that. */
int sgr_cost(struct sgr from, struct sgr to);

/* True when a blank looks other than plain in this rendition. */
bool sgr_shows_on_blanks(struct sgr s);

#endif
