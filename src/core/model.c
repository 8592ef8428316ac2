/* Reading access to a loaded model. */
#include "core/model.h"

#include "core/format.h"

#include "base/bits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const void *model_row(const struct model *m, ref r) {
    assert(r != REF_NONE && ref_index(r) < m->tables[ref_kind(r)].count);
    return (const char *)m->tables[ref_kind(r)].rows +
           ref_index(r) * format_shapes[ref_kind(r)].size;
}

const struct head *model_head(const struct model *m, ref r) {
    return model_row(m, r);
}

str model_str(const struct model *m, pstr s) {
    if (!s.at)
        return STR("");
    const char *p = m->bytes + s.at;
    uint32_t n = (unsigned char)p[-1];
    if (n == MODEL_LONG)
        memcpy(&n, p - 1 - sizeof n, sizeof n);
    return (str){p, n};
}

str model_id(const struct model *m, ref r) {
    return model_str(m, model_head(m, r)->id);
}

const struct cue *model_cue(const struct model *m, ref scene, uint32_t nth) {
    const struct scene *s = model_row(m, scene);
    return (const struct cue *)model_list(m, s->cues) + nth;
}

const void *model_list(const struct model *m, plist l) {
    static const uint32_t nothing;
    return l.at ? m->words + l.at : &nothing;
}

ref model_ref_at(const struct model *m, plist l, uint32_t i) {
    assert(i < model_count(m, l));
    return ((const ref *)model_list(m, l))[i];
}

ref model_work(const struct model *m, ref r) {
    return ref_of(KIND_WORK, model_head(m, r)->work);
}

/* Asks the memory for `n` bytes from `p` on. */
static void fetch(const void *p, size_t n) {
    enum { LINE = 64 };
    for (size_t i = 0; i < n; i += LINE)
        __builtin_prefetch((const char *)p + i);
}

void model_fetch(const struct model *m, ref r, enum model_part part) {
    /* Bytes of most rows, which were loaded one behind the other. */
    enum { LISTS = 512, TEXTS = 640 };
    if (part == MODEL_ROW) {
        fetch(model_row(m, r), format_shapes[ref_kind(r)].size);
        return;
    }
    plist names = model_head(m, r)->names;
    const struct name *name = model_list(m, names);
    if (part == MODEL_LISTS)
        fetch(name, LISTS);
    else if (names.at)
        fetch(m->bytes + name->text.at, TEXTS);
}

static const struct work *work_row(const struct model *m, ref work) {
    assert(ref_kind(work) == KIND_WORK);
    return model_row(m, work);
}

struct span model_rows(const struct model *m, ref work, enum kind kind) {
    return work_row(m, work)->rows[kind];
}

uint32_t model_id_slot(const struct model *m, ref work, enum kind kind, str id) {
    const struct work *w = work_row(m, work);
    const uint32_t *slots = model_list(m, w->by_id[kind]), first = w->rows[kind].first;
    uint32_t last = model_count(m, w->by_id[kind]) - 1, at = bits_hash(id.p, id.n) & last;
    while (slots[at] && !str_eq(model_id(m, ref_of(kind, first + slots[at] - 1)), id))
        at = (at + 1) & last;
    return at;
}

static ref find_work(const struct model *m, str id) {
    const uint32_t *rows = model_list(m, m->works);
    for (uint32_t low = 0, high = model_works(m); low < high;) {
        uint32_t middle = low + (high - low) / 2;
        ref r = ref_of(KIND_WORK, rows[middle]);
        int order = str_cmp(id, model_id(m, r));
        if (order == 0)
            return r;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return REF_NONE;
}

ref model_find(const struct model *m, ref work, enum kind kind, str id) {
    if (kind == KIND_WORK)
        return find_work(m, id);
    const struct work *w = work_row(m, work);
    const uint32_t *slots = model_list(m, w->by_id[kind]);
    uint32_t nth = w->by_id[kind].at ? slots[model_id_slot(m, work, kind, id)] : 0;
    return nth ? ref_of(kind, w->rows[kind].first + nth - 1) : (ref)REF_NONE;
}

void model_free(struct model *m) {
    if (!m)
        return;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        free(m->tables[k].rows);
    free(m->bytes);
    free(m->words);
    free(m);
}
