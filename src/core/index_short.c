/* What prefixes of one and two bytes find, worked out beforehand. */
#include "core/index_parts.h"
#include "core/index_short.h"
#include "core/score.h"
#include "core/units.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The first rows that have something. */
struct firsts {
    uint32_t rows[SHORT_BEST]; /* in order */
    uint32_t n;
};

static void add_first(struct firsts *f, uint32_t row) {
    uint32_t at = f->n;
    if (at == SHORT_BEST && f->rows[at - 1] <= row)
        return; /* as most come behind the last of a full list */
    while (at > 0 && f->rows[at - 1] > row)
        at--;
    if (at > 0 && f->rows[at - 1] == row)
        return;
    f->n += f->n < SHORT_BEST;
    memmove(&f->rows[at + 1], &f->rows[at], (f->n - 1 - at) * sizeof *f->rows);
    f->rows[at] = row;
}

static void add_firsts(struct firsts *f, const struct firsts *other) {
    for (uint32_t i = 0; i < other->n; i++)
        add_first(f, other->rows[i]);
}

/* By the units that reveal nothing, and by the others. */
enum { OPEN, CLOSED, SIDES };
/* Fields where words stand that go on, then those where whole ones do. */
enum { PLACES = 2 * FOUND_FIELDS };

/* What a short prefix finds, while its terms come. A row counts by the place where it has the word:
   so of each no more than the first rows can be among the best. */
struct shorten {
    str head;
    uint64_t *rows[SIDES]; /* sets */
    struct firsts firsts[SIDES][PLACES];
};

static void gather_term(const struct index *x, uint32_t term, struct shorten *s) {
    unsigned place = index_term(x, term).n == s->head.n ? FOUND_FIELDS : 0;
    struct postings p = index_postings(x, term);
    uint32_t some[POSTINGS];
    for (unsigned n; (n = postings_next(&p, some)) > 0;)
        for (unsigned i = 0; i < n; i++) {
            uint32_t unit = posting_unit(some[i]), row = units_first(&x->units, unit);
            unsigned side = bits_has(x->units.open, unit) ? OPEN : CLOSED;
            struct firsts *f = &s->firsts[side][place + posting_found(some[i])];
            bits_add(s->rows[side], row);
            add_first(f, row);
        }
}

/* Adds what two letters found to what the first of them finds. */
static void gather_head(const struct shorten *two, struct shorten *one, size_t words) {
    for (unsigned side = 0; side < SIDES; side++) {
        for (size_t word = 0; word < words; word++)
            one->rows[side][word] |= two->rows[side][word];
        for (unsigned i = 0; i < PLACES; i++)
            add_firsts(&one->firsts[side][i % FOUND_FIELDS], &two->firsts[side][i]);
    }
}

static bool is_taken(const struct short_found *found, uint32_t row) {
    for (uint32_t i = 0; i < found->n; i++)
        if (found->best[i] == row)
            return true;
    return false;
}

/* What a word counts by its place. */
static uint8_t score_at(unsigned place) {
    return score_word(place < FOUND_FIELDS ? MATCH_PREFIX : MATCH_AS_TYPED,
                      (enum found_in)(place % FOUND_FIELDS));
}

/* The greatest that is less than `score`; 0: none. */
static uint8_t next_score(unsigned score) {
    uint8_t next = 0;
    for (unsigned place = 0; place < PLACES; place++)
        if (score_at(place) < score && score_at(place) > next)
            next = score_at(place);
    return next;
}

/* Takes rows that count so much, the first of those that do not count more. */
static void take(const struct shorten *s, unsigned sides, uint8_t score, struct short_found *out) {
    struct firsts all = {.n = 0};
    for (unsigned i = 0; i < sides * PLACES; i++)
        if (score_at(i % PLACES) == score)
            add_firsts(&all, &s->firsts[i / PLACES][i % PLACES]);
    for (uint32_t i = 0; i < all.n && out->n < SHORT_BEST; i++) {
        if (is_taken(out, all.rows[i]))
            continue;
        out->best[out->n] = all.rows[i];
        out->scores[out->n++] = score;
    }
}

/* Takes the best by so many sides. */
static void take_best(const struct shorten *s, unsigned sides, struct short_found *out) {
    for (uint8_t score = next_score(UINT8_MAX + 1); score > 0 && out->n < SHORT_BEST;
         score = next_score(score))
        take(s, sides, score, out);
}

/* Counts the rows of one side that the other lacks, if one is given. */
static void count(const struct units *u, const uint64_t *rows, const uint64_t *other,
                  uint32_t by_kind[KIND_COUNT]) {
    for (unsigned nth = 0; nth < UNIT_KINDS; nth++)
        for (size_t word = u->kinds[nth] / BITS; word * BITS < u->kinds[nth + 1]; word++)
            by_kind[units_kinds[nth]] += bits_count(rows[word] & ~(other ? other[word] : 0));
}

static void sum_up(const struct shorten *s, const struct units *u, struct short_prefix *out) {
    take_best(s, 1, &out->open);
    take_best(s, SIDES, &out->all);
    count(u, s->rows[OPEN], NULL, out->open.by_kind);
    memcpy(out->all.by_kind, out->open.by_kind, sizeof out->all.by_kind);
    count(u, s->rows[CLOSED], s->rows[OPEN], out->all.by_kind);
}

/* Where what a prefix finds is noted. */
static struct short_prefix *_Atomic *place_of(const struct index *x, str head) {
    const unsigned char *p = (const unsigned char *)head.p;
    return &x->shorts[head.n == 1 ? p[0] : SHORT_BYTES + p[0] * SHORT_BYTES + p[1]];
}

/* Notes what a prefix found, and starts afresh with `next`. */
static void note(struct index *x, struct shorten *s, str next) {
    enum { MANY = 16 /* one of so many units */ };
    if (s->head.n > 0) {
        struct short_prefix *out = memory_new(1, sizeof *out);
        sum_up(s, &x->units, out);
        if (s->head.n == 2 && kind_sum(out->all.by_kind) > x->units.n / MANY) {
            out->units = memory_new(bits_words(x->units.n), sizeof *out->units);
            index_short_units(x, s->head, out->units);
        }
        atomic_store(place_of(x, s->head), out);
        for (unsigned side = 0; side < SIDES; side++)
            memset(s->rows[side], 0, bits_words(x->units.n) * sizeof *s->rows[side]);
    }
    *s = (struct shorten){.head = next, .rows = {s->rows[OPEN], s->rows[CLOSED]}};
}

/* The first `n` bytes of a term, when they are of a kind that is worked out; or nothing. */
static str head_of(str term, size_t n) {
    for (size_t i = 0; i < n && i < term.n; i++)
        if (!((term.p[i] >= 'a' && term.p[i] <= 'z') ||
              ((unsigned char)term.p[i] & 0xC0) == WORD_KEY))
            return STR("");
    return term.n < n ? STR("") : str_slice(term, 0, n);
}

/* Notes what two letters found, and starts afresh with `next`. */
static void move_on(struct index *x, struct shorten of_n[2], str next) {
    if (of_n[1].head.n > 0)
        gather_head(&of_n[1], &of_n[0], bits_words(x->units.n));
    note(x, &of_n[1], next);
}

/* Works out the prefixes of terms that begin with the same letter. */
static void shorten(struct index *x, uint32_t from, uint32_t to, struct shorten of_n[2]) {
    of_n[0].head = head_of(index_term(x, from), 1);
    for (uint32_t i = from; i < to; i++) {
        str two = head_of(index_term(x, i), 2);
        if (!str_eq(of_n[1].head, two))
            move_on(x, of_n, two);
        gather_term(x, i, &of_n[two.n > 0]);
    }
    move_on(x, of_n, STR(""));
    note(x, &of_n[0], STR(""));
}

/* Works out the prefixes that begin with a letter, unless they were before. */
static void shorten_letter(struct index *x, str letter) {
    uint32_t from = index_lower(x, letter), to = index_upper(x, letter);
    if (from == to || head_of(letter, 1).n == 0 || *place_of(x, letter))
        return;
    struct shorten *of_n = memory_new(2, sizeof *of_n);
    for (unsigned i = 0; i < 2 * SIDES; i++)
        of_n[i / SIDES].rows[i % SIDES] = memory_new(bits_words(x->units.n), sizeof *of_n->rows[0]);
    shorten(x, from, to, of_n);
    for (unsigned i = 0; i < 2 * SIDES; i++)
        free(of_n[i / SIDES].rows[i % SIDES]);
    free(of_n);
}

void index_hasten(struct index *x, const atomic_bool *stop) {
    for (unsigned i = 0; i < SHORT_BYTES; i++) {
        const char letter = (char)i;
        if (stop && atomic_load(stop))
            return;
        shorten_letter(x, (str){&letter, 1});
    }
    atomic_store(&x->has_shorts, true);
}

const struct short_prefix *index_short(const struct index *x, str term) {
    static const struct short_prefix nothing;
    str head = head_of(term, term.n);
    if (head.n < 1 || head.n > 2)
        return NULL;
    bool has_all = atomic_load(&x->has_shorts);
    const struct short_prefix *found = atomic_load(place_of(x, head));
    return found || !has_all ? found : &nothing;
}

void index_short_units(const struct index *x, str term, uint64_t *set) {
    const struct short_prefix *found = index_short(x, term);
    const uint64_t *known = found ? found->units : NULL;
    uint32_t i = index_lower(x, term), end = known ? i : index_upper(x, term);
    for (size_t word = 0; known && word < bits_words(x->units.n); word++)
        set[word] |= known[word];
    for (; i < end; i++) {
        struct postings p = index_postings(x, i);
        uint32_t some[POSTINGS];
        for (unsigned n; (n = postings_next(&p, some)) > 0;)
            for (unsigned k = 0; k < n; k++)
                bits_add(set, posting_unit(some[k]));
    }
}
