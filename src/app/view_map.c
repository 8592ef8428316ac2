/* The map: a head line, songs with their marks, a line of sums. */
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

/* What one line of it is painted with. */
struct line_of {
    struct pen pen;
    const struct map *map;
    const struct map_frame *f;
    bool focused;
};

static int cell_x(const struct line_of *l, uint32_t column) {
    return l->pen.clip.x + l->f->label + (int)(column - l->f->left) * l->f->cell;
}

/* Where the mark of a cell stands; what is in the head ends there. */
static int mark_x(const struct line_of *l, uint32_t column) {
    return cell_x(l, column) + l->f->cell - 2;
}

static void put_right(const struct line_of *l, int end, str text, style st) {
    grid_put(&l->pen, end - text_width(text), text, st);
}

static int sum_end(const struct line_of *l) {
    return cell_x(l, l->f->left + l->f->shown) + l->f->sum;
}

static uint32_t end_of(const struct line_of *l) {
    return l->f->left + l->f->shown;
}

static void paint_head(struct app *a, const struct line_of *l) {
    struct arena *arena = &a->frame_arena;
    for (uint32_t i = l->f->left; i < end_of(l); i++) {
        bool here = i == l->f->column;
        style st = here ? view_style(ROLE_TITLE, ATTR_BOLD) : view_style(ROLE_DIM, 0);
        put_right(l, mark_x(l, i) + 1, map_head(l->map->columns[i].episode, arena), st);
    }
    if (l->f->left > 0)
        grid_put(&l->pen, l->pen.clip.x + l->f->label - 1, STR("‹"), view_style(ROLE_KEY, 0));
    if (end_of(l) < l->map->column_count)
        grid_put(&l->pen, cell_x(l, end_of(l)), STR("›"), view_style(ROLE_KEY, 0));
    put_right(l, sum_end(l), STR("Σ"), view_style(ROLE_DIM, 0));
}

/* A digit says nothing of certainty, so its style does; the other marks say it by themselves. */
static style mark_style(const struct map_cell *cell) {
    if (cell->n < 2)
        return view_style(cell->n == 0 && cell->withheld ? ROLE_HIDDEN : ROLE_TEXT, 0);
    return view_style(cell->sure > SURE_JOINED ? ROLE_DIM : ROLE_TEXT,
                      cell->sure == SURE_STATED ? ATTR_BOLD : 0);
}

/* The cursor is a pair of brackets, reversed while the map has the focus. */
static void paint_cell(const struct line_of *l, int x, const struct map_cell *cell, bool picked) {
    style st = mark_style(cell), around = view_style(ROLE_TEXT, ATTR_BOLD);
    if (picked && l->focused) {
        st.attr |= ATTR_REVERSE;
        around.attr = ATTR_REVERSE;
    }
    if (picked)
        grid_put(&l->pen, x - 1, STR("["), around);
    grid_put(&l->pen, x, map_mark(cell), st);
    if (picked)
        grid_put(&l->pen, x + 1, STR("]"), around);
}

/* Dots lead the eye to marks on the screen. Where all are off it, an arrow does: an empty row is a
   song without a scene. */
static void paint_row(struct app *a, const struct line_of *l, uint32_t row, bool picked) {
    struct page_setup setup = state_setup(a);
    const struct map_row *r = &l->map->rows[row];
    uint32_t marks = 0, end = end_of(l);
    for (uint32_t i = l->f->left; i < end; i++)
        marks += map_at(l->map, row, i).n;
    str name = map_label(&setup, r, &a->frame_arena);
    grid_put(&l->pen, l->pen.clip.x, text_cut(&a->frame_arena, name, l->f->label - 1),
             view_style(ROLE_TEXT, 0));
    bool is_left = r->n > 0 && map_column_of(l->map, l->map->cues[r->first].episode) < l->f->left;
    if (marks == 0 && r->n > 0)
        grid_put(&l->pen, mark_x(l, is_left ? l->f->left : end - 1), is_left ? STR("‹") : STR("›"),
                 view_style(ROLE_KEY, 0));
    for (uint32_t i = l->f->left; i < end; i++) {
        struct map_cell cell = map_at(l->map, row, i);
        bool here = picked && i == l->f->column;
        if (marks > 0 || here || cell.withheld)
            paint_cell(l, mark_x(l, i), &cell, here);
    }
    str sum = r->sum > 0 ? str_fmt(&a->frame_arena, "%u", r->sum) : STR("–");
    put_right(l, sum_end(l), sum, view_style(ROLE_TEXT, 0));
}

static void paint_sums(struct app *a, const struct line_of *l) {
    struct arena *arena = &a->frame_arena;
    grid_put(&l->pen, l->pen.clip.x, STR("cues"), view_style(ROLE_DIM, 0));
    for (uint32_t i = l->f->left; i < end_of(l); i++) {
        const struct map_column *c = &l->map->columns[i];
        str none = c->withheld ? STR("▒") : STR("·");
        put_right(l, mark_x(l, i) + 1, c->sum > 0 ? str_fmt(arena, "%u", c->sum) : none,
                  view_style(ROLE_DIM, 0));
    }
    str total = l->map->total > 0 ? str_fmt(arena, "%u", l->map->total) : STR("–");
    put_right(l, sum_end(l), total, view_style(ROLE_DIM, 0));
}

void view_map(struct app *a, const struct pane_frame *p, struct grid *g) {
    const struct map_frame *f = &a->frame.map;
    struct line_of l = {{g, f->whole, f->whole.y}, &a->list.map, f, p->focused};
    uint32_t end = p->top + (uint32_t)p->place.inner.h;
    paint_head(a, &l);
    for (uint32_t i = p->top; i < end && i < p->count; i++) {
        l.pen.y++;
        paint_row(a, &l, i, i == p->picked);
    }
    l.pen.y++;
    paint_sums(a, &l);
}
