/* What the lists and the map show as one looks at them, whatever the size of the screen. */
#include "load_text.h"
#include "screen.h"

#include "app/keymap.h"
#include "app/state.h"
#include "core/load.h"

/* From the size on where it fits, no larger screen shows less of the map. */
static void a_larger_screen_cuts_no_episode(void **state) {
    for (int w = 76; w <= 160; w++)
        for (int h = 24; h <= 36; h += 6) {
            struct app *a = screen_open(*state, w, h);
            screen_press(a, "5");
            screen_shows(a, " P  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16  ?  Σ");
            screen_press(a, "<Tab><Tab>"); /* of two panes, or of four */
            assert_int_equal(a->now.focus == PANE_LIST, a->frame.n == 2);
            app_close(a);
        }
}

/* An empty row is a song without a scene; one whose marks are elsewhere says where. */
static void only_a_song_without_scenes_is_an_empty_row(void **state) {
    struct app *a = screen_open(*state, 50, 15);
    screen_press(a, "5");
    screen_shows(a, "Promise                                     ›  1");
    screen_shows(a, "Hold Me Back                                   –");
    screen_press(a, "G}}");
    screen_shows(a, "Heart Flutter    ‹                             1");
    screen_shows(a, "Hold Me Back                                   –");
    app_close(a);
}

/* A bookmark takes room in its own row alone, and never the words of another. */
static void a_star_takes_no_text_from_other_rows(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "bjbj");
    screen_shows(a, "│  4 Love You With All My Heart Crush       │");
    screen_shows(a, "  10CM       ★│");
    screen_press(a, "2");
    screen_shows(a, "5.853 %   no song placed│");
    screen_shows(a, "♪ Love You With All…│");
    screen_press(a, "b"); /* the first scene */
    screen_shows(a, " ★│");
    screen_shows(a, "5.853 %   no song placed│");
    screen_press(a, "jb"); /* episode 1 itself */
    screen_shows(a, "5.853 %   no song pla… ★│");
    app_close(a);
}

/* q closes help, and yet is the first letter of a word that is typed there. */
static void help_runs_no_key_of_what_is_typed(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    assert_int_equal(screen_press(a, "?quit").n, 0);
    screen_shows(a, "Find: quit");
    screen_shows(a, "Quit, exit");
    screen_press(a, "<C-u>queue<Esc>?queue");
    screen_shows(a, "Find: queue");
    screen_press(a, "<Esc>?q");
    assert_false(a->help.open);
    screen_press(a, "ju"); /* any other key ends it */
    screen_shows(a, "That key does nothing here");
    assert_false(a->help.open);
    screen_press(a, "?<Esc>u"); /* nor was q typed */
    assert_false(a->help.open);
    app_close(a);
}

/* What Enter runs is the first row. */
static void help_puts_first_what_is_named(void **state) {
    static const struct {
        const char *typed, *name;
    } rows[] = {{"zoom", "zoom"},     {"bookmark", "bookmark"}, {"note", "note"},
                {"next", "next-hit"}, {"backspace", "back"},    {"shift-tab", "previous-pane"},
                {"esc", "close"},     {"space", "page-down"},   {"page down", "page-down"},
                {"g", "first"},       {"spoiler", "watched"},   {"exit", "quit"},
                {"filter", "help"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct app *a = screen_open(*state, 80, 24);
        struct arena arena = {.head = NULL};
        screen_press(a, "?");
        screen_press(a, rows[i].typed);
        struct help_items items = help_items(a, &arena);
        assert_true(items.n > 0);
        assert_string_equal(items.at[0].action->name, rows[i].name);
        arena_free(&arena);
        app_close(a);
    }
}

/* Where all of a page fits for a while, or is wrapped otherwise, its place is not lost. */
static void a_page_keeps_its_place(void **state) {
    static const struct {
        const char *keys, *counter;
        int w, h;
        const char *away, *back;
    } pages[] = {{"2jjjjj<Enter><Space><Space>", " 6-25/25 ", 80, 24, "z", "z"},
                 {"2jjjjj<Enter><Space><Space>", " 6-25/25 ", 80, 24, "tt", "t"},
                 {"jjjj<Enter><Space>", " 20-39/79 ", 160, 50, "", ""},
                 {"jjjj<Enter><Space>", " 20-39/79 ", 50, 15, "z", "z"},
                 {"jjjj<Enter><Space>", " 20-39/79 ", 20, 5, "", ""}};
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct app *a = screen_open(*state, 80, 24);
        struct effects fx = {.n = 0};
        screen_press(a, pages[i].keys);
        screen_shows(a, pages[i].counter);
        screen_press(a, pages[i].away);
        struct event size = {.type = EVENT_RESIZE, .x = pages[i].w, .y = pages[i].h};
        app_update(a, &size, &fx);
        size = (struct event){.type = EVENT_RESIZE, .x = 80, .y = 24};
        app_update(a, &size, &fx);
        screen_press(a, pages[i].back);
        screen_shows(a, pages[i].counter);
        app_close(a);
    }
}

/* The smallest screen has a row for a key, and says what is asked. */
static void the_smallest_screen_has_help_and_questions(void **state) {
    struct app *a = screen_open(*state, 20, 5);
    screen_press(a, "?map");
    screen_shows(a, "Find: map");
    screen_shows(a, "5      Map: which");
    screen_press(a, "<Down>");
    screen_shows(a, "m      The song");
    screen_press(a, "<C-u><Down><Down><Up>"); /* over wrapped lines */
    screen_shows(a, "/      Search");
    screen_press(a, "<Esc>s16");
    screen_shows(a, "Watched up to…16");
    app_close(a);
}

/* A jump shows the group that it leads to, not its heading on the last rows. */
static void a_heading_is_jumped_to_with_its_rows(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    struct arena arena = {.head = NULL};
    screen_press(a, "3}");
    str screen = screen_text(a, &arena);
    str_split(&screen, '\n');
    str_split(&screen, '\n');
    assert_true(str_starts(screen, STR("│ Cast"))); /* more of them than the screen has rows */
    screen_press(a, "}");
    screen_shows(a, "│ Crew");
    screen_shows(a, "Showrunners"); /* the last of them */
    screen_press(a, "G{{");
    screen_shows(a, "│ Crew"); /* upwards the heading is not left above the edge */
    screen_press(a, "2}}");    /* what is on the screen stays where it is */
    screen_shows(a, "Before episode 1");
    arena_free(&arena);
    app_close(a);
}

/* What is shown alone, without the text of the scene, has its sources behind "1st heard". */
static void sources_do_not_touch_the_words_before(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "s5<Enter>jjjj<Tab><Tab><Down><Enter>");
    screen_shows(a, "The padlock    1st heard [2]│");
    app_close(a);
}

/* That of which less may be seen than of the others stands before them here. */
static const char two_themes[] =
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"W\"},\"episodes\":8},"
    "\"sources\":[{\"id\":\"s\",\"title\":\"S\",\"kind\":\"fan\"}],"
    "\"characters\":[{\"id\":\"hero\",\"name\":{\"en\":\"Hero\"}}],"
    "\"tracks\":[{\"id\":\"song\",\"title\":{\"en\":\"Song\"},\"themes\":["
    "{\"of\":[\"hero\"],\"text\":\"The end.\",\"reveals\":7,\"sources\":[\"s\"]},"
    "{\"of\":[\"hero\"],\"text\":\"Longing.\",\"sources\":[\"s\"]},"
    "{\"of\":[\"hero\"],\"text\":\"Home.\",\"sources\":[\"s\"]}]}]}";

static void no_finding(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s", STR_ARG(d->text));
}

static void a_song_counts_for_a_character_by_what_may_be_seen(void **state) {
    (void)state;
    struct load *l = load_open((struct sink){no_finding, NULL});
    assert_true(load_text(l, STR("w.json"), STR(two_themes)));
    struct model *m = load_close(l);
    for (unsigned watched = 1; watched <= 8; watched += 7) {
        struct app_setup setup = {.model = m, .watched = watched, .w = 80, .h = 24};
        struct app *a = app_open(&setup);
        screen_press(a, "4");
        screen_shows(a, "Hero  ♪ 1");
        app_close(a);
    }
    model_free(m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_larger_screen_cuts_no_episode),
        cmocka_unit_test(a_song_counts_for_a_character_by_what_may_be_seen),
        cmocka_unit_test(only_a_song_without_scenes_is_an_empty_row),
        cmocka_unit_test(a_star_takes_no_text_from_other_rows),
        cmocka_unit_test(help_runs_no_key_of_what_is_typed),
        cmocka_unit_test(help_puts_first_what_is_named),
        cmocka_unit_test(a_page_keeps_its_place),
        cmocka_unit_test(the_smallest_screen_has_help_and_questions),
        cmocka_unit_test(a_heading_is_jumped_to_with_its_rows),
        cmocka_unit_test(sources_do_not_touch_the_words_before),
    };
    return cmocka_run_group_tests(tests, screen_load, screen_free);
}
