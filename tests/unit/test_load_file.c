/* Files and folders: what is read, and what is said of those that cannot be. */
#include "core/load.h"
#include "core/load_state.h"

#include "collect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WORK(id)                                                                                   \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"" id "\",\"title\":{\"en\":\"W\"}}}"

/* Runs in a folder of its own, which is the working directory meanwhile. */
struct fixture {
    char folder[sizeof "/tmp/load-XXXXXX"];
    struct collect said;
    struct load *load;
    struct model *m;
};

static int open_folder(void **state) {
    static struct fixture fixture;
    fixture = (struct fixture){.folder = "/tmp/load-XXXXXX"};
    if (!mkdtemp(fixture.folder) || chdir(fixture.folder) != 0)
        return -1;
    fixture.load = load_open(collect_sink(&fixture.said));
    *state = &fixture;
    return 0;
}

/* The files are few and flat, but for one folder below. */
static int close_folder(void **state) {
    static const char *const names[] = {"a.json", "b.json",  "c.jsonl",
                                        "d.json", ".d.json", "note.txt"};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(names[i]);
    rmdir("below.json");
    model_free(f->m);
    arena_free(&f->said.arena);
    return chdir("/") != 0 || rmdir(f->folder) != 0;
}

static void put_file(const char *name, const char *text) {
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

/* A file of `size` NUL bytes that takes no room on the disk. */
static void put_hole(const char *name, off_t size) {
    put_file(name, "");
    assert_int_equal(truncate(name, size), 0);
}

static void finish(struct fixture *f, uint32_t works, const char *says) {
    f->m = load_close(f->load);
    assert_string_equal(collect_text(&f->said), says);
    assert_int_equal(model_works(f->m), works);
}

static void test_file(void **state) {
    struct fixture *f = *state;
    put_file("a.json", WORK("a") "\n");
    assert_true(load_path(f->load, "a.json"));
    finish(f, 1, "");
}

/* Lines are counted as in the file, blank ones too; the last one needs no line end. */
static void test_lines(void **state) {
    struct fixture *f = *state;
    put_file("c.jsonl",
             WORK("a") "\n\n \t\r\n" WORK("B") "\r\n[1,]\n{\"a\":1,\"a\":2}\n" WORK("c"));
    assert_true(load_path(f->load, "c.jsonl"));
    finish(f, 2,
           "c.jsonl:4:38: error: bad id \"B\"; expected 1 to 64 of a-z, 0-9 and - [/work/id]\n"
           "c.jsonl:5:3: error: syntax: trailing comma before ']'\n"
           "c.jsonl:6:1: error: expected \"format\": \"leitmotif/1\" at the top level; is this a "
           "file for Leitmotif?\n"
           "c.jsonl:6:8: error: data: the key \"a\" is already in this object, at 6:2\n");
}

/* One error, not one for each line. */
static void test_document_over_lines(void **state) {
    struct fixture *f = *state;
    put_file("c.jsonl", "\n{\n  \"format\": \"leitmotif/1\",\n  \"work\": {}\n}\n");
    assert_false(load_path(f->load, "c.jsonl"));
    finish(f, 0,
           "c.jsonl:1:1: error: syntax: a document over several lines; in a .jsonl file each line "
           "is one: name the file .json\n");
}

/* More than the buffer holds at first, in lines of all lengths. */
static void test_many_lines(void **state) {
    struct fixture *f = *state;
    struct arena a = {0};
    struct buf text = {.arena = &a};
    for (int i = 0; i < 300; i++)
        buf_fmt(
            &text,
            "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w%d\",\"title\":{\"en\":\"%0*d\"}}}\n",
            i, i * i * 9, i);
    put_file("c.jsonl", str_cstr(&a, buf_str(&text)));
    assert_true(load_path(f->load, "c.jsonl"));
    finish(f, 300, "");
    const struct head *head = model_head(f->m, model_find(f->m, REF_NONE, KIND_WORK, STR("w299")));
    const struct name *name = model_list(f->m, head->names);
    assert_int_equal(model_str(f->m, name->text).n, 299 * 299 * 9);
    arena_free(&a);
}

/* Short strings are kept once, with their length; a document before that went leaves none. */
static void test_strings_of_all_lengths(void **state) {
    static const int lengths[] = {255, 1, 31, 32, 33, 254, 256, 511, 65535, 70000};
    struct fixture *f = *state;
    struct arena a = {0};
    struct buf text = {.arena = &a};
    buf_add(&text, STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"bad\"}}\n"));
    for (size_t i = 0; i < COUNT(lengths); i++)
        buf_fmt(&text,
                "{\"work\":{\"title\":{\"en\":\"%0*d\"},\"id\":\"w%zu\"},\"format\":"
                "\"leitmotif/1\"}\n",
                lengths[i], 7, i);
    put_file("c.jsonl", str_cstr(&a, buf_str(&text)));
    assert_true(load_path(f->load, "c.jsonl"));
    finish(f, COUNT(lengths), "c.jsonl:1:32: error: missing field \"title\" [/work]\n");
    for (size_t i = 0; i < COUNT(lengths); i++) {
        ref work = model_find(f->m, REF_NONE, KIND_WORK, str_fmt(&a, "w%zu", i));
        const struct name *name = model_list(f->m, model_head(f->m, work)->names);
        assert_true(str_eq(model_str(f->m, name->text), str_fmt(&a, "%0*d", lengths[i], 7)));
        assert_true(str_eq(model_str(f->m, name->lang), STR("en")));
    }
    arena_free(&a);
}

static void test_folder(void **state) {
    struct fixture *f = *state;
    put_file("c.jsonl", WORK("x"));
    put_file("a.json", WORK("x"));
    put_file("d.json", WORK("x"));
    put_file("b.json", WORK("x"));
    put_file(".d.json", "an editor's backup");
    put_file("note.txt", "no dataset");
    assert_int_equal(mkdir("below.json", 0700), 0);
    assert_true(load_path(f->load, "."));
    finish(f, 1,
           "./below.json: error: not a regular file; name a .json or .jsonl file, or a folder of "
           "them\n"
           "./d.json:1:38: warning: replaces the work \"x\" of ./a.json:1 [/work/id]\n"
           "./d.json:1:38: warning: replaces the work \"x\" of ./b.json:1 [/work/id]\n"
           "./d.json:1:38: warning: replaces the work \"x\" of ./c.jsonl:1 [/work/id]\n");
}

static void test_folder_without_datasets(void **state) {
    struct fixture *f = *state;
    put_file("note.txt", "no dataset");
    assert_false(load_path(f->load, "./"));
    finish(f, 0,
           "./: error: no .json or .jsonl file in this folder; name a file, or put one there\n");
}

static void test_missing(void **state) {
    struct fixture *f = *state;
    put_file("a.json", WORK("a"));
    assert_false(load_path(f->load, "\x1B[2Jb.json"));
    assert_false(load_path(f->load, "a.json/b.json"));
    finish(f, 0,
           "<U+001B>[2Jb.json: error: no such file or folder; check the path\n"
           "a.json/b.json: error: cannot be opened (Not a directory); check the path and its "
           "permissions\n");
}

static void test_empty(void **state) {
    struct fixture *f = *state;
    put_file("a.json", "");
    put_file("b.json", " \n\n");
    put_file("c.jsonl", "\n\n");
    assert_false(load_path(f->load, "a.json"));
    assert_false(load_path(f->load, "b.json"));
    assert_false(load_path(f->load, "c.jsonl"));
    finish(f, 0,
           "a.json:1:1: error: syntax: the file is empty\n"
           "b.json:1:1: error: syntax: the file is empty\n"
           "c.jsonl:1:1: error: syntax: the file is empty\n");
}

/* Nobody writes to the FIFO, so that opening it plainly would wait for ever. */
static void test_fifo_and_device(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkfifo("a.json", 0600), 0);
    alarm(10);
    assert_false(load_path(f->load, "a.json"));
    assert_false(load_path(f->load, "/dev/null"));
    alarm(0);
    finish(f, 0,
           "a.json: error: not a regular file; name a .json or .jsonl file, or a folder of them\n"
           "/dev/null: error: not a regular file; name a .json or .jsonl file, or a folder of "
           "them\n");
}

static void test_too_large(void **state) {
    struct fixture *f = *state;
    put_hole("a.json", JSON_DOCUMENT + 1);
    assert_false(load_path(f->load, "a.json"));
    finish(f, 0,
           "a.json:1:1: error: data: this file is over 64 MB; split it into a .jsonl file, one "
           "work on each line\n");
}

/* The line is left out, with the file around it as good as before. */
static void test_too_long_a_line(void **state) {
    struct fixture *f = *state;
    put_file("c.jsonl", WORK("a") "\n");
    assert_int_equal(truncate("c.jsonl", JSON_DOCUMENT + 5000000), 0);
    int fd = open("c.jsonl", O_WRONLY | O_APPEND);
    assert_true(write(fd, "\n" WORK("b"), strlen("\n" WORK("b"))) > 0);
    close(fd);
    assert_true(load_path(f->load, "c.jsonl"));
    finish(f, 2, "c.jsonl:2:1: error: data: this line is over 64 MB\n");
}

/* Offsets in the pools are 32 bits wide. */
static void test_full_library(void **state) {
    struct fixture *f = *state;
    put_file("a.json", WORK("a"));
    f->load->model->byte_count = UINT32_MAX - 100;
    assert_false(load_path(f->load, "a.json"));
    f->load->model->byte_count = 0;
    finish(f, 0,
           "a.json:1:1: error: no room: a library holds at most 4 GiB of text; load fewer "
           "files\n");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_file),
        IN_FOLDER(test_lines),
        IN_FOLDER(test_document_over_lines),
        IN_FOLDER(test_many_lines),
        IN_FOLDER(test_strings_of_all_lengths),
        IN_FOLDER(test_folder),
        IN_FOLDER(test_missing),
        IN_FOLDER(test_folder_without_datasets),
        IN_FOLDER(test_empty),
        IN_FOLDER(test_fifo_and_device),
        IN_FOLDER(test_too_large),
        IN_FOLDER(test_too_long_a_line),
        IN_FOLDER(test_full_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
