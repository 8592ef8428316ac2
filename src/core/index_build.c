/* Building the index: what was not read yet is read, the dictionary sorted, and the stream
   scattered into postings by counting. */
#include "core/follow.h"
#include "core/index_parts.h"
#include "core/reading.h"

#include "base/memory.h"
#include "base/thread.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { WORKS_FOR_THREADS = 500 };

enum { PIECES = 64 };

/* Terms whose postings become bytes together. */
struct piece {
    uint32_t from, to;   /* the terms */
    uint32_t first, end; /* their postings in `raw` */
};

struct building {
    struct index *index;
    struct reading *reading;
    atomic_bool is_ordered;
    uint32_t *rank;      /* of the terms seen, the number that each gets */
    uint32_t *raw;       /* the postings */
    uint32_t *up, *down; /* of the terms seen, where the first and the last that is not put stand */
    atomic_uint scattered; /* so many parts of the reading are, or are being */
    struct piece pieces[PIECES];
    pthread_mutex_t joining;
    pthread_cond_t has_joined;
    uint32_t joined; /* so many pieces are, */
    size_t bytes;    /* and take so many bytes */
};

/* Gives the string to the index as its next term, which has so many words. */
static void take_term(struct index *x, str string, uint32_t words) {
    size_t block = x->n / TERM_BLOCK, last = x->n > 0 ? x->lengths[x->n - 1] : 0;
    uint8_t same = (uint8_t)str_same((str){x->pool + x->bytes - last, last}, string);
    bool is_first = x->n % TERM_BLOCK == 0;
    x->blocks[block] = is_first ? x->bytes : x->blocks[block];
    x->least[block] = is_first || same < x->least[block] ? same : x->least[block];
    x->same[x->n] = same;
    x->lengths[x->n] = (uint8_t)string.n;
    memcpy(x->pool + x->bytes, string.p, string.n);
    x->bytes += (uint32_t)string.n;
    x->posted[x->n + 1] = x->posted[x->n] + words;
    x->n++;
}

static void make_room(struct index *x, const struct strings *terms) {
    size_t n = terms->count;
    x->pool = memory_sized(NULL, terms->bytes, 1);
    x->lengths = memory_sized(NULL, n, sizeof *x->lengths);
    x->same = memory_sized(NULL, n, sizeof *x->same);
    x->least = memory_sized(NULL, n / TERM_BLOCK + 1, sizeof *x->least);
    x->blocks = memory_sized(NULL, n / TERM_BLOCK + 1, sizeof *x->blocks);
    x->posted = memory_sized(NULL, n + 1, sizeof *x->posted);
    x->posted[0] = 0;
}

/* Takes all terms in their order. */
static void take_terms(struct building *b, const uint32_t *order) {
    enum { NEAR = 16, FAR = 32 };
    const struct strings *terms = &b->reading->terms.strings;
    struct index *x = b->index;
    for (size_t i = 0; i < terms->count; i++) {
        if (i + FAR < terms->count) {
            uint32_t far = order[i + FAR];
            __builtin_prefetch(&terms->seen[far]);
            __builtin_prefetch(&b->reading->count[far]);
            __builtin_prefetch(&b->rank[far], 1);
            __builtin_prefetch(&b->up[far], 1);
            __builtin_prefetch(&b->down[far], 1);
            __builtin_prefetch(strings_at(terms, order[i + NEAR]).p);
        }
        b->rank[order[i]] = x->n;
        take_term(x, strings_at(terms, order[i]), b->reading->count[order[i]].words);
        b->up[order[i]] = x->posted[x->n - 1];
        b->down[order[i]] = x->posted[x->n] - 1;
    }
    x->hangul = index_lower(x, STR("\x80"));
    x->hangul_end = index_lower(x, STR("\xC0"));
}

/* Puts the terms in order, and the units. */
static void order_all(struct building *b) {
    const struct strings *terms = &b->reading->terms.strings;
    uint32_t *order = strings_sort(terms);
    make_room(b->index, terms);
    b->rank = memory_sized(NULL, terms->count, sizeof *b->rank);
    b->up = memory_sized(NULL, terms->count, sizeof *b->up);
    b->down = memory_sized(NULL, terms->count, sizeof *b->down);
    take_terms(b, order);
    free(order);
    b->raw = memory_sized(NULL, b->index->posted[b->index->n], sizeof *b->raw);
    reading_join(&b->reading, 1, b->index->model, &b->index->units);
}

/* Postings on their way to their places, a ring: where the next of a term stands, and the place
   itself, are asked of the memory long before their turn. */
enum { RING = 64, HALF = RING / 2 };

struct scattering {
    uint32_t *next; /* by term: where the next one stands */
    uint32_t step;  /* to that behind it */
    uint32_t *raw;
    uint32_t term[RING], posting[RING];
    uint32_t n; /* so far */
};

static void put_down(struct scattering *s, unsigned at) {
    uint32_t *next = &s->next[s->term[at]];
    s->raw[*next] = s->posting[at];
    *next += s->step;
}

static void put_posting(void *context, uint32_t term, uint32_t posting) {
    struct scattering *s = context;
    unsigned at = s->n++ % RING;
    if (s->n > RING)
        put_down(s, at);
    __builtin_prefetch(&s->next[term], 1);
    s->term[at] = term;
    s->posting[at] = posting;
    if (s->n > HALF)
        __builtin_prefetch(&s->raw[s->next[s->term[(at + HALF) % RING]]], 1);
}

/* As reading_walk(), from the last posting to the first. */
static void walk_back(const struct reading *r, uint32_t nth, struct scattering *s) {
    const struct part *part = &r->parts[r->order[nth]];
    uint32_t shift = (part->first - part->units.from) << POSTING_BITS;
    for (size_t end = part->to, at; end > part->from; end = at) {
        for (at = end - 1; !(r->stream[at] & ENTRY_POSTING); at--)
            ;
        for (size_t i = at + 1; i < end; i++)
            put_posting(s, r->stream[i], (r->stream[at] & ~ENTRY_POSTING) + shift);
    }
}

/* Puts the postings of parts in their places, from the first part on or from the last back: two do
   it, until they meet. */
static void scatter(struct building *b, bool is_back) {
    enum { AT_ONCE = 64 };
    const struct reading *r = b->reading;
    struct scattering s = {is_back ? b->down : b->up, is_back ? UINT32_MAX : 1, .raw = b->raw};
    uint32_t own = 0;
    for (uint32_t at; (at = atomic_fetch_add(&b->scattered, AT_ONCE)) < r->ordered;)
        for (uint32_t i = at; i < at + AT_ONCE && i < r->ordered; i++, own++)
            if (is_back)
                walk_back(r, r->ordered - 1 - own, &s);
            else
                reading_walk(r, own, put_posting, &s);
    for (uint32_t i = s.n < RING ? 0 : s.n - RING; i < s.n; i++)
        put_down(&s, i % RING);
}

/* Sorts the postings of a term, and drops those that are there; returns how many are left. Only
   those of one row are out of their order, and of one row few differ. */
static uint32_t sort_raw(uint32_t *raw, uint32_t n) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t moving = raw[i], at = left;
        while (at > 0 && raw[at - 1] > moving)
            at--;
        if (at > 0 && raw[at - 1] == moving)
            continue;
        if (at < left)
            memmove(&raw[at + 1], &raw[at], (left - at) * sizeof *raw);
        raw[at] = moving;
        left++;
    }
    return left;
}

/* Where the nth piece, of n bytes, begins; waits until those before it are known. */
static uint32_t join(struct building *b, uint32_t nth, size_t n) {
    pthread_mutex_lock(&b->joining);
    while (b->joined != nth)
        pthread_cond_wait(&b->has_joined, &b->joining);
    size_t at = b->bytes;
    b->bytes += n;
    b->joined++;
    pthread_cond_broadcast(&b->has_joined);
    pthread_mutex_unlock(&b->joining);
    return (uint32_t)at;
}

/* The places of the postings become those of their bytes. */
static void compress(struct building *b, uint32_t nth) {
    const struct piece *p = &b->pieces[nth];
    uint32_t *posted = b->index->posted, first = p->first;
    uint8_t *bytes = memory_sized(NULL, p->end - first, POSTING_LONGEST), *to = bytes;
    for (uint32_t term = p->from; term < p->to; term++) {
        uint32_t next = term + 1 < p->to ? posted[term + 1] : p->end;
        posted[term] = (uint32_t)(to - bytes);
        to = postings_write(to, b->raw + first, sort_raw(b->raw + first, next - first));
        first = next;
    }
    uint32_t at = join(b, nth, (size_t)(to - bytes));
    for (uint32_t term = p->from; term < p->to; term++)
        posted[term] += at;
    memcpy(b->index->postings + at, bytes, (size_t)(to - bytes));
    free(bytes);
}

static void pair(struct index *x) {
    uint32_t n = x->hangul_end - x->hangul;
    size_t words = bits_words(n);
    x->pairs = memory_new(MATCH_PAIRS * words, sizeof *x->pairs);
    for (uint32_t i = 0; i < n; i++)
        for (uint64_t pairs = match_pairs(index_term(x, x->hangul + i)); pairs;)
            bits_add(x->pairs + words * bits_take(&pairs), i);
}

/* The order of the terms, and meanwhile other spellings of them. */
static void build_order(void *context, size_t i) {
    enum { AT_ONCE = 256 };
    struct building *b = context;
    if (i > 0) {
        while (!atomic_load(&b->is_ordered) && reading_spell(b->reading, AT_ONCE))
            ;
        return;
    }
    order_all(b);
    atomic_store(&b->is_ordered, true);
}

/* What the terms post, beside the spellings that are left. */
static void build_postings(void *context, size_t i) {
    struct building *b = context;
    if (i > 0)
        scatter(b, i > 1);
    else
        reading_spell(b->reading, SIZE_MAX);
}

/* The bytes of the postings, beside all that needs none. */
static void build_rest(void *context, size_t i) {
    struct building *b = context;
    struct index *x = b->index;
    if (i > 0) {
        compress(b, (uint32_t)i - 1);
        return;
    }
    x->stems = spelling_sort(&b->reading->spelling.stems, b->rank);
    x->romans = spelling_sort(&b->reading->spelling.romans, b->rank);
    reading_free(b->reading);
    pair(x);
}

/* Pieces, and room for the bytes of all: what is not written to takes no memory. */
static void cut(struct building *b) {
    struct index *x = b->index;
    for (uint32_t i = 0, from = 0; i < PIECES; from = b->pieces[i++].to) {
        uint32_t to = (uint32_t)((uint64_t)x->n * (i + 1) / PIECES);
        b->pieces[i] = (struct piece){from, to, x->posted[from], x->posted[to]};
    }
    x->postings = memory_sized(NULL, x->posted[x->n] + (size_t)GROUP_BYTES, POSTING_LONGEST);
}

/* Makes the index of a whole reading, which is used up. */
static struct index *assemble(const struct model *m, struct reading *r) {
    struct index *x = memory_new(1, sizeof *x);
    bool is_much = model_works(m) >= WORKS_FOR_THREADS;
    struct building b = {.index = x,
                         .reading = r,
                         .joining = PTHREAD_MUTEX_INITIALIZER,
                         .has_joined = PTHREAD_COND_INITIALIZER};
    x->model = m;
    x->shorts = memory_new(SHORTS, sizeof *x->shorts);
    thread_each(build_order, &b, 2, is_much);
    thread_each(build_postings, &b, 3, is_much);
    cut(&b);
    thread_each(build_rest, &b, PIECES + 1, is_much);
    free(b.raw);
    free(b.rank);
    free(b.up);
    free(b.down);
    x->posted[x->n] = (uint32_t)b.bytes;
    x->postings = memory_sized(x->postings, b.bytes + GROUP_BYTES, 1);
    return x;
}

static bool goes_on(const void *stop) {
    const atomic_bool *is_stopped = stop;
    return !is_stopped || !atomic_load(is_stopped);
}

struct index *index_build(const struct model *m, struct follow *follow, const atomic_bool *stop) {
    struct reading *r = follow ? follow_take(follow) : NULL;
    const struct reading_asks asks = {goes_on, stop};
    r = r ? r : reading_open();
    reading_end(r, r, m, &asks);
    if (goes_on(stop))
        return assemble(m, r);
    reading_free(r);
    return NULL;
}
