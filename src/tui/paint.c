/* The theme, and cells as curses wants them. In ASCII a wide piece is two stand-ins. */
#include "tui/paint.h"

#include <curses.h>

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { REPLACEMENT = 0xFFFD, DEFAULT_COLOR = -1 };

/* How a role looks, in the terminal's own colours. No role is told by its colour alone, and colours
   are few, for every change of rendition costs a move up to ten bytes. */
static const struct look {
    short color;
    attr_t attr;
} looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {DEFAULT_COLOR, A_NORMAL}, [ROLE_DIM] = {DEFAULT_COLOR, A_DIM},
    [ROLE_BORDER] = {DEFAULT_COLOR, A_DIM},  [ROLE_FOCUS] = {DEFAULT_COLOR, A_BOLD},
    [ROLE_TITLE] = {DEFAULT_COLOR, A_BOLD},  [ROLE_LINK] = {DEFAULT_COLOR, A_UNDERLINE},
    [ROLE_CITE] = {DEFAULT_COLOR, A_DIM},    [ROLE_LYRIC] = {DEFAULT_COLOR, A_NORMAL},
    [ROLE_NAME] = {COLOR_GREEN, A_NORMAL},   [ROLE_HIDDEN] = {DEFAULT_COLOR, A_DIM},
    [ROLE_KEY] = {DEFAULT_COLOR, A_BOLD},    [ROLE_MATCH] = {COLOR_YELLOW, A_BOLD},
    [ROLE_ERROR] = {COLOR_RED, A_BOLD},
};

static const struct {
    uint8_t attr;
    attr_t curses;
} attrs[] = {
    {ATTR_BOLD, A_BOLD}, {ATTR_UNDERLINE, A_UNDERLINE}, {ATTR_REVERSE, A_REVERSE},
    {ATTR_DIM, A_DIM},   {ATTR_ITALIC, A_ITALIC},
};

/* The pair of a foreground on the default background; pair 0 is the default on itself. */
static short pair_of(short color) {
    return (short)(color + 1);
}

static bool open_colors(void) {
    const char *refused = getenv("NO_COLOR");
    if ((refused && *refused) || !has_colors())
        return false;
    if (start_color() != OK || use_default_colors() != OK)
        return false;
    for (size_t i = 0; i < COUNT(looks); i++)
        if (looks[i].color != DEFAULT_COLOR)
            init_pair(pair_of(looks[i].color), looks[i].color, DEFAULT_COLOR);
    return true;
}

void paint_open(struct paint *p, bool is_utf8) {
    *p = (struct paint){.is_utf8 = is_utf8, .has_color = open_colors()};
    paint_reset(p);
}

void paint_close(struct paint *p) {
    arena_free(&p->arena);
}

void paint_reset(struct paint *p) {
    arena_reset(&p->arena);
    p->last = grid_new(&p->arena, COLS, LINES);
    erase();
}

/* A reversed row is one even bar: colours and dimness of its parts would tear it. */
static struct look look_of(const struct paint *p, style st) {
    struct look look = looks[st.role];
    for (size_t i = 0; i < COUNT(attrs); i++)
        look.attr |= st.attr & attrs[i].attr ? attrs[i].curses : 0;
    bool is_bar = look.attr & A_REVERSE;
    look.attr &= is_bar ? ~(attr_t)A_DIM : ~(attr_t)0;
    look.attr &= term_attrs();
    look.color = is_bar || !p->has_color ? DEFAULT_COLOR : look.color;
    return look;
}

/* Spells a cell of UTF-8. False when libc sees it at another width than we do: curses would then
   lose its place. */
static bool spell(const struct cell *cell, wchar_t *out) {
    if (wcwidth((wchar_t)cell->base) != cell->width)
        return false;
    size_t n = 0;
    out[n++] = (wchar_t)cell->base;
    for (int i = 0; i < PIECE_MARKS && cell->marks[i]; i++) {
        out[n] = (wchar_t)cell->marks[i];
        n += wcwidth(out[n]) == 0;
    }
    out[n] = L'\0';
    return true;
}

static void put(int x, int y, const wchar_t *text, struct look look) {
    cchar_t c;
    if (setcchar(&c, text, look.attr, pair_of(look.color), NULL) == OK)
        mvadd_wch(y, x, &c);
}

static void put_cell(const struct paint *p, int x, int y, const struct cell *cell) {
    struct look look = look_of(p, cell->style);
    wchar_t text[PIECE_MARKS + 2];
    if (p->is_utf8 && spell(cell, text)) {
        put(x, y, text, look);
        return;
    }
    wchar_t stand_in = p->is_utf8 ? REPLACEMENT : (unsigned char)text_ascii(cell->base);
    put(x, y, (wchar_t[]){stand_in, L'\0'}, look);
    if (cell->width == 2)
        put(x + 1, y, stand_in == L'?' ? L"?" : L" ", look);
}

static void put_row(const struct paint *p, const struct grid *g, int y) {
    int right = g->w < p->last.w ? g->w : p->last.w;
    for (int x = 0; x < right; x++) {
        const struct cell *cell = grid_at(g, x, y);
        struct cell *last = grid_at(&p->last, x, y);
        if (grid_cell_eq(cell, last))
            continue;
        *last = *cell;
        if (cell->width && x + cell->width <= right)
            put_cell(p, x, y, cell);
    }
}

static void put_cursor(const struct grid *g) {
    bool is_shown =
        g->cursor_x >= 0 && g->cursor_x < COLS && g->cursor_y >= 0 && g->cursor_y < LINES;
    leaveok(stdscr, !is_shown); /* where a hidden cursor stands is worth no bytes */
    curs_set(is_shown);
    if (is_shown)
        move(g->cursor_y, g->cursor_x);
}

void paint_frame(struct paint *p, const struct grid *g) {
    for (int y = 0; y < g->h && y < p->last.h; y++)
        put_row(p, g, y);
    put_cursor(g);
    wnoutrefresh(stdscr);
}
