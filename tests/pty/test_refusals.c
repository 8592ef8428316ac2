/* Where there can be no screen: one clear message, status 2, and the terminal untouched. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* Runs a line of shell, with $P for the program; it must end with status 2, write no escape and
   leave the terminal alone. Its output is on the screen of the result. */
static struct pty *refused(const char *line, const char *const *env) {
    char program[4096];
    snprintf(program, sizeof program, "P=%s", browse_program());
    const char *all[8] = {program};
    for (size_t i = 0; env && env[i]; i++)
        all[i + 1] = env[i];
    const char *argv[] = {"sh", "-c", line, NULL};
    struct pty *p = pty_open(&(struct pty_setup){.argv = argv, .env = all, .w = 100, .h = 24});
    assert_non_null(p);
    assert_true(pty_wait_exit(p));
    size_t n;
    const char *raw = pty_raw(p, &n);
    assert_null(memchr(raw, '\x1b', n));
    assert_true(n > 0 && raw[n - 1] == '\n');
    assert_true(browse_restored(p));
    assert_true(WIFEXITED(pty_state(p)->status));
    assert_int_equal(WEXITSTATUS(pty_state(p)->status), 2);
    return p;
}

static void expect_text(struct pty *p, const char *text) {
    if (pty_find(p, text) < 0)
        fail_msg("%s is not said:\n%s", text, pty_screen(p));
}

/* The message names the trouble, and what works. */
static void terminal_is_refused(const char *term) {
    struct pty *p = refused("exec \"$P\"", (const char *const[]){term, NULL});
    expect_text(p, "TERM");
    expect_text(p, "xterm");
    pty_close(p);
}

static void term_unset(void **state) {
    (void)state;
    terminal_is_refused("TERM");
}

static void term_empty(void **state) {
    (void)state;
    terminal_is_refused("TERM=");
}

static void term_dumb(void **state) {
    (void)state;
    terminal_is_refused("TERM=dumb");
}

static void term_unknown(void **state) {
    (void)state;
    terminal_is_refused("TERM=no-such-terminal");
}

static void term_hostile(void **state) {
    (void)state;
    terminal_is_refused("TERM=\x1b[31m../../etc/passwd");
}

static void names_the_commands(struct pty *p) {
    expect_text(p, "show");
    expect_text(p, "list");
    expect_text(p, "screen");
    pty_close(p);
}

static void input_is_no_terminal(void **state) {
    (void)state;
    names_the_commands(refused("exec \"$P\" </dev/null", NULL));
}

static void output_is_no_terminal(void **state) {
    (void)state;
    names_the_commands(refused("exec \"$P\" >/dev/null", NULL));
}

static void nothing_is_a_terminal(void **state) {
    (void)state;
    names_the_commands(refused("f=$(\"$P\" 2>&1 </dev/null); s=$?; echo \"$f\"; exit $s", NULL));
}

static void bad_data_never_opens_the_screen(void **state) {
    (void)state;
    struct pty *p = refused("exec \"$P\" /no/such/file.json", NULL);
    expect_text(p, "/no/such/file.json");
    expect_text(p, "error");
    pty_close(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(term_unset),
        cmocka_unit_test(term_empty),
        cmocka_unit_test(term_dumb),
        cmocka_unit_test(term_unknown),
        cmocka_unit_test(term_hostile),
        cmocka_unit_test(input_is_no_terminal),
        cmocka_unit_test(output_is_no_terminal),
        cmocka_unit_test(nothing_is_a_terminal),
        cmocka_unit_test(bad_data_never_opens_the_screen),
    };
    return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
