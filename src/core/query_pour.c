/* From postings of the index to a column. */
#include "core/index_short.h"
#include "core/query_parts.h"

/* A row stands under each of its units at first. */
enum { WAITING = 64, FEW = 8 /* bytes of postings for so many units */ };

struct pour {
    struct scores *to;
    uint8_t of[1 << POSTING_BITS]; /* what a word counts */
    /* Few postings wait: when their turn comes, the memory for them is near. */
    uint32_t unit[WAITING];
    uint8_t score[WAITING];
    unsigned n;
};

/* Of many the scores alone are kept. */
static void pour_many(const struct pour *p, struct postings from) {
    struct scores to = *p->to;
    uint32_t some[POSTINGS];
    unsigned n;
    while ((n = postings_next(&from, some)) == POSTINGS)
        for (unsigned i = 0; i < POSTINGS; i++)
            scores_raise(&to, posting_unit(some[i]), p->of[posting_found(some[i])]);
    for (unsigned i = 0; i < n; i++)
        scores_raise(&to, posting_unit(some[i]), p->of[posting_found(some[i])]);
}

static void empty(struct pour *p) {
    struct scores to = *p->to;
    for (unsigned i = 0; i < p->n; i++)
        scores_put(&to, p->unit[i], p->score[i]);
    p->n = 0;
}

static void pour_few(struct pour *p, struct postings from) {
    const uint8_t *scores = p->to->at;
    uint32_t some[POSTINGS];
    for (unsigned n; (n = postings_next(&from, some)) > 0;) {
        if (p->n + POSTINGS > WAITING)
            empty(p);
        for (unsigned i = 0; i < n; i++) {
            p->unit[p->n] = posting_unit(some[i]);
            p->score[p->n] = p->of[posting_found(some[i])];
            __builtin_prefetch(scores + p->unit[p->n++], 1);
        }
    }
}

/* Pours what stands in q->found in some places. */
static void pour(const struct query *q, struct column *c, size_t from, size_t to) {
    const struct index *x = q->setup.index;
    const struct found_list *list = &q->found;
    struct pour p = {.to = &c->found};
    size_t bytes = 0;
    for (size_t i = from; i < to; i++)
        bytes += index_bytes(x, list->at[i]);
    bool are_few = bytes < q->units->n / FEW;
    for (size_t i = from; i < to; i++) {
        enum match_how how = list->at[i].how;
        for (unsigned f = 0; (i == from || how != list->at[i - 1].how) && f < FOUND_FIELDS; f++)
            p.of[f] = column_score(c, how, (enum found_in)f);
        index_fetch(x, list, i);
        for (uint32_t term = list->at[i].from; term < list->at[i].to; term++)
            if (are_few)
                pour_few(&p, index_postings(x, term));
            else
                pour_many(&p, index_postings(x, term));
    }
    if (are_few)
        empty(&p);
    else
        scores_gather(&c->found, q->units->n);
}

void query_pour(struct query *q, struct column *c, const struct token *t, unsigned ways) {
    if (c->found.packed) /* all that was found is hidden */
        scores_clear(&c->found);
    q->found.n = 0;
    index_find(q->setup.index, &(struct index_wish){t, ways, &q->speller}, &q->found);
    size_t n = 0; /* of what was found, that which makes a word less rare: no romanizations */
    while (n < q->found.n && q->found.at[n].how != MATCH_ROMANIZED)
        n++;
    pour(q, c, 0, n);
    c->rarity = scores_open(&c->found, q->units);
    if (n < q->found.n)
        pour(q, c, n, q->found.n);
    else if (!(c->ways & WAY_LAYOUT)) /* no text need be romanized then */
        c->ways &= (uint8_t)~WAY_ROMAN;
}

bool query_flatten(struct query *q, struct column *c) {
    str term = word_term(&c->term);
    if (!c->is_brief || c->classes != CLASSES_ALL || !index_short(q->setup.index, term))
        return false;
    scores_flatten(&c->found, q->units->n, SCORE_BRIEF);
    index_short_units(q->setup.index, term, c->found.rows);
    c->rarity = scores_open(&c->found, q->units);
    return true;
}
