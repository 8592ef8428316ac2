/* Looking terms up. */
#include "core/index_parts.h"
#include "core/units.h"

#include <stdlib.h>
#include <string.h>

void index_free(struct index *x) {
    if (!x)
        return;
    units_free(&x->units);
    free(x->terms);
    free(x->letters);
    free(x->pool);
    free(x->postings);
    free(x->stems.at);
    free(x->romans.at);
    free(x->shorts);
    free(x->short_units);
    free(x->short_at);
    free(x);
}

size_t index_bytes(const struct index *x) {
    return x->units.n * (sizeof(ref) + sizeof(uint16_t) + 1) +
           x->n * (sizeof *x->terms + sizeof *x->letters) + x->terms[x->n].bytes +
           x->terms[x->n].postings + (x->stems.n + x->romans.n) * sizeof(uint32_t) +
           x->short_count * (sizeof *x->shorts + SHORT_UNITS * sizeof *x->short_units) +
           (SHORT_BYTES + SHORT_BYTES * SHORT_BYTES) * sizeof *x->short_at;
}

const struct units *index_units(const struct index *x) {
    return &x->units;
}

/* The first term not before `s` between two places. */
static uint32_t lower_in(const struct index *x, str s, uint32_t low, uint32_t high) {
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
    const struct term *t = &x->terms[term];
    return (struct postings){.at = x->postings + t->postings, .end = x->postings + t[1].postings};
}

uint32_t index_lower(const struct index *x, str s) {
    return lower_in(x, s, 0, x->n);
}

uint32_t index_upper(const struct index *x, str s) {
    uint32_t low = index_lower(x, s), high = x->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_starts(index_term(x, middle), s))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A lookup under way. */
struct finding {
    const struct index *x;
    const struct token *t;
    struct speller *speller;
    const struct term_sink *sink;
};

static void put_range(const struct finding *f, uint32_t from, uint32_t to, enum match_how how) {
    if (from < to)
        f->sink->put(f->sink->context, &(struct found_terms){from, to, how});
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
    return roman[at & (SPELLINGS_MAX - 1)];
}

/* Spellings, and one that is sought among them. */
struct sought {
    uint32_t n;
    str (*at)(const struct finding *f, uint32_t i);
    str wanted;
};

/* The first that is not before what is wanted; with `is_over` that does not begin with it either.
 */
static uint32_t spelling_bound(const struct finding *f, const struct sought *of, bool is_over) {
    uint32_t low = 0, high = of->n;
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
    const struct sought stems = {f->x->stems.n, stem_at, stem};
    uint32_t own = index_lower(f->x, stem);
    bool has_own = f->t->is_root && own < f->x->n && str_eq(index_term(f->x, own), stem);
    if (has_own && !str_eq(stem, wanted) && !(f->t->is_typing && str_starts(stem, wanted)))
        put(f, own, MATCH_STEM);
    for (uint32_t i = spelling_bound(f, &stems, false); i < stems.n && str_eq(stem_at(f, i), stem);
         i++) {
        uint32_t term = f->x->stems.at[i] >> SPELLING_BITS;
        str s = index_term(f->x, term);
        if (!str_eq(s, wanted) && !(f->t->is_typing && str_starts(s, wanted)))
            put(f, term, MATCH_STEM);
    }
}

/* A term may have several romanizations that fit: then it is put again. */
static void find_romans(const struct finding *f) {
    const struct sought romans = {f->x->romans.n, roman_at, word_term(&f->t->term)};
    if (romans.wanted.n < MATCH_OTHER_MIN)
        return;
    uint32_t i = spelling_bound(f, &romans, false);
    uint32_t end = f->t->is_typing ? spelling_bound(f, &romans, true) : romans.n;
    for (; i < end && (f->t->is_typing || match_roman(f->t, roman_at(f, i))); i++)
        put(f, f->x->romans.at[i] >> SPELLING_BITS, MATCH_ROMANIZED);
}

/* Hangul terms that hold the token, or fit its initials, and do not begin with it. */
static void find_hangul(const struct finding *f) {
    str wanted = word_term(&f->t->term);
    bool by_initials = f->t->pattern.n > 0, by_inside = wanted.n >= MATCH_INSIDE_KEYS;
    if (!by_initials && !by_inside)
        return;
    for (uint32_t i = f->x->hangul; i < f->x->hangul_end; i++) {
        if (f->t->letters & ~f->x->letters[i])
            continue;
        str term = index_term(f->x, i);
        if (str_starts(term, wanted))
            continue;
        if (by_initials && term.p[0] == wanted.p[0] && match_initials(f->t, term))
            put(f, i, MATCH_INITIALS);
        else if (by_inside && match_inside(f->t, term))
            put(f, i, MATCH_INSIDE);
    }
}

enum { NEAR_BLOCK = 64 };

/* Marks the terms of a block whose letters allow the spelling: at most t->edits of those of the
   token are missing, and at most so many are further ones when the word is not being typed. The
   compiler makes vectors of this loop. */
static bool mark_near(const struct token *t, const uint32_t *letters, uint8_t *marks) {
    uint32_t wanted = t->letters, unwanted = t->is_typing ? 0 : ~t->letters, any = 0;
    uint32_t twice = t->edits > 1 ? UINT32_MAX : 0;
    for (unsigned i = 0; i < NEAR_BLOCK; i++) {
        uint32_t missing = wanted & ~letters[i], further = unwanted & letters[i];
        missing &= missing - 1;
        further &= further - 1;
        missing &= missing - (1 & twice);
        further &= further - (1 & twice);
        marks[i] = (missing | further) == 0;
        any |= marks[i];
    }
    return any != 0;
}

static void find_near(const struct finding *f, uint32_t from, uint32_t to) {
    const struct term *terms = f->x->terms;
    uint8_t marks[NEAR_BLOCK];
    for (uint32_t block = from; block < to; block += NEAR_BLOCK) {
        if (!mark_near(f->t, f->x->letters + block, marks))
            continue;
        for (uint32_t i = block; i < block + NEAR_BLOCK && i < to; i++)
            if (marks[i - block] &&
                match_may_be(f->t, f->x->letters[i], terms[i + 1].bytes - terms[i].bytes) &&
                match_is_near(f->t, index_term(f->x, i)))
                put(f, i, MATCH_SPELLING);
    }
}

/* The beginnings of terms that have `first` where the token has another first byte: that was the
   slip, so what follows is as typed. In the order of str_cmp(); returns how many. */
static unsigned slips(const struct token *t, char first, struct word out[4]) {
    const char *p = t->term.bytes;
    unsigned n = t->term.n, count = 0;
    bool is_second = first == p[1];
    const struct {
        bool is_there, has_first;
        unsigned from; /* of the token */
    } ways[] = {
        {true, true, 1}, {n < WORD_MAX, true, 0}, {is_second, false, 1}, {is_second, true, 0}};
    for (unsigned i = 0; i < COUNT(ways); i++) {
        struct word w = {.n = 0};
        if (!ways[i].is_there)
            continue;
        if (ways[i].has_first)
            w.bytes[w.n++] = first;
        for (unsigned k = ways[i].from; k < n; k++)
            if (i < 3 || k != 1)
                w.bytes[w.n++] = p[k];
        unsigned at = count++;
        for (; at > 0 && str_cmp(word_term(&w), word_term(&out[at - 1])) < 0; at--)
            out[at] = out[at - 1];
        out[at] = w;
    }
    return count;
}

/* Finds terms between two places whose first byte is another than that of the token. */
static void find_slips(const struct finding *f, uint32_t from, uint32_t to) {
    struct word heads[4];
    unsigned n = slips(f->t, index_term(f->x, from).p[0], heads);
    for (unsigned i = 0; i < n; i++) {
        str head = word_term(&heads[i]);
        from = lower_in(f->x, head, from, to);
        for (; from < to && str_starts(index_term(f->x, from), head); from++)
            if (match_is_near(f->t, index_term(f->x, from)))
                put(f, from, MATCH_SPELLING);
            else if (!f->t->is_typing)
                break; /* this one is the head and no more, if any */
    }
}

/* First byte by first byte. */
static void find_spellings(const struct finding *f) {
    const struct index *x = f->x;
    for (uint32_t from = 0, to; from < x->n; from = to) {
        str first = str_slice(index_term(x, from), 0, 1);
        to = index_upper(x, first);
        if (word_is_hangul(first) != f->t->is_hangul)
            continue;
        if (first.p[0] == f->t->term.bytes[0])
            find_near(f, from, to);
        else
            find_slips(f, from, to);
    }
}

void index_find(const struct index *x, const struct index_wish *wish,
                const struct term_sink *sink) {
    const struct token *t = wish->token;
    struct finding f = {x, t, wish->speller, sink};
    if (wish->ways & WAY_PLAIN) {
        find_prefix(&f, word_term(&t->term), MATCH_PREFIX);
        if (t->is_hangul) {
            find_hangul(&f);
        } else {
            find_stems(&f);
            find_romans(&f);
        }
    }
    if (wish->ways & WAY_LAYOUT && t->layout.n > 0)
        find_prefix(&f, word_term(&t->layout), MATCH_LAYOUT);
    if (wish->ways & WAY_SPELLING && t->edits > 0)
        find_spellings(&f);
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
