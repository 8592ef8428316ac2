/* Files and folders. A file is read, never mapped: it may be cut short while we look. */
#include "core/load_pass.h"

#include "base/memory.h"

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
    str file;
    size_t line; /* the next one */
    int fd;
    bool has_lines; /* one document on each */
    char *p;
    size_t n, cap;
    bool has_content, has_added, has_failed, is_skipping;
};

/* Tells an error of a file as a whole. */
static bool refuse(struct load *l, str file, const char *text) {
    return load_tell(l, (struct diagnostic){.file = file, .text = str_of(text)});
}

static bool refuse_errno(struct load *l, str file, const char *what, const char *advice) {
    struct arena_mark mark = arena_mark(&l->keep);
    str text = str_fmt(&l->keep, "cannot be %s (%s)%s", what, strerror(errno), advice);
    load_tell(l, (struct diagnostic){.file = file, .text = text});
    arena_rewind(&l->keep, mark);
    return false;
}

/* Opens without waiting for the other side of a FIFO; -1 after telling why it cannot, or when no
   more is wanted. */
static int open_path(struct load *l, const char *path, struct stat *status) {
    if (l->is_stopped)
        return -1;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, status) == 0)
        return fd;
    if (errno == ENOENT)
        refuse(l, str_of(path), "no such file or folder; check the path");
    else
        refuse_errno(l, str_of(path), "opened", "; check the path and its permissions");
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Reads once, with room for it; false at the end and when it fails. */
static bool fill(struct reader *r) {
    if (r->n == r->cap) {
        r->cap = r->cap ? r->cap * 2 : FIRST_BUFFER;
        r->cap = r->cap < JSON_DOCUMENT + 1 ? r->cap : JSON_DOCUMENT + 1;
        r->p = memory_sized(r->p, r->cap, 1);
    }
    ssize_t n;
    do
        n = read(r->fd, r->p + r->n, r->cap - r->n);
    while (n < 0 && errno == EINTR);
    r->has_failed = n < 0;
    if (n < 0)
        refuse_errno(r->load, r->file, "read", "");
    r->n += n > 0 ? (size_t)n : 0;
    return n > 0;
}

static void take_document(struct reader *r, str text) {
    if (!r->is_skipping && str_trim(text).n) {
        r->has_content = true;
        r->has_added |= load_document(r->load, r->file, text, r->line);
        struct load *l = r->load;
        l->is_stopped = l->go_on && !l->go_on(l->watcher, l->model->tables[KIND_WORK].count);
    }
    r->is_skipping = false;
    r->line++;
}

/* Takes the whole lines of the buffer; the first `from` bytes have no line end. */
static void take_lines(struct reader *r, size_t from) {
    size_t start = 0;
    for (char *end; !r->load->is_stopped && (end = memchr(r->p + from, '\n', r->n - from));
         from = start) {
        size_t at = (size_t)(end - r->p);
        take_document(r, (str){r->p + start, at - start});
        start = at + 1;
    }
    memmove(r->p, r->p + start, r->n - start);
    r->n -= start;
}

/* Tells an error at a line of the file. */
static bool refuse_line(struct reader *r, size_t line, str text) {
    return load_tell(r->load,
                     (struct diagnostic){.file = r->file, .line = line, .col = 1, .text = text});
}

/* What is over the limit is skipped up to the next line end. */
static void skip(struct reader *r) {
    str text = str_fmt(&r->load->keep, "data: this %s is over %d MB%s",
                       r->has_lines ? "line" : "file", JSON_DOCUMENT / MEGABYTE,
                       r->has_lines ? "" : "; split it into a .jsonl file, one work on each line");
    if (!r->is_skipping)
        refuse_line(r, r->line, text);
    r->has_content = r->is_skipping = true;
    r->n = 0;
}

/* True when a document is laid out over lines, each of which should be one. */
static bool is_laid_out(const struct reader *r) {
    str rest = str_trim((str){r->p, r->n});
    str first = str_split(&rest, '\n');
    return r->has_lines && r->line == 1 && rest.n > 0 && str_eq(str_trim(first), STR("{"));
}

static bool read_documents(struct reader *r) {
    for (size_t from = 0; !r->load->is_stopped && fill(r); from = r->n) {
        if (is_laid_out(r))
            return refuse_line(r, 1,
                               STR("syntax: a document over several lines; in a .jsonl file "
                                   "each line is one: name the file .json"));
        if (r->has_lines)
            take_lines(r, from);
        if (r->n > JSON_DOCUMENT)
            skip(r);
        if (r->is_skipping && !r->has_lines)
            return false;
    }
    if (r->n && !r->has_failed && !r->load->is_stopped)
        take_document(r, (str){r->p, r->n});
    if (r->has_content || r->has_failed || r->load->is_stopped)
        return r->has_added;
    return refuse_line(r, 1, STR("syntax: the file is empty"));
}

/* Takes over `fd`. */
static bool load_regular(struct load *l, int fd, const struct stat *status, str path) {
    struct reader r = {.load = l, .file = str_dup(&l->keep, path), .line = 1, .fd = fd};
    r.has_lines = str_ends(path, STR(".jsonl"));
    bool has_added =
        S_ISREG(status->st_mode)
            ? read_documents(&r)
            : refuse(l, path,
                     "not a regular file; name a .json or .jsonl file, or a folder of them");
    free(r.p);
    close(fd);
    return has_added;
}

static int compare_names(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Not the schema that an editor finds there. */
bool load_is_dataset(str name) {
    return !str_starts(name, STR(".")) && !str_ends(name, STR(".schema.json")) &&
           (str_ends(name, STR(".json")) || str_ends(name, STR(".jsonl")));
}

static int is_dataset(const struct dirent *entry) {
    return load_is_dataset(str_of(entry->d_name));
}

/* The datasets of a folder, by name. */
static bool load_folder(struct load *l, const char *path) {
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, is_dataset, compare_names);
    const char *slash = str_ends(str_of(path), STR("/")) ? "" : "/";
    bool has_added = false;
    for (int i = 0; i < n; i++) {
        str name = str_fmt(&l->keep, "%s%s%s", path, slash, entries[i]->d_name);
        struct stat status;
        int file = open_path(l, str_cstr(&l->keep, name), &status);
        has_added |= file >= 0 && load_regular(l, file, &status, name);
        free(entries[i]);
    }
    free(entries);
    if (n < 0)
        return refuse_errno(l, str_of(path), "read", "");
    if (n > 0)
        return has_added;
    return refuse(l, str_of(path),
                  "no .json or .jsonl file in this folder; name a file, or put one there");
}

bool load_path(struct load *l, const char *path) {
    struct stat status;
    int fd = open_path(l, path, &status);
    if (fd < 0)
        return false;
    if (!S_ISDIR(status.st_mode))
        return load_regular(l, fd, &status, str_of(path));
    close(fd);
    return load_folder(l, path);
}

uint64_t load_size(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        return 0;
    if (!S_ISDIR(status.st_mode))
        return S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, is_dataset, NULL);
    struct arena a = {0};
    uint64_t size = 0;
    for (int i = 0; i < n; i++) {
        str name = str_fmt(&a, "%s/%s", path, entries[i]->d_name);
        size += stat(str_cstr(&a, name), &status) == 0 ? (uint64_t)status.st_size : 0;
        free(entries[i]);
    }
    free(entries);
    arena_free(&a);
    return size;
}
