/* What a word means: quick refusals refuse nothing that the rule behind them takes. */
#include "core/match.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <libstemmer.h>

#include <stdio.h>
#include <string.h>

enum { MOST = 800, ROOM = 32 };

static struct word word_of(const char *text) {
    struct words walk = {.text = str_of(text)};
    struct word word;
    assert_true(words_next(&walk, &word));
    return word;
}

/* Families of words, as many as English forms, and the odd ones that Porter2 names. */
static unsigned families(char words[MOST][ROOM]) {
    static const char *const bases[] = {"general",  "sens",  "happ",   "relat", "hop", "run",
                                        "communic", "beaut", "fluent", "logi",  "vis", "act",
                                        "luxuri",   "tr",    "necess", "feud",  "run"};
    static const char *const ends[] = {
        "",     "s",     "e",     "es",      "ed",      "ing",   "y",       "ies",   "ied",
        "ly",   "ation", "ator",  "ational", "ization", "izer",  "iveness", "ivity", "ibility",
        "able", "ably",  "ness",  "fulness", "ousness", "ement", "ment",    "ent",   "ency",
        "ance", "ical",  "icate", "ning",    "er",      "ers",   "ist",     "ism"};
    static const char *const odd[] = {"die",  "dying", "lie",    "lying",  "tie",    "tying",
                                      "sky",  "skies", "skis",   "idly",   "idle",   "gently",
                                      "ugly", "early", "only",   "singly", "single", "news",
                                      "two",  "2",     "twelve", "12",     "inning", "innings"};
    unsigned n = 0;
    for (size_t i = 0; i < COUNT(bases); i++)
        for (size_t k = 0; k < COUNT(ends); k++)
            snprintf(words[n++], ROOM, "%s%s", bases[i], ends[k]);
    for (size_t i = 0; i < COUNT(odd); i++)
        snprintf(words[n++], ROOM, "%s", odd[i]);
    assert_true(n < MOST);
    return n;
}

static void words_of_one_stem_mean_each_other(void **state) {
    (void)state;
    static char words[MOST][ROOM], stems[MOST][ROOM];
    struct speller s;
    unsigned n = families(words), met = 0;
    speller_open(&s);
    for (unsigned i = 0; i < n; i++) {
        str stem = spell_stem(&s, str_of(words[i]));
        snprintf(stems[i], ROOM, "%.*s", STR_ARG(stem));
    }
    for (unsigned i = 0; i < n; i++) {
        struct word word = word_of(words[i]);
        struct token t;
        match_token(&t, &word, str_of(words[i]), &s);
        for (unsigned k = 0; k < n; k++) {
            if (strcmp(stems[i], stems[k]) != 0 || strcmp(words[i], words[k]) == 0)
                continue;
            if (match_term(&t, str_of(words[k]), WAY_PLAIN, &s) != MATCH_STEM)
                fail_msg("%s does not mean %s, though both are %s", words[i], words[k], stems[i]);
            met++;
        }
    }
    assert_true(met > 500);
    speller_close(&s);
}

/* Whatever ends in any three letters has the stem that the stemmer gives it. */
static void a_stem_is_that_of_the_stemmer(void **state) {
    (void)state;
    static const char *const heads[] = {"b", "ab", "babab", "generb", "yay", "stri", "biolog"};
    struct sb_stemmer *english = sb_stemmer_new("english", NULL);
    struct speller s;
    speller_open(&s);
    for (int end = 0; end < 26 * 26 * 26; end++)
        for (size_t i = 0; i < COUNT(heads); i++) {
            char word[ROOM];
            int n = snprintf(word, ROOM, "%s%c%c%c", heads[i], 'a' + end / 26 / 26,
                             'a' + end / 26 % 26, 'a' + end % 26);
            str stem = spell_stem(&s, str_of(word));
            const char *wanted = (const char *)sb_stemmer_stem(english, (const sb_symbol *)word, n);
            if (!str_eq(stem, (str){wanted, (size_t)sb_stemmer_length(english)}))
                fail_msg("%s becomes %.*s, not %s", word, STR_ARG(stem), wanted);
        }
    speller_close(&s);
    sb_stemmer_delete(english);
}

static void months_are_meant_by_their_heads(void **state) {
    (void)state;
    static const char *const months[] = {"january", "february", "march",   "april",
                                         "june",    "july",     "august",  "september",
                                         "october", "november", "december"};
    struct speller s;
    speller_open(&s);
    for (size_t i = 0; i < COUNT(months); i++) {
        struct word word = word_of(months[i]);
        struct token t;
        word.n = 3;
        match_token(&t, &word, word_term(&word), &s);
        assert_int_equal(match_term(&t, str_of(months[i]), WAY_PLAIN, &s), MATCH_STEM);
    }
    speller_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_one_stem_mean_each_other),
        cmocka_unit_test(a_stem_is_that_of_the_stemmer),
        cmocka_unit_test(months_are_meant_by_their_heads),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
