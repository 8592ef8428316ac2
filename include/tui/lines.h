/* The app without a screen: lines in, lines out. */
#ifndef LEITMOTIF_TUI_LINES_H
#define LEITMOTIF_TUI_LINES_H

#include "base/err.h"

struct app;

/* Reads lines from standard input as plain_take() wants them and answers on standard output, until
   the app asks to quit or there are no more. What the user keeps is saved as it changes. Returns
   the exit status; `e` is worded when something went wrong. */
int lines_run(struct app *a, struct err *e);

#endif
