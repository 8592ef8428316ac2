/* Strings that are gathered and sorted, by radix: the first bytes of most differ. */
#include "core/strings.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT = 8, DIGITS = 1 << DIGIT };

/* A string while it is sorted. */
struct key {
    uint64_t head;
    uint32_t seen;
};

uint64_t strings_head(str s) {
    uint64_t head = 0;
    for (size_t i = 0; i < HEAD; i++)
        head = head << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return head;
}

uint32_t strings_add(struct strings *s, str string, uint64_t head) {
    s->seen = memory_grown(s->seen, &s->room, s->count + 1, sizeof *s->seen);
    s->pool = memory_grown(s->pool, &s->pool_room, s->bytes + string.n, 1);
    memcpy(s->pool + s->bytes, string.p, string.n);
    s->seen[s->count] = (struct seen){head, (uint32_t)s->bytes, (uint32_t)string.n};
    s->bytes += string.n;
    return (uint32_t)s->count++;
}

void strings_free(struct strings *s) {
    free(s->seen);
    free(s->pool);
}

str strings_at(const struct strings *s, uint32_t place) {
    return (str){s->pool + s->seen[place].bytes, s->seen[place].n};
}

/* Sorts by merging. */
static void sort_whole(const struct strings *s, struct key *at, struct key *spare, size_t n) {
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_whole(s, at, spare, half);
    sort_whole(s, at + half, spare, n - half);
    memcpy(spare, at, half * sizeof *at);
    for (size_t i = 0, k = half, to = 0; i < half; to++)
        at[to] = k == n || str_cmp(strings_at(s, spare[i].seen), strings_at(s, at[k].seen)) <= 0
                     ? spare[i++]
                     : at[k++];
}

/* Sorts by one digit of the heads, from `from` to `to`; false when it is the same in all. */
static bool sort_digit(const struct key *from, struct key *to, size_t n, unsigned shift) {
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

uint32_t *strings_sort(const struct strings *s) {
    size_t n = s->count;
    struct key *at = memory_sized(NULL, n, sizeof *at),
               *spare = memory_sized(NULL, n, sizeof *spare);
    for (size_t i = 0; i < n; i++)
        at[i] = (struct key){s->seen[i].head, (uint32_t)i};
    for (unsigned shift = 0; n > 0 && shift < 64; shift += DIGIT)
        if (sort_digit(at, spare, n, shift)) {
            struct key *other = at;
            at = spare;
            spare = other;
        }
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && at[end].head == at[i].head; end++)
            ;
        sort_whole(s, at + i, spare, end - i);
    }
    uint32_t *order = memory_sized(NULL, n, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = at[i].seen;
    free(at);
    free(spare);
    return order;
}
