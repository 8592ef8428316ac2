/* The line editor: what a person types and erases. */
#include "app/edit.h"
#include "app/event.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void type(struct edit *e, const char *text) {
    edit_insert(e, str_of(text));
}

static void assert_text(const struct edit *e, const char *want) {
    assert_int_equal(edit_text(e).n, strlen(want));
    assert_memory_equal(edit_text(e).p, want, strlen(want));
}

static void typed_keys_appear_at_the_cursor(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    edit_key(&e, 'a');
    edit_key(&e, 'c');
    edit_key(&e, K_LEFT);
    edit_key(&e, 'b');
    assert_text(&e, "abc");
    edit_key(&e, K_END);
    edit_key(&e, 0xB208);
    assert_text(&e, "abc눈");
}

static void backspace_erases_a_whole_cluster(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    type(&e, "x눈물");
    edit_key(&e, K_BACKSPACE);
    assert_text(&e, "x눈");
    edit_clear(&e);
    type(&e, "e\xCC\x81"); /* e and a combining acute */
    edit_key(&e, K_BACKSPACE);
    assert_text(&e, "");
    edit_clear(&e);
    type(&e, "\xE1\x84\x80\xE1\x85\xA1"); /* conjoining jamo: one syllable */
    edit_key(&e, K_BACKSPACE);
    assert_text(&e, "");
}

static void words_and_sides_are_killed(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    type(&e, "bus stop  ep");
    edit_key(&e, K_CTRL | 'w');
    assert_text(&e, "bus stop  ");
    edit_key(&e, K_CTRL | 'w');
    assert_text(&e, "bus ");
    edit_key(&e, K_HOME);
    edit_key(&e, K_ALT | 'd');
    assert_text(&e, " ");
    edit_clear(&e);
    type(&e, "one two");
    edit_key(&e, K_ALT | 'b');
    edit_key(&e, K_CTRL | 'k');
    assert_text(&e, "one ");
    edit_key(&e, K_CTRL | 'u');
    assert_text(&e, "");
}

static void erasing_at_the_ends_does_nothing(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    edit_key(&e, K_BACKSPACE);
    edit_key(&e, K_DELETE);
    edit_key(&e, K_LEFT);
    edit_key(&e, K_RIGHT);
    assert_text(&e, "");
}

static void what_does_not_fit_is_not_taken(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    for (unsigned i = 0; i < EDIT_MAX + 10; i++)
        edit_key(&e, 0xAC00);
    assert_int_equal(e.n, EDIT_MAX / 3 * 3);
    assert_int_equal(e.cursor, e.n);
}

static void other_keys_are_left_to_others(void **state) {
    (void)state;
    struct edit e = {.n = 0};
    assert_false(edit_key(&e, K_ENTER));
    assert_false(edit_key(&e, K_UP));
    assert_false(edit_key(&e, K_CTRL | 'c'));
    assert_text(&e, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_keys_appear_at_the_cursor),
        cmocka_unit_test(backspace_erases_a_whole_cluster),
        cmocka_unit_test(words_and_sides_are_killed),
        cmocka_unit_test(erasing_at_the_ends_does_nothing),
        cmocka_unit_test(what_does_not_fit_is_not_taken),
        cmocka_unit_test(other_keys_are_left_to_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
