/* The first sieve: the words of all rows are summed up, block by block, and the best kept. */
#include "core/query_parts.h"

#include <string.h>

enum { OTHERS = 3 };

/* The columns of a run, in the order of the words that are needed. */
struct sum {
    const struct asked *words[QUERY_WORDS];
    /* What else may mean a word: joined with a neighbour, or spelled otherwise; NULL: nothing. */
    const struct column *others[QUERY_WORDS][OTHERS];
    unsigned n;
    const struct column *excluded[QUERY_WORDS];
    unsigned excluded_count;
    uint32_t all; /* weight of all words */
};

/* The sums of a block: of scores times weights, and of the weights of the words found. Both fit: 16
   words of at most 15 * 255. */
struct block {
    uint16_t sum[BLOCK], weight[BLOCK];
};

static struct sum sum_of(const struct asked_all *all) {
    struct sum s = {.n = 0};
    for (unsigned i = 0; i < all->n; i++) {
        const struct asked *a = &all->at[i];
        if (a->is_excluded && a->column)
            s.excluded[s.excluded_count++] = a->column;
        if (a->is_excluded || a->is_filler)
            continue;
        s.others[s.n][0] = i > 0 ? all->at[i - 1].pair : NULL;
        s.others[s.n][1] = a->pair;
        s.others[s.n][2] = a->spelling;
        s.words[s.n++] = a;
        s.all += a->weight;
    }
    return s;
}

static bool is_empty(const uint8_t *score) {
    uint64_t words[BLOCK / 8], any = 0;
    memcpy(words, score, BLOCK);
    for (unsigned i = 0; i < BLOCK / 8; i++)
        any |= words[i];
    return any == 0;
}

/* Adds the best that a word found. The compiler makes vectors of these loops. */
static void add_word(struct block *restrict b, const struct sum *s, unsigned i, size_t from) {
    uint8_t best[BLOCK];
    memcpy(best, s->words[i]->column->score + from, BLOCK);
    for (unsigned k = 0; k < OTHERS; k++) {
        if (!s->others[i][k])
            continue;
        uint8_t other[BLOCK];
        memcpy(other, s->others[i][k]->score + from, BLOCK);
        for (unsigned u = 0; u < BLOCK; u++)
            best[u] = best[u] < other[u] ? other[u] : best[u];
    }
    uint16_t weight = s->words[i]->weight;
    for (unsigned u = 0; u < BLOCK; u++) {
        b->sum[u] = (uint16_t)(b->sum[u] + weight * best[u]);
        b->weight[u] = (uint16_t)(b->weight[u] + (best[u] ? weight : 0));
    }
}

/* The most weight of any row of the block. */
static uint16_t most_weight(const struct block *b) {
    uint16_t most = 0;
    for (unsigned u = 0; u < BLOCK; u++)
        most = most < b->weight[u] ? b->weight[u] : most;
    return most;
}

static bool has_any(const struct sum *s, unsigned i, size_t from) {
    bool any = !is_empty(s->words[i]->column->score + from);
    for (unsigned k = 0; k < OTHERS && !any; k++)
        any = s->others[i][k] && !is_empty(s->others[i][k]->score + from);
    return any;
}

static bool fill_block(struct block *b, const struct sum *s, size_t from) {
    bool any = s->n == 0;
    for (unsigned i = 0; i < s->n && !any; i++)
        any = has_any(s, i, from);
    if (!any)
        return false;
    memset(b, 0, sizeof *b);
    for (unsigned i = 0; i < s->n; i++)
        add_word(b, s, i, from);
    return true;
}

/* Puts a candidate into a list that is sorted by key, and then by number. */
static void keep(struct candidate *list, uint32_t *n, struct candidate c) {
    if (*n == QUERY_RERANK && list[*n - 1].key >= c.key)
        return;
    uint32_t at = *n < QUERY_RERANK ? (*n)++ : *n - 1;
    for (; at > 0 && list[at - 1].key < c.key; at--)
        list[at] = list[at - 1];
    list[at] = c;
}

/* A run of the sieve. */
struct sieve {
    struct query *q;
    struct ranking *out;
    const struct sum *sum;
    unsigned kinds;
    bool is_strict;                     /* rows that lack a word are passed over */
    uint32_t mine;                      /* the work that comes first, or UINT32_MAX */
    uint32_t partial_kinds[KIND_COUNT]; /* of rows that lack a word */
};

static bool is_excluded(const struct sum *s, uint32_t unit) {
    for (unsigned i = 0; i < s->excluded_count; i++)
        if (s->excluded[i]->score[unit])
            return true;
    return false;
}

/* All phrases of a row must be there; the rest is lent no patience by them. */
static bool passes(const struct sieve *v, uint32_t unit, ref row) {
    if (is_excluded(v->sum, unit) || !filter_passes(v->q, row))
        return false;
    return v->q->asked.phrases == 0 || query_look(v->q, row).has_phrases;
}

/* True when a row that lacks a word is of no use any more. */
static bool is_full(const struct sieve *v) {
    const struct ranking *out = v->out;
    bool mine_is = v->mine == UINT32_MAX || (out->mine_count == QUERY_RERANK &&
                                             out->mine[QUERY_RERANK - 1].key >= KEY_WHOLE);
    return mine_is && out->other_count == QUERY_RERANK &&
           out->others[QUERY_RERANK - 1].key >= KEY_WHOLE;
}

static void take(struct sieve *v, uint32_t unit, uint32_t sum, bool is_whole) {
    ref row = v->q->units->owner[unit];
    if (!passes(v, unit, row))
        return;
    struct ranking *out = v->out;
    enum kind kind = ref_kind(row);
    (is_whole ? out->by_kind : v->partial_kinds)[kind]++;
    if (!(v->kinds >> kind & 1))
        return;
    *(is_whole ? &out->whole : &out->partial) += 1;
    struct candidate c = {unit, (is_whole ? KEY_WHOLE : 0) + sum};
    if (v->mine != UINT32_MAX && model_head(v->q->setup.model, row)->work == v->mine)
        keep(out->mine, &out->mine_count, c);
    else
        keep(out->others, &out->other_count, c);
}

/* Takes the rows of a block that have all the words, or at least half of what was asked. */
static void take_block(struct sieve *v, const struct block *b, size_t from) {
    const struct units *units = v->q->units;
    uint32_t all = v->sum->all, least = v->is_strict || is_full(v) ? all : (all + 1) / 2;
    if (most_weight(b) < least)
        return;
    for (unsigned u = 0; u < BLOCK && from + u < units->n; u++) {
        uint32_t unit = (uint32_t)from + u;
        bool is_hidden = v->q->hidden && v->q->hidden[unit];
        if (b->weight[u] >= least && units->back[unit] == 0 && !is_hidden)
            take(v, unit, b->sum[u], b->weight[u] == all);
    }
}

bool query_is_short(const struct query *q, unsigned kinds) {
    const struct asked_all *all = &q->asked;
    const struct asked *a = all->at;
    return q->setup.index && q->setup.work == REF_NONE && !q->hidden && kinds == KINDS_ANY &&
           all->n == 1 && all->filter_count == 0 && a->token.is_typing && !a->is_excluded &&
           !a->phrase && a->classes == CLASSES_ALL &&
           index_short(q->setup.index, word_term(&a->token.term));
}

void query_rank_short(struct query *q, struct ranking *out) {
    const struct short_prefix *s =
        index_short(q->setup.index, word_term(&q->asked.at[0].token.term));
    q->asked.at[0].weight = 1;
    *out = (struct ranking){.other_count = s->n < QUERY_RERANK ? s->n : QUERY_RERANK};
    for (uint32_t i = 0; i < out->other_count; i++)
        out->others[i] = (struct candidate){s->units[i], KEY_WHOLE};
    for (unsigned k = 0; k < KIND_COUNT; k++) {
        out->by_kind[k] = s->by_kind[k];
        out->whole += s->by_kind[k];
    }
}

void query_rank(struct query *q, const struct rank_wish *wish, struct ranking *out) {
    struct sum sum = sum_of(&q->asked);
    struct sieve v = {
        .q = q, .out = out, .sum = &sum, .kinds = wish->kinds, .is_strict = wish->is_strict};
    v.mine = q->setup.work == REF_NONE ? UINT32_MAX : ref_index(q->setup.work);
    *out = (struct ranking){.whole = 0};
    struct block b;
    for (size_t from = 0; from < q->units->n; from += BLOCK) {
        if (!fill_block(&b, &sum, from))
            continue;
        take_block(&v, &b, from);
    }
    if (out->whole == 0)
        memcpy(out->by_kind, v.partial_kinds, sizeof out->by_kind);
}
