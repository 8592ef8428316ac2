/* One table row per pane and view: column, share of the column's rows. */
#include "app/layout.h"

#include <stddef.h>

enum { COLUMNS = 3, SLOTS = 7 };

struct slot {
    enum pane_id id;
    unsigned char column, weight;
};

struct plan {
    unsigned char widths[COLUMNS]; /* shares of the screen's columns; 0 ends them */
    struct slot slots[SLOTS];
    unsigned char n;
};

static const struct plan standard[VIEW_COUNT] = {
    [VIEW_TRACKS] = {{9, 7},
                     {{PANE_LIST, 0, 12},
                      {PANE_CARD, 0, 7},
                      {PANE_SCENES, 1, 10},
                      {PANE_LYRICS, 1, 4},
                      {PANE_ARTIST, 1, 4}},
                     5},
    [VIEW_SCENES] = {{9, 7}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_STORY] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{1}, {{PANE_LIST, 0, 14}, {PANE_CELL, 0, 5}}, 2},
    [VIEW_SOURCES] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_KEPT] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_LIBRARY] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

static const struct plan standard_page[VIEW_COUNT] = {
    [VIEW_TRACKS] = {{9, 7}, {{PANE_LIST, 0, 12}, {PANE_CARD, 0, 7}, {PANE_PAGE, 1, 1}}, 3},
    [VIEW_SCENES] = {{9, 7}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_STORY] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{1}, {{PANE_PAGE, 0, 1}}, 1},
    [VIEW_SOURCES] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_KEPT] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_LIBRARY] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

static const struct plan wide[VIEW_COUNT] = {
    [VIEW_TRACKS] = {{14, 18},
                     {{PANE_LIST, 0, 3},
                      {PANE_CARD, 0, 2},
                      {PANE_SCENES, 1, 12},
                      {PANE_LYRICS, 1, 9},
                      {PANE_ABOUT, 1, 12},
                      {PANE_ARTIST, 1, 9}},
                     6},
    [VIEW_SCENES] = {{5, 5}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_STORY] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{3, 2},
                  {{PANE_LIST, 0, 1}, {PANE_CELL, 1, 5}, {PANE_LYRICS, 1, 3}, {PANE_ARTIST, 1, 2}},
                  4},
    [VIEW_SOURCES] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_KEPT] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_LIBRARY] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

static const struct plan wide_page[VIEW_COUNT] = {
    [VIEW_TRACKS] = {{14, 18}, {{PANE_LIST, 0, 3}, {PANE_CARD, 0, 2}, {PANE_PAGE, 1, 1}}, 3},
    [VIEW_SCENES] = {{5, 5}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_STORY] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{3, 2}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_SOURCES] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_KEPT] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_LIBRARY] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

static bool is_roomy(int w, int h) {
    return w >= LAYOUT_WIDE_W && h >= LAYOUT_WIDE_H;
}

static const struct plan *plan_for(struct layout_wish wish, int w, int h) {
    bool roomy = is_roomy(w, h);
    if (wish.page)
        return roomy ? &wide_page[wish.view] : &standard_page[wish.view];
    return roomy ? &wide[wish.view] : &standard[wish.view];
}

/* `part` of `whole` shares of `size`, so that the shares of all parts fill it exactly. */
static int edge(int size, int part, int whole) {
    return size * part / whole;
}

/* Sums of the shares before column `column`, and of all. */
static int widths_before(const struct plan *p, unsigned column) {
    int sum = 0;
    for (unsigned i = 0; i < column && i < COLUMNS; i++)
        sum += p->widths[i];
    return sum;
}

static int weights(const struct plan *p, unsigned column, size_t slots) {
    int sum = 0;
    for (size_t i = 0; i < slots; i++)
        if (p->slots[i].column == column)
            sum += p->slots[i].weight;
    return sum;
}

static int panes_in(const struct plan *p, unsigned column, size_t slots) {
    int n = 0;
    for (size_t i = 0; i < slots; i++)
        n += p->slots[i].column == column;
    return n;
}

/* Neighbours share a border, so a pane's outline starts on the last column or row of the one
 * before. */
static rect outline(const struct plan *p, size_t i, int w, int h) {
    unsigned column = p->slots[i].column;
    int shares = widths_before(p, COLUMNS);
    int x = edge(w - 1, widths_before(p, column), shares);
    int right = edge(w - 1, widths_before(p, column + 1), shares);
    int rows = h - 2 - 1; /* between the header and the footer, less one line of border */
    int n = panes_in(p, column, p->n);
    int free = rows - n; /* the other lines of border */
    int whole = weights(p, column, p->n);
    int before = panes_in(p, column, i), after = before + 1;
    int y = 1 + before + edge(free, weights(p, column, i), whole);
    int bottom = 1 + after + edge(free, weights(p, column, i + 1), whole);
    return (rect){x, y, right - x + 1, bottom - y + 1};
}

/* Where there is room the text keeps off the lines. */
static struct layout_pane bordered(enum pane_id id, rect outer, bool roomy) {
    int pad = roomy ? 1 : 0;
    return (struct layout_pane){
        id, outer, {outer.x + 1 + pad, outer.y + 1, outer.w - 2 - 2 * pad, outer.h - 2}};
}

static bool planned(const struct plan *p, enum pane_id id) {
    for (size_t i = 0; i < p->n; i++)
        if (p->slots[i].id == id)
            return true;
    return false;
}

struct layout layout_panes(struct layout_wish wish, int w, int h) {
    struct layout out = {.n = 0};
    if (w < LAYOUT_MIN_W || h < LAYOUT_MIN_H)
        return out;
    const struct plan *p = plan_for(wish, w, h);
    enum pane_id focus = planned(p, wish.focus) ? wish.focus : p->slots[0].id;
    out.one = w < LAYOUT_FULL_W || h < LAYOUT_FULL_H;
    if (out.one || wish.zoom) {
        rect all = {0, 1, w, h - 2};
        out.panes[out.n++] =
            out.one ? (struct layout_pane){focus, all, all} : bordered(focus, all, is_roomy(w, h));
        return out;
    }
    for (size_t i = 0; i < p->n; i++)
        out.panes[out.n++] = bordered(p->slots[i].id, outline(p, i, w, h), is_roomy(w, h));
    return out;
}

bool layout_has(struct layout_wish wish, int w, int h, enum pane_id id) {
    return planned(plan_for(wish, w, h), id);
}
