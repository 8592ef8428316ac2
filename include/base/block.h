/* Blocks of 64 bytes, as many as a word of a set has bits. */
#ifndef LEITMOTIF_BASE_BLOCK_H
#define LEITMOTIF_BASE_BLOCK_H

#include "base/bits.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The set of the bytes that are not 0, and the greatest of all. */
struct block {
    uint64_t some;
    uint8_t most;
};

#ifdef __SSE2__

/* Sixteen bytes a step: what every x86-64 can. */
static inline struct block block_of(const uint8_t at[BITS]) {
    enum { STEP = 16 };
    const __m128i zero = _mm_setzero_si128();
    __m128i most = zero;
    uint64_t none = 0;
    for (unsigned i = 0; i < BITS; i += STEP) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(at + i));
        most = _mm_max_epu8(most, bytes);
        none |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, zero)) << i;
    }
    most = _mm_max_epu8(most, _mm_srli_si128(most, 8));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 4));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 2));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 1));
    return (struct block){~none, (uint8_t)_mm_cvtsi128_si32(most)};
}

#else

/* The set of those of eight bytes that are not 0, in the least byte. */
static inline uint64_t block_eight(const uint8_t at[8]) {
    const uint64_t rest = 0x7F7F7F7F7F7F7F7F, ones = 0x0101010101010101;
    uint64_t x = bits_eight(at);
    x = (((x & rest) + rest) | x) >> 7 & ones;
    return x * 0x0102040810204080 >> 56;
}

static inline struct block block_of(const uint8_t at[BITS]) {
    struct block b = {0, 0};
    for (unsigned i = 0; i < BITS; i += 8)
        b.some |= block_eight(at + i) << i;
    for (unsigned i = 0; i < BITS; i++)
        b.most = at[i] > b.most ? at[i] : b.most;
    return b;
}

#endif
#endif
