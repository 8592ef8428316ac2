/* The order of the dictionary, and the threads that make it. */
#include "core/strings.h"

#include "base/thread.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* A number that looks random, and is the same each time. */
static uint32_t next_of(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void add(struct strings *s, const char *string) {
    str one = str_of(string);
    strings_add(s, one, strings_head(one));
}

/* In the order of str_cmp(); what is the same as it came. */
static void expect_order(const struct strings *s) {
    uint32_t *order = strings_sort(s);
    bool *is_there = calloc(s->count + 1, sizeof *is_there);
    for (size_t i = 0; i < s->count; i++) {
        assert_false(is_there[order[i]]);
        is_there[order[i]] = true;
        int cmp = i > 0 ? str_cmp(strings_at(s, order[i - 1]), strings_at(s, order[i])) : -1;
        assert_true(cmp < 0 || (cmp == 0 && order[i - 1] < order[i]));
    }
    free(is_there);
    free(order);
}

static void few_strings_are_in_order(void **state) {
    (void)state;
    struct strings s = {.count = 0};
    expect_order(&s);
    add(&s, "only");
    expect_order(&s);
    const char *more[] = {"abcdefghz", "abcdefgh", "abcdefgha", "",
                          "\xE9\x80",  "abc",      "",          "abcdefgh"};
    for (size_t i = 0; i < COUNT(more); i++)
        add(&s, more[i]);
    expect_order(&s);
    strings_free(&s);
}

/* So many that threads share them; with heads that are the same, and strings that are. */
static void many_strings_are_in_order(void **state) {
    (void)state;
    enum { MANY = 20000 };
    struct strings s = {.count = 0};
    uint32_t seed = 1;
    for (size_t i = 0; i < MANY; i++) {
        char string[24] = "samehead";
        size_t n = next_of(&seed) % 2 ? strlen(string) : 0;
        for (size_t end = n + next_of(&seed) % 12; n < end; n++)
            string[n] = (char)("ab\x81\xA0z"[next_of(&seed) % 5]);
        string[n] = '\0';
        add(&s, string);
    }
    expect_order(&s);
    strings_free(&s);
}

enum { PARTS = 1000 };

static void count_part(void *context, size_t i) {
    atomic_int *done = context;
    assert_true(i < PARTS);
    atomic_fetch_add(&done[i], 1);
}

static void each_part_is_done_once(void **state) {
    (void)state;
    for (int is_much = 0; is_much < 2; is_much++) {
        static atomic_int done[PARTS];
        for (size_t i = 0; i < PARTS; i++)
            atomic_store(&done[i], 0);
        thread_each(count_part, done, PARTS, is_much);
        for (size_t i = 0; i < PARTS; i++)
            assert_int_equal(atomic_load(&done[i]), 1);
        thread_each(count_part, done, 0, is_much);
        assert_int_equal(atomic_load(&done[0]), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_strings_are_in_order),
        cmocka_unit_test(many_strings_are_in_order),
        cmocka_unit_test(each_part_is_done_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
