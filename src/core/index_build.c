/* Building the index. Each thread reads the rows of some works into a dictionary and a stream of
   its own; then the dictionaries are merged, and the streams sorted into postings by counting. */
#include "core/index_parts.h"
#include "core/units.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    THREADS_MAX = 4,
    WORKS_FOR_THREADS = 500,
    FIRST_SLOTS = 1 << 12,
    COMING = 16,     /* a power of two */
    HEAD = 8,        /* bytes of a term that are compared at once */
    STOP_CHECK = 64, /* works between looks at *stop */
};

/* A term while its postings are counted: two of them share a line of the cache. */
struct seen {
    uint64_t head; /* its first bytes, big endian: comparing looks no further mostly */
    uint32_t bytes;
    uint32_t last;      /* the last posting; when all are counted, the place in the index */
    uint32_t last_open; /* 1 + the last unit that reveals nothing */
    uint32_t count, rarity : 24, n : 8;
};

/* A word on its way: it waits until the memory that it needs has come. */
struct coming {
    char bytes[WORD_MAX];
    uint8_t n;
    uint32_t hash, posting;
    bool is_open;
};

/* A place of the hash table: 1 + a place in `seen`, or 0. */
struct slot {
    uint32_t hash, seen;
};

/* One word of the stream. */
struct entry {
    uint32_t seen, posting;
};

struct builder {
    const struct model *m;
    const atomic_bool *stop;
    struct unit_rows rows;
    struct units units;
    struct seen *seen;
    struct slot *slots; /* by hash */
    uint32_t *order;    /* places in `seen`, sorted by string */
    char *pool;
    struct entry *stream;
    struct coming coming[COMING];
    size_t came; /* words so far; the last COMING of them are in `coming` */
    size_t seen_count, seen_room, slot_count, pool_count, pool_room, stream_count, stream_room;
    uint32_t first_unit;
    struct index *index;
    uint32_t *next; /* by term: where its next posting goes */
    pthread_t thread;
};

static void *grown(void *p, size_t *room, size_t least, size_t size) {
    while (*room < least)
        *room = *room ? *room * 2 : 4096;
    p = realloc(p, *room * size);
    if (!p)
        arena_oom();
    return p;
}

/* Eight bytes at a time: multiply and shift. */
static uint32_t hash_of(str s) {
    uint64_t h = s.n;
    for (size_t i = 0; i < s.n; i += 8) {
        uint64_t part = 0;
        memcpy(&part, s.p + i, s.n - i < 8 ? s.n - i : 8);
        h = (h ^ part) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    return (uint32_t)(h * 0xD6E8FEB86659FD93u >> 32);
}

static void place(struct builder *b, uint32_t hash, uint32_t seen) {
    size_t at = hash & (b->slot_count - 1);
    while (b->slots[at].seen)
        at = (at + 1) & (b->slot_count - 1);
    b->slots[at] = (struct slot){hash, seen + 1};
}

static void widen(struct builder *b) {
    struct slot *old = b->slots;
    size_t n = b->slot_count;
    b->slot_count = n ? n * 2 : FIRST_SLOTS;
    b->slots = calloc(b->slot_count, sizeof *b->slots);
    if (!b->slots)
        arena_oom();
    for (size_t i = 0; i < n; i++)
        if (old[i].seen)
            place(b, old[i].hash, old[i].seen - 1);
    free(old);
}

static uint64_t head_of(str s) {
    uint64_t head = 0;
    for (size_t i = 0; i < HEAD; i++)
        head = head << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return head;
}

static struct seen *add_seen(struct builder *b, str s, uint32_t hash) {
    if (b->seen_count + 1 > b->seen_room)
        b->seen = grown(b->seen, &b->seen_room, b->seen_count + 1, sizeof *b->seen);
    if (b->pool_count + s.n > b->pool_room)
        b->pool = grown(b->pool, &b->pool_room, b->pool_count + s.n, 1);
    memcpy(b->pool + b->pool_count, s.p, s.n);
    b->seen[b->seen_count] = (struct seen){.head = head_of(s),
                                           .bytes = (uint32_t)b->pool_count,
                                           .last = UINT32_MAX,
                                           .n = (uint32_t)s.n & 0xFF};
    b->pool_count += s.n;
    if (b->seen_count * 2 >= b->slot_count)
        widen(b);
    place(b, hash, (uint32_t)b->seen_count);
    return &b->seen[b->seen_count++];
}

static struct seen *seen_of(struct builder *b, const struct coming *w) {
    str s = {w->bytes, w->n};
    uint32_t hash = w->hash;
    uint64_t head = head_of(s);
    for (size_t at = hash & (b->slot_count - 1); b->slots[at].seen;
         at = (at + 1) & (b->slot_count - 1)) {
        struct seen *x = &b->seen[b->slots[at].seen - 1];
        if (b->slots[at].hash == hash && x->head == head && x->n == s.n &&
            (s.n <= HEAD || memcmp(b->pool + x->bytes, s.p, s.n) == 0))
            return x;
    }
    return add_seen(b, s, hash);
}

static void take_word(struct builder *b, const struct coming *w) {
    struct seen *x = seen_of(b, w);
    if (x->last == w->posting)
        return;
    x->last = w->posting;
    x->count++;
    uint32_t unit = (w->posting >> POSTING_BITS) + 1;
    if (w->is_open && x->last_open != unit) {
        x->last_open = unit;
        x->rarity++;
    }
    if (b->stream_count == b->stream_room)
        b->stream = grown(b->stream, &b->stream_room, b->stream_count + 1, sizeof *b->stream);
    b->stream[b->stream_count++] = (struct entry){(uint32_t)(x - b->seen), w->posting};
}

/* Asks for the memory of a word: of the hash table at first, half way then of the term. */
static void fetch(const struct builder *b, size_t nth) {
    const struct coming *w = &b->coming[nth & (COMING - 1)];
    __builtin_prefetch(&b->slots[w->hash & (b->slot_count - 1)]);
    if (nth < COMING / 2)
        return;
    w = &b->coming[(nth - COMING / 2) & (COMING - 1)];
    uint32_t seen = b->slots[w->hash & (b->slot_count - 1)].seen;
    __builtin_prefetch(&b->seen[seen > 0 ? seen - 1 : 0]);
}

static void put_word(void *context, const struct unit_word *w) {
    struct builder *b = context;
    str term = word_term(w->word);
    if (term.n == 0)
        return;
    struct coming *c = &b->coming[b->came & (COMING - 1)];
    if (b->came >= COMING)
        take_word(b, c);
    memcpy(c->bytes, term.p, WORD_MAX);
    c->n = (uint8_t)term.n;
    c->hash = hash_of(term);
    c->posting = w->unit << POSTING_BITS | w->found;
    c->is_open = b->units.reveals[w->unit] == 0;
    fetch(b, b->came++);
}

/* Takes the words that still wait. */
static void drain(struct builder *b) {
    size_t from = b->came > COMING ? b->came - COMING : 0;
    for (size_t i = from; i < b->came; i++)
        take_word(b, &b->coming[i & (COMING - 1)]);
}

static bool is_stopped(const struct builder *b) {
    return b->stop && atomic_load(b->stop);
}

static int by_string(const char *pool, const struct seen *x, const char *other,
                     const struct seen *y) {
    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    if (x->n <= HEAD && y->n <= HEAD)
        return (x->n > y->n) - (x->n < y->n);
    return str_cmp((str){pool + x->bytes, x->n}, (str){other + y->bytes, y->n});
}

/* Sorts `n` places in `order` by merging, with `spare` as room. */
static void sort_order(const struct builder *b, uint32_t *order, uint32_t *spare, size_t n) {
    if (n < 2)
        return;
    size_t half = n / 2;
    sort_order(b, order, spare, half);
    sort_order(b, order + half, spare, n - half);
    memcpy(spare, order, half * sizeof *order);
    for (size_t i = 0, k = half, to = 0; i < half; to++) {
        bool from_left =
            k == n || by_string(b->pool, &b->seen[spare[i]], b->pool, &b->seen[order[k]]) <= 0;
        order[to] = from_left ? spare[i++] : order[k++];
    }
}

/* The first step of a thread: its works become a stream and a sorted dictionary. */
static void *read_works(void *context) {
    struct builder *b = context;
    const struct word_sink sink = {put_word, b};
    ref row;
    widen(b);
    b->seen = grown(NULL, &b->seen_room, 1, sizeof *b->seen);
    for (uint32_t work = b->rows.work; (row = units_next(&b->rows)) != REF_NONE;) {
        units_add(&b->units, b->m, row, &sink);
        if (b->rows.work - work >= STOP_CHECK && is_stopped(b))
            break;
        work = b->rows.work - work >= STOP_CHECK ? b->rows.work : work;
    }
    drain(b);
    free(b->slots);
    b->slots = NULL;
    b->order = malloc((b->seen_count + 1) * sizeof *b->order);
    uint32_t *spare = malloc((b->seen_count + 1) * sizeof *spare);
    if (!b->order || !spare)
        arena_oom();
    for (uint32_t i = 0; i < b->seen_count; i++)
        b->order[i] = i;
    sort_order(b, b->order, spare, b->seen_count);
    free(spare);
    return NULL;
}

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
            (best == g->n || by_string(g->b[i].pool, x, g->b[best].pool, head_at(g, best)) < 0))
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
    t->letters = match_letters(s);
    t->rarity = 0;
    uint32_t count = 0;
    for (unsigned i = from; i < g->n; i++) {
        struct seen *same = head_at(g, i);
        if (!same || by_string(g->b[i].pool, same, b->pool, &first) != 0)
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
    x->pool = malloc(bytes);
    if (!x->terms || !x->pool)
        arena_oom();
    for (unsigned i; (i = least(&g)) < n;)
        take(&g, i, x);
    x->terms = realloc(x->terms, (x->n + 1) * sizeof *x->terms);
    x->pool = realloc(x->pool, x->terms[x->n].bytes + 1);
    x->postings = malloc(((size_t)x->terms[x->n].postings + 1) * sizeof *x->postings);
    if (!x->terms || !x->pool || !x->postings)
        arena_oom();
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
        b->index->postings[b->next[b->stream[i].seen]++] = b->stream[i].posting + shift;
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
                             .index = x,
                             .rows = {.m = m,
                                      .work = m->works.n / n * i,
                                      .end = i + 1 == n ? m->works.n : m->works.n / n * (i + 1)}};
    run(b, n, read_works);
    for (unsigned i = 1; i < n; i++)
        b[i].first_unit = b[i - 1].first_unit + b[i - 1].units.n;
    bool is_over = is_stopped(b);
    if (!is_over) {
        merge(x, b, n);
        divide(x, b, n);
        run(b, n, scatter);
        join_units(&x->units, b, n);
    }
    for (unsigned i = 0; i < n; i++) {
        units_free(&b[i].units);
        free(b[i].seen);
        free(b[i].order);
        free(b[i].pool);
        free(b[i].stream);
        free(b[i].next);
    }
    if (is_over) {
        free(x);
        return NULL;
    }
    index_spell(x);
    index_shorten(x);
    return x;
}
