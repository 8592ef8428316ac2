/* Places in JSON text, the walk over it, and strings in and out; also one document that is cut at
   each of its bytes. */
#include "core/json.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(lit)                                                                                  \
    { (lit), sizeof(lit) - 1 }

static const str document = TEXT(
    "{\"id\": \"way-home\", \"part\": 12, \"n\": [-1.5e+3, 0, 0.25],\n"
    " \"title\": {\"en\": \"Way \\\"Home\\\"\", \"ko\": \"청혼\", \"\": \"\\ud83c\\udfb5 🎵\"},\n"
    " \"a/b\": [true, false, null, [], {}], \"m~n\": {\"\\u00e9\\/~\": \"\\\\\"},\n"
    " \"lines\": [[\"]}\\\\\"], [\"{[,:\\\"\"]] }");

static void test_truncation(void **state) {
    (void)state;
    struct json_fault fault;
    assert_true(json_check(document, &fault));
    for (size_t n = 0; n < document.n; n++) {
        char *copy = malloc(n + 1);
        memcpy(copy, document.p, n);
        copy[n] = '"'; /* not to be looked at */
        assert_false(json_check((str){copy, n}, &fault));
        assert_true(fault.syntax);
        assert_int_equal(fault.at, n);
        free(copy);
    }
}

static void test_place(void **state) {
    (void)state;
    static const struct {
        size_t at, line, col;
    } cases[] = {{0, 1, 1}, {2, 1, 3}, {3, 1, 4}, {4, 2, 1}, {5, 3, 1}, {9, 3, 5}, {99, 3, 5}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct json_place p = json_place(STR("ab\r\n\n눈x"), cases[i].at);
        assert_int_equal(p.line, cases[i].line);
        assert_int_equal(p.col, cases[i].col);
    }
    assert_int_equal(json_place(STR(""), 0).line, 1);
    assert_int_equal(json_place(STR(""), 0).col, 1);
}

static void assert_str(str got, const char *want) {
    if (!str_eq(got, str_of(want)))
        fail_msg("got %.*s, wanted %s", STR_ARG(got), want);
}

static void test_walk(void **state) {
    (void)state;
    struct json_walk w = {
        .text = STR("{ \"a\" : [1, {\"b\":\"]\"}] ,\n\"\\\"\\\\\":\"x\\\\\",\"\":-1e5}")};
    static const struct {
        const char *key, *value;
    } members[] = {{"a", "[1, {\"b\":\"]\"}]"}, {"\\\"\\\\", "\"x\\\\\""}, {"", "-1e5"}};
    for (size_t i = 0; i < COUNT(members); i++) {
        assert_true(json_next(&w));
        assert_str(w.key, members[i].key);
        assert_str(w.value, members[i].value);
    }
    assert_false(json_next(&w));
    assert_false(json_next(&w));
    w = (struct json_walk){.text = STR("[ null ,[[]],\"\\\"[\" ]")};
    static const char *const elements[] = {"null", "[[]]", "\"\\\"[\""};
    for (size_t i = 0; i < COUNT(elements); i++) {
        assert_true(json_next(&w));
        assert_str(w.value, elements[i]);
        assert_int_equal(w.key.n, 0);
    }
    assert_false(json_next(&w));
    static const str empty[] = {TEXT("{}"), TEXT("[]"), TEXT("[ \n]")};
    for (size_t i = 0; i < COUNT(empty); i++)
        assert_false(json_next(&(struct json_walk){.text = empty[i]}));
}

static void test_locate(void **state) {
    (void)state;
    static const struct {
        const char *pointer, *value;
    } cases[] = {
        {"/id", "\"way-home\""},
        {"/part", "12"},
        {"/n/0", "-1.5e+3"},
        {"/n/2", "0.25"},
        {"/n/3", NULL},
        {"/n/-", NULL},
        {"/n/-1", NULL},
        {"/n/02", NULL},
        {"/n/", NULL},
        {"/n/0/0", NULL},
        {"/title/ko", "\"청혼\""},
        {"/title/", "\"\\ud83c\\udfb5 🎵\""},
        {"/title/k", NULL},
        {"/title/kor", NULL},
        {"/a~1b/4", "{}"},
        {"/a/b", NULL},
        {"/m~0n", "{\"\\u00e9\\/~\": \"\\\\\"}"},
        {"/m~n", NULL},
        {"/m~2n", NULL},
        {"/m~", NULL},
        {"/m~0n/é~1~0", "\"\\\\\""},
        {"/lines/1/0", "\"{[,:\\\"\""},
        {"/id/0", NULL},
        {"/", NULL},
        {"id", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const str got = json_locate(document, str_of(cases[i].pointer));
        if (cases[i].value)
            assert_str(got, cases[i].value);
        else
            assert_null(got.p);
    }
    assert_str(json_locate(STR(" [1] \n"), STR("")), "[1]");
    assert_str(json_locate(STR(" [1] \n"), STR("/0")), "1");
}

static void test_unescape(void **state) {
    (void)state;
    static const struct {
        const char *raw, *text;
    } cases[] = {
        {"", ""},
        {"plain 눈물", "plain 눈물"},
        {"\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t"},
        {"\\u0041\\u00e9\\uACE0\\uFffd!", "Aé고\xEF\xBF\xBD!"},
        {"a\\ud83c\\udfb5b\\uDBFF\\uDFFF", "a🎵b\xF4\x8F\xBF\xBF"},
        {"\\\\u0041", "\\u0041"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_str(json_unescape(&a, str_of(cases[i].raw)), cases[i].text);
    arena_free(&a);
}

static void test_quote(void **state) {
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"", "\"\""},
        {"Way Home 청혼 <U+202E>", "\"Way Home 청혼 <U+202E>\""},
        {"a\"b\\c\n\t\x1B\x7F", "\"a\\u0022b\\u005cc\\u000a\\u0009\\u001b\\u007f\""},
        {"<\xE2\x80\xAE>\xC2\x9B", "\"<\\u202e>\\u009b\""},
        {"\xF3\xA0\x80\x81.", "\"\\udb40\\udc01.\""},
        {"👩‍🎤", "\"👩‍🎤\""},
        {"a\xE2\x80\x8D", "\"a\\u200d\""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {.arena = &a};
        json_quote(&out, str_of(cases[i].text));
        assert_str(buf_str(&out), cases[i].json);
    }
    arena_free(&a);
}

/* Each code point but NUL and the surrogates: quoted it is safe and passes, and comes back. */
static void test_quote_round_trip(void **state) {
    (void)state;
    struct arena a = {0};
    for (uint32_t c = 1; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
        char bytes[6] = "<";
        const str text = {bytes, 1 + text_encode(c, bytes + 1)};
        struct buf out = {.arena = &a};
        struct json_fault fault;
        json_quote(&out, text);
        const str quoted = buf_str(&out);
        const bool ok = json_check(quoted, &fault) && text_safe(&a, quoted).p == quoted.p &&
                        str_eq(json_unescape(&a, str_slice(quoted, 1, quoted.n - 1)), text);
        if (!ok)
            fail_msg("U+%04X came out as %.*s", (unsigned)c, STR_ARG(quoted));
        arena_reset(&a);
    }
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truncation),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_locate),
        cmocka_unit_test(test_unescape),
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_quote_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
