/* What the screen costs: nothing when idle, and little more than the changed cells for a move. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

enum { ROWS_AT_MOST = 80, PANES_AT_MOST = 5 };

static void idle_is_silent(void **state) {
    (void)state;
    static const char *const keys[] = {"1", "2", "3", "\r", "?"};
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        pty_send(p, keys[i]);
        assert_true(pty_settle(p));
        size_t bytes = pty_bytes(p);
        unsigned long wakeups = pty_wakeups(p);
        pty_listen(p, 300);
        assert_int_equal(pty_bytes(p), bytes);
        assert_int_equal(pty_wakeups(p), wakeups);
    }
    pty_close(p);
}

static void expect_cheap(struct pty *p, const char *key, struct move *m) {
    assert_true(browse_move(p, key, m));
    if ((double)m->bytes > browse_allowed(m) || m->writes > 1)
        fail_msg("key %s: %zu bytes in %lu writes, %zu cells changed (%zu bytes), allowed %.0f",
                 key, m->bytes, m->writes, m->cells, m->cell_bytes, browse_allowed(m));
}

/* By one key until nothing changes or `most` times, and as many back by the other. */
static void walk(struct pty *p, const char *down, const char *up, int most) {
    struct move m;
    int steps = 0;
    do
        expect_cheap(p, down, &m);
    while (m.cells > 0 && ++steps < most);
    assert_true(steps > 0);
    while (steps-- > 0)
        expect_cheap(p, up, &m);
}

static void walk_all(int w, int h) {
    static const char *const views[] = {"1", "2", "3"};
    struct pty *p = browse_open(w, h, NULL);
    assert_non_null(p);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        pty_send(p, views[i]);
        assert_true(pty_settle(p));
        walk(p, "j", "k", ROWS_AT_MOST);
        walk(p, "\t", "\x1b[Z", PANES_AT_MOST);
    }
    assert_true(browse_quit(p));
}

static void moves_are_cheap_at_80x24(void **state) {
    (void)state;
    walk_all(80, 24);
}

static void moves_are_cheap_at_160x50(void **state) {
    (void)state;
    walk_all(160, 50);
}

static void moves_are_cheap_at_50x15(void **state) {
    (void)state;
    walk_all(50, 15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idle_is_silent),
        cmocka_unit_test(moves_are_cheap_at_80x24),
        cmocka_unit_test(moves_are_cheap_at_160x50),
        cmocka_unit_test(moves_are_cheap_at_50x15),
    };
    return cmocka_run_group_tests_name("quiet", tests, NULL, NULL);
}
