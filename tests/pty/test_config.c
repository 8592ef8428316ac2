/* The configuration in a real terminal: keys, the mouse, and what is wrong in it. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct home {
    char folder[256], variable[300];
};

static int make_home(void **state) {
    static struct home h;
    const char *tmp = getenv("TMPDIR");
    char path[300];
    snprintf(h.folder, sizeof h.folder, "%s/config.XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(h.folder));
    snprintf(path, sizeof path, "%s/leitmotif", h.folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(h.variable, sizeof h.variable, "XDG_CONFIG_HOME=%s", h.folder);
    *state = &h;
    return 0;
}

static int remove_home(void **state) {
    const struct home *h = *state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", h->folder);
    return system(command);
}

static struct pty *start(const struct home *h, const char *text) {
    const char *env[] = {h->variable, NULL};
    char path[300];
    snprintf(path, sizeof path, "%s/leitmotif/config", h->folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
    struct pty *p = browse_open(80, 24, env);
    assert_non_null(p);
    return p;
}

static void keys_are_the_users(void **state) {
    struct pty *p = start(*state, "[keys]\npeople = v\nquit = <C-q>\n");
    pty_send(p, "v");
    assert_true(pty_wait_text(p, "Performers"));
    pty_send(p, "q");
    assert_true(pty_wait_text(p, "That key does nothing here"));
    pty_send(p, "\x11");
    assert_true(pty_wait_exit(p));
    assert_int_equal(pty_state(p)->status, 0);
    assert_true(browse_restored(p));
    pty_close(p);
}

static void the_mouse_can_be_left_alone(void **state) {
    struct pty *p = start(*state, "mouse = yes\n");
    assert_true(browse_wrote(p, "\x1B[?1000h"));
    assert_true(browse_quit(p));
    p = start(*state, "mouse = no\n");
    assert_false(browse_wrote(p, "\x1B[?1000h"));
    assert_true(browse_wrote(p, "\x1B[?2004h"));
    assert_true(browse_quit(p));
}

static void faults_are_told_and_stay_to_be_read(void **state) {
    struct pty *p = start(*state, "mouze = no\n[keys]\nopne = x\n");
    assert_true(pty_wait_text(p, "config:1: error: left out: there is no option \"mouze\""));
    pty_send(p, "j");
    assert_true(pty_wait_gone(p, "mouze"));
    pty_send(p, "q");
    assert_true(pty_wait_exit(p));
    assert_int_equal(pty_state(p)->status, 0);
    assert_true(browse_wrote(p, "did you mean mouse?"));
    assert_true(browse_wrote(p, "did you mean open?"));
    pty_close(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_the_users),
        cmocka_unit_test(the_mouse_can_be_left_alone),
        cmocka_unit_test(faults_are_told_and_stay_to_be_read),
    };
    return cmocka_run_group_tests_name("config", tests, make_home, remove_home);
}
