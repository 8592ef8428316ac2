/* From one model to another: what was one thing is found again by its id. */
#ifndef LEITMOTIF_APP_REMAP_H
#define LEITMOTIF_APP_REMAP_H

#include "core/model.h"

#include <stdbool.h>

struct app;

/* The row of `to` that has the ids of row `r` of `from`, or REF_NONE. */
ref remap_ref(const struct model *from, const struct model *to, ref r);

/* Gives the app another model, which outlives it: place, history and what was picked go along as
   far as they are there. False when the work one was in is not; then the place is for the caller to
   choose. */
bool remap_app(struct app *a, const struct model *to);

#endif
