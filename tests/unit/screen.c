/* See screen.h. */
#include "load_text.h"
#include "screen.h"

#include "app/keymap.h"
#include "core/dataset.h"
#include "core/guard.h"
#include "core/load.h"

static void refuse(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s", STR_ARG(d->text));
}

struct model *screen_library(const char *document) {
    struct load *l = load_open((struct sink){refuse, NULL});
    struct model own = dataset_model();
    load_model(l, dataset_name(), &own);
    if (document)
        load_text(l, STR("other.json"), str_of(document));
    return load_close(l);
}

int screen_load(void **state) {
    *state = screen_library(NULL);
    return 0;
}

int screen_free(void **state) {
    model_free(*state);
    return 0;
}

struct app *screen_open(const struct model *m, int w, int h) {
    struct app_setup setup = {
        .model = m, .at = REF_NONE, .watched = WATCHED_ALL, .names = NAMES_BOTH, .w = w, .h = h};
    return app_open(&setup);
}

struct effects screen_press(struct app *a, const char *keys) {
    struct effects fx = {.n = 0};
    struct err e = {0};
    str rest = str_of(keys);
    struct event ev = {.type = EVENT_KEY};
    while (key_next(&rest, &ev.key, &e))
        app_update(a, &ev, &fx);
    assert_string_equal(e.text, "");
    return fx;
}

str screen_text(struct app *a, struct arena *arena) {
    const struct grid *g = app_view(a);
    struct buf b = {.arena = arena};
    for (int y = 0; y < g->h; y++) {
        buf_add(&b, grid_row(arena, g, y));
        buf_char(&b, '\n');
    }
    return buf_str(&b);
}

static void expect(struct app *a, const char *text, bool wanted) {
    struct arena arena = {.head = NULL};
    str screen = screen_text(a, &arena);
    if ((str_find(screen, str_of(text), 0) != SIZE_MAX) != wanted)
        fail_msg("\"%s\" is %son the screen:\n%.*s", text, wanted ? "not " : "", STR_ARG(screen));
    arena_free(&arena);
}

void screen_shows(struct app *a, const char *text) {
    expect(a, text, true);
}

void screen_hides(struct app *a, const char *text) {
    expect(a, text, false);
}
