/* The end of a load: works that came twice, and references between works. */
#include "core/load_pass.h"

#include <string.h>

struct merge {
    struct load *load;
    struct model *model;
    bool *is_replaced;        /* by work */
    bool *has_gaps;           /* by work: a reference in it leads nowhere */
    uint32_t *to[KIND_COUNT]; /* by row: where it goes; one more for the end */
};

static struct head *head_at(const struct merge *g, enum kind kind, uint32_t i) {
    return load_row_at(g->model, ref_of(kind, i));
}

static void tell_replaced(const struct merge *g, uint32_t old, uint32_t new) {
    const struct diagnostic *places = g->load->places.rows;
    str id = model_str(g->model, head_at(g, KIND_WORK, old)->id);
    struct diagnostic finding = places[new];
    finding.severity = SEVERITY_WARNING;
    finding.text = str_fmt(&g->load->scratch, "replaces the work \"%.*s\" of %.*s:%zu", STR_ARG(id),
                           STR_ARG(places[old].file), places[old].line);
    load_tell(g->load, finding);
}

/* Sorts the works by id; of those with one id only the last stays. Returns how many go. */
static size_t sort_works(struct merge *g) {
    uint32_t n = g->model->tables[KIND_WORK].count;
    struct entry *list = NEW(&g->load->scratch, struct entry, n);
    for (uint32_t i = 0; i < n; i++)
        list[i] =
            (struct entry){.place = i, .id = model_str(g->model, head_at(g, KIND_WORK, i)->id)};
    load_sort(list, n);
    g->model->works = load_list(g->load, n, sizeof(uint32_t));
    uint32_t *sorted = g->model->words + g->model->works.at;
    uint32_t stay = 0;
    for (uint32_t i = 0, last; i < n; i = last + 1) {
        for (last = i; last + 1 < n && str_eq(list[last + 1].id, list[i].id);)
            last++;
        for (; i < last; i++) {
            g->is_replaced[list[i].place] = true;
            tell_replaced(g, list[i].place, list[last].place);
        }
        sorted[stay++] = list[last].place;
    }
    g->model->works = load_cut(g->model, g->model->works, stay);
    return n - stay;
}

/* What the pending reference leads to, or REF_NONE after telling why to nothing. That the other
   work is not loaded is no fault of this one. */
static ref resolve(const struct merge *g, const struct pending *p) {
    struct target t = load_target(p->text, p->kinds);
    ref work = model_find(g->model, REF_NONE, KIND_WORK, t.work);
    ref r = work ? load_lookup(g->model, work, &t) : REF_NONE;
    if (r)
        return r;
    struct arena *a = &g->load->scratch;
    str why = work ? load_explain(a, g->model, work, &t)
                   : str_fmt(a, "the work \"%s\" is not loaded", load_shown(a, t.work));
    struct diagnostic finding = p->finding;
    finding.severity = work ? SEVERITY_ERROR : SEVERITY_WARNING;
    finding.text = str_fmt(a, "%.*s (left out)", STR_ARG(why));
    load_tell(g->load, finding);
    return REF_NONE;
}

static void resolve_pending(struct merge *g) {
    const struct pending *p = g->load->pending.rows;
    for (uint32_t i = 0; i < g->load->pending.count; i++, p++) {
        if (g->is_replaced[p->work])
            continue;
        struct arena_mark mark = arena_mark(&g->load->scratch);
        ref r = resolve(g, p);
        arena_rewind(&g->load->scratch, mark);
        ref *slot = p->row ? (ref *)((char *)load_row_at(g->model, p->row) + p->offset)
                           : g->model->words + p->offset;
        *slot = r;
        g->has_gaps[p->work] |= r == REF_NONE;
    }
}

/* True when an element of a list lacks none of the references that it must have. */
static bool is_whole(const struct field *list, const void *element) {
    if (list->type != F_LIST)
        return list->type == F_HEARD || *(const ref *)element != REF_NONE;
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
    for (uint32_t i = 0; i < model_count(w->model, *list); i++) {
        const void *element = load_element(w->model, *list, i, size);
        if (is_whole(at->field, element))
            memmove(load_element(w->model, *list, kept++, size), element, size);
    }
    *list = load_cut(w->model, *list, kept);
}

/* Walks the rows of those works that `which` marks with `mark`. */
static void walk_works(const struct merge *g, struct walk *w, const bool *which, bool mark) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct spot row = {.shape = &format_shapes[k]};
        for (uint32_t i = 0; i < g->model->tables[k].count; i++)
            if (which[head_at(g, k, i)->work] == mark)
                load_walk(w, &row, head_at(g, k, i));
    }
}

static void move_slot(struct walk *w, const struct spot *at, ref *slot) {
    const struct merge *g = w->context;
    if (*slot && at->field->type != F_HEARD)
        *slot = ref_of(ref_kind(*slot), g->to[ref_kind(*slot)][ref_index(*slot)]);
}

static void move_works(const struct merge *g) {
    uint32_t *rows = g->model->words + g->model->works.at;
    for (uint32_t i = 0; i < model_works(g->model); i++)
        rows[i] = g->to[KIND_WORK][rows[i]];
}

/* Moves the rows of a kind that stay to their new places. */
static void move_rows(const struct merge *g, enum kind k) {
    struct table *t = &g->model->tables[k];
    for (uint32_t i = 0; i < t->count; i++) {
        struct head *head = head_at(g, k, i);
        if (g->is_replaced[head->work])
            continue;
        head->work = g->to[KIND_WORK][head->work];
        memmove(head_at(g, k, g->to[k][i]), head, format_shapes[k].size);
    }
    t->count = g->to[k][t->count];
}

/* Takes the replaced works out of the tables. */
static void compact(struct merge *g) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        uint32_t count = g->model->tables[k].count,
                 *to = NEW(&g->load->scratch, uint32_t, count + 1);
        for (uint32_t i = 0; i < count; i++)
            to[i + 1] = to[i] + (g->is_replaced[head_at(g, k, i)->work] ? 0 : 1);
        g->to[k] = to;
    }
    struct walk walk = {.model = g->model, .context = g, .slot = move_slot};
    walk_works(g, &walk, g->is_replaced, false);
    move_works(g);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        move_rows(g, k);
    for (uint32_t w = 0; w < g->model->tables[KIND_WORK].count; w++) {
        struct work *work = load_row_at(g->model, ref_of(KIND_WORK, w));
        for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
            work->rows[k].first = g->to[k][work->rows[k].first];
    }
}

void load_merge(struct load *l) {
    arena_reset(&l->scratch);
    struct merge g = {.load = l, .model = l->model};
    uint32_t n = l->model->tables[KIND_WORK].count;
    if (n == 0)
        return;
    g.is_replaced = NEW(&l->scratch, bool, n);
    g.has_gaps = NEW(&l->scratch, bool, n);
    size_t replaced = sort_works(&g);
    resolve_pending(&g);
    struct walk walk = {.model = l->model, .list = close_gaps};
    walk_works(&g, &walk, g.has_gaps, true);
    if (replaced)
        compact(&g);
    if (replaced && l->follower.drop)
        l->follower.drop(l->follower.context);
}
