/* Building the index. Each thread reads the rows of some works into a dictionary and a stream of
   its own; then the dictionaries are merged, and the streams sorted into postings by counting. */
#include "core/index_read.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS_MAX = 4, WORKS_FOR_THREADS = 500 };

static void *shrunk(void *p, size_t n) {
    p = realloc(p, n);
    if (!p)
        arena_oom();
    return p;
}

/* The next string of the merged dictionaries, and where each of them stands. */
struct merge {
    struct builder *b;
    unsigned n;
    const struct sorted *at[THREADS_MAX], *end[THREADS_MAX];
};

/* The dictionary that has the least string next; g->n at the end. */
static unsigned least(const struct merge *g) {
    unsigned best = g->n;
    for (unsigned i = 0; i < g->n; i++)
        if (g->at[i] < g->end[i] &&
            (best == g->n ||
             strings_order(&g->b[i].terms, g->at[i], &g->b[best].terms, g->at[best]) < 0))
            best = i;
    return best;
}

/* Gives the least string to the index as its next term, and moves on in all that have it: their
   postings stand behind each other. */
static void take(struct merge *g, unsigned from, struct index *x) {
    const struct strings *own = &g->b[from].terms;
    const struct sorted *first = g->at[from];
    uint32_t *posted = &x->posted[x->n];
    if (x->n % TERM_BLOCK == 0)
        x->blocks[x->n / TERM_BLOCK] = x->bytes;
    x->lengths[x->n++] = (uint8_t)first->n;
    memcpy(x->pool + x->bytes, own->sorted_pool + first->bytes, first->n);
    x->bytes += first->n;
    posted[1] = posted[0];
    for (unsigned i = from; i < g->n; i++) {
        if (g->at[i] == g->end[i] || strings_order(&g->b[i].terms, g->at[i], own, first) != 0)
            continue;
        uint32_t *count = &g->b[i].count[g->at[i]++->seen], n = *count;
        *count = posted[1];
        posted[1] += n;
    }
}

static void merge(struct index *x, struct builder *b, unsigned n) {
    struct merge g = {.b = b, .n = n};
    size_t terms = 0, bytes = 0;
    for (unsigned i = 0; i < n; i++) {
        terms += b[i].terms.count;
        bytes += b[i].terms.bytes;
        g.at[i] = b[i].terms.sorted;
        g.end[i] = b[i].terms.sorted + b[i].terms.count;
    }
    x->pool = index_memory(bytes, 1);
    x->lengths = index_memory(terms, sizeof *x->lengths);
    x->blocks = index_memory(terms / TERM_BLOCK + 1, sizeof *x->blocks);
    x->posted = index_memory(terms, sizeof *x->posted);
    x->posted[0] = 0;
    for (unsigned i; (i = least(&g)) < n;)
        take(&g, i, x);
    x->pool = shrunk(x->pool, x->bytes + 1);
    x->lengths = shrunk(x->lengths, x->n + 1);
    x->blocks = shrunk(x->blocks, (x->n / TERM_BLOCK + 1) * sizeof *x->blocks);
    x->posted = shrunk(x->posted, (x->n + 1) * sizeof *x->posted);
    x->hangul = index_lower(x, STR("\x80"));
    x->hangul_end = index_lower(x, STR("\xC0"));
}

/* The second step of a thread: its stream becomes postings. */
static void *scatter(void *context) {
    struct builder *b = context;
    uint32_t shift = b->first_unit << POSTING_BITS, posting = 0;
    for (size_t i = 0; i < b->stream_count; i++)
        if (b->stream[i] & ENTRY_POSTING)
            posting = (b->stream[i] & ~ENTRY_POSTING) + shift;
        else
            b->raw[b->count[b->stream[i]]++] = posting;
    return NULL;
}

static void join_units(struct units *to, struct builder *b, unsigned n) {
    if (n == 1) {
        *to = b->units;
        b->units = (struct units){.n = 0};
        return;
    }
    for (unsigned i = 0; i < n; i++)
        units_append(to, &b[i].units);
}

static uint8_t *put_number(uint8_t *to, uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        *to++ = (uint8_t)(value | 0x80);
    *to++ = (uint8_t)value;
    return to;
}

/* Sorts the postings of a term; only those of one row may be out of their order. */
static void sort_raw(uint32_t *raw, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        uint32_t moving = raw[i], at = i;
        for (; at > 0 && raw[at - 1] > moving; at--)
            raw[at] = raw[at - 1];
        raw[at] = moving;
    }
}

/* Writes the sorted postings of a term as the ways from one to the next; the same again is left
   out. */
static uint8_t *compress_term(const uint32_t *raw, uint32_t n, uint8_t *to) {
    enum { FOUND = (1 << POSTING_BITS) - 1 };
    uint32_t last = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0 && raw[i] == last)
            continue;
        to = put_number(to,
                        (raw[i] & ~(uint32_t)FOUND) - (last & ~(uint32_t)FOUND) + (raw[i] & FOUND));
        last = raw[i];
    }
    return to;
}

static void compress(struct index *x, uint32_t *raw) {
    enum { LONGEST = 5 };
    uint8_t *to = index_memory(x->posted[x->n], LONGEST);
    x->postings = to;
    for (uint32_t i = 0; i < x->n; i++) {
        uint32_t first = x->posted[i], n = x->posted[i + 1] - first;
        x->posted[i] = (uint32_t)(to - x->postings);
        sort_raw(raw + first, n);
        to = compress_term(raw + first, n, to);
    }
    x->posted[x->n] = (uint32_t)(to - x->postings);
    *to = 0; /* postings_next() looks a byte further */
    x->postings = shrunk(x->postings, (size_t)(to - x->postings) + 1);
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

static void *respell(void *context) {
    index_pair(context);
    index_stem(context);
    index_romanize(context);
    return NULL;
}

/* What is worked out from the postings; nothing of it needs another. */
static void work_out(struct index *x) {
    pthread_t thread;
    bool is_started =
        x->model->works.n >= WORKS_FOR_THREADS && pthread_create(&thread, NULL, respell, x) == 0;
    index_shorten(x);
    if (is_started)
        pthread_join(thread, NULL);
    else
        respell(x);
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
        uint32_t *raw = index_memory(x->posted[x->n], sizeof *raw);
        join_units(&x->units, b, n);
        units_finish(&x->units, m);
        for (unsigned i = 0; i < n; i++)
            b[i].raw = raw;
        run(b, n, scatter);
        compress(x, raw);
        free(raw);
    }
    for (unsigned i = 0; i < n; i++)
        index_read_free(&b[i]);
    if (is_over) {
        free(x);
        return NULL;
    }
    work_out(x);
    return x;
}
