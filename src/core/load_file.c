/* Files and folders. A file is read, never mapped: it may be cut short while we look. */
#include "core/load_pass.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_BUFFER = 256 * 1024, MEGABYTE = 1 << 20 };

/* A file being read through a buffer that grows up to one byte over JSON_DOCUMENT. */
struct reader {
    struct load *load;
    struct input input; /* the next line */
    int fd;
    char *p;
    size_t n, cap;
    bool has_content, has_added, has_failed, is_skipping;
};

/* Opens without waiting for the other side of a FIFO; -1 after telling why it cannot. */
static int open_path(struct load *l, const char *path, struct stat *status) {
    struct origin origin = {.file = str_of(path)};
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, status) == 0)
        return fd;
    if (errno == ENOENT)
        load_file_error(l, &origin, "no such file or folder; check the path");
    else
        load_file_error(l, &origin, "cannot be opened (%s); check the path and its permissions",
                        strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Reads once; false at the end and when it fails. The buffer has room. */
static bool fill(struct reader *r) {
    ssize_t n;
    do
        n = read(r->fd, r->p + r->n, r->cap - r->n);
    while (n < 0 && errno == EINTR);
    r->has_failed = n < 0;
    if (n < 0) {
        struct origin origin = {.file = r->input.file};
        load_file_error(r->load, &origin, "cannot be read (%s)", strerror(errno));
    }
    r->n += n > 0 ? (size_t)n : 0;
    return n > 0;
}

static void grow(struct reader *r, size_t cap) {
    r->cap = cap < JSON_DOCUMENT + 1 ? cap : JSON_DOCUMENT + 1;
    r->p = realloc(r->p, r->cap);
    if (!r->p)
        arena_oom();
}

static bool tell_empty(struct reader *r) {
    struct origin origin = {.file = r->input.file};
    return load_file_error(r->load, &origin,
                           "is empty; \"leitmotif new TITLE\" prints a dataset to start from");
}

static bool tell_size(struct reader *r, const char *what, const char *advice) {
    struct origin origin = {.file = r->input.file, .line = r->input.line, .col = 1};
    return load_file_error(r->load, &origin, "data: %s is over %d MB%s", what,
                           JSON_DOCUMENT / MEGABYTE, advice);
}

static bool read_document(struct reader *r, const struct stat *status) {
    static const char advice[] = "; split it into a .jsonl file, one work on each line";
    grow(r, status->st_size < JSON_DOCUMENT ? (size_t)status->st_size + 1 : SIZE_MAX);
    bool is_over = status->st_size > JSON_DOCUMENT;
    while (!is_over && fill(r)) {
        is_over = r->n > JSON_DOCUMENT;
        if (r->n == r->cap && !is_over)
            grow(r, r->cap * 2);
    }
    r->input.text = (str){r->p, r->n};
    if (is_over)
        return tell_size(r, "this file", advice);
    if (r->has_failed)
        return false;
    return str_trim(r->input.text).n ? load_document(r->load, &r->input) : tell_empty(r);
}

static void take_line(struct reader *r, str line) {
    r->input.text = line;
    if (!r->is_skipping && str_trim(line).n) {
        r->has_content = true;
        r->has_added |= load_document(r->load, &r->input);
    }
    r->is_skipping = false;
    r->input.line++;
}

/* Takes the whole lines of the buffer; the first `from` bytes have no line end. */
static void take_lines(struct reader *r, size_t from) {
    size_t start = 0;
    for (char *end; (end = memchr(r->p + from, '\n', r->n - from)); from = start) {
        size_t at = (size_t)(end - r->p);
        take_line(r, (str){r->p + start, at - start});
        start = at + 1;
    }
    memmove(r->p, r->p + start, r->n - start);
    r->n -= start;
}

static bool read_lines(struct reader *r) {
    grow(r, FIRST_BUFFER);
    for (size_t from = 0; fill(r); from = r->n) {
        take_lines(r, from);
        if (r->n > JSON_DOCUMENT) {
            r->has_content = true;
            r->has_added |= !r->is_skipping && tell_size(r, "this line", "");
            r->is_skipping = true;
            r->n = 0;
        } else if (r->n == r->cap) {
            grow(r, r->cap * 2);
        }
    }
    if (r->n && !r->has_failed)
        take_line(r, (str){r->p, r->n});
    return r->has_content || r->has_failed ? r->has_added : tell_empty(r);
}

/* Takes over `fd`. */
static bool load_regular(struct load *l, int fd, const struct stat *status, str path) {
    struct reader r = {.load = l, .fd = fd};
    r.input = (struct input){.file = str_dup(&l->keep, path), .line = 1};
    struct origin origin = {.file = r.input.file};
    bool has_added = false;
    if (!S_ISREG(status->st_mode))
        load_file_error(l, &origin,
                        "not a regular file; name a .json or .jsonl file, or a "
                        "folder of them");
    else if (str_ends(path, STR(".jsonl")))
        has_added = read_lines(&r);
    else
        has_added = read_document(&r, status);
    free(r.p);
    close(fd);
    return has_added;
}

static int compare_names(const void *a, const void *b) {
    return str_cmp(*(const str *)a, *(const str *)b);
}

static bool is_dataset(str name) {
    return name.p[0] != '.' && (str_ends(name, STR(".json")) || str_ends(name, STR(".jsonl")));
}

/* The paths of the datasets in `folder`, by name. They live in `l->keep`. */
static struct table list_folder(struct load *l, DIR *folder, str path) {
    struct table paths = {0};
    const char *slash = str_ends(path, STR("/")) ? "" : "/";
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (is_dataset(str_of(entry->d_name)))
            *(str *)load_push(&paths, sizeof(str), 1) =
                str_fmt(&l->keep, "%.*s%s%s", STR_ARG(path), slash, entry->d_name);
    if (paths.count)
        qsort(paths.rows, paths.count, sizeof(str), compare_names);
    return paths;
}

/* Takes over `fd`. */
static bool load_folder(struct load *l, int fd, str path) {
    DIR *folder = fdopendir(fd);
    if (!folder)
        arena_oom();
    struct table paths = list_folder(l, folder, path);
    closedir(folder);
    bool has_added = false;
    for (uint32_t i = 0; i < paths.count; i++) {
        str name = ((const str *)paths.rows)[i];
        struct stat status;
        int file = open_path(l, str_cstr(&l->keep, name), &status);
        has_added |= file >= 0 && load_regular(l, file, &status, name);
    }
    struct origin origin = {.file = path};
    if (!paths.count)
        load_file_error(l, &origin,
                        "no .json or .jsonl file in this folder; name a file, or put "
                        "one there");
    free(paths.rows);
    return has_added;
}

bool load_path(struct load *l, const char *path) {
    struct stat status;
    int fd = open_path(l, path, &status);
    if (fd < 0)
        return false;
    return S_ISDIR(status.st_mode) ? load_folder(l, fd, str_of(path))
                                   : load_regular(l, fd, &status, str_of(path));
}
