/* Scores by row, with what is needed to pass over those that have none. */
#include "core/scores.h"

#include "base/block.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *grown(void *p, size_t from, size_t to) {
    char *fresh = memory_large(to);
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

/* Clears `n` words of the set. */
static void clear(struct scores *s, size_t word, size_t n) {
    memset(s->rows + word, 0, n * sizeof *s->rows);
    memset(s->most + word, 0, n);
    if (!s->flat && !s->packed)
        memset(s->at + word * BITS, 0, n * BITS);
}

void scores_clear(struct scores *s) {
    for (size_t i = 0; i < bits_words(s->room); i++) {
        if (s->words[i] == UINT64_MAX)
            clear(s, i * BITS, BITS);
        else
            for (uint64_t words = s->words[i]; words;)
                clear(s, i * BITS + bits_take(&words), 1);
        s->words[i] = 0;
    }
    s->flat = 0;
    s->packed = NULL;
    s->has_any = false;
}

void scores_free(struct scores *s) {
    free(s->at);
    free(s->rows);
    free(s->words);
    free(s->most);
}

static void everywhere(struct scores *s, uint32_t units) {
    size_t n = bits_words(units);
    for (size_t i = 0; i < bits_words(n); i++)
        s->words[i] = bits_between(i, 0, n);
}

void scores_flatten(struct scores *s, uint32_t units, uint8_t score) {
    everywhere(s, units);
    memset(s->most, score, bits_words(units));
    s->flat = score;
}

void scores_take(struct scores *s, const struct packed *from, uint32_t units) {
    size_t words = bits_words(units);
    everywhere(s, units);
    memcpy(s->rows, from->units, words * sizeof *s->rows);
    memcpy(s->most, from->most, words);
    s->packed = from;
}

/* The place of a score among the levels; PACKED_LEVELS when there is no room for it. */
static unsigned level_of(struct packed *p, uint8_t score) {
    unsigned i = 0;
    while (i < PACKED_LEVELS && p->levels[i] && p->levels[i] != score)
        i++;
    if (i < PACKED_LEVELS)
        p->levels[i] = score;
    return i;
}

bool scores_pack(const struct scores *s, uint32_t units, struct packed *p) {
    size_t words = bits_words(units);
    *p = (struct packed){.units = memory_new(words, sizeof *p->units),
                         .most = memory_new(words, sizeof *p->most),
                         .first = memory_new(words / PACKED_WORDS + 1, sizeof *p->first)};
    memcpy(p->units, s->rows, words * sizeof *p->units);
    memcpy(p->most, s->most, words);
    uint32_t n = 0;
    for (size_t word = 0; word < words; word++) {
        if (word % PACKED_WORDS == 0)
            p->first[word / PACKED_WORDS] = n;
        n += bits_count(p->units[word]);
    }
    p->n = n;
    p->places = memory_new(n / 2 + 1, sizeof *p->places);
    n = 0;
    for (struct bits_walk w = {.set = p->units, .words = words}; bits_next(&w); n++) {
        unsigned level = level_of(p, s->at[w.at]);
        if (level == PACKED_LEVELS)
            return false;
        p->places[n / 2] |= (uint8_t)(level << n % 2 * 4);
    }
    return true;
}

bool packed_is_same(const struct packed *a, const struct packed *b, uint32_t units) {
    return memcmp(a->levels, b->levels, sizeof a->levels) == 0 &&
           memcmp(a->units, b->units, bits_words(units) * sizeof *a->units) == 0 &&
           memcmp(a->places, b->places, a->n / 2 + 1) == 0;
}

void packed_free(struct packed *p) {
    free(p->units);
    free(p->most);
    free(p->first);
    free(p->places);
}

void scores_gather(struct scores *s, uint32_t units) {
    everywhere(s, units);
    for (size_t word = 0; word < bits_words(units); word++) {
        struct block b = block_of(s->at + word * BITS);
        s->rows[word] = b.some;
        s->most[word] = b.most;
    }
}

/* Takes what is hidden out of a word of the set. */
static void hide(struct scores *s, size_t word, uint64_t hidden) {
    uint64_t out = s->rows[word] & hidden;
    s->rows[word] ^= out;
    while (out && !s->flat && !s->packed)
        s->at[word * BITS + bits_take(&out)] = 0;
}

/* Puts rows in the place of their units in a word of the set, one step at a time: they have few. */
static void fold(struct scores *s, size_t word, const struct units *u) {
    uint64_t first = u->first[word], behind = s->rows[word] & ~first;
    while (behind) {
        if (behind & 1) /* the row begins in a word before */
            scores_note(s, units_first(u, (uint32_t)(word * BITS)), s->most[word]);
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

void scores_fold(struct scores *s, const struct units *u, const uint64_t *hidden) {
    s->hidden = hidden;
    for (struct bits_walk w = walk_of(s); bits_next(&w);) {
        if (hidden)
            hide(s, w.at, hidden[w.at]);
        s->has_any |= s->rows[w.at] != 0;
        fold(s, w.at, u);
    }
}
