/* A song can be listened to, and sources have addresses. */
#include "app/menu.h"

#include "app/state.h"
#include "core/address.h"

enum { DIGITS = 9 };

static void add_listen(struct app *a, const struct subject *s) {
    if (s->song == REF_NONE)
        return;
    struct arena *arena = &a->frame_arena;
    str title = state_name(a, s->song);
    str who = story_performers(&s->setup, s->song, arena);
    str words = str_fmt(arena, "%.*s %.*s", STR_ARG(title), STR_ARG(who));
    menu_add(a, 'l', str_fmt(arena, "Listen: %.*s", STR_ARG(title)),
             address_listen(arena, str_trim(words)));
}

/* Its key is its number on the page. */
static void add_source(struct app *a, const struct subject *s, uint32_t nth) {
    ref source = s->sources.at[nth];
    str url = model_str(a->model, ((const struct source *)model_row(a->model, source))->url);
    str name = state_name(a, source);
    if (page_sees(&s->setup, source) && address_is_web(url))
        menu_add(a, nth < DIGITS ? (char)('1' + nth) : 0,
                 str_fmt(&a->frame_arena, "[%u] %.*s", nth + 1, STR_ARG(name)), url);
}

void menu_visit(struct app *a) {
    struct subject s = subject_of(a);
    menu_start(a, MENU_VISIT, s.sources.n + 1);
    add_listen(a, &s);
    for (uint32_t i = 0; i < s.sources.n; i++)
        add_source(a, &s, i);
    menu_end(a);
}
