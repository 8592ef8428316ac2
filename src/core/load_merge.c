/* The end of a load: works that came twice, and references between works. */
#include "core/load_pass.h"

#include <string.h>

struct merge {
    struct load *load;
    struct model *model;
    bool *is_replaced;             /* by work */
    bool *has_gaps;                /* by work: a reference in it leads nowhere */
    uint32_t (*first)[KIND_COUNT]; /* by work: where its rows go */
};

static struct work *work_at(const struct merge *g, uint32_t i) {
    return (struct work *)g->model->tables[KIND_WORK].rows + i;
}

static uint32_t work_count(const struct merge *g) {
    return g->model->tables[KIND_WORK].count;
}

static void tell_replaced(const struct merge *g, uint32_t old, uint32_t new) {
    const struct origin *origins = g->load->origins.rows;
    str id = model_str(g->model, work_at(g, old)->head.id);
    struct diagnostic finding = {
        .severity = SEVERITY_WARNING,
        .file = origins[new].file,
        .line = origins[new].line,
        .col = origins[new].col,
        .text = str_fmt(&g->load->scratch, "replaces the work \"%.*s\" of %.*s:%zu", STR_ARG(id),
                        STR_ARG(origins[old].file), origins[old].line),
        .pointer = STR("/work/id"),
    };
    g->load->sink.put(g->load->sink.context, &finding);
}

/* Sorts the works by id; of those with one id only the last stays. Returns how many go. */
static size_t sort_works(struct merge *g) {
    uint32_t n = work_count(g);
    struct entries list = {NEW(&g->load->scratch, struct entry, n), n};
    for (uint32_t i = 0; i < n; i++)
        list.p[i] = (struct entry){.place = i, .id = model_str(g->model, work_at(g, i)->head.id)};
    load_sort(list);
    g->model->works = load_list(g->model, n, sizeof(uint32_t));
    uint32_t *sorted = g->model->words + g->model->works.at;
    uint32_t stay = 0;
    for (uint32_t i = 0, last; i < n; i = last + 1) {
        for (last = i; last + 1 < n && str_eq(list.p[last + 1].id, list.p[i].id);)
            last++;
        for (; i < last; i++) {
            g->is_replaced[list.p[i].place] = true;
            tell_replaced(g, list.p[i].place, list.p[last].place);
        }
        sorted[stay++] = list.p[last].place;
    }
    g->model->works.n = stay;
    return n - stay;
}

/* Walks the rows of the `i`-th work. */
static void walk_work(struct walk *w, const struct merge *g, uint32_t i) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct span rows = work_at(g, i)->rows[k];
        for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
            struct spot row = {.shape = &format_shapes[k]};
            load_walk(w, &row, load_row_at(g->model, ref_of(k, r)));
        }
    }
}

static void tell_gap(const struct merge *g, const struct pending *p, enum severity severity,
                     str text) {
    struct diagnostic finding = {
        .severity = severity,
        .file = p->origin.file,
        .line = p->origin.line,
        .col = p->origin.col,
        .text = str_fmt(&g->load->scratch, "%.*s (left out)", STR_ARG(text)),
        .pointer = p->pointer,
    };
    g->load->sink.put(g->load->sink.context, &finding);
}

/* What the pending reference leads to, or REF_NONE after telling why to nothing. That the other
   work is not loaded is no fault of this one. */
static ref resolve(const struct merge *g, const struct pending *p) {
    struct target t = load_target(p->text, p->kinds);
    ref work = model_find(g->model, REF_NONE, KIND_WORK, t.work);
    struct arena *a = &g->load->scratch;
    if (!work) {
        str shown = load_shown(a, t.work);
        tell_gap(g, p, SEVERITY_WARNING,
                 str_fmt(a, "the work \"%.*s\" is not loaded", STR_ARG(shown)));
        return REF_NONE;
    }
    ref r = load_lookup(g->model, work, &t);
    if (!r)
        tell_gap(g, p, SEVERITY_ERROR, load_explain(a, g->model, work, &t));
    return r;
}

static void resolve_pending(struct merge *g) {
    const struct pending *pending = g->load->pending.rows;
    for (uint32_t i = 0; i < g->load->pending.count; i++) {
        const struct pending *p = &pending[i];
        if (g->is_replaced[p->work])
            continue;
        struct arena_mark mark = arena_mark(&g->load->scratch);
        ref r = resolve(g, p);
        arena_rewind(&g->load->scratch, mark);
        ref *slot = p->row ? (ref *)((char *)load_row_at(g->model, p->row) + p->at)
                           : g->model->words + p->at;
        *slot = r;
        g->has_gaps[p->work] |= r == REF_NONE;
    }
}

/* True when an element of a list lacks none of the references that it must have. */
static bool is_whole(const struct field *list, const void *element) {
    if (list->type != F_LIST)
        return *(const ref *)element != REF_NONE;
    for (size_t i = 0; i < list->sub->field_count; i++) {
        const struct field *f = &list->sub->fields[i];
        if (f->type == F_REF && f->required && !*(const ref *)((const char *)element + f->offset))
            return false;
    }
    return true;
}

static void close_gaps(struct walk *w, const struct spot *at, plist *list) {
    size_t size = at->field->type == F_LIST ? at->field->sub->size : sizeof(ref);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        const void *element = load_element(w->model, *list, i, size);
        if (is_whole(at->field, element))
            memmove(load_element(w->model, *list, kept++, size), element, size);
    }
    list->n = kept;
}

/* Where the row of `r` goes. */
static ref moved(const struct merge *g, ref r) {
    enum kind kind = ref_kind(r);
    uint32_t work = model_head(g->model, r)->work;
    uint32_t first = work_at(g, work)->rows[kind].first;
    return ref_of(kind, ref_index(r) - first + g->first[work][kind]);
}

static void move_slot(struct walk *w, const struct spot *at, ref *slot) {
    (void)at;
    if (*slot)
        *slot = moved(w->context, *slot);
}

static void move_ids(const struct merge *g, plist list, enum kind kind) {
    uint32_t *rows = g->model->words + list.at;
    for (uint32_t i = 0; i < list.n; i++)
        rows[i] = ref_index(moved(g, ref_of(kind, rows[i])));
}

/* Moves the rows of a work to their new places, the work itself last. */
static void move_rows(const struct merge *g, uint32_t w) {
    struct work *work = work_at(g, w);
    for (enum kind k = KIND_COUNT; k-- > KIND_WORK;) {
        struct span *rows = &work->rows[k];
        struct span from = *rows;
        rows->first = g->first[w][k];
        for (uint32_t i = 0; i < from.count; i++)
            ((struct head *)load_row_at(g->model, ref_of(k, from.first + i)))->work =
                g->first[w][KIND_WORK];
        if (from.count)
            memmove(load_row_at(g->model, ref_of(k, rows->first)),
                    load_row_at(g->model, ref_of(k, from.first)),
                    from.count * format_shapes[k].size);
    }
}

/* Takes the replaced works out of the tables. */
static void compact(struct merge *g) {
    struct walk walk = {.model = g->model, .context = g, .slot = move_slot};
    uint32_t n = work_count(g);
    uint32_t counts[KIND_COUNT] = {0};
    g->first = (uint32_t(*)[KIND_COUNT])NEW(&g->load->scratch, uint32_t, (size_t)n * KIND_COUNT);
    for (uint32_t w = 0; w < n; w++) {
        for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
            g->first[w][k] = counts[k];
            counts[k] += g->is_replaced[w] ? 0 : work_at(g, w)->rows[k].count;
        }
    }
    move_ids(g, g->model->works, KIND_WORK);
    for (uint32_t w = 0; w < n; w++) {
        if (g->is_replaced[w])
            continue;
        walk_work(&walk, g, w);
        for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
            move_ids(g, work_at(g, w)->by_id[k], k);
    }
    for (uint32_t w = 0; w < n; w++)
        if (!g->is_replaced[w])
            move_rows(g, w);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        g->model->tables[k].count = counts[k];
}

void load_merge(struct load *l) {
    arena_reset(&l->scratch);
    struct merge g = {.load = l, .model = l->model};
    uint32_t n = work_count(&g);
    if (n == 0)
        return;
    g.is_replaced = NEW(&l->scratch, bool, n);
    g.has_gaps = NEW(&l->scratch, bool, n);
    size_t replaced = sort_works(&g);
    resolve_pending(&g);
    struct walk walk = {.model = l->model, .list = close_gaps};
    for (uint32_t i = 0; i < n; i++)
        if (g.has_gaps[i])
            walk_work(&walk, &g, i);
    if (replaced)
        compact(&g);
}
