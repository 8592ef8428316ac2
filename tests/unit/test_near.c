/* Which name a slip of the fingers was meant to be. */
#include "core/near.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void assert_str(str is, const char *wanted) {
    assert_int_equal(is.n, strlen(wanted));
    assert_memory_equal(is.p, wanted, is.n);
}

static str nearest(const char *word, const char *name) {
    struct near near = {.wanted = str_of(word)};
    near_try(&near, str_of(name));
    return near.best;
}

static void near_is_at_most_two_slips_away(void **state) {
    (void)state;
    assert_str(nearest("fallin", "fallin"), "fallin");
    assert_str(nearest("falin", "fallin"), "fallin");
    assert_str(nearest("falnil", "fallin"), "fallin");
    assert_str(nearest("flalin", "fallin"), "fallin");
    assert_str(nearest("FALIN", "fallin"), "fallin");
    assert_str(nearest("pro", "promise"), "promise");
    assert_str(nearest("fal", "xfalx"), "");
    assert_str(nearest("flli", "fallin"), "");
    assert_str(nearest("list", "lost"), "lost");
    assert_str(nearest("lsti", "lost"), "");
    assert_str(nearest("", "list"), "");
    assert_str(nearest("list", ""), "");
    assert_str(nearest("", "1"), "");
    assert_str(nearest("x", "1"), "");
    assert_str(nearest("xy", "y"), "y");
}

static void near_keeps_the_first_of_the_nearest(void **state) {
    (void)state;
    struct near near = {.wanted = STR("tracks")};
    near_try(&near, STR("trucks"));
    near_try(&near, STR("tricks"));
    assert_str(near.best, "trucks");
    near_try(&near, STR("tracks"));
    near_try(&near, STR("trucks"));
    assert_str(near.best, "tracks");
}

static void near_ignores_words_longer_than_ids(void **state) {
    (void)state;
    char word[66];
    snprintf(word, sizeof word, "%065d", 0);
    assert_str(nearest(word, word), "");
    assert_str(nearest(word + 1, word + 1), word + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_is_at_most_two_slips_away),
        cmocka_unit_test(near_keeps_the_first_of_the_nearest),
        cmocka_unit_test(near_ignores_words_longer_than_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
