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
    uint32_t unit[RING];
    uint8_t score[RING];
    size_t n;
};

/* Postings of a term that most words of a set have are near each other already. */
static void pour_dense(const struct pour *p, struct postings at) {
    struct scores found = p->c->found;
    scores_everywhere(&found, p->q->units->n);
    while (postings_next(&at))
        scores_raise(&found, at.unit, p->of[at.found]);
}

static void pour_sparse(struct pour *p, struct postings at) {
    struct scores found = p->c->found;
    size_t n = p->n;
    for (; postings_next(&at); n++) {
        size_t i = n % RING;
        scores_put(&found, p->unit[i], p->score[i]);
        __builtin_prefetch(found.at + at.unit, 1);
        p->unit[i] = at.unit;
        p->score[i] = p->of[at.found];
    }
    p->n = n;
}

static void pour_term(struct pour *p, uint32_t term) {
    struct postings at = index_postings(p->q->setup.index, term);
    if ((size_t)(at.end - at.at) > bits_words(p->q->units->n))
        pour_dense(p, at);
    else
        pour_sparse(p, at);
}

/* What is still in the ring stays there: put again, it changes nothing. */
static void empty(struct pour *p) {
    for (size_t i = 0; i < RING && i < p->n; i++)
        scores_put(&p->c->found, p->unit[i], p->score[i]);
}

void query_pour(struct query *q, struct column *c) {
    struct pour p = {.q = q, .c = c};
    const struct found_list *list = &q->found;
    bool counts = true; /* what a romanization found does not make a word less rare */
    for (size_t i = 0; i < list->n; i++) {
        enum match_how how = list->at[i].how;
        if (counts && how == MATCH_ROMANIZED) {
            empty(&p);
            c->rarity = scores_open(&c->found, q->units);
            counts = false;
        }
        for (unsigned f = 0; (i == 0 || how != list->at[i - 1].how) && f < FOUND_FIELDS; f++)
            p.of[f] = column_score(c, how, (enum found_in)f);
        index_fetch(q->setup.index, list, i);
        for (uint32_t term = list->at[i].from; term < list->at[i].to; term++)
            pour_term(&p, term);
    }
    if (counts && !(c->ways & WAY_LAYOUT)) /* no text need be romanized then */
        c->ways &= (uint8_t)~WAY_ROMAN;
    empty(&p);
    if (counts)
        c->rarity = scores_open(&c->found, q->units);
    scores_fold(&c->found, q->units, q->hidden);
}

bool query_flatten(struct query *q, struct column *c) {
    str term = word_term(&c->term);
    if (!c->is_brief || c->classes != CLASSES_ALL || !index_short(q->setup.index, term))
        return false;
    c->found.flat = SCORE_BRIEF;
    scores_everywhere(&c->found, q->units->n);
    index_short_units(q->setup.index, term, c->found.rows);
    c->rarity = scores_open(&c->found, q->units);
    scores_fold(&c->found, q->units, q->hidden);
    return true;
}
