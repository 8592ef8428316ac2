/* Where a row stands in its file, for an editor. */
#ifndef LEITMOTIF_CORE_WHERE_H
#define LEITMOTIF_CORE_WHERE_H

#include "core/model.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct where {
    str file;
    size_t line; /* from 1 */
};

/* The place of a row, for which its file is read again: the model keeps only where works begin.
   When the row is not found there now, it is the line of its work. False when it is in no file. */
bool where_find(const struct model *m, ref row, struct arena *a, struct where *out);

#endif
