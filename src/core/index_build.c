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
    struct term *t = &x->terms[x->n++];
    t[1] = (struct term){.bytes = t->bytes + first->n, .postings = t->postings};
    memcpy(x->pool + t->bytes, own->sorted_pool + first->bytes, first->n);
    for (unsigned i = from; i < g->n; i++) {
        if (g->at[i] == g->end[i] || strings_order(&g->b[i].terms, g->at[i], own, first) != 0)
            continue;
        uint32_t *count = &g->b[i].count[g->at[i]++->seen], n = *count;
        *count = t[1].postings;
        t[1].postings += n;
    }
}

static void merge(struct index *x, struct builder *b, unsigned n) {
    struct merge g = {.b = b, .n = n};
    size_t terms = 1, bytes = 1;
    for (unsigned i = 0; i < n; i++) {
        terms += b[i].terms.count;
        bytes += b[i].terms.bytes;
        g.at[i] = b[i].terms.sorted;
        g.end[i] = b[i].terms.sorted + b[i].terms.count;
    }
    x->terms = index_memory(terms, sizeof *x->terms);
    x->pool = index_memory(bytes, 1);
    x->terms[0] = (struct term){0};
    for (unsigned i; (i = least(&g)) < n;)
        take(&g, i, x);
    x->terms = shrunk(x->terms, (x->n + 1) * sizeof *x->terms);
    x->pool = shrunk(x->pool, x->terms[x->n].bytes + 1);
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

/* Writes the sorted postings of a term as the ways from one to the next; the same again is left
   out. */
static uint8_t *compress_term(const struct term *t, const uint32_t *raw, uint8_t *to) {
    uint32_t unit = 0, last = UINT32_MAX;
    for (const uint32_t *end = raw + (t[1].postings - t->postings); raw < end; raw++) {
        if (*raw == last)
            continue;
        last = *raw;
        int64_t way = (int64_t)(last >> POSTING_BITS) - unit;
        uint64_t zigzag = (uint64_t)(way < 0 ? -way * 2 - 1 : way * 2);
        unit = last >> POSTING_BITS;
        to = put_number(to, zigzag << POSTING_BITS | (last & ((1 << POSTING_BITS) - 1)));
    }
    return to;
}

static void compress(struct index *x, const uint32_t *raw) {
    enum { LONGEST = 5 };
    uint32_t count = x->terms[x->n].postings;
    uint8_t *to = index_memory(count, LONGEST);
    x->postings = to;
    x->letters = index_memory(x->n + LETTERS_MORE, sizeof *x->letters);
    for (uint32_t i = 0; i < x->n; i++) {
        struct term *t = &x->terms[i];
        uint32_t first = t->postings;
        uint8_t *end = compress_term(t, raw + first, to);
        t->postings = (uint32_t)(to - x->postings);
        to = end;
        x->letters[i] = match_letters(index_term(x, i));
    }
    memset(x->letters + x->n, 0, LETTERS_MORE * sizeof *x->letters);
    x->terms[x->n].postings = (uint32_t)(to - x->postings);
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
        uint32_t *raw = index_memory(x->terms[x->n].postings, sizeof *raw);
        join_units(&x->units, b, n);
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
