/* "Did you mean": the nearest of many names to a word as it was typed. */
#ifndef LEITMOTIF_CORE_NEAR_H
#define LEITMOTIF_CORE_NEAR_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

/* Start with {.wanted = …}; views, not copies. */
struct near {
    str wanted;
    str best; /* empty while none is near enough */
    unsigned distance;
};

/* Offers a name: the first of the nearest becomes `best`. Near are a distance of 2 (1 when the
   shorter one has at most 4 bytes), and a name that begins with what was typed. The distance is
   that of Damerau and Levenshtein, as optimal string alignment, over bytes, ASCII letters without
   case; words longer than an id are never near. True when it is the very word. */
bool near_try(struct near *n, str name);

/* Appends "; did you mean `before``best`?" to the error, or "; `otherwise`" (may be NULL) when
   nothing is near. Returns false, as err_set(). */
bool near_hint(const struct near *n, const char *before, const char *otherwise, struct err *e);

#endif
