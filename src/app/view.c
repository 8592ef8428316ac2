/* Header, panes and footer. */
#include "app/view.h"

#include "app/action.h"
#include "app/state.h"
#include "core/guard.h"

#include "base/text.h"

enum {
    TABS = VIEW_LIBRARY, /* views with a name in the header */
    TITLE_LEAST = 24,    /* columns of the header for the name of the work */
};

static const char *const view_names[TABS] = {
    [VIEW_TRACKS] = "1 Tracks", [VIEW_SCENES] = "2 Scenes", [VIEW_PEOPLE] = "3 People",
    [VIEW_STORY] = "4 Story",   [VIEW_MAP] = "5 Map",       [VIEW_SOURCES] = "6 Sources",
    [VIEW_KEPT] = "7 Kept"};

void view_box(struct grid *g, rect box, const char *title, str counter) {
    enum { EDGE = 2 };
    style st = view_style(ROLE_FOCUS, ATTR_BOLD);
    struct pen pen = {g, box, box.y};
    grid_box(g, box, st);
    grid_put(&pen, box.x + EDGE, str_of(title), st);
    grid_put(&pen, box.x + box.w - EDGE - text_width(counter), counter, st);
}

int view_lines(str text, int width) {
    int n = 0;
    for (size_t at = 0; at < text.n; n++)
        at = text_line_next(text, text_line_end(text, at, width));
    return n;
}

void view_wrapped(struct pen *pen, int x, str text, bool picked) {
    for (size_t at = 0; at < text.n; pen->y++) {
        size_t end = text_line_end(text, at, pen->clip.x + pen->clip.w - x);
        grid_put(pen, x, str_slice(text, at, end), view_style(ROLE_TEXT, 0));
        at = text_line_next(text, end);
        if (picked && pen->y >= pen->clip.y && pen->y < pen->clip.y + pen->clip.h)
            grid_mark(pen->g, (rect){pen->clip.x, pen->y, pen->clip.w, 1}, ATTR_REVERSE);
    }
}

static void paint_outline(const struct pane_frame *p, struct grid *g) {
    grid_box(g, p->place.outer,
             view_style(p->focused ? ROLE_FOCUS : ROLE_BORDER, p->focused ? ATTR_BOLD : 0));
}

/* Title and counter stand in the upper border. */
static void paint_title(struct app *a, const struct pane_frame *p, struct grid *g) {
    rect r = p->place.outer;
    struct pen pen = view_pen(g, r.y);
    style word = view_style(p->focused ? ROLE_FOCUS : ROLE_BORDER, p->focused ? ATTR_BOLD : 0);
    int counter = p->counter.n > 0 ? text_width(p->counter) + 2 : 0;
    int room = r.w - 6 - counter;
    if (room < 3)
        return;
    str title = text_cut(&a->frame_arena, p->title, room);
    if (title.n > 0)
        grid_put(&pen, r.x + 2, str_fmt(&a->frame_arena, " %.*s ", STR_ARG(title)), word);
    if (counter > 0)
        grid_put(&pen, r.x + r.w - 2 - counter,
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
        view_pane(a, &a->frame.panes[i], g);
}

static str guard_sign(const struct app *a, struct arena *arena) {
    const struct work *work = model_row(a->model, a->now.work);
    bool seen_all = work->episodes > 0 && a->watched >= work->episodes;
    return a->watched == WATCHED_ALL || seen_all ? STR("") : str_fmt(arena, "▒ep %u", a->watched);
}

/* One pane: where one is, and how far down. */
static void paint_narrow_header(struct app *a, const struct pen *pen) {
    const struct pane_frame *p = frame_focus(a);
    str right = str_fmt(&a->frame_arena, "%.*s %.*s", STR_ARG(p->counter),
                        STR_ARG(guard_sign(a, &a->frame_arena)));
    int width = text_width(right);
    grid_put(pen, 0, text_cut(&a->frame_arena, a->frame.place, pen->clip.w - width - 1),
             view_style(ROLE_FOCUS, ATTR_BOLD));
    grid_put(pen, pen->clip.w - width, right, view_style(ROLE_DIM, 0));
}

/* The names of the views, flush right: wide apart where the name of the work leaves room. */
struct tabs {
    unsigned n; /* that of the last view is left out where there is no room */
    int gap;
    int from; /* column of the first, with the gap before it */
};

static struct tabs tabs_of(const struct app *a) {
    struct tabs t = {TABS, 2, a->w};
    for (unsigned i = 0; i < TABS; i++)
        t.from -= text_width(str_of(view_names[i])) + t.gap;
    if (t.from < TITLE_LEAST)
        t = (struct tabs){TABS, 1, t.from + (int)TABS};
    if (t.from < TITLE_LEAST && a->now.view != TABS - 1)
        t = (struct tabs){TABS - 1, 1, t.from + text_width(str_of(view_names[TABS - 1])) + t.gap};
    return t;
}

bool view_tab(const struct app *a, int x, int *view) {
    struct tabs t = tabs_of(a);
    int from = t.from;
    for (unsigned i = 0; i < t.n && !a->frame.layout.one; i++) {
        int to = from + text_width(str_of(view_names[i])) + t.gap;
        if (x >= from && x < to) {
            *view = (int)i;
            return true;
        }
        from = to;
    }
    return false;
}

static void paint_tabs(struct app *a, const struct pen *pen) {
    struct tabs t = tabs_of(a);
    int x = t.from;
    for (unsigned i = 0; i < t.n; i++) {
        bool here = i == a->now.view;
        style st = view_style(here ? ROLE_TITLE : ROLE_DIM, here ? ATTR_BOLD | ATTR_REVERSE : 0);
        const char *pad = t.gap > 1 ? " " : "";
        x += t.gap > 1 ? 0 : 1;
        x = grid_put(pen, x, str_fmt(&a->frame_arena, "%s%s%s", pad, view_names[i], pad), st);
    }
}

static void paint_header(struct app *a, struct grid *g) {
    struct pen pen = view_pen(g, 0);
    if (a->frame.layout.one) {
        paint_narrow_header(a, &pen);
        return;
    }
    struct arena *arena = &a->frame_arena;
    str work = state_name(a, a->now.work);
    str other = text_safe(arena, label_other(a->model, a->now.work, a->names));
    str sign = guard_sign(a, arena);
    int signs = sign.n > 0 ? text_width(sign) + 1 : 0;
    int room = tabs_of(a).from - signs - 1;
    int x = grid_put(&pen, 1, text_cut(arena, work, room), view_style(ROLE_TITLE, ATTR_BOLD));
    if (other.n > 0 && x + 1 + text_width(other) <= room + 1)
        x = grid_put(&pen, x + 1, other, view_style(ROLE_NAME, 0));
    grid_put(&pen, x + 1, sign, view_style(ROLE_HIDDEN, 0));
    paint_tabs(a, &pen);
}

/* "Tab pane": the key, then the word. Returns the column after it, with a gap. */
static int put_hint(const struct pen *pen, int x, str hint) {
    str word = hint;
    str key = str_split(&word, ' ');
    int end = grid_put(pen, x, key, view_style(ROLE_KEY, ATTR_BOLD));
    return grid_put(pen, end + 1, word, view_style(ROLE_DIM, 0)) + 2;
}

/* Hints from the left while there is room; the one for help always has some. */
static void paint_hints(struct app *a, const struct pen *pen) {
    str help = bind_hint(&a->bind, action_named("help"), &a->frame_arena);
    int x = 1, end = pen->clip.w - text_width(help) - 1;
    for (size_t i = 0; i < action_count; i++) {
        str hint = bind_hint(&a->bind, &actions[i], &a->frame_arena);
        bool fits = hint.n > 0 && !str_eq(hint, help) && x + text_width(hint) + 1 < end;
        if (fits && action_can(&actions[i], a))
            x = put_hint(pen, x, hint);
    }
    put_hint(pen, end, help);
}

static void paint_loading(struct app *a, const struct pen *pen) {
    str text = str_fmt(&a->frame_arena, "Loading: %u works, %u a second", a->loading.works,
                       a->loading.rate);
    int x = grid_put(pen, 1, text_cut(&a->frame_arena, text, pen->clip.w - 2),
                     view_style(ROLE_TEXT, 0));
    str hint = STR("Esc stops it");
    if (x + 3 + text_width(hint) < pen->clip.w)
        put_hint(pen, x + 2, hint);
}

static void paint_changed(struct app *a, const struct pen *pen) {
    int x = grid_put(pen, 1, STR("The files have changed."), view_style(ROLE_TEXT, 0));
    str key = bind_key(&a->bind, "reload", &a->frame_arena);
    put_hint(pen, x + 2, str_fmt(&a->frame_arena, "%.*s loads them anew", STR_ARG(key)));
}

static void paint_footer(struct app *a, struct grid *g) {
    struct pen pen = view_pen(g, g->h - 1);
    if (a->message.n > 0)
        grid_put(&pen, 1, text_cut(&a->frame_arena, a->message, g->w - 2),
                 view_style(ROLE_TEXT, 0));
    else if (a->loading.is_on)
        paint_loading(a, &pen);
    else if (a->faults.has_changed)
        paint_changed(a, &pen);
    else if (a->faults.n > 0)
        faults_paint_line(a, &pen);
    else
        paint_hints(a, &pen);
}

static void paint_notice(struct app *a, struct grid *g) {
    struct pen pen = view_pen(g, g->h / 2);
    str full = str_fmt(&a->frame_arena, "Too small: %dx%d is needed", LAYOUT_MIN_W, LAYOUT_MIN_H);
    str text = text_width(full) <= g->w ? full : STR("Too small");
    grid_put(&pen, 0, text, view_style(ROLE_TEXT, 0));
}

static void paint_view(struct app *a, struct grid *g) {
    paint_header(a, g);
    paint_panes(a, g);
    if (a->prompt.id != PROMPT_NONE)
        view_prompt(a, g);
    else if (menu_is_open(a))
        menu_paint(a, g);
    else
        paint_footer(a, g);
}

void view_paint(struct app *a, struct grid *g) {
    if (g->w == 0 || g->h == 0)
        return;
    if (a->frame.layout.n == 0)
        paint_notice(a, g);
    else if (a->help.open)
        view_help(a, g);
    else if (a->faults.open)
        faults_paint(a, g);
    else
        paint_view(a, g);
}
