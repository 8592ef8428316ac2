/* What is worked out from the dictionary when it is whole. */
#include "core/index_parts.h"
#include "core/reading.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Spellings while they are gathered. */
struct gather {
    struct strings strings;
    uint32_t *at; /* by string: as in struct spellings */
    size_t room;
};

static void add(struct gather *g, str s, uint32_t at) {
    g->at = memory_grown(g->at, &g->room, g->strings.count + 1, sizeof *g->at);
    g->at[strings_add(&g->strings, s, strings_head(s))] = at;
}

/* The spellings in order. */
static struct spellings sorted(struct gather *g) {
    struct strings *s = &g->strings;
    uint32_t *order = strings_sort(s);
    struct spellings out = {.at = memory_sized(NULL, s->count, sizeof *out.at),
                            .n = (uint32_t)s->count};
    for (size_t i = 0; i < s->count; i++)
        out.at[i] = g->at[order[i]];
    strings_free(s);
    free(order);
    free(g->at);
    return out;
}

void index_pair(struct index *x) {
    uint32_t n = x->hangul_end - x->hangul;
    x->pairs = memory_new(n + PAIRS_MORE, sizeof *x->pairs);
    for (uint32_t i = 0; i < n; i++)
        x->pairs[i] = match_pairs(index_term(x, x->hangul + i));
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
        unsigned n = bits_has(x->names, i) ? spell_romanize(&s, index_term(x, i), roman) : 0;
        for (unsigned k = 0; k < n; k++)
            add(&romans, roman[k], i << SPELLING_BITS | k);
    }
    x->romans = sorted(&romans);
    speller_close(&s);
}
