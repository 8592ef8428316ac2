/* Opening, updating and viewing the app. */
#include "app/app.h"

#include "app/action.h"
#include "app/help.h"
#include "app/history.h"
#include "app/move.h"
#include "app/state.h"
#include "app/view.h"

#include "base/hangul.h"
#include "base/text.h"

#include <stdlib.h>

enum { WORK_BLOCK = 256 << 10, FRAME_BLOCK = 256 << 10, WHEEL_LINES = 3 };

struct app *app_open(const struct app_setup *setup) {
    struct app *a = calloc(1, sizeof *a);
    if (!a)
        arena_oom();
    arena_init(&a->work_arena, WORK_BLOCK);
    arena_init(&a->frame_arena, FRAME_BLOCK);
    a->model = setup->model;
    a->watched = setup->watched;
    a->names = setup->names;
    a->w = setup->w;
    a->h = setup->h;
    a->now = (struct place){.work = model_work(a->model, setup->at), .focus = PANE_LIST};
    for (unsigned i = 0; i < PANE_COUNT; i++)
        a->now.at[i].link = LINK_NONE;
    if (ref_kind(setup->at) != KIND_WORK)
        history_open(a, setup->at, SECTION_NONE);
    frame_build(a);
    return a;
}

void app_close(struct app *a) {
    arena_free(&a->work_arena);
    arena_free(&a->frame_arena);
    free(a);
}

static void plain_key(struct app *a, uint32_t key, struct effects *fx) {
    const struct action *action = action_of_key(key);
    if (action && action_can(action, a))
        action->run(a, fx, action->arg);
}

/* With a Korean layout on, a syllable is the two-set keys that typed it: ㅓ is j. */
static void hangul_key(struct app *a, uint32_t key, struct effects *fx) {
    char keys[6];
    size_t n = hangul_keys(key, keys);
    for (size_t i = 0; i < n; i++) {
        plain_key(a, (uint32_t)keys[i], fx);
        frame_build(a);
    }
    if (n == 0)
        plain_key(a, key, fx);
}

static void on_key(struct app *a, uint32_t key, struct effects *fx) {
    a->message = STR("");
    if (a->help.open)
        help_key(a, key, fx);
    else
        hangul_key(a, key, fx);
}

static void on_click(struct app *a, const struct event *ev, struct effects *fx) {
    bool hit = move_to(a, ev->x, ev->y);
    if (!hit || ev->type != EVENT_DOUBLE)
        return;
    frame_build(a);
    plain_key(a, K_ENTER, fx);
}

static void on_wheel(struct app *a, const struct event *ev) {
    for (unsigned i = 0; i < a->frame.n; i++) {
        rect r = a->frame.panes[i].place.inner;
        if (ev->x >= r.x && ev->x < r.x + r.w && ev->y >= r.y && ev->y < r.y + r.h)
            move_wheel(a, i, ev->key == K_UP ? -WHEEL_LINES : WHEEL_LINES);
    }
}

void app_update(struct app *a, const struct event *ev, struct effects *fx) {
    switch (ev->type) {
    case EVENT_KEY:
        on_key(a, ev->key, fx);
        break;
    case EVENT_RESIZE:
        a->w = ev->x;
        a->h = ev->y;
        break;
    case EVENT_CLICK:
    case EVENT_DOUBLE:
        if (!a->help.open)
            on_click(a, ev, fx);
        break;
    case EVENT_WHEEL:
        if (!a->help.open)
            on_wheel(a, ev);
        break;
    case EVENT_PASTE:
        if (a->help.open)
            edit_insert(&a->help.query, ev->text);
        break;
    case EVENT_FOCUS:
        break;
    }
    frame_build(a);
}

const struct grid *app_view(struct app *a) {
    a->grid = grid_new(&a->frame_arena, a->w, a->h);
    view_paint(a, &a->grid);
    return &a->grid;
}

str app_title(struct app *a) {
    str work = label(a->model, a->now.work, a->names, &a->frame_arena);
    return text_safe(&a->frame_arena, str_fmt(&a->frame_arena, "%.*s - Leitmotif", STR_ARG(work)));
}
