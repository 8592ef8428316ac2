/* References of the app, taken from one model to another. */
#include "app/remap.h"

#include "app/state.h"

ref remap_ref(const struct model *from, const struct model *to, ref r) {
    if (r == REF_NONE)
        return REF_NONE;
    str id = model_id(from, r);
    if (ref_kind(r) == KIND_WORK)
        return model_find(to, REF_NONE, KIND_WORK, id);
    ref work = remap_ref(from, to, model_work(from, r));
    return work == REF_NONE ? REF_NONE : model_find(to, work, ref_kind(r), id);
}

/* False when the work, or the page that was open, has gone. */
static bool remap_place(struct place *p, const struct model *from, const struct model *to) {
    bool had_page = p->page != REF_NONE;
    p->work = remap_ref(from, to, p->work);
    p->row = remap_ref(from, to, p->row);
    p->page = remap_ref(from, to, p->page);
    return p->work != REF_NONE && (p->page != REF_NONE || !had_page);
}

static void remap_history(struct history *h, const struct model *from, const struct model *to) {
    unsigned kept = 0;
    for (unsigned i = 0; i < h->n; i++)
        if (remap_place(&h->at[i], from, to))
            h->at[kept++] = h->at[i];
    h->n = kept;
}

bool remap_app(struct app *a, const struct model *to) {
    const struct model *from = a->model;
    remap_history(&a->back, from, to);
    remap_history(&a->forward, from, to);
    for (unsigned i = 0; i < VIEW_COUNT; i++)
        a->left[i].row = remap_ref(from, to, a->left[i].row);
    remap_place(&a->now, from, to);
    remap_place(&a->prompt.place, from, to);
    a->model = to;
    a->peeks.n = 0; /* other things may come first now */
    a->library_of = NULL;
    a->keep.watched_work = REF_NONE;
    a->index = NULL;
    state_forget_work(a);
    search_remap(a, from);
    return a->now.work != REF_NONE;
}
