/* Looking terms up. */
#include "core/index_parts.h"
#include "core/units.h"

#include "base/memory.h"

#include <stdlib.h>

void index_free(struct index *x) {
    if (!x)
        return;
    units_free(&x->units);
    free(x->pool);
    free(x->lengths);
    free(x->same);
    free(x->least);
    free(x->blocks);
    free(x->posted);
    free(x->pairs);
    free(x->postings);
    spellings_free(&x->stems);
    spellings_free(&x->romans);
    for (unsigned i = 0; i < SHORTS; i++) {
        if (x->shorts[i])
            free(x->shorts[i]->units);
        free(x->shorts[i]);
    }
    free(x->shorts);
    for (struct ready *r = x->ready; r < x->ready + x->ready_count; r++)
        if (!r->is_shared)
            packed_free(&r->found);
    free(x);
}

const struct units *index_units(const struct index *x) {
    return &x->units;
}

uint32_t index_lower(const struct index *x, str s) {
    uint32_t low = 0, high = x->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_cmp(index_term(x, middle), s) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct postings index_postings(const struct index *x, uint32_t term) {
    const uint32_t *at = &x->posted[term];
    return (struct postings){.at = x->postings + at[0], .end = x->postings + at[1]};
}

size_t index_bytes(const struct index *x, struct found_terms of) {
    return x->posted[of.to] - x->posted[of.from];
}

/* Most are close. Of those that are not, whole blocks are passed over. */
uint32_t index_behind(const struct index *x, size_t head, uint32_t from, uint32_t to) {
    uint32_t i = from + 1;
    while (i < to && x->same[i] >= head) {
        i++;
        while (i % TERM_BLOCK == 0 && i + TERM_BLOCK <= to && x->least[i / TERM_BLOCK] >= head)
            i += TERM_BLOCK;
    }
    return i;
}

uint32_t index_upper(const struct index *x, str s) {
    uint32_t from = index_lower(x, s);
    bool is_there = from < x->n && str_starts(index_term(x, from), s);
    return is_there ? index_behind(x, s.n, from, x->n) : from;
}

void found_add(struct found_list *list, struct found_terms found) {
    struct found_terms *last = list->n > 0 ? &list->at[list->n - 1] : NULL;
    if (last && last->to == found.from && last->how == found.how) {
        last->to = found.to;
        return;
    }
    list->at = memory_grown(list->at, &list->room, list->n + 1, sizeof *list->at);
    list->at[list->n++] = found;
}

void index_fetch(const struct index *x, const struct found_list *list, size_t i) {
    enum { NEAR = 8, FAR = 16 };
    if (i + FAR < list->n)
        __builtin_prefetch(&x->posted[list->at[i + FAR].from]);
    if (i + NEAR < list->n)
        __builtin_prefetch(x->postings + x->posted[list->at[i + NEAR].from]);
}

/* A lookup under way. */
struct finding {
    const struct index *x;
    const struct token *t;
    struct speller *speller;
    struct found_list *out;
};

static void put_range(const struct finding *f, uint32_t from, uint32_t to, enum match_how how) {
    if (from < to)
        found_add(f->out, (struct found_terms){from, to, how});
}

static void put(const struct finding *f, uint32_t term, enum match_how how) {
    put_range(f, term, term + 1, how);
}

/* A term as it was typed, and those that go on. */
static void find_prefix(const struct finding *f, str wanted, enum match_how how) {
    bool goes_on = f->t->is_typing || word_is_hangul(wanted);
    uint32_t from = index_lower(f->x, wanted);
    if (from < f->x->n && str_eq(index_term(f->x, from), wanted))
        put(f, from++, how == MATCH_PREFIX ? MATCH_AS_TYPED : how);
    if (goes_on)
        put_range(f, from, index_upper(f->x, wanted), how);
}

static str stem_at(const struct finding *f, uint32_t i) {
    return spell_stem(f->speller, index_term(f->x, f->x->stems.at[i] >> SPELLING_BITS));
}

static str roman_at(const struct finding *f, uint32_t i) {
    str roman[SPELLINGS_MAX];
    uint32_t at = f->x->romans.at[i];
    spell_romanize(f->speller, index_term(f->x, at >> SPELLING_BITS), roman);
    return roman[at & ((1 << SPELLING_BITS) - 1)];
}

/* Spellings, and one that is sought among them. */
struct sought {
    const struct spellings *in;
    str (*at)(const struct finding *f, uint32_t i);
    str wanted;
};

/* The first that is not before what is wanted; with `is_over` that does not begin with it either.
 */
static uint32_t spelling_bound(const struct finding *f, const struct sought *of, bool is_over) {
    uint64_t head = strings_head(of->wanted);
    uint64_t rest = is_over && of->wanted.n < HEAD ? UINT64_MAX >> 8 * of->wanted.n : 0;
    uint32_t before = spellings_before(of->in, rest ? (head | rest) + 1 : head);
    uint32_t behind = spellings_before(of->in, (head | rest) + 1) * SPELLING_BLOCK;
    uint32_t low = before > 0 ? (before - 1) * SPELLING_BLOCK : 0;
    uint32_t high = behind < of->in->n ? behind : of->in->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        str s = of->at(f, middle);
        if (str_cmp(s, of->wanted) < 0 || (is_over && str_starts(s, of->wanted)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Terms with the same stem, but those that go on from what is being typed: they are put already. */
static void find_stems(const struct finding *f) {
    str stem = word_term(&f->t->stem), wanted = word_term(&f->t->term);
    const struct sought stems = {&f->x->stems, stem_at, stem};
    uint32_t own = index_lower(f->x, stem);
    bool has_own = f->t->is_root && own < f->x->n && str_eq(index_term(f->x, own), stem);
    if (has_own && !str_eq(stem, wanted) && !(f->t->is_typing && str_starts(stem, wanted)))
        put(f, own, MATCH_STEM);
    for (uint32_t i = spelling_bound(f, &stems, false);
         i < f->x->stems.n && str_eq(stem_at(f, i), stem); i++) {
        uint32_t term = f->x->stems.at[i] >> SPELLING_BITS;
        str s = index_term(f->x, term);
        if (!str_eq(s, wanted) && !(f->t->is_typing && str_starts(s, wanted)))
            put(f, term, MATCH_STEM);
    }
}

/* A term may have several romanizations that fit. In the order of the dictionary their postings
   are near each other. */
static void find_romans(const struct finding *f) {
    const struct sought romans = {&f->x->romans, roman_at, word_term(&f->t->term)};
    uint32_t from = f->x->hangul, n = f->x->romans.n;
    uint32_t i = romans.wanted.n < MATCH_OTHER_MIN ? n : spelling_bound(f, &romans, false);
    if (i == n || !str_starts(roman_at(f, i), romans.wanted))
        return;
    uint32_t end = f->t->is_typing ? spelling_bound(f, &romans, true) : n;
    size_t words = bits_words(f->x->hangul_end - from);
    uint64_t *set = memory_new(words + 1, sizeof *set);
    for (; i < end && (f->t->is_typing || match_roman(f->t, roman_at(f, i))); i++)
        bits_add(set, (f->x->romans.at[i] >> SPELLING_BITS) - from);
    for (struct bits_walk w = {.set = set, .words = words}; bits_next(&w);)
        put(f, from + (uint32_t)w.at, MATCH_ROMANIZED);
    free(set);
}

/* Terms that may hold the token, a ring: when their turn comes, the memory for them is near. */
enum { WAITING = 16 };

struct waiting {
    const struct finding *f;
    uint32_t terms[WAITING];
    str strings[WAITING];
    unsigned n;
};

static void put_inside(const struct waiting *w, unsigned nth) {
    str term = w->strings[nth % WAITING];
    if (match_inside(w->f->t, term) && match_initials(w->f->t, term) != 0)
        put(w->f, w->terms[nth % WAITING], MATCH_INSIDE);
}

static void put_later(struct waiting *w, uint32_t term) {
    if (w->n >= WAITING)
        put_inside(w, w->n);
    w->terms[w->n % WAITING] = term;
    w->strings[w->n % WAITING] = index_term(w->f->x, term);
    __builtin_prefetch(w->strings[w->n++ % WAITING].p);
}

/* Hangul terms that may hold the token: those that are in the sets of all its pairs of letters. */
static void find_inside(const struct finding *f, uint32_t from, uint32_t to) {
    const struct index *x = f->x;
    size_t words = bits_words(x->hangul_end - x->hangul), n = 0;
    const uint64_t *sets[MATCH_PAIRS];
    struct waiting w = {.f = f};
    for (uint64_t pairs = match_pairs(word_term(&f->t->stem)); pairs;)
        sets[n++] = x->pairs + words * bits_take(&pairs);
    from -= x->hangul;
    to -= x->hangul;
    for (size_t word = from / BITS; f->t->goes_inside && word * BITS < to; word++) {
        uint64_t terms = bits_between(word, from, to);
        for (size_t i = 0; i < n; i++)
            terms &= sets[i][word];
        while (terms)
            put_later(&w, x->hangul + (uint32_t)(word * BITS) + bits_take(&terms));
    }
    for (unsigned i = w.n < WAITING ? 0 : w.n - WAITING; i < w.n; i++)
        put_inside(&w, i);
}

/* Hangul terms whose initials fit. Where the head of one rules it out, all with that head are
   passed over. */
static void find_initials(const struct finding *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to;) {
        str term = index_term(f->x, i);
        size_t wrong = match_initials(f->t, term);
        if (wrong == 0)
            put(f, i, MATCH_INITIALS);
        if (wrong == 0 || wrong > term.n)
            i++;
        else
            i = index_behind(f->x, wrong, i, to);
    }
}

/* Hangul terms that hold the token, or fit its initials, and do not begin with it. */
static void find_hangul(const struct finding *f) {
    const struct index *x = f->x;
    str wanted = word_term(&f->t->stem);
    uint32_t own = index_lower(x, wanted), own_end = index_upper(x, wanted);
    find_inside(f, x->hangul, own);
    find_inside(f, own_end, x->hangul_end);
    if (f->t->pattern.n > 0) {
        str head = str_slice(wanted, 0, 1);
        find_initials(f, index_lower(x, head), own);
        find_initials(f, own_end, index_upper(x, head));
    }
}

void index_find(const struct index *x, const struct index_wish *wish, struct found_list *out) {
    const struct token *t = wish->token;
    struct finding f = {x, t, wish->speller, out};
    if (wish->ways & WAY_PLAIN) {
        find_prefix(&f, word_term(&t->term), MATCH_PREFIX);
        if (t->is_hangul) {
            if (t->stem.n < t->term.n)
                find_prefix(&f, word_term(&t->stem), MATCH_PREFIX);
            find_hangul(&f);
        } else {
            find_stems(&f);
            find_romans(&f);
        }
    }
    if (wish->ways & WAY_LAYOUT && t->layout.n > 0)
        find_prefix(&f, word_term(&t->layout), MATCH_LAYOUT);
    if (wish->ways & WAY_SPELLING && t->edits > 0)
        index_find_near(x, t, out);
}
