/* What menus hand on reaches the terminal and the browser, byte for byte. */
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
#include <unistd.h>

enum { PATH = 512 };

/* A folder, with a browser in it that writes down its arguments, one a line. */
struct files {
    char folder[PATH], browser[PATH + 16], log[PATH + 16], variable[PATH + 64];
};

static void write_browser(const struct files *f) {
    FILE *file = fopen(f->browser, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n{ echo $#; printf '%%s\\n' \"$@\"; } >'%s.new'\n", f->log);
    fprintf(file, "mv '%s.new' '%s'\n", f->log, f->log);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(f->browser, 0755), 0);
}

static int make_folder(void **state) {
    static struct files f;
    const char *tmp = getenv("TMPDIR");
    snprintf(f.folder, sizeof f.folder, "%s/menus.XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(f.folder));
    snprintf(f.browser, sizeof f.browser, "%s/web($x);", f.folder);
    snprintf(f.log, sizeof f.log, "%s/log", f.folder);
    write_browser(&f);
    *state = &f;
    return 0;
}

static int remove_folder(void **state) {
    const struct files *f = *state;
    unlink(f->browser);
    unlink(f->log);
    return rmdir(f->folder);
}

static struct pty *start(const char *const *env, const char *term) {
    const char *const argv[] = {browse_program(), NULL};
    const char *all[4] = {term};
    for (size_t i = 0; i < 2 && env && env[i]; i++)
        all[i + 1] = env[i];
    struct pty *p = pty_open(&(struct pty_setup){.argv = argv, .env = all, .w = 80, .h = 24});
    assert_non_null(p);
    assert_true(pty_wait_text(p, FIRST_FRAME));
    assert_true(pty_settle(p));
    return p;
}

static void type(struct pty *p, const char *keys, const char *text) {
    pty_send(p, keys);
    assert_true(pty_wait_text(p, text));
    assert_true(pty_settle(p));
}

static void the_clipboard_gets_it(void **state) {
    struct pty *p = start(NULL, "TERM=xterm-256color");
    (void)state;
    type(p, "jjjjy", "chat line");
    assert_false(browse_wrote(p, "\x1B]52;"));
    type(p, "i", "Copied: queen-of-tears/track:fallin");
    assert_true(browse_wrote(p, "\x1B]52;c;cXVlZW4tb2YtdGVhcnMvdHJhY2s6ZmFsbGlu\a"));
    assert_true(browse_quit(p));
}

/* It would say nothing and copy nothing. */
static void a_console_has_no_clipboard(void **state) {
    struct pty *p = start(NULL, "TERM=linux");
    (void)state;
    type(p, "y", "chat line");
    type(p, "i", "Not copied: this terminal has no clipboard");
    assert_false(browse_wrote(p, "]52;"));
    pty_send(p, "q"); /* it has no other screen, so ours stays in sight */
    assert_true(pty_wait_exit(p));
    pty_close(p);
}

/* What the browser was given; it runs beside the screen, so its file is waited for. */
static bool was_given(struct pty *p, const void *context) {
    const struct files *f = ((const void *const *)context)[0];
    const char *wanted = ((const void *const *)context)[1];
    char text[1024] = "";
    FILE *file = fopen(f->log, "r");
    (void)p;
    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    return strcmp(text, wanted) == 0;
}

static void gets(struct pty *p, const struct files *f, const char *wanted) {
    const void *context[] = {f, wanted};
    double end = pty_clock() + PTY_DEADLINE;
    while (!was_given(p, context) && pty_clock() < end)
        pty_listen(p, 10);
    assert_true(was_given(p, context));
    unlink(f->log);
}

#define LISTEN "https://www.youtube.com/results?search_query=Fallin%E2%80%99%20Hong%20Isaac\n"

static void the_browser_gets_one_argument(void **state) {
    struct files *f = *state;
    const char *env[] = {f->variable, NULL};
    snprintf(f->variable, sizeof f->variable, "BROWSER=%s", f->browser);
    struct pty *p = start(env, "TERM=xterm-256color");
    type(p, "jjjjo", "Listen");
    type(p, "l", "Opening: https://");
    gets(p, f, "1\n" LISTEN);
    assert_true(browse_quit(p)); /* nothing of the browser is on the terminal */
}

/* A program and its own arguments, no shell in between. */
static void the_browser_may_have_arguments(void **state) {
    struct files *f = *state;
    const char *env[] = {f->variable, NULL};
    snprintf(f->variable, sizeof f->variable, "BROWSER=%s --new  $HOME;x", f->browser);
    struct pty *p = start(env, "TERM=xterm-256color");
    type(p, "jjjjol", "Opening: https://");
    gets(p, f, "3\n--new\n$HOME;x\n" LISTEN);
    assert_true(browse_quit(p));
}

static void a_missing_browser_is_told(void **state) {
    static const char *const env[] = {"BROWSER=/nowhere/web", NULL};
    struct pty *p = start(env, "TERM=xterm-256color");
    (void)state;
    type(p, "jjjjol", "Nothing opens it ($BROWSER): https://www.youtube.com");
    assert_true(browse_quit(p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clipboard_gets_it),
        cmocka_unit_test(a_console_has_no_clipboard),
        cmocka_unit_test(the_browser_gets_one_argument),
        cmocka_unit_test(the_browser_may_have_arguments),
        cmocka_unit_test(a_missing_browser_is_told),
    };
    return cmocka_run_group_tests_name("menus", tests, make_folder, remove_folder);
}
