/* The search without an index: every word of the library is read, and each term judged once. */
#include "core/query_parts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MEMO_SLOTS = 1 << 10, CLOCK_ROWS = 64 /* between looks at the clock */ };

/* A term that was judged: how each token means it. */
struct judged {
    struct judged *next; /* with the same hash */
    uint32_t last_open;  /* 1 + the last unit with it that reveals nothing */
    uint8_t n;
    bool is_meant; /* by any */
    char bytes[WORD_MAX];
    uint8_t how[QUERY_COLUMNS];
};

/* What is put into a column when all is read: columns need to know how many units there are. */
struct found {
    uint32_t unit;
    uint8_t column, score;
};

struct scan {
    struct query *q;
    const struct scan_wish *wish;
    struct units units;
    struct judged *slots[MEMO_SLOTS];
    struct arena arena;
    struct found *found;
    size_t count, room;
};

static struct judged *judge(struct scan *s, str term, struct judged *next) {
    struct judged *j = NEW(&s->arena, struct judged, 1);
    j->next = next;
    j->n = (uint8_t)term.n;
    memcpy(j->bytes, term.p, term.n);
    for (unsigned i = 0; i < s->wish->n; i++) {
        j->how[i] = (uint8_t)match_term(s->wish->tokens[i], term, s->wish->ways, &s->q->speller);
        j->is_meant |= j->how[i] != MATCH_NONE;
    }
    return j;
}

static struct judged *judged_of(struct scan *s, str term) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < term.n; i++)
        hash = (hash ^ (unsigned char)term.p[i]) * 16777619u;
    struct judged **slot = &s->slots[(hash ^ hash >> 15) & (MEMO_SLOTS - 1)];
    for (struct judged *j = *slot; j; j = j->next)
        if (j->n == term.n && memcmp(j->bytes, term.p, term.n) == 0)
            return j;
    return *slot = judge(s, term, *slot);
}

static void add_found(struct scan *s, struct found f) {
    if (s->count == s->room) {
        s->room = s->room ? s->room * 2 : 1024;
        s->found = realloc(s->found, s->room * sizeof *s->found);
        if (!s->found)
            arena_oom();
    }
    s->found[s->count++] = f;
}

static void put_term(void *context, const struct unit_text *w, const struct word *word) {
    struct scan *s = context;
    struct judged *j = judged_of(s, word_term(word));
    if (!j->is_meant)
        return;
    bool is_open = s->units.reveals[w->unit] == 0 && j->last_open != w->unit + 1;
    for (unsigned i = 0; i < s->wish->n; i++) {
        struct column *c = s->wish->columns[i];
        if (j->how[i] == MATCH_NONE)
            continue;
        if (is_open)
            column_count(c, (enum match_how)j->how[i], 1);
        if (c->classes >> w->found & 1)
            add_found(
                s, (struct found){w->unit, (uint8_t)i,
                                  score_word((enum match_how)j->how[i], (enum found_in)w->found)});
    }
    if (is_open)
        j->last_open = w->unit + 1;
}

static void put_text(void *context, const struct unit_text *t) {
    const struct word_sink sink = {put_term, context};
    unit_terms(t, &sink);
    unit_own_terms(t, &sink);
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reads the rows, those of the work one is in first. */
static void read_rows(struct scan *s) {
    const struct model *m = s->q->setup.model;
    const struct text_sink sink = {put_text, s};
    struct unit_rows rows = {.m = m, .end = m->works.n};
    int64_t end = s->wish->milliseconds ? now() + s->wish->milliseconds : INT64_MAX;
    ref row;
    for (uint32_t i = 1; (row = units_next(&rows)) != REF_NONE; i++) {
        units_add(&s->units, m, row, &sink);
        if (i % CLOCK_ROWS == 0 && s->wish->milliseconds && now() >= end) {
            s->q->is_partial = true;
            break;
        }
    }
}

void scan_columns(struct query *q, const struct scan_wish *wish) {
    struct scan *s = calloc(1, sizeof *s);
    if (!s)
        arena_oom();
    s->q = q;
    s->wish = wish;
    read_rows(s);
    query_take_units(q, s->units);
    for (size_t i = 0; i < s->count; i++)
        column_put(q, wish->columns[s->found[i].column], s->found[i].unit, s->found[i].score);
    free(s->found);
    arena_free(&s->arena);
    free(s);
}
