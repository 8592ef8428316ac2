/* What prefixes of one and two bytes find, worked out beforehand. */
#include "core/index_parts.h"
#include "core/index_short.h"
#include "core/score.h"
#include "core/scores.h"

#include "base/memory.h"

/* What a short prefix finds, while its terms come. */
struct shorten {
    struct scores open, closed; /* rows, by the units that reveal nothing and by the others */
    str head;
    uint32_t from; /* its first term */
    uint32_t rarity;
    uint8_t of[2][1 << POSTING_BITS]; /* what a word counts in each field: going on, and whole */
};

/* Scores the rows with a term for the prefixes of one byte and of two. */
static void score_term(const struct index *x, uint32_t term, struct shorten of_n[2]) {
    size_t n = index_term(x, term).n;
    const uint8_t *one = of_n[0].of[n == 1], *two = of_n[1].of[n == 2];
    struct postings p = index_postings(x, term);
    uint32_t open = 0;
    for (uint32_t last = UINT32_MAX; postings_next(&p); last = p.unit) {
        uint32_t row = units_first(&x->units, p.unit);
        bool is_open = bits_has(x->units.open, p.unit);
        open += p.unit != last && is_open;
        scores_put(is_open ? &of_n[0].open : &of_n[0].closed, row, one[p.found]);
        if (n > 1)
            scores_put(is_open ? &of_n[1].open : &of_n[1].closed, row, two[p.found]);
    }
    of_n[0].rarity += open;
    of_n[1].rarity += n > 1 ? open : 0;
}

/* Scores of rows, by one of two. */
struct either {
    const struct scores *a, *b; /* may be the same */
};

static uint8_t score_in(const struct either *s, uint32_t row) {
    return s->a->at[row] > s->b->at[row] ? s->a->at[row] : s->b->at[row];
}

static uint8_t most_in(const struct either *s, size_t block) {
    return s->a->most[block] > s->b->most[block] ? s->a->most[block] : s->b->most[block];
}

/* Takes the rows of a block that are better than those that stand, by score and then by number. */
static void take_best(const struct either *s, size_t block, uint64_t rows,
                      struct short_found *out) {
    while (rows) {
        uint32_t row = (uint32_t)(block * BITS) + bits_take(&rows);
        uint8_t score = score_in(s, row);
        if (out->n == SHORT_BEST && score <= out->scores[SHORT_BEST - 1])
            continue;
        uint32_t at = out->n < SHORT_BEST ? out->n++ : SHORT_BEST - 1;
        for (; at > 0 && out->scores[at - 1] < score; at--) {
            out->best[at] = out->best[at - 1];
            out->scores[at] = out->scores[at - 1];
        }
        out->best[at] = row;
        out->scores[at] = score;
    }
}

/* Counts the rows by kind, and takes the best; returns how many there are. */
static uint32_t sum_up(const struct either *s, const struct units *u, struct short_found *out) {
    uint32_t n = 0;
    for (size_t block = 0; block < bits_words(u->n); block++) {
        uint64_t rows = s->a->rows[block] | s->b->rows[block];
        if (rows == 0)
            continue;
        n += bits_count(rows);
        for (unsigned kind = 0; kind < KIND_COUNT; kind++)
            out->by_kind[kind] += bits_count(rows & u->kinds[block][kind]);
        if (out->n < SHORT_BEST || most_in(s, block) > out->scores[SHORT_BEST - 1])
            take_best(s, block, rows, out);
    }
    return n;
}

/* The set of all units with the terms from `from` to before `to`. */
static uint64_t *set_of(const struct index *x, uint32_t from, uint32_t to) {
    uint64_t *set = memory_new(bits_words(x->units.n), sizeof *set);
    for (uint32_t term = from; term < to; term++)
        for (struct postings p = index_postings(x, term); postings_next(&p);)
            bits_add(set, p.unit);
    return set;
}

/* The next prefix with something to note. */
static struct short_prefix *add_short(struct index *x, str head) {
    const unsigned char *p = (const unsigned char *)head.p;
    if (x->short_count % 256 == 0)
        x->shorts = memory_sized(x->shorts, x->short_count + 256, sizeof *x->shorts);
    struct short_prefix *out = &x->shorts[x->short_count++];
    *out = (struct short_prefix){.units = NULL};
    x->short_at[head.n == 1 ? p[0] : SHORT_BYTES + p[0] * SHORT_BYTES + p[1]] = x->short_count;
    return out;
}

/* Notes what a prefix found whose terms end before `to`, and starts afresh with `next`. */
static void note(struct index *x, struct shorten *s, uint32_t to, str next) {
    enum { MANY = 10 /* one of so many units */ };
    if (s->head.n > 0) {
        struct short_prefix *out = add_short(x, s->head);
        out->rarity = s->rarity;
        sum_up(&(struct either){&s->open, &s->open}, &x->units, &out->open);
        uint32_t rows = sum_up(&(struct either){&s->open, &s->closed}, &x->units, &out->all);
        if (s->head.n == 2 && rows > x->units.n / MANY)
            out->units = set_of(x, s->from, to);
        scores_clear(&s->open);
        scores_clear(&s->closed);
    }
    s->head = next;
    s->from = to;
    s->rarity = 0;
}

void index_shorten(struct index *x) {
    struct shorten of_n[2] = {{.rarity = 0}};
    for (unsigned n = 0; n < 2; n++) {
        scores_fit(&of_n[n].open, x->units.n);
        scores_fit(&of_n[n].closed, x->units.n);
        for (unsigned i = 0; i < FOUND_FIELDS; i++) {
            of_n[n].of[0][i] = score_word(MATCH_PREFIX, (enum found_in)i);
            of_n[n].of[1][i] = score_word(MATCH_AS_TYPED, (enum found_in)i);
        }
    }
    x->short_at = memory_new(SHORT_BYTES + SHORT_BYTES * SHORT_BYTES, sizeof *x->short_at);
    for (uint32_t i = 0; i < x->n; i++) {
        str term = index_term(x, i);
        for (size_t n = 2; n >= 1; n--)
            if (!str_eq(of_n[n - 1].head, str_slice(term, 0, n)))
                note(x, &of_n[n - 1], i, term.n >= n ? str_slice(term, 0, n) : STR(""));
        score_term(x, i, of_n);
    }
    for (size_t n = 2; n >= 1; n--) {
        note(x, &of_n[n - 1], x->n, STR(""));
        scores_free(&of_n[n - 1].open);
        scores_free(&of_n[n - 1].closed);
    }
}

const struct short_prefix *index_short(const struct index *x, str term) {
    for (size_t i = 0; i < term.n; i++)
        if (!((term.p[i] >= 'a' && term.p[i] <= 'z') ||
              ((unsigned char)term.p[i] & 0xC0) == WORD_KEY))
            return NULL;
    if (term.n < 1 || term.n > 2)
        return NULL;
    static const struct short_prefix nothing;
    const unsigned char *p = (const unsigned char *)term.p;
    uint32_t at =
        term.n == 1 ? x->short_at[p[0]] : x->short_at[SHORT_BYTES + p[0] * SHORT_BYTES + p[1]];
    return at ? &x->shorts[at - 1] : &nothing;
}
