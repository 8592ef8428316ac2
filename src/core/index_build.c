/* Building the index. Each thread reads the rows of some works into a dictionary and a stream of
   its own; then the dictionaries are merged, and the streams sorted into postings by counting. */
#include "core/index_read.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS_MAX = 4, WORKS_FOR_THREADS = 500 };

/* The next string of the merged dictionaries, and where each of them stands. */
struct merge {
    struct builder *b;
    unsigned n;
    size_t at[THREADS_MAX];
};

static struct seen *head_at(const struct merge *g, unsigned i) {
    const struct builder *b = &g->b[i];
    return g->at[i] < b->seen_count ? &b->seen[b->order[g->at[i]]] : NULL;
}

/* The dictionary that has the least string next; g->n at the end. */
static unsigned least(const struct merge *g) {
    unsigned best = g->n;
    for (unsigned i = 0; i < g->n; i++) {
        const struct seen *x = head_at(g, i);
        if (x &&
            (best == g->n || index_order(g->b[i].pool, x, g->b[best].pool, head_at(g, best)) < 0))
            best = i;
    }
    return best;
}

/* Gives the least string to the index as its next term, and moves on in all that have it. */
static void take(struct merge *g, unsigned from, struct index *x) {
    const struct builder *b = &g->b[from];
    const struct seen first = *head_at(g, from);
    str s = {b->pool + first.bytes, first.n};
    struct term *t = &x->terms[x->n];
    memcpy(x->pool + t->bytes, s.p, s.n);
    x->letters[x->n] = match_letters(s);
    t->rarity = 0;
    uint32_t count = 0;
    for (unsigned i = from; i < g->n; i++) {
        struct seen *same = head_at(g, i);
        if (!same || index_order(g->b[i].pool, same, b->pool, &first) != 0)
            continue;
        same->last = x->n;
        t->rarity += same->rarity;
        count += same->count;
        g->at[i]++;
    }
    t[1] = (struct term){.bytes = t->bytes + first.n, .postings = t->postings + count};
    x->n++;
}

static void merge(struct index *x, struct builder *b, unsigned n) {
    struct merge g = {.b = b, .n = n};
    size_t terms = 1, bytes = 1;
    for (unsigned i = 0; i < n; i++) {
        terms += b[i].seen_count;
        bytes += b[i].pool_count;
    }
    x->terms = calloc(terms, sizeof *x->terms);
    x->letters = malloc((terms + LETTERS_MORE) * sizeof *x->letters);
    x->pool = malloc(bytes);
    if (!x->terms || !x->pool || !x->letters)
        arena_oom();
    for (unsigned i; (i = least(&g)) < n;)
        take(&g, i, x);
    x->terms = realloc(x->terms, (x->n + 1) * sizeof *x->terms);
    x->letters = realloc(x->letters, (x->n + LETTERS_MORE) * sizeof *x->letters);
    x->pool = realloc(x->pool, x->terms[x->n].bytes + 1);
    if (!x->terms || !x->letters || !x->pool)
        arena_oom();
    memset(x->letters + x->n, 0, LETTERS_MORE * sizeof *x->letters);
    x->hangul = index_lower(x, STR("\x80"));
    x->hangul_end = index_lower(x, STR("\xC0"));
}

/* Where the postings of each builder start in each term: behind those of the ones before. */
static void divide(struct index *x, struct builder *b, unsigned n) {
    uint32_t *next = malloc((x->n + 1) * sizeof *next);
    if (!next)
        arena_oom();
    for (uint32_t i = 0; i < x->n; i++)
        next[i] = x->terms[i].postings;
    for (unsigned i = 0; i < n; i++) {
        b[i].next = malloc((b[i].seen_count + 1) * sizeof *b[i].next);
        if (!b[i].next)
            arena_oom();
        for (size_t k = 0; k < b[i].seen_count; k++) {
            b[i].next[k] = next[b[i].seen[k].last];
            next[b[i].seen[k].last] += b[i].seen[k].count;
        }
    }
    free(next);
}

/* The second step of a thread: its stream becomes postings. */
static void *scatter(void *context) {
    struct builder *b = context;
    uint32_t shift = b->first_unit << POSTING_BITS;
    for (size_t i = 0; i < b->stream_count; i++)
        b->raw[b->next[b->stream[i].seen]++] = b->stream[i].posting + shift;
    return NULL;
}

static void join_units(struct units *to, struct builder *b, unsigned n) {
    if (n == 1) {
        *to = b->units;
        b->units = (struct units){.n = 0};
        return;
    }
    for (unsigned i = 0; i < n; i++)
        to->n += b[i].units.n;
    to->capacity = to->n;
    to->owner = malloc(to->n * sizeof *to->owner);
    to->reveals = malloc(to->n * sizeof *to->reveals);
    to->back = malloc(to->n * sizeof *to->back);
    if (!to->owner || !to->reveals || !to->back)
        arena_oom();
    for (unsigned i = 0; i < n; i++) {
        const struct units *u = &b[i].units;
        memcpy(to->owner + b[i].first_unit, u->owner, u->n * sizeof *u->owner);
        memcpy(to->reveals + b[i].first_unit, u->reveals, u->n * sizeof *u->reveals);
        memcpy(to->back + b[i].first_unit, u->back, u->n * sizeof *u->back);
    }
}

static uint8_t *put_number(uint8_t *to, uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        *to++ = (uint8_t)(value | 0x80);
    *to++ = (uint8_t)value;
    return to;
}

/* Writes the sorted postings as the ways from one to the next. */
static void compress(struct index *x, const uint32_t *raw) {
    enum { LONGEST = 5 };
    uint8_t *to = NULL;
    size_t room = 0, n = 0;
    for (uint32_t i = 0, first = 0; i < x->n; i++) {
        uint32_t end = x->terms[i + 1].postings, unit = 0;
        size_t most = n + (size_t)(end - first) * LONGEST;
        if (most > room) {
            room = most + most / 8;
            to = realloc(to, room);
            if (!to)
                arena_oom();
        }
        x->terms[i].postings = (uint32_t)n;
        for (; first < end; first++) {
            int64_t way = (int64_t)(raw[first] >> POSTING_BITS) - unit;
            uint64_t zigzag = (uint64_t)(way < 0 ? -way * 2 - 1 : way * 2);
            unit = raw[first] >> POSTING_BITS;
            n = (size_t)(put_number(to + n, zigzag << POSTING_BITS |
                                                (raw[first] & ((1 << POSTING_BITS) - 1))) -
                         to);
        }
    }
    x->terms[x->n].postings = (uint32_t)n;
    x->postings = realloc(to, n + 1);
    if (!x->postings)
        arena_oom();
}

/* Runs one step in all builders, each on a thread but the first. */
static void run(struct builder *b, unsigned n, void *(*step)(void *)) {
    bool is_started[THREADS_MAX] = {false};
    for (unsigned i = 1; i < n; i++)
        is_started[i] = pthread_create(&b[i].thread, NULL, step, &b[i]) == 0;
    for (unsigned i = 0; i < n; i++)
        if (!is_started[i])
            step(&b[i]);
    for (unsigned i = 1; i < n; i++)
        if (is_started[i])
            pthread_join(b[i].thread, NULL);
}

static unsigned thread_count(const struct model *m) {
    long n = m->works.n < WORKS_FOR_THREADS ? 1 : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}

struct index *index_build(const struct model *m, const atomic_bool *stop) {
    struct index *x = calloc(1, sizeof *x);
    struct builder b[THREADS_MAX] = {{.m = m}};
    unsigned n = thread_count(m);
    if (!x)
        arena_oom();
    x->model = m;
    for (unsigned i = 0; i < n; i++)
        b[i] =
            (struct builder){.m = m,
                             .stop = stop,

                             .rows = {.m = m,
                                      .work = m->works.n / n * i,
                                      .end = i + 1 == n ? m->works.n : m->works.n / n * (i + 1)}};
    run(b, n, index_read);
    for (unsigned i = 1; i < n; i++)
        b[i].first_unit = b[i - 1].first_unit + b[i - 1].units.n;
    bool is_over = index_is_stopped(b);
    if (!is_over) {
        merge(x, b, n);
        divide(x, b, n);
        uint32_t *raw = malloc(((size_t)x->terms[x->n].postings + 1) * sizeof *raw);
        if (!raw)
            arena_oom();
        for (unsigned i = 0; i < n; i++)
            b[i].raw = raw;
        run(b, n, scatter);
        compress(x, raw);
        free(raw);
        join_units(&x->units, b, n);
    }
    for (unsigned i = 0; i < n; i++)
        index_read_free(&b[i]);
    if (is_over) {
        free(x);
        return NULL;
    }
    index_spell(x);
    index_shorten(x);
    return x;
}
