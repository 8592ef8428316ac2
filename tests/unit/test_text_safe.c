/* The door to the terminal, and the stand-ins for a terminal without UTF-8. */
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <utf8proc.h>

#include <string.h>

enum { LAST_POINT = 0x10FFFF };

static void expect(str got, const char *want) {
    struct arena a = {0};
    assert_string_equal(str_cstr(&a, got), want);
    arena_free(&a);
}

static bool is_surrogate(uint32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

/* What the door must hold back by itself: controls, formats, private, unassigned, separators. */
static bool is_hidden(uint32_t c) {
    const char *category = utf8proc_category_string((utf8proc_int32_t)c);
    return category[0] == 'C' || strcmp(category, "Zl") == 0 || strcmp(category, "Zp") == 0;
}

static str point(uint32_t c, char out[4]) {
    return (str){out, text_encode(c, out)};
}

static void the_door_marks_what_is_not_text(void **state) {
    (void)state;
    struct arena a = {0};
    expect(text_safe(&a, STR("\x1b]0;x\x07")), "<U+001B>]0;x<U+0007>");
    expect(text_safe(&a, STR("a\tb\nc\rd\x7f")), "a<U+0009>b<U+000A>c<U+000D>d<U+007F>");
    expect(text_safe(&a, STR("\xc2\x9b")), "<U+009B>");
    expect(text_safe(&a, STR("a\xe2\x80\xae"
                             "b\xe2\x81\xa6")),
           "a<U+202E>b<U+2066>");
    expect(text_safe(&a, STR("x\xe2\x80\x8by\xef\xbb\xbf")), "x<U+200B>y<U+FEFF>");
    expect(text_safe(&a, STR("\xe2\x80\xa8\xe2\x80\xa9")), "<U+2028><U+2029>");
    expect(text_safe(&a, STR("\xee\x80\x80\xf4\x8f\xbf\xbf")), "<U+E000><U+10FFFF>");
    expect(text_safe(&a, STR("\xe3\x85\xa4")), "<U+3164>"); /* the Hangul filler */
    expect(text_safe(&a, STR("a\xff"
                             "b")),
           "a\xef\xbf\xbd"
           "b");
    expect(text_safe(&a, STR("\0")), "<U+0000>");
    arena_free(&a);
}

static void the_door_lets_text_pass(void **state) {
    (void)state;
    struct arena a = {0};
    str safe[] = {STR(""),
                  STR("눈물의 여왕 ~ \"Tears\""),
                  STR("é e\xcc\x81"),
                  STR("👨‍👩‍👧"),
                  STR("❤️ ❤︎"),
                  STR("0️⃣ 9️⃣ #️⃣"),
                  STR("🏳️‍🌈"),
                  STR("👩🏻‍🎤👩🏿‍🎤"),
                  STR("🇰🇷 …–“”"),
                  STR("\xef\xbf\xbd")};
    for (size_t i = 0; i < COUNT(safe); i++)
        assert_ptr_equal(text_safe(&a, safe[i]).p, safe[i].p);
    arena_free(&a);
}

static void emoji_glue_passes_in_emoji_only(void **state) {
    (void)state;
    struct arena a = {0};
    expect(text_safe(&a, STR("a\xe2\x80\x8d"
                             "b")),
           "a<U+200D>b");
    expect(text_safe(&a, STR("😀\xe2\x80\x8d"
                             "b")),
           "😀<U+200D>b");
    expect(text_safe(&a, STR("a\xe2\x80\x8d😀")), "a<U+200D>😀");
    expect(text_safe(&a, STR("😀\xe2\x80\x8d\xf0\x9f\x80\xac")), "😀<U+200D><U+1F02C>");
    expect(text_safe(&a, STR("a\xef\xb8\x8f")), "a<U+FE0F>");
    expect(text_safe(&a, STR("1\xef\xb8\x8f")), "1<U+FE0F>");
    expect(text_safe(&a, STR("x\xef\xb8\x8f\xe2\x83\xa3")), "x<U+FE0F>\xe2\x83\xa3");
    expect(text_safe(&a, STR("😀눈\xe2\x80\x8d😀")), "😀눈<U+200D>😀");
    expect(text_safe(&a, STR("😀a\xe2\x80\x8d😀")), "😀a<U+200D>😀");
    expect(text_safe(&a, STR("😀\xef\xb8\x8f\xef\xb8\x8f")), "😀\xef\xb8\x8f<U+FE0F>");
    expect(text_safe(&a, STR("漢\xf3\xa0\x84\x80")), "漢<U+E0100>");
    arena_free(&a);
}

static void every_code_point_comes_out_safe(void **state) {
    (void)state;
    struct arena a = {0};
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        if (is_surrogate(c))
            continue;
        char bytes[4];
        str safe = text_safe(&a, point(c, bytes));
        for (size_t at = 0; at < safe.n;) {
            uint32_t shown = text_decode(safe, &at);
            assert_false(is_hidden(shown));
            assert_true(shown == c || shown < 0x80);
        }
        assert_ptr_equal(text_safe(&a, safe).p, safe.p);
        arena_reset(&a);
    }
    arena_free(&a);
}

static void ascii_stand_ins(void **state) {
    (void)state;
    assert_int_equal(text_ascii('~'), '~');
    assert_int_equal(text_ascii(0x2500), '-');
    assert_int_equal(text_ascii(0x2502), '|');
    assert_int_equal(text_ascii(0x253C), '+');
    assert_int_equal(text_ascii(0x2019), '\'');
    assert_int_equal(text_ascii(0x201C), '"');
    assert_int_equal(text_ascii(0x2026), '.');
    assert_int_equal(text_ascii(0xE9), 'e');
    assert_int_equal(text_ascii(0x1EA4), 'A');
    assert_int_equal(text_ascii(0xA0), ' ');
    assert_int_equal(text_ascii(0x2192), '>');
    assert_int_equal(text_ascii(0xB208), '?');
    for (uint32_t c = 0; c <= LAST_POINT; c++)
        assert_in_range(text_ascii(c), 0x20, 0x7E);
    /* The map tells its marks apart without UTF-8 as well: stated, joined, candidate, none. */
    char marks[] = {text_ascii(0x25CF), text_ascii(0x25D0), text_ascii(0x25CB), text_ascii(0xB7)};
    for (size_t i = 1; i < COUNT(marks); i++)
        assert_null(memchr(marks, marks[i], i));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_door_marks_what_is_not_text),
        cmocka_unit_test(the_door_lets_text_pass),
        cmocka_unit_test(emoji_glue_passes_in_emoji_only),
        cmocka_unit_test(every_code_point_comes_out_safe),
        cmocka_unit_test(ascii_stand_ins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
