/* Motions read the last frame: what is on the screen is what moves. */
#include "app/move.h"

#include "app/keymap.h"
#include "app/state.h"

#include "base/text.h"

void move_select(struct app *a, ref row) {
    a->now.row = row;
    a->now.told = 0;
    a->now.page = REF_NONE;
    a->now.whole = SECTION_NONE;
    for (unsigned i = 0; i < PANE_COUNT; i++)
        a->now.at[i] = (struct cursor){0, LINK_NONE};
}

void move_told(struct app *a, uint8_t told) {
    a->now.told = told;
    if (told > 0)
        a->now.at[PANE_PAGE].top = TOP_TOLD;
}

static void select_entry(struct app *a, uint32_t at) {
    if (at == LIST_NONE)
        return;
    const struct entry *e = &a->list.at[at];
    if (e->row == a->now.row && e->told == a->now.told)
        return;
    a->list.found = at; /* so that a long list is not searched for it */
    move_select(a, e->row);
    move_told(a, e->told);
}

/* The entry `by` rows further, or the last one on the way. */
static void list_by(struct app *a, int64_t by) {
    uint32_t now = list_find(&a->list, a->now.row, a->now.told);
    if (now == LIST_NONE)
        return;
    uint32_t want = key_moved(now, by, a->list.n);
    uint32_t at = list_next(&a->list, want, by < 0 ? -1 : 1);
    select_entry(a, at != LIST_NONE ? at : list_next(&a->list, want, by < 0 ? 1 : -1));
}

static bool visible(const struct pane_frame *p, uint32_t link) {
    uint32_t line = p->flow.links[link].line;
    return line >= p->top && line < p->top + (uint32_t)p->place.inner.h;
}

/* The link that a step leads to: the one after the picked one, or the first on the screen when that
 * is gone. */
static uint32_t link_after(const struct pane_frame *p, int step) {
    if (p->picked != LINK_NONE && visible(p, p->picked))
        return p->picked + (uint32_t)step;
    uint32_t n = p->flow.link_count;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t link = step > 0 ? i : n - 1 - i;
        if (visible(p, link))
            return link;
    }
    return LINK_NONE;
}

static void scroll_by(struct app *a, const struct pane_frame *p, int64_t by) {
    uint32_t height = (uint32_t)p->place.inner.h;
    a->now.at[p->place.id].top =
        key_moved(p->top, by, p->count > height ? p->count - height + 1 : 1);
}

/* A list moves its row, any other pane its lines. */
static void go_by(struct app *a, const struct pane_frame *p, int64_t by) {
    if (p->place.id == PANE_LIST)
        list_by(a, by);
    else
        scroll_by(a, p, by);
}

static void page_step(struct app *a, const struct pane_frame *p, int step) {
    uint32_t next = link_after(p, step);
    if (next < p->flow.link_count && visible(p, next))
        a->now.at[p->place.id].link = next;
    else
        scroll_by(a, p, step);
}

void move_step(struct app *a, int step) {
    const struct pane_frame *p = frame_focus(a);
    if (p->place.id == PANE_LIST)
        list_by(a, step);
    else
        page_step(a, p, step);
}

void move_page(struct app *a, int halves) {
    const struct pane_frame *p = frame_focus(a);
    int rows = p->place.inner.h > 1 ? p->place.inner.h - 1 : 1;
    int by = halves * rows / 2;
    by = by ? by : (halves < 0 ? -1 : 1);
    go_by(a, p, by);
}

void move_end(struct app *a, int end) {
    const struct pane_frame *p = frame_focus(a);
    go_by(a, p, (int64_t)end * p->count);
}

/* A heading that is not in the upper third of the screen comes up, and its rows with it. */
static void list_heading(struct app *a, const struct pane_frame *p, int step) {
    uint32_t at = list_find(&a->list, a->now.row, a->now.told);
    if (at == LIST_NONE)
        return;
    if (step < 0) /* from anywhere below its heading to that heading first */
        while (at > 0 && a->list.at[at - 1].heading)
            at--;
    do
        at += (uint32_t)step;
    while (at < a->list.n && !a->list.at[at].heading);
    if (at < a->list.n && at - p->top > (uint32_t)p->place.inner.h / 3) /* or above it */
        a->now.list_top = at;
    select_entry(a, list_next(&a->list, at, 1));
}

static void page_heading_by(struct app *a, const struct pane_frame *p, int step) {
    const struct line *lines = p->flow.lines;
    uint32_t at = p->top + (uint32_t)step;
    while (at < p->count && lines[at].kind != LINE_SECTION && lines[at].kind != LINE_HEADING)
        at += (uint32_t)step;
    if (at < p->count || step < 0)
        scroll_by(a, p, at < p->count ? (int64_t)at - p->top : -(int64_t)p->top);
}

void move_heading(struct app *a, int step) {
    const struct pane_frame *p = frame_focus(a);
    if (move_on_map(a))
        move_map_mark(a, step);
    else if (p->place.id == PANE_LIST)
        list_heading(a, p, step);
    else
        page_heading_by(a, p, step);
}

/* The panes of the view in the order of Tab, folded ones too. */
static struct layout unfolded(struct app *a) {
    struct layout_wish wish = {.view = a->now.view,
                               .focus = a->now.focus,
                               .page = a->now.page != REF_NONE,
                               .rows = (int)a->list.n,
                               .columns = frame_map_width(a)};
    int w = a->w > LAYOUT_FULL_W ? a->w : LAYOUT_FULL_W;
    int h = a->h > LAYOUT_FULL_H ? a->h : LAYOUT_FULL_H;
    return layout_panes(wish, w, h);
}

static unsigned focus_in(const struct app *a, const struct layout *l) {
    for (unsigned i = 0; i < l->n; i++)
        if (l->panes[i].id == a->now.focus)
            return i;
    return 0;
}

void move_pane(struct app *a, int step) {
    struct layout l = unfolded(a);
    unsigned at = focus_in(a, &l);
    a->now.focus = l.panes[(at + l.n + (unsigned)step) % l.n].id;
}

void move_side(struct app *a, int step) {
    if (move_on_map(a)) {
        move_map_side(a, step);
        return;
    }
    struct layout l = unfolded(a);
    rect from = l.panes[focus_in(a, &l)].outer;
    for (unsigned i = 0; i < l.n; i++) {
        rect to = l.panes[i].outer;
        bool beside = step > 0 ? to.x == from.x + from.w - 1 : to.x + to.w - 1 == from.x;
        bool level = from.y < to.y + to.h - 1 && to.y <= from.y;
        if (beside && level) {
            a->now.focus = l.panes[i].id;
            return;
        }
    }
}

/* The pane whose text is at a place of the screen, or NULL. */
static const struct pane_frame *pane_at(const struct app *a, int x, int y) {
    for (unsigned i = 0; i < a->frame.n; i++) {
        rect r = a->frame.panes[i].place.inner;
        if (x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h)
            return &a->frame.panes[i];
    }
    return NULL;
}

void move_wheel(struct app *a, int x, int y, int lines) {
    const struct pane_frame *p = pane_at(a, x, y);
    if (!p)
        return;
    if (p->place.id == PANE_LIST)
        list_by(a, lines < 0 ? -1 : 1);
    else if (p->place.id == PANE_HITS)
        search_step(a, lines < 0 ? -1 : 1);
    else
        scroll_by(a, p, lines);
}

static bool pick_link(struct app *a, const struct pane_frame *p, int x, int y) {
    uint32_t row = p->top + (uint32_t)(y - p->place.inner.y);
    for (uint32_t i = 0; i < p->flow.link_count; i++) {
        const struct link_place *l = &p->flow.links[i];
        const struct line *line = &p->flow.lines[l->line];
        while (line->beside && line->block != l->block)
            line = line->beside;
        if (l->line != row)
            continue;
        uint32_t base =
            l->span->from >= l->block->tail && line->tail_x >= 0 ? l->block->tail : line->from;
        int start = base == line->from ? line->x : line->tail_x;
        int from =
            p->place.inner.x + start + text_width(str_slice(l->block->text, base, l->span->from));
        int to = from + text_width(str_slice(l->block->text, l->span->from, l->span->to));
        if (x < from || x >= to)
            continue;
        a->now.at[p->place.id].link = i;
        return true;
    }
    return false;
}

bool move_to(struct app *a, int x, int y) {
    const struct pane_frame *p = pane_at(a, x, y);
    if (!p)
        return false;
    a->now.focus = p->place.id;
    if (p->place.id != PANE_LIST)
        return pick_link(a, p, x, y);
    uint32_t at = p->top + (uint32_t)(y - p->place.inner.y);
    if (at >= a->list.n || a->list.at[at].row == REF_NONE)
        return false;
    select_entry(a, at);
    if (move_on_map(a))
        move_map_click(a, x);
    return true;
}
