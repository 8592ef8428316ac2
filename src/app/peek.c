/* What one looks at is a list in the state, which pages are composed with. */
#include "app/peek.h"

#include "app/state.h"
#include "core/guard.h"

static void look(struct app *a, ref page, enum section_id section, ref row) {
    struct peek what = {page, row, (uint16_t)section, (uint16_t)a->watched, 0};
    guard_peek(&a->peeks, what);
}

bool peek_on_later(const struct app *a) {
    return a->now.view == VIEW_SCENES && ref_kind(a->now.row) == KIND_WORK;
}

void peek_later(struct app *a) {
    look(a, a->now.work, SECTION_SCENES, a->now.work);
    state_forget_work(a);
}

void peek_link(struct app *a, const struct pane_frame *p, const struct link_place *link) {
    look(a, p->of, p->flow.lines[link->line].section->id, link->span->withheld);
    a->message = STR("Shown, and only that.");
}

void peek_page(struct app *a, ref page) {
    if (!guard_visible(a->watched, model_head(a->model, page)->reveals))
        look(a, page, SECTION_NONE, page);
}

void peek_forget(struct app *a) {
    unsigned kept = 0;
    for (unsigned i = 0; i < a->peeks.n; i++)
        if (model_work(a->model, a->peeks.at[i].page) != a->now.work)
            a->peeks.at[kept++] = a->peeks.at[i];
    a->peeks.n = kept;
}
