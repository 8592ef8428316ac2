/* The grid of cells. A wide piece is two cells, and no writing leaves half of one. */
#include "base/grid.h"

#include <assert.h>
#include <string.h>

/* Directions in which the line of a box-drawing character leaves its cell. */
enum arm { ARM_UP = 1, ARM_DOWN = 2, ARM_LEFT = 4, ARM_RIGHT = 8 };

/* The light box-drawing character of each set of arms. */
static const uint32_t lines[16] = U" ╵╷│╴┘┐┤╶└┌├─┴┬┼";

static int min(int a, int b) {
    return a < b ? a : b;
}

static int max(int a, int b) {
    return a > b ? a : b;
}

static rect overlap(rect a, rect b) {
    int x = max(a.x, b.x), y = max(a.y, b.y);
    int right = min(a.x + a.w, b.x + b.w), bottom = min(a.y + a.h, b.y + b.h);
    return (rect){x, y, max(right - x, 0), max(bottom - y, 0)};
}

static rect clip_to_grid(const struct grid *g, rect r) {
    return overlap(r, (rect){0, 0, g->w, g->h});
}

static void blank(struct cell *cell, style st) {
    *cell = (struct cell){.base = ' ', .width = 1, .style = st};
}

struct grid grid_new(struct arena *a, int w, int h) {
    assert(w >= 0 && h >= 0);
    struct grid g = {.w = w, .h = h, .cursor_x = -1, .cursor_y = -1};
    size_t n = (size_t)w * (size_t)h;
    g.cells = NEW(a, struct cell, n);
    if (n > 0)
        g.cells[0] = (struct cell){.base = ' ', .width = 1};
    for (size_t done = 1; done < n; done *= 2)
        memcpy(g.cells + done, g.cells, (done < n - done ? done : n - done) * sizeof *g.cells);
    return g;
}

struct cell *grid_at(const struct grid *g, int x, int y) {
    assert(x >= 0 && x < g->w && y >= 0 && y < g->h);
    return &g->cells[(size_t)y * (size_t)g->w + (size_t)x];
}

/* Makes room for `width` cells: blanks a wide piece that stands across either edge. */
static void make_room(const struct grid *g, int x, int y, int width) {
    for (int edge = x; edge <= x + width; edge += width)
        if (edge > 0 && edge < g->w && grid_at(g, edge, y)->width == 0)
            for (int i = edge - 1; i <= edge; i++)
                blank(grid_at(g, i, y), grid_at(g, i, y)->style);
}

static void put_piece(const struct pen *pen, int x, const struct piece *p, style st) {
    const struct grid *g = pen->g;
    make_room(g, x, pen->y, p->width);
    struct cell *cell = grid_at(g, x, pen->y);
    *cell = (struct cell){.base = p->base, .width = (uint8_t)p->width, .style = st};
    memcpy(cell->marks, p->marks, sizeof cell->marks);
    if (p->width == 2)
        *grid_at(g, x + 1, pen->y) = (struct cell){.style = st};
}

int grid_put(const struct pen *pen, int x, str text, style st) {
    rect area = clip_to_grid(pen->g, pen->clip);
    int y = pen->y, right = area.x + area.w;
    if (x >= right)
        return x;
    struct arena scratch = {.block_size = 512};
    str safe = text_safe(&scratch, text);
    struct piece piece;
    for (size_t at = 0; x < right && text_piece(safe, &at, &piece); x += piece.width) {
        rect seen = overlap((rect){x, y, piece.width, 1}, area);
        if (seen.w == piece.width && seen.h > 0)
            put_piece(pen, x, &piece, st);
        else
            grid_fill(pen->g, seen, st); /* half a wide piece is blank */
    }
    arena_free(&scratch);
    return min(x, right);
}

void grid_fill(struct grid *g, rect r, style st) {
    r = clip_to_grid(g, r);
    if (r.w == 0)
        return;
    for (int y = r.y; y < r.y + r.h; y++) {
        make_room(g, r.x, y, r.w);
        for (int x = r.x; x < r.x + r.w; x++)
            blank(grid_at(g, x, y), st);
    }
}

/* With both halves of the wide cells at its ends. */
void grid_tint(struct grid *g, rect r, style st) {
    r = clip_to_grid(g, r);
    for (int y = r.y; y < r.y + r.h; y++) {
        int from = r.x, to = r.x + r.w;
        if (from < to && grid_at(g, from, y)->width == 0)
            from--;
        if (from < to && grid_at(g, to - 1, y)->width == 2)
            to++;
        for (int x = from; x < to; x++) {
            style *now = &grid_at(g, x, y)->style;
            now->attr |= st.attr;
            now->role = st.role == ROLE_COUNT ? now->role : st.role;
        }
    }
}

void grid_mark(struct grid *g, rect r, uint8_t attr) {
    grid_tint(g, r, (style){ROLE_COUNT, attr});
}

static unsigned arms_of(uint32_t base) {
    for (unsigned arms = 1; arms < COUNT(lines); arms++)
        if (lines[arms] == base)
            return arms;
    return 0;
}

/* Adds `arms` to the cell at x of the pen's row, if that is in the grid. */
static void join(const struct pen *pen, int x, unsigned arms, style st) {
    const struct grid *g = pen->g;
    int y = pen->y;
    if (!arms || x < 0 || x >= g->w || y < 0 || y >= g->h)
        return;
    make_room(g, x, y, 1);
    struct cell *cell = grid_at(g, x, y);
    *cell = (struct cell){.base = lines[arms | arms_of(cell->base)], .width = 1, .style = st};
}

void grid_box(struct grid *g, rect r, style st) {
    int last_x = r.x + r.w - 1, last_y = r.y + r.h - 1;
    for (int x = r.x; x <= last_x && r.h > 0; x++) {
        unsigned arms = (x > r.x ? ARM_LEFT : 0U) | (x < last_x ? ARM_RIGHT : 0U);
        join(&(struct pen){g, r, r.y}, x, arms, st);
        join(&(struct pen){g, r, last_y}, x, arms, st);
    }
    for (int y = r.y; y <= last_y && r.w > 0; y++) {
        unsigned arms = (y > r.y ? ARM_UP : 0U) | (y < last_y ? ARM_DOWN : 0U);
        join(&(struct pen){g, r, y}, r.x, arms, st);
        join(&(struct pen){g, r, y}, last_x, arms, st);
    }
}

str grid_text(struct arena *a, const struct grid *g, rect run) {
    struct buf out = {.arena = a};
    for (int x = run.x; x < run.x + run.w; x++) {
        const struct cell *cell = grid_at(g, x, run.y);
        if (cell->width > 0)
            text_add(&out, cell->base);
        for (int i = 0; i < PIECE_MARKS && cell->marks[i]; i++)
            text_add(&out, cell->marks[i]);
    }
    return buf_str(&out);
}

str grid_row(struct arena *a, const struct grid *g, int y) {
    str row = grid_text(a, g, (rect){0, y, g->w, 1});
    while (row.n > 0 && row.p[row.n - 1] == ' ')
        row.n--;
    return row;
}

void grid_restrict(struct grid *g, enum signs signs) {
    for (struct cell *c = g->cells; c < g->cells + (size_t)g->w * (size_t)g->h; c++) {
        bool is_plain = c->base < 0x7F || c->width == 0;
        bool is_fit = signs == SIGNS_ALL || is_plain ||
                      (signs == SIGNS_CERTAIN && (c->width == 2 || !text_is_ambiguous(c->base)));
        if (is_fit)
            continue;
        struct cell letter = {(unsigned char)text_ascii(c->base), {0}, 1, c->style};
        if (c->width == 2)
            c[1] = letter;
        *c = letter;
    }
}
