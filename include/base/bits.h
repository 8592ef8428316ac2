/* Sets of small numbers, one bit each, in words of 64. */
#ifndef LEITMOTIF_BASE_BITS_H
#define LEITMOTIF_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* Eight bytes as a word, the first in its least bits. */
static inline uint64_t bits_eight(const void *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word) : word;
}

/* The same of four. */
static inline uint64_t bits_four(const void *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap32(word) : word;
}

static inline void bits_put_eight(void *bytes, uint64_t word) {
    word = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word) : word;
    memcpy(bytes, &word, sizeof word);
}

/* A hash of bytes: eight a step, the last eight again; of less than eight the first and last four,
   which may share some. The multiplier is that of splitmix64. */
static inline uint32_t bits_hash(const char *p, size_t n) {
    enum { STEP = sizeof(uint64_t), HALF = STEP / 2 };
    uint64_t hash = n;
    if (n >= STEP)
        for (size_t at = 0; at < n; at += STEP) {
            hash = (hash ^ bits_eight(p + (at + STEP < n ? at : n - STEP))) * 0xBF58476D1CE4E5B9u;
            hash ^= hash >> 32;
        }
    else if (n >= HALF)
        hash ^= bits_four(p) << 32 ^ bits_four(p) ^ bits_four(p + n - HALF) << 3;
    else if (n > 0)
        hash |= (uint64_t)(unsigned char)p[0] << 8 | (uint64_t)(unsigned char)p[n / 2] << 16 |
                (uint64_t)(unsigned char)p[n - 1] << 24;
    return (uint32_t)(hash * 0x9E3779B97F4A7C15u >> 32);
}

/* How many there are in each byte of a word, in that byte: in pairs, fours and eights. Few of the
   machines that we build for count bits at once. */
static inline uint64_t bits_by_byte(uint64_t word) {
    const uint64_t pairs = 0x5555555555555555, fours = 0x3333333333333333;
    word -= word >> 1 & pairs;
    word = (word & fours) + (word >> 2 & fours);
    return (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
}

static inline unsigned bits_count(uint64_t word) {
    return (unsigned)(bits_by_byte(word) * 0x0101010101010101 >> 56);
}

/* The numbers of a word of a set that are at least `from` and less than `to`. */
static inline uint64_t bits_between(size_t word, size_t from, size_t to) {
    uint64_t all = UINT64_MAX;
    if (word * BITS < from)
        all &= from - word * BITS < BITS ? UINT64_MAX << (from - word * BITS) : 0;
    if (word * BITS + BITS > to)
        all &= to > word * BITS ? UINT64_MAX >> (BITS - (to - word * BITS)) : 0;
    return all;
}

/* The least number of a word that is not 0; it is taken out. */
static inline unsigned bits_take(uint64_t *word) {
    unsigned least = (unsigned)__builtin_ctzll(*word);
    *word &= *word - 1;
    return least;
}

/* A walk over a set, from the least number on. Start with {.set = …, .words = …}. */
struct bits_walk {
    const uint64_t *set;
    size_t words;
    size_t word; /* that comes next */
    uint64_t left;
    size_t at; /* the number */
};

/* The next number; false at the end. What is added behind the word it is in comes too. */
static inline bool bits_next(struct bits_walk *w) {
    while (!w->left) {
        if (w->word == w->words)
            return false;
        w->left = w->set[w->word++];
    }
    w->at = (w->word - 1) * BITS + bits_take(&w->left);
    return true;
}

/* The greatest number of a set that is at most `i`; there must be one. No branch but for words
   without any: where sets are dense, those are few. */
static inline size_t bits_down(const uint64_t *set, size_t i) {
    size_t word = i / BITS;
    uint64_t upto = set[word] << (BITS - 1 - i % BITS);
    if (upto)
        return i - (unsigned)__builtin_clzll(upto);
    while (!set[--word])
        ;
    return word * BITS + BITS - 1 - (unsigned)__builtin_clzll(set[word]);
}

#endif
