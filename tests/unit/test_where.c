/* Where a row stands in its file, and where a fault says that it is. */
#include "core/where.h"

#include "app/faults.h"
#include "core/load.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char document[] = "{\n"
                               " \"format\": \"leitmotif/1\",\n"
                               " \"tracks\": [\n"
                               "  {\"id\": \"a\", \"title\": {\"en\": \"id\"}},\n"
                               "  {\"title\": {\"en\": \"b\"},\n"
                               "   \"id\": \"b\"}],\n"
                               " \"episodes\": [{\"number\": 1},\n"
                               "  {\"number\": 2}],\n"
                               " \"work\": {\"id\": \"w\", \"title\": {\"en\": \"W\"}}\n"
                               "}\n";

static const char name[] = "where-test.json";

static void put(void *context, const struct diagnostic *d) {
    (void)context;
    if (d->severity == SEVERITY_ERROR)
        fail_msg("%.*s", STR_ARG(d->text));
}

static void write_file(const char *text) {
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int enter(void **state) {
    const char *tmp = getenv("TMPDIR");
    (void)state;
    if (chdir(tmp ? tmp : "/tmp") != 0)
        return -1;
    write_file(document);
    struct load *l = load_open((struct sink){put, NULL});
    assert_true(load_path(l, name));
    *state = load_close(l);
    return 0;
}

static int leave(void **state) {
    model_free(*state);
    return unlink(name);
}

static size_t line_of(const struct model *m, enum kind kind, const char *id) {
    struct arena a = {0};
    struct where at = {0};
    ref row = model_find(m, ref_of(KIND_WORK, 0), kind, str_of(id));
    assert_int_not_equal(row, REF_NONE);
    assert_true(where_find(m, row, &a, &at));
    assert_true(str_eq(at.file, str_of(name)));
    arena_free(&a);
    return at.line;
}

static void a_row_is_where_its_object_begins(void **state) {
    assert_int_equal(line_of(*state, KIND_WORK, "w"), 9);
    assert_int_equal(line_of(*state, KIND_TRACK, "a"), 4);
    assert_int_equal(line_of(*state, KIND_TRACK, "b"), 5);
    assert_int_equal(line_of(*state, KIND_EPISODE, "2"), 8);
}

static void it_is_looked_up_as_the_file_is_now(void **state) {
    write_file("{\"tracks\": [7, {\"id\": 1},\n\n{\"id\": \"a\"}]}");
    assert_int_equal(line_of(*state, KIND_TRACK, "a"), 3);
    assert_int_equal(line_of(*state, KIND_TRACK, "b"), 1);
    write_file("{\"tracks\": {\"a\": 1}, \"episodes\"");
    assert_int_equal(line_of(*state, KIND_TRACK, "a"), 1);
    write_file("");
    assert_int_equal(line_of(*state, KIND_EPISODE, "1"), 1);
    unlink(name);
    assert_int_equal(line_of(*state, KIND_TRACK, "a"), 1);
    write_file(document);
}

static void what_was_copied_is_in_no_file(void **state) {
    struct arena a = {0};
    struct where at;
    struct load *l = load_open((struct sink){put, NULL});
    load_model(l, STR("built in"), *state);
    struct model *m = load_close(l);
    assert_false(where_find(m, ref_of(KIND_TRACK, 0), &a, &at));
    model_free(m);
    arena_free(&a);
}

static void a_fault_names_its_place(void **state) {
    struct where at = {0};
    (void)state;
    assert_true(faults_where(STR("a/my.json:12:3: error: at 0:42:10"), &at));
    assert_true(str_eq(at.file, STR("a/my.json")));
    assert_int_equal(at.line, 12);
    assert_true(faults_where(STR("a:b:7:1: error: x"), &at));
    assert_true(str_eq(at.file, STR("a:b")));
    assert_int_equal(at.line, 7);
    assert_false(faults_where(STR("my.json: error: no such file"), &at));
    assert_false(faults_where(STR("my.json:12"), &at));
    assert_false(faults_where(STR(""), &at));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_row_is_where_its_object_begins),
        TEST(it_is_looked_up_as_the_file_is_now),
        TEST(what_was_copied_is_in_no_file),
        cmocka_unit_test(a_fault_names_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
