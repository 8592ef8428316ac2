/* The units that have a term, as the index keeps them. A posting is a number: the unit, then
   POSTING_BITS for the enum found_in of a field. Postings stand in groups of four, as J. Dean
   describes them ("Challenges in Building Large-Scale Information Retrieval Systems", 2009): a byte
   with the lengths of four numbers, of one to four bytes, two bits each; then the numbers, least
   byte first, each a posting less the unit before. The last group has as many as there is room for.
 */
#ifndef LEITMOTIF_CORE_POSTINGS_H
#define LEITMOTIF_CORE_POSTINGS_H

#include <stdint.h>

enum {
    POSTING_BITS = 3,
    POSTINGS = 4,                           /* of a group */
    POSTING_LONGEST = 1 + sizeof(uint32_t), /* bytes of one that is alone in its group */
    GROUP_BYTES = 1 + POSTINGS * sizeof(uint32_t)
};

/* Writes n postings of a term, which rise; returns the place behind them. There must be room for
   POSTING_LONGEST bytes of each. */
uint8_t *postings_write(uint8_t *to, const uint32_t *postings, uint32_t n);

/* A walk through those of a term. */
struct postings {
    const uint8_t *at, *end;
    uint32_t last; /* the unit before, as a posting */
};

/* The parts of a posting. */
static inline uint32_t posting_unit(uint32_t posting) {
    return posting >> POSTING_BITS;
}

static inline uint8_t posting_found(uint32_t posting) {
    return posting & ((1 << POSTING_BITS) - 1);
}

/* The next of them, in order, and how many; 0 at the end. Of what is behind the last, GROUP_BYTES
   may be read too. */
static inline unsigned postings_next(struct postings *p, uint32_t out[POSTINGS]) {
    static const uint32_t masks[] = {UINT8_MAX, UINT16_MAX, UINT32_MAX >> 8, UINT32_MAX};
    const uint8_t *at = p->at;
    if (at == p->end)
        return 0;
    unsigned lengths = *at++, n = 0;
    for (unsigned i = 0; i < POSTINGS; i++) {
        unsigned more = lengths >> 2 * i & 3;
        uint32_t number =
            (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
        out[i] = p->last + (number & masks[more]);
        p->last = out[i] & UINT32_MAX << POSTING_BITS;
        at += more + 1;
    }
    if (at <= p->end) {
        p->at = at;
        return POSTINGS;
    }
    at = p->at + 1;
    for (unsigned i = 0; i < POSTINGS; i++) {
        n += at < p->end;
        at += (lengths >> 2 * i & 3) + 1;
    }
    p->at = p->end;
    return n;
}

#endif
