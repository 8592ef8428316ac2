/* What the parts of the benchmark share: the table, times, and work in a process of its own. */
#ifndef LEITMOTIF_BENCH_BENCH_H
#define LEITMOTIF_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>

/* Lines of the table. `bound` is the most that is allowed; 0: the line only informs. They count
   what was missed. */
void bench_heading(const char *text);
/* Ours beside another: the ratio is bound. */
void bench_ratio(const char *what, double ours, double other, const char *unit, double bound);
/* Ours alone is bound. */
void bench_value(const char *what, double ours, const char *unit, double bound);
int bench_missed(void);

/* Samples that grow. Start with {0}. */
struct samples {
    double *at;
    size_t n, capacity;
};
void samples_add(struct samples *s, double value);
/* The value below which the share `part` of them lies: 0.5 is the median; 0 when there are none. */
double samples_part(struct samples *s, double part);
void samples_free(struct samples *s);

double bench_clock(void); /* ms */

/* Runs `work` in a child, which leaves up to `n` results in `out`. False when it failed. */
bool bench_child(void (*work)(const void *context, double *out), const void *context, double *out,
                 size_t n);
/* Runs a command with `input` (or NULL) as its standard input, and what it prints thrown away.
   Milliseconds from fork to its end; negative when it could not be run. Status 1, nothing found, is
   no failure. */
double bench_command(const char *const *argv, const char *input);

/* One line of the file of queries. */
struct typed {
    char kind[16], text[128];
};
struct typed_set {
    struct typed at[256];
    size_t n;
};

/* The parts. `file` is the .jsonl, `lines` the same as one line a row. */
struct bench_library {
    const char *program, *file, *lines, *database;
    unsigned long tracks;
    const struct typed_set *queries;
};
bool bench_screen(const char *program, const char *dataset);
bool bench_load(const struct bench_library *l);
bool bench_queries(const struct bench_library *l);
bool bench_keys(const struct bench_library *l);

struct model;
/* Loads a file; ends the program when that fails. */
struct model *bench_model(const char *file);
/* Writes the rows of a model as lines, and as a full-text table of SQLite unless it is there. */
bool bench_lines(const struct model *m, const struct bench_library *l);

struct sqlite3;
struct sqlite3 *bench_database(const struct bench_library *l);

#endif
