/* A word of one or two letters. What it finds in most works the index knows; the rows of the others
   are read: of the work that comes first, and of those that were watched otherwise. */
#include "core/guard.h"
#include "core/index_short.h"
#include "core/query_parts.h"

#include <string.h>

enum { OWN_UNITS = 1024 /* as many are read */ };

static uint32_t units_of(const struct query *q, uint32_t place) {
    uint32_t n = 0;
    for (unsigned nth = 0; nth < UNIT_KINDS; nth++) {
        struct unit_span span = units_span(q->units, q->setup.model, nth, place);
        n += span.to - span.from;
    }
    return n;
}

bool query_is_short(const struct query *q, unsigned kinds) {
    const struct asked_all *all = &q->asked;
    if (!q->setup.index || all->within != REF_NONE || kinds != KINDS_ANY || all->n == 0 ||
        all->filter_count > 0 || all->phrases > 0)
        return false;
    uint32_t units = 0;
    for (size_t i = 0; i < q->own_count && units <= OWN_UNITS; i++)
        units += units_of(q, q->own[i]);
    const struct asked *last = &all->at[all->n - 1];
    for (const struct asked *a = all->at; a < last; a++)
        if (!a->is_filler || !asked_is_wanted(a))
            return false;
    return units <= OWN_UNITS && last->token.is_typing && !last->is_filler &&
           asked_is_wanted(last) && last->classes == CLASSES_ALL && last->token.pattern.n == 0 &&
           index_short(q->setup.index, word_term(&last->token.term));
}

/* A row while it is read. */
struct row_read {
    const struct query *q;
    str wanted;
    struct units units; /* of the work */
    uint32_t first;     /* what makes their numbers those among all */
    uint8_t seen, base; /* what the row counts by what may be seen; as most works are watched */
};

static void read_word(void *context, const struct unit_text *t, const struct word *word) {
    struct row_read *r = context;
    str term = word_term(word);
    if (!str_starts(term, r->wanted))
        return;
    enum match_how how = term.n == r->wanted.n ? MATCH_AS_TYPED : MATCH_PREFIX;
    uint8_t score = score_word(how, (enum found_in)t->found);
    bool is_hidden = r->q->hidden && bits_has(r->q->hidden, r->first + t->unit);
    bool is_base = r->q->base == WATCHED_ALL || bits_has(r->units.open, t->unit);
    r->seen = is_hidden || r->seen > score ? r->seen : score;
    r->base = !is_base || r->base > score ? r->base : score;
}

static void read_text(void *context, const struct unit_text *t) {
    const struct word_sink sink = {read_word, context};
    struct words walk;
    unit_terms(&walk, t, &sink);
    unit_own_terms(&walk, t, &sink);
}

/* Reads the rows of a work: keeps those that may be seen, and puts the counts right. */
static void read_work(struct query *q, uint32_t place, struct ranking *out) {
    const struct asked *last = &q->asked.at[q->asked.n - 1];
    const struct model *m = q->setup.model;
    struct row_read r = {.q = q, .wanted = word_term(&last->token.term)};
    const struct text_sink sink = {read_text, &r};
    struct unit_rows rows = {.m = m, .work = units_work(m, place)};
    for (ref row; (row = units_next(&rows)) != REF_NONE;) {
        if (rows.nth == 1)
            r.first = units_span(q->units, m, rows.kind, place).from - r.units.n;
        uint32_t unit = r.first + r.units.n;
        r.seen = r.base = 0;
        units_add(&r.units, m, row, &sink);
        out->by_kind[ref_kind(row)] += (uint32_t)(r.seen > 0) - (uint32_t)(r.base > 0);
        if (r.seen > 0)
            query_keep(q, (struct candidate){unit, KEY_WHOLE + last->weight * (uint32_t)r.seen},
                       out);
    }
    units_free(&r.units);
}

static bool is_own(const struct query *q, uint32_t unit) {
    uint32_t place = units_place(q->units, q->setup.model, unit);
    for (size_t i = 0; i < q->own_count; i++)
        if (place == q->own[i])
            return true;
    return false;
}

bool query_rank_short(struct query *q, struct ranking *out) {
    struct asked *last = &q->asked.at[q->asked.n - 1];
    const struct short_prefix *s = index_short(q->setup.index, word_term(&last->token.term));
    const struct short_found *found = q->base == WATCHED_ALL ? &s->all : &s->open;
    uint32_t taken = 0;
    query_note_heads(q);
    *out = (struct ranking){.room = QUERY_RERANK};
    memcpy(out->by_kind, found->by_kind, sizeof out->by_kind);
    last->weight = query_weight(q, kind_sum(s->open.by_kind));
    for (uint32_t i = 0; i < found->n && taken < QUERY_RERANK; i++)
        if (!is_own(q, found->best[i])) {
            uint32_t key = KEY_WHOLE + last->weight * (uint32_t)found->scores[i];
            query_keep(q, (struct candidate){found->best[i], key}, out);
            taken++;
        }
    for (size_t i = 0; i < q->own_count; i++)
        read_work(q, q->own[i], out);
    out->whole = kind_sum(out->by_kind);
    return taken == QUERY_RERANK || found->n < SHORT_BEST;
}
