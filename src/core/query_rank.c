/* The first sieve: what the words found is put together, 64 rows at a time, and the best rows are
   kept. */
#include "core/query_parts.h"

#include <string.h>

enum {
    MEANINGS = 4,
    AT_ONCE = BITS, /* words of a set: those of one word of scores.words */
    WEIGHT_BITS = 9 /* of the weight of all words */
};

/* A word that is needed: all that may mean it, the word itself, joined with a neighbour, spelled
   otherwise. */
struct needed {
    const struct scores *at[MEANINGS];
    unsigned n;
    uint32_t weight;
    bool is_strict; /* a row that lacks it is no answer, not even in part */
};

/* The words of a run, rarest first. */
struct sum {
    struct needed words[QUERY_WORDS];
    unsigned n;
    const struct scores *excluded[QUERY_WORDS];
    unsigned excluded_count;
    uint32_t all;     /* weight of all words */
    uint32_t least;   /* of those that a row must have */
    uint32_t filters; /* weight of the words of filters: a row must have another one */
};

/* A run of the sieve, over the rows of one kind after the other. */
struct sieve {
    struct query *q;
    struct ranking *out;
    const struct sum *sum;
    unsigned kinds; /* of others rows are counted only */
    bool is_free;   /* a row need not pass anything else */
    enum kind kind;
    size_t from, to;       /* its words of the sets */
    struct unit_span mine; /* its units of the work that comes first, */
    struct unit_span only; /* and those that count */
    uint32_t within;       /* the place of the work that they are of; or none */
};

static void add_meaning(struct needed *w, const struct column *c) {
    if (c)
        w->at[w->n++] = &c->found;
}

static void add_needed(struct sum *s, const struct needed *w) {
    unsigned at = s->n++;
    for (; at > 0 && s->words[at - 1].weight < w->weight; at--)
        s->words[at] = s->words[at - 1];
    s->words[at] = *w;
    s->all += w->weight;
}

static struct sum sum_of(const struct asked_all *all) {
    struct sum s = {.n = 0};
    for (unsigned i = 0; i < all->n; i++) {
        const struct asked *a = &all->at[i];
        if (a->is_excluded && a->column)
            s.excluded[s.excluded_count++] = &a->column->found;
        if (a->is_excluded || a->is_filler)
            continue;
        struct needed w = {.weight = a->weight, .is_strict = a->is_filter || a->phrase};
        add_meaning(&w, a->column);
        add_meaning(&w, i > 0 ? all->at[i - 1].pair : NULL);
        add_meaning(&w, a->pair);
        add_meaning(&w, a->spelling);
        s.filters += a->is_filter ? a->weight : 0u;
        add_needed(&s, &w);
    }
    return s;
}

/* The rows of some blocks that have the word. The compiler makes vectors of such loops. */
static void unite(uint64_t *restrict rows, const struct needed *w, size_t from, size_t to) {
    memset(rows, 0, (to - from) * sizeof *rows);
    for (unsigned i = 0; i < w->n; i++)
        for (size_t k = from; k < to; k++)
            rows[k - from] |= w->at[i]->rows[k];
}

static uint8_t greater(uint8_t a, uint8_t b) {
    return a > b ? a : b;
}

/* Of AT_ONCE blocks, those that may have the word. */
static uint64_t blocks_of(const struct needed *w, size_t nth) {
    uint64_t blocks = 0;
    for (unsigned i = 0; i < w->n; i++)
        blocks |= w->at[i]->words[nth];
    return blocks;
}

/* A bound of what it counts in any of some rows of a block. */
static uint32_t most_of(const struct needed *w, size_t block, uint64_t rows) {
    uint8_t most = 0;
    for (unsigned i = 0; i < w->n; i++)
        if (w->at[i]->rows[block] & rows)
            most = greater(most, w->at[i]->most[block]);
    return w->weight * most;
}

static uint32_t score_of(const struct units *u, const struct needed *w, uint32_t row) {
    uint8_t best = 0;
    for (unsigned i = 0; i < w->n; i++)
        best = greater(best, scores_of(w->at[i], u, row));
    return w->weight * best;
}

static bool is_better(struct candidate a, struct candidate b) {
    return a.key != b.key ? a.key > b.key : a.unit < b.unit;
}

static void keep(struct candidate *list, uint32_t *n, uint32_t room, struct candidate c) {
    if (*n == room && is_better(list[*n - 1], c))
        return;
    uint32_t at = *n < room ? (*n)++ : *n - 1;
    for (; at > 0 && is_better(c, list[at - 1]); at--)
        list[at] = list[at - 1];
    list[at] = c;
}

static void put(struct ranking *out, struct candidate c, bool is_mine) {
    if (is_mine)
        keep(out->mine, &out->mine_count, out->room, c);
    else
        keep(out->others, &out->other_count, out->room, c);
}

void query_keep(const struct query *q, struct candidate c, struct ranking *out) {
    put(out, c, units_place(q->units, q->setup.model, c.unit) == q->mine);
}

static bool is_mine(const struct sieve *v, uint32_t row) {
    return row >= v->mine.from && row < v->mine.to;
}

/* What a row must count to get into its list. */
static uint32_t least_key(const struct sieve *v, uint32_t row) {
    const struct ranking *out = v->out;
    const struct candidate *list = is_mine(v, row) ? out->mine : out->others;
    uint32_t n = is_mine(v, row) ? out->mine_count : out->other_count;
    return n == out->room ? list[n - 1].key + 1 : 0;
}

/* True when no row of a block that counts `most` gets into a list. */
static bool is_beaten(const struct sieve *v, size_t block, uint32_t most) {
    size_t from = block * BITS, to = from + BITS;
    bool has_mine = from < v->mine.to && to > v->mine.from;
    return !has_mine && most < least_key(v, (uint32_t)from);
}

/* The rows of a block that may be seen, and lack the words that were excluded. */
static uint64_t open_rows(const struct sieve *v, size_t block) {
    const struct query *q = v->q;
    uint64_t rows = q->units->first[block] & bits_between(block, v->only.from, v->only.to);
    if (q->asked.narrow.n > 0)
        rows &= q->narrowing.rows[block];
    if (q->hidden)
        rows &= ~q->hidden[block];
    for (unsigned i = 0; i < v->sum->excluded_count; i++)
        rows &= ~v->sum->excluded[i]->rows[block];
    return rows;
}

/* All phrases of a row must be there, and the filters let it pass. */
static bool passes(const struct sieve *v, uint32_t unit) {
    if (v->is_free)
        return true;
    ref row = units_owner(v->q->units, v->q->setup.model, unit);
    return filter_passes(v->q, row) &&
           (v->q->asked.phrases == 0 || query_look(v->q, row).has_phrases);
}

static uint64_t passing_rows(const struct sieve *v, size_t block, uint64_t rows) {
    uint64_t out = 0;
    while (rows) {
        unsigned bit = bits_take(&rows);
        out |= passes(v, (uint32_t)(block * BITS) + bit) ? 1ull << bit : 0;
    }
    return out;
}

static bool is_wanted(const struct sieve *v) {
    return v->kinds >> v->kind & 1;
}

/* Takes the rows of a block that have all the words. Most of many only count. */
static void take_whole(struct sieve *v, size_t block, uint64_t rows) {
    const struct sum *s = v->sum;
    rows &= open_rows(v, block);
    rows = v->is_free ? rows : passing_rows(v, block, rows);
    v->out->by_kind[v->kind] += bits_count(rows);
    uint32_t most = KEY_WHOLE;
    for (unsigned i = 0; i < s->n; i++)
        most += most_of(&s->words[i], block, rows);
    if (!is_wanted(v) || is_beaten(v, block, most))
        return;
    while (rows) {
        uint32_t row = (uint32_t)(block * BITS) + bits_take(&rows), key = KEY_WHOLE;
        for (unsigned i = 0; i < s->n; i++)
            key += score_of(v->q->units, &s->words[i], row);
        put(v->out, (struct candidate){row, key}, is_mine(v, row));
    }
}

/* The rows of a block that have words of the least weight. The weights of 64 rows are added up
   together: a word for each bit of the sums. */
static uint64_t heavy_rows(const struct sum *s, const uint64_t *rows) {
    uint64_t sums[WEIGHT_BITS] = {0}, above = 0, equal = UINT64_MAX;
    for (unsigned i = 0; i < s->n; i++)
        for (uint64_t k = 0, carry = 0; k < WEIGHT_BITS; k++) {
            uint64_t more = s->words[i].weight >> k & 1 ? rows[i] : 0, both = sums[k] & more;
            sums[k] ^= more;
            both |= sums[k] & carry;
            sums[k] ^= carry;
            carry = both;
        }
    for (unsigned k = WEIGHT_BITS; k-- > 0;) {
        uint64_t least = s->least >> k & 1 ? UINT64_MAX : 0;
        above |= equal & sums[k] & ~least;
        equal &= ~(sums[k] ^ least);
    }
    return above | equal;
}

/* Takes a row that has some of the words. */
static void take_part(struct sieve *v, uint32_t row, const uint64_t *rows) {
    const struct sum *s = v->sum;
    uint32_t key = 0;
    for (unsigned i = 0; i < s->n; i++)
        key += rows[i] >> row % BITS & 1 ? score_of(v->q->units, &s->words[i], row) : 0;
    if (key >= least_key(v, row) && passes(v, row))
        put(v->out, (struct candidate){row, key}, is_mine(v, row));
}

/* Of `n` sets of each word, what is in two, or in one of a word that weighs so much: few are. It
   must be in all that filters and phrases ask for. */
static void in_some(const struct sum *s, uint64_t (*sets)[AT_ONCE], size_t n,
                    uint64_t *restrict some) {
    uint64_t any[AT_ONCE] = {0}, passing[AT_ONCE];
    memset(some, 0, n * sizeof *some);
    memset(passing, UINT8_MAX, n * sizeof *passing);
    for (unsigned i = 0; i < s->n; i++) {
        uint64_t heavy = s->words[i].weight >= s->least ? UINT64_MAX : 0;
        uint64_t spared = s->words[i].is_strict ? 0 : UINT64_MAX;
        for (size_t k = 0; k < n; k++) {
            passing[k] &= sets[i][k] | spared;
            some[k] |= sets[i][k] & (any[k] | heavy);
            any[k] |= sets[i][k];
        }
    }
    for (size_t k = 0; k < n; k++)
        some[k] &= passing[k];
}

/* True when one of some rows of a block may get into a list. */
static bool may_enter(const struct sieve *v, size_t block, const uint64_t *rows, uint64_t some) {
    uint32_t most = 0;
    for (unsigned i = 0; i < v->sum->n && some; i++)
        most += most_of(&v->sum->words[i], block, rows[i] & some);
    return some && !is_beaten(v, block, most);
}

/* Takes some rows of a block, which lack a word; rows[i] has the ith. */
static void take_parts(struct sieve *v, size_t block, const uint64_t *rows, uint64_t some) {
    if (!may_enter(v, block, rows, some))
        return;
    some &= heavy_rows(v->sum, rows) & open_rows(v, block);
    while (may_enter(v, block, rows, some))
        take_part(v, (uint32_t)(block * BITS) + bits_take(&some), rows);
}

/* Looks at some of AT_ONCE blocks, from the nth on. */
static void look_for_parts(struct sieve *v, size_t nth, uint64_t blocks) {
    uint64_t sets[QUERY_WORDS][AT_ONCE], some[AT_ONCE], rows[QUERY_WORDS];
    size_t from = nth * AT_ONCE, to = from + AT_ONCE < v->to ? from + AT_ONCE : v->to;
    for (unsigned i = 0; i < v->sum->n; i++)
        unite(sets[i], &v->sum->words[i], from, to);
    in_some(v->sum, sets, to - from, some);
    while (blocks) {
        unsigned k = bits_take(&blocks);
        uint64_t lacking = 0;
        for (unsigned i = 0; i < v->sum->n && some[k]; i++) {
            rows[i] = sets[i][k];
            lacking |= ~rows[i];
        }
        take_parts(v, from + k, rows, some[k] & lacking);
    }
}

static struct sieve sieve_of(struct query *q, unsigned kinds, struct ranking *out,
                             const struct sum *sum) {
    ref work = q->asked.within;
    uint32_t within = work == REF_NONE ? UINT32_MAX : query_place(q->setup.model, work);
    return (struct sieve){.q = q,
                          .out = out,
                          .sum = sum,
                          .kinds = kinds,
                          .is_free = !q->asked.asks_rows,
                          .within = within};
}

static void begin_kind(struct sieve *v, unsigned nth) {
    const struct query *q = v->q;
    const struct units *u = q->units;
    bool has_mine = q->mine < model_works(q->setup.model);
    v->kind = (enum kind)units_kinds[nth];
    v->only = (struct unit_span){u->kinds[nth], u->kinds[nth + 1]};
    if (v->within != UINT32_MAX)
        v->only = units_span(u, q->setup.model, nth, v->within);
    v->from = v->only.from / BITS;
    v->to = bits_words(v->only.to);
    v->mine = has_mine ? units_span(u, q->setup.model, nth, q->mine) : (struct unit_span){0, 0};
}

/* Takes the rows of some blocks, from the nth AT_ONCE on, that have all the words. */
static void take_wholes(struct sieve *v, size_t nth, uint64_t blocks) {
    uint64_t rows[AT_ONCE], any[AT_ONCE];
    size_t from = nth * AT_ONCE, to = from + AT_ONCE < v->to ? from + AT_ONCE : v->to;
    memset(rows, UINT8_MAX, sizeof rows);
    for (unsigned i = 0; i < v->sum->n; i++) {
        unite(any, &v->sum->words[i], from, to);
        for (size_t k = 0; k < to - from; k++)
            rows[k] &= any[k];
    }
    while (blocks) {
        size_t block = from + bits_take(&blocks);
        if (rows[block - from])
            take_whole(v, block, rows[block - from]);
    }
}

void query_rank(struct query *q, unsigned kinds, struct ranking *out) {
    struct sum sum = sum_of(&q->asked);
    struct sieve v = sieve_of(q, kinds, out, &sum);
    query_narrow(q);
    query_note_heads(q);
    *out = (struct ranking){.room = QUERY_RERANK};
    for (unsigned kind = 0; kind < UNIT_KINDS; kind++) {
        begin_kind(&v, kind);
        for (size_t nth = v.from / AT_ONCE; nth * AT_ONCE < v.to; nth++) {
            uint64_t blocks = bits_between(nth, v.from, v.to);
            for (unsigned i = 0; i < sum.n; i++)
                blocks &= blocks_of(&sum.words[i], nth);
            if (blocks)
                take_wholes(&v, nth, blocks);
        }
        out->whole += is_wanted(&v) ? out->by_kind[v.kind] : 0;
    }
}

static void rank_parts(struct query *q, unsigned kinds, struct ranking *out,
                       const struct sum *sum) {
    struct sieve v = sieve_of(q, kinds, out, sum);
    for (unsigned kind = 0; kind < UNIT_KINDS && sum->n > 1 /* no row has a part of one */;
         kind++) {
        begin_kind(&v, kind);
        for (size_t nth = v.from / AT_ONCE; nth * AT_ONCE < v.to && is_wanted(&v); nth++) {
            uint64_t sets[QUERY_WORDS][AT_ONCE], some;
            for (unsigned i = 0; i < sum->n; i++)
                sets[i][0] = blocks_of(&sum->words[i], nth);
            in_some(sum, sets, 1, &some);
            some &= bits_between(nth, v.from, v.to);
            if (some)
                look_for_parts(&v, nth, some);
        }
    }
}

void query_rank_parts(struct query *q, unsigned kinds, struct ranking *out) {
    enum { FEW = 4, MOST = 8 /* words: of more, many rows have one */ };
    struct sum sum = sum_of(&q->asked);
    uint32_t found = out->mine_count + out->other_count;
    if (found > 0 && found + QUERY_PARTS < QUERY_RERANK)
        out->room = found + QUERY_PARTS;
    uint32_t half = (sum.all + 1) / 2;
    sum.least = half > sum.filters ? half : sum.filters + 1;
    rank_parts(q, kinds, out, &sum);
    if (found > 0 || q->asked.filter_count > 0 || q->asked.phrases > 0 || sum.n > MOST ||
        out->mine_count + out->other_count >= FEW)
        return;
    out->mine_count = out->other_count = 0;
    sum.least = sum.filters + 1;
    rank_parts(q, kinds, out, &sum);
}
