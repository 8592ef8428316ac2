/* One table row per pane and view: column, share of the column's rows. */
#include "app/layout.h"

enum { COLUMNS = 2, SLOTS = 7, LIST_LEAST = 3, SEARCH = VIEW_COUNT, PLANS };
enum { ROOMY = 4 }; /* columns of a pane that are no text, where there is room */

struct slot {
    enum pane_id id;
    unsigned char column;
    int weight;
};

struct plan {
    unsigned char widths[COLUMNS]; /* shares of the screen's columns */
    struct slot slots[SLOTS];
    unsigned n;
};

/* By view, and that of the search. A view without a plan has that of People. */
static const struct plan standard[PLANS] = {
    [VIEW_TRACKS] = {{9, 7},
                     {{PANE_LIST, 0, 12},
                      {PANE_CARD, 0, 7},
                      {PANE_SCENES, 1, 10},
                      {PANE_LYRICS, 1, 4},
                      {PANE_ARTIST, 1, 4}},
                     5},
    [VIEW_SCENES] = {{9, 7}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{1, 0}, {{PANE_LIST, 0, 14}, {PANE_CELL, 0, 5}}, 2},
    [SEARCH] = {{2, 1}, {{PANE_HITS, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

static const struct plan wide[PLANS] = {
    [VIEW_TRACKS] = {{14, 18},
                     {{PANE_LIST, 0, 3},
                      {PANE_CARD, 0, 2},
                      {PANE_SCENES, 1, 12},
                      {PANE_LYRICS, 1, 9},
                      {PANE_ABOUT, 1, 12},
                      {PANE_ARTIST, 1, 9}},
                     6},
    [VIEW_SCENES] = {{1, 1}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_PEOPLE] = {{2, 3}, {{PANE_LIST, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
    [VIEW_MAP] = {{3, 2},
                  {{PANE_LIST, 0, 1}, {PANE_CELL, 1, 5}, {PANE_LYRICS, 1, 3}, {PANE_ARTIST, 1, 2}},
                  4},
    [SEARCH] = {{1, 1}, {{PANE_HITS, 0, 1}, {PANE_PAGE, 1, 1}}, 2},
};

bool layout_is_roomy(int w, int h) {
    return w >= LAYOUT_WIDE_W && h >= LAYOUT_WIDE_H;
}

/* A page takes the place of the panes right of the list, or of all where the list has the whole
   width. */
static void open_page(struct plan *p) {
    unsigned n = 0;
    if (p->widths[1] == 0)
        *p = (struct plan){.widths = {0, 1}};
    while (n < p->n && p->slots[n].column == 0)
        n++;
    p->slots[n] = (struct slot){PANE_PAGE, 1, 1};
    p->n = n + 1;
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

/* Lines for text in a column: all but the header, the footer and the borders. */
static int free_lines(const struct plan *p, unsigned column, int h) {
    return h - 3 - panes_in(p, column, p->n);
}

/* A list that needs fewer rows than its share leaves the rest to the panes under it. */
static void fit_list(struct plan *p, int rows, int free) {
    int all = weights(p, 0, p->n);
    int others = all - p->slots[0].weight;
    rows = rows > LIST_LEAST ? rows : LIST_LEAST;
    if (others <= 0 || free * p->slots[0].weight / all <= rows)
        return;
    p->slots[0].weight = rows * others;
    for (unsigned i = 1; i < p->n; i++)
        p->slots[i].weight *= p->slots[i].column == 0 ? free - rows : 1;
}

/* Panes beside the map are not worth a column of it, unless some would be cut anyway. */
static bool cuts_map(struct layout_wish wish, int w) {
    const unsigned char *shares = wide[VIEW_MAP].widths;
    int beside = (w - 1) * shares[0] / (shares[0] + shares[1]) + 1;
    return wish.view == VIEW_MAP && beside - ROOMY < wish.columns && wish.columns <= w - ROOMY;
}

static struct plan plan_for(struct layout_wish wish, int w, int h) {
    bool roomy = layout_is_roomy(w, h) && !cuts_map(wish, w);
    const struct plan *plans = roomy ? wide : standard;
    unsigned view = wish.search ? (unsigned)SEARCH : wish.view;
    struct plan p = plans[plans[view].n > 0 ? view : VIEW_PEOPLE];
    if (wish.page)
        open_page(&p);
    int heads = wish.view == VIEW_MAP ? 2 : 0;
    if (!roomy) /* with room, panes keep their shares: a move changes fewer cells */
        fit_list(&p, wish.rows + heads, free_lines(&p, 0, h));
    return p;
}

/* Neighbours share a border, so a pane's outline starts on the last column or row of the one
 * before. */
static rect outline(const struct plan *p, size_t i, int w, int h) {
    unsigned column = p->slots[i].column;
    int split = (w - 1) * p->widths[0] / (p->widths[0] + p->widths[1]);
    int x = column > 0 ? split : 0;
    int right = column > 0 ? w - 1 : split;
    int free = free_lines(p, column, h);
    int whole = weights(p, column, p->n);
    int before = panes_in(p, column, i), after = before + 1;
    /* Edges are rounded, not sizes: so the shares of all fill the column exactly. */
    int y = 1 + before + free * weights(p, column, i) / whole;
    int bottom = 1 + after + free * weights(p, column, i + 1) / whole;
    return (rect){x, y, right - x + 1, bottom - y + 1};
}

/* Where there is room the text keeps off the lines. */
static struct layout_pane bordered(enum pane_id id, rect outer, bool roomy) {
    int pad = roomy ? 1 : 0;
    return (struct layout_pane){
        id, outer, {outer.x + 1 + pad, outer.y + 1, outer.w - 2 - 2 * pad, outer.h - 2}};
}

struct layout layout_panes(struct layout_wish wish, int w, int h) {
    struct layout out = {.n = 0};
    if (w < LAYOUT_MIN_W || h < LAYOUT_MIN_H)
        return out;
    struct plan p = plan_for(wish, w, h);
    enum pane_id focus = p.slots[0].id;
    for (size_t i = 0; i < p.n; i++)
        focus = p.slots[i].id == wish.focus ? wish.focus : focus;
    out.one = w < LAYOUT_FULL_W || h < LAYOUT_FULL_H;
    if (out.one || wish.zoom) {
        rect all = {0, 1, w, h - 2};
        out.panes[out.n++] = out.one ? (struct layout_pane){focus, all, all}
                                     : bordered(focus, all, layout_is_roomy(w, h));
        return out;
    }
    for (size_t i = 0; i < p.n; i++)
        out.panes[out.n++] = bordered(p.slots[i].id, outline(&p, i, w, h), layout_is_roomy(w, h));
    return out;
}
