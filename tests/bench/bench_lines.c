/* The library as its peers want it: one line a row, and a full-text table. Both hold the passages
   that our own search looks at. */
#include "bench.h"

#include "core/passages.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct writer {
    const struct model *m;
    struct arena arena;
    struct buf line;
};

static void put(void *context, const struct passage *p) {
    struct writer *w = context;
    buf_add(&w->line, p->text);
    buf_char(&w->line, ' ');
}

/* What search looks at in a row, on one line. */
static str line_of(struct writer *w, ref row) {
    arena_reset(&w->arena);
    w->line = (struct buf){.arena = &w->arena};
    passages_of(w->m, row, &(struct passage_sink){put, w});
    return buf_str(&w->line);
}

/* True when it has to be written: it is not there, or older than what it is made from. */
static bool is_stale(const char *path, const char *source) {
    struct stat made, from;
    return stat(source, &from) != 0 || stat(path, &made) != 0 || made.st_mtime < from.st_mtime;
}

static bool write_lines(struct writer *w, const char *path) {
    FILE *f = fopen(path, "w");
    if (!f)
        return false;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        for (uint32_t i = 0; i < w->m->tables[k].count; i++) {
            str line = line_of(w, ref_of(k, i));
            fprintf(f, "%.*s\n", STR_ARG(line));
        }
    }
    return fclose(f) == 0;
}

static bool fill(struct writer *w, sqlite3 *db) {
    sqlite3_stmt *insert;
    if (sqlite3_prepare_v2(db, "INSERT INTO rows(text) VALUES (?)", -1, &insert, NULL) != SQLITE_OK)
        return false;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        for (uint32_t i = 0; i < w->m->tables[k].count; i++) {
            str line = line_of(w, ref_of(k, i));
            sqlite3_bind_text(insert, 1, line.p, (int)line.n, SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
    }
    return sqlite3_finalize(insert) == SQLITE_OK;
}

static bool write_database(struct writer *w, const char *path) {
    sqlite3 *db;
    unlink(path);
    double start = bench_clock();
    bool good =
        sqlite3_open(path, &db) == SQLITE_OK &&
        sqlite3_exec(db,
                     "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                     "CREATE VIRTUAL TABLE rows USING fts5(text, tokenize = 'unicode61'); BEGIN",
                     NULL, NULL, NULL) == SQLITE_OK &&
        fill(w, db) && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    bench_value("FTS5 takes so long to build its table", bench_clock() - start, "ms", 0);
    return good;
}

bool bench_lines(const struct model *m, const struct bench_library *l) {
    struct writer w = {.m = m};
    bool good = !is_stale(l->lines, l->file) || write_lines(&w, l->lines);
    good &= !is_stale(l->database, l->file) || write_database(&w, l->database);
    arena_free(&w.arena);
    return good;
}

struct sqlite3 *bench_database(const struct bench_library *l) {
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(l->database, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_exec(db, "PRAGMA mmap_size = 4000000000; PRAGMA cache_size = -400000", NULL, NULL,
                 NULL);
    return db;
}
