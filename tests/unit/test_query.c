/* The search: that the index and the scan give the same answers, and what those are worth. */
#include "core/guard.h"
#include "core/index.h"
#include "core/query.h"

#include "base/text.h"

#include "loaded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 2048 };

struct library {
    struct loaded loaded;
    struct model *m;
    struct index *index;
};

static void library_open(struct library *l) {
    l->m = l->loaded.m;
    l->index = index_build(l->m, NULL);
    assert_non_null(l->index);
}

static void open_text(struct library *l, const char *text) {
    *l = (struct library){.index = NULL};
    loaded_open(&l->loaded);
    load_text(l->loaded.load, STR("test.jsonl"), str_of(text));
    loaded_close(&l->loaded, "");
    library_open(l);
}

static void open_shipped(struct library *l) {
    *l = (struct library){.index = NULL};
    loaded_open(&l->loaded);
    assert_true(load_path(l->loaded.load, "data/queen-of-tears.json"));
    loaded_close(&l->loaded, "");
    library_open(l);
}

static void library_close(struct library *l) {
    index_free(l->index);
    loaded_release(&l->loaded);
}

static void add_hits(struct buf *out, const struct library *l, const struct hits *hits) {
    buf_fmt(out, "%u hits of %u; %.*s\n", hits->n, hits->count, STR_ARG(hits->trouble));
    for (uint32_t i = 0; i < hits->n; i++) {
        const struct hit *h = &hits->at[i];
        str id = model_str(l->m, model_head(l->m, h->row)->id);
        str work = model_str(l->m, model_head(l->m, model_work(l->m, h->row))->id);
        buf_fmt(out, "%.*s/%s:%.*s %u %u %u %u %d %d\n", STR_ARG(work),
                format_shapes[ref_kind(h->row)].name, STR_ARG(id), h->score, h->found, h->how,
                h->words, h->is_whole, h->from != REF_NONE);
    }
    for (unsigned k = 1; k < KIND_COUNT; k++)
        buf_fmt(out, "%u ", hits->by_kind[k]);
}

/* The answer to a query in words, by the index or by a scan. */
static str answer(const struct library *l, struct query *q, const char *text, struct arena *a) {
    struct query_wish wish = {.text = str_of(text), .is_typing = true, .limit = 30};
    struct hits hits = query_run(q, &wish, a);
    struct buf out = {.arena = a};
    add_hits(&out, l, &hits);
    return buf_str(&out);
}

static void assert_same(str a, str b, const char *query) {
    if (!str_eq(a, b))
        fail_msg("\"%s\":\n%.*s\n--- is not\n%.*s", query, STR_ARG(a), STR_ARG(b));
}

/* What the two searches of a library are asked. */
struct pair {
    const struct library *library;
    struct query *by_index, *by_scan;
    struct arena arena;
};

static void pair_open(struct pair *p, const struct library *l, struct query_setup setup) {
    *p = (struct pair){.library = l};
    setup.model = l->m;
    p->by_scan = query_open(&setup);
    setup.index = l->index;
    p->by_index = query_open(&setup);
}

static void pair_close(struct pair *p) {
    query_close(p->by_scan);
    query_close(p->by_index);
    arena_free(&p->arena);
}

static void pair_ask(struct pair *p, const char *query) {
    arena_reset(&p->arena);
    assert_same(answer(p->library, p->by_index, query, &p->arena),
                answer(p->library, p->by_scan, query, &p->arena), query);
}

/* Every question, and every tenth of its beginnings, so that columns are taken over as one types.
 */
static void ask_questions(struct pair *p, size_t step) {
    FILE *f = fopen("tests/search/questions.tsv", "r");
    char line[LINE], query[LINE];
    assert_non_null(f);
    for (size_t n = 0; fgets(line, sizeof line, f); n++) {
        if (n % step != 0 || sscanf(line, "%*[^\t]\t%*[^\t]\t%[^\t]", query) != 1)
            continue;
        pair_ask(p, query);
        for (size_t end = strlen(query); n % 10 == 0 && end > 0; end--) {
            query[end] = '\0';
            if (text_valid(str_of(query)))
                pair_ask(p, query);
        }
    }
    fclose(f);
}

static void index_and_scan_agree_on_the_questions(void **state) {
    (void)state;
    struct library l;
    open_shipped(&l);
    for (unsigned watched = 0; watched <= 17; watched++) {
        struct pair p;
        bool is_open = watched == 17;
        pair_open(&p, &l,
                  (struct query_setup){.watched = is_open ? WATCHED_ALL : watched,
                                       .work = watched % 2 ? ref_of(KIND_WORK, 0) : REF_NONE});
        ask_questions(&p, is_open ? 1 : 17);
        pair_close(&p);
    }
    library_close(&l);
}

/* Words of a made-up language, few enough to meet often. */
static const char *const words[] = {
    "rain",   "rains", "raining", "bridge", "Bridge-Song", "it's",   "can't", "train",   "the",
    "of",     "사랑",  "사랑해",  "눈물",   "눈물의",      "김수현", "여왕",  "three",   "3",
    "Hae-in", "café",  "sarang",  "love",   "lover",       "loved",  "ep",    "episode",
};

static void add_words(struct buf *b, unsigned n) {
    for (unsigned i = 0; i < n; i++)
        buf_fmt(b, "%s%s", i ? " " : "", words[(unsigned)rand() % COUNT(words)]);
}

static void add_work(struct buf *b, unsigned number) {
    buf_fmt(b, "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w%u\",\"title\":{\"en\":\"", number);
    add_words(b, 2);
    buf_fmt(
        b,
        "\"},\"episodes\":9},\"sources\":[{\"id\":\"s\",\"publisher\":\"P\",\"title\":\"T\","
        "\"kind\":"
        "\"press\"}],\"people\":[{\"id\":\"a\",\"name\":{\"en\":\"Artist A\",\"ko\":\"김수현\"}}],"
        "\"tracks\":[");
    for (unsigned i = 0; i < 3; i++) {
        buf_fmt(b, "%s{\"id\":\"t%u\",\"title\":{\"en\":\"", i ? "," : "", i);
        add_words(b, 1 + (unsigned)rand() % 3);
        buf_fmt(b, "\"},\"credits\":[{\"who\":\"a\",\"role\":\"performer\",\"sources\":[\"s\"]}],"
                   "\"about\":[{"
                   "\"on\":\"note\",\"text\":\"");
        add_words(b, 4);
        buf_fmt(b, "\",\"sources\":[\"s\"],\"reveals\":%u}]}", (unsigned)rand() % 3);
    }
    buf_fmt(b, "],\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"");
    add_words(b, 2);
    buf_fmt(b, "\"},\"episode\":%u,\"keywords\":[\"", 1 + (unsigned)rand() % 9);
    add_words(b, 1);
    buf_fmt(b, "\"],\"cues\":[{\"track\":\"t1\",\"sure\":\"stated\",\"sources\":[\"s\"]}]}]}\n");
}

static void add_query(struct buf *b) {
    static const char *const forms[] = {
        "", "", "", "-", "kind:track ", "ep:2-5 ", "by:", "\"rain of\" ", "in:text "};
    buf_add(b, str_of(forms[(unsigned)rand() % COUNT(forms)]));
    add_words(b, 1 + (unsigned)rand() % 3);
    unsigned cut = (unsigned)rand() % 3;
    for (unsigned i = 0; i < cut && b->n > 1 && (unsigned char)b->p[b->n - 1] < 0x80; i++)
        b->n--;
}

static void index_and_scan_agree_on_random_libraries(void **state) {
    (void)state;
    struct arena a = {0};
    srand(20261125);
    for (unsigned round = 0; round < 12; round++) {
        struct buf text = {.arena = &a};
        for (unsigned i = 0; i < 1 + round * 2; i++)
            add_work(&text, i);
        struct library l;
        open_text(&l, str_cstr(&a, buf_str(&text)));
        struct pair p;
        pair_open(&p, &l, (struct query_setup){.watched = round % 3 ? WATCHED_ALL : round % 4});
        for (unsigned i = 0; i < 150; i++) {
            struct buf query = {.arena = &a};
            add_query(&query);
            pair_ask(&p, str_cstr(&a, buf_str(&query)));
        }
        pair_close(&p);
        library_close(&l);
        arena_reset(&a);
    }
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(index_and_scan_agree_on_the_questions),
        cmocka_unit_test(index_and_scan_agree_on_random_libraries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
