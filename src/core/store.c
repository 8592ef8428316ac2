/* Lock, read, merge, write beside it, sync, rename, sync the folder. */
#include "core/store.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    FILE_MOST = 64 << 20, /* bytes; more is no file of ours */
    PATIENCE_MS = 2000,
    NAP_MS = 5, /* for the lock */
    FILE_MODE = 0600,
    FOLDER_MODE = 0700 /* what XDG asks for */
};

struct store {
    struct arena arena;
    const char *folder, *file;
    const char *fresh; /* the next file; one name, since the lock guards it: a stale one is swept */
    const char *lock;
    struct err *e;
};

static struct store open_store(str folder, struct err *e) {
    struct store s = {.e = e};
    *e = (struct err){0};
    s.folder = str_cstr(&s.arena, folder);
    s.file = str_fmt(&s.arena, "%s/kept.jsonl%c", s.folder, 0).p;
    s.fresh = str_fmt(&s.arena, "%s/kept.jsonl.new%c", s.folder, 0).p;
    s.lock = str_fmt(&s.arena, "%s/kept.lock%c", s.folder, 0).p;
    return s;
}

str store_home(struct arena *a, const char *variable, const char *folder) {
    str own = str_of(getenv(variable)), home = str_of(getenv("HOME"));
    if (str_starts(own, STR("/")))
        return str_fmt(a, "%.*s/leitmotif", STR_ARG(own));
    if (str_starts(home, STR("/")))
        return str_fmt(a, "%.*s/%s/leitmotif", STR_ARG(home), folder);
    return STR("");
}

str store_folder(struct arena *a) {
    return store_home(a, "XDG_STATE_HOME", ".local/state");
}

int64_t store_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Words errno for the file as a whole. */
static bool refuse(const struct store *s, const char *what) {
    return err_set(s->e, "%s: %s (%s)", what, strerror(errno), s->file);
}

/* The text of the file; empty when there is none. */
static bool read_file(struct store *s, struct buf *out) {
    *out = (struct buf){.arena = &s->arena};
    return file_read(s->file, FILE_MOST, out) || errno == ENOENT || errno == ENOTDIR;
}

bool store_read(str folder, struct kept *k, struct err *e) {
    struct store s = open_store(folder, e);
    struct buf text;
    bool good = folder.n == 0 || read_file(&s, &text) || refuse(&s, "what you keep cannot be read");
    size_t bad = good && folder.n > 0 ? kept_read(k, buf_str(&text)) : 0;
    if (bad > 0)
        err_set(e, "line %zu of what you keep is damaged; the rest is used (%s)", bad, s.file);
    arena_free(&s.arena);
    return good;
}

static bool sync_folder(const char *folder) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    /* Some file systems have nothing to sync there. */
    bool good = fsync(fd) == 0 || errno == EINVAL;
    int error = errno;
    close(fd);
    errno = error;
    return good;
}

/* The folder and those above it, as far as they are missing. */
static bool make_folders(struct store *s) {
    char *path = str_cstr(&s->arena, str_of(s->folder));
    for (char *end = path + 1; end;) {
        end = strchr(end, '/');
        if (end)
            *end = '\0';
        if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
            return false;
        if (end)
            *end++ = '/';
    }
    return true;
}

/* The file that holds the lock, open; -1 when it cannot be had. */
static int open_lock(struct store *s) {
    int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    int fd = open(s->lock, flags, FILE_MODE);
    if (fd < 0 && errno == ENOENT && make_folders(s))
        fd = open(s->lock, flags, FILE_MODE);
    if (fd < 0)
        refuse(s, "not saved yet");
    return fd;
}

/* Closing the file gives the lock back. Another copy may have been stopped while it held it, so
   nobody waits for ever. */
static bool take_lock(struct store *s, int fd) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    for (int waited = 0; fcntl(fd, F_SETLK, &lock) != 0; waited += NAP_MS) {
        if (errno != EACCES && errno != EAGAIN && errno != EINTR)
            return refuse(s, "not saved yet");
        if (waited >= PATIENCE_MS)
            return err_set(s->e, "not saved yet: another copy is busy saving (%s)", s->file);
        poll(NULL, 0, NAP_MS);
    }
    return true;
}

static bool write_fresh(const struct store *s, str text) {
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    int fd = open(s->fresh, flags, FILE_MODE);
    if (fd < 0)
        return false;
    bool good = file_write(fd, text) && fsync(fd) == 0;
    int error = errno;
    bool closed = close(fd) == 0;
    errno = good ? errno : error;
    return good && closed;
}

/* Gives the damaged file a second name, so that the rename takes only the first from it. */
static bool set_aside(struct store *s, size_t line) {
    enum { TRIES = 1000 };
    for (int i = 1; i <= TRIES; i++) {
        const char *aside = i == 1 ? str_fmt(&s->arena, "%s.damaged%c", s->file, 0).p
                                   : str_fmt(&s->arena, "%s.damaged-%d%c", s->file, i, 0).p;
        if (link(s->file, aside) == 0) {
            err_set(s->e, "line %zu was damaged: the file stays as %s, the rest was taken over",
                    line, aside);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static bool replace(struct store *s, str text, size_t damaged) {
    bool good = write_fresh(s, text) && (damaged == 0 || set_aside(s, damaged)) &&
                rename(s->fresh, s->file) == 0 && sync_folder(s->folder);
    if (good)
        return true;
    refuse(s, "not saved yet");
    unlink(s->fresh);
    return false;
}

/* The file is to hold its records, and the new ones of `k`. Those that were read from it before are
   only needed when it is damaged; else who deletes the file wants them gone. */
static bool save(struct store *s, struct kept *k, int64_t now) {
    struct buf old, fresh = {.arena = &s->arena};
    if (!read_file(s, &old))
        return refuse(s, "not saved yet: the file cannot be read");
    struct kept file = {.is_assumed = k->is_assumed, .assumed = k->assumed};
    size_t damaged = kept_read(&file, buf_str(&old));
    for (uint32_t i = 0; i < k->n; i++)
        if (k->at[i].is_new || damaged > 0)
            kept_add(&file, &k->at[i]);
    kept_compact(&file, now);
    kept_write(&file, &fresh);
    bool is_same = str_eq(buf_str(&old), buf_str(&fresh));
    bool good = is_same || replace(s, buf_str(&fresh), damaged);
    if (good && is_same)
        unlink(s->fresh);
    for (uint32_t i = 0; good && i < file.n; i++)
        file.at[i].is_new = false;
    struct kept gone = good ? *k : file;
    if (good)
        *k = file;
    kept_free(&gone);
    return good;
}

bool store_save(str folder, struct kept *k, int64_t now, struct err *e) {
    if (folder.n == 0)
        return err_set(e, "not saved: neither $XDG_STATE_HOME nor $HOME says where");
    struct store s = open_store(folder, e);
    int lock = open_lock(&s);
    bool good = lock >= 0 && take_lock(&s, lock) && save(&s, k, now);
    if (lock >= 0)
        close(lock);
    arena_free(&s.arena);
    return good;
}
