/* The editor of the user, in the terminal that was given back. */
#ifndef LEITMOTIF_TUI_EDITOR_H
#define LEITMOTIF_TUI_EDITOR_H

#include "core/where.h"

#include <stdbool.h>

/* Runs $VISUAL, else $EDITOR, else vi, at that line, and waits until it ends. False when it cannot
   be started. */
bool editor_run(const struct where *at);

#endif
