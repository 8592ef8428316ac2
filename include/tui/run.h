/* The loop of the screen: input -> app -> grid -> terminal. */
#ifndef LEITMOTIF_TUI_RUN_H
#define LEITMOTIF_TUI_RUN_H

#include "base/err.h"

struct app;

/* Shows `a` on the terminal until it asks to quit, and performs its effects. Call term_probe()
   first. Returns the exit status: 0, or 2 with `e` worded when the terminal cannot be set up or has
   gone away. On return the terminal is as it was before, as it is after exit(), lack of memory and
   fatal signals. Call it once. */
int run_app(struct app *a, struct err *e);

#endif
