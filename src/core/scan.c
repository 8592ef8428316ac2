/* The search without an index: every word of the library is read, and each term judged once. */
#include "core/scan.h"

#include "core/reading.h"

#include "base/clock.h"
#include "base/memory.h"

#include <stdlib.h>

/* What a term means to a word of the query. */
struct meaning {
    uint32_t next; /* 1 + that of the same term to another word; 0: none */
    uint8_t column;
    uint8_t how;
};

struct scan {
    struct query *q;
    const struct scan_wish *wish;
    uint64_t *means; /* the set of terms of the reading that is judged which mean anything: few */
    uint32_t *meant; /* 1 + its first meaning, by term; 0: none */
    struct meaning *meanings;
    size_t count, room;
    uint32_t counted[QUERY_COLUMNS]; /* by column: 1 + the last unit that counted */
};

static void judge_term(struct scan *s, uint32_t *first, str term) {
    *first = 0;
    for (unsigned i = 0; i < s->wish->n; i++) {
        enum match_how how = match_term(s->wish->tokens[i], term, s->wish->ways, &s->q->speller);
        if (how == MATCH_NONE)
            continue;
        s->meanings = memory_grown(s->meanings, &s->room, s->count + 1, sizeof *s->meanings);
        s->meanings[s->count++] = (struct meaning){*first, (uint8_t)i, (uint8_t)how};
        *first = (uint32_t)s->count;
    }
}

static void judge(struct scan *s, const struct reading *r) {
    s->count = 0;
    s->means = memory_new(bits_words(r->terms.count), sizeof *s->means);
    s->meant = memory_sized(NULL, r->terms.count, sizeof *s->meant);
    for (uint32_t i = 0; i < r->terms.count; i++) {
        judge_term(s, &s->meant[i], strings_at(&r->terms, i));
        if (s->meant[i] > 0)
            bits_add(s->means, i);
    }
}

static void put_term(void *context, uint32_t term, uint32_t posting) {
    struct scan *s = context;
    if (!bits_has(s->means, term))
        return;
    uint32_t unit = posting_unit(posting);
    enum found_in found = (enum found_in)posting_found(posting);
    for (uint32_t at = s->meant[term]; at > 0; at = s->meanings[at - 1].next) {
        const struct meaning *meaning = &s->meanings[at - 1];
        struct column *c = s->wish->columns[meaning->column];
        enum match_how how = (enum match_how)meaning->how;
        uint8_t score = column_score(c, how, found);
        uint32_t *counted = &s->counted[meaning->column];
        bool counts = score > 0 && how != MATCH_ROMANIZED && bits_has(s->q->units->open, unit);
        scores_put(&c->found, unit, score);
        c->rarity += counts && *counted != unit + 1;
        *counted = counts ? unit + 1 : *counted;
    }
}

/* Puts what was read into the columns. */
static void put_reading(struct scan *s, const struct reading *r) {
    judge(s, r);
    reading_walk(r, put_term, s);
    free(s->means);
    free(s->meant);
}

/* Until when a scan may read. */
static bool has_time(const void *end) {
    return *(const int64_t *)end == 0 || clock_ms() < *(const int64_t *)end;
}

/* Reads the works that were not read before. Judging takes time too: so it may take three fifths.
 */
static struct reading *read_rest(struct query *q, unsigned milliseconds) {
    const struct model *m = q->setup.model;
    struct reading *r = reading_open();
    uint32_t n, i = 0, *left = reading_left(q->read, m, &n);
    int64_t end = milliseconds ? clock_ms() + milliseconds * 3 / 5 : 0;
    const struct reading_asks asks = {has_time, &end};
    while (i < n && reading_add(r, m, left[i], &asks))
        i++;
    q->is_partial |= i < n;
    reading_close(r);
    free(left);
    return r;
}

void scan_columns(struct query *q, const struct scan_wish *wish) {
    struct scan s = {.q = q, .wish = wish};
    q->rest = q->rest ? q->rest : read_rest(q, wish->milliseconds);
    struct reading *readings[] = {q->rest, q->read};
    unsigned n = q->read ? 2 : 1;
    struct units units = {.n = 0};
    reading_join(readings, n, q->setup.model, &units);
    query_take_units(q, units);
    for (unsigned i = 0; i < n; i++)
        put_reading(&s, readings[i]);
    for (unsigned i = 0; i < wish->n; i++)
        scores_fold(&wish->columns[i]->found, q->units, q->hidden);
    free(s.meanings);
}
