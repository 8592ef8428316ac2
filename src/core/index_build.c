/* Building the index. Each thread reads some works into a dictionary and a stream of its own,
   unless they were read while the library was loaded; then the dictionaries are merged, and the
   streams sorted into postings by counting. */
#include "core/follow.h"
#include "core/index_parts.h"
#include "core/reading.h"

#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORKS_FOR_THREADS = 500 };

/* What one thread does. */
struct builder {
    const struct model *m;
    const atomic_bool *stop;
    struct reading *reading;
    const uint32_t *todo; /* rows of works that it is to read */
    uint32_t todo_count;
    uint32_t *raw; /* all postings, unit << POSTING_BITS | enum found_in */
};

static bool goes_on(const void *builder) {
    const struct builder *b = builder;
    return !b->stop || !atomic_load(b->stop);
}

/* The first step of a thread: its works become a stream and a sorted dictionary. */
static void *read_works(void *context) {
    struct builder *b = context;
    const struct reading_asks asks = {goes_on, b};
    for (uint32_t i = 0; i < b->todo_count; i++)
        if (!reading_add(b->reading, b->m, b->todo[i], &asks))
            return NULL;
    reading_close(b->reading);
    strings_sort(&b->reading->terms);
    return NULL;
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
            (best == g->n || strings_order(&g->b[i].reading->terms, g->at[i],
                                           &g->b[best].reading->terms, g->at[best]) < 0))
            best = i;
    return best;
}

/* Gives the least string to the index as its next term, and moves on in all that have it: their
   postings stand behind each other. */
static void take(struct merge *g, unsigned from, struct index *x) {
    enum { FAR = 16 };
    const struct strings *own = &g->b[from].reading->terms;
    const struct sorted *first = g->at[from];
    uint32_t *posted = &x->posted[x->n];
    if (x->n % TERM_BLOCK == 0)
        x->blocks[x->n / TERM_BLOCK] = x->bytes;
    str string = {own->sorted_pool + first->bytes, first->n};
    size_t last = x->n > 0 ? x->lengths[x->n - 1] : 0;
    x->same[x->n] = (uint8_t)str_same((str){x->pool + x->bytes - last, last}, string);
    x->lengths[x->n++] = (uint8_t)string.n;
    memcpy(x->pool + x->bytes, string.p, string.n);
    x->bytes += first->n;
    posted[1] = posted[0];
    for (unsigned i = from; i < g->n; i++) {
        if (g->at[i] == g->end[i] ||
            strings_order(&g->b[i].reading->terms, g->at[i], own, first) != 0)
            continue;
        struct tally *counts = g->b[i].reading->count, *count = &counts[g->at[i]++->seen];
        if (g->at[i] + FAR < g->end[i])
            __builtin_prefetch(&counts[g->at[i][FAR].seen], 1);
        uint32_t n = count->words;
        if (count->is_name)
            bits_add(x->names, x->n - 1);
        count->words = posted[1] & INT32_MAX;
        posted[1] += n;
    }
}

static void merge(struct index *x, struct builder *b, unsigned n) {
    struct merge g = {.b = b, .n = n};
    size_t terms = 0, bytes = 0;
    for (unsigned i = 0; i < n; i++) {
        const struct strings *own = &b[i].reading->terms;
        terms += own->count;
        bytes += own->bytes;
        g.at[i] = own->sorted;
        g.end[i] = own->sorted + own->count;
    }
    x->pool = memory_sized(NULL, bytes, 1);
    x->lengths = memory_sized(NULL, terms, sizeof *x->lengths);
    x->same = memory_sized(NULL, terms, sizeof *x->same);
    x->blocks = memory_sized(NULL, terms / TERM_BLOCK + 1, sizeof *x->blocks);
    x->posted = memory_sized(NULL, terms, sizeof *x->posted);
    x->posted[0] = 0;
    x->names = memory_new(bits_words(terms), sizeof *x->names);
    for (unsigned i; (i = least(&g)) < n;)
        take(&g, i, x);
    x->pool = memory_sized(x->pool, x->bytes, 1);
    x->lengths = memory_sized(x->lengths, x->n, 1);
    x->same = memory_sized(x->same, x->n, 1);
    x->blocks = memory_sized(x->blocks, x->n / TERM_BLOCK, sizeof *x->blocks);
    x->posted = memory_sized(x->posted, x->n, sizeof *x->posted);
    x->hangul = index_lower(x, STR("\x80"));
    x->hangul_end = index_lower(x, STR("\xC0"));
}

/* Postings on their way to their places, a ring: where the next of a term stands, and the place
   itself, are asked of the memory long before their turn. */
enum { RING = 64, HALF = RING / 2 };

struct scattering {
    struct tally *count; /* by term: of its words, where the next one stands */
    uint32_t *raw;
    uint32_t term[RING], posting[RING];
    uint32_t n; /* so far */
};

static void put_posting(void *context, uint32_t term, uint32_t posting) {
    struct scattering *s = context;
    unsigned at = s->n++ % RING;
    if (s->n > RING)
        s->raw[s->count[s->term[at]].words++] = s->posting[at];
    __builtin_prefetch(&s->count[term], 1);
    s->term[at] = term;
    s->posting[at] = posting;
    if (s->n > HALF)
        __builtin_prefetch(&s->raw[s->count[s->term[(at + HALF) % RING]].words], 1);
}

/* The second step of a thread: its stream becomes postings. */
static void *scatter(void *context) {
    const struct builder *b = context;
    struct scattering s = {.count = b->reading->count, .raw = b->raw};
    reading_walk(b->reading, put_posting, &s);
    for (uint32_t i = s.n < RING ? 0 : s.n - RING; i < s.n; i++)
        s.raw[s.count[s.term[i % RING]].words++] = s.posting[i % RING];
    return NULL;
}

static uint8_t *put_number(uint8_t *to, uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        *to++ = (uint8_t)(value | 0x80);
    *to++ = (uint8_t)value;
    return to;
}

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Sorts the postings of a term. As a rule only those of one row are out of their order; but where
   threads read works in turn, theirs stand behind each other. */
static void sort_raw(uint32_t *raw, uint32_t n) {
    enum { FAR = 1024 };
    for (uint32_t i = 1; i < n; i++) {
        uint32_t moving = raw[i], at = i;
        for (; at > 0 && i - at < FAR && raw[at - 1] > moving; at--)
            raw[at] = raw[at - 1];
        raw[at] = moving;
        if (at > 0 && raw[at - 1] > moving) {
            qsort(raw, n, sizeof *raw, by_value);
            return;
        }
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
    uint8_t *to = memory_sized(NULL, x->posted[x->n], LONGEST);
    x->postings = to;
    for (uint32_t i = 0; i < x->n; i++) {
        uint32_t first = x->posted[i], n = x->posted[i + 1] - first;
        x->posted[i] = (uint32_t)(to - x->postings);
        sort_raw(raw + first, n);
        to = compress_term(raw + first, n, to);
    }
    x->posted[x->n] = (uint32_t)(to - x->postings);
    *to = 0; /* postings_next() looks a byte further */
    x->postings = memory_sized(x->postings, (size_t)(to - x->postings), 1);
}

/* How many threads are to read the works that are left: one reading is not worth being merged with
   another for few. */
static unsigned thread_count(uint32_t left, uint32_t works) {
    enum { FEW = 4 /* one of so many */ };
    bool is_little = left < WORKS_FOR_THREADS || left < works / FEW;
    long n = is_little ? 1 : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}

/* What is worked out from the dictionary alone, beside the postings. */
struct chores {
    struct index *x;
    atomic_uint next;
};

/* Takes one after the other, until none is left. */
static void *do_chores(void *context) {
    static void (*const all[])(struct index *) = {index_romanize, index_stem, index_pair};
    struct chores *c = context;
    for (unsigned i; (i = atomic_fetch_add(&c->next, 1)) < COUNT(all);)
        all[i](c->x);
    return NULL;
}

/* The postings and the units of what was read. */
static void post(struct index *x, struct builder *b, unsigned n) {
    struct reading *readings[THREADS_MAX];
    uint32_t *raw = memory_sized(NULL, x->posted[x->n], sizeof *raw);
    for (unsigned i = 0; i < n; i++) {
        readings[i] = b[i].reading;
        b[i].raw = raw;
    }
    reading_join(readings, n, x->model, &x->units);
    units_finish(&x->units, x->model);
    thread_each(b, sizeof *b, n, scatter);
    compress(x, raw);
    free(raw);
}

static void assemble(struct index *x, struct builder *b, unsigned n) {
    merge(x, b, n);
    struct chores chores = {.x = x};
    pthread_t thread;
    bool is_started =
        x->model->works.n >= WORKS_FOR_THREADS && thread_start(&thread, do_chores, &chores);
    post(x, b, n);
    for (unsigned i = 0; i < n; i++)
        reading_free(b[i].reading);
    index_shorten(x);
    do_chores(&chores);
    if (is_started)
        pthread_join(thread, NULL);
    free(x->names);
}

struct index *index_build(const struct model *m, struct follow *follow, const atomic_bool *stop) {
    struct index *x = memory_new(1, sizeof *x);
    struct builder b[THREADS_MAX];
    struct reading *read = follow ? follow_take(follow) : NULL;
    uint32_t left_count, *left = reading_left(read, m, &left_count);
    unsigned n = thread_count(left_count, m->works.n);
    x->model = m;
    for (unsigned i = 0; i < n; i++) {
        uint32_t from = (uint32_t)((uint64_t)left_count * i / n);
        b[i] = (struct builder){.m = m, .stop = stop, .todo = left + from};
        b[i].todo_count = (uint32_t)((uint64_t)left_count * (i + 1) / n) - from;
        b[i].reading = i == 0 && read ? read : reading_open();
    }
    thread_each(b, sizeof *b, n, read_works);
    free(left);
    if (goes_on(b)) {
        assemble(x, b, n);
        return x;
    }
    for (unsigned i = 0; i < n; i++)
        reading_free(b[i].reading);
    free(x);
    return NULL;
}
