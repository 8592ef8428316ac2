/* Sets of small numbers, one bit each, in words of 64. */
#ifndef LEITMOTIF_BASE_BITS_H
#define LEITMOTIF_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BITS = 64 }; /* in a word of a set */

/* Words that a set of numbers below n takes. */
static inline size_t bits_words(size_t n) {
    return (n + BITS - 1) / BITS;
}

static inline bool bits_has(const uint64_t *set, size_t i) {
    return set[i / BITS] >> i % BITS & 1;
}

static inline void bits_add(uint64_t *set, size_t i) {
    set[i / BITS] |= 1ull << i % BITS;
}

static inline unsigned bits_count(uint64_t word) {
    return (unsigned)__builtin_popcountll(word);
}

/* The least number of a word that is not 0; it is taken out. */
static inline unsigned bits_take(uint64_t *word) {
    unsigned least = (unsigned)__builtin_ctzll(*word);
    *word &= *word - 1;
    return least;
}

#endif
