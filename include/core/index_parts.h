/* The inside of the index. Only src/core/index*.c and units.c include it. */
#ifndef LEITMOTIF_CORE_INDEX_PARTS_H
#define LEITMOTIF_CORE_INDEX_PARTS_H

#include "core/index.h"
#include "core/passages.h"

/* A term of the dictionary. The next one's `bytes` and `postings` end it. */
struct term {
    uint32_t bytes;    /* of its string in the pool */
    uint32_t postings; /* the first byte of them */
};

/* Terms in the order of other strings for them, each as term << SPELLING_BITS | which string of
   it. The strings take much memory and are quickly made anew. */
struct spellings {
    uint32_t *at;
    uint32_t n;
};
enum { SPELLING_BITS = 2 };

enum {
    SHORT_BYTES = 256,
    LETTERS_MORE = 64 /* behind the last, so that a whole block can be read */
};

struct index {
    const struct model *model;
    struct units units;
    struct term *terms; /* sorted; one more ends the last */
    uint32_t
        *letters; /* match_letters() of each, apart: spellings are sought through all of them */
    char *pool;
    uint8_t *postings;
    uint32_t n;
    uint32_t hangul, hangul_end; /* the Hangul terms are together */
    struct spellings stems, romans;
    struct short_prefix *shorts;
    uint32_t *short_units;
    uint32_t *short_at; /* SHORT_BYTES of one byte, then by two: 1 + place in `shorts`, or 0 */
    uint32_t short_count;
};

static inline str index_term(const struct index *x, uint32_t i) {
    return (str){x->pool + x->terms[i].bytes, x->terms[i + 1].bytes - x->terms[i].bytes};
}
/* The first term not before `s`; and the first behind all that start with it. */
uint32_t index_lower(const struct index *x, str s);
uint32_t index_upper(const struct index *x, str s);

/* The second step of building: the stems and romanizations of all terms; the short prefixes. */
void index_stem(struct index *x);
void index_romanize(struct index *x);
void index_shorten(struct index *x);

#endif
