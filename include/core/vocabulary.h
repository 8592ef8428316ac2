/* Terms as they are met, each with a number in the order in which they came: a hash table with open
   addressing, and their strings. Used by core/reading alone. */
#ifndef LEITMOTIF_CORE_VOCABULARY_H
#define LEITMOTIF_CORE_VOCABULARY_H

#include "core/strings.h"
#include "core/words.h"

#include "base/bits.h"

enum { SLOT_BYTES = 2 * HEAD };

/* A place of the table. A term of at most SLOT_BYTES bytes is known by it alone. */
struct slot {
    uint64_t head, rest; /* the first bytes of the term, and those that follow */
    uint32_t check;      /* its length; of a longer one a hash besides */
    uint32_t number;     /* 1 + its number; 0: free */
};

/* Start with vocabulary_open(); free the slots alone, or all. */
struct vocabulary {
    struct strings strings;
    struct slot *slots;
    unsigned bits; /* there are 1 << bits slots */
};
void vocabulary_open(struct vocabulary *v);
void vocabulary_free_slots(struct vocabulary *v);
void vocabulary_free(struct vocabulary *v);

/* Adds a term that is not there; returns its number. */
uint32_t vocabulary_add(struct vocabulary *v, struct slot of, const char *bytes);

/* What follows is in this header so that it is compiled together with the loops that call it. */

/* n bytes as a number, the first in its highest bits; eight can be read. */
static inline uint64_t vocabulary_bytes(const char *p, size_t n) {
    uint64_t number = __builtin_bswap64(bits_eight(p));
    return n < HEAD ? number & ~(UINT64_MAX >> 8 * n) : number;
}

/* What a term is looked up by, without its number. */
static inline struct slot vocabulary_slot(const struct word *word) {
    str term = word_term(word);
    struct slot s = {.head = vocabulary_bytes(term.p, term.n), .check = (uint32_t)term.n};
    if (term.n > HEAD)
        s.rest = vocabulary_bytes(term.p + HEAD, term.n - HEAD);
    if (term.n > SLOT_BYTES)
        s.check |= bits_hash(term.p, term.n) << 8;
    return s;
}

/* The slot where a term is looked for first. */
static inline size_t vocabulary_home(const struct vocabulary *v, const struct slot *of) {
    const uint64_t golden = 0x9E3779B97F4A7C15u;
    uint64_t h = (of->head ^ (of->rest ^ of->check) * 0xD6E8FEB86659FD93u) * golden;
    return (h ^ h >> 32) * golden >> (64 - v->bits);
}

/* The number of a term, which is added when it is not there; at `bytes` it stands whole. */
static inline uint32_t vocabulary_number(struct vocabulary *v, const struct slot *of,
                                         const char *bytes) {
    size_t last = ((size_t)1 << v->bits) - 1;
    for (size_t at = vocabulary_home(v, of); v->slots[at].number; at = (at + 1) & last) {
        const struct slot *s = &v->slots[at];
        if (s->head != of->head || s->rest != of->rest || s->check != of->check)
            continue;
        str term = {bytes, s->check & UINT8_MAX};
        if (term.n <= SLOT_BYTES || str_eq(term, strings_at(&v->strings, s->number - 1)))
            return s->number - 1;
    }
    return vocabulary_add(v, *of, bytes);
}

#endif
