/* The screen as a person meets it: it starts, answers keys, and leaves the terminal as it was. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

/* The screen as text, until the next call of its kind. */
static void keep(struct pty *p, char *out, size_t size) {
    const char *text = pty_screen(p);
    assert_true(strlen(text) < size);
    strcpy(out, text);
}

enum { SCREEN = 32768 };

static struct pty *open_80x24(void) {
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    return p;
}

static void press(struct pty *p, const char *key) {
    pty_send(p, key);
    assert_true(pty_settle(p));
}

static void expect_screen(struct pty *p, const char *want) {
    char got[SCREEN];
    keep(p, got, sizeof got);
    assert_string_equal(got, want);
}

static void the_first_frame_is_a_track_list(void **state) {
    (void)state;
    struct pty *p = open_80x24();
    assert_true(pty_state(p)->alternate);
    assert_true(pty_find(p, "Tracks") >= 0);
    assert_true(pty_find(p, "Way Home") >= 0);
    assert_true(pty_find(p, CURSOR_ROW) >= 0);
    assert_true(pty_find(p, "help") == 23);
    assert_int_equal(pty_find(p, PTY_PROMPT), -1);
    assert_true(browse_quit(p));
}

static void the_window_has_a_title(void **state) {
    (void)state;
    struct pty *p = open_80x24();
    assert_non_null(strstr(pty_state(p)->title, "Queen of Tears"));
    assert_true(browse_quit(p));
}

static void letters_and_arrows_move(void **state) {
    (void)state;
    struct pty *p = open_80x24();
    int first = pty_find(p, CURSOR_ROW);
    press(p, "j");
    assert_int_equal(pty_find(p, CURSOR_ROW), first + 1);
    press(p, "\x1bOB");
    assert_int_equal(pty_find(p, CURSOR_ROW), first + 2);
    press(p, "k\x1bOA");
    assert_int_equal(pty_find(p, CURSOR_ROW), first);
    assert_true(browse_quit(p));
}

static void enter_opens_and_backspace_returns(void **state) {
    (void)state;
    char before[SCREEN], page[SCREEN];
    struct pty *p = open_80x24();
    press(p, "j");
    keep(p, before, sizeof before);
    press(p, "\r");
    keep(p, page, sizeof page);
    assert_string_not_equal(page, before);
    press(p, "\x7f");
    expect_screen(p, before);
    press(p, "]");
    expect_screen(p, page);
    press(p, "[");
    expect_screen(p, before);
    assert_true(browse_quit(p));
}

static void help_opens_and_closes(void **state) {
    (void)state;
    char before[SCREEN];
    struct pty *p = open_80x24();
    keep(p, before, sizeof before);
    pty_send(p, "?");
    assert_true(pty_wait_text(p, "─ Help ─"));
    pty_send(p, "\x1b");
    assert_true(pty_wait_gone(p, "─ Help ─"));
    assert_true(pty_settle(p));
    expect_screen(p, before);
    assert_true(browse_quit(p));
}

static void views_are_a_key_away(void **state) {
    (void)state;
    char before[SCREEN], after[SCREEN];
    struct pty *p = open_80x24();
    keep(p, before, sizeof before);
    pty_send(p, "2");
    assert_true(pty_wait_text(p, "Scenes by episode"));
    pty_send(p, "3");
    assert_true(pty_wait_gone(p, "Scenes by episode"));
    press(p, "1");
    /* The last row offers the way back now. */
    keep(p, after, sizeof after);
    strstr(before, "help")[0] = strstr(after, "help")[0] = '\0';
    *strrchr(before, '\n') = *strrchr(after, '\n') = '\0';
    assert_string_equal(after, before);
    assert_true(browse_quit(p));
}

static void control_c_quits(void **state) {
    (void)state;
    struct pty *p = open_80x24();
    pty_send(p, "\x03");
    assert_true(pty_wait_exit(p));
    assert_int_equal(pty_state(p)->status, 0);
    assert_true(browse_restored(p));
    pty_close(p);
}

static void control_l_draws_all_again(void **state) {
    (void)state;
    char before[SCREEN];
    struct pty *p = open_80x24();
    keep(p, before, sizeof before);
    size_t bytes = pty_bytes(p);
    press(p, "\x0c");
    assert_true(pty_bytes(p) - bytes > strlen(before) / 2);
    expect_screen(p, before);
    assert_true(browse_quit(p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_frame_is_a_track_list),
        cmocka_unit_test(the_window_has_a_title),
        cmocka_unit_test(letters_and_arrows_move),
        cmocka_unit_test(enter_opens_and_backspace_returns),
        cmocka_unit_test(help_opens_and_closes),
        cmocka_unit_test(views_are_a_key_away),
        cmocka_unit_test(control_c_quits),
        cmocka_unit_test(control_l_draws_all_again),
    };
    return cmocka_run_group_tests_name("browse", tests, NULL, NULL);
}
