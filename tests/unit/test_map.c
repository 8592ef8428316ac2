/* The matrix of songs and episodes over small models made here. */
#include "core/map.h"

#include "core/guard.h"
#include "core/load.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "load_text.h"
#include "unit/collect.h"

struct fixture {
    struct model *m;
    struct arena arena;
    struct links links;
    struct page_setup setup;
    struct map map;
};

static void build(struct fixture *f) {
    f->map = map_build(&f->setup, ref_of(KIND_WORK, 0), &f->arena);
}

/* A work of `episodes` with songs a, b (part 2) and c (part 1), and these scenes. */
static void open_map(struct fixture *f, unsigned episodes, const char *scenes) {
    struct collect said = {0};
    struct load *l = load_open(collect_sink(&said));
    str text =
        str_fmt(&said.arena,
                "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"W\"},"
                "\"episodes\":%u},\"tracks\":[{\"id\":\"a\",\"title\":{\"en\":\"A\"}},"
                "{\"id\":\"b\",\"title\":{\"en\":\"B\"},\"part\":2},"
                "{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"part\":1}],\"scenes\":[%s]}",
                episodes, scenes);
    load_text(l, STR("w.json"), text);
    *f = (struct fixture){.m = load_close(l)};
    arena_free(&said.arena);
    assert_non_null(f->m);
    f->links = links_build(f->m, ref_of(KIND_WORK, 0), &f->arena);
    f->setup = (struct page_setup){.model = f->m, .links = &f->links, .watched = WATCHED_ALL};
    build(f);
}

static void close_map(struct fixture *f) {
    model_free(f->m);
    arena_free(&f->arena);
}

/* Names of the rows, one letter each; ? for songs not known. */
static void assert_rows(struct fixture *f, const char *want) {
    struct buf b = {.arena = &f->arena};
    for (uint32_t i = 0; i < f->map.row_count; i++) {
        str name = map_label(&f->setup, &f->map.rows[i], &f->arena);
        buf_char(&b, name.n == 1 ? name.p[0] : '?');
    }
    assert_string_equal(str_cstr(&f->arena, buf_str(&b)), want);
}

static void assert_marks(struct fixture *f, uint32_t row, const char *want) {
    struct buf b = {.arena = &f->arena};
    for (uint32_t i = 0; i < f->map.column_count; i++) {
        struct map_cell cell = map_at(&f->map, row, i);
        buf_add(&b, map_mark(&cell));
    }
    assert_string_equal(str_cstr(&f->arena, buf_str(&b)), want);
}

static void assert_heads(struct fixture *f, const char *want) {
    struct buf b = {.arena = &f->arena};
    for (uint32_t i = 0; i < f->map.column_count; i++)
        buf_fmt(&b, "%.*s ", STR_ARG(map_head(f->map.columns[i].episode, &f->arena)));
    assert_string_equal(str_cstr(&f->arena, buf_str(&b)), want);
}

#define SCENE(id, episode, cues)                                                                   \
    "{\"id\":\"" id "\",\"title\":{\"en\":\"S\"},\"episode\":" episode ",\"cues\":[" cues "]}"
#define CUE(track, sure) "{\"track\":" track ",\"sure\":\"" sure "\"}"

static void certainty_is_a_mark(void **state) {
    (void)state;
    struct fixture f;
    open_map(&f, 5,
             SCENE("s1", "1", CUE("\"a\"", "stated")) "," SCENE(
                 "s2", "2",
                 CUE("\"a\"", "joined")) "," SCENE("s3", "3",
                                                   CUE("\"a\"",
                                                       "inferred")) "," SCENE("s4", "4",
                                                                              CUE("\"a\"",
                                                                                  "candidate")));
    assert_heads(&f, "1 2 3 4 5 ");
    assert_rows(&f, "CBA");
    assert_marks(&f, 0, "·····");
    assert_marks(&f, 2, "●◐○○·");
    assert_int_equal(f.map.rows[2].sum, 4);
    assert_int_equal(f.map.total, 4);
    f.setup.watched = 2;
    build(&f);
    assert_marks(&f, 2, "●◐▒▒▒");
    assert_int_equal(f.map.total, 2);
    close_map(&f);
}

static void several_are_counted_by_the_surest(void **state) {
    (void)state;
    struct fixture f;
    open_map(
        &f, 1,
        SCENE("s1", "1", CUE("\"a\"", "candidate") "," CUE("\"a\"", "joined") "," CUE("\"b\"", "stated")) "," SCENE(
            "s2", "1",
            CUE("\"b\"", "stated") "," CUE("\"b\"", "stated") "," CUE("\"b\"", "stated") "," CUE("\"b\"", "stated") "," CUE(
                "\"b\"",
                "stated") "," CUE("\"b\"",
                                  "stated") "," CUE("\"b\"",
                                                    "stated") "," CUE("\"b\"",
                                                                      "stated") "," CUE("\"b\"",
                                                                                        "candidat"
                                                                                        "e")));
    assert_marks(&f, 1, "+");
    assert_marks(&f, 2, "2");
    assert_int_equal(map_at(&f.map, 1, 0).n, 10);
    assert_int_equal(map_at(&f.map, 1, 0).sure, SURE_STATED);
    assert_int_equal(map_at(&f.map, 2, 0).sure, SURE_JOINED);
    assert_int_equal(f.map.columns[0].sum, 12);
    close_map(&f);
}

static void an_unknown_song_has_a_row_and_its_candidates_a_mark(void **state) {
    (void)state;
    struct fixture f;
    open_map(
        &f, 3,
        SCENE(
            "s1", "2",
            "{\"track\":null,\"candidates\":[\"a\",\"b\"],\"sure\":\"stated\"}") "," SCENE("s2",
                                                                                           "3",
                                                                                           CUE("nul"
                                                                                               "l",
                                                                                               "can"
                                                                                               "did"
                                                                                               "at"
                                                                                               "e")));
    assert_rows(&f, "CBA?");
    assert_marks(&f, 2, "·○·");
    assert_marks(&f, 3, "·●○");
    assert_int_equal(f.map.rows[2].sum, 0);
    assert_true(map_at(&f.map, 2, 1).cues->perhaps);
    assert_int_equal(f.map.columns[1].sum, 1);
    assert_int_equal(f.map.total, 2);
    f.setup.watched = 1;
    build(&f);
    assert_rows(&f, "CBA");
    close_map(&f);
}

static void columns_for_other_times_only_when_used(void **state) {
    (void)state;
    struct fixture f;
    open_map(
        &f, 2,
        SCENE("s1", "\"before\"", CUE("\"a\"", "stated")) "," SCENE(
            "s2", "\"special\"",
            CUE("\"b\"", "stated")) "," SCENE("s3", "null",
                                              CUE("\"c\"", "stated")) "," SCENE("s4", "null", ""));
    assert_heads(&f, "P 1 2 S ? ");
    assert_marks(&f, 0, "····●");
    assert_marks(&f, 2, "●····");
    assert_int_equal(map_column_of(&f.map, EPISODE_BEFORE), 0);
    assert_int_equal(map_column_of(&f.map, 2), 2);
    assert_int_equal(map_column_of(&f.map, 77), 2);
    assert_int_equal(map_column_of(&f.map, EPISODE_UNKNOWN), 4);
    f.setup.watched = 1;
    build(&f);
    assert_heads(&f, "P 1 2 ");
    assert_marks(&f, 2, "●·▒");
    close_map(&f);
}

static void songs_come_in_three_orders(void **state) {
    (void)state;
    struct fixture f;
    open_map(&f, 50,
             SCENE("s1", "50", CUE("\"c\"", "stated") "," CUE("\"b\"", "stated")) "," SCENE(
                 "s2", "9", CUE("\"b\"", "joined")));
    assert_int_equal(f.map.column_count, 50);
    assert_rows(&f, "CBA");
    f.setup.order = ORDER_FIRST;
    build(&f);
    assert_rows(&f, "BCA");
    f.setup.order = ORDER_HEARD;
    build(&f);
    assert_rows(&f, "BCA");
    /* What may not be seen does not count for an order: then all are equal, and their parts decide.
     */
    f.setup.watched = 8;
    build(&f);
    assert_rows(&f, "CBA");
    f.setup.order = ORDER_FIRST;
    build(&f);
    assert_rows(&f, "CBA");
    close_map(&f);
}

static void a_work_without_episodes_has_no_column(void **state) {
    (void)state;
    struct fixture f;
    open_map(&f, 0, "");
    assert_int_equal(f.map.column_count, 0);
    assert_int_equal(f.map.row_count, 3);
    close_map(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certainty_is_a_mark),
        cmocka_unit_test(several_are_counted_by_the_surest),
        cmocka_unit_test(an_unknown_song_has_a_row_and_its_candidates_a_mark),
        cmocka_unit_test(columns_for_other_times_only_when_used),
        cmocka_unit_test(songs_come_in_three_orders),
        cmocka_unit_test(a_work_without_episodes_has_no_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
