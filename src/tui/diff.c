/* Changed glyphs, row by row but for borders, which change from top to bottom. A move takes the
   cheapest of several ways, and what stays is stepped over or written again, as is shorter. */
#include "tui/diff.h"

#include "base/text.h"
#include "tui/scroll.h"

#include <stdlib.h>
#include <string.h>

enum {
    UNKNOWN = -1,
    BACKSPACES = 4,   /* at most; a longer way back has a number */
    BORDER_LEAST = 3, /* lines that are worth a way downwards */
    NEVER = -1,       /* see struct plan */
    NEAR = 2,
    LOOKS = 8, /* kinds of rendition, by their first attribute */
    HORIZONTAL_LINE = 0x2500,
    LAST_LINE = 0x257F
};

/* One way to do all of it. */
struct plan {
    struct scroll scroll;
    /* By kind of rendition: glyphs wait until theirs is on, if so far around nothing else changed;
       or NEVER. */
    int near[LOOKS];
};

struct head {
    const struct canvas *now;
    bool *changed; /* by place: not written yet */
    int *left;     /* by row: places of that kind */
    struct buf *out;
    unsigned ways;
    const struct plan *plan;
    struct sgr look;
    int x, y; /* of the cursor; x is the width of the screen when the last column was written */
};

static bool is_changed(const struct head *p, int x, int y) {
    return x >= 0 && x < p->now->w && p->changed[y * p->now->w + x];
}

/* Notes that n places from (x, y) on show what they shall. */
static void note_written(struct head *p, int x, int y, int n) {
    for (bool *at = p->changed + y * p->now->w + x; n-- > 0; at++) {
        p->left[y] -= *at;
        *at = false;
    }
}

static int digits(int n) {
    return n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;
}

/* "ESC [ n C" or D, which means 1 without the number. */
static int shift_cost(int n) {
    return n == 1 ? 3 : 3 + digits(n);
}

static int address_cost(int x) {
    return 3 + digits(x + 1);
}

/* Ways to a column of the same line. */
enum step { STEP_NONE, STEP_RETURN, STEP_BACKSPACE, STEP_BACK, STEP_FORWARD, STEP_ADDRESS };

static enum step step_kind(const struct head *p, int x) {
    if (x == p->x)
        return STEP_NONE;
    if (x == 0)
        return STEP_RETURN;
    if (p->x == p->now->w)
        return STEP_ADDRESS; /* terminals differ about where they are now */
    if (x < p->x && p->x - x <= BACKSPACES)
        return STEP_BACKSPACE;
    if (shift_cost(abs(x - p->x)) >= address_cost(x))
        return STEP_ADDRESS;
    return x < p->x ? STEP_BACK : STEP_FORWARD;
}

static int step_cost(const struct head *p, int x) {
    const int costs[] = {[STEP_RETURN] = 1,
                         [STEP_BACKSPACE] = p->x - x,
                         [STEP_BACK] = shift_cost(p->x - x),
                         [STEP_FORWARD] = shift_cost(x - p->x),
                         [STEP_ADDRESS] = address_cost(x)};
    return costs[step_kind(p, x)];
}

static void add_char(struct head *p, char c, int times) {
    while (times-- > 0)
        buf_char(p->out, c);
}

/* Adds "ESC [ n final", without an `n` of 1. */
static void add_control(struct head *p, int n, char final) {
    buf_add(p->out, STR("\x1B["));
    if (n != 1)
        buf_fmt(p->out, "%d", n);
    buf_char(p->out, final);
}

static void step(struct head *p, int x) {
    enum step kind = step_kind(p, x);
    if (kind == STEP_RETURN)
        add_char(p, '\r', 1);
    else if (kind == STEP_BACKSPACE)
        add_char(p, '\b', p->x - x);
    else if (kind == STEP_BACK)
        add_control(p, p->x - x, 'D');
    else if (kind == STEP_FORWARD)
        add_control(p, x - p->x, 'C');
    else if (kind == STEP_ADDRESS)
        add_control(p, x + 1, 'G');
}

static void move_to(struct head *p, int x, int y) {
    int down = y - p->y;
    int whole = 4 + digits(x + 1) + digits(y + 1);
    if (p->y != UNKNOWN && down >= 0 && down + step_cost(p, x) < whole) {
        add_char(p, '\n', down); /* there are lines below, so nothing scrolls */
        step(p, x);
    } else {
        buf_fmt(p->out, "\x1B[%d;%dH", y + 1, x + 1);
    }
    p->x = x;
    p->y = y;
}

/* True when `g` can be written without a change of rendition. */
static bool is_neutral(struct sgr look, const struct glyph *g) {
    return sgr_eq(look, g->look) || (glyph_is_blank(g) && !sgr_shows_on_blanks(look));
}

static void change_look(struct head *p, struct sgr look) {
    sgr_change(p->look, look, p->out);
    p->look = look;
}

static size_t spell(const struct glyph *g, char out[4 * COUNT(g->text)]) {
    size_t n = 0;
    for (size_t i = 0; i < COUNT(g->text) && g->text[i]; i++)
        n += text_encode(g->text[i], out + n);
    return n;
}

/* Writes the glyph under the cursor. */
static void write_glyph(struct head *p) {
    const struct glyph *g = canvas_at(p->now, p->x, p->y);
    char bytes[4 * COUNT(g->text)];
    if (!is_neutral(p->look, g))
        change_look(p, g->look);
    buf_add(p->out, (str){bytes, spell(g, bytes)});
    note_written(p, p->x, p->y, g->width);
    p->x += g->width;
}

/* Bytes to write the glyphs from the cursor up to x again, and then to be in the rendition of x. */
static int rewrite_cost(const struct head *p, int x, int most) {
    struct sgr look = p->look;
    char bytes[64];
    int cost = 0;
    for (int i = p->x; i < x && cost < most; i += canvas_at(p->now, i, p->y)->width) {
        const struct glyph *g = canvas_at(p->now, i, p->y);
        if (!is_neutral(look, g)) {
            cost += sgr_cost(look, g->look);
            look = g->look;
        }
        cost += (int)spell(g, bytes);
    }
    return cost + sgr_cost(look, canvas_at(p->now, x, p->y)->look);
}

static void go_to(struct head *p, int x, int y) {
    if (y == p->y && x > p->x && p->x < p->now->w) {
        int most = step_cost(p, x) + sgr_cost(p->look, canvas_at(p->now, x, y)->look);
        bool is_short = rewrite_cost(p, x, most) < most;
        while (is_short && p->x < x)
            write_glyph(p);
    }
    if (y != p->y || x != p->x)
        move_to(p, x, y);
}

/* Columns from x on that are blank now, up to the last that was not. */
static int blanks_at(const struct head *p, int x, int y) {
    int end = x;
    for (int i = x; i < p->now->w && glyph_is_blank(canvas_at(p->now, i, y)); i++)
        end = is_changed(p, i, y) ? i + 1 : end;
    return end - x;
}

static bool is_blank_to_end(const struct head *p) {
    int x = p->x;
    while (x < p->now->w && glyph_is_blank(canvas_at(p->now, x, p->y)))
        x++;
    return x == p->now->w;
}

/* Erases n columns at the cursor, or writes spaces over them. */
static void write_blanks(struct head *p, int n) {
    bool is_end = is_blank_to_end(p);
    bool goes_on = is_changed(p, p->x + n, p->y);
    int cost = is_end ? 3 : 3 + digits(n) + (goes_on ? shift_cost(n) : 0);
    if (cost >= n || !(is_end || (p->ways & DIFF_ECH))) {
        for (int end = p->x + n; p->x < end;)
            write_glyph(p);
        return;
    }
    if (sgr_shows_on_blanks(p->look))
        change_look(p, (struct sgr){0});
    if (is_end)
        buf_add(p->out, STR("\x1B[K"));
    else
        add_control(p, n, 'X');
    note_written(p, p->x, p->y, n);
}

/* Columns from x on that changed and have one look. */
static int run_at(const struct head *p, int x, int y) {
    struct sgr look = canvas_at(p->now, x, y)->look;
    int end = x;
    while (is_changed(p, end, y) && is_neutral(look, canvas_at(p->now, end, y)))
        end++;
    return end - x;
}

static int kind_of(struct sgr look) {
    int kind = 0;
    while (kind < LOOKS - 1 && !(look.on & 1U << kind))
        kind++;
    return kind;
}

/* True when these columns may wait: nothing else changed near them. */
static bool is_apart(const struct head *p, int x, int n, int y) {
    int near = p->plan->near[kind_of(canvas_at(p->now, x, y)->look)];
    if (near == NEVER)
        return false;
    for (int i = 1; i <= near; i++)
        if (is_changed(p, x - i, y) || is_changed(p, x + n - 1 + i, y))
            return false;
    return true;
}

static void write_run(struct head *p, int x, int n, int y) {
    for (int end = x + n; x < end; x++) {
        if (!is_changed(p, x, y) || canvas_at(p->now, x, y)->width == 0)
            continue;
        go_to(p, x, y);
        int blanks = blanks_at(p, x, y);
        if (blanks > 0)
            write_blanks(p, blanks);
        else
            write_glyph(p);
    }
}

/* Writes what changed in a row, but for runs that stand apart in another look than `look`. */
static void write_row(struct head *p, int y, struct sgr look) {
    for (int x = 0; x < p->now->w; x++) {
        if (!is_changed(p, x, y) || canvas_at(p->now, x, y)->width == 0)
            continue;
        int n = run_at(p, x, y);
        if (is_neutral(look, canvas_at(p->now, x, y)) || !is_apart(p, x, n, y))
            write_run(p, x, n, y);
        x += n - 1;
    }
}

/* The first glyph that changed, or NULL. */
static const struct glyph *first_changed(const struct head *p) {
    for (int y = 0; y < p->now->h; y++)
        for (int x = 0; p->left[y] > 0 && x < p->now->w; x++)
            if (is_changed(p, x, y) && canvas_at(p->now, x, y)->width)
                return canvas_at(p->now, x, y);
    return NULL;
}

static void write_rows(struct head *p, struct sgr look) {
    for (int y = 0; y < p->now->h; y++)
        if (p->left[y] > 0)
            write_row(p, y, look);
}

/* A part of a line from top to bottom, in a look of its own or alone in its change. */
static bool is_border(const struct head *p, int x, int y) {
    const struct glyph *g = canvas_at(p->now, x, y);
    uint32_t c = g->text[0];
    bool is_line = (c > HORIZONTAL_LINE && c <= LAST_LINE) || c == '|';
    bool is_alone = !is_changed(p, x - 1, y) && !is_changed(p, x + 1, y);
    return is_line && is_changed(p, x, y) && (is_alone || !sgr_eq(g->look, (struct sgr){0}));
}

static void write_border(struct head *p, int x, int y, int end) {
    bool is_last = x == p->now->w - 1 && (p->ways & DIFF_RMAM);
    move_to(p, x, y);
    buf_add(p->out, is_last ? STR("\x1B[?7l") : STR(""));
    for (; y < end; y++) {
        move_to(p, x, y);
        write_glyph(p);
        p->x = is_last ? x : p->x; /* without wrapping the cursor stays */
    }
    if (is_last) {
        buf_add(p->out, STR("\x1B[?7h"));
        p->x = p->now->w;
    }
}

/* The end of the line that begins at y; where its look changes, another line begins. */
static int border_end(const struct head *p, int x, int y) {
    struct sgr look = canvas_at(p->now, x, y)->look;
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
    for (int y = 0; y < p->now->h; y++) {
        for (int x = 0; x < w; x++)
            p->left[y] += p->changed[y * w + x] =
                !glyph_eq(canvas_at(before, x, y), canvas_at(p->now, x, y));
    }
}

static str carry_out(const struct plan *plan, const struct diff *d, struct arena *a) {
    struct buf out = {.arena = a};
    struct head p = {.now = d->now, .out = &out, .ways = d->ways, .plan = plan};
    p.x = p.y = UNKNOWN;
    struct canvas before = *d->before;
    if (plan->scroll.by != 0) {
        write_scroll(&p, plan->scroll);
        before = scrolled(d->before, plan->scroll, a);
    }
    find_changes(&p, &before, a);
    for (int x = p.now->w; x-- > 0;)
        write_borders(&p, x);
    write_rows(&p, (struct sgr){0});
    for (const struct glyph *left; (left = first_changed(&p));)
        write_rows(&p, left->look);
    change_look(&p, (struct sgr){0});
    return buf_str(&out);
}

/* A plan and what it writes. */
struct trial {
    struct plan plan;
    str bytes;
};

static void try_plan(struct trial *best, const struct plan *plan, const struct diff *d,
                     struct arena *a) {
    str bytes = carry_out(plan, d, a);
    if (!best->bytes.p || bytes.n < best->bytes.n)
        *best = (struct trial){*plan, bytes};
}

static const int nears[] = {NEVER, NEAR, 0};

/* The best of the plans that treat all kinds of rendition alike. */
static void try_uniform(struct trial *best, struct scroll scroll, const struct diff *d,
                        struct arena *a) {
    for (size_t i = 0; i < COUNT(nears); i++) {
        struct plan plan = {.scroll = scroll};
        for (int k = 0; k < LOOKS; k++)
            plan.near[k] = nears[i];
        try_plan(best, &plan, d, a);
    }
}

/* Betters a plan, kind by kind. */
static void refine(struct trial *best, const struct diff *d, struct arena *a) {
    for (int k = 0; k < LOOKS; k++) {
        struct plan plan = best->plan;
        for (size_t i = 0; i < COUNT(nears); i++) {
            plan.near[k] = nears[i];
            if (nears[i] != best->plan.near[k])
                try_plan(best, &plan, d, a);
        }
    }
}

str diff_frames(const struct diff *d, struct arena *a) {
    enum {
        CHEAP = 100,
        DEAR = 1500
    }; /* bytes that are not worth other plans; that are worth more */
    struct trial best = {0};
    struct scroll scroll = {0};
    try_uniform(&best, scroll, d, a);
    if (best.bytes.n > CHEAP && (d->ways & DIFF_SCROLL))
        scroll = scroll_find(d->before, d->now, a);
    if (scroll.by != 0)
        try_uniform(&best, scroll, d, a);
    if (best.bytes.n > DEAR)
        refine(&best, d, a);
    return best.bytes;
}
