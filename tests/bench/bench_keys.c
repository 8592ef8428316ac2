/* A key of a search on a terminal, from its press to the last byte that answers it, beside
   interactive fzf. */
#include "bench.h"

#include "pty/pty.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { QUIET = 250 /* ms */, QUERIES = 12, PEER_QUERIES = 2, PATIENCE = 400, MILLION = 1000000 };

/* Of the terminal. A whole screen of the first has less than 2,048 cells; the second is that of a
   large window. */
struct size {
    int w, h;
    double most_bytes; /* of a key; 0: no bound */
};
static const struct size sizes[] = {{80, 24, 2048}, {120, 40, 0}};

struct keys {
    struct samples ms, bytes;
};

/* Waits until nothing was written for QUIET ms; the time of the last byte. */
static double rest(struct pty *p) {
    size_t before;
    do {
        before = pty_bytes(p);
        pty_listen(p, QUIET);
    } while (pty_bytes(p) != before);
    return pty_state(p)->read_at;
}

static void type(struct pty *p, const char *text, struct keys *k) {
    str all = str_of(text);
    for (size_t at = 0, from = 0; text_decode(all, &at) != 0; from = at) {
        char key[8] = {0};
        memcpy(key, text + from, at - from);
        size_t bytes = pty_bytes(p);
        double start = pty_clock();
        pty_send(p, key);
        double end = rest(p);
        samples_add(&k->ms, end > start ? end - start : 0);
        samples_add(&k->bytes, (double)(pty_bytes(p) - bytes));
    }
}

static struct pty *start(const char *const *argv, const struct size *size) {
    static const char *const env[] = {"FZF_DEFAULT_OPTS", "FZF_DEFAULT_COMMAND", NULL};
    return pty_open(&(struct pty_setup){.argv = argv, .env = env, .w = size->w, .h = size->h});
}

/* Waits until it is loaded, and sleeps: the index is built by then. */
static void wait_ready(struct pty *p) {
    bool is_ready = false;
    for (int tries = 0; tries < PATIENCE && !is_ready; tries++) {
        size_t before = pty_bytes(p);
        pty_listen(p, QUIET);
        is_ready =
            before > 0 && pty_bytes(p) == before && pty_is_idle(p) && pty_find(p, "Loading: ") < 0;
    }
}

/* False when it cannot be searched. */
static bool ours(const struct bench_library *l, const struct size *size, struct keys *k,
                 double *idle) {
    const char *argv[] = {l->program, "browse", l->file, NULL};
    struct pty *p = start(argv, size);
    if (!p)
        return false;
    wait_ready(p);
    for (size_t i = 0; i < QUERIES; i++) {
        pty_send(p, "/");
        rest(p);
        if (strncmp(pty_row(p, size->h - 1), " /", 2) != 0)
            break;
        type(p, l->queries->at[i * 7 % l->queries->n].text, k);
        size_t bytes = pty_bytes(p);
        pty_listen(p, QUIET);
        *idle += (double)(pty_bytes(p) - bytes);
        pty_send(p, "\x1b");
        rest(p);
    }
    pty_close(p);
    return k->ms.n > 0;
}

static void fzf(const struct bench_library *l, const struct size *size, struct keys *k) {
    char command[300];
    snprintf(command, sizeof command, "exec fzf <%s", l->lines);
    const char *argv[] = {"sh", "-c", command, NULL};
    struct pty *p = start(argv, size);
    if (!p)
        return;
    rest(p);
    size_t n = l->tracks < MILLION ? PEER_QUERIES : 1;
    for (size_t i = 0; i < n; i++) {
        type(p, l->queries->at[(1 + i) * 7].text, k);
        pty_send(p, "\x15"); /* an empty line again */
        rest(p);
    }
    pty_close(p);
}

static void measure(const struct bench_library *l, const struct size *size) {
    struct keys a = {0}, b = {0};
    double idle = 0;
    char what[64];
    if (!ours(l, size, &a, &idle)) {
        printf("%-46s the program does not search on the screen\n", "key to last byte");
        return;
    }
    fzf(l, size, &b);
    snprintf(what, sizeof what, "key to last byte %dx%d, p99 of %zu", size->w, size->h, a.ms.n);
    bench_value(what, samples_part(&a.ms, 0.99), "ms", 20);
    bench_ratio("  median, beside interactive fzf", samples_part(&a.ms, 0.5),
                samples_part(&b.ms, 0.5), "ms", 0);
    bench_ratio("  bytes a key, median", samples_part(&a.bytes, 0.5), samples_part(&b.bytes, 0.5),
                "bytes", 0);
    bench_value("  the most", samples_part(&a.bytes, 1), "bytes", size->most_bytes);
    bench_value("  written when nothing changes", idle, "bytes", 0.5);
    samples_free(&a.ms);
    samples_free(&a.bytes);
    samples_free(&b.ms);
    samples_free(&b.bytes);
}

bool bench_keys(const struct bench_library *l) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        measure(l, &sizes[i]);
    return true;
}
