/* The theme: the terminal's own colours, and few of them. */
#include "tui/theme.h"

#include <assert.h>
#include <wchar.h>

enum { REPLACEMENT = 0xFFFD };

enum {
    BOLD = 1 << SGR_BOLD,
    FAINT = 1 << SGR_FAINT,
    ITALIC = 1 << SGR_ITALIC,
    UNDERLINE = 1 << SGR_UNDERLINE,
    REVERSE = 1 << SGR_REVERSE,
};

enum { RED = 31, YELLOW = 33, MAGENTA = 35, CYAN = 36 };

/* No role is told by its colour alone. */
static const struct sgr looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {0},
    [ROLE_DIM] = {0},
    [ROLE_BORDER] = {.on = FAINT},
    [ROLE_FOCUS] = {.on = BOLD},
    [ROLE_TITLE] = {.on = BOLD},
    [ROLE_LINK] = {.on = UNDERLINE, .color = CYAN},
    [ROLE_CITE] = {0},
    [ROLE_LYRIC] = {0},
    [ROLE_NAME] = {0},
    [ROLE_HIDDEN] = {.on = FAINT},
    [ROLE_KEY] = {.on = BOLD},
    [ROLE_MATCH] = {.on = BOLD, .color = YELLOW},
    [ROLE_ERROR] = {.on = BOLD, .color = RED},
};

static const struct {
    uint8_t attr, on;
} attrs[] = {
    {ATTR_BOLD, BOLD}, {ATTR_UNDERLINE, UNDERLINE}, {ATTR_REVERSE, REVERSE},
    {ATTR_DIM, FAINT}, {ATTR_ITALIC, ITALIC},
};

static const struct glyph blank = {.text = {' '}, .width = 1};

struct canvas canvas_new(struct arena *a, int w, int h) {
    struct canvas c = {w, h, NEW(a, struct glyph, (size_t)w * (size_t)h)};
    for (size_t i = 0; i < (size_t)w * (size_t)h; i++)
        c.glyphs[i] = blank;
    return c;
}

bool glyph_is_blank(const struct glyph *g) {
    return g->text[0] == ' ' && g->text[1] == 0 && !sgr_shows_on_blanks(g->look);
}

/* A reversed row is one even bar: colours and faintness of its parts would tear it. */
static struct sgr look_of(const struct means *m, style st) {
    struct sgr look = looks[st.role];
    for (size_t i = 0; i < COUNT(attrs); i++)
        look.on |= st.attr & attrs[i].attr ? attrs[i].on : 0;
    if (look.on & REVERSE)
        look = (struct sgr){.on = look.on & (uint8_t)~FAINT};
    look.on &= m->attrs;
    look.color = m->has_color && !(look.on & m->uncolored) ? look.color : 0;
    return look;
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
static void draw_cell(const struct means *m, const struct cell *cell, struct glyph *out) {
    struct sgr look = look_of(m, cell->style);
    if (cell->base == ' ' && !cell->marks[0] && !sgr_shows_on_blanks(look))
        look = (struct sgr){0};
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
    for (int y = 0; y < g->h && y < c->h; y++) {
        for (int x = 0; x < right;) {
            const struct cell *cell = grid_at(g, x, y);
            assert(cell->width > 0);
            if (x + cell->width <= right)
                draw_cell(m, cell, canvas_at(c, x, y));
            x += cell->width;
        }
    }
}
