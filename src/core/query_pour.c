/* From postings of the index to a column. */
#include "core/index_short.h"
#include "core/query_parts.h"

/* Postings of terms on their way into a column, a ring: when their turn comes, the memory for them
   is near. A row stands under each of its units at first. */
enum { RING = 32 };

struct pour {
    const struct query *q;
    struct column *c;
    uint8_t of[1 << POSTING_BITS]; /* what a word counts */
    bool counts;                   /* towards the rarity */
    uint32_t unit[RING];
    uint8_t score[RING];
    size_t n;
};

static void set_how(struct pour *p, enum match_how how) {
    p->counts = column_counts(how);
    for (unsigned f = 0; f < FOUND_FIELDS; f++)
        p->of[f] = column_score(p->c, how, (enum found_in)f);
}

static void put_next(struct pour *p, uint32_t unit, uint8_t score) {
    size_t at = p->n++ % RING;
    scores_put(&p->c->found, p->unit[at], p->score[at]);
    __builtin_prefetch(p->c->found.at + unit, 1);
    p->unit[at] = unit;
    p->score[at] = score;
}

static void pour_term(struct pour *p, uint32_t term) {
    const uint64_t *open = p->q->units->open, *hidden = p->q->hidden;
    struct postings at = index_postings(p->q->setup.index, term);
    uint32_t rarity = 0;
    uint8_t any = 0;
    for (uint32_t last = UINT32_MAX; postings_next(&at); last = at.unit) {
        uint8_t score = p->of[at.found];
        rarity += (at.unit != last) & bits_has(open, at.unit);
        if (hidden && bits_has(hidden, at.unit))
            continue;
        put_next(p, at.unit, score);
        any |= score;
    }
    p->c->rarity += p->counts ? rarity : 0;
    p->c->has_any |= any != 0;
}

void query_pour(struct query *q, struct column *c) {
    struct pour p = {.q = q, .c = c};
    for (size_t i = 0; i < q->found.n; i++) {
        const struct found_terms *found = &q->found.at[i];
        index_fetch(q->setup.index, &q->found, i);
        if (i == 0 || found->how != found[-1].how)
            set_how(&p, found->how);
        for (uint32_t term = found->from; term < found->to; term++)
            pour_term(&p, term);
    }
    if (p.n == 0)
        return;
    for (unsigned i = 0; i < RING; i++)
        put_next(&p, 0, 0);
    scores_fold(&c->found, q->units);
}

bool query_flatten(struct query *q, struct column *c) {
    const struct short_prefix *known = c->is_brief && c->classes == CLASSES_ALL
                                           ? index_short(q->setup.index, word_term(&c->term))
                                           : NULL;
    if (!known || !known->units)
        return false;
    c->found.flat = SCORE_BRIEF;
    for (size_t i = 0; i < bits_words(q->units->n); i++) {
        c->found.rows[i] |= known->units[i] & ~(q->hidden ? q->hidden[i] : 0);
        c->has_any |= c->found.rows[i] != 0;
    }
    scores_fold(&c->found, q->units);
    c->rarity = known->rarity;
    return true;
}
