/* The programs of the user: the browser beside the screen, the editor in the terminal that was
   given back. */
#ifndef LEITMOTIF_TUI_PROGRAMS_H
#define LEITMOTIF_TUI_PROGRAMS_H

#include "core/where.h"

/* Starts $BROWSER with the address as its last argument, byte for byte and through no shell;
   without that variable what the system opens addresses with. Does not wait for it. False when
   address_is_web() is not true of it, or nothing can be started. */
bool browser_open(str address);

/* Runs $VISUAL, else $EDITOR, else vi, at that line, and waits until it ends. False when it cannot
   be started, or ends with another status than 0. */
bool editor_run(const struct where *at);

#endif
