/* The cursor on its way: each move by the shortest sequence, each rendition by the shortest change.
   What stays is stepped over or written again, as is shorter. */
#include "diff_parts.h"

#include "base/text.h"

#include <stdlib.h>

enum { BACKSPACES = 4 /* at most; a longer way back has a number */ };

bool head_is_changed(const struct head *p, int x, int y) {
    return x >= 0 && x < p->now->w && p->changed[y * p->now->w + x];
}

void head_note(struct head *p, int x, int y, int n) {
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

void head_move(struct head *p, int x, int y) {
    int down = y - p->y;
    int whole = 4 + digits(x + 1) + digits(y + 1);
    if (p->y != NOWHERE && down >= 0 && down + step_cost(p, x) < whole) {
        add_char(p, '\n', down); /* there are lines below, so nothing scrolls */
        step(p, x);
    } else {
        buf_fmt(p->out, "\x1B[%d;%dH", y + 1, x + 1);
    }
    p->x = x;
    p->y = y;
}

bool head_is_neutral(struct look look, const struct glyph *g) {
    return sgr_eq(look, g->look) || (glyph_is_blank(g) && !sgr_shows_on_blanks(look));
}

void head_change_look(struct head *p, struct look look) {
    sgr_change(p->look, look, p->out);
    p->look = look;
}

static size_t spell(const struct glyph *g, char out[4 * COUNT(g->text)]) {
    size_t n = 0;
    for (size_t i = 0; i < COUNT(g->text) && g->text[i]; i++)
        n += text_encode(g->text[i], out + n);
    return n;
}

void head_write(struct head *p) {
    const struct glyph *g = canvas_at(p->now, p->x, p->y);
    char bytes[4 * COUNT(g->text)];
    if (!head_is_neutral(p->look, g))
        head_change_look(p, g->look);
    buf_add(p->out, (str){bytes, spell(g, bytes)});
    head_note(p, p->x, p->y, g->width);
    p->x += g->width;
}

/* Bytes to write the glyphs from the cursor up to x again, and then to be in the rendition of x. */
static int rewrite_cost(const struct head *p, int x, int most) {
    struct look look = p->look;
    char bytes[64];
    int cost = 0;
    for (int i = p->x; i < x && cost < most; i += canvas_at(p->now, i, p->y)->width) {
        const struct glyph *g = canvas_at(p->now, i, p->y);
        if (!head_is_neutral(look, g)) {
            cost += sgr_cost(look, g->look);
            look = g->look;
        }
        cost += (int)spell(g, bytes);
    }
    return cost + sgr_cost(look, canvas_at(p->now, x, p->y)->look);
}

void head_go(struct head *p, int x, int y) {
    if (y == p->y && x > p->x && p->x < p->now->w) {
        int most = step_cost(p, x) + sgr_cost(p->look, canvas_at(p->now, x, y)->look);
        bool is_short = rewrite_cost(p, x, most) < most;
        while (is_short && p->x < x)
            head_write(p);
    }
    if (y != p->y || x != p->x)
        head_move(p, x, y);
}

int head_blanks(const struct head *p, int x, int y) {
    int end = x;
    for (int i = x; i < p->now->w && glyph_is_blank(canvas_at(p->now, i, y)); i++)
        end = head_is_changed(p, i, y) ? i + 1 : end;
    return end - x;
}

static bool is_blank_to_end(const struct head *p) {
    int x = p->x;
    while (x < p->now->w && glyph_is_blank(canvas_at(p->now, x, p->y)))
        x++;
    return x == p->now->w;
}

/* Whether spaces over n columns are no longer than to erase them: that leaves the cursor before
   them, while there may be more to write soon behind them. */
static bool is_blank_cheap(const struct head *p, int n) {
    enum { SOON = 3 };
    int gap = 0;
    while (gap < SOON && !head_is_changed(p, p->x + n + gap, p->y))
        gap++;
    int erased = 3 + digits(n) + (gap < SOON ? shift_cost(n + gap) : 0);
    return erased >= n + (gap < SOON ? gap : 0);
}

void head_write_blanks(struct head *p, int n) {
    bool is_end = is_blank_to_end(p);
    if (is_end ? n <= 3 : is_blank_cheap(p, n) || !(p->ways & DIFF_ECH)) {
        for (int end = p->x + n; p->x < end;)
            head_write(p);
        return;
    }
    if (sgr_shows_on_blanks(p->look))
        head_change_look(p, (struct look){0});
    if (is_end)
        buf_add(p->out, STR("\x1B[K"));
    else
        add_control(p, n, 'X');
    head_note(p, p->x, p->y, n);
}
