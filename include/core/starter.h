/* A dataset to start from. */
#ifndef LEITMOTIF_CORE_STARTER_H
#define LEITMOTIF_CORE_STARTER_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

/* Appends a dataset on a work of this title, in which every kind of thing stands once, with
   placeholders. False with `e` set when the title is empty or holds what no screen shows. */
bool starter_print(struct buf *out, str title, struct err *e);

#endif
