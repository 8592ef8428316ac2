/* What helps to write a dataset. */
#ifndef LEITMOTIF_CORE_SCHEMA_H
#define LEITMOTIF_CORE_SCHEMA_H

#include "base/err.h"
#include "base/str.h"

/* Appends the JSON Schema (draft 2020-12) of a document, made from the tables of format.h: what it
   takes is what the loader takes, but for what no schema can tell: whether ids lead anywhere, days
   are in the calendar, and the like. */
void schema_print(struct buf *out);
/* Appends a dataset on a work of this title, in which every kind of thing stands once, with
   placeholders. False with `e` set when the title is empty or holds what no screen shows. */
bool starter_print(struct buf *out, str title, struct err *e);

#endif
