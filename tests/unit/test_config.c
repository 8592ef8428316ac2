/* The configuration file, and the keys that it gives to actions. What a person sees of it is tested
   in tests/cli/config.sh. */
#include "app/bind.h"
#include "app/state.h"
#include "core/config.h"
#include "core/guard.h"
#include "screen.h"

static void open_config(struct config *c, const char *text) {
    config_init(c);
    c->path = STR("/x/config");
    config_parse(c, str_of(text));
}

static void says(const struct config *c, const char *text) {
    if (!str_eq(buf_str(&c->said), str_of(text)))
        fail_msg("it says \"%.*s\"", STR_ARG(buf_str(&c->said)));
}

static void defaults_and_values(void **state) {
    struct config c;
    (void)state;
    open_config(&c, "");
    assert_int_equal(c.names, NAMES_BOTH);
    assert_int_equal(c.watched, WATCHED_ALL);
    assert_int_equal(c.mouse, 1);
    assert_int_equal(c.theme + c.ascii + c.wide, 0);
    says(&c, "");
    arena_free(&c.arena);
    open_config(&c, "names=ko\nwatched: 6\n\n; x\nmouse = no # y\nmouse = no");
    assert_int_equal(c.names, NAMES_ORIGINAL);
    assert_int_equal(c.watched, 6);
    assert_int_equal(c.mouse, 0);
    says(&c, "/x/config:5: error: left out: mouse is no or yes, not \"no # y\"\n");
    arena_free(&c.arena);
    open_config(&c, "watched = six"); /* nothing is spoiled by a slip */
    assert_int_equal(c.watched, 0);
    says(&c, "/x/config:1: error: left out: watched is the number of an episode or all, not "
             "\"six\"; 0 counts until it is\n");
    arena_free(&c.arena);
}

static struct app *open_with(const struct model *m, struct config *c) {
    struct app_setup setup = {
        .model = m, .watched = WATCHED_ALL, .names = NAMES_BOTH, .config = c, .w = 80, .h = 24};
    return app_open(&setup);
}

/* What was taken from another action is gone there, what was not stays. */
static void keys_change_hands(void **state) {
    struct config c;
    struct arena arena = {.head = NULL};
    open_config(&c, "[keys]\ndown = k<C-n>\nquit-now =\n");
    struct app *a = open_with(*state, &c);
    says(&c, "");
    assert_string_equal(bind_action(&a->bind, 'k')->name, "down");
    assert_string_equal(bind_action(&a->bind, K_UP)->name, "up");
    assert_null(bind_action(&a->bind, 'j'));
    assert_null(bind_action(&a->bind, K_CTRL | 'c'));
    assert_true(str_eq(bind_labels(&a->bind, action_named("down"), &arena), STR("k Ctrl-n")));
    assert_true(str_eq(bind_labels(&a->bind, action_named("up"), &arena), STR("↑")));
    assert_true(str_eq(bind_hint(&a->bind, action_named("down"), &arena), STR("k move")));
    screen_press(a, "kk");
    screen_shows(a, " 3/12 ");
    screen_press(a, "j");
    screen_shows(a, "That key does nothing here");
    app_close(a);
    arena_free(&arena);
    arena_free(&c.arena);
}

/* What the footer says names keys as they are. */
static void messages_name_the_users_keys(void **state) {
    struct config c;
    open_config(&c, "[keys]\nhelp = H\nquit = X\nkept = K\nsearch = <C-f>\nfaults = <C-e>\n");
    struct app *a = open_with(*state, &c);
    screen_press(a, "?");
    screen_shows(a, "That key does nothing here; H lists the keys.");
    screen_press(a, "<Esc>");
    screen_shows(a, "Nothing is open; X quits.");
    screen_press(a, "n");
    screen_shows(a, "Ctrl-f does.");
    screen_press(a, "b");
    screen_shows(a, "K lists what is kept.");
    faults_set(a, STR("a.json:1:1: error: x\n"));
    screen_press(a, "j");
    screen_shows(a, "Ctrl-e more");
    app_close(a);
    arena_free(&c.arena);
}

/* A key of the whole screen goes along into menus and prompts, a letter does not. */
static void keys_of_the_whole_screen(void **state) {
    struct config c;
    open_config(&c, "[keys]\nsuspend = <C-x>\nredraw = w\n");
    struct app *a = open_with(*state, &c);
    assert_int_equal(screen_press(a, "y<C-x>").list[0].type, EFFECT_SUSPEND);
    assert_int_equal(screen_press(a, "<C-z>").n, 0);
    assert_int_equal(screen_press(a, "<Esc>/<C-x>").list[0].type, EFFECT_SUSPEND);
    assert_int_equal(screen_press(a, "w").n, 0);
    screen_shows(a, "/ w");
    app_close(a);
    arena_free(&c.arena);
}

static void assert_restricted(struct app *a, bool is_ascii) {
    const struct grid *g = app_view(a);
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w;) {
            const struct cell *c = grid_at(g, x, y);
            bool good = c->width == 1 && c->base >= ' ' && c->base < 0x7F && !c->marks[0];
            if (!is_ascii && !good)
                good = c->width == 2 ? x + 1 < g->w && grid_at(g, x + 1, y)->width == 0
                                     : !text_is_ambiguous(c->base);
            if (!good)
                fail_msg("U+%04X, %d columns, at %d,%d", (unsigned)c->base, c->width, x, y);
            x += c->width;
        }
}

/* The same columns hold, with nothing that a terminal might draw wider. */
static void frames_are_right_in_every_terminal(void **state) {
    static const char *const texts[] = {"ascii = yes", "ambiguous-width = 2"};
    static const char *const keys[] = {"jjj",    "jjj<Enter>G", "2}}", "3jj", "4",  "5",
                                       "6",      "7",           "?G",  "y",   "jo", "/눈물",
                                       "/heart", "s",           ":x",  "T",   "jb7"};
    for (size_t t = 0; t < COUNT(texts); t++)
        for (size_t i = 0; i < COUNT(keys); i++)
            for (int w = 20; w <= 160; w += 70) {
                struct config c;
                struct effects fx = {.n = 0};
                open_config(&c, texts[t]);
                struct app *a = open_with(*state, &c);
                app_update(a, &(struct event){.type = EVENT_RESIZE, .x = w, .y = w / 3}, &fx);
                screen_press(a, keys[i]);
                assert_restricted(a, t == 0);
                app_close(a);
                arena_free(&c.arena);
            }
}

static void what_is_ambiguous(void **state) {
    (void)state;
    static const uint32_t yes[] = {0xB7,   0xE9,   0x3B1,  0x416,  0x2018, 0x2026, 0x2192,
                                   0x2500, 0x2592, 0x25B6, 0x25CF, 0x2605, 0x266A, 0xFFFD},
                          no[] = {'a',    0x7E,   0x100000 | 'x', 0xAC00, 0x3042,
                                  0x4E00, 0xFF01, 0x5D0,          0xE01,  0x1F600};
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(text_is_ambiguous(yes[i]));
    for (size_t i = 0; i < COUNT(no); i++)
        assert_false(text_is_ambiguous(no[i]));
}

static void what_is_printed_is_read(void **state) {
    struct config c;
    struct arena arena = {.head = NULL};
    struct buf text = {.arena = &arena}, live = {.arena = &arena};
    (void)state;
    config_print(&text);
    bind_print(&text);
    for (str rest = buf_str(&text); rest.n > 0;) {
        str line = str_split(&rest, '\n');
        bool is_setting = line.n > 1 && line.p[0] == '#' && line.p[1] != ' ';
        buf_add(&live, is_setting ? str_slice(line, 1, line.n) : line);
        buf_char(&live, '\n');
    }
    config_init(&c);
    config_parse(&c, buf_str(&live));
    struct bind b = {0};
    bind_open(&b, &c);
    says(&c, "");
    assert_int_equal(c.key_count, action_count);
    for (size_t i = 0; i < action_count; i++)
        assert_true(str_eq(bind_keys(&b, &actions[i]), str_of(actions[i].keys)));
    arena_free(&b.arena);
    arena_free(&c.arena);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_and_values),
        cmocka_unit_test(keys_change_hands),
        cmocka_unit_test(messages_name_the_users_keys),
        cmocka_unit_test(keys_of_the_whole_screen),
        cmocka_unit_test(frames_are_right_in_every_terminal),
        cmocka_unit_test(what_is_ambiguous),
        cmocka_unit_test(what_is_printed_is_read),
    };
    return cmocka_run_group_tests_name("config", tests, screen_load, screen_free);
}
