/* Terms that slips of the fingers may mean. The dictionary is walked as a tree: terms that begin
   with the same bytes share their rows of the table of distances, and where all of a row is too
   far, all terms that begin so are passed over. */
#include "core/index_parts.h"

enum { TOO_FAR = 100 };

struct walk {
    const struct index *x;
    const struct token *t;
    struct found_list *out;
    unsigned limit, longest; /* edits, and bytes of a term */
    char path[WORD_MAX];
    unsigned depth; /* bytes of the path */
    /* By bytes of the path and of the token: optimal string alignment distance, as far as the
       lengths differ by the limit at most. */
    uint8_t far[WORD_MAX + 1][WORD_MAX + 3];
};

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* How far the first `i` bytes of the token are from the first `j` of the path. */
static unsigned distance(const struct walk *w, unsigned j, unsigned i) {
    const char *token = w->t->term.bytes, *path = w->path;
    if (i == 0 || j == 0)
        return i + j;
    unsigned far = w->far[j - 1][i - 1] + (token[i - 1] != path[j - 1] ? 1u : 0u);
    far = least(far, least(w->far[j - 1][i], w->far[j][i - 1]) + 1u);
    if (i > 1 && j > 1 && token[i - 1] == path[j - 2] && token[i - 2] == path[j - 1])
        far = least(far, w->far[j - 2][i - 2] + 1u);
    return far;
}

/* Works out the row of `j` bytes; returns the least of it. */
static unsigned fill_row(struct walk *w, unsigned j) {
    unsigned from = j > w->limit ? j - w->limit : 0, to = least(j + w->limit, w->t->term.n);
    unsigned best = TOO_FAR;
    if (from > 0)
        w->far[j][from - 1] = TOO_FAR;
    for (unsigned i = from; i <= to; i++) {
        unsigned far = distance(w, j, i);
        w->far[j][i] = (uint8_t)far;
        best = least(best, far);
    }
    w->far[j][to + 1] = TOO_FAR;
    return best;
}

/* True when the whole token is near the path of `j` bytes. */
static bool is_near(const struct walk *w, unsigned j) {
    unsigned n = w->t->term.n;
    return j + w->limit >= n && n + w->limit >= j && w->far[j][n] <= w->limit;
}

/* Adds those of some terms that are not too long. */
static void add(struct walk *w, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i <= to; i++) {
        if (i < to && w->x->lengths[i] <= w->longest)
            continue;
        if (from < i)
            found_add(w->out, (struct found_terms){from, i, MATCH_SPELLING});
        from = i + 1;
    }
}

/* Walks down to a term, and adds it when it is near; returns the next one to look at. */
static uint32_t step(struct walk *w, uint32_t at, uint32_t to) {
    str term = index_term(w->x, at);
    for (w->depth = least(w->depth, w->x->same[at]); w->depth < term.n;) {
        unsigned depth = w->depth++;
        w->path[depth] = term.p[depth];
        bool is_over = fill_row(w, w->depth) > w->limit;
        bool is_found = w->t->is_typing && is_near(w, w->depth);
        if (!is_over && !is_found)
            continue;
        uint32_t next = index_behind(w->x, w->depth, at, to);
        if (is_found)
            add(w, at, next);
        return next;
    }
    if (!w->t->is_typing && is_near(w, w->depth))
        add(w, at, at + 1);
    return at + 1;
}

void index_find_near(const struct index *x, const struct token *t, struct found_list *out) {
    struct walk w = {.x = x, .t = t, .out = out, .longest = (unsigned)match_longest(t)};
    for (uint32_t at = 0, to; at < x->n; at = to) {
        str first = str_slice(index_term(x, at), 0, 1);
        to = index_behind(x, 1, at, x->n);
        if (word_is_hangul(first) != t->is_hangul)
            continue;
        /* Two edits keep the first letter. */
        w.limit = first.p[0] == t->term.bytes[0] ? t->edits : 1;
        w.depth = 0;
        fill_row(&w, 0);
        while (at < to)
            at = step(&w, at, to);
    }
}
