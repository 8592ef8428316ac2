/* Select Graphic Rendition (ECMA-48, 8.3.117): colour and attributes of the text to come. */
#ifndef LEITMOTIF_TUI_SGR_H
#define LEITMOTIF_TUI_SGR_H

#include "base/palette.h"
#include "base/str.h"

/* True when both look the same. */
bool sgr_eq(struct look a, struct look b);

/* Adds the shortest way from one rendition to another: what comes on, or all anew when something
   goes off. */
void sgr_change(struct look from, struct look to, struct buf *out);
/* Bytes of that. */
int sgr_cost(struct look from, struct look to);

/* True when a blank looks other than plain in this rendition. */
bool sgr_shows_on_blanks(struct look s);

#endif
