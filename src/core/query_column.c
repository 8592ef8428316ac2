/* Columns: what each word of the query finds, row by row. */
#include "core/query_parts.h"
#include "core/scan.h"

#include "base/text.h"

#include <string.h>

uint8_t column_score(const struct column *c, enum match_how how, enum found_in found) {
    if (!(c->classes >> found & 1))
        return 0;
    return c->is_brief ? SCORE_BRIEF : score_word(how, found);
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
        struct column *c = l->columns[i];
        bool is_known = ways & WAY_PLAIN && (query_flatten(q, c) || query_take_ready(q, c));
        if (!is_known)
            query_pour(q, c, l->tokens[i], ways);
        scores_fold(&c->found, q->units, q->hidden);
    }
}

/* What a column is for. */
struct purpose {
    const struct token *token;
    str typed;
    uint8_t classes;
    bool is_brief, is_spelling;
};

static bool is_column_of(const struct column *c, const struct purpose *of) {
    return c->is_set && c->is_typing == of->token->is_typing && c->classes == of->classes &&
           c->is_brief == of->is_brief && c->is_spelling == of->is_spelling &&
           str_eq(word_term(&c->term), word_term(&of->token->term)) && str_eq(c->typed, of->typed);
}

/* How gladly a column is given up. What was being typed is not asked for again, nor are the words
   of an earlier query; of these the latest is taken, for its memory is near. */
static uint64_t sparing(const struct query *q, const struct column *c) {
    enum { NEVER, LATER, FRESH, STALE, TYPED };
    unsigned class = !c->is_set              ? FRESH
                     : c->used == q->run     ? NEVER
                     : c->is_typing          ? TYPED
                     : c->used + 1 == q->run ? LATER
                                             : STALE;
    return (uint64_t) class << 32 | c->used;
}

static struct column *spare(struct query *q) {
    struct column *best = &q->columns[0];
    for (unsigned i = 1; i < QUERY_COLUMNS; i++)
        if (sparing(q, &q->columns[i]) > sparing(q, best))
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
    struct scores found = c->found;
    *c = (struct column){.term = of.token->term,
                         .found = found,
                         .used = q->run,
                         .classes = of.classes,
                         .is_typing = of.token->is_typing,
                         .is_brief = of.is_brief,
                         .is_spelling = of.is_spelling,
                         .is_set = true};
    c->typed = (str){c->typed_room, of.typed.n};
    memcpy(c->typed_room, of.typed.p, c->typed.n);
    scores_clear(&c->found);
    if (q->units)
        scores_fit(&c->found, q->units->n);
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
           a->is_filter == b->is_filter && !a->phrase && !b->phrase && a->classes == b->classes &&
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
            a->column && !a->column->found.has_any && a->spelling ? a->spelling : a->column;
        bool is_known = (c && c->found.has_any) || a->pair || (i > 0 && q->asked.at[i - 1].pair);
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
        at[i].pair =
            column_for(q, (struct purpose){t, STR(""), at[i].classes, at[i].is_filter, false});
        want(l, at[i].pair, t, WAY_PLAIN);
    }
}

/* Forgets those that found nothing; true when one is left. */
static bool drop_pairs(struct query *q) {
    bool has_any = false;
    for (unsigned i = 0; i < q->asked.n; i++) {
        struct asked *a = &q->asked.at[i];
        a->pair = a->pair && a->pair->found.has_any ? a->pair : NULL;
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
        at[i].column = column_for(
            q, (struct purpose){&at[i].token, at[i].typed, at[i].classes, at[i].is_brief, false});
        want(&plain, at[i].column, &at[i].token, WAY_PLAIN);
    }
    want_pairs(q, &plain);
    if (plain.n > 0 || !q->setup.index)
        look_up(q, &plain, WAY_PLAIN, wish->milliseconds);
    for (unsigned i = 0; i < n; i++)
        if (at[i].column && !at[i].column->found.has_any && at[i].token.layout.n > 0)
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
        a->spelling = column_for(q, (struct purpose){&a->token, a->typed, a->classes, false, true});
        want(&l, a->spelling, &a->token, WAY_SPELLING);
    }
    if (l.n > 0)
        look_up(q, &l, WAY_SPELLING, wish->milliseconds);
    weigh(q);
}

enum { HALF_LEAST = 3 /* letters, or keys: a syllable that is closed */ };

/* Makes half of a word of it; false when that is no word, or tells too little. */
static bool halve(struct query *q, struct asked *half, str typed) {
    struct words walk = {.text = typed};
    struct word word;
    bool is_typing = half->token.is_typing;
    if (!words_next(&walk, &word) || word.from > 0 || word.to < typed.n || word.n < HALF_LEAST ||
        words_is_filler(word_term(&word)))
        return false;
    half->typed = typed;
    half->spelling = NULL;
    match_token(&half->token, &word, typed, &q->speller);
    half->token.is_typing = is_typing;
    return true;
}

/* A word of the query as two. */
struct halves {
    struct asked left, right;
};

/* The ways to take a word apart that has more than two times the least; returns how many. */
static unsigned halves_of(struct query *q, const struct asked *a, struct halves *out,
                          unsigned most) {
    unsigned n = 0;
    for (size_t at = 0; n < most && at < a->typed.n && a->token.term.n > 2 * HALF_LEAST;) {
        text_decode(a->typed, &at);
        struct halves *h = &out[n];
        *h = (struct halves){*a, *a};
        h->left.token.is_typing = false;
        n += halve(q, &h->left, str_slice(a->typed, 0, at)) &&
             halve(q, &h->right, str_slice(a->typed, at, a->typed.n));
    }
    return n;
}

/* True when a row has both. */
static bool do_meet(const struct query *q, const struct halves *h) {
    const struct scores *a = &h->left.column->found, *b = &h->right.column->found;
    uint64_t both = 0;
    /* Those that stand from another query may hold what another keyboard means. */
    bool is_plain = !((h->left.column->ways | h->right.column->ways) & WAY_LAYOUT);
    for (size_t i = 0; is_plain && i < bits_words(q->units->n); i++)
        both |= a->rows[i] & b->rows[i];
    return both != 0;
}

static void put_halves(struct asked_all *all, unsigned i, const struct halves *h) {
    memmove(&all->at[i + 2], &all->at[i + 1], (all->n++ - i - 1) * sizeof *all->at);
    all->at[i] = h->left;
    all->at[i + 1] = h->right;
    for (unsigned f = 0; f < all->filter_count; f++)
        all->filters[f].first += all->filters[f].first > i;
}

/* True when the nth word found nothing in any way. */
static bool is_lost(const struct asked_all *all, unsigned nth) {
    const struct asked *a = &all->at[nth];
    bool is_found = a->pair || (nth > 0 && a[-1].pair) || !a->column || a->column->found.has_any ||
                    (a->spelling && a->spelling->found.has_any);
    return asked_is_wanted(a) && !a->phrase && !is_found;
}

static void want_half(struct query *q, struct look_up *l, struct asked *half) {
    half->column =
        column_for(q, (struct purpose){&half->token, half->typed, half->classes, false, false});
    want(l, half->column, &half->token, WAY_PLAIN);
}

/* True when a half has found something. With an index it is looked up here; a column that is empty
   may be another's then, unless a word has it. */
static bool finds(struct query *q, struct asked *half) {
    struct look_up l = {.n = 0};
    if (q->setup.index)
        want_half(q, &l, half);
    if (l.n > 0)
        look_up(q, &l, WAY_PLAIN, 0);
    half->column->is_set = half->column->found.has_any;
    for (unsigned i = 0; i < q->asked.n; i++)
        half->column->is_set |= q->asked.at[i].column == half->column;
    return half->column->found.has_any;
}

/* Takes the nth word apart, if it is lost; there are columns for so many halves on each side. */
static bool split(struct query *q, unsigned nth, unsigned *left, unsigned milliseconds) {
    enum { MOST = 12 };
    const struct asked *a = &q->asked.at[nth];
    struct look_up l = {.n = 0};
    if (!is_lost(&q->asked, nth))
        return false;
    struct halves *all = NEW(&q->arena, struct halves, MOST);
    unsigned n = halves_of(q, a, all, *left < MOST ? *left : MOST);
    *left -= n;
    for (struct halves *h = all; h < all + n && !q->setup.index; h++) {
        want_half(q, &l, &h->left);
        want_half(q, &l, &h->right);
    }
    if (l.n > 0)
        look_up(q, &l, WAY_PLAIN, milliseconds);
    for (struct halves *h = all; h < all + n; h++) /* left halves are short, and find much */
        if (finds(q, &h->right) && finds(q, &h->left) && do_meet(q, h)) {
            put_halves(&q->asked, nth, h);
            return true;
        }
    return false;
}

bool query_split(struct query *q, const struct query_wish *wish) {
    enum { MOST = QUERY_WORDS / 2 /* words: of each up to three columns are in use */ };
    bool is_split = false;
    unsigned left = (QUERY_COLUMNS - 3 * MOST) / 2;
    for (unsigned i = 0; i < q->asked.n && q->asked.n <= MOST && !is_split; i++)
        is_split = split(q, i, &left, wish->milliseconds);
    if (is_split)
        weigh(q);
    return is_split;
}
