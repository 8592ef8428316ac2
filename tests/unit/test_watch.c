/* A watched folder changes when a dataset in it does, and by nothing else that is written there. */
#include "tui/watch.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/leitmotif-watch-XXXXXX";

static const char *path_of(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name) {
    FILE *file = fopen(path_of(name), "w");
    assert_non_null(file);
    fputs("{}\n", file);
    fclose(file);
}

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    static const char *const names[] = {"a.json", "b.jsonl", "leitmotif.schema.json", ".a.json",
                                        "a.json~"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(path_of(names[i]));
    return rmdir(folder);
}

static void only_what_is_loaded_counts(void **state) {
    (void)state;
    struct watch *w = watch_open((str){folder, sizeof folder});
    assert_false(watch_changed(w));
    write_file("leitmotif.schema.json");
    write_file(".a.json");
    write_file("a.json~");
    assert_false(watch_changed(w));
    write_file("a.json");
    assert_true(watch_changed(w));
    assert_false(watch_changed(w));
    write_file("b.jsonl");
    assert_true(watch_changed(w));
    watch_close(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_loaded_counts),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
