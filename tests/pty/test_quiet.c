/* What the screen costs: nothing when idle, and little more than the changed cells for a move. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

enum { ROWS_AT_MOST = 80, PANES_AT_MOST = 5 };

static void idle_is_silent(void **state) {
    (void)state;
    static const char *const keys[] = {"1", "2", "3", "4", "5", "6", "\r", "?"};
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

/* The moves that cost too much: how many, and the worst. */
struct tally {
    int moves, dear;
    double share; /* of the worst: bytes by bytes allowed */
    struct move worst;
    char where[32]; /* it happened: view, key and how many moves before */
    const char *view;
};

static void make_move(struct pty *p, const char *key, struct move *m, struct tally *t) {
    assert_true(browse_move(p, key, m));
    assert_int_equal(m->written.bytes, m->bytes);
    assert_int_equal(m->written.calls, m->bytes > 0);
    double share = (double)m->bytes / browse_allowed(m);
    t->moves++;
    t->dear += share > 1;
    if (share > t->share) {
        t->share = share;
        t->worst = *m;
        snprintf(t->where, sizeof t->where, "view %s, %s, move %d", t->view,
                 *key < ' ' ? "control" : key, t->moves);
    }
}

/* By one key until nothing changes or `most` times, and as many back by the other. */
static void walk(struct pty *p, const char *const keys[2], int most, struct tally *t) {
    struct move m;
    int steps = 0;
    do
        make_move(p, keys[0], &m, t);
    while (m.cells > 0 && ++steps < most);
    assert_true(steps > 0);
    while (steps-- > 0)
        make_move(p, keys[1], &m, t);
}

/* Each of them once. */
static void try(struct pty *p, const char *const *keys, size_t n, struct tally *t) {
    struct move m;
    for (size_t i = 0; i < n; i++)
        make_move(p, keys[i], &m, t);
}

static void walk_all(int w, int h) {
    static const char *const views[] = {"1", "2", "3", "4", "5", "6"};
    static const char *const rows[] = {"j", "k"}, *const panes[] = {"\t", "\x1b[Z"};
    static const char *const leaps[] = {" ",    "}", "{", "}", "G", "g", "\x04", "\x04",
                                        "\x15", " ", " ", "l", "h", "j", "k",    "g"};
    static const char *const page[] = {"j",  "\r", "j", "j",    "j", "j", " ", " ", "}", "}",
                                       "\r", "[",  "{", "\x15", "G", "g", "[", "]", "["};
    struct tally t = {0};
    struct pty *p = browse_open(w, h, NULL);
    assert_non_null(p);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        pty_send(p, views[i]);
        assert_true(pty_settle(p));
        t.view = views[i];
        walk(p, rows, ROWS_AT_MOST, &t);
        walk(p, panes, PANES_AT_MOST, &t);
        try(p, leaps, sizeof leaps / sizeof *leaps, &t);
        for (int rounds = 0; rounds < 4; rounds++)
            try(p, page, sizeof page / sizeof *page, &t);
    }
    assert_true(browse_quit(p));
    if (t.dear > 0)
        fail_msg(
            "%d of %d moves cost too much; the worst (%s): %zu bytes for %zu cells of %zu bytes, "
            "%.0f allowed",
            t.dear, t.moves, t.where, t.worst.bytes, t.worst.cells, t.worst.cell_bytes,
            browse_allowed(&t.worst));
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
