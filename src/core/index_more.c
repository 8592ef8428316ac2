/* What is worked out from the dictionary when it is whole. */
#include "core/index_parts.h"
#include "core/score.h"

#include <stdlib.h>
#include <string.h>

/* Spellings while they are gathered. */
struct gather {
    const struct index *x;
    struct spellings out;
    uint32_t room, bytes, pool_room;
};

static void *must(void *p) {
    if (!p)
        arena_oom();
    return p;
}

static void add(struct gather *g, str s, uint32_t term) {
    struct spellings *o = &g->out;
    if (o->n + 1 >= g->room) {
        g->room = g->room ? g->room * 2 : 256;
        o->at = must(realloc(o->at, g->room * sizeof *o->at));
    }
    if (g->bytes + s.n > g->pool_room) {
        g->pool_room = (g->bytes + (uint32_t)s.n) * 2;
        o->pool = must(realloc(o->pool, g->pool_room));
    }
    memcpy(o->pool + g->bytes, s.p, s.n);
    o->at[o->n++] = (struct spelling){g->bytes, term};
    g->bytes += (uint32_t)s.n;
    o->at[o->n] = (struct spelling){.bytes = g->bytes};
}

/* A spelling with its string, for sorting. */
struct sortable {
    str s;
    uint32_t term;
};

static int by_string(const void *a, const void *b) {
    const struct sortable *x = a, *y = b;
    int order = str_cmp(x->s, y->s);
    return order ? order : (x->term > y->term) - (x->term < y->term);
}

/* The spellings in order, in memory of just their size. */
static struct spellings sorted(struct gather *g) {
    uint32_t n = g->out.n;
    struct gather out = {.x = g->x};
    struct sortable *list = must(malloc((n + 1) * sizeof *list));
    for (uint32_t i = 0; i < n; i++) {
        const struct spelling *s = &g->out.at[i];
        list[i] = (struct sortable){{g->out.pool + s->bytes, s[1].bytes - s->bytes}, s->term};
    }
    qsort(list, n, sizeof *list, by_string);
    out.room = n + 1;
    out.pool_room = g->bytes + 1;
    out.out.at = must(malloc((n + 2) * sizeof *out.out.at));
    out.out.pool = must(malloc(out.pool_room));
    for (uint32_t i = 0; i < n; i++)
        add(&out, list[i].s, list[i].term);
    free(list);
    free(g->out.at);
    free(g->out.pool);
    return out.out;
}

/* True when the term stands in a name anywhere. */
static bool is_name(const struct index *x, uint32_t term) {
    struct postings p = index_postings(x, term);
    while (postings_next(&p))
        if (score_is_name((enum found_in)p.found))
            return true;
    return false;
}

void index_spell(struct index *x) {
    struct speller s;
    speller_open(&s);
    struct gather stems = {.x = x}, romans = {.x = x};
    for (uint32_t i = 0; i < x->n; i++) {
        str term = index_term(x, i), roman[SPELLINGS_MAX];
        if (i < x->hangul || i >= x->hangul_end) {
            str stem = spell_stem(&s, term);
            if (!str_eq(stem, term))
                add(&stems, stem, i);
            continue;
        }
        unsigned n = is_name(x, i) ? spell_romanize(&s, term, roman) : 0;
        for (unsigned k = 0; k < n; k++)
            add(&romans, roman[k], i);
    }
    x->stems = sorted(&stems);
    x->romans = sorted(&romans);
    speller_close(&s);
}

/* The rows that a short prefix finds, while they are counted. */
struct shorten {
    struct index *x;
    uint8_t *score; /* by unit; all 0 between prefixes */
    uint32_t *touched;
    uint32_t touched_count;
    uint32_t room;
};

static void score_term(struct shorten *s, uint32_t term, enum match_how how) {
    const struct index *x = s->x;
    uint8_t of[1 << POSTING_BITS];
    for (unsigned i = 0; i < FOUND_FIELDS; i++)
        of[i] = score_word(how, (enum found_in)i);
    struct postings p = index_postings(x, term);
    while (postings_next(&p)) {
        uint32_t row = p.unit - x->units.back[p.unit];
        uint8_t score = of[p.found];
        if (s->score[row] == 0)
            s->touched[s->touched_count++] = row;
        if (s->score[row] < score)
            s->score[row] = score;
    }
}

/* Adds `row` to the sorted list `out` of at most `most` least numbers; returns how many there are.
 */
static uint32_t keep_least(uint32_t *out, uint32_t n, uint32_t most, uint32_t row) {
    if (n == most && (n == 0 || row > out[n - 1]))
        return n;
    uint32_t at = n < most ? n++ : n - 1;
    for (; at > 0 && out[at - 1] > row; at--)
        out[at] = out[at - 1];
    out[at] = row;
    return n;
}

/* Keeps the best rows, by score and then by number, in `out`; returns how many. */
static uint32_t keep_best(const struct shorten *s, uint32_t *out) {
    uint32_t count[256] = {0}, n = 0;
    for (uint32_t i = 0; i < s->touched_count; i++)
        count[s->score[s->touched[i]]]++;
    for (unsigned score = 255; score > 0 && n < SHORT_UNITS; score--) {
        uint32_t kept = 0;
        for (uint32_t i = 0; i < s->touched_count && count[score] > 0; i++)
            if (s->score[s->touched[i]] == score)
                kept = keep_least(out + n, kept, SHORT_UNITS - n, s->touched[i]);
        n += kept;
    }
    return n;
}

/* Works out the prefix of the first `n` bytes of the terms [from, to). */
static void shorten(struct shorten *s, uint32_t from, uint32_t to, size_t n) {
    struct index *x = s->x;
    s->touched_count = 0;
    for (uint32_t i = from; i < to; i++)
        score_term(s, i, index_term(x, i).n == n ? MATCH_AS_TYPED : MATCH_PREFIX);
    if (x->short_count == s->room) {
        s->room = s->room ? s->room * 2 : 256;
        x->shorts = must(realloc(x->shorts, s->room * sizeof *x->shorts));
        x->short_units =
            must(realloc(x->short_units, s->room * SHORT_UNITS * sizeof *x->short_units));
    }
    struct short_prefix *p = &x->shorts[x->short_count];
    *p = (struct short_prefix){.n = keep_best(s, x->short_units + x->short_count * SHORT_UNITS)};
    for (uint32_t i = 0; i < s->touched_count; i++) {
        p->by_kind[ref_kind(x->units.owner[s->touched[i]])]++;
        s->score[s->touched[i]] = 0;
    }
    x->short_count++;
}

/* The first term from `i` on that does not share its first `n` bytes. */
static uint32_t end_of(const struct index *x, uint32_t i, size_t n) {
    str head = str_slice(index_term(x, i), 0, n);
    while (i < x->n && str_starts(index_term(x, i), head))
        i++;
    return i;
}

void index_shorten(struct index *x) {
    struct shorten s = {.x = x};
    s.score = must(calloc(x->units.n + 1, 1));
    s.touched = must(malloc((x->units.n + 1) * sizeof *s.touched));
    x->short_at = must(calloc(SHORT_BYTES + SHORT_BYTES * SHORT_BYTES, sizeof *x->short_at));
    for (size_t n = 1; n <= 2; n++)
        for (uint32_t i = 0, to; i < x->n; i = to) {
            to = i + 1;
            const unsigned char *p = (const unsigned char *)index_term(x, i).p;
            if (index_term(x, i).n < n)
                continue;
            to = end_of(x, i, n);
            x->short_at[n == 1 ? p[0] : SHORT_BYTES + p[0] * SHORT_BYTES + p[1]] =
                x->short_count + 1;
            shorten(&s, i, to, n);
        }
    for (uint32_t i = 0; i < x->short_count; i++)
        x->shorts[i].units = x->short_units + i * SHORT_UNITS;
    free(s.score);
    free(s.touched);
}
