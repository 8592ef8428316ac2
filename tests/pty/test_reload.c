/* The files change while they are shown, and an editor is opened on them. */
#include "browse.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHANGES = 1000, LARGE = 65 << 20, PATH = 512, TEXT = 1024 };

/* A folder of its own with the file that is shown. The test goes there, since a person reads short
   paths, and a row of the screen does not hold every long one. */
struct files {
    char folder[PATH], file[16], other[16];
};

static int make_folder(void **state) {
    static struct files f;
    const char *tmp = getenv("TMPDIR");
    snprintf(f.folder, sizeof f.folder, "%s/reload.XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(f.folder) || chdir(f.folder) != 0)
        return -1;
    strcpy(f.file, "my.json");
    strcpy(f.other, "other");
    *state = &f;
    return 0;
}

static int remove_folder(void **state) {
    struct files *f = *state;
    unlink(f->file);
    unlink(f->other);
    if (chdir("/") != 0)
        return -1;
    return rmdir(f->folder);
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* A dataset whose third song has a number in its title; the songs before it come and go. */
static void good(char *out, int number) {
    snprintf(out, TEXT,
             "{\"format\": \"leitmotif/1\",\n"
             " \"work\": {\"id\": \"w\", \"title\": {\"en\": \"Work\"}},\n"
             " \"tracks\": [\n"
             "%s"
             "  {\"id\": \"b\", \"title\": {\"en\": \"Beta\"}, \"part\": 2},\n"
             "  {\"id\": \"c\", \"title\": {\"en\": \"Gamma %d.\"}, \"part\": 3}]}\n",
             number % 3 ? "  {\"id\": \"a\", \"title\": {\"en\": \"Alpha\"}, \"part\": 1},\n" : "",
             number);
}

static struct pty *open_file(const struct files *f, const char *const *env) {
    const char *argv[] = {browse_program(), f->file, NULL};
    struct pty *p =
        pty_open(&(struct pty_setup){.argv = argv, .env = env, .w = 80, .h = 24, .counts = true});
    assert_non_null(p);
    return p;
}

/* The picked row holds the text. */
static bool is_picked(struct pty *p, const void *text) {
    int row = pty_find(p, CURSOR_ROW);
    return row >= 0 && strstr(pty_row(p, row), text);
}

static void open_gamma(struct files *f, struct pty **p, const char *const *env) {
    char text[TEXT];
    good(text, 0);
    write_file(f->file, text);
    *p = open_file(f, env);
    assert_true(pty_wait_text(*p, "Gamma 0."));
    pty_send(*p, "G");
    assert_true(pty_wait(*p, is_picked, "Gamma 0."));
}

static void swap(const struct files *f, const char *text) {
    write_file(f->other, text);
    assert_int_equal(rename(f->other, f->file), 0);
}

/* A state that a person sees last when the file stays as it is. */
static void change(const struct files *f, int i, char *good_text) {
    char broken[TEXT];
    snprintf(broken, sizeof broken, "{\"format\": \"leitmotif/1\",\n \"work\": %d", i);
    good(good_text, i);
    switch (i % 5) {
    case 0:
        swap(f, good_text);
        break;
    case 1:
        swap(f, broken);
        break;
    case 2:
        write_file(f->file, good_text);
        break;
    case 3:
        write_file(f->file, i % 2 ? "" : broken);
        break;
    default:
        assert_int_equal(unlink(f->file), 0);
    }
}

/* Behind the shell's line stands something that was said. */
static void quit_with(struct pty *p, const char *said) {
    pty_send(p, "q");
    assert_true(pty_wait_exit(p));
    assert_int_equal(pty_state(p)->status, 0);
    assert_true(pty_modes_restored(p));
    assert_true(pty_find(p, said) >= 0);
    pty_close(p);
}

static void a_thousand_changes_keep_the_last_good(void **state) {
    struct files *f = *state;
    struct pty *p;
    char text[TEXT], want[64];
    open_gamma(f, &p, NULL);
    for (int i = 1; i <= CHANGES; i++) {
        bool is_good = i % 5 == 0 || i % 5 == 2;
        change(f, i, text);
        snprintf(want, sizeof want, "Gamma %d.", i);
        if (is_good)
            assert_true(pty_wait(p, is_picked, want));
        else if (i % 7 == 0)
            assert_true(pty_wait_text(p, "error: "));
        assert_true(is_picked(p, "Gamma "));
    }
    unlink(f->file);
    assert_true(pty_wait_text(p, "error: no such file"));
    assert_true(is_picked(p, "Gamma 1000."));
    swap(f, "{");
    assert_true(pty_wait_text(p, "my.json:1:2: error: syntax"));
    swap(f, text);
    assert_true(pty_wait_gone(p, "error: "));
    assert_true(browse_quit(p));
}

static void place_and_history_stay(void **state) {
    struct files *f = *state;
    struct pty *p;
    char text[TEXT];
    open_gamma(f, &p, NULL);
    pty_send(p, "2\r3");
    assert_true(pty_wait_text(p, "⌫ back"));
    pty_send(p, "1\r");
    assert_true(pty_wait_text(p, "Esc close"));
    good(text, 7);
    swap(f, text);
    assert_true(pty_wait_text(p, "Loaded anew."));
    pty_send(p, "\x7f");
    assert_true(pty_wait(p, is_picked, "Gamma 7."));
    assert_true(browse_quit(p));
}

static void faults_are_listed(void **state) {
    struct files *f = *state;
    struct pty *p;
    open_gamma(f, &p, NULL);
    swap(f,
         "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"w\"},\n\"tracks\": [{\"id\": 5}]}\n");
    assert_true(pty_wait_text(p, "Enter all 3"));
    pty_send(p, "\r"); /* it is news, so Enter is for it */
    assert_true(pty_wait_text(p, "What is wrong in the files"));
    pty_send(p, "\x1b");
    assert_true(pty_wait_text(p, "! all 3"));
    pty_send(p, "!");
    assert_true(pty_wait_text(p, "What is wrong in the files"));
    assert_true(pty_wait_text(p, "missing"));
    assert_true(pty_wait_text(p, "my.json:2:19: error: "));
    pty_send(p, "\x1b");
    assert_true(pty_wait(p, is_picked, "Gamma 0."));
    quit_with(p, "my.json:2:19: error: ");
}

/* A file that is left out is no secret, though others are shown: errors stand before warnings. */
static void faults_are_told_from_the_start(void **state) {
    struct files *f = *state;
    char text[TEXT];
    good(text, 0);
    write_file(f->file, text);
    write_file(f->other, "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"v\"}}\n");
    const char *argv[] = {browse_program(), f->file, f->other, NULL};
    struct pty *p = pty_open(&(struct pty_setup){.argv = argv, .w = 80, .h = 24, .counts = true});
    assert_non_null(p);
    assert_true(pty_wait_text(p, "Gamma 0."));
    assert_true(pty_wait_text(p, "other:1:"));
    swap(f,
         "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"w\", \"title\": {\"en\": \"W\"}},\n"
         "\"tracks\": [{\"id\": \"t\", \"title\": {\"en\": \"T\"}, \"about\": [{\"on\": \"note\", "
         "\"text\": \"N\"}]},\n{\"id\": 5}]}\n");
    assert_true(pty_wait_text(p, "Enter all 4"));
    assert_true(pty_find(p, "my.json:3:1: error: ") >= 0);
    pty_send(p, "!");
    assert_true(pty_wait_text(p, "my.json:2:56: warning: "));
    assert_true(pty_find(p, "warning: ") > pty_find(p, "my.json:3:8: error: "));
    pty_send(p, "\x1b");
    assert_true(pty_wait_gone(p, "What is wrong in the files"));
    quit_with(p, "error: ");
}

/* The editor of the test writes down how it was called, and edits. */
static void an_editor_opens_at_the_record(void **state) {
    struct files *f = *state;
    struct pty *p;
    char script[2 * PATH], path[PATH + 16], editor[PATH + 64];
    char args[PATH + 16], said[PATH + 64] = "", want[PATH + 64];
    snprintf(script, sizeof script,
             "stty -a | grep -q ' icanon' && echo \"$@\" >'%s/args'\n"
             "sed 's/Gamma/Delta/' \"$3\" >\"$3~\" && mv \"$3~\" \"$3\"\n",
             f->folder);
    snprintf(path, sizeof path, "%s/editor", f->folder);
    snprintf(args, sizeof args, "%s/args", f->folder);
    snprintf(editor, sizeof editor, "VISUAL=sh %s -x", path);
    snprintf(want, sizeof want, "-x +5 %s\n", f->file);
    write_file(path, script);
    open_gamma(f, &p, (const char *const[]){editor, NULL});
    pty_send(p, "E");
    assert_true(pty_wait(p, is_picked, "Delta 0."));
    FILE *file = fopen(args, "r");
    assert_non_null(file);
    assert_non_null(fgets(said, sizeof said, file));
    fclose(file);
    assert_string_equal(said, want);
    assert_true(browse_quit(p));
    unlink(path);
    unlink(args);
}

static void an_editor_that_is_not_there_is_told(void **state) {
    struct files *f = *state;
    struct pty *p;
    open_gamma(f, &p, (const char *const[]){"VISUAL=/nowhere/editor", NULL});
    pty_send(p, "E");
    assert_true(pty_wait_text(p, "cannot be started"));
    assert_true(is_picked(p, "Gamma 0."));
    quit_with(p, "/nowhere/editor"); /* what the shell said of it */
}

/* One line with a work, and so many empty ones that the file is large. */
static void write_large(const struct files *f, int number) {
    char text[TEXT];
    good(text, number);
    FILE *file = fopen(f->other, "w");
    assert_non_null(file);
    for (const char *c = text; *c; c++)
        if (*c != '\n')
            fputc(*c, file);
    for (int i = 0; i < LARGE; i++)
        fputc('\n', file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rename(f->other, f->file), 0);
}

static void large_files_wait_to_be_asked_for(void **state) {
    struct files *f = *state;
    strcat(f->file, "l"); /* my.jsonl */
    write_large(f, 1);
    struct pty *p = open_file(f, NULL);
    assert_true(pty_wait_text(p, "Gamma 1."));
    write_large(f, 4);
    assert_true(pty_wait_text(p, "The files have changed."));
    assert_true(pty_find(p, "Gamma 1.") >= 0);
    pty_send(p, "R");
    assert_true(pty_wait_text(p, "Gamma 4."));
    assert_true(browse_quit(p));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_thousand_changes_keep_the_last_good),
        TEST(place_and_history_stay),
        TEST(faults_are_listed),
        TEST(faults_are_told_from_the_start),
        TEST(an_editor_opens_at_the_record),
        TEST(an_editor_that_is_not_there_is_told),
        TEST(large_files_wait_to_be_asked_for),
    };
    return cmocka_run_group_tests_name("reload", tests, NULL, NULL);
}
