/* A large library is loaded beside the screen, which answers keys all the while. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static struct pty *open_large(const char *option) {
    const char *file = getenv("LARGE_LIBRARY");
    assert_non_null(file);
    const char *argv[] = {browse_program(), option, file, NULL};
    struct pty *p = pty_open(&(struct pty_setup){.argv = argv, .w = 80, .h = 24, .counts = true});
    assert_non_null(p);
    assert_true(pty_wait_text(p, "Loading: "));
    return p;
}

static bool second_row_is_picked(struct pty *p, const void *context) {
    (void)context;
    int row = pty_find(p, CURSOR_ROW);
    return row >= 0 && strstr(pty_row(p, row), "Tell Me");
}

static void keys_are_answered_while_it_loads(void **state) {
    (void)state;
    struct pty *p = open_large("-d");
    assert_true(pty_find(p, "Fallin") >= 0);
    pty_send(p, "j");
    assert_true(pty_wait(p, second_row_is_picked, NULL));
    assert_true(pty_find(p, "Loading: ") == 23);
    assert_true(pty_wait_text(p, "Loaded: 2001 works."));
    assert_true(second_row_is_picked(p, NULL));
    assert_true(browse_quit(p));
}

static void escape_stops_it(void **state) {
    (void)state;
    struct pty *p = open_large("-d");
    pty_send(p, "\x1b");
    assert_true(pty_wait_text(p, "Loading was stopped"));
    assert_true(pty_find(p, "Fallin") >= 0);
    assert_true(browse_quit(p));
}

static void quitting_ends_it(void **state) {
    (void)state;
    struct pty *p = open_large("-d");
    assert_true(browse_quit(p));
}

static void a_library_of_its_own_takes_the_screen(void **state) {
    (void)state;
    struct pty *p = open_large("browse");
    assert_true(pty_wait_text(p, "Loaded: 2000 works."));
    assert_int_equal(pty_find(p, "Queen of Tears"), -1);
    assert_true(browse_quit(p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_answered_while_it_loads),
        cmocka_unit_test(escape_stops_it),
        cmocka_unit_test(quitting_ends_it),
        cmocka_unit_test(a_library_of_its_own_takes_the_screen),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
