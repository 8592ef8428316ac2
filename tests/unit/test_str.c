/* Views, the buffer, and the error text. */
#include "base/err.h"
#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

static const str empty = {NULL, 0};

static void expect(str got, const char *want) {
    struct arena a = {0};
    assert_string_equal(str_cstr(&a, got), want);
    assert_int_equal(got.n, strlen(want));
    arena_free(&a);
}

static void views_compare_by_bytes(void **state) {
    (void)state;
    assert_true(str_eq(STR("눈물"), str_of("눈물")));
    assert_false(str_eq(STR("ab"), STR("abc")));
    assert_true(str_eq(empty, str_of(NULL)));
    assert_true(str_eq(empty, STR("")));
    assert_int_equal(str_cmp(empty, empty), 0);
    assert_true(str_cmp(empty, STR("a")) < 0);
    assert_true(str_cmp(STR("ab"), STR("b")) < 0);
    assert_true(str_cmp(STR("abc"), STR("ab")) > 0);
    assert_true(str_cmp(STR("\x80"), STR("a")) > 0);
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
}

static void prefixes_and_suffixes(void **state) {
    (void)state;
    assert_true(str_starts(STR("scene:x"), STR("scene:")));
    assert_false(str_starts(STR("sc"), STR("scene:")));
    assert_true(str_starts(empty, empty));
    assert_true(str_ends(STR("a.json"), STR(".json")));
    assert_false(str_ends(STR("json"), STR(".json")));
    assert_false(str_ends(STR("a.jsonl"), STR(".json")));
    assert_false(str_starts(STR("a scene:"), STR("scene:")));
}

static void slices_stay_inside(void **state) {
    (void)state;
    expect(str_slice(STR("abcdef"), 2, 4), "cd");
    expect(str_slice(STR("abc"), 2, 99), "c");
    expect(str_slice(STR("abc"), 50, 99), "");
    expect(str_slice(STR("abc"), 2, 1), "");
    expect(str_slice(empty, 0, 5), "");
}

static void finding(void **state) {
    (void)state;
    str s = STR("aab aab");
    assert_int_equal(str_find(s, STR("ab"), 0), 1);
    assert_int_equal(str_find(s, STR("ab"), 2), 5);
    assert_int_equal(str_find(s, STR("ab"), 6), SIZE_MAX);
    assert_int_equal(str_find(s, STR("aab aabb"), 0), SIZE_MAX);
    assert_int_equal(str_find(s, STR(""), 7), 7);
    assert_int_equal(str_find(s, STR(""), 8), SIZE_MAX);
    assert_int_equal(str_find(empty, STR("a"), 0), SIZE_MAX);
}

static void splitting(void **state) {
    (void)state;
    str s = STR("a,,b");
    expect(str_split(&s, ','), "a");
    expect(str_split(&s, ','), "");
    expect(str_split(&s, ','), "b");
    expect(s, "");
    expect(str_split(&s, ','), "");
    str only = STR("only,");
    expect(str_split(&only, ','), "only");
    expect(only, "");
}

static void trimming(void **state) {
    (void)state;
    expect(str_trim(STR(" \t a b\r\n")), "a b");
    expect(str_trim(STR("  ")), "");
    expect(str_trim(empty), "");
}

static void numbers_fit_or_fail(void **state) {
    (void)state;
    struct arena a = {0};
    long n = 77;
    assert_true(str_number(STR("0"), &n));
    assert_int_equal(n, 0);
    assert_true(str_number(STR("-16"), &n));
    assert_int_equal(n, -16);
    assert_true(str_number(str_fmt(&a, "%ld", LONG_MAX), &n));
    assert_true(n == LONG_MAX);
    assert_true(str_number(str_fmt(&a, "%ld", LONG_MIN), &n));
    assert_true(n == LONG_MIN);
    n = 77;
    const char *bad[] = {"",
                         "-",
                         "+1",
                         " 1",
                         "1 ",
                         "1x",
                         "0x1",
                         "1.0",
                         "9223372036854775808",
                         "--1",
                         "-9223372036854775809",
                         "99999999999999999999999"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(str_number(str_of(bad[i]), &n));
    assert_int_equal(n, 77);
    arena_free(&a);
}

static void copies_outlive_the_original(void **state) {
    (void)state;
    struct arena a = {0};
    char original[] = "Crush";
    str copy = str_dup(&a, str_of(original));
    char *cstr = str_cstr(&a, (str){original, 3});
    memset(original, 'x', 5);
    expect(copy, "Crush");
    assert_string_equal(cstr, "Cru");
    expect(str_dup(&a, empty), "");
    assert_string_equal(str_cstr(&a, empty), "");
    arena_free(&a);
}

static void formatting(void **state) {
    (void)state;
    struct arena a = {0};
    expect(str_fmt(&a, "%.*s/%s:%d", STR_ARG(STR("work")), "scene", 3), "work/scene:3");
    expect(str_fmt(&a, "%s", ""), "");
    str wide = str_fmt(&a, "%5000d", 1);
    assert_int_equal(wide.n, 5000);
    assert_int_equal(wide.p[4999], '1');
    arena_free(&a);
}

static void a_buffer_grows(void **state) {
    (void)state;
    struct arena a = {.block_size = 128};
    struct buf b = {.arena = &a};
    expect(buf_str(&b), "");
    for (int i = 0; i < 1000; i++) {
        buf_add(&b, STR("ab"));
        buf_char(&b, 'c');
        buf_fmt(&b, "%03d", i);
        buf_add(&b, empty);
    }
    assert_int_equal(b.n, 6000);
    expect(str_slice(buf_str(&b), 0, 12), "abc000abc001");
    expect(str_slice(buf_str(&b), 5988, 6000), "abc998abc999");
    arena_free(&a);
}

static void an_error_is_cut_to_its_room(void **state) {
    (void)state;
    struct arena a = {0};
    struct err e = {0};
    assert_false(err_set(&e, "%s:%d: bad", "file", 3));
    assert_string_equal(e.text, "file:3: bad");
    assert_false(err_set(&e, "%2000d", 1));
    assert_in_range(strlen(e.text), ERR_TEXT - 5, ERR_TEXT - 1);
    struct buf b = {.arena = &a};
    for (int i = 0; i < 500; i++)
        buf_add(&b, STR("눈"));
    for (int shift = 0; shift < 3; shift++) {
        err_set(&e, "%.*s%.*s", shift, "xx", STR_ARG(buf_str(&b)));
        assert_int_equal((int)strlen(e.text) % 3, shift); /* no character in halves */
        assert_in_range(strlen(e.text), ERR_TEXT - 7, ERR_TEXT - 1);
    }
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_compare_by_bytes),
        cmocka_unit_test(prefixes_and_suffixes),
        cmocka_unit_test(slices_stay_inside),
        cmocka_unit_test(finding),
        cmocka_unit_test(splitting),
        cmocka_unit_test(trimming),
        cmocka_unit_test(numbers_fit_or_fail),
        cmocka_unit_test(copies_outlive_the_original),
        cmocka_unit_test(formatting),
        cmocka_unit_test(a_buffer_grows),
        cmocka_unit_test(an_error_is_cut_to_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
