/* From rows to units and words. */
#include "core/units.h"

#include <assert.h>
#include <stdlib.h>

/* The row being read. */
struct row {
    struct units *units;
    ref owner;
    uint32_t first; /* its first unit */
    const struct text_sink *sink;
};

static void grow(struct units *u) {
    u->capacity = u->capacity ? u->capacity * 2 : 256;
    u->owner = realloc(u->owner, u->capacity * sizeof *u->owner);
    u->reveals = realloc(u->reveals, u->capacity * sizeof *u->reveals);
    u->back = realloc(u->back, u->capacity * sizeof *u->back);
    if (!u->owner || !u->reveals || !u->back)
        arena_oom();
}

/* The unit of the row for what reveals so much. One that has too many withholds the rest longest.
 */
static uint32_t unit_of(struct row *row, uint16_t reveals) {
    struct units *u = row->units;
    for (uint32_t i = row->first; i < u->n; i++)
        if (u->reveals[i] == reveals)
            return i;
    uint32_t back = u->n - row->first;
    if (back > UNIT_BACK)
        return u->n - 1;
    if (u->n == u->capacity)
        grow(u);
    reveals = back == UNIT_BACK ? UINT16_MAX : reveals;
    u->owner[u->n] = row->owner;
    u->reveals[u->n] = reveals;
    u->back[u->n] = (uint8_t)(back | (reveals == 0 ? UNIT_OPEN : 0u));
    return u->n++;
}

static void put_term(const struct unit_text *t, const struct word *word,
                     const struct word_sink *sink) {
    if (word->n > 0)
        sink->put(sink->context, t, word);
}

void unit_terms(const struct unit_text *t, const struct word_sink *sink) {
    struct words w = {.text = t->text};
    struct word word;
    while (words_next(&w, &word))
        put_term(t, &word, sink);
}

void unit_own_terms(const struct unit_text *t, const struct word_sink *sink) {
    struct word word;
    if (t->is_own && words_whole(t->text, &word))
        put_term(t, &word, sink);
    if (t->is_own && words_given(t->text, &word))
        put_term(t, &word, sink);
}

static void put_passage(void *context, const struct passage *p) {
    struct row *row = context;
    const struct unit_text t = {.text = p->text,
                                .unit = unit_of(row, p->reveals),
                                .found = p->found,
                                .is_own = p->is_name && p->found <= FOUND_ALIAS};
    row->sink->put(row->sink->context, &t);
}

void units_add(struct units *u, const struct model *m, ref row, const struct text_sink *sink) {
    struct row r = {u, row, u->n, sink};
    unit_of(&r, model_head(m, row)->reveals);
    passages_of(m, row, &(struct passage_sink){put_passage, &r});
}

void units_free(struct units *u) {
    free(u->owner);
    free(u->reveals);
    free(u->back);
}

ref units_next(struct unit_rows *at) {
    for (; at->work < at->end; at->work++, at->kind = 0) {
        ref work = ref_of(KIND_WORK, ((const uint32_t *)model_list(at->m, at->m->works))[at->work]);
        for (; at->kind < KIND_COUNT; at->kind++, at->nth = 0) {
            struct span rows = {ref_index(work), at->kind == KIND_WORK};
            if (at->kind > KIND_WORK)
                rows = model_rows(at->m, work, (enum kind)at->kind);
            if (at->nth < rows.count)
                return ref_of((enum kind)at->kind, rows.first + at->nth++);
        }
    }
    return REF_NONE;
}
