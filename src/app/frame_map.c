/* Heads of rows and columns stay on the screen; between them the map scrolls both ways. */
#include "app/frame.h"

#include "app/state.h"

#include "base/text.h"

enum {
    CELL = 3,        /* "[●]"; 4 for episodes from 100 on, 5 from 1000 on */
    SUM = 2,         /* at least; a cell ends with a blank */
    LABEL_LEAST = 16 /* a name is not cut below this, nor below a third of the pane */
};

static int digits(uint32_t n) {
    return n > 9999 ? 5 : n > 999 ? 4 : n > 99 ? 3 : n > 9 ? 2 : 1;
}

int frame_map_width(struct app *a) {
    const struct map *m = &a->list.map;
    struct map_frame *f = &a->frame.map;
    int label = a->list.natural[0] + 1;
    int number = digits(m->column_count); /* of the last episode, or one more */
    f->cell = number > 2 ? number + 1 : CELL;
    f->sum = digits(m->total) > SUM ? digits(m->total) : SUM;
    return f->sum + (int)m->column_count * f->cell + (label < LABEL_LEAST ? label : LABEL_LEAST);
}

void frame_map(struct app *a, struct pane_frame *p) {
    const struct map *m = &a->list.map;
    struct map_frame *f = &a->frame.map;
    rect *inner = &p->place.inner;
    int label = a->list.natural[0] + 1, third = inner->w / 3;
    int least = third < LABEL_LEAST ? third : LABEL_LEAST;
    int64_t room = inner->w - f->sum - (int64_t)m->column_count * f->cell;
    if (room < least) /* names are cut to their least before columns leave the screen */
        room = least;
    f->label = label < room ? label : (int)room;
    int shown = (inner->w - f->sum - f->label) / f->cell;
    if (shown < 1)
        shown = 1;
    f->shown = (uint32_t)shown < m->column_count ? (uint32_t)shown : m->column_count;
    f->whole = *inner;
    inner->y++;
    inner->h -= 2;
    f->column = map_column_of(m, a->now.episode);
    if (m->column_count > 0)
        a->now.episode = m->columns[f->column].episode;
    f->left = a->now.left = frame_scrolled(a->now.left, f->column, m->column_count, f->shown);
}

/* The first scene of the cell, for a screen where the pane of the cell is folded away. */
static str here(struct app *a, uint32_t row) {
    const struct map *m = &a->list.map;
    if (row == LIST_NONE || m->column_count == 0)
        return STR("Map");
    struct map_cell cell = map_at(m, row, a->frame.map.column);
    if (cell.n == 0)
        return STR("Map");
    return str_fmt(&a->frame_arena, "Map: %.*s", STR_ARG(state_name(a, cell.cues->scene)));
}

void frame_map_title(struct app *a, struct pane_frame *p) {
    static const char *const titles[ORDER_COUNT] = {[ORDER_PART] = "Map: song by episode",
                                                    [ORDER_FIRST] = "Map, first heard first",
                                                    [ORDER_HEARD] = "Map, most heard first"};
    p->title = a->frame.layout.one ? here(a, p->picked) : str_of(titles[a->order]);
    str legend = STR("● stated  ◐ joined  ○ candidate  2 several");
    if (text_width(p->title) + text_width(legend) + 8 <= p->place.outer.w)
        p->counter = legend;
}

bool frame_map_first(struct app *a) {
    const struct map *m = &a->list.map;
    for (uint32_t i = 0; i < m->row_count; i++)
        if (m->rows[i].n > 0) {
            a->now.row = m->rows[i].song;
            a->now.episode = m->cues[m->rows[i].first].episode;
            return true;
        }
    return false;
}
