/* Words, terms, spellings, and what means what. */
#include "core/match.h"
#include "core/words.h"

#include "base/hangul.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Adds a term with a space; Hangul as the letters that type it. */
static size_t add_term(char *out, size_t n, const struct word *word) {
    for (unsigned i = 0; i < word->n; i++) {
        char c = word->bytes[i];
        out[n++] = word_is_hangul(word_term(word)) ? word_letter(c) : c;
    }
    out[n++] = ' ';
    return n;
}

/* The terms of a text. */
static const char *terms(const char *text, char out[512]) {
    struct words w = {.text = str_of(text)};
    struct word word;
    size_t n = 0;
    while (words_next(&w, &word))
        n = add_term(out, n, &word);
    out[n] = '\0';
    return out;
}

static void words_are_folded(void **state) {
    (void)state;
    char out[512];
    assert_string_equal(terms("Hello, WORLD 2024!", out), "hello world 2024 ");
    assert_string_equal(terms("can't can’t", out), "cant cant ");
    assert_string_equal(terms("it's", out), "it its ");
    assert_string_equal(terms("Hae-in's hat", out), "hae in haein hat ");
    assert_string_equal(terms("Kim Na-young", out), "kim na young nayoung ");
    assert_string_equal(terms("Ep. 3, EPISODE 14: it's", out), "ep 3 ep3 episode 14 ep14 it its ");
    assert_string_equal(terms("episode ep ep-9 9 ep's 9", out), "episode ep ep 9 ep9 9 ep eps 9 ");
    assert_string_equal(terms("s01E03 e3 ep003 s1 se3", out),
                        "s01e03 ep3 e3 ep3 ep003 ep3 s1 se3 ");
    assert_string_equal(terms("3화 16회에서 episode 7화! 3 화", out),
                        "3 ep3 16 ep16 episode 7 ep7 3 ghk ");
    assert_string_equal(terms("e 4 10화살 3회는요", out), "e 4 ep4 10 ghktkf 3 ghlsmsdy ");
    assert_string_equal(terms("Café ÉTÉ naïve", out), "cafe ete naive ");
    assert_string_equal(terms("Łódź Ørsted Æ ışık İstanbul", out), "lodz orsted ae isik istanbul ");
    assert_string_equal(terms("눈물의 여왕", out), "snsanfdml dudhkd ");
    assert_string_equal(terms("10CM십센치", out), "10cm tlqtpscl ");
    assert_string_equal(terms("東京 ", out), "東 京 ");
    assert_string_equal(terms("", out), "");
    assert_string_equal(terms(" -'-'- ", out), "");
    assert_string_equal(terms("\xCC\x81\xCC\x81", out), "");
    assert_string_equal(terms("か\xE3\x82\x9A", out), "か ");
}

/* What a name means besides its words. */
static const char *name(const char *text, char out[512]) {
    struct words w;
    struct word word;
    size_t n = 0;
    words_start(&w, str_of(text), true);
    while (words_next(&w, &word)) {
    }
    while (words_name(&w, &word)) {
        assert_true(word.is_joined && word.to == strlen(text));
        n = add_term(out, n, &word);
    }
    out[n] = '\0';
    return out;
}

/* Letters are taken eight at once: each byte of ASCII at each place among them. */
static void letters_are_folded_at_any_place(void **state) {
    (void)state;
    char text[40], out[512], wanted[64];
    for (int c = 1; c < 0x80; c++)
        for (int place = 1; place < 20; place++) {
            bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '\'' || c == '`' || c == '-') /* they join what stands beside them */
                continue;
            memset(text, 'Q', sizeof text);
            snprintf(text + 20, sizeof text - 20, "%s", place % 2 ? "" : " q");
            text[place] = (char)c;
            int n = snprintf(wanted, sizeof wanted, "%.*s", place, "qqqqqqqqqqqqqqqqqqqq");
            bool is_in = is_letter || (c >= '0' && c <= '9');
            n += snprintf(wanted + n, sizeof wanted - (size_t)n, "%c", is_in ? c | 0x20 : ' ');
            snprintf(wanted + n, sizeof wanted - (size_t)n, "%.*s%s", 19 - place,
                     "qqqqqqqqqqqqqqqqqqqq", place % 2 ? "" : " q");
            terms(text, out);
            while (out[0] && out[strlen(out) - 1] == ' ')
                out[strlen(out) - 1] = '\0';
            while (wanted[strlen(wanted) - 1] == ' ')
                wanted[strlen(wanted) - 1] = '\0';
            assert_string_equal(out, wanted);
        }
}

static void names_are_words_too(void **state) {
    (void)state;
    char out[512];
    assert_string_equal(name("Kim Na-young", out), "kimnayoung ");
    assert_string_equal(name("It's You", out), "ityou ");
    assert_string_equal(name("Crush", out), "");
    assert_string_equal(name("김수현", out), "tngus ");
    assert_string_equal(name("눈물의 여왕", out), "snsanfdmldudhkd ");
    assert_string_equal(name("10CM 십센치", out), "");
    assert_string_equal(name("a name of far more words than anybody has", out), "");
    assert_string_equal(name("", out), "");
}

static void folding_twice_changes_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {"Hae-in’s Été", "ÆØÅ ß ﬁ Ⅻ", "It's 10CM, café",
                                        "Straße İstanbul ǅ", "ΑΣ ας"};
    char once[512], twice[512];
    for (size_t i = 0; i < COUNT(texts); i++) {
        terms(texts[i], once);
        assert_string_equal(terms(once, twice), once);
    }
}

static void long_words_are_cut(void **state) {
    (void)state;
    char text[4096];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    struct words w = {.text = str_of(text)};
    struct word word;
    assert_true(words_next(&w, &word));
    assert_int_equal(word.n, WORD_MAX);
    assert_false(words_next(&w, &word));
}

static void fillers_are_in_order(void **state) {
    (void)state;
    static const char *const asked[] = {"what", "song", "when",       "he",  "a",
                                        "your", "ost",  "soundtrack", "the", "who"};
    for (size_t i = 0; i < COUNT(asked); i++)
        assert_true(words_is_filler(str_of(asked[i])));
    assert_false(words_is_filler(STR("boar")));
    assert_false(words_is_filler(STR("")));
}

/* How the query word means the text word, typed so far. */
static enum match_how how(const char *typed, const char *text, bool is_typing) {
    struct speller s;
    struct token t;
    struct words a = {.text = str_of(typed)}, b = {.text = str_of(text)};
    struct word wanted, term;
    speller_open(&s);
    assert_true(words_next(&a, &wanted) && words_next(&b, &term));
    match_token(&t, &wanted, str_of(typed), &s);
    t.is_typing = is_typing;
    enum match_how out = match_term(&t, word_term(&term), WAY_PLAIN, &s);
    if (out == MATCH_NONE)
        out = match_term(&t, word_term(&term), WAY_LAYOUT, &s);
    if (out == MATCH_NONE)
        out = match_term(&t, word_term(&term), WAY_SPELLING, &s);
    speller_close(&s);
    return out;
}

static void words_mean_words(void **state) {
    (void)state;
    static const struct {
        const char *typed, *text;
        bool is_typing;
        enum match_how how;
    } cases[] = {
        {"dream", "Dream", false, MATCH_AS_TYPED},
        {"falls", "falling", false, MATCH_STEM},
        {"three", "3", false, MATCH_STEM},
        {"3", "three", false, MATCH_STEM},
        {"fall", "fallin", true, MATCH_PREFIX},
        {"fall", "fallin", false, MATCH_NONE},
        {"dreem", "dream", false, MATCH_SPELLING},
        {"draem", "dream", false, MATCH_SPELLING},
        {"lavander", "lavender", false, MATCH_SPELLING},
        {"sincertiy", "sincerity", false, MATCH_SPELLING},
        {"windw", "windows", true, MATCH_SPELLING},
        {"cat", "car", false, MATCH_NONE},
        {"rlatngus", "김수현", false, MATCH_LAYOUT},
        {"ㅊ겨노", "crush", false, MATCH_LAYOUT},
        {"눈물", "눈물의", false, MATCH_PREFIX},
        {"수현", "김수현", false, MATCH_INSIDE},
        {"현", "김수현", false, MATCH_NONE},
        {"ㄱㅅㅎ", "김수현", false, MATCH_INITIALS},
        {"ㅈㅁ있ㄴ", "재미있는", false, MATCH_INITIALS},
        {"갱", "개인", true, MATCH_PREFIX},
        {"갱", "갱", true, MATCH_AS_TYPED},
        {"리더", "캘린더", false, MATCH_NONE},
        {"gimsuhyeon", "김수현", false, MATCH_ROMANIZED},
        {"kimsoohyun", "김수현", false, MATCH_ROMANIZED},
        {"kimsuhyun", "김수현", false, MATCH_ROMANIZED},
        {"kimsuhyeon", "김수현", false, MATCH_ROMANIZED},
        {"yi", "이", false, MATCH_NONE},
        {"yijubin", "이주빈", false, MATCH_ROMANIZED},
        {"leejoobin", "이주빈", false, MATCH_ROMANIZED},
        {"yijubin", "이주빈", true, MATCH_ROMANIZED},
        {"silla", "신라", false, MATCH_ROMANIZED},
        {"sinra", "신라", false, MATCH_ROMANIZED},
        {"parkjieun", "박지은", false, MATCH_ROMANIZED},
        {"roheul", "노을", false, MATCH_ROMANIZED},
        {"choiyuri", "최유리", false, MATCH_ROMANIZED},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum match_how is = how(cases[i].typed, cases[i].text, cases[i].is_typing);
        if (is != cases[i].how)
            print_error("%s ~ %s: %d, not %d\n", cases[i].typed, cases[i].text, (int)is,
                        (int)cases[i].how);
    }
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(how(cases[i].typed, cases[i].text, cases[i].is_typing), cases[i].how);
}

/* What is composed from the keys of a syllable is that syllable, for all 11,172 of them and each
   followed by another. */
/* What keys type, as text. */
static str typed_text(struct arena *a, str keys) {
    struct buf text = {.arena = a};
    uint32_t codes[32];
    size_t n = hangul_compose(keys, codes);
    for (size_t i = 0; i < n; i++)
        text_add(&text, codes[i]);
    return buf_str(&text);
}

static void keys_compose_what_they_type(void **state) {
    (void)state;
    struct arena a = {0};
    for (uint32_t c = 0xAC00; c <= 0xD7A3; c++) {
        struct buf text = {.arena = &a}, typed = {.arena = &a};
        char keys[6];
        text_add(&text, c);
        text_add(&text, 0xB098); /* 나 */
        buf_add(&typed, (str){keys, hangul_keys(c, keys)});
        buf_add(&typed, (str){keys, hangul_keys(0xB098, keys)});
        assert_true(str_eq(typed_text(&a, buf_str(&typed)), buf_str(&text)));
        arena_reset(&a);
    }
    assert_true(str_eq(typed_text(&a, STR("rkatk")), STR("감사")));
    assert_true(str_eq(typed_text(&a, STR("rkqtdmf")), STR("값을")));
    assert_true(str_eq(typed_text(&a, STR("sns 1")), STR("눈 1")));
    arena_free(&a);
}

/* True when a word of the text, or what the name means besides, means the token. */
static bool is_met(const struct token *t, const char *text, unsigned ways, struct speller *s) {
    struct words walk;
    struct word word;
    bool is_met = false;
    words_start(&walk, str_of(text), true);
    while (words_next(&walk, &word) || words_name(&walk, &word))
        is_met |= match_term(t, word_term(&word), ways, s) != MATCH_NONE;
    return is_met;
}

/* What is passed over unread is never what was meant; and most of the rest is passed over. */
static void texts_are_passed_over_by_their_heads(void **state) {
    (void)state;
    static const char *const asked[] = {
        "dream", "dreams", "die",       "email",    "its",     "three", "3",       "ete",
        "kim",   "e",      "sun",       "accord",   "daccord", "수현",  "꿈",      "ㄱㅅㅎ",
        "10cm",  "zither", "kimsuhyun", "rlatngus", "ㅊ겨노",  "東",    "s",       "yui",
        "f",     "odream", "suhyeon",   "ma",       "수현을",  "와",    "exp1234x"};
    static const char *const texts[] = {
        "E-mail me", "It's a dream",  "10CM십센치",  "Kim Na-young", "D'accord",
        "꿈을 꾸다", "Été",           "dying",       "three",        "김수현",
        "東京",      "A b c",         "I'm",         "It’s 3",       "crush",
        "",          "눈물의 여왕",   "dreaming of", "ꟳ",          "‘dream’ — on",
        "O’Dream",   "쓸쓸한 수현은", "마음",        "1234화"};
    static const unsigned ways[] = {WAY_PLAIN, WAY_PLAIN & ~WAY_ROMAN, WAY_PLAIN | WAY_LAYOUT,
                                    WAY_PLAIN | WAY_SPELLING};
    struct speller s;
    unsigned passed = 0;
    speller_open(&s);
    for (size_t i = 0; i < 2 * COUNT(asked) * COUNT(texts) * COUNT(ways); i++) {
        const char *typed = asked[i % COUNT(asked)], *text = texts[i / COUNT(asked) % COUNT(texts)];
        unsigned way = ways[i / COUNT(asked) / COUNT(texts) % COUNT(ways)];
        struct words walk = {.text = str_of(typed)};
        struct word word;
        struct token t;
        struct word_heads heads = {.is_any = false};
        assert_true(words_next(&walk, &word));
        match_token(&t, &word, str_of(typed), &s);
        t.is_typing = i < COUNT(asked) * COUNT(texts) * COUNT(ways);
        match_heads(&t, way, &heads);
        bool may = words_may_begin(&heads, str_of(text));
        if (!may && is_met(&t, text, way, &s))
            fail_msg("%s in %s by %u", typed, text, way);
        passed += !may;
    }
    assert_true(passed > COUNT(asked) * COUNT(texts));
    speller_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(letters_are_folded_at_any_place),
        cmocka_unit_test(names_are_words_too),
        cmocka_unit_test(texts_are_passed_over_by_their_heads),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(long_words_are_cut),
        cmocka_unit_test(fillers_are_in_order),
        cmocka_unit_test(words_mean_words),
        cmocka_unit_test(keys_compose_what_they_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
