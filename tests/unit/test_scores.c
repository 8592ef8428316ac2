/* Scores that are kept packed are the scores that were packed. */
#include "core/scores.h"

#include "base/bits.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

enum { UNITS = 3000 };

/* Units that all begin a row and reveal nothing. */
static struct units plain_units(void) {
    size_t words = bits_words(UNITS);
    struct units u = {.n = UNITS};
    u.first = calloc(words, sizeof *u.first);
    u.open = calloc(words, sizeof *u.open);
    assert_true(u.first && u.open);
    for (uint32_t i = 0; i < UNITS; i++) {
        bits_add(u.first, i);
        bits_add(u.open, i);
    }
    return u;
}

/* Gives one of so many units a score, of so many different ones. */
static void fill(struct scores *s, uint8_t *wanted, unsigned one_of, unsigned different) {
    scores_fit(s, UNITS);
    for (uint32_t i = 0; i < UNITS; i++) {
        unsigned score = 255 - (unsigned)rand() % different;
        wanted[i] = (unsigned)rand() % one_of ? 0 : (uint8_t)score;
        if (wanted[i])
            scores_put(s, i, wanted[i]);
    }
}

static void packed_scores_are_the_same(void **state) {
    (void)state;
    struct units u = plain_units();
    uint64_t hidden[UNITS / BITS + 1] = {0};
    for (uint32_t i = 0; i < UNITS; i += 7)
        bits_add(hidden, i);
    srand(3);
    for (unsigned round = 0; round < 40; round++) {
        struct scores s = {0}, taken = {0};
        struct packed p;
        uint8_t wanted[UNITS];
        fill(&s, wanted, 1 + round, 1 + round % PACKED_LEVELS);
        assert_true(scores_pack(&s, UNITS, &p));
        scores_fit(&taken, UNITS);
        scores_take(&taken, &p, UNITS);
        scores_fold(&taken, &u, round % 2 ? hidden : NULL);
        for (uint32_t i = 0; i < UNITS; i++) {
            bool is_hidden = round % 2 && i % 7 == 0;
            assert_int_equal(scores_of(&taken, &u, i), is_hidden ? 0 : wanted[i]);
            assert_int_equal(bits_has(taken.rows, i), !is_hidden && wanted[i] > 0);
            assert_true(taken.most[i / BITS] >= wanted[i]);
        }
        scores_clear(&taken); /* and then they are as new */
        assert_int_equal(scores_of(&taken, &u, 7), 0);
        packed_free(&p);
        scores_free(&s);
        scores_free(&taken);
    }
    free(u.first);
    free(u.open);
}

/* Five units have 1 and 2 in turn, the last so much. */
static struct packed five(uint32_t last_unit, uint8_t last_score) {
    struct scores s = {0};
    struct packed p;
    scores_fit(&s, UNITS);
    for (uint32_t i = 0; i < 4; i++)
        scores_put(&s, i * 500, (uint8_t)(1 + i % 2));
    scores_put(&s, last_unit, last_score);
    assert_true(scores_pack(&s, UNITS, &p));
    scores_free(&s);
    return p;
}

static void packed_scores_differ_by_one(void **state) {
    (void)state;
    enum { LAST = UNITS - 1 };
    struct {
        struct packed a, b;
        bool is_same;
    } cases[] = {{five(LAST, 3), five(LAST, 3), true},
                 {five(LAST, 3), five(LAST, 4), false},
                 {five(LAST, 1), five(LAST, 2), false},
                 {five(LAST, 3), five(LAST - 1, 3), false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(packed_is_same(&cases[i].a, &cases[i].b, UNITS), cases[i].is_same);
        packed_free(&cases[i].a);
        packed_free(&cases[i].b);
    }
}

static void too_many_levels_are_not_packed(void **state) {
    (void)state;
    struct scores s = {0};
    struct packed p;
    scores_fit(&s, UNITS);
    for (uint32_t i = 0; i <= PACKED_LEVELS; i++)
        scores_put(&s, i, (uint8_t)(i + 1));
    assert_false(scores_pack(&s, UNITS, &p));
    packed_free(&p);
    scores_free(&s);
}

/* Of so many units the memory is of another kind. */
static void large_columns_keep_what_stands(void **state) {
    (void)state;
    enum { FEW = 1000, MANY = 3 << 20, MORE = 5 << 20, UNIT = 777 };
    static const uint32_t sizes[] = {FEW, MANY, MORE};
    struct scores s = {.room = 0};
    uint32_t n = 0;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        scores_fit(&s, sizes[i]);
        for (uint32_t unit = n; unit < sizes[i]; unit++)
            assert_int_equal(s.at[unit], 0);
        n = sizes[i];
        scores_put(&s, n - UNIT, 9);
    }
    for (size_t i = 0; i < COUNT(sizes); i++)
        assert_int_equal(scores_at(&s, sizes[i] - UNIT), 9);
    scores_clear(&s);
    for (uint32_t unit = 0; unit < n; unit++)
        assert_int_equal(s.at[unit], 0);
    scores_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_columns_keep_what_stands),
        cmocka_unit_test(packed_scores_are_the_same),
        cmocka_unit_test(packed_scores_differ_by_one),
        cmocka_unit_test(too_many_levels_are_not_packed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
