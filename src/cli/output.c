/* Buffered output; a closed pipe is a quiet end, a full disk is told. */
#include "cli/output.h"

#include "base/text.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { OUT_BYTES = 32 * 1024 };

void out_open(struct out *o, FILE *file) {
    *o = (struct out){.file = file};
    o->buf.arena = &o->arena;
    signal(SIGPIPE, SIG_IGN); /* the write fails with EPIPE instead */
}

/* After an error what is added is dropped, so nobody else needs to look. */
static void flush(struct out *o) {
    bool good =
        o->error == 0 && fwrite(o->buf.p, 1, o->buf.n, o->file) == o->buf.n && fflush(o->file) == 0;
    if (!good && o->error == 0)
        o->error = errno;
    arena_reset(&o->arena);
    o->buf = (struct buf){.arena = &o->arena};
}

void out_raw(struct out *o, str bytes) {
    buf_add(&o->buf, bytes);
    if (o->buf.n >= OUT_BYTES)
        flush(o);
}

void out_text(struct out *o, str text) {
    out_raw(o, text_safe(&o->arena, text));
}

void out_line(struct out *o, str text) {
    out_text(o, text);
    out_raw(o, STR("\n"));
}

void out_json(struct out *o, const struct page_setup *p, ref row) {
    json_row(&o->buf, p, row);
    out_raw(o, STR("\n"));
}

int out_close(struct out *o, int status) {
    if (o->buf.n > 0)
        flush(o);
    arena_free(&o->arena);
    if (o->error == 0 || o->error == EPIPE)
        return status;
    struct err e;
    err_set(&e, "cannot write: %s", strerror(o->error));
    return out_error(&e, 2);
}

int out_error(const struct err *e, int status) {
    struct arena a = {0};
    str line = text_safe(&a, str_of(e->text));
    fprintf(stderr, "leitmotif: %.*s\n", STR_ARG(line));
    arena_free(&a);
    return status;
}

/* A terminal that does not tell its size counts as a file. */
int out_columns(void) {
    struct winsize size;
    bool known = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return known ? size.ws_col : 0;
}
