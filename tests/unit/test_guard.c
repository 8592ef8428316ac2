/* The spoiler guard inside: for every N, of two datasets that differ only in what is withheld from
   one who has watched N, every page, row, look-up, query and screen is the same, and no canary of
   it shows. The commands are compared in tests/cli/guard_commands.sh. */
#include "load_text.h"
#include "screen.h"

#include "app/state.h"
#include "core/flow.h"
#include "core/guard.h"
#include "core/index.h"
#include "core/json_row.h"
#include "core/load.h"
#include "core/lookup.h"
#include "core/query.h"

#include <stdlib.h>

enum { SIDES = 2, WIDTH = 40 };

/* Both datasets of one N, and what they show, as text. */
struct pair {
    unsigned watched;
    struct model *m[SIDES];
    struct buf text[SIDES];
    struct arena arena[SIDES];
    struct links links; /* of the side at hand */
};

static void ignore(void *context, const struct diagnostic *d) {
    (void)context;
    if (d->severity == SEVERITY_ERROR)
        fail_msg("%.*s", STR_ARG(d->text));
}

static struct model *load_line(FILE *f) {
    char *line = NULL;
    size_t room = 0;
    ssize_t n = getline(&line, &room, f);
    if (n <= 0) {
        free(line);
        return NULL;
    }
    struct load *l = load_open((struct sink){ignore, NULL});
    assert_true(load_text(l, STR("two.json"), (str){line, (size_t)n}));
    free(line);
    return load_close(l);
}

enum { PAIRS = 17 };

/* Loads all pairs; *state is the array of them. */
static int load_pairs(void **state) {
    static struct pair pairs[PAIRS];
    FILE *f = popen("jq -c -f tests/guard/two.jq data/queen-of-tears.json", "r");
    assert_non_null(f);
    for (unsigned n = 0; n < PAIRS; n++) {
        pairs[n].watched = n;
        for (int side = 0; side < SIDES; side++)
            assert_non_null(pairs[n].m[side] = load_line(f));
    }
    assert_null(load_line(f));
    *state = pairs;
    return pclose(f);
}

static int free_pairs(void **state) {
    struct pair *pairs = *state;
    for (unsigned n = 0; n < PAIRS; n++)
        for (int side = 0; side < SIDES; side++)
            model_free(pairs[n].m[side]);
    return 0;
}

static void compare(const struct pair *p) {
    str a = buf_str(&p->text[0]), b = buf_str(&p->text[1]);
    size_t at = 0;
    while (at < a.n && at < b.n && a.p[at] == b.p[at])
        at++;
    size_t from = at > 300 ? at - 300 : 0;
    if (at < a.n || at < b.n)
        fail_msg("watched %u: they differ at\n%.*s\n---\n%.*s", p->watched,
                 STR_ARG(str_slice(a, from, at + 100)), STR_ARG(str_slice(b, from, at + 100)));
    assert_true(a.n > 0);
    assert_true(str_find(a, STR("zqxcanary"), 0) == SIZE_MAX);
}

/* Runs `show` on both of each pair, and compares. Under valgrind, which takes minutes, of some. */
static void for_all(struct pair *pairs, void (*show)(struct pair *p, int side)) {
    const char *wrap = getenv("WRAP");
    unsigned step = wrap && *wrap ? 8 : 1; /* 0, 8 and 16 */
    for (unsigned n = 0; n < PAIRS; n += step) {
        struct pair *p = &pairs[n];
        for (int side = 0; side < SIDES; side++) {
            p->text[side] = (struct buf){.arena = &p->arena[side]};
            show(p, side);
        }
        compare(p);
        for (int side = 0; side < SIDES; side++)
            arena_free(&p->arena[side]);
    }
}

/* Calls `put` for each row that may be seen. */
static void each_row(struct pair *p, int side, void (*put)(struct pair *p, int side, ref row)) {
    const struct model *m = p->m[side];
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        for (uint32_t i = 0; i < m->tables[k].count; i++) {
            ref row = ref_of((enum kind)k, i);
            if (guard_visible(p->watched, model_head(m, row)->reveals))
                put(p, side, row);
        }
}

static void put_page(struct pair *p, int side, ref row) {
    struct arena a = {0};
    struct page_setup setup = {.model = p->m[side],
                               .links = &p->links,
                               .watched = p->watched,
                               .names = NAMES_BOTH,
                               .whole = SECTION_COUNT};
    struct page page = page_build(&setup, row, &a);
    buf_fmt(&p->text[side], "# %.*s\n", STR_ARG(page.title));
    struct flow flow = flow_sections(page.sections, page.section_count, WIDTH, &a);
    for (uint32_t i = 0; i < flow.line_count; i++) {
        const struct line *l = &flow.lines[i];
        str body = l->block ? str_slice(l->block->text, l->from, l->to) : l->section->title;
        buf_fmt(&p->text[side], "%d %.*s%.*s\n", l->x, STR_ARG(body), STR_ARG(flow_tail(l)));
    }
    for (uint32_t i = 0; i < page.section_count; i++)
        buf_fmt(&p->text[side], "%d: %.*s\n", (int)page.sections[i].id,
                STR_ARG(page.sections[i].count));
    arena_free(&a);
}

static void show_pages(struct pair *p, int side) {
    p->links = links_build(p->m[side], ref_of(KIND_WORK, 0), &p->arena[side]);
    each_row(p, side, put_page);
}

static void put_json(struct pair *p, int side, ref row) {
    struct page_setup page = {.model = p->m[side], .watched = p->watched, .names = NAMES_BOTH};
    json_row(&p->text[side], &page, row);
    buf_char(&p->text[side], '\n');
}

static void show_json(struct pair *p, int side) {
    each_row(p, side, put_json);
}

static bool is_named_openly(const struct pair *p, int side, str id) {
    const struct model *m = p->m[side];
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++) {
        ref row = model_find(m, ref_of(KIND_WORK, 0), (enum kind)k, id);
        if (row != REF_NONE && guard_visible(p->watched, model_head(m, row)->reveals))
            return true;
    }
    return false;
}

/* A slip in the id of what is withheld is not put right. */
static void slip(const struct pair *p, int side, ref row) {
    struct err e = {0};
    ref found;
    str id = model_str(p->m[side], model_head(p->m[side], row)->id);
    struct lookup in = {.model = p->m[side], .watched = p->watched};
    if (id.n < 6 || is_named_openly(p, side, id))
        return;
    lookup(&in, str_slice(id, 0, id.n - 1), &found, &e);
    assert_true(str_find(str_of(e.text), id, 0) == SIZE_MAX);
}

/* Also what was not found is worded alike, with the same thing near it. */
static void show_lookups(struct pair *p, int side) {
    static const char *const typed[] = {
        "burning-car", "burning-cat", "the burning car", "Kanarek", "tears",      "windw",
        "zqxcanar",    "sc",          "The Heir",        "grave",   "steps-2074", "눈물의 여왕"};
    for (size_t i = 0; i < 2 * COUNT(typed); i++) {
        struct lookup in = {.model = p->m[side], .watched = p->watched, .searches = i % 2};
        struct err e = {0};
        ref row = REF_NONE;
        bool found = lookup(&in, str_of(typed[i / 2]), &row, &e);
        buf_fmt(&p->text[side], "%s: %d %x %s\n", typed[i / 2], found, found ? row : 0, e.text);
    }
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        for (uint32_t i = 0; i < p->m[side]->tables[k].count; i++)
            slip(p, side, ref_of((enum kind)k, i));
}

static void put_hits(struct pair *p, int side, struct query *q, struct query_wish wish) {
    struct arena a = {0};
    struct hits hits = query_run(q, &wish, &a);
    buf_fmt(&p->text[side], "= %u %u %.*s\n", hits.n, hits.count, STR_ARG(hits.trouble));
    for (unsigned k = 0; k < KIND_COUNT; k++)
        buf_fmt(&p->text[side], " %u", hits.by_kind[k]);
    for (uint32_t i = 0; i < hits.n; i++) {
        const struct hit *h = &hits.at[i];
        struct snippet s = query_snippet(q, h, &a);
        buf_fmt(&p->text[side], "\n%x %u %x %u %u %u %d %.*s", h->row, h->score, h->from, h->found,
                h->how, h->words, h->is_whole, STR_ARG(s.text));
    }
    buf_char(&p->text[side], '\n');
    arena_free(&a);
}

static void show_queries(struct pair *p, int side) {
    static const char *const typed[] = {"crush",
                                        "crsh",
                                        "window",
                                        "windw",
                                        "kissed",
                                        "burning car",
                                        "he breaks the car window",
                                        "tears",
                                        "눈물",
                                        "ㄴㅁㅇㅇㅇ",
                                        "여왕",
                                        "kanarek",
                                        "kanar",
                                        "snow",
                                        "reason",
                                        "grave",
                                        "rlatngus",
                                        "\"burning car\"",
                                        "-crush tears",
                                        "ep:14",
                                        "ep:3-6",
                                        "kind:scene",
                                        "by:crush",
                                        "char:hae-in",
                                        "place:germany",
                                        "mood:warm",
                                        "in:lyrics tears",
                                        "what song when he",
                                        "dead",
                                        "wedding",
                                        "funeral",
                                        "c",
                                        "k",
                                        "ㅋ"};
    for (int indexed = 0; indexed < 2; indexed++) {
        struct index *x = indexed ? index_build(p->m[side], NULL, NULL) : NULL;
        if (x)
            query_hasten(x, p->m[side], NULL);
        struct query *q = query_open(&(struct query_setup){
            .model = p->m[side], .index = x, .watched = p->watched, .work = ref_of(KIND_WORK, 0)});
        for (size_t i = 0; i < COUNT(typed); i++)
            put_hits(p, side, q,
                     (struct query_wish){
                         .text = str_of(typed[i]), .is_typing = i % 2 == 0, .limit = 100});
        query_close(q);
        index_free(x);
    }
}

/* The screen cuts them, but whole they are copied and opened. */
static void put_menu(struct pair *p, int side, const struct menu *menu) {
    for (uint32_t i = 0; i < menu->n; i++)
        buf_fmt(&p->text[side], "%c %.*s: %.*s\n", menu->at[i].key ? menu->at[i].key : ' ',
                STR_ARG(menu->at[i].words), STR_ARG(menu->at[i].text));
}

static void show_screens(struct pair *p, int side) {
    static const struct { int w, h; } sizes[] = {{80, 24}, {50, 15}, {160, 50}};
    static const char *const keys[] = {"",
                                       "jjjj<Enter>",
                                       "jjj<Tab><Tab>jj",
                                       "jjj<Tab><Tab><Tab><Tab>j<Enter>",
                                       "GG<Enter>G",
                                       "2",
                                       "2G",
                                       "2Gk<Enter>",
                                       "2g<Enter>}}",
                                       "3",
                                       "3jjjj<Enter>G",
                                       "4",
                                       "4jj<Enter>}",
                                       "4G<Enter>jj<Enter>",
                                       "5",
                                       "5G{{",
                                       "5jjjjll<Enter>",
                                       "5O",
                                       "6",
                                       "6jj<Enter>G",
                                       "6G<Enter>",
                                       "7",
                                       "0",
                                       "bj7",
                                       "s<Up><Esc>",
                                       "s9",
                                       "jjjjm",
                                       "jjjc",
                                       "t2",
                                       "jjj<Enter>G<Enter>[]'",
                                       "jjjjy",
                                       "jjjjo",
                                       "jjj<Tab><Tab>jjy",
                                       "2Gy",
                                       "2Gk<Enter>}o",
                                       "2jjjjjjjy",
                                       "3jjjjo",
                                       "4jjjy",
                                       "4Go",
                                       "6y",
                                       "6Gky",
                                       "6Go"};
    for (size_t s = 0; s < COUNT(sizes); s++)
        for (size_t i = 0; i < COUNT(keys); i++) {
            /* The smallest and the largest screen take turns. */
            if (s > 0 && (i + p->watched) % 2 == s - 1)
                continue;
            /* More may be seen only when the user says so: then both differ. */
            if (strcmp(keys[i], "s9") == 0 && p->watched < 9)
                continue;
            struct app_setup setup = {.model = p->m[side],
                                      .watched = p->watched,
                                      .names = NAMES_BOTH,
                                      .w = sizes[s].w,
                                      .h = sizes[s].h};
            struct app *a = app_open(&setup);
            screen_press(a, keys[i]);
            buf_fmt(&p->text[side], "%s %dx%d %.*s\n", keys[i], sizes[s].w, sizes[s].h,
                    STR_ARG(app_title(a)));
            buf_add(&p->text[side], screen_text(a, &p->arena[side]));
            put_menu(p, side, &a->menu);
            app_close(a);
        }
}

static void pages(void **state) {
    for_all(*state, show_pages);
}

static void rows(void **state) {
    for_all(*state, show_json);
}

static void lookups(void **state) {
    for_all(*state, show_lookups);
}

static void queries(void **state) {
    for_all(*state, show_queries);
}

static void screens(void **state) {
    for_all(*state, show_screens);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages),   cmocka_unit_test(rows),    cmocka_unit_test(lookups),
        cmocka_unit_test(queries), cmocka_unit_test(screens),
    };
    return cmocka_run_group_tests_name("guard", tests, load_pairs, free_pairs);
}
