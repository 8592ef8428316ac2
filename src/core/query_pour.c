/* From postings of the index to a column. */
#include "core/index_short.h"
#include "core/query_parts.h"

/* The postings of terms, into a column. */
struct pour {
    struct query *q;
    struct column *c;
    uint8_t of[MATCH_COUNT][1 << POSTING_BITS]; /* what a word counts */
};

static struct pour pour_into(struct query *q, struct column *c) {
    struct pour p = {.q = q, .c = c};
    for (unsigned how = 0; how < MATCH_COUNT; how++)
        for (unsigned i = 0; i < FOUND_FIELDS; i++)
            p.of[how][i] = column_score(c, (enum match_how)how, (enum found_in)i);
    return p;
}

/* Units on their way into a column: when their turn comes, the memory for them is near. */
enum { COMING = 64 };

struct coming {
    uint32_t unit[COMING];
    uint8_t score[COMING];
    bool counts[COMING]; /* towards the rarity, if it is open */
    unsigned n;
};

static void put_units(const struct pour *p, struct coming *coming) {
    const struct units *u = p->q->units;
    const uint64_t *hidden = p->q->hidden;
    struct scores found = p->c->found;
    uint32_t rarity = 0;
    uint8_t any = 0;
    for (unsigned i = 0; i < coming->n; i++) {
        uint32_t unit = coming->unit[i];
        rarity += coming->counts[i] & bits_has(u->open, unit);
        if (hidden && bits_has(hidden, unit))
            continue;
        scores_put(&found, units_first(u, unit), coming->score[i]);
        any |= coming->score[i];
    }
    p->c->rarity += rarity;
    p->c->has_any |= any != 0;
    coming->n = 0;
}

static void pour_term(const struct pour *p, uint32_t term, enum match_how how,
                      struct coming *coming) {
    const uint8_t *of = p->of[how], *at_score = p->c->found.at;
    const uint64_t *first = p->q->units->first;
    bool counts = column_counts(how);
    struct postings at = index_postings(p->q->setup.index, term);
    unsigned n = coming->n;
    for (uint32_t last = UINT32_MAX; postings_next(&at); last = at.unit) {
        __builtin_prefetch(at_score + at.unit, 1);
        __builtin_prefetch(first + at.unit / BITS);
        coming->unit[n] = at.unit;
        coming->score[n] = of[at.found];
        coming->counts[n++] = (at.unit != last) & counts;
        if (n < COMING)
            continue;
        coming->n = n;
        put_units(p, coming);
        n = 0;
    }
    coming->n = n;
}

void query_pour(struct query *q, struct column *c) {
    const struct pour p = pour_into(q, c);
    const struct found_list *list = &q->found;
    struct coming coming = {.n = 0};
    for (size_t i = 0; i < list->n; i++) {
        index_fetch(q->setup.index, list, i);
        for (uint32_t term = list->at[i].from; term < list->at[i].to; term++)
            pour_term(&p, term, list->at[i].how, &coming);
    }
    put_units(&p, &coming);
}

bool query_flatten(struct query *q, struct column *c) {
    const struct short_prefix *known = c->is_brief && c->classes == CLASSES_ALL
                                           ? index_short(q->setup.index, word_term(&c->term))
                                           : NULL;
    if (!known || !known->units)
        return false;
    size_t words = bits_words(q->units->n);
    uint64_t *seen = NEW(&q->arena, uint64_t, words);
    for (size_t i = 0; i < words; i++) {
        seen[i] = known->units[i] & ~(q->hidden ? q->hidden[i] : 0);
        c->has_any |= seen[i] != 0;
    }
    scores_flatten(&c->found, q->units, seen, SCORE_BRIEF);
    c->rarity = known->rarity;
    return true;
}
