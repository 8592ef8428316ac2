/* The help screen. */
#include "app/help.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

enum { KEYS = 14, KEYS_NARROW = 8, NARROW = 40, LOW = 4 };

static int keys_width(int width) {
    return width < NARROW ? KEYS_NARROW : KEYS;
}

/* Lines, headings counted, before item `item`. */
static uint32_t line_of(const struct help_items *items, uint32_t item, int width) {
    uint32_t line = 0;
    for (uint32_t i = 0; i < item && i < items->n; i++)
        line += (uint32_t)view_lines(items->at[i].text, width - keys_width(width)) +
                (items->at[i].heading ? 1U + (i > 0) : 0);
    return line + (item < items->n && items->at[item].heading ? 1U + (item > 0) : 0);
}

/* Paints the lines of one item and passes them. */
static void paint_item(struct pen *pen, const struct help_item *item, bool picked) {
    int x = pen->clip.x, keys = keys_width(pen->clip.w);
    struct pen key = *pen;
    key.clip.w = keys - 1;
    grid_put(&key, x + 1, item->keys, view_style(ROLE_KEY, ATTR_BOLD));
    view_wrapped(pen, x + keys, item->text, picked);
}

/* Rows above and below the clip are left out by the pen. */
static void paint_items(const struct app *a, struct pen *pen, const struct help_items *items) {
    pen->y = pen->clip.y - (int)a->help.top;
    for (uint32_t i = 0; i < items->n; i++) {
        if (items->at[i].heading) {
            pen->y += i > 0;
            grid_put(pen, pen->clip.x, str_of(items->at[i].heading),
                     view_style(ROLE_TITLE, ATTR_BOLD));
            pen->y++;
        }
        paint_item(pen, &items->at[i], i == a->help.picked);
    }
}

static void paint_prompt(struct app *a, const struct pen *pen) {
    str query = edit_text(&a->help.query);
    int x = grid_put(pen, pen->clip.x, STR("Find: "), view_style(ROLE_DIM, 0));
    int cursor = x + text_width(str_slice(query, 0, a->help.query.cursor));
    int last = pen->clip.x + pen->clip.w - 1;
    grid_put(pen, x, query, view_style(ROLE_TEXT, ATTR_BOLD));
    if (query.n == 0)
        grid_put(pen, x + 1, STR("a key or a word"), view_style(ROLE_DIM, 0));
    pen->g->cursor_x = cursor < last ? cursor : last;
    pen->g->cursor_y = pen->y;
}

static void keep_in_sight(struct app *a, const struct help_items *items, rect rows) {
    uint32_t line = line_of(items, a->help.picked, rows.w), height = (uint32_t)rows.h;
    if (line < a->help.top + 2)
        a->help.top = line > 2 ? line - 2 : 0;
    if (line + 1 >= a->help.top + height)
        a->help.top = line + 2 - (height > 1 ? height : 2);
}

void view_help(struct app *a, struct grid *g) {
    struct help_items items = help_items(a, &a->frame_arena);
    rect in = {1, 1, g->w - 2, g->h - 3};
    int above = in.h > LOW ? 2 : 1; /* the prompt, and a gap where there is room */
    rect rows = {in.x, in.y + above, in.w, in.h - above};
    struct pen prompt = {g, in, in.y}, list = {g, rows, rows.y};
    struct pen footer = view_pen(g, g->h - 1);
    uint32_t picked = items.n > 0 ? a->help.picked + 1 : 0;
    str counter = str_fmt(&a->frame_arena, " %u/%u ", picked, items.n);
    view_box(g, (rect){0, 0, g->w, g->h - 1}, " Help ", counter);
    paint_prompt(a, &prompt);
    if (rows.h < 1)
        return;
    keep_in_sight(a, &items, rows);
    if (items.n == 0)
        grid_put(&list, rows.x, STR("No key does that. Backspace widens the search."),
                 view_style(ROLE_TEXT, 0));
    paint_items(a, &list, &items);
    str hint = text_cut(&a->frame_arena, STR("Enter runs it  ↑↓ pick  Esc closes"), g->w - 2);
    grid_put(&footer, 1, hint, view_style(ROLE_DIM, 0));
}
