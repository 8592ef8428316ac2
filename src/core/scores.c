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
    s->most = grown(s->most, s->blocks, blocks);
    s->blocks = blocks;
}

void scores_clear(struct scores *s) {
    for (size_t block = 0; block < s->blocks && !s->flat; block++)
        if (s->rows[block])
            memset(s->at + block * BITS, 0, BITS);
    if (s->blocks > 0)
        memset(s->rows, 0, s->blocks * sizeof *s->rows);
    s->flat = 0;
    s->has_any = false;
}

void scores_free(struct scores *s) {
    free(s->at);
    free(s->rows);
    free(s->most);
}

/* Takes what is hidden out of a word of the set. */
static void hide(struct scores *s, size_t word, uint64_t hidden) {
    uint64_t out = s->rows[word] & hidden;
    s->rows[word] ^= out;
    while (out && !s->flat)
        s->at[word * BITS + bits_take(&out)] = 0;
}

/* Moves what stands in a word of the set under other units of a row than the first. */
static void move(struct scores *s, size_t word, const struct units *u) {
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

uint32_t scores_open(const struct scores *s, const struct units *u) {
    uint32_t open = 0;
    for (size_t word = 0; word < bits_words(u->n); word++)
        open += bits_count(s->rows[word] & u->open[word]);
    return open;
}

/* The compiler makes vectors of the loop. */
static uint8_t most_of(const uint8_t at[BITS]) {
    uint8_t most = 0;
    for (unsigned i = 0; i < BITS; i++)
        most = at[i] > most ? at[i] : most;
    return most;
}

void scores_fold(struct scores *s, const struct units *u, const uint64_t *hidden) {
    for (size_t word = bits_words(u->n); word-- > 0;) {
        if (s->rows[word] == 0)
            continue;
        if (hidden)
            hide(s, word, hidden[word]);
        move(s, word, u);
        s->has_any |= s->rows[word] != 0;
        s->most[word] = s->flat ? s->flat : most_of(s->at + word * BITS);
    }
}
