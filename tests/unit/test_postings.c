/* Postings come back as they were written, whatever their lengths. */
#include "core/postings.h"

#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* Writes these, with bytes behind them that must not matter, and reads them. */
static void expect_back(const uint32_t *postings, uint32_t n) {
    uint8_t *bytes = malloc(n * POSTING_LONGEST + GROUP_BYTES);
    uint8_t *end = postings_write(bytes, postings, n);
    assert_true(end <= bytes + n * POSTING_LONGEST);
    memset(end, 0xFF, GROUP_BYTES);
    struct postings walk = {.at = bytes, .end = end};
    uint32_t some[POSTINGS], read = 0;
    for (unsigned count; (count = postings_next(&walk, some)) > 0;)
        for (unsigned i = 0; i < count; i++, read++) {
            assert_true(read < n);
            assert_int_equal(some[i], postings[read]);
        }
    assert_int_equal(read, n);
    free(bytes);
}

static uint32_t posting(uint32_t unit, unsigned found) {
    return unit << POSTING_BITS | found;
}

static void lists_of_any_length_come_back(void **state) {
    (void)state;
    uint32_t all[40];
    for (uint32_t i = 0; i < COUNT(all); i++)
        all[i] = posting(i * i * 37, i % 8);
    for (uint32_t n = 0; n <= COUNT(all); n++)
        expect_back(all, n);
}

/* The ways from one to the next on both sides of what a byte, two, three and four hold, at each
   place of a group. */
static void ways_of_any_length_come_back(void **state) {
    (void)state;
    static const uint32_t ways[] = {0, 1, 31, 32, 8191, 8192, 2097151, 2097152, 100000000};
    for (size_t way = 0; way < COUNT(ways); way++)
        for (uint32_t place = 0; place < 9; place++) {
            uint32_t all[9], unit = 0;
            for (uint32_t i = 0; i < COUNT(all); i++) {
                unit += i == place ? ways[way] : 1;
                all[i] = posting(unit, 7);
            }
            expect_back(all, COUNT(all));
        }
}

static void a_unit_may_stand_with_several_fields(void **state) {
    (void)state;
    const uint32_t all[] = {posting(5, 0), posting(5, 3), posting(5, 7), posting(6, 0),
                            posting((1u << 28) - 1, 7)};
    expect_back(all, COUNT(all));
    assert_int_equal(posting_unit(all[4]), (1u << 28) - 1);
    assert_int_equal(posting_found(all[1]), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_any_length_come_back),
        cmocka_unit_test(ways_of_any_length_come_back),
        cmocka_unit_test(a_unit_may_stand_with_several_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
