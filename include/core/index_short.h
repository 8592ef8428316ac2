/* What a word of one or two letters finds: it is known beforehand, for it is much. */
#ifndef LEITMOTIF_CORE_INDEX_SHORT_H
#define LEITMOTIF_CORE_INDEX_SHORT_H

#include "core/index.h"

enum { SHORT_BEST = 80 };

/* What a short prefix finds. */
struct short_found {
    uint32_t best[SHORT_BEST]; /* first units of the best rows, best first */
    uint8_t scores[SHORT_BEST];
    uint32_t n;
    uint32_t by_kind[KIND_COUNT]; /* rows, of all */
};

/* A prefix of one or two bytes, worked out by index_hasten(). */
struct short_prefix {
    struct short_found all, open; /* when nothing is withheld; when all is that reveals anything */
    uint64_t *units;              /* the set of all units, where there are many; or NULL */
};

/* That of a term of one or two letters or Hangul keys; NULL when it is longer or of other bytes, or
   not worked out yet. */
const struct short_prefix *index_short(const struct index *x, str term);
/* Adds all units of a term of one or two letters to a set. */
void index_short_units(const struct index *x, str term, uint64_t *set);

#endif
