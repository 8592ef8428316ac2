/* Opening, updating and viewing the app. */
#include "app/app.h"

#include "app/action.h"
#include "app/help.h"
#include "app/history.h"
#include "app/keep.h"
#include "app/move.h"
#include "app/prompt.h"
#include "app/remap.h"
#include "app/state.h"
#include "app/view.h"

#include "base/hangul.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

enum { WORK_BLOCK = 256 << 10, FRAME_BLOCK = 256 << 10, WHEEL_LINES = 3 };

static void start_at(struct app *a, ref at) {
    ref work = at == REF_NONE ? ref_of(KIND_WORK, 0) : model_work(a->model, at);
    enum view_id start = model_works(a->model) > 1 ? VIEW_LIBRARY : VIEW_TRACKS;
    enum view_id view = at == REF_NONE ? start : list_view(ref_kind(at));
    a->now = (struct place){.work = work, .focus = PANE_LIST, .view = view};
    move_select(a, at);
    if (at != REF_NONE && a->now.view == VIEW_TRACKS)
        history_open(a, at, SECTION_NONE);
}

struct app *app_open(const struct app_setup *setup) {
    struct app *a = memory_new(1, sizeof *a);
    struct config *c = setup->config;
    arena_init(&a->work_arena, WORK_BLOCK);
    arena_init(&a->frame_arena, FRAME_BLOCK);
    a->model = setup->model;
    a->keep.kept = setup->kept ? setup->kept : &a->keep.own;
    a->watched = setup->watched;
    a->keep.is_watched_set = setup->is_watched_set || !setup->kept;
    a->names = setup->names;
    a->w = setup->w;
    a->h = setup->h;
    if (c) {
        bind_open(&a->bind, c);
        a->palette = c->theme;
        a->signs = c->ascii ? SIGNS_ASCII : c->wide ? SIGNS_CERTAIN : SIGNS_ALL;
    }
    start_at(a, setup->at);
    if (setup->restores && setup->at == REF_NONE)
        keep_restore(a);
    frame_build(a);
    keep_greet(a);
    str fault = c ? buf_str(&c->said) : STR("");
    str say = setup->say.n > 0 ? setup->say : faults_short(str_split(&fault, '\n'));
    if (say.n > 0)
        state_say(a, "%.*s", STR_ARG(say));
    faults_set(a, setup->faults);
    return a;
}

void app_close(struct app *a) {
    search_close(a);
    arena_free(&a->work_arena);
    arena_free(&a->library_arena);
    arena_free(&a->frame_arena);
    kept_free(&a->keep.own);
    arena_free(&a->faults.arena);
    arena_free(&a->menu.arena);
    arena_free(&a->bind.arena);
    free(a);
}

/* Every key gets an answer, if only that it does nothing here. */
static void plain_key(struct app *a, uint32_t key) {
    const struct action *action = bind_action(&a->bind, key);
    if (help_goes_on(a, key))
        return;
    if (action)
        action_try(action, a);
    else
        state_tell(a, STR("That key does nothing here; {help} lists the keys."));
}

/* To what is open now. */
static void route_key(struct app *a, uint32_t key) {
    if (a->help.open)
        help_key(a, key);
    else if (a->faults.open)
        faults_key(a, key);
    else if (menu_is_open(a))
        menu_key(a, key);
    else if (a->prompt.id != PROMPT_NONE)
        prompt_key(a, key);
    else
        plain_key(a, key);
}

/* With a Korean layout on, a syllable is the two-set keys that typed it: ㅓ is j. */
static void hangul_key(struct app *a, uint32_t key) {
    char keys[6];
    size_t n = hangul_keys(key, keys);
    for (size_t i = 0; i < n; i++) {
        route_key(a, (uint32_t)keys[i]);
        frame_build(a);
    }
    if (n == 0)
        route_key(a, key);
}

/* Something is open that takes the keys, and all of the screen. */
static bool is_asking(const struct app *a) {
    return a->help.open || a->faults.open || menu_is_open(a) || a->prompt.id != PROMPT_NONE;
}

/* While a fault is news in the footer, Enter is for it; after any other key for rows again. */
static void on_key(struct app *a, uint32_t key) {
    bool is_news = a->faults.is_new && a->message.n == 0 && !is_asking(a);
    a->message = STR("");
    a->faults.is_new = false;
    if (is_news && key == K_ENTER)
        a->faults.open = true;
    else if (is_asking(a) && !menu_is_open(a))
        route_key(a, key);
    else
        hangul_key(a, key);
}

static void on_click(struct app *a, const struct event *ev) {
    int view;
    if (ev->y == 0 && view_tab(a, ev->x, &view))
        history_view(a, view);
    if (!move_to(a, ev->x, ev->y) || ev->type != EVENT_DOUBLE)
        return;
    frame_build(a);
    plain_key(a, K_ENTER);
}

/* What is pasted where nothing is typed is searched for. */
static void on_paste(struct app *a, str text) {
    menu_close(a);
    if (!a->help.open && a->prompt.id == PROMPT_NONE)
        prompt_open(a, PROMPT_SEARCH);
    if (a->help.open)
        edit_insert(&a->help.query, str_trim(text));
    else
        prompt_paste(a, text);
}

/* Where one is stays, if it is still there and nothing else was asked for. */
static void on_library(struct app *a, const struct event *ev) {
    a->loading.is_on = a->faults.has_changed = false;
    faults_set(a, ev->faults);
    if (!ev->model) {
        state_tell(a, ev->text);
        return;
    }
    if (!remap_app(a, ev->model) || ev->row != REF_NONE)
        start_at(a, ev->row);
    if (a->prompt.place.work == REF_NONE)
        a->prompt.place = a->now;
    if (ev->text.n > 0)
        a->message = ev->text;
    else if (ev->faults.n == 0)
        state_say(a, "Loaded: %u work%s.", model_works(ev->model),
                  model_works(ev->model) == 1 ? "" : "s");
}

void app_update(struct app *a, const struct event *ev, struct effects *fx) {
    a->fx = fx;
    a->keep.clock = ev->time;
    switch (ev->type) {
    case EVENT_KEY:
        on_key(a, ev->key);
        break;
    case EVENT_RESIZE:
        a->w = ev->x;
        a->h = ev->y;
        break;
    case EVENT_CLICK:
    case EVENT_DOUBLE:
        if (menu_is_open(a))
            menu_click(a, ev->x, ev->y);
        else if (a->prompt.id == PROMPT_SEARCH)
            search_click(a, ev);
        else if (!is_asking(a))
            on_click(a, ev);
        break;
    case EVENT_WHEEL:
        if (a->help.open || a->faults.open || menu_is_open(a))
            route_key(a, ev->key);
        else if (!is_asking(a) || a->prompt.id == PROMPT_SEARCH)
            move_wheel(a, ev->x, ev->y, ev->key == K_UP ? -WHEEL_LINES : WHEEL_LINES);
        break;
    case EVENT_PASTE:
        on_paste(a, ev->text);
        break;
    case EVENT_LOADING:
        a->loading = (struct loading){true, (unsigned)ev->x, (unsigned)ev->y};
        break;
    case EVENT_LIBRARY:
        on_library(a, ev);
        break;
    case EVENT_SAVED:
        state_forget_work(a); /* other copies may have kept more */
        if (ev->text.n > 0)
            state_say(a, "%.*s", STR_ARG(ev->text));
        break;
    case EVENT_CHANGED:
        a->faults.has_changed = true;
        a->message = STR("");
        break;
    case EVENT_INDEX:
        search_indexed(a, ev->index, ev->query);
        break;
    case EVENT_SAID:
        state_say(a, "%.*s", STR_ARG(ev->text));
        break;
    }
    frame_build(a);
}

const struct grid *app_view(struct app *a) {
    a->grid = grid_new(&a->frame_arena, a->w, a->h);
    a->grid.palette = a->palette;
    view_paint(a, &a->grid);
    grid_restrict(&a->grid, (enum signs)a->signs);
    return &a->grid;
}

struct kept *app_kept(struct app *a, int64_t time) {
    a->keep.clock = time;
    keep_place(a);
    return a->keep.kept;
}

struct where app_where(const struct app *a) {
    return a->faults.edit;
}

str app_title(struct app *a) {
    str work = state_name(a, a->now.work);
    return text_safe(&a->frame_arena, str_fmt(&a->frame_arena, "%.*s - Leitmotif", STR_ARG(work)));
}
