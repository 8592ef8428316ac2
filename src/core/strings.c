/* Strings that are gathered and sorted, by radix from the first byte on: few share many, and what
   shares some is near in memory. */
#include "core/strings.h"

#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT = 8, DIGITS = 1 << DIGIT };

/* A string while it is sorted. */
struct key {
    uint64_t head;
    uint32_t rest; /* the bytes that follow */
    uint32_t seen;
};

/* Where the keys of each digit end. */
struct buckets {
    size_t ends[DIGITS];
};

struct sorting {
    const struct strings *strings;
    struct key *at, *spare;
    struct buckets first;
    uint32_t *order; /* what comes of it */
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

static bool is_before(const struct strings *s, const struct key *a, const struct key *b) {
    if (a->head != b->head)
        return a->head < b->head;
    if (a->rest != b->rest)
        return a->rest < b->rest;
    return str_cmp(strings_at(s, a->seen), strings_at(s, b->seen)) < 0;
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
        at[to] = k == n || !is_before(s, &at[k], &spare[i]) ? spare[i++] : at[k++];
}

static unsigned digit_of(uint64_t head, unsigned digit) {
    return head >> (64 - DIGIT * (digit + 1)) & (DIGITS - 1);
}

/* How many have each digit becomes where they begin. */
static void sum_up(struct buckets *b) {
    for (size_t i = 0, sum = 0; i < DIGITS; i++) {
        size_t count = b->ends[i];
        b->ends[i] = sum;
        sum += count;
    }
}

/* Sorts by one digit of the heads. */
static struct buckets sort_digit(const struct sorting *s, struct key *at, size_t n,
                                 unsigned digit) {
    struct key *spare = s->spare + (at - s->at);
    struct buckets b = {.ends = {0}};
    for (size_t i = 0; i < n; i++)
        b.ends[digit_of(at[i].head, digit)]++;
    sum_up(&b);
    for (size_t i = 0; i < n; i++)
        spare[b.ends[digit_of(at[i].head, digit)]++] = at[i];
    memcpy(at, spare, n * sizeof *at);
    return b;
}

static struct key key_of(const struct strings *s, uint32_t place) {
    str string = strings_at(s, place);
    uint32_t rest = 0;
    for (size_t i = HEAD; string.n > HEAD && i < HEAD + sizeof rest; i++)
        rest = rest << 8 | (i < string.n ? (unsigned char)string.p[i] : 0);
    return (struct key){s->seen[place].head, rest, place};
}

/* Takes the keys of the strings, sorted by the first digit. */
static void take_keys(struct sorting *s) {
    const struct seen *seen = s->strings->seen;
    for (size_t i = 0; i < s->strings->count; i++)
        s->first.ends[digit_of(seen[i].head, 0)]++;
    sum_up(&s->first);
    for (size_t i = 0; i < s->strings->count; i++)
        s->at[s->first.ends[digit_of(seen[i].head, 0)]++] = key_of(s->strings, (uint32_t)i);
}

/* Sorts keys of which the digits before one are the same. */
static void sort_rest(const struct sorting *s, struct key *at, size_t n, unsigned digit) {
    enum { FEW = 64 };
    if (n < FEW || digit == HEAD) {
        sort_whole(s->strings, at, s->spare + (at - s->at), n);
        return;
    }
    struct buckets b = sort_digit(s, at, n, digit);
    for (size_t i = 0, from = 0; i < DIGITS; from = b.ends[i++])
        sort_rest(s, at + from, b.ends[i] - from, digit + 1);
}

static void sort_bucket(void *context, size_t i) {
    struct sorting s = *(const struct sorting *)context;
    size_t from = i > 0 ? s.first.ends[i - 1] : 0, n = s.first.ends[i] - from;
    s.at += from;
    s.spare = memory_sized(NULL, n, sizeof *s.spare);
    sort_rest(&s, s.at, n, 1);
    for (size_t k = 0; k < n; k++)
        s.order[from + k] = s.at[k].seen;
    free(s.spare);
}

uint32_t *strings_sort(const struct strings *s) {
    enum { MANY = 1 << 14 };
    size_t n = s->count;
    struct sorting sorting = {.strings = s,
                              .at = memory_sized(NULL, n, sizeof *sorting.at),
                              .order = memory_sized(NULL, n, sizeof *sorting.order)};
    take_keys(&sorting);
    thread_each(sort_bucket, &sorting, DIGITS, n >= MANY);
    free(sorting.at);
    return sorting.order;
}
