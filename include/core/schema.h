/* The format for editors. */
#ifndef LEITMOTIF_CORE_SCHEMA_H
#define LEITMOTIF_CORE_SCHEMA_H

#include "base/str.h"

/* Appends the JSON Schema (draft 2020-12) of a document, made from the tables of format.h: what it
   takes is what the loader takes, but for what no schema can tell: whether ids lead anywhere, days
   are in the calendar, and the like. */
void schema_print(struct buf *out);

#endif
