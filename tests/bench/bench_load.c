/* Loading beside a bare loop of cJSON over the same lines, each in a process of its own; and the
   memory that it takes. */
#include "bench.h"

#include "core/follow.h"
#include "core/guard.h"
#include "core/index.h"
#include "core/load.h"
#include "core/query.h"

#include <cjson/cJSON.h>

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { BARE_MS, BARE_CPU, BARE_ALL };
enum { LOAD_CPU, MODEL_RSS, LOAD_ALL };
enum { READY_MS, READY_CPU, HASTENED_MS, INDEX_BYTES, SETTLED_RSS, PEAK_RSS, READY_ALL };
enum { ROUNDS = 5, FEW_ROUNDS = 3, MILLION = 1000000 };

static void refuse(void *context, const struct diagnostic *d) {
    (void)context;
    fprintf(stderr, "%.*s:%zu: %.*s\n", STR_ARG(d->file), d->line, STR_ARG(d->text));
    exit(1);
}

struct model *bench_model(const char *file) {
    struct load *l = load_open((struct sink){refuse, NULL});
    load_path(l, file);
    return load_close(l);
}

/* Milliseconds of the processor: others that run at the same time do not count. */
static double cpu_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void bare_loop(const void *context, double *out) {
    double start = bench_clock(), cpu = cpu_clock();
    FILE *f = fopen(context, "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t n;
    while (f && (n = getline(&line, &capacity, f)) > 0) {
        cJSON *tree = cJSON_ParseWithLengthOpts(line, (size_t)n, NULL, false);
        if (!tree)
            exit(1);
        cJSON_Delete(tree);
    }
    out[BARE_MS] = bench_clock() - start;
    out[BARE_CPU] = cpu_clock() - cpu;
}

/* Bytes that /proc knows of this process under a name. */
static double memory(const char *name) {
    FILE *f = fopen("/proc/self/status", "r");
    char line[128];
    double kilobytes = 0;
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            kilobytes = strtod(line + strlen(name), NULL);
    if (f)
        fclose(f);
    return kilobytes * 1024;
}

/* Bytes that malloc() has given away. */
static double held(void) {
    struct mallinfo2 info = mallinfo2();
    return (double)(info.uordblks + info.hblkhd);
}

static void load_alone(const void *context, double *out) {
    double cpu = cpu_clock(), before = memory("VmRSS:"); /* that of the benchmark itself */
    bench_model(context);
    out[LOAD_CPU] = cpu_clock() - cpu;
    out[MODEL_RSS] = memory("VmRSS:") - before;
}

/* As the screen does it: what is loaded is read for the search meanwhile. */
static void make_searchable(const void *context, double *out) {
    arena_share();
    double start = bench_clock(), cpu = cpu_clock(), before = memory("VmRSS:");
    struct load *l = load_open((struct sink){refuse, NULL});
    struct follow *follow = follow_open(l, true);
    load_path(l, context);
    follow_end(follow);
    struct model *m = load_close(l);
    struct index *x = index_build(m, follow, NULL);
    follow_close(follow);
    arena_trim();
    struct query *q = query_open(
        &(struct query_setup){.model = m, .index = x, .watched = WATCHED_ALL, .work = REF_NONE});
    query_warm(q);
    out[READY_MS] = bench_clock() - start;
    out[READY_CPU] = cpu_clock() - cpu;
    query_hasten(x, m, NULL);
    out[HASTENED_MS] = bench_clock() - start;
    out[SETTLED_RSS] = memory("VmRSS:") - before;
    out[PEAK_RSS] = memory("VmHWM:") - before;
    query_close(q);
    double all = held();
    index_free(x);
    out[INDEX_BYTES] = all - held();
}

/* The whole program, as a script would call it, beside fzf doing the same. */
static bool one_shot(const struct bench_library *l, double bare) {
    const char *search[] = {l->program, "search", "-d", l->file, "stebru vock", NULL};
    const char *fzf[] = {"fzf", "--filter", "stebru vock", NULL};
    struct samples a = {0}, b = {0};
    for (int i = 0; i < FEW_ROUNDS; i++) {
        samples_add(&a, bench_command(search, NULL));
        samples_add(&b, bench_command(fzf, l->lines));
    }
    bool good = a.at[0] >= 0;
    if (good) {
        bench_ratio("leitmotif search, beside the bare loop", samples_part(&a, 0.5), bare, "ms",
                    l->tracks < MILLION ? 2 : 0);
        bench_ratio("  beside fzf --filter", samples_part(&a, 0.5), samples_part(&b, 0.5), "ms", 1);
    } else {
        printf("%-46s cannot be run\n", "leitmotif search");
    }
    samples_free(&a);
    samples_free(&b);
    return true;
}

bool bench_load(const struct bench_library *l) {
    struct samples bare = {0}, bare_cpu = {0}, load = {0}, ready = {0}, ready_cpu = {0};
    struct samples hastened = {0};
    double theirs[BARE_ALL], loaded[LOAD_ALL], out[READY_ALL];
    int rounds = l->tracks < MILLION ? ROUNDS : FEW_ROUNDS;
    for (int i = 0; i < rounds; i++) {
        if (!bench_child(bare_loop, l->file, theirs, BARE_ALL) ||
            !bench_child(load_alone, l->file, loaded, LOAD_ALL) ||
            !bench_child(make_searchable, l->file, out, READY_ALL))
            return false;
        samples_add(&bare, theirs[BARE_MS]);
        samples_add(&bare_cpu, theirs[BARE_CPU]);
        samples_add(&load, loaded[LOAD_CPU]);
        samples_add(&ready, out[READY_MS]);
        samples_add(&ready_cpu, out[READY_CPU]);
        samples_add(&hastened, out[HASTENED_MS]);
    }
    struct stat status;
    stat(l->file, &status);
    double size = (double)status.st_size, loop = samples_part(&bare, 0.5);
    bench_ratio("load beside a bare cJSON loop, processor", samples_part(&load, 0.5),
                samples_part(&bare_cpu, 0.5), "ms", 1.8);
    bench_ratio("searchable, beside the same", samples_part(&ready, 0.5), loop, "ms", 2.2);
    bench_ratio("  and with what short words find known", samples_part(&hastened, 0.5), loop, "ms",
                0);
    bench_ratio("  in time of the processor", samples_part(&ready_cpu, 0.5),
                samples_part(&bare_cpu, 0.5), "ms", 0);
    bench_ratio("index, beside the file", out[INDEX_BYTES] / 1e6, size / 1e6, "MB",
                l->tracks < MILLION ? 0.6 : 0.4);
    bench_ratio("model resident, beside the file", loaded[MODEL_RSS] / 1e6, size / 1e6, "MB", 0);
    bench_ratio("model and index resident, settled", out[SETTLED_RSS] / 1e6, size / 1e6, "MB",
                l->tracks < MILLION ? 0 : 1.4);
    bench_ratio("at the peak", out[PEAK_RSS] / 1e6, size / 1e6, "MB", 0);
    samples_free(&bare);
    samples_free(&bare_cpu);
    samples_free(&load);
    samples_free(&ready);
    samples_free(&ready_cpu);
    samples_free(&hastened);
    struct model *m = bench_model(l->file);
    bool good = bench_lines(m, l) && one_shot(l, loop);
    model_free(m);
    return good;
}
