/* A dataset to start from. */
#ifndef LEITMOTIF_CORE_STARTER_H
#define LEITMOTIF_CORE_STARTER_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

/* An id made from a title: romanized where it is Korean, without accents; "work" when nothing of
   the title is left. */
str starter_id(struct arena *a, str title);

/* Appends a dataset on a work of this title, in which every kind of thing stands once, with
   placeholders. False with `e` set when the title is empty or holds what no screen shows. */
bool starter_print(struct buf *out, str title, struct err *e);

#endif
