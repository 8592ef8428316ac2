/* Addresses in the web: which of them may be handed to another program, and one to search with. */
#ifndef LEITMOTIF_CORE_ADDRESS_H
#define LEITMOTIF_CORE_ADDRESS_H

#include "base/str.h"

/* True for http: and https: without a blank, a control or a character that does not show; so it
   can be neither an option nor more than one argument. */
bool address_is_web(str address);

/* Where YouTube searches for these words, percent-encoded (RFC 3986). */
str address_listen(struct arena *a, str words);

#endif
