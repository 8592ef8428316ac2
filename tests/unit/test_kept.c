/* What is kept, without a file: the newest wins, nothing that is right is lost. */
#include "core/guard.h"
#include "core/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NOTE(t, what)                                                                              \
    "{\"time\":" t ",\"keep\":\"note\",\"id\":\"w/track:a\",\"value\":\"" what "\"}\n"
#define FALLIN STR("queen-of-tears/track:fallin")

static const int64_t day = 24LL * 60 * 60 * 1000;

/* What the records are as a file. */
static const char *written(const struct kept *k, struct arena *a) {
    struct buf out = {.arena = a};
    kept_write(k, &out);
    return str_cstr(a, buf_str(&out));
}

static void assert_note(const struct kept *k, str id, const char *text) {
    struct arena a = {0};
    const struct record *r = kept_find(k, KEEP_NOTE, id);
    assert_non_null(r);
    assert_string_equal(str_cstr(&a, kept_text(r, &a)), text);
    arena_free(&a);
}

static bool put(struct kept *k, str keep, const char *value, int64_t time) {
    return kept_put(
        k, &(struct record){.keep = keep, .id = FALLIN, .value = str_of(value), .time = time});
}

static void test_round_trip(void **state) {
    (void)state;
    const char *file =
        "{\"time\":5,\"keep\":\"bookmark\",\"id\":\"w/track:a\",\"value\":true}\n" NOTE(
            "1764106438123",
            "at \\\"the lake\\\" \xEB\x88\x88\xEB\xAC\xBC \\u202e") /* its bidi mark */
        "{\"time\":7,\"keep\":\"of-later\",\"id\":\"w\",\"value\":{\"a\":[1,null]}}\n"
        "{\"time\":8,\"keep\":\"search\",\"id\":\"w\",\"of\":\"car window\",\"value\":true}\n";
    struct kept k = {.n = 0};
    struct arena a = {0};
    assert_int_equal(kept_read(&k, str_of(file)), 0);
    assert_string_equal(written(&k, &a), file);
    assert_note(&k, STR("w/track:a"), "at \"the lake\" 눈물 \xE2\x80\xAE");
    kept_free(&k);
    arena_free(&a);
}

static void test_the_newest_wins_in_any_order(void **state) {
    (void)state;
    const char *orders[] = {NOTE("1", "x") NOTE("3", "z") NOTE("2", "y"),
                            NOTE("3", "z") NOTE("2", "y") NOTE("1", "x"),
                            NOTE("2", "y") NOTE("1", "x") NOTE("3", "z"),
                            /* at one time: always the same one */
                            NOTE("3", "z") NOTE("3", "q"), NOTE("3", "q") NOTE("3", "z")};
    for (size_t i = 0; i < COUNT(orders); i++) {
        struct kept k = {.n = 0};
        assert_int_equal(kept_read(&k, str_of(orders[i])), 0);
        assert_int_equal(k.n, 1);
        assert_note(&k, STR("w/track:a"), "z");
        kept_free(&k);
    }
}

static void test_damaged_lines_cost_only_themselves(void **state) {
    (void)state;
    static const char *const damaged[] = {
        "{\"time\":2,\"keep\":\"note\",\"id\":\"w/track:b\",\"val", /* torn */
        "\x01\x02",
        "\xFF\xFE",
        "[]",
        "7",
        "{}",
        "{\"time\":-1,\"keep\":\"note\",\"id\":\"w\",\"value\":1}",
        "{\"time\":1.5,\"keep\":\"note\",\"id\":\"w\",\"value\":1}",
        "{\"time\":99999999999999999999,\"keep\":\"note\",\"id\":\"w\",\"value\":1}",
        "{\"keep\":\"note\",\"id\":\"w\",\"value\":1}",
        "{\"time\":1,\"id\":\"w\",\"value\":1}",
        "{\"time\":1,\"keep\":\"note\",\"value\":1}",
        "{\"time\":1,\"keep\":\"note\",\"id\":\"w\"}",
        "{\"time\":1,\"keep\":7,\"id\":\"w\",\"value\":1}",
        "{\"time\":1,\"keep\":\"note\",\"keep\":\"note\",\"id\":\"w\",\"value\":1}",
    };
    for (size_t i = 0; i < COUNT(damaged); i++) {
        struct arena a = {0};
        struct kept k = {.n = 0};
        str file = str_fmt(&a, "\n%s%s\r\n%s", NOTE("1", "x"), damaged[i], NOTE("2", "y"));
        assert_int_equal(kept_read(&k, file), 3);
        assert_int_equal(k.n, 1);
        assert_note(&k, STR("w/track:a"), "y");
        kept_free(&k);
        arena_free(&a);
    }
}

static void test_a_change_counts_whatever_the_clock(void **state) {
    (void)state;
    struct kept k = {.n = 0};
    assert_false(put(&k, KEEP_BOOKMARK, "null", 1)); /* there is nothing to delete */
    assert_true(put(&k, KEEP_BOOKMARK, "true", 1000));
    assert_non_null(kept_find(&k, KEEP_BOOKMARK, FALLIN));
    assert_false(put(&k, KEEP_BOOKMARK, "true", 2000));
    assert_true(put(&k, KEEP_BOOKMARK, "null", 500)); /* the clock was set back */
    assert_null(kept_find(&k, KEEP_BOOKMARK, FALLIN));
    assert_int_equal(k.at[0].time, 1001);
    struct kept other = {.n = 0};
    assert_true(put(&other, KEEP_BOOKMARK, "true", 1000));
    kept_add(&other, &k.at[0]);
    assert_null(kept_find(&other, KEEP_BOOKMARK, FALLIN));
    kept_free(&k);
    kept_free(&other);
}

static void test_compaction(void **state) {
    (void)state;
    struct kept k = {.n = 0};
    int64_t now = 1000 * day;
    kept_add(&k,
             &(struct record){KEEP_NOTE, STR("w/a"), STR(""), STR("null"), now - 91 * day, false});
    kept_add(&k,
             &(struct record){KEEP_NOTE, STR("w/b"), STR(""), STR("null"), now - 89 * day, false});
    kept_add(&k,
             &(struct record){KEEP_NOTE, STR("w/c"), STR(""), STR("null"), now - 91 * day, true});
    kept_add(&k, &(struct record){KEEP_NOTE, STR("w/d"), STR(""), STR("\"x\""), 1, false});
    struct arena a = {0};
    for (int i = 0; i < KEPT_SEARCHES + 20; i++)
        kept_add(&k, &(struct record){KEEP_SEARCH, i % 2 ? STR("w") : STR("v"),
                                      str_fmt(&a, "words %d", i), STR("true"), 1 + i, false});
    for (int i = 0; i < 2 * KEPT_SEARCHES; i++)
        kept_add(&k, &(struct record){KEEP_SEARCH, STR("u"), str_fmt(&a, "more %d", i), STR("true"),
                                      1 + i, false});
    kept_compact(&k, now);
    kept_compact(&k, now);
    assert_int_equal(k.n, 3 + (KEPT_SEARCHES + 20) + KEPT_SEARCHES);
    assert_note(&k, STR("w/d"), "x");
    struct kept_list list = kept_of_work(&k, KEEP_SEARCH, STR("u"), &a);
    assert_int_equal(list.n, KEPT_SEARCHES);
    assert_string_equal(str_cstr(&a, list.at[0]->of), "more 199");
    assert_string_equal(str_cstr(&a, list.at[list.n - 1]->of), "more 100");
    assert_int_equal(kept_of_work(&k, KEEP_NOTE, STR("w"), &a).n, 1);
    kept_free(&k);
    arena_free(&a);
}

static void test_watched(void **state) {
    (void)state;
    static const struct {
        const char *value;
        unsigned watched;
    } cases[] = {{"6", 6},
                 {"0", 0},
                 {"\"all\"", WATCHED_ALL},
                 {"-1", WATCHED_ALL},
                 {"70000", WATCHED_ALL},
                 {"null", WATCHED_ALL},
                 {"[6]", WATCHED_ALL}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kept k = {.n = 0};
        kept_add(&k,
                 &(struct record){KEEP_WATCHED, STR("w"), STR(""), str_of(cases[i].value), 1, 0});
        assert_int_equal(kept_watched(&k, STR("w")), cases[i].watched);
        assert_int_equal(kept_watched(&k, STR("w2")), WATCHED_ALL);
        kept_free(&k);
    }
}

static void test_what_matters(void **state) {
    (void)state;
    struct kept k = {.n = 0};
    assert_true(put(&k, KEEP_PLACE, "{}", 1));
    assert_true(put(&k, KEEP_PLACE, "{}", 2)); /* the place left last is the newest */
    assert_false(kept_matters(&k));
    assert_true(put(&k, KEEP_NOTE, "\"x\"", 1));
    assert_true(kept_matters(&k));
    kept_free(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_the_newest_wins_in_any_order),
        cmocka_unit_test(test_damaged_lines_cost_only_themselves),
        cmocka_unit_test(test_a_change_counts_whatever_the_clock),
        cmocka_unit_test(test_compaction),
        cmocka_unit_test(test_watched),
        cmocka_unit_test(test_what_matters),
    };
    return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
