/* The browser of the user, beside the screen. */
#ifndef LEITMOTIF_TUI_BROWSER_H
#define LEITMOTIF_TUI_BROWSER_H

#include "base/str.h"

#include <stdbool.h>

/* Starts $BROWSER with the address as its last argument, byte for byte and through no shell;
   without that variable what the system opens addresses with. Does not wait for it. False when
   address_is_web() is not true of it, or nothing can be started. */
bool browser_open(str address);

#endif
