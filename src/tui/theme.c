/* From styles and characters to what the terminal can show of them. */
#include "tui/theme.h"

#include <wchar.h>

enum { REPLACEMENT = 0xFFFD };

static const struct glyph blank = {.text = {' '}, .width = 1};

struct canvas canvas_new(struct arena *a, int w, int h) {
    struct canvas c = {w, h, NEW(a, struct glyph, (size_t)w * (size_t)h)};
    size_t n = (size_t)w * (size_t)h;
    if (n > 0)
        c.glyphs[0] = blank;
    for (size_t done = 1; done < n; done *= 2)
        memcpy(c.glyphs + done, c.glyphs, (done < n - done ? done : n - done) * sizeof blank);
    return c;
}

bool glyph_is_blank(const struct glyph *g) {
    return g->text[0] == ' ' && g->text[1] == 0 && !sgr_shows_on_blanks(g->look);
}

static struct look look_of(const struct means *m, struct look wanted) {
    wanted.attr &= m->attrs;
    wanted.color = m->has_color && !(wanted.attr & m->uncolored) ? wanted.color : 0;
    return wanted;
}

/* Spells a cell in UTF-8. False when libc does not see it as wide as it is. */
static bool spell(const struct cell *cell, struct glyph *out) {
    bool is_ascii = cell->base >= ' ' && cell->base < 0x7F;
    if (!is_ascii && wcwidth((wchar_t)cell->base) != cell->width)
        return false;
    size_t n = 0;
    out->text[n++] = cell->base;
    for (int i = 0; i < PIECE_MARKS && cell->marks[i]; i++)
        if (wcwidth((wchar_t)cell->marks[i]) == 0)
            out->text[n++] = cell->marks[i];
    return true;
}

/* Draws a cell and, when it is wide, the place to its right. */
static void draw_cell(const struct means *m, const struct cell *cell, struct look look,
                      struct glyph *out) {
    out[0] = (struct glyph){.width = cell->width, .look = look};
    if (cell->width == 2)
        out[1] = (struct glyph){.look = look};
    if (m->is_utf8 && spell(cell, out))
        return;
    uint32_t stand_in = m->is_utf8 ? REPLACEMENT : (unsigned char)text_ascii(cell->base);
    out[0] = (struct glyph){.text = {stand_in}, .width = 1, .look = look};
    if (cell->width == 2) {
        out[1] = out[0];
        out[1].text[0] = m->is_utf8 ? ' ' : stand_in;
    }
}

void theme_draw(const struct means *m, const struct grid *g, struct canvas *c) {
    int right = g->w < c->w ? g->w : c->w;
    style last = {0}; /* neighbours mostly share one */
    struct look look = look_of(m, palette_look(g, last));
    for (int y = 0; y < g->h && y < c->h; y++)
        for (int x = 0; x < right;) {
            const struct cell *cell = grid_at(g, x, y);
            assert(cell->width > 0);
            if (cell->style.role != last.role || cell->style.attr != last.attr)
                look = look_of(m, palette_look(g, last = cell->style));
            bool is_blank = cell->base == ' ' && !cell->marks[0] && !sgr_shows_on_blanks(look);
            if (!is_blank && x + cell->width <= right)
                draw_cell(m, cell, look, canvas_at(c, x, y));
            x += cell->width;
        }
}
