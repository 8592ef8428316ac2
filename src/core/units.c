/* From rows to units and words. */
#include "core/units.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_UNITS = 128 };

const uint8_t units_kinds[UNIT_KINDS] = {
    KIND_TRACK,   KIND_SCENE, KIND_PERSON,  KIND_CHARACTER, KIND_WORK,
    KIND_RELEASE, KIND_TOPIC, KIND_EPISODE, KIND_DISPUTE,   KIND_SOURCE,
};

/* The row being read. */
struct row {
    struct units *units;
    uint32_t first;              /* its first unit */
    uint16_t reveals[ROW_UNITS]; /* of each of its units */
    const struct text_sink *sink;
};

static uint64_t *grown_set(uint64_t *set, size_t from, size_t to) {
    set = memory_sized(set, bits_words(to), sizeof *set);
    memset(set + bits_words(from), 0, (bits_words(to) - bits_words(from)) * sizeof *set);
    return set;
}

static void grow(struct units *u) {
    uint32_t capacity = u->capacity ? u->capacity * 2 : 256;
    u->first = grown_set(u->first, u->capacity, capacity);
    u->open = grown_set(u->open, u->capacity, capacity);
    u->capacity = capacity;
}

/* Adds a unit, for which there is room in the sets. */
static void add_unit(struct units *u, bool is_first, uint16_t reveals) {
    if (is_first)
        bits_add(u->first, u->n);
    if (reveals == 0) {
        bits_add(u->open, u->n);
    } else {
        u->reveals = memory_grown(u->reveals, &u->closed_room, u->closed + 1, sizeof *u->reveals);
        u->reveals[u->closed++] = reveals;
    }
    u->n++;
}

/* The unit of the row for what reveals so much. One that has too many withholds the rest longest.
 */
static uint32_t unit_of(struct row *row, uint16_t reveals) {
    struct units *u = row->units;
    uint32_t n = u->n - row->first;
    for (uint32_t i = 0; i < n; i++)
        if (row->reveals[i] == reveals)
            return row->first + i;
    if (n == ROW_UNITS)
        return u->n - 1;
    if (u->n == u->capacity)
        grow(u);
    row->reveals[n] = n + 1 == ROW_UNITS ? UINT16_MAX : reveals;
    add_unit(u, n == 0, row->reveals[n]);
    return u->n - 1;
}

void unit_terms(struct words *walk, const struct unit_text *t, const struct word_sink *sink) {
    struct word word;
    words_start(walk, t->text, t->is_name);
    while (words_next(walk, &word))
        sink->put(sink->context, t, &word);
}

void unit_own_terms(struct words *walk, const struct unit_text *t, const struct word_sink *sink) {
    struct word word;
    while (words_name(walk, &word))
        sink->put(sink->context, t, &word);
}

static void put_passage(void *context, const struct passage *p) {
    struct row *row = context;
    const struct unit_text t = {.text = p->text,
                                .unit = unit_of(row, p->reveals),
                                .found = p->found,
                                .is_name = p->is_name};
    row->sink->put(row->sink->context, &t);
}

void units_add(struct units *u, const struct model *m, ref row, const struct text_sink *sink) {
    struct row r = {.units = u, .first = u->n, .sink = sink};
    unit_of(&r, model_head(m, row)->reveals);
    passages_of(m, row, &(struct passage_sink){put_passage, &r});
}

void units_append(struct units *u, const struct units *other, const struct unit_range *range) {
    uint32_t closed = range->closed;
    while (u->capacity < u->n + range->n)
        grow(u);
    for (uint32_t i = range->from; i < range->from + range->n; i++) {
        uint16_t reveals = bits_has(other->open, i) ? 0 : other->reveals[closed++];
        add_unit(u, bits_has(other->first, i), reveals);
    }
}

void units_begin(struct units *u, unsigned nth) {
    uint32_t n = (uint32_t)(bits_words(u->n) * BITS);
    while (u->capacity < n)
        grow(u);
    u->unused += n - u->n;
    u->n = u->kinds[nth] = n;
}

ref units_work(const struct model *m, uint32_t place) {
    return ref_of(KIND_WORK, ((const uint32_t *)model_list(m, m->works))[place]);
}

struct unit_span units_span(const struct units *u, const struct model *m, unsigned nth,
                            uint32_t place) {
    const uint32_t *at = &u->works[nth * (model_works(m) + 1) + place];
    return (struct unit_span){at[0], at[1]};
}

static unsigned kind_of(const struct units *u, uint32_t unit) {
    unsigned nth = UNIT_KINDS - 1;
    while (u->kinds[nth] > unit)
        nth--;
    return nth;
}

uint32_t units_place(const struct units *u, const struct model *m, uint32_t unit) {
    const uint32_t *works = &u->works[kind_of(u, unit) * (model_works(m) + 1)];
    uint32_t low = 0, high = model_works(m);
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (works[middle] <= unit)
            low = middle;
        else
            high = middle;
    }
    return low;
}

ref units_owner(const struct units *u, const struct model *m, uint32_t unit) {
    unsigned kind = kind_of(u, unit);
    uint32_t place = units_place(u, m, unit), from = units_span(u, m, kind, place).from, nth = 0;
    for (uint32_t word = from / BITS; word <= unit / BITS; word++)
        nth += bits_count(u->first[word] & bits_between(word, from, unit));
    struct span rows = model_rows(m, units_work(m, place), (enum kind)units_kinds[kind]);
    assert(nth < rows.count);
    return ref_of((enum kind)units_kinds[kind], rows.first + nth);
}

void units_free(struct units *u) {
    free(u->first);
    free(u->open);
    free(u->reveals);
    free(u->works);
}

ref units_next(struct unit_rows *at) {
    for (; at->kind < UNIT_KINDS; at->kind++, at->nth = 0) {
        enum kind kind = (enum kind)units_kinds[at->kind];
        struct span rows = model_rows(at->m, at->work, kind);
        if (at->nth < rows.count)
            return ref_of(kind, rows.first + at->nth++);
    }
    return REF_NONE;
}
