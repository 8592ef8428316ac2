/* The cursor of the map is the selected row of its list, and an episode. */
#include "app/move.h"

#include "app/history.h"
#include "app/state.h"

bool move_on_map(const struct app *a) {
    return a->now.view == VIEW_MAP && a->now.focus == PANE_LIST && a->list.map.column_count > 0;
}

/* To this row and episode; a page that is open closes. */
static void go_to(struct app *a, ref song, uint16_t episode) {
    if (a->now.row == song && a->now.episode == episode)
        return;
    a->now.episode = episode;
    move_select(a, song);
}

void move_map_side(struct app *a, int step) {
    const struct map *m = &a->list.map;
    uint32_t column = map_column_of(m, a->now.episode) + (uint32_t)step;
    if (column < m->column_count)
        go_to(a, a->now.row, m->columns[column].episode);
}

/* The cues of all rows stand one after the other. */
void move_map_mark(struct app *a, int step) {
    const struct map *m = &a->list.map;
    uint32_t row = list_find(&a->list, a->now.row, a->now.told);
    if (row == LIST_NONE)
        return;
    struct map_cell cell = map_at(m, row, map_column_of(m, a->now.episode));
    uint32_t at = (uint32_t)(cell.cues - m->cues) + (step > 0 ? cell.n : UINT32_MAX);
    for (uint32_t i = 0; i < m->row_count; i++)
        if (at - m->rows[i].first < m->rows[i].n)
            go_to(a, m->rows[i].song, m->cues[at].episode);
}

void move_map_click(struct app *a, int x) {
    const struct map_frame *f = &a->frame.map;
    int cell = (x - f->whole.x - f->label) / f->cell;
    if (x < f->whole.x + f->label || cell >= (int)f->shown)
        return;
    go_to(a, a->now.row, a->list.map.columns[f->left + (uint32_t)cell].episode);
}

void move_map_enter(struct app *a) {
    const struct map *m = &a->list.map;
    struct map_cell cell =
        map_at(m, list_find(&a->list, a->now.row, a->now.told), map_column_of(m, a->now.episode));
    if (cell.n == 0 && ref_kind(a->now.row) == KIND_TRACK) {
        history_open(a, a->now.row, SECTION_NONE);
    } else if (cell.n == 1) {
        history_open(a, cell.cues->scene, SECTION_NONE);
    } else if (cell.n > 1) {
        history_keep(a);
        a->now.focus = PANE_CELL;
        a->now.at[PANE_CELL] = (struct cursor){.top = 0, .link = 0};
    }
}
