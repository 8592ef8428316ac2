/* The menus: what they offer of what is picked, what they hand on, and that they close. */
#include "app/state.h"
#include "core/address.h"
#include "core/guard.h"
#include "screen.h"
#include "tui/clipboard.h"

/* Presses the keys; the text of the only effect. */
static str handed_on(struct app *a, const char *keys, enum effect_type type) {
    struct effects fx = screen_press(a, keys);
    assert_int_equal(fx.n, 1);
    assert_int_equal(fx.list[0].type, type);
    return fx.list[0].text;
}

static void copies(void **state, const char *keys, const char *text) {
    struct app *a = screen_open(*state, 80, 24);
    str got = handed_on(a, keys, EFFECT_COPY);
    if (!str_eq(got, str_of(text)))
        fail_msg("%s copies \"%.*s\"", keys, STR_ARG(got));
    screen_shows(a, "Copied: ");
    screen_hides(a, "chat line");
    app_close(a);
}

static void copies_what_is_picked(void **state) {
    copies(state, "jjjjyy", "♪ Fallin’ · Hong Isaac (Queen of Tears)");
    copies(state, "jjjjyt", "Fallin’");
    copies(state, "jjjjyi", "queen-of-tears/track:fallin");
    copies(state, "jjjjyl",
           "“Without you, I am nothing\n"
           "I won't save any days left without expressing my heart\n"
           "I will give them all to you.”\n"
           "♪ Fallin’ · Hong Isaac");
    copies(state, "Gyl",
           "“The only miracle in my life was the time we shared.\n"
           "내삶에 단하나 기적은 함께 나눴던 시간들이었어”\n"
           "♪ Way Home · Kim Soo-hyun");
    copies(state, "3jjjyy", "Crush (Queen of Tears)");
    copies(state, "3jjjyi", "queen-of-tears/person:crush");
    copies(state, "4yt", "Queen of Tears");
}

/* A scene's line says the episode and the song, which is the answer one wants to send. */
static void a_scene_says_its_song(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/burning car<Enter>");
    str line = handed_on(a, "yy", EFFECT_COPY);
    assert_true(str_find(line, STR("The burning car · Ep 14 · ♪ Fallin’"), 0) == 0);
    assert_true(str_ends(line, STR("(Queen of Tears)")));
    str scene = handed_on(a, "ys", EFFECT_COPY);
    assert_true(str_starts(scene, STR("The burning car: ")));
    assert_true(str_find(scene, STR("["), 0) == SIZE_MAX); /* citations are no part of it */
    app_close(a);
}

/* The source of the statement that is picked, not just the first. */
static void a_citation_is_that_of_the_statement(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    str source = handed_on(a, "jjjyc", EFFECT_COPY);
    assert_true(str_find(source, STR("https://"), 0) != SIZE_MAX ||
                str_find(source, STR("http://"), 0) != SIZE_MAX);
    struct arena arena = {.head = NULL};
    source = str_dup(&arena, source);
    str other = handed_on(a, "llyc", EFFECT_COPY);
    assert_false(str_eq(source, other));
    arena_free(&arena);
    app_close(a);
}

static void menus_close(void **state) {
    static const char *const keys[] = {"<Esc>", "q", "<C-c>"};
    struct app *a = screen_open(*state, 80, 24);
    for (size_t i = 0; i < COUNT(keys); i++) {
        screen_press(a, "y");
        screen_shows(a, "chat line");
        assert_int_equal(screen_press(a, keys[i]).n, 0);
        screen_hides(a, "chat line");
    }
    screen_press(a, "ㅛ"); /* y on a Korean keyboard, and j in the menu */
    screen_press(a, "ㅓ");
    assert_int_equal(a->menu.picked, 1);
    assert_true(str_eq(handed_on(a, "<Enter>", EFFECT_COPY), STR("The Reasons of My Smiles")));
    app_close(a);
}

static struct effects click(struct app *a, int x, int y) {
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_CLICK, .x = x, .y = y}, &fx);
    return fx;
}

/* Row of the screen that shows the text. */
static int row_with(struct app *a, const char *text) {
    struct arena arena = {.head = NULL};
    const struct grid *g = app_view(a);
    int y = 0;
    while (y < g->h && str_find(grid_row(&arena, g, y), str_of(text), 0) == SIZE_MAX)
        y++;
    arena_free(&arena);
    assert_true(y < g->h);
    return y;
}

static void the_mouse_chooses(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "jjjjy");
    assert_int_equal(click(a, 10, row_with(a, "─ Copy ─")).n, 0); /* the border is no entry */
    screen_hides(a, "chat line");
    screen_press(a, "y");
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_WHEEL, .x = 10, .y = 10, .key = K_DOWN}, &fx);
    assert_int_equal(a->menu.picked, 1);
    fx = click(a, 10, row_with(a, "queen-of-tears/track:fallin"));
    assert_int_equal(fx.n, 1);
    assert_true(str_eq(fx.list[0].text, STR("queen-of-tears/track:fallin")));
    screen_hides(a, "chat line");
    app_close(a);
}

static void opens_addresses(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    assert_true(str_eq(handed_on(a, "jjjjol", EFFECT_VISIT),
                       STR("https://www.youtube.com/results?search_query="
                           "Fallin%E2%80%99%20Hong%20Isaac")));
    screen_press(a, "o");
    screen_shows(a, "[1] The Korea Herald");
    assert_true(str_starts(handed_on(a, "1", EFFECT_VISIT), STR("http")));
    screen_press(a, "3o");
    screen_hides(a, "Listen");
    app_close(a);
}

/* More than the screen holds: the picked one is in sight, and the counter tells. */
static void a_long_menu_scrolls(void **state) {
    struct app *a = screen_open(*state, 50, 10);
    screen_press(a, "jjjo");
    screen_shows(a, " 1/");
    screen_shows(a, "Listen");
    for (int i = 0; i < 30; i++)
        screen_press(a, "j");
    assert_int_equal(a->menu.picked, a->menu.n - 1);
    screen_hides(a, "Listen");
    screen_press(a, "<Esc>");
    struct effects fx = {.n = 0};
    for (int w = 1; w < 60; w += 7)
        for (int h = 1; h < 14; h++) {
            app_update(a, &(struct event){.type = EVENT_RESIZE, .x = w, .y = h}, &fx);
            screen_press(a, "y");
            app_view(a);
            screen_press(a, "j<Esc>o");
            app_view(a);
            screen_press(a, "G<Esc>");
        }
    app_close(a);
}

static const char odd[] =
    "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"odd\", \"title\": {\"en\": \"Odd\"}},"
    " \"sources\": [{\"id\": \"s\", \"publisher\": \"Paper\", \"title\": \"T\\u001b[31m\","
    "   \"kind\": \"press\", \"url\": \"https://a.example/?q='$(x)`;|&\\\"<>\"}],"
    " \"tracks\": [{\"id\": \"a\", \"title\": {\"en\": \"A\\u001b]52;c;eA==\\u0007 \\u202e\"}}]}";

static void nothing_hostile_is_handed_on(void **state) {
    struct model *m = screen_library(odd);
    (void)state;
    struct app *a = screen_open(m, 80, 24);
    screen_press(a, "0");
    screen_press(a, model_works(a->model) > 1 && a->now.row == ref_of(KIND_WORK, 0) ? "j" : "");
    screen_press(a, "<Enter>");
    str title = handed_on(a, "yt", EFFECT_COPY);
    assert_true(str_find(title, STR("\x1B"), 0) == SIZE_MAX);
    assert_true(str_find(title, STR("<U+001B>"), 0) != SIZE_MAX);
    assert_true(str_find(title, STR("<U+202E>"), 0) != SIZE_MAX);
    screen_press(a, "6");
    str url =
        handed_on(a, "o1", EFFECT_VISIT); /* one argument as it stands, for no shell reads it */
    assert_true(str_eq(url, STR("https://a.example/?q='$(x)`;|&\"<>")));
    app_close(a);
    model_free(m);
}

static void what_an_address_is(void **state) {
    static const char *const good[] = {"https://a.example", "HTTP://a.example/x?y=z#w",
                                       "https://a.example/눈물"};
    static const char *const bad[] = {"",
                                      "https://",
                                      "http:/a",
                                      "ftp://a.example",
                                      "javascript:alert(1)",
                                      "-https://",
                                      "file:///etc/motd",
                                      "https://a b",
                                      "https://a\tb",
                                      "https://a\nb",
                                      "https://a\x1B[0m",
                                      "https://a\xE2\x80\xAE",
                                      "https://a\xFF"};
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++)
        if (!address_is_web(str_of(good[i])))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < COUNT(bad); i++)
        if (address_is_web(str_of(bad[i])))
            fail_msg("%s", bad[i]);
}

/* The vectors of RFC 4648, section 10. */
static void clipboard_speaks_base64(void **state) {
    static const char *const vectors[][2] = {{"", ""},
                                             {"f", "Zg=="},
                                             {"fo", "Zm8="},
                                             {"foo", "Zm9v"},
                                             {"foob", "Zm9vYg=="},
                                             {"fooba", "Zm9vYmE="},
                                             {"foobar", "Zm9vYmFy"},
                                             {"\xFF\xFE", "//4="}};
    struct arena arena = {.head = NULL};
    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++) {
        struct buf out = {.arena = &arena};
        assert_true(clipboard_add(&out, str_of(vectors[i][0])));
        str wanted = str_fmt(&arena, "\x1B]52;c;%s\a", vectors[i][1]);
        assert_true(str_eq(buf_str(&out), wanted));
    }
    struct buf out = {.arena = &arena};
    str huge = {arena_alloc(&arena, CLIPBOARD_MAX + 1, 1), CLIPBOARD_MAX + 1};
    assert_false(clipboard_add(&out, huge));
    assert_int_equal(out.n, 0);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_what_is_picked),
        cmocka_unit_test(a_scene_says_its_song),
        cmocka_unit_test(a_citation_is_that_of_the_statement),
        cmocka_unit_test(menus_close),
        cmocka_unit_test(the_mouse_chooses),
        cmocka_unit_test(opens_addresses),
        cmocka_unit_test(a_long_menu_scrolls),
        cmocka_unit_test(nothing_hostile_is_handed_on),
        cmocka_unit_test(what_an_address_is),
        cmocka_unit_test(clipboard_speaks_base64),
    };
    return cmocka_run_group_tests_name("menu", tests, screen_load, screen_free);
}
