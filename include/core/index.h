/* The index of a library: a dictionary of terms with the rows that have them. It makes the search
   as quick at a million songs as at twelve. Read-only once built; tied to its model.

   Rows are numbered by unit: one for each `reveals` that the passages of a row have, all units of a
   row next to each other, row after row in the order of the works by id. So what is withheld can be
   passed over, and the order of loading makes no difference. */
#ifndef LEITMOTIF_CORE_INDEX_H
#define LEITMOTIF_CORE_INDEX_H

#include "core/match.h"
#include "core/model.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What each unit is. */
struct units {
    ref *owner;
    uint16_t *reveals;
    uint8_t
        *back; /* how many units of the same row stand before it; UNIT_OPEN: it reveals nothing */
    uint32_t n, capacity;
};

enum { UNIT_OPEN = 0x80, UNIT_BACK = 0x7F };

/* The first unit of the row that a unit belongs to. */
static inline uint32_t units_first(const struct units *u, uint32_t unit) {
    return unit - (u->back[unit] & UNIT_BACK);
}

/* A walk through the units that have a term, each with the enum found_in of a field. A posting is a
   number of base 128, least digits first (LEB128): the way from the unit before, its sign lowest
   (zigzag), then POSTING_BITS for the field. */
enum { POSTING_BITS = 3 };

struct postings {
    const uint8_t *at, *end;
    uint32_t unit;
    uint8_t found;
};

/* The next one; false at the end. */
static inline bool postings_next(struct postings *p) {
    if (p->at == p->end)
        return false;
    uint64_t value = 0;
    unsigned shift = 0;
    for (; *p->at & 0x80; shift += 7)
        value |= (uint64_t)(*p->at++ & 0x7F) << shift;
    value |= (uint64_t)*p->at++ << shift;
    p->found = value & ((1 << POSTING_BITS) - 1);
    value >>= POSTING_BITS;
    p->unit += (uint32_t)(value >> 1) ^ (uint32_t)(0 - (value & 1));
    return true;
}

struct index;

/* Builds the index of `m`, on several threads when it is large. *stop, which may be NULL, ends it
   early when another thread makes it true; then it returns NULL. Free it with index_free(). */
struct index *index_build(const struct model *m, const atomic_bool *stop);
void index_free(struct index *x);
/* Bytes of memory that it holds. */
size_t index_bytes(const struct index *x);

/* All its units; they live as long as the index. */
const struct units *index_units(const struct index *x);

/* Terms that a token means, one behind the other in the dictionary, from `from` to before `to`. */
struct found_terms {
    uint32_t from, to;
    enum match_how how;
};

/* Takes all terms found. */
struct term_sink {
    void (*put)(void *context, const struct found_terms *found);
    void *context;
};

/* The units with a term. */
struct postings index_postings(const struct index *x, uint32_t term);

struct index_wish {
    const struct token *token;
    unsigned ways;
    struct speller *speller; /* of the thread that asks */
};

/* Puts all terms that the token means in one of the ways. Time grows with the dictionary at most.
 */
void index_find(const struct index *x, const struct index_wish *wish, const struct term_sink *sink);

/* What a prefix of one or two bytes finds when nothing is withheld, worked out when the index was
   built. */
struct short_prefix {
    const uint32_t *units; /* first units of the best rows, best first */
    uint32_t n;
    uint32_t by_kind[KIND_COUNT]; /* rows, of all */
    uint32_t rarity;              /* units that reveal nothing, for each of its terms */
};

enum { SHORT_UNITS = 100 };

/* That of a term of one or two letters or Hangul keys; NULL when it is longer or of other bytes. */
const struct short_prefix *index_short(const struct index *x, str term);

#endif
