/* What a word found: a score for each unit that has it, and a set of units; from scores_fold() on
   that of their rows, by the number of the first unit. */
#ifndef LEITMOTIF_CORE_SCORES_H
#define LEITMOTIF_CORE_SCORES_H

#include "core/index.h"

enum { PACKED_WORDS = 16, PACKED_LEVELS = 16 };

/* Scores of many units that are kept, with no room for the others. */
struct packed {
    uint64_t *units; /* the set of those that have one */
    uint8_t *most;   /* as below */
    uint32_t *first; /* the place in `places` of the first of each PACKED_WORDS of the set */
    uint8_t *places; /* of a score in `levels`, four bits each */
    uint8_t levels[PACKED_LEVELS];
    uint32_t n; /* of those that have one */
};

struct scores {
    uint8_t *at;     /* by unit; 0 where it has none */
    uint64_t *rows;  /* the set of those that have one */
    uint64_t *words; /* the set of words of `rows` that may hold any: the others are passed over */
    uint8_t *most;   /* a bound of the scores of each of these words */
    size_t room;     /* words of `rows` that there is room for */
    uint8_t flat;    /* not 0: what all rows of the set have instead */
    bool has_any;    /* after scores_fold() */
    const struct packed *packed; /* not NULL: where the scores stand instead, */
    const uint64_t *hidden;      /* but those of this set; or NULL */
};

/* Makes room for so many units; keeps what stands. */
void scores_fit(struct scores *s, uint32_t units);
/* Takes all out, in time by how much there is. */
void scores_clear(struct scores *s);
void scores_free(struct scores *s);

/* Makes all scores the same; which units have it is put into `rows` by hand. */
void scores_flatten(struct scores *s, uint32_t units, uint8_t score);

/* Takes the scores of all units from there, which must live until they are taken out. */
void scores_take(struct scores *s, const struct packed *from, uint32_t units);
/* Makes a copy of the scores of so many units, before they are folded; false when there are more
   than PACKED_LEVELS different ones. Free it with packed_free(), in any case. */
bool scores_pack(const struct scores *s, uint32_t units, struct packed *p);
/* True when both, made of so many units, have the same scores. */
bool packed_is_same(const struct packed *a, const struct packed *b, uint32_t units);
void packed_free(struct packed *p);

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

/* The score of a unit of the set. */
static inline uint8_t packed_at(const struct packed *p, uint32_t unit) {
    size_t to = unit / BITS, word = to - to % PACKED_WORDS;
    uint32_t nth = p->first[word / PACKED_WORDS];
    for (; word < to; word++)
        nth += bits_count(p->units[word]);
    nth += bits_count(p->units[to] & ((1ull << unit % BITS) - 1));
    return p->levels[p->places[nth / 2] >> nth % 2 * 4 & (PACKED_LEVELS - 1)];
}

/* The score of a unit. */
static inline uint8_t scores_at(const struct scores *s, uint32_t unit) {
    if (!s->packed)
        return s->at[unit];
    bool has = bits_has(s->packed->units, unit) && !(s->hidden && bits_has(s->hidden, unit));
    return has ? packed_at(s->packed, unit) : 0;
}

/* The score of a row: the best of its units. */
static inline uint8_t scores_of(const struct scores *s, const struct units *u, uint32_t row) {
    if (s->flat)
        return bits_has(s->rows, row) ? s->flat : 0;
    uint8_t best = scores_at(s, row);
    for (uint32_t unit = row + 1; unit < u->n && !bits_has(u->first, unit); unit++) {
        uint8_t score = scores_at(s, unit);
        best = score > best ? score : best;
    }
    return best;
}

/* How many of the units that have one reveal nothing. */
uint32_t scores_open(const struct scores *s, const struct units *u);

/* Takes out the units of the set `hidden`, if there is one, which must live as long, and puts rows
   in the place of their units. */
void scores_fold(struct scores *s, const struct units *u, const uint64_t *hidden);

#endif
