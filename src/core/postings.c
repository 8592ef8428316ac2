/* Writing postings. */
#include "core/postings.h"

uint8_t *postings_write(uint8_t *to, const uint32_t *postings, uint32_t n) {
    uint8_t *lengths = to;
    uint32_t last = 0;
    for (uint32_t i = 0; i < n; i++) {
        unsigned shift = i % POSTINGS * 2;
        if (shift == 0) {
            lengths = to++;
            *lengths = 0;
        }
        uint32_t number = postings[i] - last;
        for (last = postings[i] & UINT32_MAX << POSTING_BITS; number > UINT8_MAX; number >>= 8) {
            *to++ = (uint8_t)number;
            *lengths += (uint8_t)(1 << shift);
        }
        *to++ = (uint8_t)number;
    }
    return to;
}
