/* What a search costs on the wire: at most 2 KB a key, one write, nothing when nothing changes. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

enum { MOST_BYTES = 2048 };

static void cheap(struct pty *p, const char *key) {
    struct move m;
    assert_true(browse_move(p, key, &m));
    assert_int_equal(m.written.bytes, m.bytes);
    assert_int_equal(m.written.calls, m.bytes > 0);
    if (m.bytes > MOST_BYTES)
        fail_msg("\"%s\": %zu bytes for %zu cells", key, m.bytes, m.cells);
}

static void type(struct pty *p, const char *text) {
    while (*text) {
        char key[5] = {*text++};
        for (size_t n = 1; (*text & 0xC0) == 0x80 && n < 4; n++)
            key[n] = *text++;
        cheap(p, key);
    }
}

static void every_key_of_a_search_is_cheap(void **state) {
    static const char *const queries[] = {"he breks the car windw",
                                          "heart",
                                          "the",
                                          "kim soo",
                                          "김수현",
                                          "ㄴㅁㅇㅇㅇ",
                                          "ep:14",
                                          "qqxyzzyqq"};
    (void)state;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        cheap(p, "/");
        type(p, queries[i]);
        for (int k = 0; k < 12; k++)
            cheap(p, "\x1b[B");
        cheap(p, "\t");
        cheap(p, "\t");
        cheap(p, "\x15"); /* Ctrl-u */
        pty_send(p, "\x03");
        assert_true(pty_settle(p));
    }
    assert_true(browse_quit(p));
}

static void what_changes_nothing_writes_nothing(void **state) {
    (void)state;
    struct move m;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    cheap(p, "/");
    type(p, "boar hunt");
    static const char *const keys[] = {"\x05", "\x0b", "\x1b[A",
                                       "\x1b[C"}; /* Ctrl-e, k; Up; Right */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_true(browse_move(p, keys[i], &m));
        assert_int_equal(m.bytes, 0);
    }
    unsigned long wakeups = pty_wakeups(p);
    pty_listen(p, 300);
    assert_int_equal(pty_wakeups(p), wakeups);
    pty_send(p, "\x03");
    assert_true(pty_settle(p));
    assert_true(browse_quit(p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_a_search_is_cheap),
        cmocka_unit_test(what_changes_nothing_writes_nothing),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
