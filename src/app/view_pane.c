/* The text of a pane: rows of a list, or lines of a page with their spans. */
#include "app/view.h"

#include "app/state.h"

#include "base/text.h"

enum { MARK = 2 }; /* columns at the end of a row that is kept, for the mark of that */

static const style span_styles[] = {
    [SPAN_LINK] = {ROLE_LINK, ATTR_UNDERLINE},
    [SPAN_CITE] = {ROLE_CITE, 0},
    [SPAN_MORE] = {ROLE_LINK, ATTR_UNDERLINE},
    [SPAN_STRONG] = {ROLE_TITLE, ATTR_BOLD},
    [SPAN_NAME] = {ROLE_NAME, 0},
    [SPAN_DIM] = {ROLE_DIM, 0},
    [SPAN_LYRIC] = {ROLE_LYRIC, 0},
    [SPAN_HIDDEN] = {ROLE_HIDDEN, 0},
};

/* One block as it is painted now: what is picked is reversed, what is heard is bold. */
struct stroke {
    struct pen pen;
    const struct pane_frame *pane;
    const struct block *block;
    uint8_t attr;
};

static style span_style(const struct stroke *s, const struct span_of *span) {
    const struct link_place *link = frame_link(s->pane);
    style st = span_styles[span->kind];
    st.attr |= s->attr;
    if (s->pane->focused && link && link->span == span)
        st.attr |= ATTR_REVERSE;
    return st;
}

/* Bytes [from, to) of the block from column x of the pane. */
static void put_run(const struct stroke *s, int x, uint32_t from, uint32_t to) {
    const struct block *b = s->block;
    style plain = view_style(ROLE_TEXT, s->attr);
    x += s->pen.clip.x;
    for (uint32_t i = 0; from < to && i < b->span_count; i++) {
        const struct span_of *span = &b->spans[i];
        if (span->to <= from)
            continue;
        uint32_t start = span->from < to ? span->from : to, end = span->to < to ? span->to : to;
        if (start > from)
            x = grid_put(&s->pen, x, str_slice(b->text, from, start), plain);
        start = start > from ? start : from;
        if (start < end)
            x = grid_put(&s->pen, x, str_slice(b->text, start, end), span_style(s, span));
        from = end > from ? end : from;
    }
    grid_put(&s->pen, x, str_slice(b->text, from, to), plain);
}

static bool is_heard(const struct app *a, const struct pane_frame *p, const struct block *b) {
    MODEL_EACH(uint32_t, nth, a->model, p->heard)
        if (b->group == *nth + 1)
            return true;
    return false;
}

/* The title of a section, with a rule to the right edge. */
static void paint_section_line(const struct pen *pen, str title) {
    int x = grid_put(pen, pen->clip.x, title, view_style(ROLE_TITLE, ATTR_BOLD)) + 1;
    while (x < pen->clip.x + pen->clip.w)
        x = grid_put(pen, x, STR("─"), view_style(ROLE_BORDER, 0));
}

static void paint_line(struct app *a, const struct pane_frame *p, const struct pen *pen,
                       const struct line *l) {
    if (l->kind == LINE_SECTION)
        paint_section_line(pen, l->section->title);
    if (!l->block)
        return;
    if (l->kind == LINE_HEADING) {
        grid_put(pen, pen->clip.x + l->x, l->block->text, view_style(ROLE_TITLE, 0));
        return;
    }
    for (; l; l = l->beside) {
        struct stroke s = {*pen, p, l->block, is_heard(a, p, l->block) ? ATTR_BOLD : 0};
        put_run(&s, l->x, l->from, l->to);
        if (p->marks)
            view_marks(a, pen, l->x, str_slice(l->block->text, l->from, l->to));
        if (l->tail_x >= 0)
            put_run(&s, l->tail_x, l->block->tail, (uint32_t)l->block->text.n);
    }
}

static void paint_row(struct app *a, const struct pane_frame *p, const struct pen *pen,
                      uint32_t i) {
    bool picked = i == p->picked;
    struct page_setup setup = state_setup(a);
    struct arena *arena = &a->frame_arena;
    int width = pen->clip.w - (a->now.view == VIEW_KEPT ? MARK : 0); /* there all have one */
    struct row_wish wish = {&setup, &a->list, a->now.view, width, arena};
    ref entry = a->list.at[i].row;
    str mark = entry == REF_NONE ? STR("") : kept_mark(a->keep.kept, a->model, entry, arena);
    int room = pen->clip.w - (mark.n > 0 ? MARK : 0);
    struct row row = row_shown(&wish, &a->list.at[i]);
    unsigned attr = picked && p->focused ? ATTR_REVERSE : picked ? ATTR_BOLD : 0;
    rect line = {pen->clip.x, pen->y, pen->clip.w, 1};
    grid_fill(pen->g, line, view_style(ROLE_TEXT, attr & ATTR_REVERSE));
    if (picked)
        grid_put(pen, pen->clip.x, STR("▶"), view_style(ROLE_TEXT, attr));
    for (unsigned k = 0; k < row.n; k++) {
        const struct row_field *f = &row.fields[k];
        str text = text_cut(arena, f->text, room - f->x);
        grid_put(pen, pen->clip.x + f->x, text, view_style(f->role, attr));
    }
    grid_put(pen, pen->clip.x + pen->clip.w - 1, mark, view_style(ROLE_KEY, attr));
}

void view_pane(struct app *a, const struct pane_frame *p, struct grid *g) {
    if (p->place.id == PANE_LIST && a->now.view == VIEW_MAP) {
        view_map(a, p, g);
        return;
    }
    if (p->place.id == PANE_HITS) {
        view_hits(a, p, g);
        return;
    }
    struct pen pen = {g, p->place.inner, p->place.inner.y};
    uint32_t end = p->top + (uint32_t)p->place.inner.h;
    for (uint32_t i = p->top; i < end && i < p->count; i++, pen.y++)
        if (p->place.id == PANE_LIST && a->list.n > 0)
            paint_row(a, p, &pen, i);
        else
            paint_line(a, p, &pen, &p->flow.lines[i]);
}
