/* Prompts: what is typed is shown at once, Esc undoes all of it, and answers are remembered. */
#include "app/app.h"
#include "app/prompt.h"
#include "app/state.h"
#include "core/guard.h"
#include "screen.h"

static bool same_place(const struct app *a, const struct place *p) {
    const struct place *q = &a->now;
    bool same = q->view == p->view && q->focus == p->focus && q->work == p->work &&
                q->row == p->row && q->list_top == p->list_top && q->page == p->page &&
                q->whole == p->whole;
    for (unsigned i = 0; i < PANE_COUNT; i++)
        same &= q->at[i].top == p->at[i].top && q->at[i].link == p->at[i].link;
    return same;
}

/* Keys that are pressed in a prompt and undone by Esc or Ctrl-c, from a place that has a scroll, a
   zoom, a page and a link. */
static void esc_brings_back_the_place(void **state) {
    static const char *const before[] = {"", "2Gl", "jjj<Enter><Space>j", "3jjz", "2G<Enter>jz"};
    static const char *const typed[] = {"s",
                                        "s0",
                                        "s1<Up><Up>",
                                        "s99<Enter>",
                                        "s6<C-u>all",
                                        ":",
                                        ":zoom",
                                        ":nonsense<Enter>",
                                        ":n<Tab><C-w>",
                                        "/",
                                        "/boar",
                                        "/heart<Tab><Down>",
                                        "/qqxyzzyqq<Enter>"};
    static const char *const ends[] = {"<Esc>", "<C-c>"};
    for (size_t i = 0; i < COUNT(before) * COUNT(typed) * COUNT(ends); i++) {
        struct app *a = screen_open(*state, 80, 24);
        struct arena arena = {.head = NULL};
        screen_press(a, before[i % COUNT(before)]);
        struct place place = a->now;
        bool zoom = a->zoom;
        str was = screen_text(a, &arena);
        screen_press(a, typed[i / COUNT(before) % COUNT(typed)]);
        assert_false(str_eq(screen_text(a, &arena), was));
        struct effects fx = screen_press(a, ends[i / COUNT(before) / COUNT(typed)]);
        assert_int_equal(fx.n, 0); /* Ctrl-c leaves the prompt, not the program */
        assert_true(same_place(a, &place));
        assert_int_equal(a->zoom, zoom);
        assert_int_equal(a->watched, WATCHED_ALL);
        assert_true(str_eq(screen_text(a, &arena), was));
        arena_free(&arena);
        app_close(a);
    }
}

static void watched_is_seen_while_it_is_typed(void **state) {
    struct app *a = screen_open(*state, 160, 50);
    screen_press(a, "2G");
    screen_shows(a, "The ending");
    screen_press(a, "s3");
    screen_shows(a, "▒ep 3");
    screen_hides(a, "The ending");
    screen_press(a, "<BS>");
    screen_shows(a, "The ending"); /* nothing typed: as before */
    screen_press(a, "6<Enter>");
    assert_int_equal(a->watched, 6);
    screen_shows(a, "after 6 is withheld");
    screen_press(a, "sall<Enter>");
    assert_int_equal(a->watched, WATCHED_ALL);
    screen_hides(a, "▒ep");
    screen_shows(a, "Nothing is withheld.");
    app_close(a);
}

/* A number on its way to Enter spoils nothing: 1 may become 10, and Esc comes too late. */
static void the_guard_is_not_lifted_before_enter(void **state) {
    static const char *const typed[] = {"9", "16", "all", "<Up>", "<Up><Up>", "1<BS>9"};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct app *a = screen_open(*state, 160, 50);
        screen_press(a, "s3<Enter>2s");
        screen_press(a, typed[i]);
        screen_shows(a, "▒ep 3");
        screen_shows(a, "Ep 3 ");
        screen_hides(a, "Ep 4 ");
        screen_press(a, "<Enter>");
        screen_shows(a, "Ep 4 ");
        app_close(a);
    }
}

/* What is kept of later episodes is withheld, but not said to be lost. */
static void kept_is_not_called_empty_by_the_guard(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "2Gbkbs3<Enter>7");
    screen_hides(a, "Nothing is kept here yet");
    screen_hides(a, "lavender");
    screen_shows(a, "▒ what you kept of later episodes");
    screen_shows(a, "s says how far you have seen");
    screen_press(a, "1b7");
    screen_shows(a, "─ 1/1 ─"); /* with no count of the others */
    screen_shows(a, "▒ what you kept of later episodes");
    screen_press(a, "sall<Enter>");
    screen_shows(a, "lavender");
    screen_hides(a, "▒");
    screen_press(a, "bjbjb7");
    screen_shows(a, "Nothing is kept here yet");
    app_close(a);
}

static void watched_goes_up_and_down_by_one(void **state) {
    static const struct {
        const char *keys;
        unsigned watched;
    } steps[] = {{"s<Down><Enter>", 16},         {"s<Down><Enter>", 15},
                 {"s<C-n><C-n><Up><Enter>", 14}, {"s<Up><Up><Up><Enter>", WATCHED_ALL},
                 {"s<Up><Enter>", WATCHED_ALL},  {"s0<Down><Enter>", 0},
                 {"s<C-p><Enter>", 1},           {"s<Enter>", 1},
                 {"s<Up>12<Enter>", 12},         {"s<Down>6<BS>4<Enter>", 4}};
    struct app *a = screen_open(*state, 80, 24);
    for (size_t i = 0; i < COUNT(steps); i++) {
        screen_press(a, steps[i].keys);
        assert_int_equal(a->watched, steps[i].watched);
    }
    app_close(a);
}

static void a_number_that_is_none_is_answered(void **state) {
    static const char *const bad[] = {"17", "-1", "six", "6 7", "99999999999999999999"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct app *a = screen_open(*state, 80, 24);
        screen_press(a, "s6<Enter>s");
        screen_press(a, bad[i]);
        screen_press(a, "<Enter>");
        screen_shows(a, "type 0 to 16, or all");
        assert_int_equal(a->prompt.id, PROMPT_WATCHED); /* it can be put right */
        assert_int_equal(a->watched, 6);
        app_close(a);
    }
}

/* The way to a page that is withheld now names nothing of it. */
static void the_trail_withholds_too(void **state) {
    struct app *a = screen_open(*state, 160, 50);
    screen_press(a, "2Gkk<Enter>j<Enter>");
    screen_shows(a, "The steps, 2074 › Episode 16");
    screen_press(a, "s3");
    screen_hides(a, "2074");
    screen_shows(a, "▒ › Episode 16");
    screen_press(a, "<Enter>");
    screen_hides(a, "2074");
    app_close(a);
}

static void commands_run_by_name(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, ":scenes<Enter>");
    assert_int_equal(a->now.view, VIEW_SCENES);
    screen_press(a, ":  watched   6 <Enter>");
    assert_int_equal(a->watched, 6);
    screen_press(a, ":wat<Enter>");
    assert_int_equal(a->prompt.id, PROMPT_WATCHED);
    struct effects fx = screen_press(a, "<Esc>:quit<Enter>");
    assert_int_equal(fx.n, 1); /* and not ambiguous, for quit-now begins with it */
    assert_int_equal(fx.list[0].type, EFFECT_QUIT);
    assert_int_equal(screen_press(a, ":<Enter>").n, 0);
    assert_int_equal(a->prompt.id, PROMPT_NONE);
    screen_press(a, ":forward<Enter>");
    screen_shows(a, "There is nothing to go forward to.");
    screen_press(a, "7:note one<Enter>"); /* an answer to what is not asked */
    screen_shows(a, "Nothing is picked.");
    app_close(a);
}

static void an_unknown_command_is_answered(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, ":zomo<Enter>");
    screen_shows(a, "did you mean zoom?");
    screen_press(a, "<C-u>xyzzy<Enter>");
    screen_shows(a, "There is no command \"xyzzy\"; ? lists what there is");
    screen_press(a, "<C-u>zoom in<Enter>");
    screen_shows(a, "leave out \"in\"");
    assert_false(a->zoom);
    screen_press(a, "<C-u>watched 77<Enter>");
    screen_shows(a, "type 0 to 16, or all");
    assert_int_equal(a->prompt.id, PROMPT_WATCHED);
    app_close(a);
}

static void tab_completes_commands(void **state) {
    static const struct {
        const char *keys, *line;
    } cases[] = {{":zo<Tab>", "zoom"}, {":w<Tab>", "watched "},
                 {":n<Tab>", "n"},     {":next<Tab>", "next-"},
                 {":xy<Tab>", "xy"},   {":watched 1<Tab>", "watched 1"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct app *a = screen_open(*state, 80, 24);
        screen_press(a, cases[i].keys);
        assert_true(str_eq(edit_text(&a->prompt.line), str_of(cases[i].line)));
        app_close(a);
    }
}

static void answers_are_recalled(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, ":zoom<Enter>:names<Enter>:zoom<Enter>:<Up>");
    screen_shows(a, ":zoom ");
    screen_press(a, "<Up>");
    screen_shows(a, ":names ");
    screen_press(a, "<Up>"); /* each once, so this was the oldest */
    screen_shows(a, ":names ");
    screen_press(a, "<Down><Down>");
    assert_int_equal(a->prompt.line.n, 0);
    screen_press(a, "na<Up>"); /* a line that is one's own stays */
    screen_shows(a, ":na ");
    for (unsigned i = 0; i < RECALL_MAX + 5; i++) {
        char keys[64];
        snprintf(keys, sizeof keys, "<C-u>watched %u<Enter>:", i % 17);
        screen_press(a, keys);
    }
    assert_true(prompt_recalled_count(a, PROMPT_COMMAND) <= RECALL_MAX);
    app_close(a);
}

/* With a Korean layout on: s is ㄴ, and the keys after it that make a syllable are the answer. */
static void hangul_opens_prompts(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "ㄴ6<Enter>");
    assert_int_equal(a->watched, 6);
    screen_press(a, "늘"); /* s m f: the prompt opens, and the rest goes into it */
    assert_int_equal(a->prompt.id, PROMPT_WATCHED);
    assert_true(str_eq(edit_text(&a->prompt.line), STR("mf")));
    screen_press(a, "<C-u>늘"); /* inside a prompt it is what it is */
    assert_true(str_eq(edit_text(&a->prompt.line), STR("늘")));
    app_close(a);
}

static void paste(struct app *a, str text) {
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_PASTE, .text = text}, &fx);
    app_view(a);
}

static void a_paste_goes_into_the_line(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, ":");
    paste(a, STR("watch\ned\t6"));
    assert_true(str_eq(edit_text(&a->prompt.line), STR("watch ed 6")));
    char long_text[3 * EDIT_MAX];
    for (size_t i = 0; i < sizeof long_text; i++) /* 한한한… */
        long_text[i] = "\xED\x95\x9C"[i % 3];
    screen_press(a, "<C-u>");
    paste(a, (str){long_text, sizeof long_text});
    assert_int_equal(a->prompt.line.n, EDIT_MAX / 3 * 3); /* as many whole ones as fit */
    paste(a, (str){long_text, sizeof long_text});
    screen_press(a, "한x<BS><C-a>한<Left><Del>");
    app_close(a);
}

/* The cursor is on the screen, wherever in the line it stands. */
static void a_long_line_follows_the_cursor(void **state) {
    struct app *a = screen_open(*state, 40, 12);
    screen_press(a, ":abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789");
    const struct grid *g = app_view(a);
    assert_in_range(g->cursor_x, 1, 39);
    screen_shows(a, "0123456789");
    screen_press(a, "<C-a>");
    screen_shows(a, ":abcdefghij");
    assert_int_equal(app_view(a)->cursor_x, 2);
    app_close(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(esc_brings_back_the_place),
        cmocka_unit_test(watched_is_seen_while_it_is_typed),
        cmocka_unit_test(the_guard_is_not_lifted_before_enter),
        cmocka_unit_test(kept_is_not_called_empty_by_the_guard),
        cmocka_unit_test(watched_goes_up_and_down_by_one),
        cmocka_unit_test(a_number_that_is_none_is_answered),
        cmocka_unit_test(the_trail_withholds_too),
        cmocka_unit_test(commands_run_by_name),
        cmocka_unit_test(an_unknown_command_is_answered),
        cmocka_unit_test(tab_completes_commands),
        cmocka_unit_test(answers_are_recalled),
        cmocka_unit_test(hangul_opens_prompts),
        cmocka_unit_test(a_paste_goes_into_the_line),
        cmocka_unit_test(a_long_line_follows_the_cursor),
    };
    return cmocka_run_group_tests(tests, screen_load, screen_free);
}
