/* Changed glyphs, row by row but for borders, which change from top to bottom; the best of several
   plans. */
#include "diff_parts.h"

#include <string.h>

enum {
    BORDER_LEAST = 3, /* lines that are worth a way downwards */
    NEVER = 100,      /* a price that is never paid */
    HORIZONTAL_LINE = 0x2500,
    LAST_LINE = 0x257F
};

/* Columns from x on that changed and have one look. */
static int run_at(const struct head *p, int x, int y) {
    struct look look = canvas_at(p->now, x, y)->look;
    int end = x;
    while (head_is_changed(p, end, y) && head_is_neutral(look, canvas_at(p->now, end, y)))
        end++;
    return end - x;
}

/* Bytes to get over columns that stay. */
static int bridge(int n) {
    enum { MOVE = 4 };
    return n < MOVE ? n : MOVE;
}

/* True when it is shorter to come back to these columns in their look than to write them now. */
static bool may_wait(const struct head *p, int x, int n, int y) {
    struct look look = canvas_at(p->now, x, y)->look;
    bool is_first = p->y != y || p->x > x;
    int before = is_first ? 0 : x - p->x;
    int end = x + n, behind = 0;
    while (end + behind < p->now->w && !head_is_changed(p, end + behind, y))
        behind++;
    bool is_last = end + behind == p->now->w;
    int now = bridge(before) + sgr_cost(p->look, look) + sgr_cost(look, p->look) +
              (is_last ? 0 : bridge(behind));
    int later = p->plan->price + (is_first || is_last ? 0 : bridge(before + n + behind));
    return later < now;
}

static void write_run(struct head *p, int x, int n, int y) {
    for (int end = x + n; x < end; x++)
        if (head_is_changed(p, x, y) && canvas_at(p->now, x, y)->width > 0) {
            head_go(p, x, y);
            int blanks = head_blanks(p, x, y);
            if (blanks > 0)
                head_write_blanks(p, blanks);
            else
                head_write(p);
        }
}

/* Writes what changed in a row, but for runs that stand apart in another look than `look`. */
static void write_row(struct head *p, int y, struct look look) {
    for (int x = 0; x < p->now->w; x++) {
        if (!head_is_changed(p, x, y) || canvas_at(p->now, x, y)->width == 0)
            continue;
        int n = run_at(p, x, y);
        if (head_is_neutral(look, canvas_at(p->now, x, y)) || !may_wait(p, x, n, y))
            write_run(p, x, n, y);
        x += n - 1;
    }
}

/* The first glyph that changed, or NULL; those in the look of `last`, if it is one, come last. */
static const struct glyph *first_changed(const struct head *p, const struct glyph *last) {
    const struct glyph *late = NULL;
    for (int y = 0; y < p->now->h; y++)
        for (int x = 0; p->left[y] > 0 && x < p->now->w; x++) {
            const struct glyph *g = canvas_at(p->now, x, y);
            if (!head_is_changed(p, x, y) || g->width == 0)
                continue;
            if (!last || !head_is_neutral(last->look, g))
                return g;
            late = late ? late : g;
        }
    return late;
}

static void write_rows(struct head *p, struct look look) {
    for (int y = 0; y < p->now->h; y++)
        if (p->left[y] > 0)
            write_row(p, y, look);
}

/* A part of a line from top to bottom, in a look of its own or alone in its change. */
static bool is_border(const struct head *p, int x, int y) {
    const struct glyph *g = canvas_at(p->now, x, y);
    uint32_t c = g->text[0];
    bool is_line = (c > HORIZONTAL_LINE && c <= LAST_LINE) || c == '|';
    bool is_alone = !head_is_changed(p, x - 1, y) && !head_is_changed(p, x + 1, y);
    return is_line && head_is_changed(p, x, y) && (is_alone || !sgr_eq(g->look, (struct look){0}));
}

static void write_border(struct head *p, int x, int y, int end) {
    bool is_last = x == p->now->w - 1 && (p->ways & DIFF_RMAM);
    head_move(p, x, y);
    buf_add(p->out, is_last ? STR("\x1B[?7l") : STR(""));
    for (; y < end; y++) {
        head_move(p, x, y);
        head_write(p);
        p->x = is_last ? x : p->x; /* without wrapping the cursor stays */
    }
    if (is_last) {
        buf_add(p->out, STR("\x1B[?7h"));
        p->x = p->now->w;
    }
}

/* The end of the line that begins at y; where its look changes, another line begins. */
static int border_end(const struct head *p, int x, int y) {
    struct look look = canvas_at(p->now, x, y)->look;
    while (y < p->now->h && is_border(p, x, y) && sgr_eq(look, canvas_at(p->now, x, y)->look))
        y++;
    return y;
}

static void write_borders(struct head *p, int x) {
    for (int y = 0; y < p->now->h;) {
        int end = border_end(p, x, y);
        if (end - y >= BORDER_LEAST)
            write_border(p, x, y, end);
        y = end > y ? end : y + 1;
    }
}

/* Makes the lines between two margins scroll. */
static void write_scroll(struct head *p, struct scroll s) {
    buf_fmt(p->out, "\x1B[%d;%dr\x1B[%dH", s.top + 1, s.bottom + 1,
            (s.by > 0 ? s.bottom : s.top) + 1);
    for (int i = s.by; i > 0; i--)
        buf_add(p->out, STR("\n"));
    for (int i = s.by; i < 0; i++)
        buf_add(p->out, STR("\x1BM"));
    buf_add(p->out, STR("\x1B[r"));
    p->x = p->y = 0; /* margins do that */
}

static struct canvas scrolled(const struct canvas *c, struct scroll s, struct arena *a) {
    struct canvas out = canvas_new(a, c->w, c->h);
    memcpy(out.glyphs, c->glyphs, (size_t)c->w * (size_t)c->h * sizeof *c->glyphs);
    scroll_canvas(&out, s);
    return out;
}

static void find_changes(struct head *p, const struct canvas *before, struct arena *a) {
    int w = p->now->w;
    p->changed = NEW(a, bool, w * p->now->h);
    p->left = NEW(a, int, p->now->h);
    for (int y = 0; y < p->now->h; y++)
        for (int x = 0; x < w; x++)
            p->left[y] += p->changed[y * w + x] =
                !glyph_eq(canvas_at(before, x, y), canvas_at(p->now, x, y));
}

/* What was just typed stands before the cursor. Written last, it leaves the cursor where it shall
   be: so it is taken out, if it changed. */
static const struct glyph *hold_typed(struct head *p, const struct diff *d) {
    int x = d->cursor_x - 1, y = d->cursor_y;
    if (!d->has_cursor || !head_is_changed(p, x, y) || canvas_at(p->now, x, y)->width != 1)
        return NULL;
    head_note(p, x, y, 1);
    return canvas_at(p->now, x, y);
}

static void end_at_cursor(struct head *p, const struct diff *d, bool has_typed) {
    if (has_typed) {
        head_move(p, d->cursor_x - 1, d->cursor_y);
        head_write(p);
    }
    head_change_look(p, (struct look){0});
    if (d->has_cursor && p->out->n > 0 && (p->x != d->cursor_x || p->y != d->cursor_y))
        head_move(p, d->cursor_x, d->cursor_y);
}

static str carry_out(const struct plan *plan, const struct diff *d, struct arena *a) {
    struct buf out = {.arena = a};
    struct head p = {.now = d->now, .out = &out, .ways = d->ways, .plan = plan};
    p.x = p.y = NOWHERE;
    struct canvas before = *d->before;
    if (plan->scroll.by != 0) {
        write_scroll(&p, plan->scroll);
        before = scrolled(d->before, plan->scroll, a);
    }
    find_changes(&p, &before, a);
    const struct glyph *typed = hold_typed(&p, d);
    for (int x = plan->is_hasty ? 0 : p.now->w; x-- > 0;)
        write_borders(&p, x);
    write_rows(&p, (struct look){0});
    for (const struct glyph *left; (left = first_changed(&p, typed));)
        write_rows(&p, left->look);
    end_at_cursor(&p, d, typed);
    return buf_str(&out);
}

/* `best` is what the best plan so far writes. */
static void try_plan(str *best, const struct plan *plan, const struct diff *d, struct arena *a) {
    str bytes = carry_out(plan, d, a);
    if (!best->p || bytes.n < best->n)
        *best = bytes;
}

/* Without a scroll the first of them was tried already. */
static void try_prices(str *best, struct scroll scroll, const struct diff *d, struct arena *a) {
    static const int prices[] = {NEVER, 2, 4, 6, 9};
    for (size_t i = scroll.by == 0; i < COUNT(prices); i++) {
        struct plan plan = {.scroll = scroll, .price = prices[i]};
        try_plan(best, &plan, d, a);
    }
}

static bool is_bare(const struct canvas *c) {
    for (int i = 0; i < c->w * c->h; i++)
        if (!glyph_is_blank(&c->glyphs[i]))
            return false;
    return true;
}

str diff_frames(const struct diff *d, struct arena *a) {
    enum { CHEAP = 100 }; /* bytes not worth other plans */
    str best = {0};
    struct scroll scroll = {0};
    /* The first frame is to be there soon. */
    struct plan first = {.price = NEVER, .is_hasty = is_bare(d->before)};
    try_plan(&best, &first, d, a);
    if (best.n <= CHEAP || first.is_hasty)
        return best;
    try_prices(&best, scroll, d, a);
    if (d->ways & DIFF_SCROLL)
        scroll = scroll_find(d->before, d->now, a);
    if (scroll.by != 0)
        try_prices(&best, scroll, d, a);
    return best;
}
