/* Every key of every query, beside what others take for the whole query. */
#include "bench.h"

#include "core/guard.h"
#include "core/index.h"
#include "core/query.h"

#include "base/text.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 3, HITS = 50, SHORT = 2, MILLION = 1000000, HUNDRED_THOUSAND = 100000 };

/* The programs that search lines; each runs for every `every`-th query, which grows with the
   library, for it takes seconds. */
enum peer { PEER_FZF, PEER_EXACT, PEER_RG, PEER_GREP, PEER_COUNT };
static const struct {
    const char *name, *argv[4];
    unsigned every[3]; /* below 100,000 tracks, below a million, from there */
    double bound[3];   /* of our slowest keys by its median; 0: none */
} peers[PEER_COUNT] = {
    [PEER_FZF] = {"fzf --filter", {"fzf", "--filter"}, {4, 12, 32}, {0, 1.0 / 1000, 1.0 / 3500}},
    [PEER_EXACT] = {"fzf --exact --filter", {"fzf", "--exact", "--filter"}, {4, 12, 32}, {0}},
    [PEER_RG] = {"rg -ciF", {"rg", "-ciF"}, {2, 4, 8}, {0, 1.0 / 10, 1.0 / 15}},
    [PEER_GREP] = {"grep -ciF", {"grep", "-ciF"}, {2, 4, 8}, {0}},
};

struct run {
    const struct bench_library *l;
    struct query *query;
    struct arena arena;
    sqlite3_stmt *match;
    int size; /* place in the lists above */
    struct samples keys, whole, fts;
    struct samples brief,
        syllables;        /* the first two letters, and the first two syllables of Hangul */
    struct samples worst; /* ours by FTS5, of each query that hits */
    struct samples peer[PEER_COUNT], jq;
};

/* All prefixes of a text, one a key; the time of the last is that of the whole query. */
static double type(struct run *r, const char *text, struct hits *hits) {
    str all = str_of(text);
    double took = 0;
    unsigned letters = 0;
    for (size_t at = 0; text_decode(all, &at) != 0;) {
        struct query_wish wish = {.text = str_slice(all, 0, at), .is_typing = true, .limit = HITS};
        arena_reset(&r->arena);
        double start = bench_clock();
        *hits = query_run(r->query, &wish, &r->arena);
        took = bench_clock() - start;
        samples_add(&r->keys, took);
        if (++letters <= SHORT)
            samples_add(text[0] >= 0 ? &r->brief : &r->syllables, took);
    }
    samples_add(&r->whole, took);
    return took;
}

/* Words in quotes, the last as a prefix. */
static void for_fts(const char *text, char *out, size_t size) {
    char words[256];
    size_t n = 0;
    snprintf(words, sizeof words, "%s", text);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        n += (size_t)snprintf(out + n, size - n, "%s\"%s\"", n ? " " : "", word);
    snprintf(out + n, size - n, "*");
}

static double ask_fts(struct run *r, const char *text, unsigned *found) {
    char wish[512];
    for_fts(text, wish, sizeof wish);
    double start = bench_clock();
    sqlite3_bind_text(r->match, 1, wish, -1, SQLITE_STATIC);
    for (*found = 0; sqlite3_step(r->match) == SQLITE_ROW;)
        ++*found;
    sqlite3_reset(r->match);
    return bench_clock() - start;
}

static void ask_peers(struct run *r, const char *text, size_t number) {
    for (enum peer p = PEER_FZF; p < PEER_COUNT; p++) {
        const char *argv[6] = {NULL};
        size_t n = 0;
        while (n < 4 && peers[p].argv[n]) {
            argv[n] = peers[p].argv[n];
            n++;
        }
        argv[n++] = text;
        bool is_piped = p == PEER_FZF || p == PEER_EXACT;
        argv[n] = is_piped ? NULL : r->l->lines;
        /* A step of one more takes queries of all kinds in turn. */
        if (number % (peers[p].every[r->size] + 1) == 0)
            samples_add(&r->peer[p], bench_command(argv, is_piped ? r->l->lines : NULL));
    }
}

/* Once: it takes longer than all others together. */
static void ask_jq(struct run *r, const char *text) {
    const char *argv[] = {
        "jq", "-R", "--arg", "q", text, "select(ascii_downcase | contains($q))", r->l->lines, NULL};
    if (r->jq.n == 0)
        samples_add(&r->jq, bench_command(argv, NULL));
}

static void ask(struct run *r, const struct typed *q, size_t number, bool is_first) {
    struct hits hits;
    unsigned found;
    double ours = type(r, q->text, &hits);
    double theirs = ask_fts(r, q->text, &found);
    samples_add(&r->fts, theirs);
    if (hits.count > 0 && found > 0 && theirs > 0)
        samples_add(&r->worst, ours / theirs);
    if (!is_first)
        return;
    ask_peers(r, q->text, number);
    ask_jq(r, q->text);
}

static double over(const struct samples *s, double bound) {
    double n = 0;
    for (size_t i = 0; i < s->n && bound > 0; i++)
        n += s->at[i] > bound;
    return n;
}

static void print(struct run *r) {
    static const double key[] = {2, 2, 8}, fts[] = {0, 1.0 / 3, 1.0 / 30};
    double p99 = samples_part(&r->keys, 0.99);
    char what[64];
    snprintf(what, sizeof what, "a key of a search, p99 of %zu", r->keys.n);
    bench_value(what, p99, "ms", key[r->size]);
    bench_value("  median", samples_part(&r->keys, 0.5), "ms", 0);
    bench_value("  the slowest", samples_part(&r->keys, 1), "ms", 0);
    bench_value("  p99 of the first two letters", samples_part(&r->brief, 0.99), "ms", 0.5);
    bench_value("  of the first two syllables of Hangul", samples_part(&r->syllables, 0.99), "ms",
                0);
    for (enum peer p = PEER_FZF; p < PEER_COUNT; p++) {
        snprintf(what, sizeof what, "  p99 beside %s, median of %zu", peers[p].name, r->peer[p].n);
        bench_ratio(what, p99, samples_part(&r->peer[p], 0.5), "ms", peers[p].bound[r->size]);
    }
    if (r->jq.n > 0)
        bench_ratio("  p99 beside jq select(contains), once", p99, r->jq.at[0], "ms", 0);
    bench_ratio("  whole queries beside FTS5, median", samples_part(&r->whole, 0.5),
                samples_part(&r->fts, 0.5), "ms", 0);
    bench_ratio("  p99", samples_part(&r->whole, 0.99), samples_part(&r->fts, 0.99), "ms", 0);
    snprintf(what, sizeof what, "  median of the %zu ratios that hit", r->worst.n);
    bench_ratio(what, samples_part(&r->worst, 0.5), 1, "", 0);
    bench_ratio("  the worst of them", samples_part(&r->worst, 1), 1, "", fts[r->size]);
    bench_value("  so many are over the bound", over(&r->worst, fts[r->size]), "", 0);
}

static bool open_match(struct run *r, sqlite3 *db) {
    return db && sqlite3_prepare_v2(
                     db, "SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT 50", -1,
                     &r->match, NULL) == SQLITE_OK;
}

bool bench_queries(const struct bench_library *l) {
    struct run r = {.l = l};
    r.size = l->tracks < HUNDRED_THOUSAND ? 0 : l->tracks < MILLION ? 1 : 2;
    sqlite3 *db = bench_database(l);
    if (!open_match(&r, db))
        return false;
    struct model *m = bench_model(l->file);
    struct index *x = index_build(m, NULL, NULL);
    query_hasten(x, m, NULL);
    struct query_setup setup = {.model = m, .index = x, .watched = WATCHED_ALL};
    r.query = query_open(&setup);
    query_warm(r.query); /* as it comes to the screen */
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < l->queries->n; i++)
            ask(&r, &l->queries->at[i], i, round == 0);
    print(&r);
    query_close(r.query);
    index_free(x);
    model_free(m);
    sqlite3_finalize(r.match);
    sqlite3_close(db);
    arena_free(&r.arena);
    struct samples *all[] = {&r.keys, &r.brief, &r.syllables, &r.whole, &r.fts, &r.worst, &r.jq};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        samples_free(all[i]);
    for (enum peer p = PEER_FZF; p < PEER_COUNT; p++)
        samples_free(&r.peer[p]);
    return true;
}
