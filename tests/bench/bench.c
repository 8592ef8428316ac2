/* Measures the program side by side with others, in one run on one machine:
   bench PROGRAM DATASET QUERIES TRACKS...
   For each number of tracks build/bench/TRACKS.jsonl must be there. Ratios count; absolute times
   are noise. */
#include "bench.h"

#include <sqlite3.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int missed;

void bench_heading(const char *text) {
    printf("\n%-46s %10s %10s %-6s %8s %8s\n", text, "ours", "theirs", "", "ratio", "bound");
    fflush(stdout);
}

static const char *verdict(double value, double bound) {
    if (bound <= 0)
        return "";
    bool is_good = value <= bound;
    missed += !is_good;
    return is_good ? "ok" : "MISSED";
}

/* Bounds below one are fractions in the contract. */
static const char *shown(double ratio) {
    static char text[2][32];
    static int turn;
    char *to = text[turn = !turn];
    if (ratio <= 0)
        strcpy(to, "");
    else if (ratio < 0.1)
        snprintf(to, sizeof text[0], "1/%.0f", 1 / ratio);
    else
        snprintf(to, sizeof text[0], "%.2f", ratio);
    return to;
}

void bench_ratio(const char *what, double ours, double other, const char *unit, double bound) {
    double ratio = other > 0 ? ours / other : 0;
    printf("%-46s %10.3f %10.3f %-6s %8s %8s  %s\n", what, ours, other, unit, shown(ratio),
           shown(bound), verdict(ratio, bound));
    fflush(stdout);
}

void bench_value(const char *what, double ours, const char *unit, double bound) {
    printf("%-46s %10.3f %10s %-6s %8s %8s  %s\n", what, ours, "", unit, "", shown(bound),
           verdict(ours, bound));
    fflush(stdout);
}

int bench_missed(void) {
    return missed;
}

void samples_add(struct samples *s, double value) {
    if (s->n == s->capacity) {
        s->capacity = s->capacity ? s->capacity * 2 : 256;
        s->at = realloc(s->at, s->capacity * sizeof *s->at);
        if (!s->at)
            abort();
    }
    s->at[s->n++] = value;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double samples_part(struct samples *s, double part) {
    if (s->n == 0)
        return 0;
    qsort(s->at, s->n, sizeof *s->at, by_value);
    size_t at = (size_t)(part * (double)s->n);
    return s->at[at < s->n ? at : s->n - 1];
}

void samples_free(struct samples *s) {
    free(s->at);
    *s = (struct samples){0};
}

double bench_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

bool bench_child(void (*work)(const void *context, double *out), const void *context, double *out,
                 size_t n) {
    int ends[2];
    fflush(stdout);
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        work(context, out);
        _exit(write(ends[1], out, n * sizeof *out) == (ssize_t)(n * sizeof *out) ? 0 : 1);
    }
    close(ends[1]);
    bool has_all = read(ends[0], out, n * sizeof *out) == (ssize_t)(n * sizeof *out);
    close(ends[0]);
    int status = 1;
    waitpid(child, &status, 0);
    return has_all && status == 0;
}

double bench_command(const char *const *argv, const char *input) {
    fflush(stdout);
    double start = bench_clock();
    pid_t child = fork();
    if (child == 0) {
        int in = open(input ? input : "/dev/null", O_RDONLY), out = open("/dev/null", O_WRONLY);
        if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
            _exit(127);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    bool is_good = WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    return is_good ? bench_clock() - start : -1;
}

static bool read_queries(const char *path, struct typed_set *set) {
    FILE *f = fopen(path, "r");
    while (f && set->n < sizeof set->at / sizeof *set->at &&
           fscanf(f, "%15[^\t]\t%127[^\n]\n", set->at[set->n].kind, set->at[set->n].text) == 2)
        set->n++;
    if (f)
        fclose(f);
    return set->n > 0;
}

static void say_versions(void) {
    printf("Peers: SQLite %s, ", sqlite3_libversion());
    fflush(stdout);
    if (system("echo \"fzf $(fzf --version), $(rg --version | sed -n 1p),\" "
               "\"$(grep --version | sed -n 1p), $(jq --version)\"") != 0)
        printf("(some are not installed: make deps bench)\n");
}

static bool measure(struct bench_library *l, const char *tracks) {
    char file[256], lines[256], database[256], heading[64];
    snprintf(file, sizeof file, "build/bench/%s.jsonl", tracks);
    snprintf(lines, sizeof lines, "build/bench/%s.lines", tracks);
    snprintf(database, sizeof database, "build/bench/%s.db", tracks);
    l->file = file;
    l->lines = lines;
    l->database = database;
    l->tracks = strtoul(tracks, NULL, 10);
    struct stat status;
    if (stat(file, &status) != 0) {
        fprintf(stderr, "%s: %s; make writes it\n", file, strerror(errno));
        return false;
    }
    snprintf(heading, sizeof heading, "%lu tracks, %.0f MB", l->tracks,
             (double)status.st_size / 1e6);
    bench_heading(heading);
    return bench_load(l) && bench_queries(l) && bench_keys(l);
}

int main(int argc, char **argv) {
    static struct typed_set queries;
    if (argc < 4 || !read_queries(argv[3], &queries)) {
        fputs("usage: bench PROGRAM DATASET QUERIES TRACKS...\n", stderr);
        return 2;
    }
    setenv("LEITMOTIF", argv[1], 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    say_versions();
    struct bench_library l = {.program = argv[1], .queries = &queries};
    bool good = bench_screen(argv[1], argv[2]);
    for (int i = 4; i < argc; i++)
        good &= measure(&l, argv[i]);
    printf("\n%d bounds missed\n", missed);
    return good ? 0 : 1;
}
