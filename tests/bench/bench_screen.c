/* The first frame beside less, and what a move costs, on the shipped dataset. */
#include "bench.h"

#include "pty/browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 41, IDLE = 1000 /* ms */, MOVES = 2000, NOT_COUNTED = 9999 };

/* As a bound: not one. */
#define NONE 0.5

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t n) {
    qsort(values, n, sizeof *values, by_value);
    return values[n / 2];
}

/* One program to start, and how its first whole frame is known. */
struct starter {
    const char *const *argv;
    bool (*ready)(struct pty *p, const void *context);
};

static bool list_is_there(struct pty *p, const void *context) {
    (void)context;
    return pty_find(p, FIRST_FRAME) >= 0 && pty_find(p, "? help") >= 0;
}

/* less ends its first screen with the name of the file. */
static bool prompt_is_there(struct pty *p, const void *file) {
    return pty_find(p, file) > 0;
}

/* Milliseconds from exec until the frame is there; negative when it never is. */
static double time_start(const struct starter *s, const void *context, int w, int h) {
    static const char *const env[] = {"LESS", "LESSOPEN", "LESSCLOSE", "NO_COLOR", NULL};
    struct pty *p = pty_open(&(struct pty_setup){.argv = s->argv, .env = env, .w = w, .h = h});
    if (!p)
        return -1;
    double took = pty_wait(p, s->ready, context) ? pty_state(p)->started : -1;
    pty_close(p);
    return took;
}

static bool first_frame(const char *program, const char *dataset, int w, int h) {
    const char *ours[] = {program, NULL};
    const char *less[] = {"less", dataset, NULL};
    struct starter a = {ours, list_is_there}, b = {less, prompt_is_there};
    double times_a[RUNS], times_b[RUNS];
    time_start(&a, NULL, w, h);
    time_start(&b, dataset, w, h);
    for (size_t i = 0; i < RUNS; i++) {
        times_a[i] = time_start(&a, NULL, w, h);
        times_b[i] = time_start(&b, dataset, w, h);
        if (times_a[i] < 0 || times_b[i] < 0)
            return false;
    }
    char what[64];
    snprintf(what, sizeof what, "first frame %dx%d, less on the JSON", w, h);
    bench_ratio(what, median(times_a, RUNS), median(times_b, RUNS), "ms", 2);
    return true;
}

/* What moves cost, over all rows of all views. */
struct costs {
    double bytes[MOVES];
    size_t n;
    double worst; /* bytes by allowed bytes */
    struct move worst_move;
    unsigned long writes; /* most in one move */
};

static void count_move(struct costs *c, const struct move *m) {
    double share = (double)m->bytes / browse_allowed(m);
    if (c->n < MOVES)
        c->bytes[c->n++] = (double)m->bytes;
    if (share > c->worst) {
        c->worst = share;
        c->worst_move = *m;
    }
    unsigned long calls = m->written.bytes == m->bytes ? m->written.calls : NOT_COUNTED;
    if (calls > c->writes)
        c->writes = calls;
}

static void moves(int w, int h) {
    static const char *const views[] = {"1", "2", "3"};
    static struct costs c;
    c = (struct costs){.n = 0};
    struct pty *p = browse_open(w, h, NULL);
    if (!p)
        return;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        struct move m = {.cells = 1};
        pty_send(p, views[i]);
        pty_settle(p);
        while (m.cells > 0 && browse_move(p, "j", &m))
            if (m.cells > 0)
                count_move(&c, &m);
    }
    pty_close(p);
    char what[64];
    snprintf(what, sizeof what, "worst move %dx%d, bytes allowed", w, h);
    bench_ratio(what, (double)c.worst_move.bytes, browse_allowed(&c.worst_move), "bytes", 1);
    snprintf(what, sizeof what, "a move %dx%d, write calls", w, h);
    bench_value(what, (double)c.writes, "calls", 1);
    bench_value("  the median move", median(c.bytes, c.n), "bytes", 0);
}

static void idle(void) {
    struct pty *p = browse_open(80, 24, NULL);
    if (!p)
        return;
    size_t bytes = pty_bytes(p);
    unsigned long wakeups = pty_wakeups(p);
    pty_listen(p, IDLE);
    bench_value("idle for a second", (double)(pty_bytes(p) - bytes), "bytes", NONE);
    bench_value("", (double)(pty_wakeups(p) - wakeups), "wakes", NONE);
    pty_close(p);
}

bool bench_screen(const char *program, const char *dataset) {
    bench_heading("The shipped dataset, beside less");
    bool good = first_frame(program, dataset, 80, 24) && first_frame(program, dataset, 160, 50);
    moves(80, 24);
    moves(160, 50);
    idle();
    return good;
}
