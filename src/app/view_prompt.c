/* The prompt at the bottom of the screen. */
#include "app/prompt.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

enum { GAP = 2, LEAST_HINT = 8, LEAST_LINE = 6 };

/* Returns the column behind the line. */
static int paint_line(struct app *a, const struct pen *pen, int x) {
    const struct edit *e = &a->prompt.line;
    struct arena *arena = &a->frame_arena;
    str line = edit_text(e);
    str before = text_safe(arena, str_slice(line, 0, e->cursor));
    str after = text_safe(arena, str_slice(line, e->cursor, line.n));
    style st = view_style(ROLE_TEXT, ATTR_BOLD);
    /* Of what stands before the cursor the end, as much as leaves room for the cursor. */
    while (before.n > 0 && text_width(before) >= pen->clip.w - x)
        before = str_slice(before, text_cluster_end(before, 0), before.n);
    x = grid_put(pen, x, before, st);
    pen->g->cursor_x = x;
    pen->g->cursor_y = pen->y;
    return grid_put(pen, x, after, st);
}

/* Behind the line when it fits, else over the line above. */
static void paint_message(struct app *a, struct pen pen, int x) {
    str text = a->message;
    int width = text_width(text);
    if (x + GAP + width + 1 > pen.clip.w) {
        pen.y--;
        grid_fill(pen.g, (rect){0, pen.y, pen.clip.w, 1}, view_style(ROLE_TEXT, 0));
        grid_put(&pen, 1, text_cut(&a->frame_arena, text, pen.clip.w - 2),
                 view_style(ROLE_TEXT, ATTR_BOLD));
        return;
    }
    grid_put(&pen, pen.clip.w - 1 - width, text, view_style(ROLE_TEXT, ATTR_BOLD));
}

/* Without the last pieces, which two blanks part, when there is no room for them. */
static str pieces(str hint, int room) {
    for (size_t end = hint.n; text_width(hint) > room && end > 1; end--)
        if (hint.p[end - 1] == ' ' && hint.p[end - 2] == ' ')
            hint = str_slice(hint, 0, end - 2);
    return hint;
}

static void paint_hint(struct app *a, const struct pen *pen, int x) {
    const struct prompt_kind *kind = prompt_kind(a);
    int room = pen->clip.w - 1 - x - GAP;
    if (!kind->hint || room < LEAST_HINT)
        return;
    str hint = pieces(kind->hint(a), room);
    hint = text_cut(&a->frame_arena, hint, room);
    grid_put(pen, pen->clip.w - 1 - text_width(hint), hint, view_style(ROLE_DIM, 0));
}

void view_prompt(struct app *a, struct grid *g) {
    struct pen pen = view_pen(g, g->h - 1);
    str label = text_cut(&a->frame_arena, str_of(prompt_kind(a)->label), g->w - LEAST_LINE);
    int x = grid_put(&pen, 1, label, view_style(ROLE_KEY, ATTR_BOLD));
    int end = paint_line(a, &pen, x);
    end = end > x + LEAST_LINE ? end : x + LEAST_LINE;
    if (a->message.n > 0)
        paint_message(a, pen, end);
    else
        paint_hint(a, &pen, end);
}
