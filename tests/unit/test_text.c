/* The ruler: code points, clusters, pieces, widths, cuts and normal forms. */
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

static void every_code_point_survives_encoding(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        if (is_surrogate(c))
            continue;
        char bytes[4];
        str s = point(c, bytes);
        size_t at = 0;
        assert_int_equal(text_decode(s, &at), c);
        assert_int_equal(at, s.n);
        assert_true(text_valid(s));
    }
}

static void decoding_stops_at_the_end(void **state) {
    (void)state;
    size_t at = 0;
    assert_int_equal(text_decode((str){NULL, 0}, &at), 0);
    assert_int_equal(at, 0);
    at = 2;
    assert_int_equal(text_decode(STR("ab"), &at), 0);
    assert_int_equal(at, 2);
}

static void bad_bytes_are_found_and_replaced(void **state) {
    (void)state;
    const str bad[] = {STR("\x80"),         STR("\xff"),         STR("\xc0\xaf"),
                       STR("\xe0\x80\xaf"), STR("\xed\xa0\x80"), STR("\xf4\x90\x80\x80"),
                       STR("\xf8\x88\x80"), STR("\xe2\x82"),     STR("\xf0\x9f\x98")};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(text_valid(bad[i]));
        size_t at = 0;
        assert_int_equal(text_decode(bad[i], &at), 0xFFFD);
        assert_in_range(at, 1, bad[i].n);
        assert_true(text_width(bad[i]) >= 1);
    }
    assert_true(text_valid(STR("a\0é눈😀")));
    assert_true(text_valid((str){NULL, 0}));
}

/* A bar parts the clusters. */
static void clusters_are_those_of_unicode(void **state) {
    (void)state;
    static const char *const cases[] = {
        "a|b",
        "\r\n|x",
        "\n|\r|x",
        "e\xcc\x81|x",
        "a|\r\n",
        "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab|\xe1\x84\x80", /* conjoining 한 and ㄱ */
        "가|각|x",
        "👨‍👩‍👧|👍🏽|❤️|x",
        "🇰🇷|🇺🇸|🇫|a",
        "1️⃣|2",
        "\xe0\xa4\x95\xe0\xa4\xbe|x", /* a spacing mark */
        "\xd8\x80\x31|2",             /* a prepended sign */
        "a\xe2\x80\x8d|b",
    };
    struct arena a = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf whole = {.arena = &a};
        for (str rest = str_of(cases[i]); rest.n;)
            buf_add(&whole, str_split(&rest, '|'));
        str s = buf_str(&whole);
        size_t at = 0;
        for (str rest = str_of(cases[i]); rest.n;) {
            size_t end = at + str_split(&rest, '|').n;
            assert_int_equal(text_cluster_end(s, at), end);
            assert_int_equal(text_cluster_start(s, end), at);
            at = end;
        }
        assert_int_equal(text_cluster_end(s, s.n), s.n);
        assert_int_equal(text_cluster_start(s, 0), 0);
    }
    arena_free(&a);
}

static void each_code_point_has_a_piece(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        if (is_surrogate(c))
            continue;
        char bytes[4];
        str s = point(c, bytes);
        size_t at = 0;
        struct piece piece;
        assert_true(text_piece(s, &at, &piece));
        assert_int_equal(at, s.n);
        assert_in_range(piece.width, 1, 2);
        assert_int_equal(text_width(s), piece.width);
        assert_false(is_hidden(piece.base));
        assert_false(text_piece(s, &at, &piece));
    }
}

static struct piece first_piece(str s, size_t *at) {
    struct piece piece;
    *at = 0;
    assert_true(text_piece(s, at, &piece));
    return piece;
}

/* The first piece of `s` is `base` alone, and nothing follows it. */
static void expect_one(str s, uint32_t base, int width) {
    size_t at;
    struct piece piece = first_piece(s, &at);
    assert_int_equal(piece.base, base);
    assert_int_equal(piece.marks[0], 0);
    assert_int_equal(piece.width, width);
    assert_int_equal(at, s.n);
    assert_int_equal(text_width(s), width);
}

static void hangul_is_the_same_composed_or_not(void **state) {
    (void)state;
    struct arena a = {0};
    for (uint32_t i = 0; i < 11172; i++) {
        uint32_t jamo[] = {0x1100 + i / 588, 0x1161 + i / 28 % 21, 0x11A7 + i % 28};
        struct buf nfd = {.arena = &a};
        for (size_t k = 0; k < (i % 28 ? 3U : 2U); k++) {
            char bytes[4];
            buf_add(&nfd, point(jamo[k], bytes));
        }
        char bytes[4];
        str nfc = point(0xAC00 + i, bytes);
        expect_one(nfc, 0xAC00 + i, 2);
        expect_one(buf_str(&nfd), 0xAC00 + i, 2);
        assert_true(str_eq(text_nfc(&a, buf_str(&nfd)), nfc));
        arena_reset(&a);
    }
    arena_free(&a);
}

static void expect_marked(str s, uint32_t base, uint32_t mark) {
    size_t at;
    struct piece piece = first_piece(s, &at);
    assert_int_equal(piece.base, base);
    assert_int_equal(piece.marks[0], mark);
    assert_int_equal(piece.width, 2);
    assert_int_equal(at, s.n);
}

static void jamo_that_do_not_compose_are_marks(void **state) {
    (void)state;
    expect_marked(STR("\xe1\x84\x80\xcc\x81"), 0x1100, 0x301);
    expect_marked(STR("\xe1\x84\x80\xe1\x86\x9e"), 0x1100, 0x119E); /* an old vowel */
    expect_marked(STR("각\xe1\x86\xa8"), 0xAC01, 0x11A8);
    expect_marked(STR("가\xe1\x87\x83"), 0xAC00, 0x11C3); /* an old trail */
}

static void an_emoji_sequence_shows_its_first(void **state) {
    (void)state;
    expect_one(STR("👨‍👩‍👧"), 0x1F468, 2);
    expect_one(STR("👍🏽"), 0x1F44D, 2);
    expect_one(STR("❤️"), 0x2764, 1);
    expect_one(STR("🏳️‍🌈"), 0x1F3F3, 1);
    expect_one(STR("😀"), 0x1F600, 2);
}

static void a_flag_shows_its_letters(void **state) {
    (void)state;
    str flag = STR("🇰🇷");
    size_t at;
    struct piece piece = first_piece(flag, &at);
    assert_int_equal(piece.base, 'K');
    assert_int_equal(piece.width, 1);
    assert_true(text_piece(flag, &at, &piece));
    assert_int_equal(piece.base, 'R');
    assert_int_equal(at, flag.n);
    assert_int_equal(text_width(flag), 2);
    assert_int_equal(text_fit(flag, 1), 0);
}

static void marks_beyond_the_fourth_are_dropped(void **state) {
    (void)state;
    str zalgo = STR("a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85");
    size_t at;
    struct piece piece = first_piece(zalgo, &at);
    assert_int_equal(piece.marks[0], 0x300);
    assert_int_equal(piece.marks[3], 0x303);
    assert_int_equal(piece.width, 1);
    assert_int_equal(at, zalgo.n);
}

static void spacing_marks_take_cells_but_are_not_parted(void **state) {
    (void)state;
    str s = STR("\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\x82"); /* ka, aa (spacing), anusvara */
    size_t at;
    struct piece piece = first_piece(s, &at);
    assert_int_equal(piece.base, 0x915);
    assert_true(text_piece(s, &at, &piece));
    assert_int_equal(piece.base, 0x93E);
    assert_int_equal(piece.marks[0], 0x902);
    assert_int_equal(text_width(s), 2);
    assert_int_equal(text_fit(s, 1), 0);
}

static void a_lone_mark_gets_a_circle(void **state) {
    (void)state;
    size_t at;
    struct piece piece = first_piece(STR("\xcc\x81"), &at);
    assert_int_equal(piece.base, 0x25CC);
    assert_int_equal(piece.marks[0], 0x301);
}

/* Text of all kinds from a fixed seed. */
static str random_text(struct arena *a, uint32_t *seed) {
    static const char *const bits[] = {
        "a",  "of", " ",    "눈물", "여왕",   "e\xcc\x81", "👨‍👩‍👧",
        "🇰🇷", "!",  "漢字", "\r\n", "❤️", "…",         "\xe0\xa4\x95\xe0\xa4\xbe"};
    struct buf b = {.arena = a};
    for (int i = 0; i < 20; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        buf_add(&b, str_of(bits[(*seed >> 8) % COUNT(bits)]));
    }
    return buf_str(&b);
}

static int width_of_pieces(str s) {
    int width = 0;
    struct piece piece;
    for (size_t at = 0; text_piece(s, &at, &piece);)
        width += piece.width;
    return width;
}

static void width_fit_and_cut_agree(void **state) {
    (void)state;
    struct arena a = {0};
    uint32_t seed = 3;
    for (int i = 0; i < 500; i++) {
        str s = random_text(&a, &seed);
        str safe = text_safe(&a, s);
        int full = text_width(s);
        assert_int_equal(full, width_of_pieces(s));
        for (int width = 0; width <= full + 1; width++) {
            size_t fit = text_fit(s, width);
            assert_true(text_width(str_slice(s, 0, fit)) <= width);
            if (fit < s.n) {
                size_t more = text_cluster_end(s, fit);
                assert_true(text_width(str_slice(s, 0, more)) > width);
            }
            str cut = text_cut(&a, s, width);
            assert_true(text_width(cut) <= width);
            assert_true(str_eq(cut, safe) == (text_width(safe) <= width));
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

static void clusters_back_and_forth(void **state) {
    (void)state;
    struct arena a = {0};
    uint32_t seed = 5;
    for (int i = 0; i < 500; i++) {
        str s = random_text(&a, &seed);
        for (size_t at = 0; at < s.n;) {
            size_t end = text_cluster_end(s, at);
            assert_true(end > at);
            assert_int_equal(text_cluster_start(s, end), at);
            at = end;
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

static void cutting_shows_an_ellipsis(void **state) {
    (void)state;
    struct arena a = {0};
    expect(text_cut(&a, STR("Queen of Tears"), 14), "Queen of Tears");
    expect(text_cut(&a, STR("Queen of Tears"), 13), "Queen of Tea…");
    expect(text_cut(&a, STR("Queen of Tears"), 10), "Queen of…"); /* no space before it */
    expect(text_cut(&a, STR("눈물의 여왕"), 6), "눈물…");
    expect(text_cut(&a, STR("눈물"), 2), "…");
    expect(text_cut(&a, STR("눈물"), 1), "…");
    expect(text_cut(&a, STR("눈물"), 0), "");
    expect(text_cut(&a, STR(""), 0), "");
    arena_free(&a);
}

static void normal_forms(void **state) {
    (void)state;
    struct arena a = {0};
    str same[] = {STR(""), STR("plain"), STR("눈물의 여왕 – é"), STR("\xff bad")};
    for (size_t i = 0; i < COUNT(same); i++)
        assert_ptr_equal(text_nfc(&a, same[i]).p, same[i].p);
    expect(text_nfc(&a, STR("e\xcc\x81")), "é");
    expect(text_nfc(&a, STR("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab")), "한");
    expect(text_nfc(&a, STR("\xe2\x84\xab")), "Å"); /* the Angstrom sign */
    expect(text_nfc(&a, STR("a\xcc\x81\xcc\xa3")), "ạ\xcc\x81");
    expect(text_fold(&a, STR("Love YOU @[`{ AZ")), "love you @[`{ az");
    expect(text_fold(&a, STR("STRASSE Straße ＣＲＵＳＨ É")), "strasse strasse crush é");
    expect(text_fold(&a, STR("눈\xe2\x80\x8b물")), "눈물");
    expect(text_fold(&a, STR("ΣΑΣ")), "σασ");
    arena_free(&a);
}

/* utf8proc alone would need minutes for it. */
static void a_heap_of_marks_is_normalized_at_once(void **state) {
    (void)state;
    struct arena a = {0};
    struct buf b = {.arena = &a};
    buf_char(&b, 'a');
    for (int i = 0; i < 200000; i++)
        buf_add(&b, i % 2 ? STR("\xcc\x81") : STR("\xcc\xa3"));
    assert_true(text_valid(text_nfc(&a, buf_str(&b))));
    assert_int_equal(text_width(buf_str(&b)), 1);
    arena_free(&a);
}

/* Three bytes are a character when they are no shorter one in disguise, and no half of another. */
static void three_bytes_are_read_strictly(void **state) {
    (void)state;
    static const unsigned char thirds[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    for (unsigned first = 0xE0; first <= 0xEF; first++)
        for (unsigned second = 0x70; second <= 0xCF; second++)
            for (size_t k = 0; k < COUNT(thirds); k++) {
                char bytes[] = {(char)first, (char)second, (char)thirds[k]};
                uint32_t c = (first & 0xF) << 12 | (second & 0x3F) << 6 | (thirds[k] & 0x3Fu);
                bool is_valid = (second & 0xC0) == 0x80 && (thirds[k] & 0xC0) == 0x80 &&
                                c >= 0x800 && (c < 0xD800 || c > 0xDFFF);
                size_t at = 0;
                assert_int_equal(text_decode((str){bytes, 3}, &at), is_valid ? c : 0xFFFD);
                assert_int_equal(at, is_valid ? 3 : 1);
                at = 0;
                assert_int_equal(text_decode((str){bytes, 2}, &at), 0xFFFD);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_bytes_are_read_strictly),
        cmocka_unit_test(every_code_point_survives_encoding),
        cmocka_unit_test(decoding_stops_at_the_end),
        cmocka_unit_test(bad_bytes_are_found_and_replaced),
        cmocka_unit_test(clusters_are_those_of_unicode),
        cmocka_unit_test(each_code_point_has_a_piece),
        cmocka_unit_test(hangul_is_the_same_composed_or_not),
        cmocka_unit_test(jamo_that_do_not_compose_are_marks),
        cmocka_unit_test(an_emoji_sequence_shows_its_first),
        cmocka_unit_test(a_flag_shows_its_letters),
        cmocka_unit_test(marks_beyond_the_fourth_are_dropped),
        cmocka_unit_test(spacing_marks_take_cells_but_are_not_parted),
        cmocka_unit_test(a_lone_mark_gets_a_circle),
        cmocka_unit_test(width_fit_and_cut_agree),
        cmocka_unit_test(clusters_back_and_forth),
        cmocka_unit_test(cutting_shows_an_ellipsis),
        cmocka_unit_test(normal_forms),
        cmocka_unit_test(a_heap_of_marks_is_normalized_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
