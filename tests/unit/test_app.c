/* The app without a terminal: every action does what its help says, and nothing a person does
 * breaks a screen. */
#include "app/action.h"
#include "app/app.h"
#include "app/help.h"
#include "app/keymap.h"
#include "app/state.h"
#include "core/dataset.h"
#include "core/guard.h"
#include "core/load.h"

#include "load_text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void refuse(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s", STR_ARG(d->text));
}

static int load_dataset(void **state) {
    struct load *l = load_open((struct sink){refuse, NULL});
    struct model own = dataset_model();
    load_model(l, dataset_name(), &own);
    *state = load_close(l);
    return 0;
}

/* The dataset with another work beside it. */
static struct model *load_two(void) {
    struct load *l = load_open((struct sink){refuse, NULL});
    struct model own = dataset_model();
    load_model(l, dataset_name(), &own);
    assert_true(load_text(l, STR("two.json"),
                          STR("{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"another\", "
                              "\"title\": {\"en\": \"Another\"}}}")));
    return load_close(l);
}

static int free_dataset(void **state) {
    model_free(*state);
    return 0;
}

static struct app *open_app(void **state, int w, int h) {
    struct app_setup setup = {.model = *state,
                              .at = REF_NONE,
                              .watched = WATCHED_ALL,
                              .names = NAMES_BOTH,
                              .w = w,
                              .h = h};
    return app_open(&setup);
}

static struct effects press(struct app *a, const char *keys) {
    struct effects fx = {.n = 0};
    struct err e = {0};
    str rest = str_of(keys);
    struct event ev = {.type = EVENT_KEY};
    while (key_next(&rest, &ev.key, &e))
        app_update(a, &ev, &fx);
    assert_string_equal(e.text, "");
    return fx;
}

/* All of the screen as one string. */
static str screen(struct app *a, struct arena *arena) {
    const struct grid *g = app_view(a);
    struct buf b = {.arena = arena};
    for (int y = 0; y < g->h; y++) {
        buf_add(&b, grid_row(arena, g, y));
        buf_char(&b, '\n');
    }
    return buf_str(&b);
}

static bool shows(struct app *a, const char *text) {
    struct arena arena = {.head = NULL};
    bool found = str_find(screen(a, &arena), str_of(text), 0) != SIZE_MAX;
    arena_free(&arena);
    return found;
}

static void assert_shows(struct app *a, const char *text) {
    struct arena arena = {.head = NULL};
    if (!shows(a, text))
        fail_msg("\"%s\" is not on the screen:\n%.*s", text, STR_ARG(screen(a, &arena)));
    arena_free(&arena);
}

static bool focused(struct app *a, const char *title) {
    return str_eq(frame_focus(a)->title, str_of(title));
}

/* What each action is for, as a person would see it. */
static const struct {
    const char *action, *before; /* keys that lead up to it */
    const char *text;            /* on the screen afterwards, and not before */
    const char *focus;           /* title of the pane with focus afterwards */
    int effect;                  /* or -1 */
} effects_of[] = {
    {"open", "jj", "1-20/", "Hold Me Back", -1},
    {"search", "", "How to ask", "Search", -1},
    {"next-hit", "/heart<Enter>", "2 of ", NULL, -1},
    {"previous-hit", "/heart<Enter>n", "1 of ", NULL, -1},
    {"close", "j<Enter>", NULL, "Tracks", -1},
    {"back", "j<Enter>", NULL, "Tracks", -1},
    {"forward", "j<Enter><BS>", NULL, "Tell Me It’s Not a Dream", -1},
    {"previous-place", "j<Enter><BS>j<Enter>", NULL, "Tracks", -1},
    {"down", "", " 2/12 ", "Tracks", -1},
    {"up", "jjj", " 3/12 ", "Tracks", -1},
    {"next-pane", "", NULL, "Song", -1},
    {"previous-pane", "", NULL, "Artist", -1},
    {"right", "", NULL, "Scenes", -1},
    {"left", "l", NULL, "Tracks", -1},
    {"page-down", "", " 12/12 ", "Tracks", -1},
    {"page-up", "G", " 1/12 ", "Tracks", -1},
    {"half-down", "", " 6/12 ", "Tracks", -1},
    {"half-up", "G", " 7/12 ", "Tracks", -1},
    {"first", "jjj", " 1/12 ", "Tracks", -1},
    {"last", "", " 12/12 ", "Tracks", -1},
    {"next-heading", "j<Enter>", "10-29/", "Tell Me It’s Not a Dream", -1},
    {"previous-heading", "2G", " 32/33 ", "Scenes by episode", -1},
    {"tracks", "2", NULL, "Tracks", -1},
    {"scenes", "", "Before episode 1", "Scenes by episode", -1},
    {"people", "", "Performers", "People", -1},
    {"story", "", "Kim Soo-hyun   ♪", "Story", -1},
    {"map", "", "● stated", "Map: song by episode", -1},
    {"sources", "", "From the label", "Sources", -1},
    {"library", "G1", "▶Queen of Tears", "Library", -1},
    {"in-map", "jjjj", "[●]", "Map: song by episode", -1},
    {"cited", "jjjll", "Its sources: [3][4].", "Love You With All My Heart", -1},
    {"visit", "jjj", "Open in the browser", "Tracks", -1},
    {"copy", "jjj", "chat line", "Tracks", -1},
    {"order", "", "Songs by the episode", "Tracks, first heard first", -1},
    {"kept", "", "b bookmarks", "Kept", -1},
    {"names", "", "Names in English.", "Tracks", -1},
    {"theme", "", "Theme: vivid.", "Tracks", -1},
    {"zoom", "", NULL, "Tracks", -1},
    {"watched", "", "0-16 or all", "Tracks", -1},
    {"bookmark", "j", "★ Tell Me", "Tracks", EFFECT_SAVE},
    {"note", "", "Note:", "Tracks", -1},
    {"help", "", "a key or a word", NULL, -1},
    {"command", "", "Tab completes", "Tracks", -1},
    {"edit", "", "It is built in, in no file", "Tracks", -1},
    {"faults", "", "What is wrong in the files", NULL, -1},
    {"reload", "", NULL, "Tracks", EFFECT_RELOAD},
    {"quit", "", NULL, "Tracks", EFFECT_QUIT},
    {"quit-now", "", NULL, "Tracks", EFFECT_QUIT},
    {"suspend", "", NULL, "Tracks", EFFECT_SUSPEND},
    {"redraw", "", NULL, "Tracks", EFFECT_REDRAW},
};

static void every_action_does_what_it_says(void **state) {
    assert_int_equal(action_count, COUNT(effects_of));
    for (size_t i = 0; i < action_count; i++) {
        assert_string_equal(actions[i].name, effects_of[i].action);
        struct model *two = strcmp(actions[i].name, "library") == 0 ? load_two() : NULL;
        struct app *a = open_app(two ? (void **)&two : state, 80, 24);
        press(a, effects_of[i].before);
        if (strcmp(actions[i].name, "faults") == 0)
            faults_set(a, STR("my.json:1:1: error: x\n"));
        assert_true(action_can(&actions[i], a));
        if (effects_of[i].text)
            if (shows(a, effects_of[i].text))
                fail_msg("%s: already there", effects_of[i].action);
        struct effects fx = {.n = 0};
        a->fx = &fx;
        action_try(&actions[i], a);
        frame_build(a);
        if (effects_of[i].text)
            assert_shows(a, effects_of[i].text);
        if (effects_of[i].focus && !focused(a, effects_of[i].focus))
            fail_msg("%s: focus is on %.*s", actions[i].name, STR_ARG(frame_focus(a)->title));
        assert_int_equal(fx.n, effects_of[i].effect >= 0);
        if (fx.n > 0)
            assert_int_equal((int)fx.list[0].type, effects_of[i].effect);
        app_close(a);
        model_free(two);
    }
}

/* Enter expands a fault that has just come; after that it is for rows again. */
static void enter_expands_what_is_new(void **state) {
    struct app *a = open_app(state, 80, 24);
    faults_set(a, STR("a/my.json:6:24: error: no person\na/my.json:7:1: error: x\n"));
    assert_shows(a, "my.json:6:24: error: no person");
    assert_shows(a, "Enter all 2");
    press(a, "<Enter>");
    assert_shows(a, "What is wrong in the files");
    press(a, "<Esc>");
    assert_shows(a, "! all 2");
    press(a, "<Enter>");
    assert_false(shows(a, "What is wrong"));
    assert_true(focused(a, "The Reasons of My Smiles"));
    faults_set(a, STR("my.json:6:24: error: no person\n"));
    press(a, "<BS>"); /* a step in between */
    press(a, "<Enter>");
    assert_false(shows(a, "What is wrong"));
    press(a, "!");
    assert_shows(a, "What is wrong");
    app_close(a);
}

static void roll(struct app *a, uint32_t key) {
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_WHEEL, .x = 9, .y = 9, .key = key}, &fx);
}

/* What is open over the screen has the ends of its list, the wheel, and what is pasted. */
static void long_lists_have_ends(void **state) {
    struct app *a = open_app(state, 80, 24);
    faults_set(a, STR("a:1:1: error: x\na:2:1: error: x\na:3:1: error: x\n"));
    press(a, "!");
    assert_shows(a, " 1/3 ");
    press(a, "G");
    assert_shows(a, " 3/3 ");
    press(a, "g<End>");
    assert_shows(a, " 3/3 ");
    roll(a, K_UP);
    assert_shows(a, " 2/3 ");
    press(a, "<Home>");
    assert_shows(a, " 1/3 ");
    press(a, "<Esc>?");
    roll(a, K_DOWN);
    assert_int_equal(a->help.picked, 1);
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_PASTE, .text = STR("zoom\n")}, &fx);
    assert_shows(a, "Find: zoom ");
    assert_shows(a, "The pane alone on the whole screen");
    app_close(a);
}

static void every_row_of_the_table_is_whole(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        assert_true(strlen(actions[i].name) > 1);
        assert_true(strlen(actions[i].help) > 3);
        assert_true(strlen(actions[i].help) < 64);
        assert_true(!actions[i].run != !actions[i].run_with);
        str keys = str_of(actions[i].keys);
        uint32_t key;
        struct err e = {0};
        unsigned n = 0;
        for (; key_next(&keys, &key, &e); n++)
            assert_ptr_equal(bind_action(&(struct bind){0}, key),
                             &actions[i]); /* no key is taken twice */
        assert_string_equal(e.text, "");
        assert_true(n >= 1);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(actions[i].name, actions[k].name);
    }
}

static void help_lists_every_action_once(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "?");
    struct arena arena = {.head = NULL};
    struct help_items items = help_items(a, &arena);
    for (size_t i = 0; i < action_count; i++) {
        unsigned found = 0;
        for (uint32_t k = 0; k < items.n; k++)
            found += items.at[k].action == &actions[i];
        assert_int_equal(found, 1);
    }
    arena_free(&arena);
    app_close(a);
}

static void help_finds_by_word_and_by_key_and_runs(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "?zoom");
    assert_shows(a, "The pane alone");
    assert_false(shows(a, "Quit, or leave what is typed or chosen"));
    press(a, "<C-u>}");
    assert_shows(a, "Next heading");
    assert_shows(a, "1/1");
    press(a, "<C-u>people<Enter>");
    assert_true(focused(a, "People"));
    press(a, "?xyzzy");
    assert_shows(a, "No key does that");
    press(a, "<Enter><Esc>");
    assert_false(a->help.open);
    app_close(a);
}

static void a_korean_layout_moves_as_well(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "ㅓ");
    assert_shows(a, " 2/12 ");
    press(a, "ㅏ");
    assert_shows(a, " 1/12 ");
    assert_int_equal(press(a, "ㅂ").n, 1);
    app_close(a);
}

static void backspace_brings_back_focus_and_scroll(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "jjj<Enter><Space>");
    struct arena arena = {.head = NULL};
    str before = screen(a, &arena);
    press(a, "j<Enter>");
    assert_false(str_eq(screen(a, &arena), before));
    press(a, "<BS>");
    struct app *fresh = open_app(state, 80, 24);
    press(fresh, "jjj<Enter><Space>j");
    assert_true(str_eq(screen(a, &arena), screen(fresh, &arena)));
    app_close(fresh);
    arena_free(&arena);
    app_close(a);
}

static void the_trail_shows_the_way(void **state) {
    struct app *a = open_app(state, 160, 50);
    press(a, "jjjj<Enter>j<Enter>");
    assert_shows(a, "Fallin’ › Hong Isaac");
    app_close(a);
}

static void the_cue_under_the_cursor_marks_its_lines(void **state) {
    struct app *a = open_app(state, 160, 50);
    press(a, "jjjlj");
    struct pane_frame *lyrics = frame_pane(a, PANE_LYRICS);
    assert_int_equal(model_count(a->model, lyrics->heard), 0); /* the boar hunt: no line is known */
    press(a, "j");
    assert_int_equal(model_count(a->model, frame_pane(a, PANE_LYRICS)->heard), 1);
    app_close(a);
}

static void clicks_pick_and_open(void **state) {
    struct app *a = open_app(state, 80, 24);
    struct effects fx = {.n = 0};
    rect list = frame_pane(a, PANE_LIST)->place.inner;
    struct event ev = {.type = EVENT_CLICK, .x = list.x + 3, .y = list.y + 4};
    app_update(a, &ev, &fx);
    assert_shows(a, " 5/12 ");
    ev.type = EVENT_DOUBLE;
    app_update(a, &ev, &fx);
    assert_true(focused(a, "Fallin’"));
    ev = (struct event){.type = EVENT_WHEEL, .x = 60, .y = 10, .key = K_DOWN};
    app_update(a, &ev, &fx);
    assert_shows(a, "4-23/");
    ev = (struct event){.type = EVENT_CLICK, .x = 0, .y = 0};
    app_update(a, &ev, &fx);
    app_close(a);
}

static void a_resize_storm_ends_where_a_fresh_start_does(void **state) {
    struct app *a = open_app(state, 80, 24), *fresh = open_app(state, 80, 24);
    struct effects fx = {.n = 0};
    press(a, "jjj<Enter>j");
    for (int i = 0; i < 300; i++) {
        struct event ev = {.type = EVENT_RESIZE, .x = i * 37 % 220, .y = i * 17 % 90};
        app_update(a, &ev, &fx);
        app_view(a);
    }
    struct event back = {.type = EVENT_RESIZE, .x = 80, .y = 24};
    app_update(a, &back, &fx);
    press(a, "g<BS>");
    press(fresh, "jjj");
    struct arena arena = {.head = NULL};
    assert_true(str_eq(screen(a, &arena), screen(fresh, &arena)));
    arena_free(&arena);
    app_close(a);
    app_close(fresh);
}

/* A small generator of our own, so that a failure can be repeated. */
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void assert_sane(struct app *a) {
    for (unsigned i = 0; i < a->frame.n; i++) {
        const struct pane_frame *p = &a->frame.panes[i];
        uint32_t height = (uint32_t)p->place.inner.h;
        assert_true(p->top == 0 || p->top + height <= p->count);
        if (p->place.id == PANE_LIST && p->picked != LIST_NONE)
            assert_true(p->picked >= p->top && p->picked < p->top + height);
    }
}

static void random_keys_never_break_the_screen(void **state) {
    static const uint32_t special[] = {K_ENTER, K_TAB,  K_BACKTAB, K_ESC,        K_BACKSPACE,
                                       K_UP,    K_DOWN, K_LEFT,    K_RIGHT,      K_HOME,
                                       K_END,   K_PGUP, K_PGDN,    K_CTRL | 'd', K_CTRL | 'u'};
    static const int sizes[][2] = {{80, 24}, {50, 15}, {160, 50}, {20, 5}, {72, 20}};
    for (unsigned s = 0; s < COUNT(sizes); s++) {
        struct app *a = open_app(state, sizes[s][0], sizes[s][1]);
        uint32_t seed = 20240309 + s;
        for (unsigned i = 0; i < 3000; i++) {
            uint32_t r = next_random(&seed);
            struct event ev = {.type = EVENT_KEY,
                               .key = r % 3 ? special[r / 3 % COUNT(special)] : ' ' + r / 3 % 95};
            struct effects fx = {.n = 0};
            if (a->help.open && r % 7 == 0)
                ev.key = K_ESC;
            app_update(a, &ev, &fx);
            if (i % 16 == 0)
                app_view(a);
            assert_sane(a);
        }
        app_close(a);
    }
}

static void a_row_withheld_is_not_shown(void **state) {
    const struct model *m = *state;
    ref ending = model_find(m, ref_of(KIND_WORK, 0), KIND_SCENE, STR("episode-16-ending"));
    assert_int_not_equal(ending, REF_NONE);
    struct app_setup setup = {
        .model = m, .at = ending, .watched = 6, .names = NAMES_BOTH, .w = 80, .h = 24};
    struct app *a = app_open(&setup);
    assert_false(shows(a, "The ending"));
    press(a, "G<Enter>");
    assert_false(shows(a, "The ending"));
    app_close(a);
}

/* A row of Story can stand for what is said of it on a topic: its page begins there. */
static void story_tells_of_making_awards_and_ratings(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "4");
    for (int i = 0; i < 4; i++)
        press(a, "}");
    assert_shows(a, "▶ Love You With A… Best OST at");
    assert_shows(a, "│Awards and charts ");
    press(a, "{");
    assert_shows(a, "▶ Queen of Tears   Filmed in");
    assert_shows(a, "│How it was made ");
    press(a, "<Enter>");
    assert_shows(a, "│How it was made ");
    press(a, "g<BS>1");
    press(a, "4");
    assert_shows(a, "▶ Queen of Tears   Filmed in");
    assert_shows(a, "│How it was made ");
    press(a, "g"); /* the same row, at its first place */
    assert_false(shows(a, "│How it was made "));
    press(a, "}}}}}");
    assert_shows(a, "▶ Queen of Tears   Plot and");
    press(a, "jj");
    assert_shows(a, "▶ Episode 2        8.7 %");
    assert_shows(a, "Aired Sun 10 Mar 2024 ");
    app_close(a);
}

static void ratings_of_later_episodes_are_withheld(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "4s4<Enter>G{{");
    assert_shows(a, "  Episode 4 ");
    assert_false(shows(a, "Episode 5 "));
    app_close(a);
}

static void starting_at_a_row_opens_its_view(void **state) {
    static const struct {
        enum kind kind;
        const char *id, *focus;
    } starts[] = {{KIND_SCENE, "burning-car", "Scenes by episode"},
                  {KIND_PERSON, "crush", "People"},
                  {KIND_TRACK, "fallin", "Fallin’"},
                  {KIND_CHARACTER, "hong-hae-in", "Story"},
                  {KIND_DISPUTE, "apostrophes", "Sources"}};
    for (size_t i = 0; i < COUNT(starts); i++) {
        ref at = model_find(*state, ref_of(KIND_WORK, 0), starts[i].kind, str_of(starts[i].id));
        struct app_setup setup = {
            .model = *state, .at = at, .watched = WATCHED_ALL, .w = 80, .h = 24};
        struct app *a = app_open(&setup);
        assert_true(focused(a, starts[i].focus));
        app_close(a);
    }
}

static void every_key_gets_an_answer(void **state) {
    struct app *a = open_app(state, 80, 24);
    press(a, "]");
    assert_shows(a, "nothing to go forward to");
    press(a, "x");
    assert_shows(a, "? lists the keys");
    press(a, "<Esc>");
    assert_shows(a, "q quits");
    app_close(a);
}

static void help_wraps_rather_than_cuts(void **state) {
    struct app *a = open_app(state, 50, 15);
    press(a, "?innermost");
    assert_shows(a, "zoom, then");
    assert_shows(a, "open page");
    app_close(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_does_what_it_says),
        cmocka_unit_test(enter_expands_what_is_new),
        cmocka_unit_test(long_lists_have_ends),
        cmocka_unit_test(every_row_of_the_table_is_whole),
        cmocka_unit_test(help_lists_every_action_once),
        cmocka_unit_test(help_finds_by_word_and_by_key_and_runs),
        cmocka_unit_test(a_korean_layout_moves_as_well),
        cmocka_unit_test(backspace_brings_back_focus_and_scroll),
        cmocka_unit_test(the_trail_shows_the_way),
        cmocka_unit_test(the_cue_under_the_cursor_marks_its_lines),
        cmocka_unit_test(clicks_pick_and_open),
        cmocka_unit_test(a_resize_storm_ends_where_a_fresh_start_does),
        cmocka_unit_test(random_keys_never_break_the_screen),
        cmocka_unit_test(a_row_withheld_is_not_shown),
        cmocka_unit_test(story_tells_of_making_awards_and_ratings),
        cmocka_unit_test(ratings_of_later_episodes_are_withheld),
        cmocka_unit_test(starting_at_a_row_opens_its_view),
        cmocka_unit_test(every_key_gets_an_answer),
        cmocka_unit_test(help_wraps_rather_than_cuts),
    };
    return cmocka_run_group_tests(tests, load_dataset, free_dataset);
}
