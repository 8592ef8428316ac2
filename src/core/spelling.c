/* Gathering other strings for terms, and sorting them. */
#include "core/spelling.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

void spelling_close(struct spelling *s) {
    speller_close(&s->speller);
    strings_free(&s->stems.strings);
    strings_free(&s->romans.strings);
    free(s->stems.at);
    free(s->romans.at);
}

static void add(struct spelled *to, str s, uint32_t term, uint32_t nth) {
    uint32_t place = strings_add(&to->strings, s, strings_head(s));
    to->at = memory_grown(to->at, &to->room, place + 1, sizeof *to->at);
    to->at[place] = term << SPELLING_BITS | nth;
}

void spelling_stem(struct spelling *s, str string, uint32_t term) {
    str stem = spell_stem(&s->speller, string);
    if (!str_eq(stem, string))
        add(&s->stems, stem, term, 0);
}

void spelling_romanize(struct spelling *s, str string, uint32_t term) {
    str roman[SPELLINGS_MAX];
    static_assert(SPELLINGS_MAX <= 1 << SPELLING_BITS, "each has a number");
    unsigned n = spell_romanize(&s->speller, string, roman);
    for (unsigned i = 0; i < n; i++)
        add(&s->romans, roman[i], term, i);
}

struct spellings spelling_sort(const struct spelled *from, const uint32_t *rank) {
    const uint32_t nth = (1 << SPELLING_BITS) - 1;
    size_t n = from->strings.count;
    struct spellings s = {strings_sort(&from->strings),
                          memory_sized(NULL, n / SPELLING_BLOCK + 1, sizeof *s.heads), (uint32_t)n};
    for (size_t i = 0; i < n; i++) {
        if (i % SPELLING_BLOCK == 0)
            s.heads[i / SPELLING_BLOCK] = from->strings.seen[s.at[i]].head;
        uint32_t at = from->at[s.at[i]];
        s.at[i] = rank[at >> SPELLING_BITS] << SPELLING_BITS | (at & nth);
    }
    return s;
}

void spellings_free(struct spellings *s) {
    free(s->at);
    free(s->heads);
}

uint32_t spellings_before(const struct spellings *s, uint64_t head) {
    uint32_t low = 0, high = (s->n + SPELLING_BLOCK - 1) / SPELLING_BLOCK;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->heads[middle] < head)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
