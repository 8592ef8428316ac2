/* The hits of a search, and the marks on what it found. */
#include "app/search.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

void view_marks(struct app *a, const struct pen *pen, int x, str text) {
    struct arena *arena = &a->frame_arena;
    struct marks marks = query_marks(a->search.query, text, arena);
    int end = pen->clip.x + pen->clip.w;
    bool inside = pen->y >= pen->clip.y && pen->y < pen->clip.y + pen->clip.h;
    for (uint32_t i = 0; inside && i < marks.n; i++) {
        str before = text_safe(arena, str_slice(text, 0, marks.at[i].from));
        str found = text_safe(arena, str_slice(text, marks.at[i].from, marks.at[i].to));
        int from = pen->clip.x + x + text_width(before);
        int to = from + text_width(found) < end ? from + text_width(found) : end;
        if (from < to)
            grid_tint(pen->g, (rect){from, pen->y, to - from, 1},
                      view_style(ROLE_MATCH, ATTR_BOLD));
    }
}

static void paint_part(struct app *a, const struct pen *pen, const struct search_part *part,
                       unsigned attr) {
    style st = part->style;
    st.attr |= (uint8_t)attr;
    grid_put(pen, pen->clip.x + part->x, part->text, st);
    if (part->marked)
        view_marks(a, pen, part->x, part->text);
}

/* The first line of the picked row is reversed, as in other lists. */
static void paint_row(struct app *a, struct pen *pen, const struct search_row *row) {
    bool picked = row->nth == a->search.picked && row->nth != LIST_NONE;
    for (unsigned i = 0; i < row->lines; i++, pen->y++) {
        unsigned attr = picked && i == 0 ? ATTR_REVERSE : 0;
        rect line = {pen->clip.x, pen->y, pen->clip.w, 1};
        if (attr)
            grid_fill(pen->g, line, view_style(ROLE_TEXT, attr));
        if (attr)
            grid_put(pen, pen->clip.x, STR("▶"), view_style(ROLE_TEXT, attr));
        for (unsigned k = 0; k < row->count[i]; k++)
            paint_part(a, pen, &row->parts[i][k], attr);
    }
}

void view_hits(struct app *a, const struct pane_frame *p, struct grid *g) {
    struct pen pen = {g, p->place.inner, p->place.inner.y};
    for (uint32_t i = 0; i < a->search.row_count; i++)
        paint_row(a, &pen, &a->search.rows[i]);
}
