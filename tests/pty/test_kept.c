/* What the user keeps comes back: bookmarks, notes, the place, the episode watched. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A folder for the state, and the environment that names it. */
struct home {
    char folder[256], variable[300];
    const char *env[2];
};

static int make_home(void **state) {
    static struct home h;
    const char *tmp = getenv("TMPDIR");
    snprintf(h.folder, sizeof h.folder, "%s/kept.XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(h.folder));
    snprintf(h.variable, sizeof h.variable, "XDG_STATE_HOME=%s/state", h.folder);
    h.env[0] = h.variable;
    *state = &h;
    return 0;
}

static int remove_home(void **state) {
    const struct home *h = *state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", h->folder);
    return system(command);
}

/* Starts the program where it was left, and waits for the text. */
static struct pty *open_at(const struct home *h, const char *text) {
    const char *argv[] = {browse_program(), NULL};
    struct pty *p = pty_open(&(struct pty_setup){.argv = argv, .env = h->env, .w = 80, .h = 24});
    assert_non_null(p);
    assert_true(pty_wait_text(p, text));
    assert_true(pty_settle(p));
    return p;
}

static void type(struct pty *p, const char *keys, const char *text) {
    pty_send(p, keys);
    assert_true(pty_wait_text(p, text));
    assert_true(pty_settle(p));
}

static bool file_has(const struct home *h, const char *text) {
    char path[300], line[1024];
    snprintf(path, sizeof path, "%s/state/leitmotif/kept.jsonl", h->folder);
    FILE *f = fopen(path, "r");
    bool found = false;
    while (f && fgets(line, sizeof line, f))
        found |= strstr(line, text) != NULL;
    if (f)
        fclose(f);
    return found;
}

static void comes_back(void **state) {
    const struct home *h = *state;
    struct pty *p = open_at(h, FIRST_FRAME);
    type(p, "jjb", "Hold Me Back; 7 lists");
    assert_true(file_has(h, "track:hold-me-back")); /* at once, not only at the end */
    type(p, "je", "Note: ");
    type(p, "at the lake\r", "Noted");
    type(p, "2", "Scenes by episode");
    assert_true(browse_quit(p));
    p = open_at(h, "Scenes by episode");
    assert_true(pty_find(p, CURSOR_ROW) > 0);
    type(p, "7", "at the lake");
    assert_true(pty_find(p, "Hold Me Back") > 0);
    assert_true(browse_quit(p));
    p = open_at(h, " Kept ");
    assert_true(browse_quit(p));
}

static void watched(void **state) {
    const struct home *h = *state;
    struct pty *p = open_at(h, FIRST_FRAME);
    type(p, "s6\r", "after 6 is withheld");
    assert_true(browse_quit(p));
    p = open_at(h, "Seen up to episode 6. Watched more? s");
    assert_true(pty_find(p, "▒ep 6") == 0);
    type(p, "sall\r", "Nothing is withheld");
    assert_true(browse_quit(p));
    p = open_at(h, FIRST_FRAME);
    assert_int_equal(pty_find(p, "Watched more?"), -1);
    assert_true(browse_quit(p));
}

static void two_copies(void **state) {
    const struct home *h = *state;
    struct pty *a = open_at(h, FIRST_FRAME), *b = open_at(h, FIRST_FRAME);
    type(a, "jb", "Tell Me It’s Not a Dream; 7");
    type(b, "jjb", "Hold Me Back; 7");
    type(a, "jjjb", "Fallin’; 7");
    assert_true(browse_quit(b));
    assert_true(browse_quit(a));
    assert_true(file_has(h, "track:tell-me-its-not-a-dream"));
    assert_true(file_has(h, "track:hold-me-back"));
    assert_true(file_has(h, "track:fallin"));
}

static void suspended(void **state) {
    const struct home *h = *state;
    struct pty *p = open_at(h, FIRST_FRAME);
    type(p, "3", "Performers");
    pty_send(p, "\x1a");
    assert_true(pty_wait_stop(p));
    assert_true(file_has(h, "\"view\":\"people\""));
    pty_resume(p);
    assert_true(pty_wait_text(p, "Performers"));
    assert_true(browse_quit(p));
}

static void nowhere_to_save(void **state) {
    (void)state;
    static const char *const homes[][3] = {{"XDG_STATE_HOME=/dev/null", NULL},
                                           {"XDG_STATE_HOME=/proc/none", NULL},
                                           {"XDG_STATE_HOME", "HOME", NULL}};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        struct pty *p = browse_open(80, 24, homes[i]);
        assert_non_null(p);
        type(p, "jb", "not saved");
        type(p, "k", "★"); /* the bookmark is there, as long as the program runs */
        pty_send(p, "q");
        assert_true(pty_wait_exit(p));
        assert_int_equal(pty_state(p)->status, 0);
        assert_true(pty_modes_restored(p) && !pty_state(p)->alternate);
        assert_true(pty_find(p, "not saved") >= 0); /* after the screen is gone, too */
        pty_close(p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comes_back, make_home, remove_home),
        cmocka_unit_test_setup_teardown(watched, make_home, remove_home),
        cmocka_unit_test_setup_teardown(two_copies, make_home, remove_home),
        cmocka_unit_test_setup_teardown(suspended, make_home, remove_home),
        cmocka_unit_test(nowhere_to_save),
    };
    return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
