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

uint32_t query_place(const struct model *m, ref work) {
    uint32_t place = 0;
    while (place < model_works(m) && units_work(m, place) != work)
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
    uint32_t n = model_works(q->setup.model), all = 0;
    for (uint32_t place = 0; place < n; place++)
        all += watched_of(q, place) == WATCHED_ALL;
    return 2 * all >= n ? WATCHED_ALL : 0;
}

static void add_own(struct query *q, uint32_t place) {
    q->own = memory_grown(q->own, &q->own_room, q->own_count + 1, sizeof *q->own);
    q->own[q->own_count++] = place;
}

/* Hides units of a work that was watched so far. Those that reveal anything have their numbers from
   `reveals` on; returns how many there are. */
static uint32_t hide_some(struct query *q, struct unit_span span, unsigned watched,
                          const uint16_t *reveals) {
    const struct units *u = q->units;
    uint32_t closed = 0;
    for (size_t word = span.from / BITS; word * BITS < span.to; word++) {
        uint64_t all = ~u->open[word] & bits_between(word, span.from, span.to), left = all;
        uint64_t hidden = watched == 0 ? all : 0;
        while (watched != 0 && watched != WATCHED_ALL && left) {
            uint64_t bit = 1ull << bits_take(&left);
            hidden |= guard_visible(watched, reveals[closed++]) ? 0 : bit;
        }
        closed += watched == 0 || watched == WATCHED_ALL ? bits_count(all) : 0;
        q->hidden[word] |= hidden;
    }
    return closed;
}

static void hide(struct query *q) {
    const struct units *u = q->units;
    const struct model *m = q->setup.model;
    q->own_count = 0;
    q->base = base_of(q);
    for (uint32_t place = 0; place < model_works(m); place++)
        if (watched_of(q, place) != q->base || place == q->mine)
            add_own(q, place);
    if (!q->setup.watched_by_work && q->setup.watched == WATCHED_ALL)
        return;
    free(q->hidden);
    q->hidden = memory_new(bits_words(u->n), sizeof *q->hidden);
    const uint16_t *reveals = u->reveals;
    for (unsigned nth = 0; nth < UNIT_KINDS; nth++)
        for (uint32_t place = 0; place < model_works(m); place++)
            reveals += hide_some(q, units_span(u, m, nth, place), watched_of(q, place), reveals);
}

void query_use_units(struct query *q, const struct units *units) {
    q->units = units;
    q->narrowing.asked = STR("");
    q->open_units = units->n - units->unused - units->closed;
    q->mine = UINT32_MAX;
    if (q->setup.work != REF_NONE)
        q->mine = query_place(q->setup.model, q->setup.work);
    hide(q);
}

void query_take_units(struct query *q, struct units units) {
    units_free(&q->scanned);
    q->scanned = units;
    query_use_units(q, &q->scanned);
    for (unsigned i = 0; i < QUERY_COLUMNS; i++)
        if (q->columns[i].is_set)
            scores_fit(&q->columns[i].found, q->scanned.n);
}
