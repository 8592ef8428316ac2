/* A library that arrives while the screen is up, and stays beside what one was looking at. */
#include "load_text.h"
#include "screen.h"

#include "app/remap.h"
#include "app/state.h"
#include "core/dataset.h"
#include "core/index.h"
#include "core/load.h"

#include <stdlib.h>

static void refuse(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s", STR_ARG(d->text));
}

/* Works without the shipped dataset, or with it behind them in every table. */
static const char small[] =
    "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"aaa\", \"title\": {\"en\": \"First One\"}},"
    " \"tracks\": [{\"id\": \"a\", \"title\": {\"en\": \"Song A\"}},"
    " {\"id\": \"b\", \"title\": {\"en\": \"Song B\"}}]}\n"
    "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"bbb\", \"title\": {\"en\": \"Another\"}},"
    " \"tracks\": [{\"id\": \"a\", \"title\": {\"en\": \"Song C\"}}]}\n";

static struct model *library(bool with_dataset) {
    struct load *l = load_open((struct sink){refuse, NULL});
    assert_true(load_text(l, STR("small.jsonl"), str_of(small)));
    if (with_dataset)
        assert_true(load_path(l, "data/queen-of-tears.json"));
    return load_close(l);
}

/* Each work of the library counts the songs that may be known of it, as far as it was watched,
   wherever the cursor is. */
static void songs_are_counted_as_far_as_each_was_watched(void **state) {
    static const char works[] =
        "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"aaa\", \"episodes\": 9,"
        " \"title\": {\"en\": \"First One\"}}, \"tracks\": ["
        "{\"id\": \"a\", \"title\": {\"en\": \"Song A\"}},"
        " {\"id\": \"b\", \"title\": {\"en\": \"Song B\"}, \"reveals\": 4},"
        " {\"id\": \"c\", \"title\": {\"en\": \"Song C\"}, \"reveals\": 8}]}\n"
        "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"bbb\", \"episodes\": 9,"
        " \"title\": {\"en\": \"Other One\"}}, \"tracks\": ["
        "{\"id\": \"a\", \"title\": {\"en\": \"Song D\"}},"
        " {\"id\": \"b\", \"title\": {\"en\": \"Song E\"}, \"reveals\": 4}]}\n";
    struct load *l = load_open((struct sink){refuse, NULL});
    assert_true(load_text(l, STR("works.jsonl"), str_of(works)));
    struct model *m = load_close(l);
    struct kept kept = {.n = 0};
    kept_put(&kept, &(struct record){
                        .keep = KEEP_WATCHED, .id = STR("aaa"), .value = STR("5"), .time = 1});
    kept_put(&kept, &(struct record){
                        .keep = KEEP_WATCHED, .id = STR("bbb"), .value = STR("1"), .time = 1});
    struct app_setup setup = {.model = m,
                              .watched = WATCHED_ALL,
                              .kept = &kept,
                              .names = NAMES_ENGLISH,
                              .w = 60,
                              .h = 12};
    struct app *a = app_open(&setup);
    (void)state;
    for (int i = 0; i < 2; i++) {
        screen_shows(a, "First One  ♪ 2");
        screen_shows(a, "Other One  ♪ 1");
        screen_press(a, "j");
    }
    screen_press(a, "s4<Enter>");
    screen_shows(a, "First One  ♪ 2");
    screen_shows(a, "Other One  ♪ 2");
    screen_press(a, "gs9<Enter>");
    screen_shows(a, "First One  ♪ 3");
    app_close(a);
    kept_free(&kept);
    model_free(m);
}

static void arrive(struct app *a, const struct model *m, const char *text) {
    struct effects fx = {.n = 0};
    struct event ev = {.type = EVENT_LIBRARY, .model = m, .text = str_of(text)};
    app_update(a, &ev, &fx);
    assert_int_equal(fx.n, 0);
}

static void loading(struct app *a, int works) {
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_LOADING, .x = works, .y = 1234}, &fx);
}

static void progress_is_shown_and_keys_work(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    loading(a, 0);
    screen_shows(a, "Loading: 0 works");
    loading(a, 4321);
    screen_shows(a, "Loading: 4321 works, 1234 a second");
    screen_shows(a, "Esc stops it");
    screen_press(a, "jj");
    screen_shows(a, " 3/12 ");
    screen_shows(a, "Loading: 4321 works");
    app_close(a);
}

static void escape_stops_loading_last(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    loading(a, 1);
    assert_int_equal(screen_press(a, "<Enter><Esc>").n, 0);
    struct effects fx = screen_press(a, "<Esc>");
    assert_int_equal(fx.n, 1);
    assert_int_equal(fx.list[0].type, EFFECT_CANCEL);
    arrive(a, NULL, "Loading was stopped.");
    screen_shows(a, "Loading was stopped.");
    assert_int_equal(screen_press(a, "<Esc>").n, 0);
    screen_hides(a, "Loading");
    app_close(a);
}

static void the_place_stays(void **state) {
    struct model *m = library(true);
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "2jjj<Enter>1jjj<Enter>");
    struct arena arena = {0};
    str before = screen_text(a, &arena);
    before = str_slice(before, 0, str_find(before, STR("\n "), 0));
    arrive(a, m, "");
    screen_shows(a, "Loaded: 3 works.");
    str after = screen_text(a, &arena);
    assert_true(str_starts(after, before));
    assert_ptr_equal(a->model, m);
    screen_press(a, "<BS><BS>");
    screen_shows(a, "Scenes by");
    arena_free(&arena);
    app_close(a);
    model_free(m);
}

static void a_place_that_is_gone_is_left(void **state) {
    struct model *m = library(false);
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "jjj<Enter>2jj<Enter>1:");
    arrive(a, m, "");
    screen_press(a, "<Esc><BS><BS>");
    screen_hides(a, "Queen of Tears");
    assert_int_equal(a->back.n, 0);
    app_close(a);
    model_free(m);
}

static void an_index_goes_with_its_model(void **state) {
    struct model *m = library(true);
    struct app *a = screen_open(*state, 80, 24);
    struct index *x = index_build(*state, NULL, NULL);
    struct effects fx = {.n = 0};
    assert_null(a->index);
    app_update(a, &(struct event){.type = EVENT_INDEX, .index = x}, &fx);
    assert_ptr_equal(a->index, x);
    arrive(a, m, "");
    assert_null(a->index);
    app_close(a);
    index_free(x);
    model_free(m);
}

static void rows_are_found_again_by_id(void **state) {
    struct model *m = library(true);
    const struct model *own = *state;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        for (uint32_t i = 0; i < own->tables[k].count; i++) {
            ref there = remap_ref(own, m, ref_of(k, i));
            assert_int_not_equal(there, REF_NONE);
            assert_int_equal(remap_ref(m, own, there), ref_of(k, i));
        }
    }
    ref other = model_find(m, model_find(m, REF_NONE, KIND_WORK, STR("bbb")), KIND_TRACK, STR("a"));
    assert_int_not_equal(other, REF_NONE);
    assert_int_equal(remap_ref(m, own, other), REF_NONE);
    model_free(m);
}

static void works_stand_by_title_and_are_entered(void **state) {
    (void)state;
    struct model *m = library(true);
    struct app *a = screen_open(m, 80, 24);
    screen_shows(a, "▶Another");
    screen_shows(a, " 1/3 ");
    screen_shows(a, "♪ 12");
    screen_press(a, "j");
    screen_shows(a, "▶First One");
    screen_press(a, "<Enter>");
    screen_shows(a, "Song A");
    screen_hides(a, "Library");
    screen_press(a, "2");
    screen_press(a, "0");
    screen_shows(a, "▶First One");
    screen_press(a, "G<Enter>jjj");
    screen_shows(a, " 4/12 ");
    screen_press(a, "<BS>");
    screen_shows(a, "▶Queen of Tears");
    app_close(a);
    model_free(m);
}

static void a_single_work_has_no_library(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_hides(a, "0 library");
    screen_press(a, "0");
    screen_shows(a, "There is only one work");
    screen_shows(a, " 1/12 ");
    app_close(a);
}

/* What is withheld counts nowhere. */
static void withheld_songs_are_not_counted(void **state) {
    (void)state;
    static const char text[] =
        "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"w\", \"title\": {\"en\": \"Guarded\"},"
        " \"episodes\": 4}, \"tracks\": [{\"id\": \"a\", \"title\": {\"en\": \"Seen\"}},"
        " {\"id\": \"b\", \"title\": {\"en\": \"Later\"}, \"reveals\": 3}]}\n"
        "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"x\", \"title\": {\"en\": "
        "\"Other\"}}}\n";
    struct load *l = load_open((struct sink){refuse, NULL});
    assert_true(load_text(l, STR("guard.jsonl"), str_of(text)));
    struct model *m = load_close(l);
    struct app_setup setup = {.model = m, .watched = 2, .w = 80, .h = 24};
    struct app *a = app_open(&setup);
    screen_shows(a, "♪ 1");
    screen_hides(a, "♪ 2");
    app_close(a);
    model_free(m);
}

/* A page of another work is opened from the library, and Backspace leads back into it. */
static void the_cursor_follows_a_page(void **state) {
    (void)state;
    struct model *m = library(true);
    struct app *a = screen_open(m, 80, 24);
    screen_press(a, "G<Tab>jjjjjjjjjjjjjjjjjjjj<Enter>");
    assert_int_equal(a->now.view, VIEW_LIBRARY);
    assert_int_not_equal(a->now.page, REF_NONE);
    assert_int_equal(model_work(m, a->now.page), a->now.work);
    screen_press(a, "<BS>");
    screen_shows(a, "▶Queen of Tears");
    app_close(a);
    model_free(m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(songs_are_counted_as_far_as_each_was_watched),
        cmocka_unit_test(progress_is_shown_and_keys_work),
        cmocka_unit_test(escape_stops_loading_last),
        cmocka_unit_test(the_place_stays),
        cmocka_unit_test(a_place_that_is_gone_is_left),
        cmocka_unit_test(an_index_goes_with_its_model),
        cmocka_unit_test(rows_are_found_again_by_id),
        cmocka_unit_test(works_stand_by_title_and_are_entered),
        cmocka_unit_test(a_single_work_has_no_library),
        cmocka_unit_test(withheld_songs_are_not_counted),
        cmocka_unit_test(the_cursor_follows_a_page),
    };
    return cmocka_run_group_tests_name("library", tests, screen_load, screen_free);
}
