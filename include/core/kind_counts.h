/* Rows of a set counted by kind, a word of the set at a time. */
#ifndef LEITMOTIF_CORE_KIND_COUNTS_H
#define LEITMOTIF_CORE_KIND_COUNTS_H

#include "core/model.h"

#include "base/bits.h"

/* Start with {.sums = ...}, numbers that it adds to. What was counted is there for sure only after
   kind_counts_flush(). */
struct kind_counts {
    uint32_t *sums;             /* KIND_COUNT numbers */
    uint64_t bytes[KIND_COUNT]; /* eight counts in the bytes of each */
    unsigned words;             /* of sets that they are of */
};

static inline void kind_counts_flush(struct kind_counts *c) {
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        for (unsigned shift = 0; shift < 64; shift += 8)
            c->sums[kind] += (uint32_t)(c->bytes[kind] >> shift & 0xFF);
        c->bytes[kind] = 0;
    }
    c->words = 0;
}

/* Counts the rows of a word; `kinds` are those of each kind. The compiler makes vectors of the
   loop. */
static inline void kind_counts_add(struct kind_counts *c, const uint64_t *kinds, uint64_t rows) {
    enum { MOST = 255 / 8 };
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        c->bytes[kind] += bits_by_byte(rows & kinds[kind]);
    if (++c->words == MOST)
        kind_counts_flush(c);
}

/* The rows of all kinds. */
static inline uint32_t kind_counts_sum(const uint32_t by_kind[KIND_COUNT]) {
    uint32_t sum = 0;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        sum += by_kind[kind];
    return sum;
}

#endif
