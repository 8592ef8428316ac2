/* Gathering a frame. */
#define _GNU_SOURCE /* memfd_create() */
#include "tui/term.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file in memory where the system has such, else a file without a name. */
static FILE *open_scratch(void) {
#ifdef MFD_CLOEXEC
    int fd = memfd_create("frame", MFD_CLOEXEC);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+");
    if (file)
        return file;
    if (fd >= 0)
        close(fd);
#endif
    return tmpfile();
}

bool output_open(struct output *o, struct err *e) {
    *o = (struct output){.file = open_scratch()};
    o->ahead.arena = o->behind.arena = &o->arena;
    if (!o->file)
        return err_set(e, "cannot make a temporary file for the screen: %s", strerror(errno));
    return true;
}

void output_close(struct output *o) {
    fclose(o->file);
    arena_free(&o->arena);
}

void output_drop(struct output *o) {
    fflush(o->file);
    lseek(fileno(o->file), 0, SEEK_SET);
    arena_reset(&o->arena);
    o->ahead = o->behind = (struct buf){.arena = &o->arena};
}

/* Reads what curses has written. The file is never cut: its offset says how much of it is new. */
static bool read_frame(struct output *o, struct buf *frame) {
    int fd = fileno(o->file);
    fflush(o->file);
    off_t size = lseek(fd, 0, SEEK_CUR);
    for (off_t at = 0; at < size;) {
        char bytes[16384];
        size_t want = size - at < (off_t)sizeof bytes ? (size_t)(size - at) : sizeof bytes;
        ssize_t n = pread(fd, bytes, want, at);
        if (n <= 0)
            return false;
        buf_add(frame, (str){bytes, (size_t)n});
        at += n;
    }
    return true;
}

static void add_wanted(struct output *o, str frame) {
    while (frame.n) {
        size_t at = o->unwanted.n ? str_find(frame, o->unwanted, 0) : SIZE_MAX;
        buf_add(&o->ahead, str_slice(frame, 0, at));
        frame = str_slice(frame, at == SIZE_MAX ? at : at + o->unwanted.n, SIZE_MAX);
    }
}

bool output_send(struct output *o) {
    struct buf frame = {.arena = &o->arena};
    bool is_read = read_frame(o, &frame);
    add_wanted(o, buf_str(&frame));
    buf_add(&o->ahead, buf_str(&o->behind));
    bool is_sent = is_read && file_write(STDOUT_FILENO, buf_str(&o->ahead));
    output_drop(o);
    return is_sent;
}
