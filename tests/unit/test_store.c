/* The file of what is kept: two copies lose nothing, damage is set aside, failure costs no data. */
#include "core/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const int64_t now = 1764106438000;

struct world {
    char root[256];
    struct arena a;
    str folder; /* not there yet, nor is the one above it */
};

static int setup(void **state) {
    static struct world w;
    const char *tmp = getenv("TMPDIR");
    w = (struct world){.a = {0}};
    snprintf(w.root, sizeof w.root, "%s/store.XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w.root));
    w.folder = str_fmt(&w.a, "%s/state/leitmotif", w.root);
    *state = &w;
    return 0;
}

static int teardown(void **state) {
    struct world *w = *state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", w->root);
    assert_int_equal(system(command), 0);
    arena_free(&w->a);
    return 0;
}

static const char *path(struct world *w, const char *name) {
    return str_cstr(&w->a, str_fmt(&w->a, "%.*s/%s", STR_ARG(w->folder), name));
}

static void write_text(struct world *w, const char *name, const char *text) {
    FILE *f = fopen(path(w, name), "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static const char *read_text(struct world *w, const char *name) {
    char *text = NEW(&w->a, char, 1 << 16);
    FILE *f = fopen(path(w, name), "r");
    if (!f)
        return "(none)";
    size_t n = fread(text, 1, (1 << 16) - 1, f);
    fclose(f);
    text[n] = '\0';
    return text;
}

static void note(struct kept *k, const char *id, const char *value, int64_t time) {
    kept_put(k, &(struct record){
                    .keep = KEEP_NOTE, .id = str_of(id), .value = str_of(value), .time = time});
}

static void save(struct world *w, struct kept *k) {
    struct err e;
    if (!store_save(w->folder, k, now, &e) || e.text[0])
        fail_msg("%s", e.text);
}

/* How many notes the file has. */
static uint32_t notes(struct world *w) {
    struct kept k = {.n = 0};
    struct err e;
    assert_true(store_read(w->folder, &k, &e));
    assert_string_equal(e.text, "");
    uint32_t n = kept_of_work(&k, KEEP_NOTE, STR("w"), &w->a).n;
    kept_free(&k);
    return n;
}

static void test_save_and_read(void **state) {
    struct world *w = *state;
    struct kept k = {.n = 0};
    assert_int_equal(notes(w), 0); /* no file, no trouble */
    note(&k, "w/track:a", "\"x\"", now);
    save(w, &k);
    assert_false(k.at[0].is_new);
    assert_string_equal(
        read_text(w, "kept.jsonl"),
        "{\"time\":1764106438000,\"keep\":\"note\",\"id\":\"w/track:a\",\"value\":\"x\"}\n");
    struct stat s;
    assert_int_equal(stat(path(w, "kept.jsonl"), &s), 0);
    assert_int_equal(s.st_mode & 0777, 0600);
    assert_int_equal(stat(path(w, "."), &s), 0);
    assert_int_equal(s.st_mode & 0777, 0700);
    assert_int_not_equal(access(path(w, "kept.jsonl.new"), F_OK), 0);
    kept_free(&k);
}

static void test_two_copies_lose_nothing(void **state) {
    struct world *w = *state;
    struct kept a = {.n = 0}, b = {.n = 0};
    note(&a, "w/track:a", "\"a\"", now);
    note(&b, "w/track:b", "\"b\"", now);
    note(&a, "w/track:both", "\"older\"", now);
    note(&b, "w/track:both", "\"newer\"", now + 1);
    save(w, &b);
    save(w, &a);
    assert_int_equal(notes(w), 3);
    assert_string_equal(
        str_cstr(&w->a, kept_text(kept_find(&a, KEEP_NOTE, STR("w/track:both")), &w->a)), "newer");
    /* One deletes what the other has read long ago; it does not come back. */
    save(w, &b);
    note(&a, "w/track:b", "null", now + 2);
    save(w, &a);
    note(&b, "w/track:c", "\"c\"", now + 3);
    save(w, &b);
    assert_int_equal(notes(w), 3);
    assert_null(kept_find(&b, KEEP_NOTE, STR("w/track:b")));
    kept_free(&a);
    kept_free(&b);
}

/* Saves `count` notes one by one, as a copy of its own. */
static void be_a_copy(struct world *w, int name, int count) {
    for (int i = 0; i < count; i++) {
        struct kept k = {.n = 0};
        struct err e;
        char id[32];
        snprintf(id, sizeof id, "w/track:%d-%d", name, i);
        note(&k, id, "\"x\"", now + i);
        while (!store_save(w->folder, &k, now, &e) && strstr(e.text, "busy"))
            ;
        kept_free(&k);
        if (e.text[0])
            _exit(1);
    }
    _exit(0);
}

static void test_copies_at_the_same_time(void **state) {
    struct world *w = *state;
    enum { COPIES = 4, SAVES = 25 };
    for (int i = 0; i < COPIES; i++) {
        pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid == 0)
            be_a_copy(w, i, SAVES);
    }
    for (int i = 0; i < COPIES; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(notes(w), COPIES * SAVES);
}

static void test_damage_is_set_aside(void **state) {
    struct world *w = *state;
    struct kept k = {.n = 0};
    struct err e;
    note(&k, "w/track:a", "\"a\"", now);
    save(w, &k);
    static const char *const damaged[] = {
        "{\"time\":1,\"keep\":\"note\",\"id\":\"w/track:b\",\"value\":\"b\"}\nrubbish\n",
        "more rubbish"};
    for (int i = 0; i < 2; i++) {
        write_text(w, "kept.jsonl", damaged[i]);
        struct kept other = {.n = 0};
        assert_true(store_read(w->folder, &other, &e));
        assert_non_null(strstr(e.text, i == 0 ? "line 2" : "line 1"));
        assert_string_equal(read_text(w, "kept.jsonl"), damaged[i]); /* reading changes nothing */
        kept_free(&other);
        assert_true(store_save(w->folder, &k, now, &e));
        assert_non_null(strstr(e.text, i == 0 ? "kept.jsonl.damaged," : "kept.jsonl.damaged-2,"));
    }
    assert_string_equal(read_text(w, "kept.jsonl.damaged"), damaged[0]);
    assert_string_equal(read_text(w, "kept.jsonl.damaged-2"), damaged[1]);
    assert_int_equal(notes(w), 2); /* the good line, and what the copy knew */
    kept_free(&k);
}

static void test_a_stale_file_is_swept(void **state) {
    struct world *w = *state;
    struct kept k = {.n = 0};
    note(&k, "w/track:a", "\"a\"", now);
    save(w, &k);
    for (int changes = 0; changes < 2; changes++) {
        write_text(w, "kept.jsonl.new",
                   "half a line, from a copy that was killed, and much longer");
        if (changes)
            note(&k, "w/track:b", "\"b\"", now);
        save(w, &k);
        assert_int_not_equal(access(path(w, "kept.jsonl.new"), F_OK), 0);
        assert_int_equal(notes(w), 1 + changes);
    }
    kept_free(&k);
}

static void test_nowhere_to_save(void **state) {
    struct world *w = *state;
    struct kept k = {.n = 0};
    struct err e;
    note(&k, "w/track:a", "\"a\"", now);
    static const char *const folders[] = {"", "/dev/null/leitmotif", "/proc/leitmotif"};
    for (size_t i = 0; i < COUNT(folders); i++) {
        assert_false(store_save(str_of(folders[i]), &k, now, &e));
        assert_non_null(strstr(e.text, "not saved"));
        assert_true(k.at[0].is_new);
    }
    /* What stands in the way is not touched. */
    save(w, &k);
    assert_int_equal(unlink(path(w, "kept.jsonl")), 0);
    assert_int_equal(mkdir(path(w, "kept.jsonl"), 0700), 0);
    note(&k, "w/track:b", "\"b\"", now);
    assert_false(store_save(w->folder, &k, now, &e));
    assert_false(store_read(w->folder, &k, &e));
    assert_int_equal(rmdir(path(w, "kept.jsonl")), 0);
    save(w, &k); /* and later it works */
    assert_int_equal(notes(w), 1);
    kept_free(&k);
}

static void test_folder(void **state) {
    (void)state;
    struct arena a = {0};
    assert_int_equal(setenv("HOME", "/home/someone", 1), 0);
    assert_int_equal(setenv("XDG_STATE_HOME", "/state", 1), 0);
    assert_string_equal(str_cstr(&a, store_folder(&a)), "/state/leitmotif");
    assert_int_equal(setenv("XDG_STATE_HOME", "state", 1), 0); /* relative: does not count */
    assert_string_equal(str_cstr(&a, store_folder(&a)), "/home/someone/.local/state/leitmotif");
    assert_int_equal(unsetenv("XDG_STATE_HOME"), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    assert_int_equal(store_folder(&a).n, 0);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_save_and_read, setup, teardown),
        cmocka_unit_test_setup_teardown(test_two_copies_lose_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(test_copies_at_the_same_time, setup, teardown),
        cmocka_unit_test_setup_teardown(test_damage_is_set_aside, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_stale_file_is_swept, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nowhere_to_save, setup, teardown),
        cmocka_unit_test(test_folder),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
