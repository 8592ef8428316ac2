/* Every way to go: the terminal is as it was, and the status tells why. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static void dies_cleanly_of(int sig) {
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    pty_kill(p, sig);
    assert_true(pty_wait_exit(p));
    int status = pty_state(p)->status;
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), sig);
    assert_true(browse_restored(p));
    pty_close(p);
}

static void term(void **state) {
    (void)state;
    dies_cleanly_of(SIGTERM);
}

static void hup(void **state) {
    (void)state;
    dies_cleanly_of(SIGHUP);
}

static void interrupt(void **state) {
    (void)state;
    dies_cleanly_of(SIGINT);
}

static void quit(void **state) {
    (void)state;
    dies_cleanly_of(SIGQUIT);
}

static void segv(void **state) {
    (void)state;
    dies_cleanly_of(SIGSEGV);
}

static void abrt(void **state) {
    (void)state;
    dies_cleanly_of(SIGABRT);
}

static void bus(void **state) {
    (void)state;
    dies_cleanly_of(SIGBUS);
}

static void fpe(void **state) {
    (void)state;
    dies_cleanly_of(SIGFPE);
}

static void a_signal_in_a_burst_of_keys(void **state) {
    (void)state;
    struct pty *p = browse_open(80, 24, NULL);
    assert_non_null(p);
    pty_send(p, "jjjj2jjjj\r3jjj\r?");
    pty_kill(p, SIGTERM);
    assert_true(pty_wait_exit(p));
    assert_int_equal(WTERMSIG(pty_state(p)->status), SIGTERM);
    assert_true(browse_restored(p));
    pty_close(p);
}

/* Within a second, and without burning it. */
static void leaves_a_vanished_terminal(bool deaf_shell) {
    const char *argv[] = {browse_program(), NULL};
    struct pty *p =
        pty_open(&(struct pty_setup){.argv = argv, .w = 80, .h = 24, .deaf_shell = deaf_shell});
    assert_non_null(p);
    assert_true(pty_wait_text(p, FIRST_FRAME));
    assert_true(pty_settle(p));
    pty_hangup(p);
    assert_true(pty_wait_exit(p));
    assert_true(pty_state(p)->ended < 1000);
    assert_true(pty_state(p)->cpu_at_end < 200);
    pty_close(p);
}

static void terminal_vanishes(void **state) {
    (void)state;
    leaves_a_vanished_terminal(false);
}

static void terminal_vanishes_without_a_signal(void **state) {
    (void)state;
    leaves_a_vanished_terminal(true);
}

/* AddressSanitizer would take these for faults of the program. */
static void keep_sanitizer_out(void) {
    char options[4096];
    const char *given = getenv("ASAN_OPTIONS");
    snprintf(options, sizeof options, "%s:handle_segv=0:handle_sigbus=0:handle_sigfpe=0",
             given ? given : "");
    setenv("ASAN_OPTIONS", options, 1);
}

int main(void) {
    keep_sanitizer_out();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(term),
        cmocka_unit_test(hup),
        cmocka_unit_test(interrupt),
        cmocka_unit_test(quit),
        cmocka_unit_test(segv),
        cmocka_unit_test(abrt),
        cmocka_unit_test(bus),
        cmocka_unit_test(fpe),
        cmocka_unit_test(a_signal_in_a_burst_of_keys),
        cmocka_unit_test(terminal_vanishes),
        cmocka_unit_test(terminal_vanishes_without_a_signal),
    };
    return cmocka_run_group_tests_name("ends", tests, NULL, NULL);
}
