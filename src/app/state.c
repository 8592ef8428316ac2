/* What the state means for pages and lists. */
#include "app/state.h"

struct page_setup state_setup(const struct app *a) {
    return (struct page_setup){.model = a->model,
                               .links = &a->links,
                               .watched = a->watched,
                               .names = a->names,
                               .whole = a->now.whole};
}

void state_forget_work(struct app *a) {
    a->built_work = REF_NONE;
}
