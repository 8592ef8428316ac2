/* The strict JSON gate. The cases follow the categories of the
   JSONTestSuite (Seriot, "Parsing JSON is a Minefield"); none is copied. */
#include "core/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum verdict { TAKEN, BROKEN, BEYOND };

/* A text to refuse; `says` is a part of the message. */
struct sample {
    str text;
    enum verdict want;
    size_t line, col;
    const char *says;
};

#define TEXT(lit)                                                                                  \
    { (lit), sizeof(lit) - 1 }

static const str taken[] = {
    TEXT("{}"),
    TEXT("[]"),
    TEXT("[[]   ]"),
    TEXT(" \t\r\n[ 1 , 2 ] \t\r\n"),
    TEXT("{\"\":0}"),
    TEXT("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}}"),
    TEXT("\"alone\""),
    TEXT("true"),
    TEXT("false\n"),
    TEXT("null"),
    TEXT("[null, true, false, \"\", {}, [], 0]"),
    TEXT("0"),
    TEXT("-0"),
    TEXT("[123456789012345678901234567890]"),
    TEXT("[0.5, -0.5, 10.01, 0e0, 0E+1, 1e5, 1E-5, 1.5e+10]"),
    TEXT("1.7976931348623157e308"),
    TEXT("-17976931348623158078e289"),
    TEXT("0.00017976931348623157e312"),
    TEXT("1e308"),
    TEXT("1e-400"),
    TEXT("1e-99999999999999999999"),
    TEXT("0e99999999999999999999"),
    TEXT("0.000e400"),
    TEXT("0.0000000001e317"),
    TEXT("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"),
    TEXT("[\"\\u0001\\u007F\\u00e9\\uFFFF\\uAc00\"]"),
    TEXT("[\"\\uD83D\\uDE00\\udbff\\udfff\"]"),
    TEXT("[\"\x7F and / and ' stand for themselves\"]"),
    TEXT("[\"눈물의 여왕 \xF0\x9F\x8E\xB5 \xC2\x80 \xEF\xBF\xBF \xF4\x8F\xBF\xBF\"]"),
    TEXT("[\"\xE2\x80\xA8 \xE2\x80\xAE \xEF\xBB\xBF\"]"),
    TEXT("{\"a\":1,\"b\":2,\"aa\":3,\"A\":4,\"\":5}"),
    TEXT("[{\"a\":1},{\"a\":1}]"),
    TEXT("{\"a\":{\"b\":1},\"b\":1}"),
    TEXT("{\"\\u00e9\":1,\"e\\u0301\":2}"),
};

static const struct sample structures[] = {
    {TEXT(""), BROKEN, 1, 1, "the file is empty"},
    {TEXT(" \n "), BROKEN, 2, 2, "nothing but white space"},
    {TEXT("\xEF\xBB\xBF{}"), BROKEN, 1, 1, "byte order mark"},
    {TEXT("[\xEF\xBB\xBF]"), BROKEN, 1, 2, "byte order mark"},
    {TEXT("\xFF\xFE{\0}\0"), BROKEN, 1, 1, "UTF-16"},
    {TEXT("{\0}\0"), BROKEN, 1, 1, "looks like UTF-16; save it as UTF-8"},
    {TEXT("\0{\0}"), BROKEN, 1, 1, "looks like UTF-16; save it as UTF-8"},
    {TEXT("\xFE\xFF\0{\0}"), BROKEN, 1, 1, "byte 0xFE is not UTF-8"},
    {TEXT("["), BROKEN, 1, 2, "ends inside an array that starts at line 1"},
    {TEXT("\n{\"a\":\n[1,\n"), BROKEN, 4, 1, "ends inside an array that starts at line 3"},
    {TEXT("{"), BROKEN, 1, 2, "ends inside an object that starts at line 1"},
    {TEXT("{\"a\""), BROKEN, 1, 5, "ends inside an object"},
    {TEXT("{\"a\":"), BROKEN, 1, 6, "ends inside an object"},
    {TEXT("[\n\"x\""), BROKEN, 2, 4, "ends inside an array that starts at line 1"},
    {TEXT("]"), BROKEN, 1, 1, "a value is missing before this ']'"},
    {TEXT("}"), BROKEN, 1, 1, "a value is missing before this '}'"},
    {TEXT("[1,]"), BROKEN, 1, 3, "trailing comma before ']'"},
    {TEXT("[1,\n\n]"), BROKEN, 1, 3, "trailing comma before ']'"},
    {TEXT("{\"a\":1,}"), BROKEN, 1, 7, "trailing comma before '}'"},
    {TEXT("{\"a\":1,,\"b\":2}"), BROKEN, 1, 8, "a key is missing before this ','"},
    {TEXT("{,\"a\":1}"), BROKEN, 1, 2, "a key is missing before this ','"},
    {TEXT("[,1]"), BROKEN, 1, 2, "a value is missing before this ','"},
    {TEXT("[1,,2]"), BROKEN, 1, 4, "a value is missing before this ','"},
    {TEXT("{:1}"), BROKEN, 1, 2, "a key is missing before this ':'"},
    {TEXT("{\"a\":}"), BROKEN, 1, 6, "a value is missing before this '}'"},
    {TEXT("{\"a\"}"), BROKEN, 1, 5, "expected ':' after a key, found '}'"},
    {TEXT("{\"a\" 1}"), BROKEN, 1, 6, "expected ':' after a key, found '1'"},
    {TEXT("{\"a\"=1}"), BROKEN, 1, 5, "expected ':' after a key, found '='"},
    {TEXT("{\"a\"::1}"), BROKEN, 1, 6, "a value is missing before this ':'"},
    {TEXT("{\"a\":1 \"b\":2}"), BROKEN, 1, 8, "a comma is missing before this string"},
    {TEXT("{\"a\":\n \"x\"\n \"b\":2}"), BROKEN, 3, 2, "a comma is missing before this string"},
    {TEXT("[\"a\" \"b\"]"), BROKEN, 1, 6, "a comma is missing before this string"},
    {TEXT("[{} {}]"), BROKEN, 1, 5, "a comma is missing before this '{'"},
    {TEXT("[1 2]"), BROKEN, 1, 4, "expected ',' or ']' after a value in an array, found '2'"},
    {TEXT("[1:2]"), BROKEN, 1, 3, "expected ',' or ']'"},
    {TEXT("{\"a\":1;\"b\":2}"), BROKEN, 1, 7, "expected ',' or '}' after a value in an object"},
    {TEXT("[1\n}"), BROKEN, 2, 1, "'}' cannot end the array that starts at line 1"},
    {TEXT("\n{\"a\":1]"), BROKEN, 2, 7, "']' cannot end the object that starts at line 2"},
    {TEXT("[]]"), BROKEN, 1, 3, "expected nothing more after the value, found ']'"},
    {TEXT("{} {}"), BROKEN, 1, 4, "expected nothing more after the value"},
    {TEXT("1 2"), BROKEN, 1, 3, "expected nothing more after the value"},
    {TEXT("{} // end"), BROKEN, 1, 4, "comments are not JSON"},
    {TEXT("/* head */ {}"), BROKEN, 1, 1, "comments are not JSON"},
    {TEXT("[1, # one\n2]"), BROKEN, 1, 5, "comments are not JSON"},
    {TEXT("{/**/}"), BROKEN, 1, 2, "comments are not JSON"},
    {TEXT("{a:1}"), BROKEN, 1, 2, "expected a key in double quotes or '}', found 'a'"},
    {TEXT("{\"a\":1, b:2}"), BROKEN, 1, 9, "expected a key in double quotes, found 'b'"},
    {TEXT("{1:1}"), BROKEN, 1, 2, "expected a key in double quotes"},
    {TEXT("{[]:1}"), BROKEN, 1, 2, "expected a key in double quotes"},
    {TEXT("{'a':1}"), BROKEN, 1, 2, "single quotes"},
    {TEXT("['a']"), BROKEN, 1, 2, "single quotes: JSON strings use double quotes"},
    {TEXT("[“a”]"), BROKEN, 1, 2, "typographic quotes"},
    {TEXT("[1,\u00A02]"), BROKEN, 1, 4, "no-break space"},
    {TEXT("[\f1]"), BROKEN, 1, 2, "found byte 0x0C"},
    {TEXT("[\0]"), BROKEN, 1, 2, "found byte 0x00"},
    {TEXT("[눈]"), BROKEN, 1, 2, "found '눈'"},
    {TEXT("<html>"), BROKEN, 1, 1, "expected a value: a string, a number"},
    {TEXT("[True]"), BROKEN, 1, 2, "write true"},
    {TEXT("[None]"), BROKEN, 1, 2, "write null"},
    {TEXT("[nul]"), BROKEN, 1, 2, "found 'n'"},
    {TEXT("[nulls]"), BROKEN, 1, 6, "found 's'"},
    {TEXT("fals"), BROKEN, 1, 5, "ends inside a word"},
};

static const struct sample numbers[] = {
    {TEXT("1e400"), BEYOND, 1, 1, "out of range"},
    {TEXT("[1,\n -1e400]"), BEYOND, 2, 2, "out of range"},
    {TEXT("1e309"), BEYOND, 1, 1, "out of range"},
    {TEXT("1.7976931348623159e308"), BEYOND, 1, 1, "out of range"},
    {TEXT("17976931348623158079.3729e289"), BEYOND, 1, 1, "out of range"},
    {TEXT("2e308"), BEYOND, 1, 1, "out of range"},
    {TEXT("0.0000000001e319"), BEYOND, 1, 1, "out of range"},
    {TEXT("1e99999999999999999999"), BEYOND, 1, 1, "out of range"},
    {TEXT("[01]"), BROKEN, 1, 2, "must not start with 0"},
    {TEXT("[-012]"), BROKEN, 1, 3, "must not start with 0"},
    {TEXT("[00.5]"), BROKEN, 1, 2, "must not start with 0"},
    {TEXT("[+1]"), BROKEN, 1, 2, "must not start with '+'"},
    {TEXT("[.5]"), BROKEN, 1, 2, "a digit before its point"},
    {TEXT("[-.5]"), BROKEN, 1, 3, "a digit after '-'"},
    {TEXT("[1.]"), BROKEN, 1, 4, "a digit after its point"},
    {TEXT("[1.e3]"), BROKEN, 1, 4, "a digit after its point"},
    {TEXT("[1e]"), BROKEN, 1, 4, "a digit in its exponent"},
    {TEXT("[1E+]"), BROKEN, 1, 5, "a digit in its exponent"},
    {TEXT("[1e1.5]"), BROKEN, 1, 5, "expected ',' or ']'"},
    {TEXT("[-]"), BROKEN, 1, 3, "a digit after '-'"},
    {TEXT("[--1]"), BROKEN, 1, 3, "a digit after '-'"},
    {TEXT("[1-2]"), BROKEN, 1, 3, "found '-'"},
    {TEXT("[1.2.3]"), BROKEN, 1, 5, "found '.'"},
    {TEXT("[0x1F]"), BROKEN, 1, 3, "found 'x'"},
    {TEXT("[NaN]"), BROKEN, 1, 2, "NaN is not JSON"},
    {TEXT("[Infinity]"), BROKEN, 1, 2, "infinite"},
    {TEXT("[-Infinity]"), BROKEN, 1, 2, "infinite"},
    {TEXT("[１]"), BROKEN, 1, 2, "found '１'"},
    {TEXT("-"), BROKEN, 1, 2, "ends inside a number"},
    {TEXT("1."), BROKEN, 1, 3, "ends inside a number"},
    {TEXT("1e+"), BROKEN, 1, 4, "ends inside a number"},
};

static const struct sample strings[] = {
    {TEXT("{\"\\u0000\":1}"), BEYOND, 1, 3, "\\u0000"},
    {TEXT("[\"1234567\\u0000\"]"), BEYOND, 1, 10, "\\u0000"},
    {TEXT("[\"\\uD800\"]"), BEYOND, 1, 3, "\\uD800 is half of a surrogate pair"},
    {TEXT("[\"\\uD83Dx\"]"), BEYOND, 1, 3, "the low half is missing"},
    {TEXT("[\"\\uD83D\\n\"]"), BEYOND, 1, 3, "the low half is missing"},
    {TEXT("[\"\\uD83D\\uD83D\"]"), BEYOND, 1, 3, "the low half is missing"},
    {TEXT("[\"\\uD83D\\uE000\"]"), BEYOND, 1, 3, "the low half is missing"},
    {TEXT("[\"\\uDE00\"]"), BEYOND, 1, 3, "the high half is missing"},
    {TEXT("[\"\\uD83D\\uDE0\"]"), BROKEN, 1, 9, "four hexadecimal digits"},
    {TEXT("[\"\\u12\"]"), BROKEN, 1, 3, "four hexadecimal digits"},
    {TEXT("[\"\\u12G4\"]"), BROKEN, 1, 3, "four hexadecimal digits"},
    {TEXT("[\"\\u 123\"]"), BROKEN, 1, 3, "four hexadecimal digits"},
    {TEXT("[\"\\U0041\"]"), BROKEN, 1, 3, "a backslash must be followed"},
    {TEXT("[\"C:\\dir\"]"), BROKEN, 1, 5, "a backslash must be followed"},
    {TEXT("[\"\\x41\"]"), BROKEN, 1, 3, "a backslash must be followed"},
    {TEXT("[\"\\'\"]"), BROKEN, 1, 3, "a backslash must be followed"},
    {TEXT("[\"\\\0\"]"), BROKEN, 1, 3, "a backslash must be followed"},
    {TEXT("[\"\\눈\"]"), BROKEN, 1, 3, "a backslash must be followed"},
    {TEXT("[\"a\nb\"]"), BROKEN, 1, 4, "the line ends inside a string"},
    {TEXT("[\"12345678901\n\"]"), BROKEN, 1, 14, "the line ends inside a string"},
    {TEXT("[\"a\r\n\"]"), BROKEN, 1, 4, "the line ends inside a string"},
    {TEXT("[\"\t\"]"), BROKEN, 1, 3, "a tab in a string must be written as \\t"},
    {TEXT("[\"\x1B[31m\"]"), BROKEN, 1, 3, "control byte 0x1B"},
    {TEXT("[\"a\0b\"]"), BROKEN, 1, 4,
     "control byte 0x00 in a string: no text holds one; leave it out"},
    {TEXT("[\"\x1F\"]"), BROKEN, 1, 3, "written as \\u001F"},
    {TEXT("\n\n[\"abc"), BROKEN, 3, 6, "ends inside a string that starts at line 3"},
    {TEXT("[\"abc\\\""), BROKEN, 1, 8, "ends inside a string"},
    {TEXT("[\"\\"), BROKEN, 1, 4, "ends inside a string"},
    {TEXT("[\"\\u00"), BROKEN, 1, 7, "ends inside a string"},
    {TEXT("[\"\\uD83D\\"), BROKEN, 1, 10, "ends inside a string"},
    {TEXT("[\"\xEB\x88"), BROKEN, 1, 5, "in the middle of a character"},
    {TEXT("[\"\x80\"]"), BROKEN, 1, 3, "byte 0x80 is not UTF-8: it goes on with a character"},
    {TEXT("[\"눈\xBF\"]"), BROKEN, 1, 6, "byte 0xBF is not UTF-8"},
    {TEXT("[\"12345678caf\xE9\"]"), BROKEN, 1, 14, "Latin-1"},
    {TEXT("[\"\xE9t\xE9\"]"), BROKEN, 1, 3, "byte 0xE9 is not UTF-8"},
    {TEXT("[\"\xEB\x88\"]"), BROKEN, 1, 3, "byte 0xEB is not UTF-8"},
    {TEXT("[\"\xF0\x9F\x8E\"]"), BROKEN, 1, 3, "byte 0xF0 is not UTF-8"},
    {TEXT("[\"\xC0\xAF\"]"), BROKEN, 1, 3, "overlong"},
    {TEXT("[\"\xC1\xBF\"]"), BROKEN, 1, 3, "overlong"},
    {TEXT("[\"\xE0\x9F\xBF\"]"), BROKEN, 1, 3, "overlong"},
    {TEXT("[\"\xF0\x8F\xBF\xBF\"]"), BROKEN, 1, 3, "overlong"},
    {TEXT("[\"\xED\xA0\x80\"]"), BROKEN, 1, 3, "surrogate"},
    {TEXT("[\"\xED\xBF\xBF\"]"), BROKEN, 1, 3, "surrogate"},
    {TEXT("[\"\xF4\x90\x80\x80\"]"), BROKEN, 1, 3, "above U+10FFFF"},
    {TEXT("[\"\xF5\x80\x80\x80\"]"), BROKEN, 1, 3, "above U+10FFFF"},
    {TEXT("[\"\xFF\"]"), BROKEN, 1, 3, "byte 0xFF is not UTF-8"},
    {TEXT("[\xE9]"), BROKEN, 1, 2, "byte 0xE9 is not UTF-8"},
    {TEXT("{\"\xFC\":1}"), BROKEN, 1, 3, "byte 0xFC is not UTF-8"},
};

static const struct sample twins[] = {
    {TEXT("{\"a\":1,\n \"a\":1}"), BEYOND, 2, 2, "the key \"a\" is already in this object, at 1:2"},
    {TEXT("{\"a\":1,\"\\u0061\":2}"), BEYOND, 1, 8, "the key \"\\u0061\" is already"},
    {TEXT("{\"\\u0061\":1,\"a\":2}"), BEYOND, 1, 13, "already in this object"},
    {TEXT("{\"\\/\":1,\"\\u002F\":2}"), BEYOND, 1, 9, "already in this object"},
    {TEXT("{\"\\ud83c\\udfb5\":1,\"\xF0\x9F\x8E\xB5\":2}"), BEYOND, 1, 19, "already"},
    {TEXT("{\"a\":1,\"b\":2,\"b\":3,\"a\":4}"), BEYOND, 1, 14, "the key \"b\" is already"},
    {TEXT("{\"\":1,\"\":2}"), BEYOND, 1, 7, "already in this object"},
    {TEXT("{\"x\":[{\"c\":1,\"d\":2,\"c\":3}],\"x\":1}"), BEYOND, 1, 20, "at 1:8"},
    {TEXT("{\"a\":1,\"b\":{\"b\":1},\"a\":2}"), BEYOND, 1, 20, "at 1:2"},
    {TEXT("{\"a\":1,\"a\":2"), BROKEN, 1, 13, "ends inside an object"},
};

static enum verdict verdict_of(str text, struct json_fault *fault) {
    if (json_check(text, fault))
        return TAKEN;
    return fault->syntax ? BROKEN : BEYOND;
}

static bool is_as_wanted(const struct sample *s) {
    /* A block of just this size lets the sanitizer see a read behind the end. */
    char *copy = malloc(s->text.n);
    memcpy(copy, s->text.p, s->text.n);
    const str text = {copy, s->text.n};
    struct json_fault fault = {.text = ""};
    const enum verdict got = verdict_of(text, &fault);
    const struct json_place place = json_place(text, fault.at);
    free(copy);
    if (got == s->want && place.line == s->line && place.col == s->col &&
        strstr(fault.text, s->says))
        return true;
    print_error("%.*s\n  wanted %d at %zu:%zu %s\n  got %d at %zu:%zu %s\n", STR_ARG(s->text),
                (int)s->want, s->line, s->col, s->says, (int)got, place.line, place.col,
                fault.text);
    return false;
}

static void assert_samples(const struct sample *samples, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += !is_as_wanted(&samples[i]);
    assert_int_equal(wrong, 0);
}

static void test_taken(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct json_fault fault;
        if (!json_check(taken[i], &fault))
            fail_msg("%.*s: %s", STR_ARG(taken[i]), fault.text);
    }
}

static void test_structure(void **state) {
    (void)state;
    assert_samples(structures, COUNT(structures));
}

static void test_numbers(void **state) {
    (void)state;
    assert_samples(numbers, COUNT(numbers));
}

static void test_strings(void **state) {
    (void)state;
    assert_samples(strings, COUNT(strings));
}

/* Each byte that cannot stand alone in a string, at each of many places: strings are read eight
   bytes at a time. */
static void test_bad_bytes(void **state) {
    (void)state;
    for (unsigned b = 0; b <= 0xFF; b = b == 0x1F ? 0x80 : b + 1) {
        for (size_t at = 1; at <= 18; at++) {
            char text[] = "\"12345678 abcdefgh 12345678\"";
            struct json_fault fault;
            text[at] = (char)b;
            assert_int_equal(verdict_of((str){text, sizeof text - 1}, &fault), BROKEN);
            assert_int_equal(fault.at, at);
        }
    }
}

static void test_twins(void **state) {
    (void)state;
    assert_samples(twins, COUNT(twins));
}

/* `count` bytes `c`. */
static void add_times(struct buf *out, char c, size_t count) {
    for (size_t i = 0; i < count; i++)
        buf_char(out, c);
}

static void test_long_numbers(void **state) {
    (void)state;
    static const struct {
        size_t digits;
        enum verdict want;
    } cases[] = {{309, TAKEN}, {310, BEYOND}, {5000, BEYOND}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct buf text = {.arena = &a};
        struct json_fault fault;
        buf_char(&text, '1');
        add_times(&text, '0', cases[i].digits - 1);
        assert_int_equal(verdict_of(buf_str(&text), &fault), cases[i].want);
        /* Shifted back by an exponent, or behind the point, it fits. */
        buf_fmt(&text, "e-%zu", cases[i].digits);
        assert_int_equal(verdict_of(buf_str(&text), &fault), TAKEN);
        struct buf fraction = {.arena = &a};
        buf_fmt(&fraction, "0.");
        buf_add(&fraction, buf_str(&text));
        assert_int_equal(verdict_of(buf_str(&fraction), &fault), TAKEN);
        arena_free(&a);
    }
}

/* An object of `count` keys k0, k1, …, and one more key. */
static str large_object(struct arena *a, int count, const char *last) {
    struct buf out = {.arena = a};
    buf_char(&out, '{');
    for (int i = 0; i < count; i++)
        buf_fmt(&out, "\"k%d\":{\"k1\":%d},\n", i, i);
    buf_fmt(&out, "\"%s\":0}", last);
    return buf_str(&out);
}

static void test_twins_in_large_objects(void **state) {
    (void)state;
    static const int counts[] = {30, 31, 32, 33, 127, 128, 129, 20000};
    for (size_t i = 0; i < COUNT(counts); i++) {
        struct arena a = {0};
        struct json_fault fault;
        const size_t line = (size_t)counts[i] + 1;
        assert_true(json_check(large_object(&a, counts[i], "k"), &fault));
        static const char *const again[] = {"k0", "k29", "k1\\u0034"};
        for (size_t j = 0; j < COUNT(again); j++) {
            const str text = large_object(&a, counts[i], again[j]);
            assert_int_equal(verdict_of(text, &fault), BEYOND);
            assert_int_equal(json_place(text, fault.at).line, line);
            assert_int_equal(json_place(text, fault.at).col, 1);
        }
        arena_free(&a);
    }
}

static void test_depth(void **state) {
    (void)state;
    struct arena a = {0};
    for (size_t depth = JSON_DEPTH; depth <= JSON_DEPTH + 1; depth++) {
        struct buf text = {.arena = &a};
        struct json_fault fault;
        add_times(&text, '[', depth);
        add_times(&text, ']', depth);
        assert_int_equal(json_check(buf_str(&text), &fault), depth == JSON_DEPTH);
    }
    struct buf text = {.arena = &a};
    struct json_fault fault;
    for (int i = 0; i <= JSON_DEPTH; i++)
        buf_fmt(&text, "{\"a\":");
    assert_int_equal(verdict_of(buf_str(&text), &fault), BEYOND);
    assert_int_equal(fault.at, JSON_DEPTH * strlen("{\"a\":"));
    assert_non_null(strstr(fault.text, "64"));
    arena_free(&a);
}

static void test_size(void **state) {
    (void)state;
    char *text = malloc(JSON_DOCUMENT + 1);
    struct json_fault fault;
    memset(text, ' ', JSON_DOCUMENT + 1);
    text[0] = '1';
    assert_true(json_check((str){text, JSON_DOCUMENT}, &fault));
    assert_int_equal(verdict_of((str){text, JSON_DOCUMENT + 1}, &fault), BEYOND);
    assert_non_null(strstr(fault.text, "64 MB"));
    free(text);
    assert_false(json_check((str){0}, &fault));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken),        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_numbers),      cmocka_unit_test(test_strings),
        cmocka_unit_test(test_bad_bytes),    cmocka_unit_test(test_twins),
        cmocka_unit_test(test_long_numbers), cmocka_unit_test(test_twins_in_large_objects),
        cmocka_unit_test(test_depth),        cmocka_unit_test(test_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
