/* What a word found: a score for each unit that has it, and a set of units; from scores_fold() on
   that of their rows, by the number of the first unit. */
#ifndef LEITMOTIF_CORE_SCORES_H
#define LEITMOTIF_CORE_SCORES_H

#include "core/index.h"

struct scores {
    uint8_t *at;     /* by unit; 0 where it has none */
    uint64_t *rows;  /* the set of those that have one */
    uint64_t *words; /* the set of words of `rows` that may hold any: the others are passed over */
    uint8_t *most;   /* a bound of the scores of each of these words */
    size_t room;     /* words of `rows` that there is room for */
    uint8_t flat;    /* not 0: what all rows of the set have instead */
    bool has_any;    /* after scores_fold() */
};

/* Makes room for so many units; keeps what stands. */
void scores_fit(struct scores *s, uint32_t units);
/* Takes all out, in time by how much there is. */
void scores_clear(struct scores *s);
void scores_free(struct scores *s);

/* Makes all scores the same; which units have it is put into `rows` by hand. */
void scores_flatten(struct scores *s, uint32_t units, uint8_t score);

/* Gives a unit a score if that is more than it has. No branch: none could be foretold. The sets
   have it after scores_gather(): of many, that is quicker. */
static inline void scores_raise(struct scores *s, uint32_t unit, uint8_t score) {
    uint8_t *at = &s->at[unit];
    *at = *at < score ? score : *at;
}

/* Notes in the sets that a unit has a score, of at most so much. */
static inline void scores_note(struct scores *s, uint32_t unit, uint8_t score) {
    uint8_t *most = &s->most[unit / BITS];
    bits_add(s->words, unit / BITS);
    *most = *most < score ? score : *most;
    s->rows[unit / BITS] |= (uint64_t)(score > 0) << unit % BITS;
}

/* Gives a unit a score, and the sets have it at once. */
static inline void scores_put(struct scores *s, uint32_t unit, uint8_t score) {
    scores_raise(s, unit, score);
    scores_note(s, unit, score);
}

/* Makes the sets of the scores that so many units have. */
void scores_gather(struct scores *s, uint32_t units);

/* The score of a row: the best of its units. */
static inline uint8_t scores_of(const struct scores *s, const struct units *u, uint32_t row) {
    if (s->flat)
        return bits_has(s->rows, row) ? s->flat : 0;
    uint8_t best = s->at[row];
    for (uint32_t unit = row + 1; unit < u->n && !bits_has(u->first, unit); unit++)
        best = s->at[unit] > best ? s->at[unit] : best;
    return best;
}

/* How many of the units that have one reveal nothing. */
uint32_t scores_open(const struct scores *s, const struct units *u);

/* Takes out the units of the set `hidden`, if there is one, and puts rows in the place of their
   units. */
void scores_fold(struct scores *s, const struct units *u, const uint64_t *hidden);

#endif
