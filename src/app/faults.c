/* The faults of the files. */
#include "app/faults.h"

#include "app/action.h"
#include "app/keymap.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

#include <string.h>

void faults_set(struct app *a, str text) {
    struct faults *f = &a->faults;
    arena_reset(&f->arena);
    text = str_dup(&f->arena, text);
    f->n = 0;
    for (unsigned pass = 0; pass < 2; pass++) /* errors, then warnings */
        for (str rest = text; rest.n > 0;) {
            str fault = str_split(&rest, '\n');
            bool is_error = str_find(fault, STR(": error: "), 0) != SIZE_MAX;
            if (is_error == (pass == 0))
                *PUSH(&f->arena, f->at, f->n) = fault;
        }
    f->open &= f->n > 0;
    f->picked = f->top = 0;
    f->is_new = f->n > 0;
}

/* The number that starts at byte `at` and ends in a colon; 0 when there is none. */
static long number_at(str text, size_t at) {
    long n = 0;
    size_t colon = str_find(text, STR(":"), at);
    return colon != SIZE_MAX && str_number(str_slice(text, at, colon), &n) && n > 0 ? n : 0;
}

bool faults_where(str fault, struct where *out) {
    for (size_t at = 0; (at = str_find(fault, STR(":"), at)) != SIZE_MAX; at++) {
        size_t column = str_find(fault, STR(":"), at + 1);
        if (!number_at(fault, at + 1) || !number_at(fault, column + 1))
            continue;
        *out = (struct where){str_slice(fault, 0, at), (size_t)number_at(fault, at + 1)};
        return true;
    }
    return false;
}

void faults_edit(struct app *a, struct where at) {
    struct faults *f = &a->faults;
    if (at.file.n >= sizeof f->edit_file) {
        a->message = STR("The name of that file is too long.");
        return;
    }
    memcpy(f->edit_file, at.file.p, at.file.n);
    f->edit = (struct where){{f->edit_file, at.file.n}, at.line};
    state_ask(a, EFFECT_EDIT, STR(""));
}

static void edit(struct app *a) {
    struct where at;
    if (faults_where(a->faults.at[a->faults.picked], &at))
        faults_edit(a, at);
    else
        a->message = STR("That one names no line.");
}

void faults_key(struct app *a, uint32_t key) {
    struct faults *f = &a->faults;
    int page = a->h > 6 ? a->h - 6 : 1;
    int by = key == 'j' ? 1 : key == 'k' ? -1 : key_step(key == ' ' ? K_PGDN : key, page);
    if (key == 'G' || key == K_END)
        by = (int)f->n;
    if (key == 'g' || key == K_HOME)
        by = -(int)f->n;
    if (key == K_ESC || key == 'q' || key == '!' || key == (K_CTRL | 'c'))
        f->open = false;
    else if (key == K_ENTER || key == 'E')
        edit(a);
    else if (by != 0)
        f->picked = key_moved(f->picked, by, f->n);
    else
        action_anywhere(a, key);
}

static void keep_in_sight(struct faults *f, rect rows) {
    if (f->picked < f->top)
        f->top = f->picked;
    int height = 0;
    for (uint32_t i = f->top; i <= f->picked; i++)
        height += view_lines(f->at[i], rows.w);
    while (height > rows.h && f->top < f->picked)
        height -= view_lines(f->at[f->top++], rows.w);
}

void faults_paint(struct app *a, struct grid *g) {
    struct faults *f = &a->faults;
    rect rows = {2, 1, g->w - 4, g->h - 3};
    struct pen pen = {g, rows, rows.y};
    struct pen footer = view_pen(g, g->h - 1);
    str counter = str_fmt(&a->frame_arena, " %u/%u ", f->picked + 1, f->n);
    view_box(g, (rect){0, 0, g->w, g->h - 1}, " What is wrong in the files ", counter);
    str hint =
        a->message.n > 0 ? a->message : STR("Enter opens $EDITOR there  ↑↓ pick  Esc closes");
    grid_put(&footer, 1, text_cut(&a->frame_arena, hint, g->w - 2), view_style(ROLE_DIM, 0));
    if (rows.h < 1 || rows.w < 1)
        return;
    keep_in_sight(f, rows);
    for (uint32_t i = f->top; i < f->n && pen.y < rows.y + rows.h; i++)
        view_wrapped(&pen, rows.x, f->at[i], i == f->picked);
}

str faults_short(str fault) {
    size_t from = str_find(fault, STR(":"), 0);
    from = from == SIZE_MAX ? 0 : from;
    while (from > 0 && fault.p[from - 1] != '/')
        from--;
    return str_slice(fault, from, fault.n);
}

void faults_paint_line(struct app *a, const struct pen *footer) {
    const struct faults *f = &a->faults;
    str more = f->n == 1 ? STR("more") : str_fmt(&a->frame_arena, "all %u", f->n);
    str key = f->is_new ? key_label(&a->frame_arena, K_ENTER)
                        : bind_key(&a->bind, "faults", &a->frame_arena);
    int end = footer->clip.w - text_width(more) - text_width(key) - 2;
    grid_put(footer, 1, text_cut(&a->frame_arena, faults_short(f->at[0]), end - 2),
             view_style(ROLE_ERROR, 0));
    end = grid_put(footer, end, key, view_style(ROLE_KEY, ATTR_BOLD));
    grid_put(footer, end + 1, more, view_style(ROLE_DIM, 0));
}
