/* Reading rows into a dictionary of terms, and a stream of what stands where. */
#include "core/index_read.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_SLOTS = 1 << 12,
    HEAD = 8,        /* bytes of a term that are compared at once */
    STOP_CHECK = 64, /* works between looks at *stop */
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

bool index_is_stopped(const struct builder *b) {
    return b->stop && atomic_load(b->stop);
}

int index_order(const char *pool, const struct seen *x, const char *other, const struct seen *y) {
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
            k == n || index_order(b->pool, &b->seen[spare[i]], b->pool, &b->seen[order[k]]) <= 0;
        order[to] = from_left ? spare[i++] : order[k++];
    }
}

/* The first step of a thread: its works become a stream and a sorted dictionary. */
void *index_read(void *context) {
    struct builder *b = context;
    const struct word_sink sink = {put_word, b};
    ref row;
    widen(b);
    b->seen = grown(NULL, &b->seen_room, 1, sizeof *b->seen);
    for (uint32_t work = b->rows.work; (row = units_next(&b->rows)) != REF_NONE;) {
        units_add(&b->units, b->m, row, &sink);
        if (b->rows.work - work >= STOP_CHECK && index_is_stopped(b))
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

void index_read_free(struct builder *b) {
    units_free(&b->units);
    free(b->seen);
    free(b->order);
    free(b->pool);
    free(b->stream);
    free(b->next);
}
