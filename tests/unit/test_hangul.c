/* Romanization and the two-set keyboard. */
#include "base/hangul.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

struct reading {
    const char *hangul, *roman;
};

static void expect_all(const struct reading *readings, size_t n) {
    struct arena a = {0};
    for (size_t i = 0; i < n; i++) {
        str roman = hangul_romanize(&a, str_of(readings[i].hangul));
        assert_string_equal(str_cstr(&a, roman), readings[i].roman);
    }
    arena_free(&a);
}

/* The examples of the Ministry's own text, in lower case. */
static void official_examples(void **state) {
    (void)state;
    static const struct reading readings[] = {
        {"구미", "gumi"},          {"영동", "yeongdong"},     {"백암", "baegam"},
        {"옥천", "okcheon"},       {"합덕", "hapdeok"},       {"호법", "hobeop"},
        {"월곶", "wolgot"},        {"벚꽃", "beotkkot"},      {"한밭", "hanbat"},
        {"구리", "guri"},          {"설악", "seorak"},        {"칠곡", "chilgok"},
        {"임실", "imsil"},         {"울릉", "ulleung"},       {"대관령", "daegwallyeong"},
        {"백마", "baengma"},       {"신문로", "sinmunno"},    {"종로", "jongno"},
        {"왕십리", "wangsimni"},   {"별내", "byeollae"},      {"신라", "silla"},
        {"해돋이", "haedoji"},     {"같이", "gachi"},         {"굳히다", "guchida"},
        {"좋고", "joko"},          {"놓다", "nota"},          {"잡혀", "japyeo"},
        {"낳지", "nachi"},         {"묵호", "mukho"},         {"집현전", "jiphyeonjeon"},
        {"압구정", "apgujeong"},   {"낙동강", "nakdonggang"}, {"죽변", "jukbyeon"},
        {"낙성대", "nakseongdae"}, {"합정", "hapjeong"},      {"팔당", "paldang"},
        {"샛별", "saetbyeol"},     {"울산", "ulsan"},         {"광희문", "gwanghuimun"},
        {"독립문", "dongnimmun"},  {"촉석루", "chokseongnu"}, {"속리산", "songnisan"},
    };
    expect_all(readings, COUNT(readings));
}

static void words_of_the_drama(void **state) {
    (void)state;
    static const struct reading readings[] = {
        {"눈물의 여왕", "nunmurui yeowang"},
        {"미안해 미워해 사랑해", "mianhae miwohae saranghae"},
        {"멈춰줘", "meomchwojwo"},
        {"청혼", "cheonghon"},
        {"김수현", "gimsuhyeon"},
        {"홍해인", "honghaein"},
        {"백현우", "baekhyeonu"},
        {"천다혜", "cheondahye"},
        {"자꾸만 웃게 돼", "jakkuman utge dwae"},
        {"고장난걸까", "gojangnangeolkka"},
        {"떨림", "tteollim"},
        {"일기", "ilgi"},
        {"더 바랄게 없죠", "deo baralge eopjyo"},
        {"좋아해요", "joahaeyo"},
    };
    expect_all(readings, COUNT(readings));
}

static void sounds_that_meet(void **state) {
    (void)state;
    static const struct reading readings[] = {
        {"않는", "anneun"},    {"많아", "mana"},       {"싫어", "sireo"},
        {"뚫는", "ttulleun"},  {"놓는", "nonneun"},    {"읽어", "ilgeo"},
        {"읽고", "ilgo"},      {"닭갈비", "dakgalbi"}, {"없어", "eopseo"},
        {"앉아", "anja"},      {"삶", "sam"},          {"값", "gap"},
        {"못해", "motae"},     {"밝히다", "balkida"},  {"맞히다", "machida"},
        {"묻히다", "muchida"}, {"맏형", "mathyeong"},  {"있는", "inneun"},
        {"앞날", "amnal"},     {"칼날", "kallal"},     {"난로", "nallo"},
        {"굳이", "guji"},      {"핥이다", "halchida"}, {"안녕", "annyeong"},
        {"흙과", "heukgwa"},   {"칡과", "chikgwa"},    {"좋소", "joso"},
    };
    expect_all(readings, COUNT(readings));
}

static void what_is_not_hangul_stays_and_parts_words(void **state) {
    (void)state;
    static const struct reading readings[] = {
        {"", ""},
        {"Crush – 좋아 2!", "Crush – joa 2!"},
        {"눈물 의", "nunmul ui"},
        {"눈물·의", "nunmul·ui"},
        {"ㅋㅋ 愛", "ㅋㅋ 愛"},
    };
    expect_all(readings, COUNT(readings));
}

/* Letters of Revised Romanization and nothing else, whatever follows whatever. */
static void every_seam_is_ascii(void **state) {
    (void)state;
    struct arena a = {0};
    for (uint32_t coda = 0; coda < 28; coda++) {
        for (uint32_t right = 0; right < 11172; right += 7) {
            uint32_t pair[] = {0xAC00 + coda, 0xAC00 + right};
            char text[7];
            for (size_t i = 0; i < 2; i++) {
                text[i * 3] = (char)(0xE0 | pair[i] >> 12);
                text[i * 3 + 1] = (char)(0x80 | (pair[i] >> 6 & 0x3F));
                text[i * 3 + 2] = (char)(0x80 | (pair[i] & 0x3F));
            }
            str roman = hangul_romanize(&a, (str){text, 6});
            assert_true(roman.n >= 3);
            for (size_t i = 0; i < roman.n; i++)
                assert_true(roman.p[i] >= 'a' && roman.p[i] <= 'z');
            arena_reset(&a);
        }
    }
    arena_free(&a);
}

static void expect_keys(uint32_t c, const char *want) {
    char keys[6];
    assert_int_equal(hangul_keys(c, keys), strlen(want));
    assert_string_equal(keys, want);
}

static void keys_of_the_two_set_layout(void **state) {
    (void)state;
    expect_keys(0x3153, "j");     /* ㅓ */
    expect_keys(0x3131, "r");     /* ㄱ */
    expect_keys(0x314E, "g");     /* ㅎ */
    expect_keys(0x3138, "E");     /* ㄸ */
    expect_keys(0x3133, "rt");    /* ㄳ */
    expect_keys(0x3162, "ml");    /* ㅢ */
    expect_keys(0x3152, "O");     /* ㅒ */
    expect_keys(0x3163, "l");     /* ㅣ */
    expect_keys(0xC30D, "Tkd");   /* 쌍 */
    expect_keys(0xAC00, "rk");    /* 가 */
    expect_keys(0xB77D, "fkr");   /* 락 */
    expect_keys(0xB194, "shk");   /* 놔 */
    expect_keys(0xAC12, "rkqt");  /* 값 */
    expect_keys(0xAD21, "rhofr"); /* 괡: the longest */
    expect_keys(0xD7A3, "glg");   /* 힣 */
    expect_keys('j', "");
    expect_keys(0x3164, ""); /* the filler */
    expect_keys(0xD7A4, "");
}

/* Nothing is typed in the same way as something else of its kind. */
static void vowel_and_consonant_keys_differ(void **state) {
    (void)state;
    char seen[0x33][6];
    for (uint32_t c = 0x3131; c <= 0x3163; c++) {
        size_t n = hangul_keys(c, seen[c - 0x3131]);
        assert_in_range(n, 1, 2);
        for (uint32_t other = 0x3131; other < c; other++)
            assert_string_not_equal(seen[c - 0x3131], seen[other - 0x3131]);
    }
}

static void hangul_is_recognized(void **state) {
    (void)state;
    assert_true(hangul_in(STR("Queen 눈")));
    assert_true(hangul_in(STR("ㅋ")));
    assert_true(hangul_in(STR("\xe1\x84\x92"))); /* a conjoining lead */
    assert_false(hangul_in(STR("Queen of Tears 愛 か")));
    assert_false(hangul_in(STR("")));
    assert_true(hangul_is_syllable(0xAC00));
    assert_true(hangul_is_syllable(0xD7A3));
    assert_false(hangul_is_syllable(0xABFF));
    assert_false(hangul_is_syllable(0xD7A4));
    assert_false(hangul_is_syllable(0x3131));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(official_examples),
        cmocka_unit_test(words_of_the_drama),
        cmocka_unit_test(sounds_that_meet),
        cmocka_unit_test(what_is_not_hangul_stays_and_parts_words),
        cmocka_unit_test(every_seam_is_ascii),
        cmocka_unit_test(keys_of_the_two_set_layout),
        cmocka_unit_test(vowel_and_consonant_keys_differ),
        cmocka_unit_test(hangul_is_recognized),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
