/* Links are found by walking the field tables, so a new reference field is a new link with no code
 * here. */
#include "core/links.h"

struct walk {
    const struct model *model;
    struct arena scratch;
    struct link *at;
    uint32_t n;
    struct link now; /* the row and part that the walk is in */
};

static void edge(struct walk *w, ref to, uint8_t via) {
    if (to == REF_NONE)
        return;
    w->now.to = to;
    w->now.via = via;
    *PUSH(&w->scratch, w->at, w->n) = w->now;
}

static void edges(struct walk *w, plist refs, uint8_t via) {
    MODEL_EACH(ref, to, w->model, refs)
        edge(w, *to, via);
}

static void walk_shape(struct walk *w, const struct shape *shape, const char *at);

static void walk_parts(struct walk *w, const struct shape *shape, plist parts) {
    const char *at = model_list(w->model, parts);
    struct link around = w->now;
    for (uint32_t i = 0; i < model_count(w->model, parts); i++) {
        w->now.nth = i;
        walk_shape(w, shape, at + i * shape->size);
        w->now = around;
    }
}

static void walk_shape(struct walk *w, const struct shape *shape, const char *at) {
    w->now.reveals = *(const uint16_t *)(const void *)(at + shape->reveals);
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        const void *member = at + f->offset;
        if (f->type == F_REF)
            edge(w, *(const ref *)member, f->via);
        else if (f->type == F_REFS)
            edges(w, *(const plist *)member, f->via);
        else if (f->type == F_LIST)
            walk_parts(w, f->sub, *(const plist *)member);
        else if (f->type == F_CITED)
            MODEL_EACH(struct cite, cite, w->model, *(const plist *)member)
                edges(w, cite->sources, VIA_SOURCE);
    }
}

/* Where the rows of each kind begin when those of one work are counted through. */
struct numbering {
    struct span rows[KIND_COUNT];
    uint32_t first[KIND_COUNT], n;
};

/* The number of a row, or n for one of another work. */
static uint32_t number_of(const struct numbering *x, ref r) {
    enum kind kind = ref_kind(r);
    uint32_t nth = ref_index(r) - x->rows[kind].first;
    return nth < x->rows[kind].count ? x->first[kind] + nth : x->n;
}

/* Links to one row are few: by insertion, which keeps the order of the file. */
static void sort_by_via(struct link *at, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        struct link moving = at[i];
        uint32_t k = i;
        for (; k > 0 && at[k - 1].via > moving.via; k--)
            at[k] = at[k - 1];
        at[k] = moving;
    }
}

/* A counting sort by target: the walk has them in the order of the file. */
static struct links sorted(struct walk *w, const struct numbering *x, struct arena *a) {
    uint32_t *next = NEW(&w->scratch, uint32_t, x->n + 2);
    struct link *out = NEW(a, struct link, w->n);
    for (uint32_t i = 0; i < w->n; i++)
        next[number_of(x, w->at[i].to) + 1]++;
    for (uint32_t i = 0; i <= x->n; i++)
        next[i + 1] += next[i];
    uint32_t known = next[x->n];
    for (uint32_t i = 0; i < w->n; i++)
        out[next[number_of(x, w->at[i].to)]++] = w->at[i];
    for (uint32_t i = 0, from = 0; i < x->n; from = next[i++])
        sort_by_via(out + from, next[i] - from);
    return (struct links){out, known};
}

struct links links_build(const struct model *m, ref work, struct arena *a) {
    struct walk w = {.model = m};
    struct numbering numbering = {.n = 0};
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        numbering.rows[k] = model_rows(m, work, k);
        numbering.first[k] = numbering.n;
        numbering.n += numbering.rows[k].count;
        MODEL_EACH_ROW(from, m, work, k) {
            w.now = (struct link){.from = from};
            walk_shape(&w, &format_shapes[k], model_row(m, from));
        }
    }
    struct links links = sorted(&w, &numbering, a);
    arena_free(&w.scratch);
    return links;
}

const struct link *links_from(const struct links *l, ref to, unsigned via) {
    uint32_t low = 0, high = l->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const struct link *x = &l->at[mid];
        if (x->to < to || (x->to == to && x->via < via))
            low = mid + 1;
        else
            high = mid;
    }
    return l->at + low;
}

struct links links_to(const struct links *l, ref to, enum via via) {
    const struct link *first = links_from(l, to, via);
    return (struct links){first, (uint32_t)(links_from(l, to, via + 1U) - first)};
}
