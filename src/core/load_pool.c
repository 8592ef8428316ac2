/* Memory of a model that grows: tables, and the pools of bytes and words. */
#include "core/load_pass.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <string.h>

enum {
    FIRST_CAPACITY = 64,
    WORD = sizeof(uint32_t),
    INTERN_BYTES = 32, /* longer strings hardly repeat */
};

/* `block`, which is too small, with room for `need` elements of `size` bytes. */
static void *grown(void *block, uint32_t *capacity, uint64_t need, size_t size) {
    assert(need <= UINT32_MAX && "load_has_room() comes first");
    uint64_t room = *capacity ? (uint64_t)*capacity * 2 : FIRST_CAPACITY;
    room = room < need ? need : room < UINT32_MAX ? room : UINT32_MAX;
    *capacity = (uint32_t)room;
    return memory_sized(block, (size_t)room, size);
}

void *load_push(struct table *t, size_t size, size_t n) {
    uint64_t need = (uint64_t)t->count + n;
    if (need > t->capacity)
        t->rows = grown(t->rows, &t->capacity, need, size);
    void *first = (char *)t->rows + t->count * size;
    t->count += (uint32_t)n;
    return n ? memset(first, 0, n * size) : NULL;
}

/* Tells who follows that memory of the model is to be moved, or was. */
static void tell(const struct load *l, void (*what)(void *context)) {
    if (what)
        what(l->follower.context);
}

void *load_rows(struct load *l, enum kind kind, size_t n) {
    struct table *t = &l->model->tables[kind];
    bool is_moved = (uint64_t)t->count + n > t->capacity;
    if (is_moved)
        tell(l, l->follower.hold);
    void *first = load_push(t, format_shapes[kind].size, n);
    if (is_moved)
        tell(l, l->follower.release);
    return first;
}

void *load_row_at(const struct model *m, ref r) {
    return (char *)m->tables[ref_kind(r)].rows + ref_index(r) * format_shapes[ref_kind(r)].size;
}

/* Room for so many words. */
static uint32_t *push_words(struct load *l, size_t words) {
    struct model *m = l->model;
    uint64_t need = (uint64_t)m->word_count + words;
    if (need > m->word_capacity) {
        tell(l, l->follower.hold);
        m->words = grown(m->words, &m->word_capacity, need, WORD);
        tell(l, l->follower.release);
    }
    uint32_t *first = m->words + m->word_count;
    m->word_count += (uint32_t)words;
    return first;
}

plist load_list(struct load *l, size_t n, size_t size) {
    assert(size % WORD == 0);
    if (n == 0)
        return (plist){0};
    uint32_t *count = push_words(l, 1 + n * size / WORD);
    *count = (uint32_t)n;
    return (plist){(uint32_t)(count + 1 - l->model->words)};
}

plist load_cut(struct model *m, plist l, uint32_t n) {
    if (l.at)
        m->words[l.at - 1] = n;
    return n ? l : (plist){0};
}

void *load_element(const struct model *m, plist l, size_t i, size_t size) {
    assert(i < model_count(m, l));
    return m->words + l.at + i * size / WORD;
}

void load_fit(struct model *m) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct table *t = &m->tables[k];
        t->capacity = t->count;
        t->rows = memory_sized(t->rows, t->count, format_shapes[k].size);
    }
    m->byte_capacity = m->byte_count;
    m->bytes = memory_sized(m->bytes, m->byte_count, 1);
    m->word_capacity = m->word_count;
    m->words = memory_sized(m->words, m->word_count, WORD);
}

/* Room for so many bytes. */
static char *push_bytes(struct load *l, size_t n) {
    struct model *m = l->model;
    uint64_t need = (uint64_t)m->byte_count + n;
    if (need > m->byte_capacity) {
        tell(l, l->follower.hold);
        m->bytes = grown(m->bytes, &m->byte_capacity, need, 1);
        tell(l, l->follower.release);
    }
    char *first = m->bytes + m->byte_count;
    m->byte_count += (uint32_t)n;
    return first;
}

static pstr append(struct load *l, str s) {
    const uint32_t n = (uint32_t)s.n;
    bool is_long = n >= MODEL_LONG;
    char *p = push_bytes(l, (is_long ? sizeof n : 0) + 1 + n);
    if (is_long)
        p = (char *)memcpy(p, &n, sizeof n) + sizeof n;
    *p++ = (char)(is_long ? MODEL_LONG : n);
    memcpy(p, s.p, n);
    return (pstr){(uint32_t)(p - l->model->bytes)};
}

/* True when a string of one byte of length stands at a place. */
static bool holds(const struct model *m, pstr at, str s) {
    const char *p = m->bytes + at.at;
    return (unsigned char)p[-1] == s.n && memcmp(p, s.p, s.n) == 0;
}

pstr load_intern(struct load *l, str s) {
    struct model *m = l->model;
    if (s.n == 0)
        return (pstr){0};
    if (s.n > INTERN_BYTES)
        return append(l, s);
    uint32_t hash = bits_hash(s.p, s.n);
    struct interned *slot = &l->interned[hash % INTERN_SLOTS];
    /* A rollback may have taken what the slot names, so it is always compared; the hash first, for
       the bytes are far away. */
    bool is_there = slot->hash == hash && slot->text.at && slot->text.at + s.n <= m->byte_count;
    if (!is_there || !holds(m, slot->text, s))
        *slot = (struct interned){append(l, s), hash};
    return slot->text;
}

/* NFC makes text three times as long at the worst. The costliest words are those of `{},`: a part
   in three bytes; such parts are faulty, so that reading soon ends. */
bool load_has_room(const struct model *m, size_t n) {
    enum { BYTES = 4, WORDS = 8 };
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (n > REF_INDEX_MAX - m->tables[k].count)
            return false;
    return n < (UINT32_MAX - m->byte_count) / BYTES && n < (UINT32_MAX - m->word_count) / WORDS;
}

void load_model(struct load *l, str name, const struct model *m) {
    assert(l->model->tables[KIND_WORK].count == 0 &&
           "places in the pools hold only when it comes first");
    for (unsigned k = KIND_WORK; k < KIND_COUNT; k++) {
        const struct table *from = &m->tables[k];
        void *rows = load_rows(l, (enum kind)k, from->count);
        if (from->count > 0)
            memcpy(rows, from->rows, from->count * format_shapes[k].size);
    }
    memcpy(push_bytes(l, m->byte_count), m->bytes, m->byte_count);
    memcpy(push_words(l, m->word_count), m->words, m->word_count * sizeof *m->words);
    for (uint32_t i = 0; i < m->tables[KIND_WORK].count; i++) {
        *(struct diagnostic *)load_push(&l->places, sizeof(struct diagnostic), 1) =
            (struct diagnostic){.file = name, .line = 1, .col = 1, .pointer = STR("/work/id")};
        struct work *work = load_row_at(l->model, ref_of(KIND_WORK, i));
        work->file = (pstr){0};
        if (l->follower.take)
            l->follower.take(l->follower.context, i);
    }
}
