/* Header, panes and footer. */
#include "app/view.h"

#include "app/action.h"
#include "app/row.h"
#include "app/state.h"
#include "core/guard.h"

#include "base/text.h"

static const char *const view_names[VIEW_COUNT] = {
    [VIEW_TRACKS] = "1 Tracks", [VIEW_SCENES] = "2 Scenes", [VIEW_PEOPLE] = "3 People"};

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

static rect whole(const struct grid *g) {
    return (rect){0, 0, g->w, g->h};
}

static int put(struct grid *g, int x, int y, str text, style st) {
    return grid_put(g, whole(g), x, y, text, st);
}

/* The spans of a block as they are painted now: what is picked is reversed, what is heard is bold.
 */
struct pen {
    struct grid *g;
    const struct pane_frame *pane;
    const struct block *block;
    int y;
    uint8_t attr;
};

static bool is_picked(const struct pen *pen, const struct span_of *span) {
    const struct pane_frame *p = pen->pane;
    if (!p->focused || p->picked >= p->flow.link_count)
        return false;
    return p->flow.links[p->picked].span == span;
}

static style span_style(const struct pen *pen, const struct span_of *span) {
    style st = span_styles[span->kind];
    st.attr |= pen->attr;
    if (is_picked(pen, span))
        st.attr |= ATTR_REVERSE;
    return st;
}

/* Bytes [from, to) of the block from column x of the pane. */
static void put_run(const struct pen *pen, int x, uint32_t from, uint32_t to) {
    const struct block *b = pen->block;
    rect in = pen->pane->place.inner;
    x += in.x;
    for (uint32_t i = 0; from < to && i < b->span_count; i++) {
        const struct span_of *s = &b->spans[i];
        if (s->to <= from)
            continue;
        uint32_t start = s->from < to ? s->from : to, end = s->to < to ? s->to : to;
        if (start > from)
            x = grid_put(pen->g, in, x, pen->y, str_slice(b->text, from, start),
                         view_style(ROLE_TEXT, pen->attr));
        start = start > from ? start : from;
        if (start < end)
            x = grid_put(pen->g, in, x, pen->y, str_slice(b->text, start, end), span_style(pen, s));
        from = end > from ? end : from;
    }
    grid_put(pen->g, in, x, pen->y, str_slice(b->text, from, to), view_style(ROLE_TEXT, pen->attr));
}

static bool is_heard(const struct app *a, const struct pane_frame *p, const struct block *b) {
    const uint32_t *heard = model_list(a->model, p->heard);
    for (uint32_t i = 0; i < p->heard.n; i++)
        if (b->group == heard[i] + 1)
            return true;
    return false;
}

static void paint_section_line(const struct pane_frame *p, struct grid *g, int y, str title) {
    rect in = p->place.inner;
    int x = grid_put(g, in, in.x, y, title, view_style(ROLE_TITLE, ATTR_BOLD)) + 1;
    for (; x < in.x + in.w; x++)
        grid_put(g, in, x, y, STR("─"), view_style(ROLE_BORDER, 0));
}

static void paint_line(const struct app *a, const struct pane_frame *p, struct grid *g,
                       uint32_t i) {
    const struct line *l = &p->flow.lines[i];
    struct pen pen = {g, p, l->block, p->place.inner.y + (int)(i - p->top), 0};
    if (l->kind == LINE_SECTION)
        paint_section_line(p, g, pen.y, l->section->title);
    if (!l->block)
        return;
    if (l->kind == LINE_HEADING) {
        grid_put(g, p->place.inner, p->place.inner.x + l->x, pen.y, l->block->text,
                 view_style(ROLE_TITLE, 0));
        return;
    }
    pen.attr = is_heard(a, p, l->block) ? ATTR_BOLD : 0;
    put_run(&pen, l->x, l->from, l->to);
    if (l->tail_x >= 0)
        put_run(&pen, l->tail_x, l->block->tail, (uint32_t)l->block->text.n);
}

static void paint_row(struct app *a, const struct pane_frame *p, struct grid *g, uint32_t i) {
    rect in = p->place.inner;
    int y = in.y + (int)(i - p->top);
    bool picked = i == p->picked;
    struct page_setup setup = state_setup(a);
    struct row_wish wish = {&setup, &a->list, a->now.view, in.w, &a->frame_arena};
    struct row row = row_of(&wish, &a->list.at[i]);
    unsigned attr = picked && p->focused ? ATTR_REVERSE : picked ? ATTR_BOLD : 0;
    grid_fill(g, (rect){in.x, y, in.w, 1}, view_style(ROLE_TEXT, attr & ATTR_REVERSE));
    if (picked)
        grid_put(g, in, in.x, y, STR("▶"), view_style(ROLE_TEXT, attr));
    for (unsigned k = 0; k < row.n; k++) {
        const struct row_field *f = &row.fields[k];
        grid_put(g, in, in.x + f->x, y, f->text, view_style(f->role, attr));
    }
}

static void paint_text(struct app *a, const struct pane_frame *p, struct grid *g) {
    uint32_t end = p->top + (uint32_t)p->place.inner.h;
    for (uint32_t i = p->top; i < end && i < p->count; i++) {
        if (p->place.id == PANE_LIST)
            paint_row(a, p, g, i);
        else
            paint_line(a, p, g, i);
    }
}

static void paint_outline(const struct pane_frame *p, struct grid *g) {
    grid_box(g, p->place.outer,
             view_style(p->focused ? ROLE_FOCUS : ROLE_BORDER, p->focused ? ATTR_BOLD : 0));
}

/* Title and counter stand in the upper border. */
static void paint_title(struct app *a, const struct pane_frame *p, struct grid *g) {
    rect r = p->place.outer;
    style word = view_style(p->focused ? ROLE_FOCUS : ROLE_DIM, p->focused ? ATTR_BOLD : 0);
    int counter = p->counter.n > 0 ? text_width(p->counter) + 2 : 0;
    int room = r.w - 6 - counter;
    if (room < 3)
        return;
    str title = text_cut(&a->frame_arena, p->title, room);
    put(g, r.x + 2, r.y, str_fmt(&a->frame_arena, " %.*s ", STR_ARG(title)), word);
    if (counter > 0)
        put(g, r.x + r.w - 2 - counter, r.y,
            str_fmt(&a->frame_arena, " %.*s ", STR_ARG(p->counter)), word);
}

/* The outline of the focused pane goes over those of its neighbours, and all titles over the lines.
 */
static void paint_borders(struct app *a, struct grid *g) {
    for (unsigned i = 0; i < a->frame.n; i++)
        if (!a->frame.panes[i].focused)
            paint_outline(&a->frame.panes[i], g);
    const struct pane_frame *focus = frame_focus(a);
    if (focus)
        paint_outline(focus, g);
    for (unsigned i = 0; i < a->frame.n; i++)
        paint_title(a, &a->frame.panes[i], g);
}

static void paint_panes(struct app *a, struct grid *g) {
    if (!a->frame.layout.one)
        paint_borders(a, g);
    for (unsigned i = 0; i < a->frame.n; i++)
        paint_text(a, &a->frame.panes[i], g);
}

static str guard_sign(const struct app *a, struct arena *arena) {
    return a->watched == WATCHED_ALL ? STR("") : str_fmt(arena, "▒ep %u", a->watched);
}

/* One pane: where one is, and how far down. */
static void paint_narrow_header(struct app *a, struct grid *g) {
    const struct pane_frame *p = frame_focus(a);
    str right = str_fmt(&a->frame_arena, "%.*s %.*s", STR_ARG(p->counter),
                        STR_ARG(guard_sign(a, &a->frame_arena)));
    int width = text_width(right);
    put(g, 0, 0, text_cut(&a->frame_arena, a->frame.place, g->w - width - 1),
        view_style(ROLE_FOCUS, ATTR_BOLD));
    put(g, g->w - width, 0, right, view_style(ROLE_DIM, 0));
}

static int views_width(void) {
    int width = 0;
    for (unsigned i = 0; i < VIEW_COUNT; i++)
        width += text_width(str_of(view_names[i])) + 2;
    return width;
}

static void paint_header(struct app *a, struct grid *g) {
    if (a->frame.layout.one) {
        paint_narrow_header(a, g);
        return;
    }
    struct arena *arena = &a->frame_arena;
    str work = label(a->model, a->now.work, a->names, arena);
    str other = label_other(a->model, a->now.work, a->names);
    str sign = guard_sign(a, arena);
    int room = g->w - views_width() - text_width(sign) - 4;
    int x = put(g, 1, 0, text_cut(arena, work, room), view_style(ROLE_TITLE, ATTR_BOLD));
    if (other.n > 0 && x + 1 + text_width(other) <= room + 1)
        x = put(g, x + 1, 0, other, view_style(ROLE_NAME, 0));
    put(g, x + 1, 0, sign, view_style(ROLE_HIDDEN, 0));
    x = g->w - views_width();
    for (unsigned i = 0; i < VIEW_COUNT; i++) {
        bool here = i == a->now.view;
        str name = str_fmt(arena, " %s ", view_names[i]);
        x = put(g, x, 0, name,
                view_style(here ? ROLE_TITLE : ROLE_DIM, here ? ATTR_BOLD | ATTR_REVERSE : 0));
    }
}

/* "Tab pane": the key, then the word. Returns the column after it, with a gap. */
static int put_hint(struct grid *g, int x, str hint) {
    str word = hint;
    str key = str_split(&word, ' ');
    int end = put(g, x, g->h - 1, key, view_style(ROLE_KEY, ATTR_BOLD));
    return put(g, end + 1, g->h - 1, word, view_style(ROLE_DIM, 0)) + 2;
}

/* Hints from the left while there is room; the one for help always has some. */
static void paint_hints(const struct app *a, struct grid *g) {
    str help = str_of(action_of_key('?')->hint);
    int x = 1, end = g->w - text_width(help) - 1;
    for (size_t i = 0; i < action_count; i++) {
        str hint = str_of(actions[i].hint);
        bool fits = hint.n > 0 && !str_eq(hint, help) && x + text_width(hint) + 1 < end;
        if (fits && action_can(&actions[i], a))
            x = put_hint(g, x, hint);
    }
    put_hint(g, end, help);
}

static void paint_footer(struct app *a, struct grid *g) {
    if (a->message.n > 0)
        put(g, 1, g->h - 1, text_cut(&a->frame_arena, a->message, g->w - 2),
            view_style(ROLE_TEXT, 0));
    else
        paint_hints(a, g);
}

static void paint_notice(struct app *a, struct grid *g) {
    str full = str_fmt(&a->frame_arena, "Too small: %dx%d is needed", LAYOUT_MIN_W, LAYOUT_MIN_H);
    str text = text_width(full) <= g->w ? full : STR("Too small");
    put(g, 0, g->h / 2, text, view_style(ROLE_TEXT, 0));
}

void view_paint(struct app *a, struct grid *g) {
    if (g->w == 0 || g->h == 0)
        return;
    if (a->frame.layout.n == 0) {
        paint_notice(a, g);
        return;
    }
    if (a->help.open) {
        view_help(a, g);
        return;
    }
    paint_header(a, g);
    paint_panes(a, g);
    paint_footer(a, g);
}
