/* Sizes, and sleep: what happens to the terminal while the program runs. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* Cells that differ from those of `want`. */
static size_t differing(struct pty *p, const struct pty_shot *want) {
    struct pty_shot now = pty_shot(p);
    size_t cells = SIZE_MAX;
    if (want->w == now.w && want->h == now.h)
        pty_changed(want, &now, &cells);
    pty_shot_free(&now);
    return cells;
}

static bool looks_like(struct pty *p, const void *want) {
    return differing(p, want) == 0;
}

static void expect_look(struct pty *p, const struct pty_shot *want) {
    if (!pty_wait(p, looks_like, want))
        fail_msg("%zu cells differ", differing(p, want));
}

static struct pty_shot fresh(int w, int h) {
    struct pty *p = browse_open(w, h, NULL);
    assert_non_null(p);
    struct pty_shot s = pty_shot(p);
    assert_true(browse_quit(p));
    return s;
}

static void a_storm_of_sizes_leaves_no_trace(void **state) {
    (void)state;
    struct pty_shot want = fresh(80, 24);
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    unsigned seed = 1;
    for (int i = 0; i < 200; i++) {
        seed = seed * 1103515245u + 12345u;
        pty_resize(p, 1 + (int)(seed >> 16) % 200, 1 + (int)(seed >> 8) % 60);
        if (i % 8 == 0)
            assert_true(pty_settle(p));
    }
    pty_resize(p, 1, 1);
    assert_true(pty_settle(p));
    pty_resize(p, 80, 24);
    expect_look(p, &want);
    pty_shot_free(&want);
    assert_true(browse_quit(p));
}

static void step_by_step_to_nothing_and_back(void **state) {
    (void)state;
    struct pty_shot want = fresh(100, 30);
    struct pty *p = browse_open(100, 30, NULL);
    assert_non_null(p);
    for (int i = 1; i <= 30; i++) {
        pty_resize(p, 100 - i * 33 / 10, 31 - i);
        assert_true(pty_settle(p));
    }
    for (int i = 29; i >= 1; i--) {
        pty_resize(p, 100 - i * 33 / 10, 31 - i);
        assert_true(pty_settle(p));
    }
    pty_resize(p, 100, 30);
    expect_look(p, &want);
    pty_shot_free(&want);
    assert_true(browse_quit(p));
}

static void too_small_says_so_and_recovers(void **state) {
    (void)state;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    pty_resize(p, 19, 4);
    assert_true(pty_wait_gone(p, FIRST_FRAME));
    assert_true(pty_settle(p));
    assert_true(strspn(pty_screen(p), "\n") < strlen(pty_screen(p)));
    pty_resize(p, 80, 24);
    assert_true(pty_wait_text(p, FIRST_FRAME));
    assert_true(browse_quit(p));
}

static void starts_in_any_size(void **state) {
    (void)state;
    static const int sizes[][2] = {{1, 1}, {2, 1}, {1, 40}, {19, 5}, {20, 5}, {300, 2}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const char *argv[] = {browse_program(), NULL};
        struct pty *p =
            pty_open(&(struct pty_setup){.argv = argv, .w = sizes[i][0], .h = sizes[i][1]});
        assert_non_null(p);
        pty_resize(p, 80, 24);
        assert_true(pty_wait_text(p, FIRST_FRAME));
        pty_send(p, "q");
        assert_true(pty_wait_exit(p));
        assert_int_equal(pty_state(p)->status, 0);
        pty_close(p);
    }
}

/* Nothing has scrolled away: the first line and the last are there, also when all is drawn anew. */
static void a_large_screen_is_whole(void **state) {
    (void)state;
    struct pty *p = browse_open(160, 50, NULL);
    assert_non_null(p);
    for (int i = 0; i < 2; i++) {
        assert_true(strstr(pty_row(p, 0), "Queen of Tears") != NULL);
        assert_true(strncmp(pty_row(p, 1), "┌", strlen("┌")) == 0);
        assert_true(strstr(pty_row(p, 49), "? help") != NULL);
        struct pty_shot before = pty_shot(p);
        pty_send(p, "\x0c");
        assert_true(pty_settle(p));
        expect_look(p, &before);
        pty_shot_free(&before);
    }
    assert_true(browse_quit(p));
}

static void sleeps_and_wakes(void **state) {
    (void)state;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    pty_send(p, "jj");
    assert_true(pty_settle(p));
    struct pty_shot want = pty_shot(p);
    for (int i = 0; i < 3; i++) {
        pty_send(p, "\x1a");
        assert_true(pty_wait_stop(p));
        assert_int_equal(WSTOPSIG(pty_state(p)->status), SIGTSTP);
        pty_listen(p, 20);
        assert_true(browse_restored(p));
        pty_resume(p);
        expect_look(p, &want);
        assert_true(pty_state(p)->alternate);
        assert_true(pty_settle(p));
    }
    pty_send(p, "k");
    assert_true(pty_settle(p));
    assert_false(looks_like(p, &want));
    pty_shot_free(&want);
    assert_true(browse_quit(p));
}

static void a_size_changed_in_its_sleep_is_seen(void **state) {
    (void)state;
    struct pty_shot want = fresh(50, 15);
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    pty_send(p, "\x1a");
    assert_true(pty_wait_stop(p));
    pty_resize(p, 50, 15);
    pty_resume(p);
    expect_look(p, &want);
    pty_shot_free(&want);
    assert_true(browse_quit(p));
}

static void a_stop_from_outside_is_a_sleep_too(void **state) {
    (void)state;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    struct pty_shot want = pty_shot(p);
    pty_kill(p, SIGTSTP);
    assert_true(pty_wait_stop(p));
    pty_listen(p, 20);
    assert_true(browse_restored(p));
    pty_resume(p);
    expect_look(p, &want);
    pty_shot_free(&want);
    assert_true(browse_quit(p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_storm_of_sizes_leaves_no_trace),
        cmocka_unit_test(step_by_step_to_nothing_and_back),
        cmocka_unit_test(too_small_says_so_and_recovers),
        cmocka_unit_test(starts_in_any_size),
        cmocka_unit_test(a_large_screen_is_whole),
        cmocka_unit_test(sleeps_and_wakes),
        cmocka_unit_test(a_size_changed_in_its_sleep_is_seen),
        cmocka_unit_test(a_stop_from_outside_is_a_sleep_too),
    };
    return cmocka_run_group_tests_name("resize", tests, NULL, NULL);
}
