/* Two stacks of places, as in a web browser. */
#include "app/history.h"

#include "app/move.h"
#include "app/state.h"

#include <string.h>

static void push(struct history *h, const struct place *p) {
    if (h->n == HISTORY_MAX)
        memmove(h->at, h->at + 1, --h->n * sizeof *h->at);
    h->at[h->n++] = *p;
}

void history_keep(struct app *a) {
    push(&a->back, &a->now);
    a->forward.n = 0;
}

void history_open(struct app *a, ref page, unsigned whole) {
    ref work = model_work(a->model, page);
    history_keep(a);
    if (work != a->now.work) {
        a->now.work = work;
        a->now.row = REF_NONE;
    }
    a->now.page = page;
    a->now.whole = (enum section_id)whole;
    a->now.focus = PANE_PAGE;
    a->now.at[PANE_PAGE] = (struct cursor){0, LINK_NONE};
}

void history_go(struct app *a, ref row) {
    enum view_id view = list_view(ref_kind(row));
    history_open(a, row, SECTION_NONE);
    if (view != a->now.view) {
        a->left[a->now.view] = a->now;
        a->now.view = view;
        a->now.list_top = 0;
    }
    a->now.row = row;
    a->now.told = 0;
}

void history_view(struct app *a, int id) {
    enum view_id view = (enum view_id)id;
    if (a->now.view == view && a->now.page == REF_NONE) {
        a->now.focus = PANE_LIST;
        return;
    }
    a->left[a->now.view] = a->now;
    history_keep(a);
    a->now.view = view;
    a->now.list_top = a->left[view].list_top;
    a->now.focus = PANE_LIST;
    move_select(a, view == VIEW_LIBRARY ? a->now.work : a->left[view].row);
    move_told(a, a->left[view].told);
}

void history_step(struct app *a, int by) {
    struct history *from = by < 0 ? &a->back : &a->forward;
    if (from->n == 0)
        return;
    push(by < 0 ? &a->forward : &a->back, &a->now);
    a->now = from->at[--from->n];
}

bool history_close_page(struct app *a) {
    if (a->now.page == REF_NONE)
        return false;
    while (a->now.page != REF_NONE && a->back.n > 0)
        history_step(a, -1);
    a->now.page = REF_NONE;
    return true;
}

void history_swap(struct app *a) {
    struct place *last = &a->back.at[a->back.n - 1];
    struct place now = a->now;
    a->now = *last;
    *last = now;
}
