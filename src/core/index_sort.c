/* Sorting the terms that were read, by radix: the first bytes of most differ. */
#include "core/index_read.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT = 8, DIGITS = 1 << DIGIT };

int index_order(const struct builder *b, const struct sorted *x, const struct builder *other,
                const struct sorted *y) {
    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    const struct seen *s = &b->seen[x->seen], *t = &other->seen[y->seen];
    if (s->n <= HEAD && t->n <= HEAD)
        return (s->n > t->n) - (s->n < t->n);
    return str_cmp((str){b->pool + s->bytes, s->n}, (str){other->pool + t->bytes, t->n});
}

/* Sorts by merging. */
static void sort_whole(const struct builder *b, struct sorted *at, struct sorted *spare, size_t n) {
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_whole(b, at, spare, half);
    sort_whole(b, at + half, spare, n - half);
    memcpy(spare, at, half * sizeof *at);
    for (size_t i = 0, k = half, to = 0; i < half; to++)
        at[to] = k == n || index_order(b, &spare[i], b, &at[k]) <= 0 ? spare[i++] : at[k++];
}

/* Sorts by one digit of the heads, from `from` to `to`; false when it is the same in all. */
static bool sort_digit(const struct sorted *from, struct sorted *to, size_t n, unsigned shift) {
    size_t at[DIGITS] = {0};
    for (size_t i = 0; i < n; i++)
        at[from[i].head >> shift & (DIGITS - 1)]++;
    if (at[from[0].head >> shift & (DIGITS - 1)] == n)
        return false;
    for (size_t i = 0, sum = 0; i < DIGITS; i++) {
        size_t count = at[i];
        at[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++)
        to[at[from[i].head >> shift & (DIGITS - 1)]++] = from[i];
    return true;
}

void index_sort(struct builder *b) {
    size_t n = b->seen_count;
    struct sorted *at = index_memory(n, sizeof *at), *spare = index_memory(n, sizeof *spare);
    for (size_t i = 0; i < n; i++)
        at[i] = (struct sorted){b->seen[i].head, (uint32_t)i};
    for (unsigned shift = 0; n > 0 && shift < 64; shift += DIGIT)
        if (sort_digit(at, spare, n, shift)) {
            struct sorted *other = at;
            at = spare;
            spare = other;
        }
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && at[end].head == at[i].head; end++)
            ;
        sort_whole(b, at + i, spare, end - i);
    }
    b->order = at;
    free(spare);
}
