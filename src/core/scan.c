/* The search without an index: every word of the library is read, and each term judged once. */
#include "core/query_parts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIRST_BITS = 10, CLOCK_ROWS = 64 /* between looks at the clock */ };

/* A term that is meant. */
struct meant {
    struct meant *next; /* with the same hash */
    str term;
    uint32_t hash;
    uint32_t last_open; /* 1 + the last unit with it that reveals nothing */
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
    struct meant **slots; /* 1 << bits of them, at least as many as terms */
    unsigned bits;
    uint32_t terms;
    struct arena arena;
    struct found *found;
    size_t count, room;
};

static void widen(struct scan *s) {
    unsigned bits = s->slots ? s->bits + 1 : FIRST_BITS;
    struct meant **slots = calloc((size_t)1 << bits, sizeof(struct meant *));
    if (!slots)
        arena_oom();
    for (size_t i = 0; s->slots && i < (size_t)1 << s->bits; i++)
        for (struct meant *m = s->slots[i], *next; m; m = next) {
            struct meant **to = &slots[m->hash & ((1u << bits) - 1)];
            next = m->next;
            m->next = *to;
            *to = m;
        }
    free(s->slots);
    s->slots = slots;
    s->bits = bits;
}

static struct meant *meant_of(struct scan *s, str term) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < term.n; i++)
        hash = (hash ^ (unsigned char)term.p[i]) * 16777619u;
    hash ^= hash >> 15;
    if (!s->slots || s->terms >> s->bits)
        widen(s);
    struct meant **slot = &s->slots[hash & ((1u << s->bits) - 1)];
    for (struct meant *m = *slot; m; m = m->next)
        if (m->hash == hash && str_eq(m->term, term))
            return m;
    struct meant *m = NEW(&s->arena, struct meant, 1);
    *m = (struct meant){.next = *slot, .term = str_dup(&s->arena, term), .hash = hash};
    s->terms++;
    return *slot = m;
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
    str term = word_term(word);
    struct meant *m = NULL;
    bool is_open = false;
    for (unsigned i = 0; i < s->wish->n; i++) {
        struct column *c = s->wish->columns[i];
        enum match_how how = match_term(s->wish->tokens[i], term, s->wish->ways, &s->q->speller);
        if (how == MATCH_NONE)
            continue;
        if (!m) {
            m = meant_of(s, term);
            is_open = bits_has(s->units.open, w->unit) && m->last_open != w->unit + 1;
        }
        c->rarity += is_open && column_counts(how);
        uint8_t score = column_score(c, how, (enum found_in)w->found);
        if (score > 0)
            add_found(s, (struct found){w->unit, (uint8_t)i, score});
    }
    if (is_open)
        m->last_open = w->unit + 1;
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
    free(s->slots);
    arena_free(&s->arena);
    free(s);
}
