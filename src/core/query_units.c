/* The units of a query: which of them may be seen, and which are of the work that comes first. */
#include "core/query_parts.h"

#include "core/guard.h"

#include <stdlib.h>

bool query_sees(const struct query *q, ref owner, uint16_t reveals) {
    unsigned watched = q->setup.watched;
    if (q->setup.watched_by_work)
        watched = q->setup.watched_by_work[model_head(q->setup.model, owner)->work];
    return guard_visible(watched, reveals);
}

/* The place of a work in m->works. */
static uint32_t place_of(const struct model *m, ref work) {
    const uint32_t *works = model_list(m, m->works);
    uint32_t place = 0;
    while (place < m->works.n && works[place] != ref_index(work))
        place++;
    return place;
}

/* How many episodes were seen of the work at a place. */
static unsigned watched_of(const struct query *q, uint32_t place) {
    const struct model *m = q->setup.model;
    const uint32_t *works = model_list(m, m->works);
    return q->setup.watched_by_work ? q->setup.watched_by_work[works[place]] : q->setup.watched;
}

static void hide(struct query *q) {
    const struct units *u = q->units;
    bool is_open = !q->setup.watched_by_work && q->setup.watched == WATCHED_ALL;
    if (is_open)
        return;
    free(q->hidden);
    q->hidden = calloc(bits_words(u->n) + 1, sizeof *q->hidden);
    if (!q->hidden)
        arena_oom();
    const uint16_t *reveals = u->reveals;
    for (uint32_t place = 0; place < q->setup.model->works.n; place++) {
        unsigned watched = watched_of(q, place);
        for (uint32_t unit = u->works[place]; unit < u->works[place + 1]; unit++)
            if (!bits_has(u->open, unit) && !guard_visible(watched, *reveals++))
                bits_add(q->hidden, unit);
    }
}

void query_use_units(struct query *q, const struct units *units) {
    q->units = units;
    q->open_units = units->n - units->closed;
    if (q->setup.work != REF_NONE && units->works) {
        uint32_t place = place_of(q->setup.model, q->setup.work);
        q->mine_from = units->works[place];
        q->mine_to = units->works[place + 1];
    }
    hide(q);
}

void query_take_units(struct query *q, struct units units) {
    bool is_more = units.n > q->scanned.n;
    units_free(is_more ? &q->scanned : &units);
    if (is_more) {
        units_finish(&units, q->setup.model);
        q->scanned = units;
    }
    query_use_units(q, &q->scanned);
    for (unsigned i = 0; i < QUERY_COLUMNS; i++)
        if (q->columns[i].is_set)
            scores_fit(&q->columns[i].found, q->scanned.n);
}
