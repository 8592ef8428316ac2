/* Keys that are twice in one object. The keys of an object are compared when it ends: few of them
   each with each, many by heapsort on their hashes. So no file, however hostile, costs more than
   n log n comparisons, or memory beyond 8 bytes a key. */
#include "json_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 32 };

/* Two equal keys, by the offsets of their quotes. */
struct twins {
    size_t first, second; /* second 0: none were found */
};

struct sorter {
    str text;
    struct arena scratch; /* for keys with escapes */
    struct twins twins;
};

void json_keys_open(struct json_keys *keys) {
    keys->p = keys->few;
    keys->n = 0;
    keys->cap = COUNT(keys->few);
}

void json_keys_close(struct json_keys *keys) {
    if (keys->p != keys->few)
        free(keys->p);
}

static void grow(struct json_keys *keys) {
    const bool was_few = keys->p == keys->few;
    keys->cap *= 2;
    uint64_t *p = realloc(was_few ? NULL : keys->p, keys->cap * sizeof *p);
    if (!p)
        arena_oom();
    if (was_few)
        memcpy(p, keys->few, sizeof keys->few);
    keys->p = p;
}

static bool has_escape(str raw) {
    return raw.n > 0 && memchr(raw.p, '\\', raw.n);
}

struct sip {
    uint64_t a, b, c, d;
};

static uint64_t rotate(uint64_t x, int left) {
    return x << left | x >> (64 - left);
}

static inline void stir(struct sip *s) {
    s->a += s->b;
    s->c += s->d;
    s->b = rotate(s->b, 13) ^ s->a;
    s->d = rotate(s->d, 16) ^ s->c;
    s->a = rotate(s->a, 32);
    s->c += s->b;
    s->a += s->d;
    s->b = rotate(s->b, 17) ^ s->c;
    s->d = rotate(s->d, 21) ^ s->a;
    s->c = rotate(s->c, 32);
}

static inline void absorb(struct sip *s, uint64_t word) {
    s->d ^= word;
    stir(s);
    s->a ^= word;
}

/* SipHash-1-3 (Aumasson and Bernstein, 2012), cut to 32 bits, with the key 0: it need not be
   secret, only so that nobody can make millions of keys with one hash. */
static uint32_t hash(str s) {
    struct sip v = {UINT64_C(0x736f6d6570736575), UINT64_C(0x646f72616e646f6d),
                    UINT64_C(0x6c7967656e657261), UINT64_C(0x7465646279746573)};
    size_t at = 0;
    for (; s.n - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, s.p + at, sizeof word);
        absorb(&v, word);
    }
    uint64_t tail = 0;
    if (s.n > at)
        for (size_t i = s.n; i-- > at;)
            tail = tail << 8 | (unsigned char)s.p[i];
    absorb(&v, tail ^ (uint64_t)s.n << 56);
    v.c ^= 0xFF;
    for (int i = 0; i < 3; i++)
        stir(&v);
    return (uint32_t)(v.a ^ v.b ^ v.c ^ v.d);
}

/* The hash of what a raw key with escapes stands for. */
static uint32_t hash_decoded(str raw) {
    struct arena scratch = {.block_size = raw.n};
    const uint32_t h = hash(json_unescape(&scratch, raw));
    arena_free(&scratch);
    return h;
}

void json_keys_add(struct json_keys *keys, const struct json_cursor *c) {
    const str raw = str_slice(c->text, c->token + 1, c->at - 1);
    if (keys->n == keys->cap)
        grow(keys);
    const uint64_t h = c->has_escape ? hash_decoded(raw) : hash(raw);
    keys->p[keys->n++] = h << 32 | c->token;
}

static size_t offset_of(uint64_t key) {
    return (size_t)(key & UINT32_MAX);
}

/* The key between its quotes. */
static str raw_of(str text, uint64_t key) {
    const size_t at = offset_of(key);
    return str_slice(text, at + 1, json_string_end(text, at) - 1);
}

/* The order of two keys with the same hash, by what they stand for. */
static int compare(struct sorter *s, uint64_t a, uint64_t b) {
    str x = raw_of(s->text, a), y = raw_of(s->text, b);
    if (!has_escape(x) && !has_escape(y))
        return str_cmp(x, y);
    x = json_unescape(&s->scratch, x);
    y = json_unescape(&s->scratch, y);
    const int order = str_cmp(x, y);
    arena_reset(&s->scratch);
    return order;
}

/* Whether `a` goes before `b`. Equal keys are noted; any sort compares the neighbours in its result
   with each other, so it cannot miss them. */
static bool is_before(struct sorter *s, uint64_t a, uint64_t b) {
    if (a >> 32 != b >> 32)
        return a < b;
    const int order = compare(s, a, b);
    if (order == 0) {
        const size_t x = offset_of(a), y = offset_of(b);
        s->twins = x < y ? (struct twins){x, y} : (struct twins){y, x};
    }
    return order < 0;
}

/* Lets key[root] sink to its place in the heap of `n` keys. */
static void sink(struct sorter *s, uint64_t *key, size_t root, size_t n) {
    const uint64_t sinking = key[root];
    for (size_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && is_before(s, key[child], key[child + 1]))
            child++;
        if (!is_before(s, sinking, key[child]))
            break;
        key[root] = key[child];
    }
    key[root] = sinking;
}

/* Heapsort that stops at the first twins it meets. */
static void sort_many(struct sorter *s, uint64_t *key, size_t n) {
    for (size_t i = n / 2; i-- > 0 && !s->twins.second;)
        sink(s, key, i, n);
    while (--n > 0 && !s->twins.second) {
        const uint64_t top = key[0];
        key[0] = key[n];
        key[n] = top;
        sink(s, key, 0, n);
    }
}

static void compare_few(struct sorter *s, const uint64_t *key, size_t n) {
    for (size_t i = 1; i < n && !s->twins.second; i++)
        for (size_t j = 0; j < i; j++)
            if (key[i] >> 32 == key[j] >> 32 && compare(s, key[i], key[j]) == 0)
                s->twins = (struct twins){offset_of(key[j]), offset_of(key[i])};
}

bool json_keys_unique(struct json_keys *keys, const struct json_cursor *c, size_t first) {
    uint64_t *key = keys->p + first;
    const size_t n = keys->n - first;
    struct sorter s = {.text = c->text};
    if (n <= FEW)
        compare_few(&s, key, n);
    else
        sort_many(&s, key, n);
    arena_free(&s.scratch);
    keys->n = first;
    if (!s.twins.second)
        return true;
    const struct json_place place = json_place(c->text, s.twins.first);
    const str name = str_slice(raw_of(c->text, s.twins.second), 0, 40);
    return json_beyond(c, s.twins.second, "the key \"%.*s\" is already in this object, at %zu:%zu",
                       STR_ARG(name), place.line, place.col);
}
