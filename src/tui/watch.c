/* A system that tells of changes wakes us (inotify); what has changed is seen by looking. */
#include "tui/watch.h"

#include "core/load.h"

#include "base/arena.h"
#include "base/memory.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

enum { POLL_MS = 1000 };

struct watch {
    str paths;
    int fd;        /* of inotify, or -1 */
    bool is_blind; /* some of it is not told: look now and then */
    uint64_t stamp;
};

/* Two states of the files hardly share it (FNV-1a). */
static void mix(uint64_t *stamp, const void *bytes, size_t n) {
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++)
        *stamp = (*stamp ^ p[i]) * 0x100000001B3u;
}

static void mix_file(uint64_t *stamp, const char *path) {
    struct stat s;
    if (stat(path, &s) != 0)
        memset(&s, 0, sizeof s);
#ifdef __APPLE__
    struct timespec changed = s.st_mtimespec;
#else
    struct timespec changed = s.st_mtim;
#endif
    int64_t numbers[] = {(int64_t)s.st_dev, (int64_t)s.st_ino, (int64_t)s.st_size,
                         (int64_t)changed.tv_sec, (int64_t)changed.tv_nsec};
    mix(stamp, numbers, sizeof numbers);
}

/* The order of readdir() may differ between two calls, so the sum is taken. */
static uint64_t stamp_of_folder(const char *path, struct arena *a) {
    uint64_t sum = 0;
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        str name = str_of(entry->d_name);
        if (!load_is_dataset(name))
            continue;
        uint64_t one = sizeof one;
        mix(&one, name.p, name.n);
        mix_file(&one, str_fmt(a, "%s/%s", path, entry->d_name).p);
        sum += one;
    }
    if (folder)
        closedir(folder);
    return sum;
}

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

/* The paths one by one: the next, or NULL. */
static const char *next(str *rest) {
    const char *path = rest->n > 0 ? rest->p : NULL;
    if (path)
        *rest = str_slice(*rest, strlen(path) + 1, rest->n);
    return path;
}

static uint64_t stamp_of(str paths) {
    struct arena a = {0};
    uint64_t stamp = sizeof stamp;
    for (const char *path; (path = next(&paths));) {
        uint64_t sum = is_folder(path) ? stamp_of_folder(path, &a) : 0;
        mix(&stamp, &sum, sizeof sum);
        if (!is_folder(path))
            mix_file(&stamp, path);
    }
    arena_free(&a);
    return stamp;
}

#ifdef __linux__
/* The folder that a file stands in. */
static str parent_of(str path) {
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    return n == 0 ? STR(".") : str_slice(path, 0, n);
}

/* When a folder itself goes, or cannot be watched, we look for ourselves. Names are told of once a
   file is whole: closed, or moved. */
static void add_folder(struct watch *w, str folder, struct arena *a) {
    uint32_t mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF |
                    IN_MOVE_SELF | IN_ONLYDIR;
    w->is_blind |= inotify_add_watch(w->fd, str_cstr(a, folder), mask) < 0;
}

static void add_path(struct watch *w, const char *path, struct arena *a) {
    char *real = realpath(path, NULL);
    if (is_folder(path)) {
        add_folder(w, str_of(path), a);
    } else {
        add_folder(w, parent_of(str_of(path)), a);
        if (real) /* behind a symbolic link */
            add_folder(w, parent_of(str_of(real)), a);
    }
    free(real);
}

static void open_fd(struct watch *w) {
    struct arena a = {0};
    w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    w->is_blind = w->fd < 0;
    for (str rest = w->paths; w->fd >= 0 && rest.n > 0;)
        add_path(w, next(&rest), &a);
    arena_free(&a);
}

/* True for the name of a watched file, or of one that a folder may have. */
static bool is_ours(const struct watch *w, str name) {
    str rest = w->paths;
    for (const char *path; (path = next(&rest));)
        if (str_ends(str_of(path), name) || (load_is_dataset(name) && is_folder(path)))
            return true;
    return false;
}

/* True when a change is told: two within one tick of the clock may leave the same stamp. */
static bool drain(struct watch *w) {
    _Alignas(struct inotify_event) char bytes[4096];
    bool is_told = false;
    ssize_t n;
    while (w->fd >= 0 && (n = read(w->fd, bytes, sizeof bytes)) > 0) {
        const struct inotify_event *ev;
        for (ssize_t at = 0; at < n; at += (ssize_t)(sizeof *ev + ev->len)) {
            ev = (const void *)(bytes + at);
            w->is_blind |= (ev->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) != 0;
            is_told |= ev->len > 0 && is_ours(w, str_of(ev->name));
        }
    }
    return is_told;
}
#else
static void open_fd(struct watch *w) {
    w->fd = -1;
    w->is_blind = true;
}

static bool drain(struct watch *w) {
    (void)w;
    return false;
}
#endif

struct watch *watch_open(str paths) {
    struct watch *w = memory_new(1, sizeof *w);
    w->paths = paths;
    w->fd = -1;
    if (paths.n > 0)
        open_fd(w);
    w->stamp = stamp_of(paths);
    return w;
}

void watch_close(struct watch *w) {
    if (w->fd >= 0)
        close(w->fd);
    free(w);
}

int watch_fd(const struct watch *w) {
    return w->fd;
}

int watch_patience(const struct watch *w) {
    return w->is_blind ? POLL_MS : -1;
}

bool watch_changed(struct watch *w) {
    bool is_told = drain(w);
    uint64_t before = w->stamp;
    w->stamp = stamp_of(w->paths);
    return is_told || w->stamp != before;
}
