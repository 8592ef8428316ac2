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

/* The best that a word found in the rows of a block. The compiler makes vectors of these loops. */
static void best_of(uint8_t *restrict best, const struct sum *s, unsigned i, size_t from) {
    memcpy(best, s->words[i]->column->score + from, BLOCK);
    for (unsigned k = 0; k < OTHERS; k++) {
        if (!s->others[i][k])
            continue;
        uint8_t other[BLOCK];
        memcpy(other, s->others[i][k]->score + from, BLOCK);
        for (unsigned u = 0; u < BLOCK; u++)
            best[u] = best[u] < other[u] ? other[u] : best[u];
    }
}

static void add_word(struct block *restrict b, const struct sum *s, unsigned i, size_t from) {
    uint8_t best[BLOCK];
    best_of(best, s, i, from);
    uint16_t weight = s->words[i]->weight;
    for (unsigned u = 0; u < BLOCK; u++) {
        b->sum[u] = (uint16_t)(b->sum[u] + weight * best[u]);
        b->weight[u] = (uint16_t)(b->weight[u] + (best[u] ? weight : 0));
    }
}

/* The most of any row of a block. */
static uint16_t most_of(const uint16_t *of) {
    uint16_t most = 0;
    for (unsigned u = 0; u < BLOCK; u++)
        most = most < of[u] ? of[u] : most;
    return most;
}

static bool has_any(const struct sum *s, unsigned i, size_t from) {
    bool any = !is_empty(s->words[i]->column->score + from);
    for (unsigned k = 0; k < OTHERS && !any; k++)
        any = s->others[i][k] && !is_empty(s->others[i][k]->score + from);
    return any;
}

/* Sums up a block; false when no row in it can have as much as `least` of the weight of all words,
   by those that stand nowhere in it. */
static bool fill_block(struct block *b, const struct sum *s, size_t from, uint32_t least) {
    uint32_t left = s->all;
    for (unsigned i = 0; i < s->n; i++) {
        left -= has_any(s, i, from) ? 0 : s->words[i]->weight;
        if (left < least || (left == 0 && s->all > 0))
            return false;
    }
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
    uint32_t least; /* weight of the words that a row must have */
    bool is_free;   /* it need not pass anything else */
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

/* What a row must count to get into a list. */
static uint32_t least_key(const struct candidate *list, uint32_t n) {
    return n == QUERY_RERANK ? list[n - 1].key + 1 : 0;
}

/* A row of the library with at least the weight that is wanted. */
static void take(struct sieve *v, uint32_t unit, uint32_t key) {
    struct ranking *out = v->out;
    bool is_whole = key >= KEY_WHOLE, is_mine = unit >= v->q->mine_from && unit < v->q->mine_to;
    /* Whole rows are counted; of the others only the best matter. */
    uint32_t least =
        is_mine ? least_key(out->mine, out->mine_count) : least_key(out->others, out->other_count);
    if (!is_whole && key < least)
        return;
    ref row = v->q->units->owner[unit];
    if (!v->is_free && !passes(v, unit, row))
        return;
    out->by_kind[ref_kind(row)] += is_whole;
    if (key < least || !(v->kinds >> ref_kind(row) & 1))
        return;
    if (is_mine)
        keep(out->mine, &out->mine_count, (struct candidate){unit, key});
    else
        keep(out->others, &out->other_count, (struct candidate){unit, key});
}

/* Takes the rows of a block that have all the words, or at least half of what was asked. */
static void take_block(struct sieve *v, const struct block *b, size_t from) {
    const struct units *units = v->q->units;
    uint32_t all = v->sum->all, least = v->least;
    uint16_t most = most_of(b->weight);
    bool has_mine = from < v->q->mine_to && from + BLOCK > v->q->mine_from;
    if (most < least)
        return;
    if (most < all && !has_mine && most_of(b->sum) < least_key(v->out->others, v->out->other_count))
        return;
    uint8_t at[BLOCK]; /* places of such rows */
    unsigned n = 0, end = units->n - from < BLOCK ? (unsigned)(units->n - from) : BLOCK;
    for (unsigned u = 0; u < end; u++) {
        at[n] = (uint8_t)u;
        n += b->weight[u] >= least;
    }
    for (unsigned i = 0; i < n; i++) {
        uint32_t unit = (uint32_t)from + at[i];
        uint32_t whole = b->weight[at[i]] == all ? KEY_WHOLE : 0;
        if (units_first(units, unit) == unit && !(v->q->hidden && v->q->hidden[unit]))
            take(v, unit, whole + b->sum[at[i]]);
    }
}

bool query_is_short(const struct query *q, unsigned kinds) {
    const struct asked_all *all = &q->asked;
    if (!q->setup.index || q->setup.work != REF_NONE || q->hidden || kinds != KINDS_ANY ||
        all->n == 0 || all->filter_count > 0 || all->phrases > 0)
        return false;
    const struct asked *last = &all->at[all->n - 1];
    for (const struct asked *a = all->at; a < last; a++)
        if (!a->is_filler || a->is_excluded || a->is_filter)
            return false;
    return last->token.is_typing && !last->is_filler && !last->is_excluded && !last->is_filter &&
           last->classes == CLASSES_ALL &&
           index_short(q->setup.index, word_term(&last->token.term));
}

void query_rank_short(struct query *q, struct ranking *out) {
    struct asked *last = &q->asked.at[q->asked.n - 1];
    const struct short_prefix *s = index_short(q->setup.index, word_term(&last->token.term));
    last->weight = query_weight(q, s->rarity);
    *out = (struct ranking){.other_count = s->n < QUERY_RERANK ? s->n : QUERY_RERANK};
    for (uint32_t i = 0; i < out->other_count; i++)
        out->others[i] = (struct candidate){s->units[i], KEY_WHOLE};
    for (unsigned k = 0; k < KIND_COUNT; k++) {
        out->by_kind[k] = s->by_kind[k];
        out->whole += s->by_kind[k];
    }
}

/* The places in a block that have a score. There is no branch in it that cannot be foretold. */
static unsigned places(const uint8_t *score, uint8_t *at) {
    unsigned n = 0;
    for (unsigned u = 0; u < BLOCK; u++) {
        at[n] = (uint8_t)u;
        n += score[u] > 0;
    }
    return n;
}

/* Takes the rows of a block that have all the words. Most of many only count. */
static void take_whole(struct sieve *v, size_t from) {
    const struct sum *s = v->sum;
    const struct units *units = v->q->units;
    const uint8_t *hidden = v->q->hidden;
    uint8_t best[QUERY_WORDS][BLOCK], all[BLOCK], at[BLOCK];
    memset(all, UINT8_MAX, sizeof all);
    for (unsigned i = 0; i < s->n; i++) {
        best_of(best[i], s, i, from);
        for (unsigned u = 0; u < BLOCK; u++)
            all[u] = all[u] < best[i][u] ? all[u] : best[i][u];
        if (is_empty(all))
            return;
    }
    bool has_mine = from < v->q->mine_to && from + BLOCK > v->q->mine_from;
    bool is_plain = v->is_free && !has_mine && s->n > 0;
    unsigned n = places(all, at);
    for (unsigned i = 0; i < n; i++) {
        uint32_t unit = (uint32_t)from + at[i], key = KEY_WHOLE;
        if (hidden && unit < units->n && hidden[unit])
            continue;
        for (unsigned k = 0; k < s->n; k++)
            key += s->words[k]->weight * (uint32_t)best[k][at[i]];
        if (is_plain && key < least_key(v->out->others, v->out->other_count))
            v->out->by_kind[ref_kind(units->owner[unit])]++;
        else if (unit < units->n && units_first(units, unit) == unit)
            take(v, unit, key);
    }
}

void query_rank(struct query *q, const struct rank_wish *wish, struct ranking *out) {
    struct sum sum = sum_of(&q->asked);
    struct sieve v = {.q = q, .out = out, .sum = &sum, .kinds = wish->kinds};
    v.is_free = q->asked.filter_count == 0 && q->asked.phrases == 0 && sum.excluded_count == 0;
    v.least = wish->is_strict ? sum.all : (sum.all + 1) / 2;
    *out = (struct ranking){.whole = 0};
    struct block b;
    for (size_t from = 0; from < q->units->n; from += BLOCK)
        if (wish->is_strict)
            take_whole(&v, from);
        else if (fill_block(&b, &sum, from, v.least))
            take_block(&v, &b, from);
    for (unsigned k = 0; k < KIND_COUNT; k++)
        out->whole += wish->kinds >> k & 1 ? out->by_kind[k] : 0;
}
