/* The search without an index: every word of the library is read, and each term judged once. */
#include "core/scan.h"

#include "core/reading.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>

struct scan {
    struct query *q;
    const struct scan_wish *wish;
    const struct reading *reading;   /* that is judged */
    uint64_t *means;                 /* the set of its terms that mean anything: few */
    uint8_t *hows;                   /* enum match_how, by term and then by column */
    uint32_t counted[QUERY_COLUMNS]; /* by column: 1 + the last unit that counted */
};

enum { JUDGED = 64 * BITS /* terms at once */ };

/* Judges terms of which the set has words of its own: others are judged at the same time. */
static void judge_some(void *context, size_t nth) {
    struct scan *s = context;
    const struct scan_wish *wish = s->wish;
    const struct strings *terms = &s->reading->terms.strings;
    struct speller speller;
    speller_open(&speller);
    for (size_t term = nth * JUDGED; term < (nth + 1) * JUDGED && term < terms->count; term++) {
        str string = strings_at(terms, (uint32_t)term);
        for (unsigned i = 0; i < wish->n; i++) {
            enum match_how how = match_term(wish->tokens[i], string, wish->ways, &speller);
            s->hows[term * wish->n + i] = (uint8_t)how;
            if (how != MATCH_NONE)
                bits_add(s->means, term);
        }
    }
    speller_close(&speller);
}

static void put_term(void *context, uint32_t term, uint32_t posting) {
    struct scan *s = context;
    if (!bits_has(s->means, term))
        return;
    uint32_t unit = posting_unit(posting);
    enum found_in found = (enum found_in)posting_found(posting);
    for (unsigned i = 0; i < s->wish->n; i++) {
        enum match_how how = (enum match_how)s->hows[(size_t)term * s->wish->n + i];
        if (how == MATCH_NONE)
            continue;
        struct column *c = s->wish->columns[i];
        uint8_t score = column_score(c, how, found);
        bool counts = score > 0 && how != MATCH_ROMANIZED && bits_has(s->q->units->open, unit);
        scores_put(&c->found, unit, score);
        c->rarity += counts && s->counted[i] != unit + 1;
        s->counted[i] = counts ? unit + 1 : s->counted[i];
    }
}

/* Puts what was read into the columns. */
static void put_reading(struct scan *s, const struct reading *r) {
    size_t n = r->terms.strings.count;
    s->reading = r;
    s->means = memory_new(bits_words(n), sizeof *s->means);
    s->hows = memory_sized(NULL, n * s->wish->n, sizeof *s->hows);
    thread_each(judge_some, s, (n + JUDGED - 1) / JUDGED, n > JUDGED);
    for (uint32_t nth = 0; nth < r->ordered; nth++)
        reading_walk(r, nth, put_term, s);
    free(s->means);
    free(s->hows);
}

/* Until when a scan may read. */
static bool has_time(const void *end) {
    return *(const int64_t *)end == 0 || clock_ms() < *(const int64_t *)end;
}

/* Reads the works that were not read before. Judging takes time too: so it may take three fifths.
 */
static struct reading *read_rest(struct query *q, unsigned milliseconds) {
    struct reading *r = reading_open();
    int64_t end = milliseconds ? clock_ms() + milliseconds * 3 / 5 : 0;
    const struct reading_asks asks = {has_time, &end};
    q->is_partial |= !reading_end(r, q->read, q->setup.model, &asks);
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
}
