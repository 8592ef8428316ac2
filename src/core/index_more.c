/* What is worked out from the dictionary when it is whole. */
#include "core/index_read.h"
#include "core/score.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *p) {
    if (!p)
        arena_oom();
    return p;
}

/* Spellings while they are gathered. */
struct gather {
    struct strings strings;
    uint32_t *at; /* by string: as in struct spellings */
    size_t room;
};

static void add(struct gather *g, str s, uint32_t at) {
    if (g->strings.count == g->room)
        g->at = index_grown(g->at, &g->room, g->room + 1, sizeof *g->at);
    g->at[strings_add(&g->strings, s, strings_head(s))] = at;
}

/* The spellings in order. */
static struct spellings sorted(struct gather *g) {
    struct strings *s = &g->strings;
    strings_sort(s);
    struct spellings out = {.at = index_memory(s->count, sizeof *out.at), .n = (uint32_t)s->count};
    for (size_t i = 0; i < s->count; i++)
        out.at[i] = g->at[s->sorted[i].seen];
    strings_free(s);
    free(g->at);
    return out;
}

/* True when the term stands in a name anywhere. */
static bool is_name(const struct index *x, uint32_t term) {
    struct postings p = index_postings(x, term);
    while (postings_next(&p))
        if (score_is_name((enum found_in)p.found))
            return true;
    return false;
}

void index_stem(struct index *x) {
    struct speller s;
    struct gather stems = {.room = 0};
    speller_open(&s);
    for (uint32_t i = 0; i < x->n; i++) {
        if (i == x->hangul)
            i = x->hangul_end;
        if (i >= x->n)
            break;
        str term = index_term(x, i), stem = spell_stem(&s, term);
        if (!str_eq(stem, term))
            add(&stems, stem, i << SPELLING_BITS);
    }
    x->stems = sorted(&stems);
    speller_close(&s);
}

void index_romanize(struct index *x) {
    struct speller s;
    struct gather romans = {.room = 0};
    str roman[SPELLINGS_MAX];
    static_assert(SPELLINGS_MAX <= 1 << SPELLING_BITS, "each has a number");
    speller_open(&s);
    for (uint32_t i = x->hangul; i < x->hangul_end; i++) {
        unsigned n = is_name(x, i) ? spell_romanize(&s, index_term(x, i), roman) : 0;
        for (unsigned k = 0; k < n; k++)
            add(&romans, roman[k], i << SPELLING_BITS | k);
    }
    x->romans = sorted(&romans);
    speller_close(&s);
}

/* The rows that a short prefix finds, while they are counted. */
struct shorten {
    uint8_t *score; /* by unit; all 0 between prefixes */
    uint32_t rarity;
    bool has_any;
    uint8_t of[2][1 << POSTING_BITS]; /* what a word counts in each field: going on, and whole */
};

/* Scores the rows with a term for the prefixes of one byte and of two. */
static void score_term(const struct index *x, uint32_t term, struct shorten of_n[2]) {
    size_t n = index_term(x, term).n;
    const uint8_t *one = of_n[0].of[n == 1], *two = of_n[1].of[n == 2];
    uint8_t *first = of_n[0].score, *second = of_n[1].score;
    struct postings p = index_postings(x, term);
    uint32_t open = 0, last_open = UINT32_MAX;
    while (postings_next(&p)) {
        uint8_t back = x->units.back[p.unit];
        uint32_t row = p.unit - (back & UNIT_BACK);
        bool is_new = back & UNIT_OPEN && p.unit != last_open;
        last_open = is_new ? p.unit : last_open;
        open += is_new;
        first[row] = first[row] < one[p.found] ? one[p.found] : first[row];
        if (n > 1)
            second[row] = second[row] < two[p.found] ? two[p.found] : second[row];
    }
    for (unsigned i = 0; i < (n > 1 ? 2 : 1); i++) {
        of_n[i].rarity += open;
        of_n[i].has_any = true;
    }
}

enum { EIGHT = 8 };

/* True when none of eight rows has a score: most have none. */
static bool is_bare(const uint8_t *score) {
    uint64_t eight;
    memcpy(&eight, score, EIGHT);
    return eight == 0;
}

/* Counts the rows by kind; returns the least score of the best SHORT_UNITS. */
static unsigned count_rows(const struct shorten *s, const struct units *u, uint32_t *by_kind) {
    uint32_t count[256] = {0}, n = 0;
    for (uint32_t row = 0; row < u->n; row++) {
        if (row % EIGHT == 0 && is_bare(s->score + row)) {
            row += EIGHT - 1;
            continue;
        }
        count[s->score[row]]++;
        by_kind[ref_kind(u->owner[row])] += s->score[row] > 0;
    }
    unsigned score = 256;
    while (score > 1 && n < SHORT_UNITS)
        n += count[--score];
    return score;
}

/* Takes the best rows, by score and then by number, to `out`; returns how many. */
static uint32_t take_best(const struct shorten *s, uint32_t rows, unsigned least, uint32_t *out) {
    uint64_t best[SHORT_UNITS];
    uint32_t n = 0;
    for (uint32_t row = 0; row < rows; row++) {
        if (row % EIGHT == 0 && is_bare(s->score + row)) {
            row += EIGHT - 1;
            continue;
        }
        unsigned score = s->score[row];
        uint64_t key = (uint64_t)(255 - score) << 32 | row;
        if (score < least || (n == SHORT_UNITS && key > best[n - 1]))
            continue;
        uint32_t at = n < SHORT_UNITS ? n++ : n - 1;
        for (; at > 0 && key < best[at - 1]; at--)
            best[at] = best[at - 1];
        best[at] = key;
    }
    for (uint32_t i = 0; i < n; i++)
        out[i] = (uint32_t)best[i];
    return n;
}

/* Notes what the prefix `head` finds, and starts afresh. */
static void note(struct index *x, struct shorten *s, str head) {
    if (head.n == 0 || !s->has_any)
        return;
    if (x->short_count % 256 == 0) {
        size_t room = x->short_count + 256;
        x->shorts = must(realloc(x->shorts, room * sizeof *x->shorts));
        x->short_units = must(realloc(x->short_units, room * SHORT_UNITS * sizeof *x->short_units));
    }
    const unsigned char *p = (const unsigned char *)head.p;
    struct short_prefix *to = &x->shorts[x->short_count];
    *to = (struct short_prefix){.rarity = s->rarity};
    unsigned least = count_rows(s, &x->units, to->by_kind);
    to->n = take_best(s, x->units.n, least, x->short_units + x->short_count * SHORT_UNITS);
    x->short_at[head.n == 1 ? p[0] : SHORT_BYTES + p[0] * SHORT_BYTES + p[1]] = ++x->short_count;
    memset(s->score, 0, x->units.n);
    s->rarity = 0;
    s->has_any = false;
}

void index_shorten(struct index *x) {
    struct shorten of_n[2] = {{.rarity = 0}};
    for (unsigned n = 0; n < 2; n++) {
        of_n[n].score = must(calloc(x->units.n + EIGHT, 1));
        for (unsigned i = 0; i < FOUND_FIELDS; i++) {
            of_n[n].of[0][i] = score_word(MATCH_PREFIX, (enum found_in)i);
            of_n[n].of[1][i] = score_word(MATCH_AS_TYPED, (enum found_in)i);
        }
    }
    x->short_at = must(calloc(SHORT_BYTES + SHORT_BYTES * SHORT_BYTES, sizeof *x->short_at));
    str heads[2] = {STR(""), STR("")};
    for (uint32_t i = 0; i < x->n; i++) {
        str term = index_term(x, i);
        for (size_t n = 2; n >= 1; n--)
            if (!str_eq(heads[n - 1], str_slice(term, 0, n))) {
                note(x, &of_n[n - 1], heads[n - 1]);
                heads[n - 1] = term.n >= n ? str_slice(term, 0, n) : STR("");
            }
        score_term(x, i, of_n);
    }
    for (size_t n = 2; n >= 1; n--)
        note(x, &of_n[n - 1], heads[n - 1]);
    for (uint32_t i = 0; i < x->short_count; i++)
        x->shorts[i].units = x->short_units + i * SHORT_UNITS;
    for (unsigned n = 0; n < 2; n++)
        free(of_n[n].score);
}
