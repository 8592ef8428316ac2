/* The inside of the index. Only src/core/index*.c include it. */
#ifndef LEITMOTIF_CORE_INDEX_PARTS_H
#define LEITMOTIF_CORE_INDEX_PARTS_H

#include "core/index_ready.h"
#include "core/index_short.h"
#include "core/spelling.h"

enum {
    SHORT_BYTES = 256,
    SHORTS = SHORT_BYTES + SHORT_BYTES * SHORT_BYTES,
    TERM_BLOCK = 32 /* terms with one place in the pool */
};

struct index {
    const struct model *model;
    struct units units;
    /* The terms, sorted. */
    char *pool;
    uint8_t *lengths; /* bytes of each */
    uint8_t *same;    /* bytes that each begins with as the one before does */
    uint8_t *least;   /* the least of them in each TERM_BLOCK */
    uint32_t *blocks; /* where each TERM_BLOCK of them begins in the pool */
    uint32_t *posted; /* where the postings of each begin; one more ends the last */
    uint64_t *pairs;  /* for each bit of match_pairs() the set of Hangul terms that have it: words
                         are sought inside all of them */
    uint8_t *postings;
    uint32_t n, bytes;
    uint32_t hangul, hangul_end; /* the Hangul terms are together */
    struct spellings stems, romans;
    /* SHORTS, those of one byte first; NULL: it finds nothing, once all are there. */
    struct short_prefix *_Atomic *shorts;
    atomic_bool has_shorts;
    struct ready ready[READY_MOST];
    atomic_uint ready_count;
};

static inline str index_term(const struct index *x, uint32_t i) {
    uint32_t bytes = x->blocks[i / TERM_BLOCK];
    for (uint32_t k = i - i % TERM_BLOCK; k < i; k++)
        bytes += x->lengths[k];
    return (str){x->pool + bytes, x->lengths[i]};
}
/* The first term not before `s`; and the first behind all that start with it. */
uint32_t index_lower(const struct index *x, str s);
uint32_t index_upper(const struct index *x, str s);

/* The first term behind `from` that does not begin with the same `head` bytes. */
uint32_t index_behind(const struct index *x, size_t head, uint32_t from, uint32_t to);
void found_add(struct found_list *list, struct found_terms found);
/* Adds the terms that slips of the fingers may mean, each once. */
void index_find_near(const struct index *x, const struct token *t, struct found_list *out);

#endif
