/* The cursor of the map is the selected row of its list, and an episode. */
#include "app/move_map.h"

#include "app/history.h"
#include "app/move.h"
#include "app/state.h"

bool move_on_map(const struct app *a) {
    return a->now.view == VIEW_MAP && a->now.focus == PANE_LIST && a->list.map.column_count > 0;
}

void move_map_to(struct app *a, ref song, uint16_t episode) {
    if (a->now.row == song && a->now.episode == episode)
        return;
    a->now.episode = episode;
    move_select(a, song);
}

void move_map_side(struct app *a, int step) {
    const struct map *m = &a->list.map;
    uint32_t column = map_column_of(m, a->now.episode) + (uint32_t)step;
    if (column < m->column_count)
        move_map_to(a, a->now.row, m->columns[column].episode);
}

/* True when the cue stands behind the cursor in the direction of `step`. */
static bool is_beyond(const struct map_cue *cue, uint16_t episode, int step) {
    return step > 0 ? cue->episode > episode : cue->episode < episode;
}

/* The cues of one row, seen from one side. */
static const struct map_cue *nearest(const struct map *m, const struct map_row *r, int step) {
    return r->n == 0 ? NULL : &m->cues[step > 0 ? r->first : r->first + r->n - 1];
}

static const struct map_cue *beyond(const struct map *m, const struct map_row *r, uint16_t episode,
                                    int step) {
    for (uint32_t k = 0; k < r->n; k++) {
        const struct map_cue *cue = &m->cues[step > 0 ? r->first + k : r->first + r->n - 1 - k];
        if (is_beyond(cue, episode, step))
            return cue;
    }
    return NULL;
}

void move_map_mark(struct app *a, int step) {
    const struct map *m = &a->list.map;
    uint32_t row = list_find(&a->list, a->now.row);
    if (row == LIST_NONE)
        return;
    const struct map_cue *cue = beyond(m, &m->rows[row], a->now.episode, step);
    while (!cue && row + (uint32_t)step < m->row_count) {
        row += (uint32_t)step;
        cue = nearest(m, &m->rows[row], step);
    }
    if (cue)
        move_map_to(a, m->rows[row].song, cue->episode);
}

void move_map_click(struct app *a, int x) {
    const struct map_frame *f = &a->frame.map;
    int cell = (x - f->whole.x - f->label) / f->cell;
    if (x < f->whole.x + f->label || cell >= (int)f->shown)
        return;
    move_map_to(a, a->now.row, a->list.map.columns[f->left + (uint32_t)cell].episode);
}

void move_map_enter(struct app *a) {
    const struct map *m = &a->list.map;
    struct map_cell cell =
        map_at(m, list_find(&a->list, a->now.row), map_column_of(m, a->now.episode));
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
