/* What frequent words find, worked out beforehand. */
#include "core/guard.h"
#include "core/index_ready.h"
#include "core/query_parts.h"

#include <string.h>

struct hastening {
    struct index *index;
    struct query *query;
    const atomic_bool *stop;
};

/* True when much is to be read for what a word means, all others that it means besides. */
static bool is_frequent(struct query *q, const struct token *t) {
    enum { FREQUENT = 6 /* units for a byte of postings */, TERM = 16 /* bytes that each costs */ };
    size_t bytes = 0;
    q->found.n = 0;
    index_find(q->setup.index, &(struct index_wish){t, WAY_PLAIN, &q->speller}, &q->found);
    for (const struct found_terms *f = q->found.at; f < q->found.at + q->found.n; f++)
        bytes += index_bytes(q->setup.index, *f) + TERM * (f->to - f->from);
    return bytes > q->units->n / FREQUENT;
}

static bool hasten(void *context, str term, bool is_typing) {
    const struct hastening *h = context;
    struct query *q = h->query;
    struct word word = {.n = (unsigned)term.n};
    struct token token;
    memcpy(word.bytes, term.p, term.n);
    match_token(&token, &word, term, &q->speller);
    token.is_typing = is_typing;
    if (h->stop && atomic_load(h->stop))
        return false;
    if (index_ready(h->index, term, is_typing) || !is_frequent(q, &token))
        return true;
    struct column *c = &q->columns[0];
    *c = (struct column){.found = c->found, .classes = CLASSES_ALL, .ways = WAY_PLAIN};
    scores_clear(&c->found);
    scores_fit(&c->found, q->units->n);
    query_pour(q, c, &token, WAY_PLAIN);
    struct ready r = {
        .term = word, .is_typing = is_typing, .is_roman = c->ways & WAY_ROMAN, .rarity = c->rarity};
    bool is_packed = scores_pack(&c->found, q->units->n, &r.found);
    if (is_packed && index_add_ready(h->index, &r))
        return true;
    packed_free(&r.found);
    return !is_packed;
}

void query_hasten(struct index *x, const struct model *m, const atomic_bool *stop) {
    struct hastening h = {x, NULL, stop};
    index_hasten(x, stop);
    h.query = query_open(&(struct query_setup){.model = m, .index = x, .watched = WATCHED_ALL});
    index_frequent(x, &(struct frequent_sink){hasten, &h});
    query_close(h.query);
}

bool query_take_ready(struct query *q, struct column *c) {
    str term = word_term(&c->term);
    const struct ready *r = index_ready(q->setup.index, term, c->is_typing);
    if (c->is_brief || c->classes != CLASSES_ALL || !r)
        return false;
    scores_take(&c->found, &r->found, q->units->n);
    c->rarity = r->rarity;
    c->ways &= r->is_roman ? UINT8_MAX : (uint8_t)~WAY_ROMAN;
    return true;
}
