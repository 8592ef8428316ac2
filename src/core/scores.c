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
    size_t old = s->room, room = bits_words(units) + 1;
    if (old >= room)
        return;
    s->at = grown(s->at, old * BITS, room * BITS);
    s->rows = grown(s->rows, old * sizeof *s->rows, room * sizeof *s->rows);
    s->words =
        grown(s->words, bits_words(old) * sizeof *s->words, bits_words(room) * sizeof *s->words);
    s->most = grown(s->most, old, room);
    s->room = room;
}

static struct bits_walk walk_of(const struct scores *s) {
    return (struct bits_walk){.set = s->words, .words = bits_words(s->room)};
}

void scores_clear(struct scores *s) {
    for (struct bits_walk w = walk_of(s); bits_next(&w);) {
        s->rows[w.at] = 0;
        s->most[w.at] = 0;
        if (!s->flat)
            memset(s->at + w.at * BITS, 0, BITS);
    }
    if (s->room > 0)
        memset(s->words, 0, bits_words(s->room) * sizeof *s->words);
    s->flat = 0;
    s->has_any = false;
}

void scores_free(struct scores *s) {
    free(s->at);
    free(s->rows);
    free(s->words);
    free(s->most);
}

void scores_everywhere(struct scores *s, uint32_t units) {
    size_t n = bits_words(units);
    for (size_t i = 0; i < bits_words(n); i++)
        s->words[i] = bits_between(i, 0, n);
}

/* The set of those of eight scores that are not 0, in the least byte. */
static uint64_t set_of(const uint8_t at[8]) {
    const uint64_t rest = 0x7F7F7F7F7F7F7F7F, ones = 0x0101010101010101;
    uint64_t x = bits_eight(at);
    x = (((x & rest) + rest) | x) >> 7 & ones;
    return x * 0x0102040810204080 >> 56;
}

void scores_gather(struct scores *s, uint32_t units) {
    scores_everywhere(s, units);
    for (size_t word = 0; word < bits_words(units); word++) {
        uint64_t rows = 0;
        for (unsigned i = 0; i < 8; i++)
            rows |= set_of(s->at + word * BITS + i * 8) << 8 * i;
        s->rows[word] = rows;
    }
}

/* Takes what is hidden out of a word of the set. */
static void hide(struct scores *s, size_t word, uint64_t hidden) {
    uint64_t out = s->rows[word] & hidden;
    s->rows[word] ^= out;
    while (out && !s->flat)
        s->at[word * BITS + bits_take(&out)] = 0;
}

/* Moves what the first unit of a word has to its row, which begins in a word before. */
static void move_back(struct scores *s, size_t word, const struct units *u) {
    uint32_t unit = (uint32_t)(word * BITS), row = units_first(u, unit);
    uint8_t score = scores_of(s, unit), *most = &s->most[row / BITS];
    bits_add(s->rows, row);
    bits_add(s->words, row / BITS);
    *most = *most < score ? score : *most;
    if (!s->flat)
        scores_raise(s, row, score);
}

/* Moves what stands in a word of the set under other units of a row than the first, one step at a
   time: rows have few. */
static void move(struct scores *s, size_t word, const struct units *u) {
    uint64_t first = u->first[word], behind = s->rows[word] & ~first;
    while (behind) {
        if (behind & 1)
            move_back(s, word, u);
        for (uint64_t left = s->flat ? 0 : behind; left;) {
            unsigned i = bits_take(&left);
            uint32_t unit = (uint32_t)(word * BITS) + i;
            if (i > 0)
                scores_raise(s, unit - 1, s->at[unit]);
            s->at[unit] = 0;
        }
        s->rows[word] = (s->rows[word] & ~behind) | behind >> 1;
        behind = behind >> 1 & ~first;
    }
}

uint32_t scores_open(const struct scores *s, const struct units *u) {
    uint32_t open = 0;
    for (struct bits_walk w = walk_of(s); bits_next(&w);)
        open += bits_count(s->rows[w.at] & u->open[w.at]);
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
    for (struct bits_walk w = walk_of(s); bits_next(&w);) {
        if (hidden)
            hide(s, w.at, hidden[w.at]);
        s->has_any |= s->rows[w.at] != 0;
        move(s, w.at, u);
        s->most[w.at] = s->flat ? s->flat : most_of(s->at + w.at * BITS);
    }
}
