/* The numbers that terms get. */
#include "core/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* The number of a term of n bytes; behind it stands something else at each call. */
static uint32_t number(struct vocabulary *v, const char *bytes, size_t n) {
    static char behind;
    struct word word = {.n = (unsigned)n};
    memset(word.bytes, behind++, sizeof word.bytes);
    memcpy(word.bytes, bytes, n);
    struct slot slot = vocabulary_slot(&word);
    return vocabulary_number(v, &slot, word.bytes);
}

/* So many that share their first bytes and their length that the hashes of some are the same. */
static void long_terms_are_told_apart(void **state) {
    (void)state;
    enum { MANY = 20000 };
    struct vocabulary v = {.bits = 0};
    vocabulary_open(&v);
    for (uint32_t i = 0; i < 2 * MANY; i++) {
        char term[WORD_MAX];
        int n = snprintf(term, sizeof term, "abcdefghijklmnop%05u", (unsigned)(i % MANY));
        assert_int_equal(number(&v, term, (size_t)n), i % MANY);
        assert_true(str_eq(strings_at(&v.strings, i % MANY), str_of(term)));
    }
    assert_int_equal(v.strings.count, MANY);
    vocabulary_free(&v);
}

/* All beginnings of two terms that differ at one place. */
static void each_byte_counts(void **state) {
    (void)state;
    for (size_t place = 0; place < WORD_MAX; place++) {
        struct vocabulary v = {.bits = 0};
        char one[WORD_MAX], other[WORD_MAX];
        memset(one, '\xB0', sizeof one);
        memcpy(other, one, sizeof other);
        other[place] = '\x30';
        vocabulary_open(&v);
        for (uint32_t n = 1; n <= WORD_MAX; n++)
            assert_int_equal(number(&v, one, n), n - 1);
        for (uint32_t n = 1, next = WORD_MAX; n <= WORD_MAX; n++)
            assert_int_equal(number(&v, other, n), n <= place ? n - 1 : next++);
        vocabulary_free(&v);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_terms_are_told_apart),
        cmocka_unit_test(each_byte_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
