/* Painting cells: clips, wide text that is never halved, joining boxes. */
#include "base/grid.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

static const style plain = {ROLE_TEXT, 0};
static const style link = {ROLE_LINK, ATTR_UNDERLINE};

static int set_up(void **state) {
    struct arena *a = calloc(1, sizeof *a);
    *state = a;
    return a ? 0 : -1;
}

static int tear_down(void **state) {
    arena_free(*state);
    free(*state);
    return 0;
}

static void expect_row(struct arena *a, const struct grid *g, int y, const char *want) {
    assert_string_equal(str_cstr(a, grid_row(a, g, y)), want);
}

static rect whole(const struct grid *g) {
    return (rect){0, 0, g->w, g->h};
}

static int put(struct grid *g, rect clip, int x, int y, str text, style st) {
    return grid_put(&(struct pen){g, clip, y}, x, text, st);
}

static void a_new_grid_is_blank(void **state) {
    struct grid g = grid_new(*state, 3, 2);
    expect_row(*state, &g, 0, "");
    assert_int_equal(grid_at(&g, 2, 1)->base, ' ');
    assert_int_equal(grid_at(&g, 2, 1)->width, 1);
    assert_int_equal(g.cursor_x, -1);
    assert_int_equal(g.cursor_y, -1);
    struct grid none = grid_new(*state, 0, 0);
    assert_int_equal(put(&none, whole(&none), 0, 0, STR("x"), plain), 0);
}

static void text_lands_where_it_is_put(void **state) {
    struct grid g = grid_new(*state, 12, 2);
    assert_int_equal(put(&g, whole(&g), 2, 1, STR("a 눈물 b"), link), 10);
    expect_row(*state, &g, 0, "");
    expect_row(*state, &g, 1, "  a 눈물 b");
    assert_int_equal(grid_at(&g, 4, 1)->width, 2);
    assert_int_equal(grid_at(&g, 5, 1)->width, 0);
    assert_int_equal(grid_at(&g, 5, 1)->style.role, ROLE_LINK);
    assert_int_equal(grid_at(&g, 5, 1)->style.attr, ATTR_UNDERLINE);
}

static void clips_cut_at_every_side(void **state) {
    struct grid g = grid_new(*state, 10, 3);
    rect clip = {2, 1, 4, 1};
    assert_int_equal(put(&g, clip, 0, 1, STR("abcdefghij"), plain), 6);
    expect_row(*state, &g, 1, "  cdef");
    assert_int_equal(put(&g, clip, 2, 0, STR("up"), plain), 4);
    put(&g, clip, 2, 2, STR("down"), plain);
    expect_row(*state, &g, 0, "");
    expect_row(*state, &g, 2, "");
    assert_int_equal(put(&g, clip, 7, 1, STR("right"), plain), 7);
    put(&g, (rect){-5, -5, 100, 100}, 8, 2, STR("edge"), plain);
    expect_row(*state, &g, 2, "        ed");
    put(&g, whole(&g), -2, 0, STR("over"), plain);
    expect_row(*state, &g, 0, "er");
}

static void a_wide_piece_that_does_not_fit_is_blank(void **state) {
    struct grid g = grid_new(*state, 6, 1);
    put(&g, whole(&g), 0, 0, STR("------"), plain);
    assert_int_equal(put(&g, (rect){0, 0, 4, 1}, 1, 0, STR("가나"), plain), 4);
    expect_row(*state, &g, 0, "-가 --");
    put(&g, whole(&g), 0, 0, STR("------"), plain);
    put(&g, (rect){2, 0, 4, 1}, 1, 0, STR("가나"), plain);
    expect_row(*state, &g, 0, "-- 나-");
}

static void half_a_wide_piece_never_stays(void **state) {
    struct grid g = grid_new(*state, 6, 1);
    put(&g, whole(&g), 0, 0, STR("가나다"), link);
    put(&g, whole(&g), 1, 0, STR("x"), plain);
    expect_row(*state, &g, 0, " x나다");
    assert_int_equal(grid_at(&g, 0, 0)->style.role, ROLE_LINK);
    put(&g, whole(&g), 4, 0, STR("y"), plain);
    expect_row(*state, &g, 0, " x나y");
    put(&g, whole(&g), 1, 0, STR("라"), plain);
    expect_row(*state, &g, 0, " 라 y");
    put(&g, whole(&g), 0, 0, STR("가나다"), plain);
    grid_fill(&g, (rect){1, 0, 2, 1}, plain);
    expect_row(*state, &g, 0, "    다");
}

static void marks_stay_with_their_base(void **state) {
    struct grid g = grid_new(*state, 8, 1);
    put(&g, whole(&g), 0, 0, STR("e\xcc\x81x"), plain);
    assert_int_equal(grid_at(&g, 0, 0)->base, 'e');
    assert_int_equal(grid_at(&g, 0, 0)->marks[0], 0x301);
    assert_int_equal(grid_at(&g, 1, 0)->base, 'x');
    expect_row(*state, &g, 0, "e\xcc\x81x");
}

static void nothing_unsafe_reaches_a_cell(void **state) {
    struct grid g = grid_new(*state, 30, 1);
    put(&g, whole(&g), 0, 0, STR("a\x1b[1m\n\xe2\x80\xae z"), plain);
    expect_row(*state, &g, 0, "a<U+001B>[1m<U+000A><U+202E> z");
}

static void filling_gives_blanks_a_style(void **state) {
    struct grid g = grid_new(*state, 4, 2);
    put(&g, whole(&g), 0, 0, STR("abcd"), plain);
    grid_fill(&g, (rect){1, -3, 2, 50}, link);
    expect_row(*state, &g, 0, "a  d");
    assert_int_equal(grid_at(&g, 1, 0)->style.role, ROLE_LINK);
    assert_int_equal(grid_at(&g, 2, 1)->style.role, ROLE_LINK);
    assert_int_equal(grid_at(&g, 3, 0)->style.role, ROLE_TEXT);
}

static void marking_adds_attributes(void **state) {
    struct grid g = grid_new(*state, 6, 1);
    put(&g, whole(&g), 0, 0, STR("a가b"), link);
    grid_mark(&g, (rect){0, 0, 2, 9}, ATTR_REVERSE);
    for (int x = 0; x < 6; x++) {
        int reverse = x < 3 ? ATTR_REVERSE : 0; /* both halves of the wide piece */
        int underline = x < 4 ? ATTR_UNDERLINE : 0;
        assert_int_equal(grid_at(&g, x, 0)->style.attr, reverse | underline);
    }
    grid_mark(&g, (rect){2, 0, 1, 1}, ATTR_BOLD);
    assert_true(grid_at(&g, 1, 0)->style.attr & ATTR_BOLD);
    assert_false(grid_at(&g, 0, 0)->style.attr & ATTR_BOLD);
    grid_mark(&g, (rect){2, 0, 0, 1}, ATTR_DIM);
    assert_false(grid_at(&g, 1, 0)->style.attr & ATTR_DIM);
    assert_false(grid_at(&g, 2, 0)->style.attr & ATTR_DIM);
    expect_row(*state, &g, 0, "a가b");
}

static void boxes_join(void **state) {
    struct grid g = grid_new(*state, 9, 5);
    grid_box(&g, (rect){0, 0, 9, 5}, plain);
    grid_box(&g, (rect){0, 2, 9, 3}, plain);
    grid_box(&g, (rect){4, 0, 5, 5}, link);
    expect_row(*state, &g, 0, "┌───┬───┐");
    expect_row(*state, &g, 1, "│   │   │");
    expect_row(*state, &g, 2, "├───┼───┤");
    expect_row(*state, &g, 3, "│   │   │");
    expect_row(*state, &g, 4, "└───┴───┘");
    assert_int_equal(grid_at(&g, 4, 2)->style.role, ROLE_LINK);
    assert_int_equal(grid_at(&g, 3, 2)->style.role, ROLE_TEXT);
}

static void a_box_over_text_replaces_it(void **state) {
    struct grid g = grid_new(*state, 6, 3);
    put(&g, whole(&g), 0, 0, STR("x가나z"), plain);
    grid_box(&g, (rect){0, 0, 3, 3}, plain);
    expect_row(*state, &g, 0, "┌─┐나z");
    put(&g, whole(&g), 0, 0, STR("x가나z"), plain);
    grid_box(&g, (rect){2, 0, 2, 3}, plain);
    expect_row(*state, &g, 0, "x ┌┐ z");
}

static void boxes_may_be_thin_or_partly_outside(void **state) {
    struct grid g = grid_new(*state, 5, 3);
    grid_box(&g, (rect){0, 0, 5, 1}, plain);
    expect_row(*state, &g, 0, "╶───╴");
    grid_fill(&g, whole(&g), plain);
    grid_box(&g, (rect){-2, 1, 5, 5}, plain);
    expect_row(*state, &g, 1, "──┐");
    expect_row(*state, &g, 2, "  │");
    grid_fill(&g, whole(&g), plain);
    grid_box(&g, (rect){1, 1, 0, 0}, plain);
    grid_box(&g, (rect){1, 1, 0, 2}, plain);
    grid_box(&g, (rect){1, 1, 3, 0}, plain);
    grid_box(&g, (rect){1, 1, 1, 1}, plain);
    grid_box(&g, (rect){1, 1, -3, 2}, plain);
    expect_row(*state, &g, 1, "");
}

/* Each left half has its right half and the other way round. */
static void expect_whole_pieces(const struct grid *g) {
    for (int y = 0; y < g->h; y++) {
        for (int x = 0; x < g->w; x++) {
            const struct cell *cell = grid_at(g, x, y);
            assert_in_range(cell->width, 0, 2);
            if (cell->width == 2) {
                assert_true(x + 1 < g->w);
                assert_int_equal(grid_at(g, x + 1, y)->width, 0);
            }
            if (cell->width == 0) {
                assert_true(x > 0);
                assert_int_equal(grid_at(g, x - 1, y)->width, 2);
            }
        }
    }
}

static int pick(uint32_t *seed, int below) {
    *seed = *seed * 1664525U + 1013904223U;
    return (int)((*seed >> 8) % (unsigned)below);
}

static void any_drawing_leaves_whole_pieces(void **state) {
    const str texts[] = {STR("가나다라마"), STR("a가b나c"), STR("x"),
                         STR("👨‍👩‍👧🇰🇷e\xcc\x81")};
    struct grid g = grid_new(*state, 11, 4);
    uint32_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        rect r = {pick(&seed, 13) - 1, pick(&seed, 6) - 1, pick(&seed, 12), pick(&seed, 5)};
        int x = pick(&seed, 15) - 3;
        int y = pick(&seed, 6) - 1;
        int what = pick(&seed, 10);
        if (what == 0)
            grid_fill(&g, r, plain);
        else if (what == 1)
            grid_box(&g, r, plain);
        else
            put(&g, r, x, y, texts[pick(&seed, (int)COUNT(texts))], plain);
        expect_whole_pieces(&g);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_grid_is_blank),
        cmocka_unit_test(text_lands_where_it_is_put),
        cmocka_unit_test(clips_cut_at_every_side),
        cmocka_unit_test(a_wide_piece_that_does_not_fit_is_blank),
        cmocka_unit_test(half_a_wide_piece_never_stays),
        cmocka_unit_test(marks_stay_with_their_base),
        cmocka_unit_test(nothing_unsafe_reaches_a_cell),
        cmocka_unit_test(filling_gives_blanks_a_style),
        cmocka_unit_test(marking_adds_attributes),
        cmocka_unit_test(boxes_join),
        cmocka_unit_test(a_box_over_text_replaces_it),
        cmocka_unit_test(boxes_may_be_thin_or_partly_outside),
        cmocka_unit_test(any_drawing_leaves_whole_pieces),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
