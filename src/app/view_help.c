/* The help screen. */
#include "app/help.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

enum { KEYS = 14, PROMPT_ROWS = 2 };

/* Lines, headings counted, before item `item`. */
static uint32_t line_of(const struct help_items *items, uint32_t item) {
    uint32_t line = 0;
    for (uint32_t i = 0; i < item && i < items->n; i++)
        line += items->at[i].heading ? 3 : 1;
    return line + (item < items->n && items->at[item].heading ? 2 : 0);
}

static void paint_item(struct app *a, struct grid *g, rect row, const struct help_item *item) {
    struct arena *arena = &a->frame_arena;
    grid_put(g, row, row.x + 1, row.y, text_cut(arena, item->keys, KEYS - 2),
             view_style(ROLE_KEY, ATTR_BOLD));
    grid_put(g, row, row.x + KEYS, row.y, text_cut(arena, item->text, row.w - KEYS),
             view_style(ROLE_TEXT, 0));
}

static void paint_items(struct app *a, struct grid *g, rect in, const struct help_items *items) {
    int line = -(int)a->help.top;
    for (uint32_t i = 0; i < items->n; i++) {
        const struct help_item *item = &items->at[i];
        if (item->heading) {
            line += i > 0;
            if (line >= 0 && line < in.h)
                grid_put(g, in, in.x, in.y + line, str_of(item->heading),
                         view_style(ROLE_TITLE, ATTR_BOLD));
            line++;
        }
        rect row = {in.x, in.y + line, in.w, 1};
        if (line >= 0 && line < in.h) {
            paint_item(a, g, row, item);
            if (i == a->help.picked)
                grid_mark(g, row, ATTR_REVERSE);
        }
        line++;
    }
}

static void paint_prompt(struct app *a, struct grid *g, rect in) {
    str query = edit_text(&a->help.query);
    int x = grid_put(g, in, in.x, in.y, STR("Find: "), view_style(ROLE_DIM, 0));
    int before = text_width(str_slice(query, 0, a->help.query.cursor));
    grid_put(g, in, x, in.y, query, view_style(ROLE_TEXT, ATTR_BOLD));
    if (query.n == 0)
        grid_put(g, in, x + 1, in.y, STR("a key or a word"), view_style(ROLE_DIM, 0));
    g->cursor_x = x + before < in.x + in.w ? x + before : in.x + in.w - 1;
    g->cursor_y = in.y;
}

static void keep_in_sight(struct app *a, const struct help_items *items, uint32_t height) {
    uint32_t line = line_of(items, a->help.picked);
    if (line < a->help.top + 2)
        a->help.top = line > 2 ? line - 2 : 0;
    if (line >= a->help.top + height)
        a->help.top = line - height + 1;
}

void view_help(struct app *a, struct grid *g) {
    struct arena *arena = &a->frame_arena;
    struct help_items items = help_items(a, arena);
    rect box = {0, 0, g->w, g->h - 1};
    rect in = {1, 1, g->w - 2, box.h - 2};
    grid_box(g, box, view_style(ROLE_FOCUS, ATTR_BOLD));
    grid_put(g, box, 2, 0, STR(" Help "), view_style(ROLE_FOCUS, ATTR_BOLD));
    str counter = str_fmt(arena, " %u/%u ", items.n > 0 ? a->help.picked + 1 : 0, items.n);
    grid_put(g, box, g->w - 2 - text_width(counter), 0, counter, view_style(ROLE_FOCUS, ATTR_BOLD));
    paint_prompt(a, g, in);
    rect list = {in.x, in.y + PROMPT_ROWS, in.w, in.h - PROMPT_ROWS};
    if (list.h < 1)
        return;
    keep_in_sight(a, &items, (uint32_t)list.h);
    paint_items(a, g, list, &items);
    if (items.n == 0)
        grid_put(g, list, list.x, list.y, STR("No key does that. Backspace widens the search."),
                 view_style(ROLE_TEXT, 0));
    grid_put(g, (rect){0, 0, g->w, g->h}, 1, g->h - 1, STR("Enter runs it  ↑↓ pick  Esc closes"),
             view_style(ROLE_DIM, 0));
}
