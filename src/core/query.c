/* A run of a query, from text to hits. */
#include "core/follow.h"
#include "core/query_parts.h"
#include "core/reading.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LENDERS = 8, LENT_PERCENT = 85 }; /* the scenes that lend, and how much they lend */

struct query *query_open(const struct query_setup *setup) {
    struct query *q = memory_new(1, sizeof *q);
    q->setup = *setup;
    q->read = setup->follow ? follow_take(setup->follow) : NULL;
    speller_open(&q->speller);
    if (setup->index)
        query_use_units(q, index_units(setup->index));
    for (unsigned i = 0; i < QUERY_COLUMNS && setup->before; i++) {
        q->columns[i].found = setup->before->columns[i].found;
        setup->before->columns[i].found = (struct scores){.room = 0};
    }
    query_close(setup->before);
    q->setup.before = NULL;
    return q;
}

void query_warm(struct query *q) {
    enum { WARM = 8 /* columns that a query of some words takes */ };
    for (unsigned i = 0; i < WARM; i++)
        scores_fit(&q->columns[i].found, q->units->n);
}

void query_close(struct query *q) {
    if (!q)
        return;
    speller_close(&q->speller);
    units_free(&q->scanned);
    reading_free(q->read);
    free(q->hidden);
    free(q->narrowing.rows);
    free(q->own);
    for (unsigned i = 0; i < QUERY_COLUMNS; i++)
        scores_free(&q->columns[i].found);
    free(q->found.at);
    arena_free(&q->arena);
    arena_free(&q->narrowing.arena);
    free(q);
}

/* Hits while they are gathered. */
struct gathering {
    struct query *q;
    unsigned kinds;
    bool has_excluded; /* the query has words that are to be left out */
    struct hit *at;
    uint32_t n;
    struct hits *out;
};

/* Looks at rows while those behind them come nearer, part by part. */
static void gather(struct gathering *g, const struct candidate *list, uint32_t n) {
    enum { NEAR = 2, FAR = 5 };
    const struct model *m = g->q->setup.model;
    ref rows[QUERY_RERANK];
    for (uint32_t i = 0; i < n; i++) {
        rows[i] = units_owner(g->q->units, m, list[i].unit);
        model_fetch(m, rows[i], MODEL_ROW);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (i + FAR < n)
            model_fetch(m, rows[i + FAR], MODEL_LISTS);
        if (i + NEAR < n)
            model_fetch(m, rows[i + NEAR], MODEL_TEXTS);
        struct look look = query_look(g->q, rows[i]);
        g->at[g->n++] = (struct hit){.row = rows[i],
                                     .score = look.score,
                                     .found = look.words ? look.found : FOUND_FILTER,
                                     .how = look.how,
                                     .words = look.words,
                                     .is_whole = list[i].key >= KEY_WHOLE};
    }
}

static bool is_better(const struct hit *a, const struct hit *b) {
    return a->is_whole != b->is_whole ? a->is_whole : a->score > b->score;
}

static void count_song(struct gathering *g, bool is_new) {
    g->out->by_kind[KIND_TRACK] += is_new;
    g->out->count += is_new;
}

/* A song takes over the words of its scene, when they say more than its own. */
static void lend(struct gathering *g, ref track, const struct hit *scene) {
    struct hit lent = *scene;
    lent.row = track;
    lent.from = scene->row;
    lent.score = scene->score * LENT_PERCENT / 100;
    lent.found = FOUND_SCENE;
    for (uint32_t i = 0; i < g->n; i++) {
        struct hit *h = &g->at[i];
        if (h->row != track)
            continue;
        count_song(g, lent.is_whole && !h->is_whole); /* in part it was not */
        if (is_better(&lent, h))
            *h = lent;
        return;
    }
    struct look own = {.words = 0};
    if (g->has_excluded || g->out->by_kind[KIND_TRACK] >= QUERY_RERANK)
        own = query_look(g->q, track);
    if (own.has_excluded)
        return;
    g->at[g->n++] = lent;
    count_song(g, scene->is_whole && own.words < scene->words); /* else it was */
}

static void sort(struct hit *at, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        struct hit moving = at[i];
        uint32_t k = i;
        for (; k > 0 && is_better(&moving, &at[k - 1]); k--)
            at[k] = at[k - 1];
        at[k] = moving;
    }
}

/* True when songs of scenes are wanted, and each is what was asked for when its scene is. */
static bool may_lend(const struct query *q, unsigned kinds) {
    const unsigned lend = 1u << FILTER_EPISODE | 1u << FILTER_PLACE | 1u << FILTER_WORK;
    for (unsigned i = 0; i < q->asked.filter_count; i++)
        if (!(lend >> q->asked.filters[i].kind & 1))
            return false;
    return kinds & KINDS(KIND_TRACK) && q->asked.n > 0;
}

/* True when scenes are ranked for their songs alone. */
static bool wants_lenders(const struct query *q, unsigned kinds) {
    return kinds == KINDS(KIND_TRACK) && may_lend(q, kinds);
}

/* The songs of the best scenes from place `from` on. */
static void lend_all(struct gathering *g, uint32_t from) {
    ref songs[16];
    uint32_t lenders = 0, n = g->n;
    if (!may_lend(g->q, g->kinds))
        return;
    for (uint32_t i = from; i < n && lenders < LENDERS; i++) {
        const struct hit scene = g->at[i];
        if (ref_kind(scene.row) != KIND_SCENE || scene.found == FOUND_SONG)
            continue;
        lenders++;
        uint32_t count = query_songs(g->q, scene.row, songs, COUNT(songs));
        for (uint32_t k = 0; k < count; k++)
            lend(g, songs[k], &scene);
    }
}

/* Takes out what was there to lend alone. */
static void drop_unwanted(struct gathering *g, uint32_t from) {
    uint32_t n = g->n;
    g->n = from;
    for (uint32_t i = from; i < n; i++)
        if (g->kinds & KINDS(ref_kind(g->at[i].row)))
            g->at[g->n++] = g->at[i];
}

/* Orders what was gathered from place `from` on, with the songs of its scenes. */
static void order(struct gathering *g, uint32_t from) {
    sort(g->at + from, g->n - from);
    lend_all(g, from);
    drop_unwanted(g, from);
    sort(g->at + from, g->n - from);
}

/* When nothing has all the words, those that come nearest are counted. */
static void count_all(const struct gathering *g) {
    memset(g->out->by_kind, 0, sizeof g->out->by_kind);
    for (uint32_t i = 0; i < g->n; i++)
        g->out->by_kind[ref_kind(g->at[i].row)]++;
    g->out->count = g->n;
}

/* Rows that have all the words come before those that lack one. */
static struct hit *whole_first(const struct gathering *g, struct arena *a) {
    struct hit *out = NEW(a, struct hit, g->n);
    uint32_t to = 0;
    for (unsigned pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < g->n; i++)
            if (g->at[i].is_whole == (pass == 0))
                out[to++] = g->at[i];
    return out;
}

static bool has_row(const struct column *c, uint32_t row) {
    return c && bits_has(c->found.rows, row);
}

/* False when a row has a word by a slip alone that others have as it stands. */
static bool is_exact(const struct asked_all *all, uint32_t row) {
    bool is = true;
    for (unsigned i = 0; i < all->n; i++) {
        const struct asked *a = &all->at[i];
        if (has_row(a->spelling, row) && a->column->found.has_any)
            is &= has_row(a->column, row) || has_row(a->pair, row) ||
                  (i > 0 && has_row(a[-1].pair, row));
    }
    return is;
}

/* Makes rows that are not exact answers in part, where all that are found are in the lists. */
static void demote(struct query *q, struct ranking *out) {
    if (q->asked.n < 2 || out->whole > QUERY_RERANK)
        return;
    struct ranking before = *out;
    out->mine_count = out->other_count = 0;
    for (uint32_t i = 0; i < before.mine_count + before.other_count; i++) {
        bool is_mine = i < before.mine_count;
        struct candidate c = is_mine ? before.mine[i] : before.others[i - before.mine_count];
        if (!is_exact(&q->asked, c.unit)) {
            c.key -= KEY_WHOLE;
            out->whole--;
            out->by_kind[ref_kind(units_owner(q->units, q->setup.model, c.unit))]--;
        }
        query_keep(q, c, out);
    }
}

/* Slips of the fingers are thought of when nothing has all the words. */
static void rank(struct query *q, const struct query_wish *wish, unsigned kinds,
                 struct ranking *out) {
    if (query_is_short(q, kinds) && !query_fill_pairs(q, wish) && query_rank_short(q, out))
        return;
    query_fill(q, wish);
    query_rank(q, kinds, out);
    if (out->whole == 0 && !(wants_lenders(q, kinds) && out->by_kind[KIND_SCENE] > 0)) {
        query_fill_spelling(q, wish);
        query_rank(q, kinds, out);
        /* Where nothing is found, the command asks again as if the last word went on. */
        if (out->whole == 0 && wish->is_typing && query_split(q, wish))
            query_rank(q, kinds, out);
    }
    demote(q, out);
    if (out->whole < wish->limit)
        query_rank_parts(q, kinds, out);
}

static void run(struct query *q, const struct query_wish *wish, struct hits *out, struct arena *a) {
    struct ranking *ranking = NEW(&q->arena, struct ranking, 2), *lenders = ranking + 1;
    unsigned kinds = q->asked.kinds & (wish->kinds ? wish->kinds : KINDS_ANY);
    rank(q, wish, kinds, ranking);
    if (wants_lenders(q, kinds)) {
        query_rank(q, KINDS(KIND_SCENE), lenders);
        demote(q, lenders);
    }
    out->count = ranking->whole;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        out->by_kind[kind] = q->asked.kinds >> kind & 1 ? ranking->by_kind[kind] : 0;
    struct gathering g = {.q = q, .kinds = kinds, .out = out};
    for (unsigned i = 0; i < q->asked.n; i++)
        g.has_excluded |= q->asked.at[i].is_excluded;
    g.at = NEW(&q->arena, struct hit, 2 * (2 * QUERY_RERANK + LENDERS * 16));
    gather(&g, ranking->mine, ranking->mine_count);
    gather(&g, lenders->mine, lenders->mine_count);
    order(&g, 0);
    uint32_t from = g.n;
    gather(&g, ranking->others, ranking->other_count);
    gather(&g, lenders->others, lenders->other_count);
    order(&g, from);
    out->at = whole_first(&g, a);
    if (out->count == 0)
        count_all(&g);
    out->n = g.n < wish->limit ? g.n : wish->limit;
}

/* Runs what was read. */
static struct hits run_asked(struct query *q, const struct query_wish *wish, struct arena *a) {
    struct hits out = {.n = 0};
    q->run++;
    q->is_partial = false;
    if (q->asked.n > 0 || q->asked.filter_count > 0 || q->asked.kinds != KINDS_ANY)
        run(q, wish, &out, a);
    reading_free(q->rest);
    q->rest = NULL;
    out.is_partial = q->is_partial;
    out.trouble = q->asked.trouble;
    out.has_words = q->asked.n > 0 && q->asked.at[0].token.term.n > 0;
    return out;
}

/* True when the best hit has the words in its name, as songs have that are named like a work. */
static bool is_named(const struct hits *hits) {
    const unsigned named = KINDS(KIND_TRACK) | KINDS(KIND_SCENE) | KINDS(KIND_PERSON) |
                           KINDS(KIND_CHARACTER) | KINDS(KIND_TOPIC) | KINDS(KIND_RELEASE);
    return hits->n > 0 && hits->at[0].is_whole && hits->at[0].found <= FOUND_ALIAS &&
           KINDS(ref_kind(hits->at[0].row)) & named;
}

static struct hits run_once(struct query *q, const struct query_wish *wish, bool with_title,
                            struct arena *a) {
    query_parse(q, wish, with_title);
    return run_asked(q, wish, a);
}

struct hits query_run(struct query *q, const struct query_wish *wish, struct arena *a) {
    query_parse(q, wish, true);
    if (q->asked.within == REF_NONE)
        return run_asked(q, wish, a);
    struct hits out = run_once(q, wish, false, a);
    if (is_named(&out))
        return out;
    out = run_once(q, wish, true, a);
    return out.n > 0 && out.at[0].is_whole ? out : run_once(q, wish, false, a);
}
