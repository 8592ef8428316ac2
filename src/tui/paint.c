/* Frames to the terminal: by their difference, or by curses where that cannot be. */
#include "tui/paint.h"

#include "tui/diff.h"

#include <curses.h>

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { COLOR_FIRST = 30, COLOR_COUNT = 8, DEFAULT_COLOR = -1 };

static const struct {
    uint8_t attr;
    attr_t curses;
} attrs[] = {
    {ATTR_BOLD, A_BOLD},           {ATTR_DIM, A_DIM},         {ATTR_ITALIC, A_ITALIC},
    {ATTR_UNDERLINE, A_UNDERLINE}, {ATTR_REVERSE, A_REVERSE},
};

/* Pair n is colour n - 1 on the default background; pair 0, the default. */
static bool open_colors(void) {
    const char *refused = getenv("NO_COLOR");
    if ((refused && *refused) || !has_colors())
        return false;
    if (start_color() != OK || use_default_colors() != OK)
        return false;
    for (short i = 0; i < COLOR_COUNT; i++)
        init_pair((short)(i + 1), i, DEFAULT_COLOR);
    return true;
}

void paint_open(struct paint *p, const struct term *t) {
    *p = (struct paint){.cursor_x = -1};
    p->means = (struct means){t->is_utf8, open_colors(), t->caps.attrs, t->caps.uncolored};
    paint_resize(p, t);
}

void paint_close(struct paint *p) {
    arena_free(&p->arena);
    arena_free(&p->frame_arena);
}

void paint_resize(struct paint *p, const struct term *t) {
    arena_reset(&p->arena);
    p->shown = canvas_new(&p->arena, t->w, t->h);
    erase();
}

static void tell_glyph(int x, int y, const struct glyph *g) {
    wchar_t text[COUNT(g->text) + 1] = {0};
    attr_t attr = A_NORMAL;
    cchar_t c;
    for (size_t i = 0; i < COUNT(g->text); i++)
        text[i] = (wchar_t)g->text[i];
    for (size_t i = 0; i < COUNT(attrs); i++)
        attr |= g->look.attr & attrs[i].attr ? attrs[i].curses : 0;
    short pair = (short)(g->look.color ? g->look.color - COLOR_FIRST + 1 : 0);
    if (setcchar(&c, text, attr, pair, NULL) == OK)
        mvadd_wch(y, x, &c);
}

static void tell_changes(const struct canvas *shown, const struct canvas *now) {
    for (int y = 0; y < now->h; y++)
        for (int x = 0; x < now->w; x++) {
            const struct glyph *g = canvas_at(now, x, y);
            if (g->width && !glyph_eq(g, canvas_at(shown, x, y)))
                tell_glyph(x, y, g);
        }
}

static void put_cursor(struct paint *p, const struct grid *g) {
    bool is_shown = g->cursor_x >= 0 && g->cursor_x < p->shown.w && g->cursor_y >= 0 &&
                    g->cursor_y < p->shown.h;
    p->cursor_x = is_shown ? g->cursor_x : -1;
    p->cursor_y = is_shown ? g->cursor_y : -1;
    curs_set(is_shown);
    leaveok(stdscr, !is_shown);
    if (is_shown)
        move(g->cursor_y, g->cursor_x);
}

/* curses clears the screen, which is cheap, and enters its modes; all else goes behind that. */
static void clear_screen(struct paint *p, struct term *t) {
    paint_resize(p, t);
    clearok(stdscr, TRUE);
    refresh();
    buf_add(&t->output.behind, caps_scroll_all(t->h)); /* curses takes it to be smaller */
}

void paint_frame(struct paint *p, struct term *t, const struct grid *g) {
    arena_reset(&p->frame_arena);
    struct canvas now = canvas_new(&p->frame_arena, t->w, t->h);
    theme_draw(&p->means, g, &now);
    if (t->is_void && t->caps.has_diff)
        clear_screen(p, t);
    int x = p->cursor_x;
    int y = p->cursor_y;
    put_cursor(p, g);
    if (t->caps.has_diff) {
        struct diff diff = {&p->shown,        &now,        t->caps.diff_ways,
                            p->cursor_x >= 0, p->cursor_x, p->cursor_y};
        str bytes = diff_frames(&diff, &p->frame_arena);
        bool is_moved = x != p->cursor_x || y != p->cursor_y;
        buf_add(&t->output.behind, bytes);
        if (bytes.n == 0 && p->cursor_x >= 0 && is_moved)
            buf_fmt(&t->output.behind, "\x1B[%d;%dH", p->cursor_y + 1, p->cursor_x + 1);
    } else {
        tell_changes(&p->shown, &now);
        refresh();
    }
    memcpy(p->shown.glyphs, now.glyphs, (size_t)now.w * (size_t)now.h * sizeof *now.glyphs);
}
