/* Columns: what each word of the query finds, row by row. */
#include "core/query_parts.h"

#include "core/guard.h"

#include <stdlib.h>
#include <string.h>

bool query_sees(const struct query *q, ref owner, uint16_t reveals) {
    unsigned watched = q->setup.watched;
    if (q->setup.watched_by_work)
        watched = q->setup.watched_by_work[model_head(q->setup.model, owner)->work];
    return guard_visible(watched, reveals);
}

void column_count(struct column *c, enum match_how how, uint32_t units) {
    if (how != MATCH_ROMANIZED)
        c->rarity += units;
}

/* Room for a score of each unit. */
static void fit(struct query *q, struct column *c) {
    size_t need = ((size_t)q->units->n / BLOCK + 1) * BLOCK;
    if (c->room >= need)
        return;
    c->score = realloc(c->score, need);
    if (!c->score)
        arena_oom();
    memset(c->score + c->room, 0, need - c->room);
    c->room = need;
}

void column_put(struct query *q, struct column *c, uint32_t unit, uint8_t score) {
    if (q->hidden && q->hidden[unit])
        return;
    uint8_t *at = &c->score[units_first(q->units, unit)];
    *at = *at < score ? score : *at;
    c->has_any |= score > 0;
}

static void hide(struct query *q) {
    bool is_open = !q->setup.watched_by_work && q->setup.watched == WATCHED_ALL;
    if (is_open)
        return;
    q->hidden = realloc(q->hidden, q->units->n + 1);
    if (!q->hidden)
        arena_oom();
    for (uint32_t i = 0; i < q->units->n; i++)
        q->hidden[i] = !query_sees(q, q->units->owner[i], q->units->reveals[i]);
}

/* A work's units are next to each other, and the work itself comes first. */
static void find_mine(struct query *q) {
    const struct units *u = q->units;
    if (q->setup.work == REF_NONE)
        return;
    while (q->mine_from < u->n && u->owner[q->mine_from] != q->setup.work)
        q->mine_from++;
    q->mine_to = q->mine_from;
    uint32_t work = ref_index(q->setup.work);
    while (q->mine_to < u->n && model_head(q->setup.model, u->owner[q->mine_to])->work == work)
        q->mine_to++;
}

void query_use_units(struct query *q, const struct units *units) {
    q->units = units;
    q->open_units = q->mine_from = q->mine_to = 0;
    for (uint32_t i = 0; i < units->n; i++)
        q->open_units += units->reveals[i] == 0;
    find_mine(q);
    hide(q);
}

void query_take_units(struct query *q, struct units units) {
    bool is_more = units.n > q->scanned.n;
    units_free(is_more ? &q->scanned : &units);
    if (is_more)
        q->scanned = units;
    query_use_units(q, &q->scanned);
    for (unsigned i = 0; i < QUERY_COLUMNS; i++)
        if (q->columns[i].is_set)
            fit(q, &q->columns[i]);
}

/* The postings of terms, into a column. */
struct pour {
    struct query *q;
    struct column *c;
    uint8_t of[MATCH_COUNT][1 << POSTING_BITS]; /* what a word counts */
};

static struct pour pour_into(struct query *q, struct column *c) {
    struct pour p = {.q = q, .c = c};
    for (unsigned how = 0; how < MATCH_COUNT; how++)
        for (unsigned i = 0; i < FOUND_FIELDS; i++)
            p.of[how][i] =
                c->classes >> i & 1 ? score_word((enum match_how)how, (enum found_in)i) : 0;
    return p;
}

static uint32_t pour_term(const struct pour *p, struct postings at, const uint8_t *of) {
    const struct units *u = p->q->units;
    const uint8_t *hidden = p->q->hidden;
    uint8_t *score = p->c->score, any = 0;
    uint32_t open = 0, last_open = UINT32_MAX;
    while (postings_next(&at)) {
        uint8_t add = of[at.found], back = u->back[at.unit];
        bool is_new = back & UNIT_OPEN && at.unit != last_open;
        open += is_new;
        last_open = is_new ? at.unit : last_open;
        if (hidden && hidden[at.unit])
            continue;
        uint8_t *to = &score[at.unit - (back & UNIT_BACK)];
        *to = *to < add ? add : *to;
        any |= add;
    }
    p->c->has_any |= any != 0;
    return open;
}

static void pour(void *context, const struct found_terms *found) {
    const struct pour *p = context;
    uint32_t open = 0;
    for (uint32_t i = found->from; i < found->to; i++)
        open += pour_term(p, index_postings(p->q->setup.index, i), p->of[found->how]);
    column_count(p->c, found->how, open);
}

/* The columns of one look, and the tokens that they are for. */
struct look_up {
    struct column *columns[QUERY_COLUMNS];
    const struct token *tokens[QUERY_COLUMNS];
    unsigned n;
};

static void look_up(struct query *q, const struct look_up *l, unsigned ways,
                    unsigned milliseconds) {
    if (!q->setup.index) {
        struct scan_wish wish = {l->columns, l->tokens, l->n, ways, milliseconds};
        scan_columns(q, &wish);
        return;
    }
    for (unsigned i = 0; i < l->n; i++) {
        struct pour p = pour_into(q, l->columns[i]);
        index_find(q->setup.index, &(struct index_wish){l->tokens[i], ways, &q->speller},
                   &(struct term_sink){pour, &p});
    }
}

/* What a column is for. */
struct purpose {
    const struct token *token;
    str typed;
    uint8_t classes;
    bool is_spelling;
};

static bool is_column_of(const struct column *c, const struct purpose *of) {
    return c->is_set && c->is_typing == of->token->is_typing && c->classes == of->classes &&
           c->is_spelling == of->is_spelling &&
           str_eq(word_term(&c->term), word_term(&of->token->term)) && str_eq(c->typed, of->typed);
}

/* The column that was used longest ago. */
static struct column *spare(struct query *q) {
    struct column *best = &q->columns[0];
    for (unsigned i = 1; i < QUERY_COLUMNS; i++)
        if (q->columns[i].used < best->used)
            best = &q->columns[i];
    return best;
}

/* The column for a purpose; a new one is empty. */
static struct column *column_for(struct query *q, struct purpose of) {
    of.typed = str_slice(of.typed, 0, WORD_MAX);
    for (unsigned i = 0; i < QUERY_COLUMNS; i++) {
        struct column *c = &q->columns[i];
        if (q->setup.index && is_column_of(c, &of)) {
            c->used = q->run;
            return c;
        }
    }
    struct column *c = spare(q);
    uint8_t *score = c->score;
    size_t room = c->room;
    *c = (struct column){.term = of.token->term,
                         .score = score,
                         .room = room,
                         .used = q->run,
                         .classes = of.classes,
                         .is_typing = of.token->is_typing,
                         .is_spelling = of.is_spelling,
                         .is_set = true};
    c->typed = (str){c->typed_room, of.typed.n};
    memcpy(c->typed_room, of.typed.p, c->typed.n);
    if (room > 0)
        memset(score, 0, room);
    if (q->units)
        fit(q, c);
    return c;
}

/* Adds a look at `c` for the ways that were not tried yet. */
static void want(struct look_up *l, struct column *c, const struct token *t, unsigned way) {
    if (c->ways & way)
        return;
    c->ways |= (uint8_t)way;
    l->columns[l->n] = c;
    l->tokens[l->n++] = t;
}

/* True when neighbours `a` and `b` are to be looked up as one word too. */
static bool are_neighbours(const struct asked *a, const struct asked *b) {
    return a->token.is_hangul == b->token.is_hangul && !a->is_excluded && !b->is_excluded &&
           !a->is_filter && !b->is_filter && !a->phrase && !b->phrase && a->classes == b->classes &&
           a->token.term.n + b->token.term.n <= WORD_MAX;
}

/* Makes the token of two neighbours written as one. */
static const struct token *pair_of(struct query *q, const struct asked *a, const struct asked *b) {
    struct word word = a->token.term;
    memcpy(word.bytes + word.n, b->token.term.bytes, b->token.term.n);
    word.n += b->token.term.n;
    struct token *t = NEW(&q->arena, struct token, 1);
    match_token(t, &word, STR(""), &q->speller);
    t->is_typing = b->token.is_typing;
    return t;
}

uint16_t query_weight(const struct query *q, uint32_t rarity) {
    unsigned bits = 1;
    for (uint64_t n = ((uint64_t)q->open_units + 1) / ((uint64_t)rarity + 1); n > 1 && bits < 12;
         n /= 2)
        bits++;
    return (uint16_t)(3 + bits);
}

static void weigh(struct query *q) {
    for (unsigned i = 0; i < q->asked.n; i++) {
        struct asked *a = &q->asked.at[i];
        const struct column *c =
            a->column && !a->column->has_any && a->spelling ? a->spelling : a->column;
        bool is_known = (c && c->has_any) || a->pair || (i > 0 && q->asked.at[i - 1].pair);
        a->weight = a->is_filter || !is_known ? 1 : query_weight(q, c ? c->rarity : 0);
    }
}

/* Adds a look at the columns of neighbours. */
static void want_pairs(struct query *q, struct look_up *l) {
    struct asked *at = q->asked.at;
    for (unsigned i = 0; i + 1 < q->asked.n; i++) {
        if (!are_neighbours(&at[i], &at[i + 1]) || (at[i].is_filler && at[i + 1].is_filler))
            continue;
        const struct token *t = at[i].joined = pair_of(q, &at[i], &at[i + 1]);
        at[i].pair = column_for(q, (struct purpose){t, STR(""), at[i].classes, false});
        want(l, at[i].pair, t, WAY_PLAIN);
    }
}

/* Forgets those that found nothing; true when one is left. */
static bool drop_pairs(struct query *q) {
    bool has_any = false;
    for (unsigned i = 0; i < q->asked.n; i++) {
        struct asked *a = &q->asked.at[i];
        a->pair = a->pair && a->pair->has_any ? a->pair : NULL;
        has_any |= a->pair != NULL;
    }
    return has_any;
}

bool query_fill_pairs(struct query *q, const struct query_wish *wish) {
    struct look_up l = {.n = 0};
    want_pairs(q, &l);
    look_up(q, &l, WAY_PLAIN, wish->milliseconds);
    return drop_pairs(q);
}

void query_fill(struct query *q, const struct query_wish *wish) {
    struct look_up plain = {.n = 0}, layout = {.n = 0};
    struct asked *at = q->asked.at;
    unsigned n = q->asked.n;
    for (unsigned i = 0; i < n; i++) {
        if (at[i].is_filler)
            continue;
        at[i].column =
            column_for(q, (struct purpose){&at[i].token, at[i].typed, at[i].classes, false});
        want(&plain, at[i].column, &at[i].token, WAY_PLAIN);
    }
    want_pairs(q, &plain);
    if (plain.n > 0 || !q->setup.index)
        look_up(q, &plain, WAY_PLAIN, wish->milliseconds);
    for (unsigned i = 0; i < n; i++)
        if (at[i].column && !at[i].column->has_any && at[i].token.layout.n > 0)
            want(&layout, at[i].column, &at[i].token, WAY_LAYOUT);
    if (layout.n > 0)
        look_up(q, &layout, WAY_LAYOUT, wish->milliseconds);
    drop_pairs(q);
    weigh(q);
}

void query_fill_spelling(struct query *q, const struct query_wish *wish) {
    struct look_up l = {.n = 0};
    for (unsigned i = 0; i < q->asked.n; i++) {
        struct asked *a = &q->asked.at[i];
        if (!a->column || a->is_excluded || a->token.edits == 0)
            continue;
        a->spelling = column_for(q, (struct purpose){&a->token, a->typed, a->classes, true});
        want(&l, a->spelling, &a->token, WAY_SPELLING);
    }
    if (l.n > 0)
        look_up(q, &l, WAY_SPELLING, wish->milliseconds);
    weigh(q);
}
