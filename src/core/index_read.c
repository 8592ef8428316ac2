/* Reading rows into a dictionary of terms, and a stream of what stands where. */
#include "core/index_read.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BITS = 12,
    TEXT_PER_SLOT = 64, /* bytes, roughly: the table is made as large as it will be */
    STOP_CHECK = 64,    /* works between looks at *stop */
};

static const uint64_t golden = 0x9E3779B97F4A7C15u;

static uint64_t mix(uint64_t h, const char *eight) {
    uint64_t part;
    memcpy(&part, eight, sizeof part);
    h = (h ^ part) * golden;
    return h ^ h >> 32;
}

/* Eight bytes at a time, the last eight once more: multiply and shift. */
static uint32_t hash_of(str s) {
    uint64_t h = s.n;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8)
        h = mix(h, s.p + i);
    if (i < s.n && s.n > 8)
        h = mix(h, s.p + s.n - 8);
    for (; s.n < 8 && i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * golden;
    return (uint32_t)(h * 0xD6E8FEB86659FD93u >> 32);
}

static size_t home_of(const struct builder *b, uint64_t head, uint32_t check) {
    uint64_t h = (head ^ (uint64_t)check * 0xD6E8FEB86659FD93u) * golden;
    return (h ^ h >> 32) * golden >> (64 - b->slot_bits);
}

static void place(struct builder *b, struct slot s) {
    size_t at = home_of(b, s.head, s.check), last = ((size_t)1 << b->slot_bits) - 1;
    while (b->slots[at].seen)
        at = (at + 1) & last;
    b->slots[at] = s;
}

static void widen(struct builder *b, unsigned bits) {
    struct slot *old = b->slots;
    size_t n = old ? (size_t)1 << b->slot_bits : 0;
    b->slot_bits = bits;
    b->slots = calloc((size_t)1 << bits, sizeof *b->slots);
    if (!b->slots)
        arena_oom();
    for (size_t i = 0; i < n; i++)
        if (old[i].seen)
            place(b, old[i]);
    free(old);
}

static uint32_t add_seen(struct builder *b, const struct coming *w) {
    uint32_t seen = strings_add(&b->terms, (str){w->bytes, w->check & 0xFF}, w->head);
    if (b->terms.count > b->count_room)
        b->count = index_grown(b->count, &b->count_room, b->terms.count, sizeof *b->count);
    b->count[seen] = 0;
    if (b->terms.count * 4 >= (size_t)3 << b->slot_bits)
        widen(b, b->slot_bits + 1);
    place(b, (struct slot){w->head, w->check, seen + 1});
    return seen;
}

static bool is_long(const struct coming *w) {
    return (w->check & 0xFF) > HEAD;
}

static uint32_t seen_of(struct builder *b, const struct coming *w) {
    size_t last = ((size_t)1 << b->slot_bits) - 1;
    for (size_t at = home_of(b, w->head, w->check); b->slots[at].seen; at = (at + 1) & last) {
        const struct slot *s = &b->slots[at];
        if (s->head == w->head && s->check == w->check &&
            (!is_long(w) || memcmp(b->terms.pool + b->terms.seen[s->seen - 1].bytes, w->bytes,
                                   w->check & 0xFF) == 0))
            return s->seen - 1;
    }
    return add_seen(b, w);
}

static void take_word(struct builder *b, struct coming *w) {
    if (w->check)
        w->seen = seen_of(b, w);
    if (b->stream_count + 2 > b->stream_room)
        b->stream = index_grown(b->stream, &b->stream_room, b->stream_count + 2, sizeof *b->stream);
    if (w->posting != b->last_posting)
        b->stream[b->stream_count++] = w->posting | ENTRY_POSTING;
    b->last_posting = w->posting;
    b->stream[b->stream_count++] = w->seen;
    b->count[w->seen]++;
}

/* Asks for the memory of the strings that long words will be compared with. */
static void fetch(const struct builder *b) {
    const struct slot *slots = b->slots;
    for (unsigned i = 0; i < b->came; i++)
        if (is_long(&b->coming[i]) && slots[b->coming[i].home].seen)
            __builtin_prefetch(&b->terms.seen[slots[b->coming[i].home].seen - 1]);
    for (unsigned i = 0; i < b->came; i++)
        if (is_long(&b->coming[i]) && slots[b->coming[i].home].seen)
            __builtin_prefetch(b->terms.pool +
                               b->terms.seen[slots[b->coming[i].home].seen - 1].bytes);
}

/* Takes the words that wait, and notes the terms of the texts to be remembered. */
static void take_batch(struct builder *b) {
    fetch(b);
    for (unsigned i = 0; i < b->came; i++)
        take_word(b, &b->coming[i]);
    for (unsigned i = 0; i < b->came; i++) {
        struct known *k = &b->known[b->pending[i] & (KNOWN - 1)];
        if (b->pending[i] == KNOWN)
            continue;
        for (unsigned t = 0; t < k->terms; t++)
            k->seen[t] = b->coming[i + t].seen;
        k->is_coming = false;
        b->pending[i] = KNOWN;
    }
    b->came = 0;
}

/* The next word to come. */
static struct coming *add_coming(struct builder *b, const struct unit_text *t) {
    if (b->came == BATCH)
        take_batch(b);
    struct coming *w = &b->coming[b->came++];
    w->posting = t->unit << POSTING_BITS | t->found;
    assert(w->posting < ENTRY_POSTING);
    return w;
}

/* The compiler makes one load of this loop. */
static uint64_t head_of(const struct word *word) {
    const unsigned char *p = (const unsigned char *)word->bytes;
    uint64_t head = 0;
    for (unsigned i = 0; i < HEAD; i++)
        head = head << 8 | p[i];
    return word->n < HEAD ? head & ~(UINT64_MAX >> 8 * word->n) : head;
}

static void put_term(void *context, const struct unit_text *t, const struct word *word) {
    struct builder *b = context;
    struct coming *w = add_coming(b, t);
    str term = word_term(word);
    memcpy(w->bytes, word->bytes, WORD_MAX);
    w->head = head_of(word);
    w->check = (uint32_t)term.n;
    if (term.n > HEAD)
        w->check |= hash_of(term) << 8;
    w->home = (uint32_t)home_of(b, w->head, w->check);
    __builtin_prefetch(&b->slots[w->home]);
}

static void put_known(struct builder *b, const struct known *k, const struct unit_text *t) {
    for (unsigned i = 0; i < k->terms; i++) {
        struct coming *w = add_coming(b, t);
        w->check = 0;
        w->seen = k->seen[i];
    }
}

/* A name is split and looked up once, where it stands first; as a rule it comes again soon. */
static void put_short(struct builder *b, const struct unit_text *t) {
    uint32_t at = hash_of(t->text) & (KNOWN - 1);
    struct known *k = &b->known[at];
    if (k->is_coming || b->came + KNOWN_BYTES > BATCH)
        take_batch(b);
    if (k->bytes == t->text.n && memcmp(k->text, t->text.p, k->bytes) == 0) {
        put_known(b, k, t);
        return;
    }
    unsigned from = b->came;
    unit_terms(t, &(struct word_sink){put_term, b});
    unsigned n = b->came - from;
    k->bytes = 0;
    if (n > KNOWN_TERMS || n == 0)
        return;
    memcpy(k->text, t->text.p, t->text.n);
    k->bytes = (uint8_t)t->text.n;
    k->terms = (uint8_t)n;
    k->is_coming = true;
    b->pending[from] = at;
}

static void put_text(void *context, const struct unit_text *t) {
    struct builder *b = context;
    if (t->text.n <= KNOWN_BYTES)
        put_short(b, t);
    else
        unit_terms(t, &(struct word_sink){put_term, b});
    unit_own_terms(t, &(struct word_sink){put_term, b});
}

bool index_is_stopped(const struct builder *b) {
    return b->stop && atomic_load(b->stop);
}

static void open(struct builder *b) {
    size_t slots =
        b->m->byte_count / TEXT_PER_SLOT / (b->m->works.n + 1) * (b->rows.end - b->rows.work);
    unsigned bits = FIRST_BITS;
    for (; (size_t)1 << bits < slots; bits++)
        ;
    widen(b, bits);
    b->known = calloc(KNOWN, sizeof *b->known);
    if (!b->known)
        arena_oom();
    for (unsigned i = 0; i < BATCH; i++)
        b->pending[i] = KNOWN;
    b->last_posting = UINT32_MAX;
}

/* The first step of a thread: its works become a stream and a sorted dictionary. */
void *index_read(void *context) {
    struct builder *b = context;
    const struct text_sink sink = {put_text, b};
    ref row;
    open(b);
    for (uint32_t work = b->rows.work; (row = units_next(&b->rows)) != REF_NONE;) {
        units_add(&b->units, b->m, row, &sink);
        if (b->rows.work - work >= STOP_CHECK && index_is_stopped(b))
            break;
        work = b->rows.work - work >= STOP_CHECK ? b->rows.work : work;
    }
    take_batch(b);
    free(b->slots);
    free(b->known);
    strings_sort(&b->terms);
    return NULL;
}

void index_read_free(struct builder *b) {
    units_free(&b->units);
    strings_free(&b->terms);
    free(b->count);
    free(b->stream);
}
