/* The end of a load: references between works, and works that came twice. */
#include "core/load_private.h"

#include <string.h>

struct merge {
    struct load *load;
    struct model *model;
    bool *is_replaced;         /* by work */
    bool *has_gaps;            /* by work: a reference in it leads nowhere */
    uint32_t (*first)[KIND_COUNT]; /* by work: where its rows go */
};

static struct work *work_at(const struct merge *g, uint32_t i) {
    return (struct work *)g->model->tables[KIND_WORK].rows + i;
}

static void *row_at(const struct model *m, enum kind kind, uint32_t i) {
    return (char *)m->tables[kind].rows + i * format_shapes[kind].size;
}

static void tell(const struct merge *g, enum severity severity, struct origin origin,
                 const struct pending *p, str text) {
    struct diagnostic finding = {severity, origin.file, origin.line, origin.col, text, p ? p->pointer : STR("/work/id")};
    g->load->sink.put(g->load->sink.context, &finding);
}

static void tell_replaced(const struct merge *g, uint32_t old, uint32_t new) {
    const struct origin *origins = g->load->origins.rows;
    str id = model_str(g->model, work_at(g, old)->head.id);
    str text = str_fmt(&g->load->scratch, "replaces the work \"%.*s\" of %.*s:%zu", STR_ARG(id),
                       STR_ARG(origins[old].file), origins[old].line);
    tell(g, SEVERITY_WARNING, origins[new], NULL, text);
}

/* Sorts the works by id; of those with one id the last stays. Returns how many do not stay. */
static size_t sort_works(struct merge *g) {
    struct model *m = g->model;
    struct entries list = {NEW(&g->load->scratch, struct entry, m->tables[KIND_WORK].count),
                           m->tables[KIND_WORK].count};
    for (uint32_t i = 0; i < list.n; i++)
        list.p[i] = (struct entry){.place = i, .id = model_str(m, work_at(g, i)->head.id)};
    load_sort(list);
    m->works = load_list(m, list.n, sizeof(uint32_t));
    uint32_t *sorted = m->words + m->works.at;
    size_t stay = 0;
    for (size_t i = 0, last = 0; i < list.n; i++) {
        while (last + 1 < list.n && str_eq(list.p[last + 1].id, list.p[i].id))
            last++;
        g->is_replaced[list.p[i].place] = last > i;
        if (last > i)
            tell_replaced(g, list.p[i].place, list.p[last].place);
        else
            sorted[stay++] = list.p[i].place;
        last = last > i ? last : i + 1;
    }
    m->works.n = (uint32_t)stay;
    return list.n - stay;
}
