/* Line breaking. The brief form: what lines a text falls into at a width, a bar between them. */
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void expect_lines(const char *text, int width, const char *want) {
    struct arena a = {0};
    struct buf lines = {.arena = &a};
    str s = str_of(text);
    for (size_t from = 0; from < s.n;) {
        size_t end = text_line_end(s, from, width);
        if (from)
            buf_char(&lines, '|');
        buf_add(&lines, str_slice(s, from, end));
        from = text_line_next(s, end);
    }
    assert_string_equal(str_cstr(&a, buf_str(&lines)), want);
    arena_free(&a);
}

static void words_are_kept_whole(void **state) {
    (void)state;
    expect_lines("Love You With All My Heart", 10, "Love You|With All|My Heart");
    expect_lines("Love You", 8, "Love You");
    expect_lines("Love You", 7, "Love|You");
    expect_lines("well-known song", 6, "well-|known|song");
    expect_lines("see well-known", 10, "see|well-known");
    expect_lines("Jean-Luc", 7, "Jean-|Luc");
    expect_lines("가나-다라", 8, "가나-|다라");
    expect_lines("a --flag -5 x", 4, "a|--fl|ag|-5 x");
    expect_lines("", 5, "");
}

static void spaces_at_a_break_are_dropped(void **state) {
    (void)state;
    expect_lines("one   two", 5, "one|two");
    expect_lines("one     two", 3, "one|two");
    expect_lines("one two  ", 9, "one two");
    expect_lines("  indented text", 10, "  indented|text");
    expect_lines("눈물\xe3\x80\x80여왕", 7, "눈물|여왕"); /* an ideographic space */
}

static void no_break_spaces_hold(void **state) {
    (void)state;
    expect_lines("far 10\xc2\xa0km", 7, "far|10\xc2\xa0km");
    expect_lines("far 10\xe2\x80\xafkm", 7, "far|10\xe2\x80\xafkm");
    expect_lines("far 10\xe2\x80\x87km", 7, "far|10\xe2\x80\x87km");
}

static void a_newline_always_breaks(void **state) {
    (void)state;
    expect_lines("one\ntwo", 20, "one|two");
    expect_lines("one\n\ntwo\n", 20, "one||two");
    expect_lines("one  \n  two", 20, "one|  two");
    expect_lines("one\ntwo", 3, "one|two");
    expect_lines("\nx", 3, "|x");
}

static void korean_breaks_at_spaces(void **state) {
    (void)state;
    expect_lines("미안해 미워해 사랑해", 14, "미안해 미워해|사랑해");
    expect_lines("미안해 미워해 사랑해", 9, "미안해|미워해|사랑해");
    expect_lines("고장난걸까", 4, "고장|난걸|까");
    expect_lines("더 고장난걸까", 6, "더|고장난|걸까");
}

static void ideographs_break_anywhere(void **state) {
    (void)state;
    expect_lines("漢字仮名交", 4, "漢字|仮名|交");
    expect_lines("see 漢字仮名", 8, "see 漢字|仮名");
}

static void punctuation_stays_with_its_word(void **state) {
    (void)state;
    expect_lines("漢字。次", 4, "漢|字。|次");
    expect_lines("漢「字」次", 6, "漢|「字」|次");
    expect_lines("bon voyage ! oui", 10, "bon|voyage !|oui"); /* not "!" alone */
    expect_lines("bon voyage !\noui", 10, "bon|voyage !|oui");
    expect_lines("bon voyage !", 10, "bon|voyage !");
    expect_lines("voyage !", 6, "voyage|!"); /* rather than cut a word that fits */
    expect_lines("see .NET docs", 5, "see|.NET|docs");
    expect_lines("abcde.", 5, "abcd|e.");
    expect_lines("see ( it ) now", 6, "see|( it )|now");
    expect_lines("고장난.", 6, "고장|난.");
}

static void a_word_longer_than_the_line_is_cut(void **state) {
    (void)state;
    expect_lines("abcdefgh ij", 3, "abc|def|gh|ij");
    expect_lines("x abcdefgh", 4, "x|abcd|efgh");
    expect_lines("가나", 1, "가|나"); /* nothing fits: one cluster a line */
    expect_lines("......", 4, "....|..");
    expect_lines("ab", 0, "a|b");
    expect_lines("👨‍👩‍👧👨‍👩‍👧", 2,
                 "👨‍👩‍👧|👨‍👩‍👧");
}

static str random_text(struct arena *a, uint32_t *seed) {
    static const char *const bits[] = {"a",
                                       "of",
                                       " ",
                                       " ",
                                       "눈물",
                                       "e\xcc\x81",
                                       "👨‍👩‍👧",
                                       "🇰🇷",
                                       "!",
                                       "漢字",
                                       "(",
                                       ")",
                                       "\n",
                                       "。",
                                       "-",
                                       "   ",
                                       "“x”",
                                       ".",
                                       "\xe0\xa4\x95\xe0\xa4\xbe"};
    struct buf b = {.arena = a};
    for (int i = 0; i < 30; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        buf_add(&b, str_of(bits[(*seed >> 8) % COUNT(bits)]));
    }
    return buf_str(&b);
}

/* Only spaces and at most one newline are lost between two lines. */
static void expect_gap(str gap) {
    for (size_t i = 0; i < gap.n; i++)
        assert_true(gap.p[i] == ' ' || (gap.p[i] == '\n' && i + 1 == gap.n));
}

static void lines_fit_and_lose_nothing(void **state) {
    (void)state;
    struct arena a = {0};
    uint32_t seed = 11;
    for (int i = 0; i < 2000; i++) {
        str s = random_text(&a, &seed);
        int width = 2 + i % 30;
        for (size_t from = 0; from < s.n;) {
            size_t end = text_line_end(s, from, width);
            str line = str_slice(s, from, end);
            assert_true(end > from || s.p[from] == '\n');
            assert_true(text_width(line) <= width);
            assert_int_equal(str_find(line, STR("\n"), 0), SIZE_MAX);
            size_t next = text_line_next(s, end);
            expect_gap(str_slice(s, end, next));
            assert_true(next > from);
            from = next;
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_kept_whole),
        cmocka_unit_test(spaces_at_a_break_are_dropped),
        cmocka_unit_test(no_break_spaces_hold),
        cmocka_unit_test(a_newline_always_breaks),
        cmocka_unit_test(korean_breaks_at_spaces),
        cmocka_unit_test(ideographs_break_anywhere),
        cmocka_unit_test(punctuation_stays_with_its_word),
        cmocka_unit_test(a_word_longer_than_the_line_is_cut),
        cmocka_unit_test(lines_fit_and_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
