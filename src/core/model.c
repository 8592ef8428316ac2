/* Reading access to a loaded model. */
#include "core/model.h"

#include "core/format.h"

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

ref model_find(const struct model *m, ref work, enum kind kind, str id) {
    plist sorted = kind == KIND_WORK ? m->works : work_row(m, work)->by_id[kind];
    const uint32_t *rows = model_list(m, sorted);
    for (uint32_t low = 0, high = model_count(m, sorted); low < high;) {
        uint32_t middle = low + (high - low) / 2;
        ref r = ref_of(kind, rows[middle]);
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

void model_free(struct model *m) {
    if (!m)
        return;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        free(m->tables[k].rows);
    free(m->bytes);
    free(m->words);
    free(m);
}
