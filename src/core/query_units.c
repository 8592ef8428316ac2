/* The units of a query: which of them may be seen, and which are of the work that comes first. */
#include "core/query_parts.h"

#include "core/guard.h"

#include "base/memory.h"

#include <stdlib.h>

bool query_sees(const struct query *q, ref owner, uint16_t reveals) {
    unsigned watched = q->setup.watched;
    if (q->setup.watched_by_work)
        watched = q->setup.watched_by_work[model_head(q->setup.model, owner)->work];
    return guard_visible(watched, reveals);
}

/* The place of a work in m->works. */
static uint32_t place_of(const struct model *m, ref work) {
    uint32_t place = 0;
    while (place < m->works.n && units_work(m, place) != work)
        place++;
    return place;
}

/* How many episodes were seen of the work at a place. */
static unsigned watched_of(const struct query *q, uint32_t place) {
    const uint16_t *by_work = q->setup.watched_by_work;
    return by_work ? by_work[ref_index(units_work(q->setup.model, place))] : q->setup.watched;
}

/* What was watched of most works: all, or nothing. */
static unsigned base_of(const struct query *q) {
    uint32_t n = q->setup.model->works.n, all = 0;
    for (uint32_t place = 0; place < n; place++)
        all += watched_of(q, place) == WATCHED_ALL;
    return 2 * all >= n ? WATCHED_ALL : 0;
}

static void add_own(struct query *q, uint32_t place) {
    q->own = memory_grown(q->own, &q->own_room, q->own_count + 1, sizeof *q->own);
    q->own[q->own_count++] = place;
}

/* Hides the units of a work. Those that reveal anything have their numbers from `reveals` on;
   returns how many there are. */
static uint32_t hide_work(struct query *q, uint32_t place, const uint16_t *reveals) {
    const struct units *u = q->units;
    unsigned watched = watched_of(q, place);
    uint32_t closed = 0, from = u->works[place], to = u->works[place + 1];
    for (size_t word = from / BITS; word * BITS < to; word++) {
        uint64_t all = ~u->open[word] & bits_between(word, from, to), left = all;
        uint64_t hidden = watched == 0 ? all : 0;
        while (watched != 0 && watched != WATCHED_ALL && left) {
            uint64_t bit = left & -left;
            bits_take(&left);
            hidden |= guard_visible(watched, reveals[closed++]) ? 0 : bit;
        }
        closed += watched == 0 || watched == WATCHED_ALL ? bits_count(all) : 0;
        q->hidden[word] |= hidden;
    }
    return closed;
}

static void hide(struct query *q) {
    const struct units *u = q->units;
    uint32_t works = q->setup.model->works.n;
    q->own_count = 0;
    q->base = base_of(q);
    for (uint32_t place = 0; u->works && place < works; place++)
        if (watched_of(q, place) != q->base ||
            (u->works[place] >= q->mine_from && u->works[place] < q->mine_to))
            add_own(q, place);
    if (!u->works || (!q->setup.watched_by_work && q->setup.watched == WATCHED_ALL))
        return;
    free(q->hidden);
    q->hidden = memory_new(bits_words(u->n), sizeof *q->hidden);
    const uint16_t *reveals = u->reveals;
    for (uint32_t place = 0; place < works; place++)
        reveals += hide_work(q, place, reveals);
}

void query_use_units(struct query *q, const struct units *units) {
    q->units = units;
    q->open_units = units->n - units->closed;
    q->mine_from = q->mine_to = 0;
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
