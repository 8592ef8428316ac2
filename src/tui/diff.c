/* Changed glyphs, row by row but for borders, which change from top to bottom. A move takes the
   cheapest of several ways, and what stays is stepped over or written again, as is shorter. */
#include "tui/diff.h"

#include "base/text.h"

enum {
    UNKNOWN = -1,
    BACKSPACES = 4,   /* from further away a column is addressed */
    BORDER_LEAST = 3, /* lines that are worth a way downwards */
    VERTICAL_LINE = 0x2502
};

struct head {
    struct canvas *before;
    const struct canvas *now;
    struct buf *out;
    unsigned ways;
    struct sgr look;
    int x, y; /* of the cursor; x is the width of the screen when the last column was written */
};

static bool is_changed(const struct head *p, int x, int y) {
    return x >= 0 && x < p->now->w &&
           !glyph_eq(canvas_at(p->before, x, y), canvas_at(p->now, x, y));
}

static int digits(int n) {
    return n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;
}

/* "ESC [ n C", which means 1 without the number. */
static int forward_cost(int n) {
    return n == 1 ? 3 : 3 + digits(n);
}

static int address_cost(int x) {
    return 3 + digits(x + 1);
}

/* Ways to a column of the same line. */
enum step { STEP_NONE, STEP_RETURN, STEP_BACK, STEP_FORWARD, STEP_ADDRESS };

static enum step step_kind(const struct head *p, int x) {
    if (x == p->x)
        return STEP_NONE;
    if (x == 0)
        return STEP_RETURN;
    if (p->x == p->now->w)
        return STEP_ADDRESS; /* terminals differ about where they are now */
    if (x < p->x)
        return p->x - x <= BACKSPACES ? STEP_BACK : STEP_ADDRESS;
    return forward_cost(x - p->x) < address_cost(x) ? STEP_FORWARD : STEP_ADDRESS;
}

static int step_cost(const struct head *p, int x) {
    switch (step_kind(p, x)) {
    case STEP_NONE:
        return 0;
    case STEP_RETURN:
        return 1;
    case STEP_BACK:
        return p->x - x;
    case STEP_FORWARD:
        return forward_cost(x - p->x);
    case STEP_ADDRESS:
        break;
    }
    return address_cost(x);
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
    switch (step_kind(p, x)) {
    case STEP_NONE:
        break;
    case STEP_RETURN:
        add_char(p, '\r', 1);
        break;
    case STEP_BACK:
        add_char(p, '\b', p->x - x);
        break;
    case STEP_FORWARD:
        add_control(p, x - p->x, 'C');
        break;
    case STEP_ADDRESS:
        add_control(p, x + 1, 'G');
        break;
    }
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
    for (int i = 0; i < g->width; i++)
        *canvas_at(p->before, p->x + i, p->y) = *canvas_at(p->now, p->x + i, p->y);
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
    int cost = is_end ? 3 : 3 + digits(n) + (goes_on ? forward_cost(n) : 0);
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
    for (int i = p->x; i < p->x + n; i++)
        *canvas_at(p->before, i, p->y) = *canvas_at(p->now, i, p->y);
}

static void write_row(struct head *p, int y) {
    for (int x = 0; x < p->now->w; x++) {
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

/* A line from top to bottom, alone in its change. */
static bool is_border(const struct head *p, int x, int y) {
    uint32_t c = canvas_at(p->now, x, y)->text[0];
    return (c == VERTICAL_LINE || c == '|') && is_changed(p, x, y) && !is_changed(p, x - 1, y) &&
           !is_changed(p, x + 1, y);
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

static void write_borders(struct head *p, int x) {
    for (int y = 0; y < p->now->h;) {
        int end = y;
        while (end < p->now->h && is_border(p, x, end))
            end++;
        if (end - y >= BORDER_LEAST)
            write_border(p, x, y, end);
        y = end + 1;
    }
}

void diff_frames(struct canvas *before, const struct canvas *now, unsigned ways, struct buf *out) {
    struct head p = {.before = before, .now = now, .out = out, .ways = ways};
    p.x = p.y = UNKNOWN;
    for (int x = 0; x < now->w; x++)
        write_borders(&p, x);
    for (int y = 0; y < now->h; y++)
        write_row(&p, y);
    change_look(&p, (struct sgr){0});
}
