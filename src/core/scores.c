/* Scores by row, with what is needed to pass over those that have none. */
#include "core/scores.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *grown(void *p, size_t from, size_t to) {
    char *fresh = memory_new(to, 1); /* of the system it is 0, and need not be touched */
    if (from > 0)
        memcpy(fresh, p, from);
    free(p);
    return fresh;
}

void scores_fit(struct scores *s, uint32_t units) {
    size_t blocks = bits_words(units) + 1;
    if (s->blocks >= blocks)
        return;
    s->at = grown(s->at, s->blocks * BITS, blocks * BITS);
    s->rows = grown(s->rows, s->blocks * sizeof *s->rows, blocks * sizeof *s->rows);
    s->blocks = blocks;
}

void scores_clear(struct scores *s) {
    for (size_t block = 0; block < s->blocks && !s->flat; block++)
        if (s->rows[block])
            memset(s->at + block * BITS, 0, BITS);
    if (s->blocks > 0)
        memset(s->rows, 0, s->blocks * sizeof *s->rows);
    s->flat = 0;
}

void scores_free(struct scores *s) {
    free(s->at);
    free(s->rows);
}

void scores_fold(struct scores *s, const struct units *u) {
    for (size_t word = 0; word < bits_words(u->n); word++) {
        uint64_t behind = s->rows[word] & ~u->first[word];
        s->rows[word] ^= behind;
        while (behind) {
            uint32_t unit = (uint32_t)(word * BITS) + bits_take(&behind);
            uint32_t row = units_first(u, unit);
            bits_add(s->rows, row);
            if (s->flat)
                continue;
            s->at[row] = s->at[row] < s->at[unit] ? s->at[unit] : s->at[row];
            s->at[unit] = 0;
        }
    }
}
