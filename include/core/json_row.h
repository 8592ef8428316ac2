/* A row as a JSON object, by the tables of the format. */
#ifndef LEITMOTIF_CORE_JSON_ROW_H
#define LEITMOTIF_CORE_JSON_ROW_H

#include "core/page.h"

#include "base/str.h"

#include <stdbool.h>

/* Appends an episode as in a dataset: a number, "before", "special" or null. */
void json_episode(struct buf *out, uint16_t episode);

/* Appends {"kind":…,"id":…,"work":…,"title":…} and then every field that is set, named and written
   as in a dataset; but the names by language are "titles", and a field "kind" is "type". A
   reference is an id where the field can name one kind only, else "kind:id", and "work/kind:id" in
   another work. What the guard withholds is left out, and the object then has "withheld":true. The
   row itself must be visible. One line, without its end; safe for a terminal. */
void json_row(struct buf *out, const struct page_setup *p, ref row);

/* Appends the row as an element of its table in a dataset, on one line: the loader makes the same
   row of it. Appends nothing and returns false when the guard withholds it, or all of something
   that it must have; *withheld is set when it left out anything. */
bool json_element(struct buf *out, const struct page_setup *p, ref row, bool *withheld);

#endif
