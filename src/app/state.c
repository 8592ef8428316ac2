/* What the state means for pages and lists. */
#include "app/state.h"

#include <stdio.h>

struct page_setup state_setup(const struct app *a) {
    return (struct page_setup){.model = a->model,
                               .links = &a->links,
                               .watched = a->watched,
                               .watched_work =
                                   a->keep.is_watched_set ? (ref)REF_NONE : a->keep.watched_work,
                               .names = a->names,
                               .whole = a->now.whole,
                               .order = a->order,
                               .kept = a->keep.kept,
                               .peeks = &a->peeks};
}

str state_name(struct app *a, ref row) {
    return label(a->model, row, a->names, &a->frame_arena);
}

void state_watch(struct app *a, unsigned watched) {
    if (a->watched == watched)
        return;
    a->watched = watched;
    state_forget_work(a);
}

void state_say(struct app *a, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(a->said.text, sizeof a->said.text, format, args);
    va_end(args);
    a->message = str_of(a->said.text);
}

void state_tell(struct app *a, str text) {
    str words = bind_words(&a->bind, text, &a->frame_arena);
    state_say(a, "%.*s", STR_ARG(words));
}

void state_ask(struct app *a, enum effect_type type, str text) {
    if (a->fx->n < EFFECTS_MAX)
        a->fx->list[a->fx->n++] = (struct effect){type, text};
}

void state_forget_work(struct app *a) {
    a->built_work = REF_NONE;
}
