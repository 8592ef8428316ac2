/* The terminal as the program's other end: starts it, types, waits, and takes the terminal away. */
#include "pty_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The system hands on what was written a moment later; so long is silence after a write. */
enum { QUIET = 5 /* ms */ };

double pty_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int own(int fd) {
    if (fd >= 0)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

static void drop(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void set_size(struct pty *p, int w, int h) {
    struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};
    ioctl(p->master, TIOCSWINSZ, &size);
}

static bool open_terminal(struct pty *p, const struct pty_setup *s) {
    p->master = own(posix_openpt(O_RDWR | O_NOCTTY));
    if (p->master < 0 || grantpt(p->master) != 0 || unlockpt(p->master) != 0)
        return false;
    p->slave = own(open(ptsname(p->master), O_RDWR | O_NOCTTY));
    if (p->slave < 0 || tcgetattr(p->slave, &p->state.before) != 0)
        return false;
    fcntl(p->master, F_SETFL, O_NONBLOCK);
    set_size(p, s->w, s->h);
    term_open(p, s->w, s->h);
    return true;
}

/* A file without a name, that the program inherits and both map. */
static bool share_count(struct pty *p) {
    FILE *f = tmpfile();
    if (!f || ftruncate(fileno(f), sizeof *p->count) != 0)
        return false;
    p->count_fd = dup(fileno(f));
    fclose(f);
    void *map =
        mmap(NULL, sizeof *p->count, PROT_READ | PROT_WRITE, MAP_SHARED, own(p->count_fd), 0);
    p->count = map == MAP_FAILED ? NULL : map;
    return p->count;
}

static bool start(struct pty *p, const struct pty_setup *s) {
    int pipe_ends[2];
    if (s->counts && getenv("PTY_COUNTER") && !share_count(p))
        return false;
    if (!open_terminal(p, s) || pipe(pipe_ends) != 0)
        return false;
    p->reports = own(pipe_ends[0]);
    own(pipe_ends[1]);
    p->shell = fork();
    if (p->shell == 0)
        shell_run(p, s, pipe_ends[1]);
    close(pipe_ends[1]);
    return p->shell > 0;
}

static void take_report(struct pty *p) {
    struct report r;
    ssize_t n = read(p->reports, &r, sizeof r);
    if (n != (ssize_t)sizeof r) {
        p->ended = true;
        drop(&p->reports);
        return;
    }
    if (r.kind == REPORT_EXEC) {
        p->program = r.pid;
        p->exec_at = r.at;
        return;
    }
    p->state.status = r.value;
    p->stopped = r.kind == REPORT_CHANGED && WIFSTOPPED(r.value);
    if (p->stopped)
        return;
    p->ended = true;
    p->state.ended = r.at - p->marked_at;
    p->state.cpu_at_end = p->cpu_mark < 0 ? -1 : r.cpu - p->cpu_mark;
    if (r.kind == REPORT_FAILED)
        fprintf(stderr, "pty: cannot start the program: %s\n", strerror(r.value));
}

static void take_output(struct pty *p) {
    char bytes[65536];
    ssize_t n = read(p->master, bytes, sizeof bytes);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        p->drained = true;
        return;
    }
    p->state.read_at = pty_clock();
    p->state.started = p->state.read_at - p->exec_at;
    term_feed(p, bytes, (size_t)n);
    for (size_t k; (k = term_answer(p, bytes, sizeof bytes)) > 0;)
        if (write(p->master, bytes, k) < 0)
            return;
}

/* Takes what there is; waits for it at most `ms`. */
static void pump(struct pty *p, int ms) {
    struct pollfd fds[2] = {
        {.fd = p->drained ? -1 : p->master, .events = POLLIN},
        {.fd = p->reports, .events = POLLIN},
    };
    if (poll(fds, 2, ms) <= 0)
        return;
    if (fds[1].revents)
        take_report(p);
    if (fds[0].revents)
        take_output(p);
}

static void dump(struct pty *p, const char *why) {
    fprintf(stderr, "pty: %s; ended %d, stopped %d, status %d, %zu bytes. The screen:\n%s\n", why,
            p->ended, p->stopped, p->state.status, p->raw_n, pty_screen(p));
}

bool pty_wait(struct pty *p, bool (*holds)(struct pty *p, const void *context),
              const void *context) {
    double deadline = pty_clock() + PTY_DEADLINE;
    while (!holds(p, context)) {
        if (pty_clock() > deadline) {
            dump(p, "waited in vain");
            return false;
        }
        pump(p, 20);
    }
    return true;
}

static bool has_started(struct pty *p, const void *context) {
    (void)context;
    return p->program > 0 || p->ended;
}

static struct pty *opened;

/* What a failed test has left open. */
static void close_rest(void) {
    while (opened)
        pty_close(opened);
}

static void enlist(struct pty *p) {
    static bool is_registered;
    if (!is_registered)
        atexit(close_rest);
    is_registered = true;
    p->next = opened;
    opened = p;
}

static void delist(struct pty *p) {
    struct pty **at = &opened;
    while (*at != p)
        at = &(*at)->next;
    *at = p->next;
}

struct pty *pty_open(const struct pty_setup *setup) {
    struct pty *p = calloc(1, sizeof *p);
    enlist(p);
    p->master = p->slave = p->reports = p->count_fd = -1;
    p->cpu_mark = -1;
    if (!start(p, setup) || !pty_wait(p, has_started, NULL) || p->program == 0) {
        fprintf(stderr, "pty: no terminal or no process: %s\n", strerror(errno));
        pty_close(p);
        return NULL;
    }
    return p;
}

void pty_close(struct pty *p) {
    if (!p)
        return;
    delist(p);
    if (p->program > 0 && !p->ended)
        kill(p->program, SIGKILL);
    if (p->shell > 0) {
        kill(p->shell, SIGKILL);
        waitpid(p->shell, NULL, 0);
    }
    drop(&p->master);
    drop(&p->slave);
    drop(&p->reports);
    drop(&p->count_fd);
    if (p->count)
        munmap(p->count, sizeof *p->count);
    term_close(p);
    free(p->raw);
    free(p->text);
    free(p);
}

static void note_switches(struct pty *p) {
    unsigned long voluntary;
    bool asleep;
    if (!proc_switches(p->program, &p->seen, &voluntary, &asleep))
        p->seen = 0;
}

void pty_send(struct pty *p, const char *bytes) {
    note_switches(p);
    size_t n = strlen(bytes);
    double deadline = pty_clock() + PTY_DEADLINE;
    while (n > 0 && pty_clock() < deadline) {
        ssize_t k = write(p->master, bytes, n);
        if (k > 0) {
            bytes += k;
            n -= (size_t)k;
        } else {
            pump(p, 1);
        }
    }
}

void pty_resize(struct pty *p, int w, int h) {
    note_switches(p);
    p->state.resized = true;
    term_resize(p, w, h);
    set_size(p, w, h);
}

static void mark(struct pty *p) {
    p->cpu_mark = proc_cpu(p->program);
    p->marked_at = pty_clock();
}

void pty_kill(struct pty *p, int sig) {
    mark(p);
    kill(p->program, sig);
}

void pty_resume(struct pty *p) {
    note_switches(p);
    p->stopped = false;
    kill(p->shell, SIGUSR1);
}

void pty_hangup(struct pty *p) {
    mark(p);
    drop(&p->slave);
    drop(&p->master);
    p->drained = true;
}

static bool is_stopped(struct pty *p, const void *context) {
    (void)context;
    return p->stopped;
}

bool pty_wait_stop(struct pty *p) {
    return pty_wait(p, is_stopped, NULL);
}

static bool is_ended(struct pty *p, const void *context) {
    (void)context;
    return p->ended;
}

static bool is_drained(struct pty *p, const void *context) {
    (void)context;
    return p->drained;
}

bool pty_wait_exit(struct pty *p) {
    if (!pty_wait(p, is_ended, NULL))
        return false;
    pty_state(p);
    /* The last one to close the other end lets us read to the end. */
    drop(&p->slave);
    return pty_wait(p, is_drained, NULL);
}

void pty_listen(struct pty *p, int ms) {
    double until = pty_clock() + ms;
    for (double left = ms; left > 0; left = until - pty_clock())
        pump(p, (int)left + 1);
}

/* True when the program has run since the last thing sent, left no input unread, and sleeps. */
static bool is_idle(struct pty *p, unsigned long *switches) {
    unsigned long voluntary;
    bool asleep;
    int unread = 0;
    if (!proc_switches(p->program, switches, &voluntary, &asleep))
        return true;
    return ioctl(p->slave, FIONREAD, &unread) == 0 && unread == 0 && asleep && *switches > p->seen;
}

bool pty_is_idle(struct pty *p) {
    unsigned long switches = 0;
    return is_idle(p, &switches);
}

bool pty_settle(struct pty *p) {
    double deadline = pty_clock() + PTY_DEADLINE;
    while (pty_clock() < deadline && !p->ended) {
        unsigned long before = 0, after = 0;
        size_t bytes = p->raw_n;
        pump(p, 1);
        if (!is_idle(p, &before))
            continue;
        pty_listen(p, QUIET);
        if (is_idle(p, &after) && after == before && p->raw_n == bytes)
            return true;
    }
    dump(p, "does not come to rest");
    return false;
}

const struct pty_state *pty_state(struct pty *p) {
    if (p->slave >= 0)
        tcgetattr(p->slave, &p->state.now);
    return &p->state;
}

struct count pty_written(struct pty *p) {
    return p->count ? *p->count : (struct count){0, 0};
}

unsigned long pty_wakeups(struct pty *p) {
    unsigned long all, voluntary = 0;
    bool asleep;
    proc_switches(p->program, &all, &voluntary, &asleep);
    return voluntary;
}
