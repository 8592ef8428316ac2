/* Layouts: every pane is whole, borders are shared, and folding leaves one. */
#include "app/layout.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

static struct layout_wish wish_of(unsigned view, bool page) {
    return (struct layout_wish){
        .view = (enum view_id)view, .focus = PANE_LIST, .page = page, .rows = 12};
}

/* Every cell between header and footer is in some pane, and only borders are in two. */
static void assert_tiled(const struct layout *l, int w, int h) {
    for (int y = 1; y < h - 1; y++) {
        for (int x = 0; x < w; x++) {
            int in = 0, covered = 0;
            for (unsigned i = 0; i < l->n; i++) {
                rect o = l->panes[i].outer, r = l->panes[i].inner;
                covered += x >= o.x && x < o.x + o.w && y >= o.y && y < o.y + o.h;
                in += x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
            }
            assert_true(covered >= 1);
            assert_true(in <= 1);
            assert_true(in == 0 || covered == 1);
        }
    }
}

static void panes_tile_every_screen(void **state) {
    (void)state;
    for (int w = LAYOUT_MIN_W; w <= 220; w += 7)
        for (int h = LAYOUT_MIN_H; h <= 80; h += 3)
            for (unsigned view = 0; view < VIEW_COUNT; view++)
                for (int page = 0; page < 2; page++) {
                    struct layout l = layout_panes(wish_of(view, page), w, h);
                    assert_true(l.n >= 1);
                    assert_tiled(&l, w, h);
                }
}

static void every_pane_has_room_for_text(void **state) {
    (void)state;
    for (unsigned view = 0; view < VIEW_COUNT; view++) {
        struct layout l = layout_panes(wish_of(view, false), LAYOUT_FULL_W, LAYOUT_FULL_H);
        for (unsigned i = 0; i < l.n; i++) {
            assert_true(l.panes[i].inner.w >= 20);
            assert_true(l.panes[i].inner.h >= 2);
        }
    }
}

static void tracks_at_80x24_is_the_sketch(void **state) {
    (void)state;
    struct layout l = layout_panes(wish_of(VIEW_TRACKS, false), 80, 24);
    assert_int_equal(l.n, 5);
    assert_int_equal(l.panes[0].inner.h, 12);
    assert_int_equal(l.panes[1].inner.h, 7);
    assert_int_equal(l.panes[2].inner.h, 10);
    assert_int_equal(l.panes[3].inner.h, 4);
    assert_int_equal(l.panes[4].inner.h, 4);
}

static void a_small_screen_shows_the_focused_pane_alone(void **state) {
    (void)state;
    struct layout_wish wish = wish_of(VIEW_TRACKS, false);
    wish.focus = PANE_LYRICS;
    struct layout l = layout_panes(wish, 50, 15);
    assert_true(l.one);
    assert_int_equal(l.n, 1);
    assert_int_equal(l.panes[0].id, PANE_LYRICS);
    assert_int_equal(l.panes[0].inner.w, 50);
    assert_int_equal(l.panes[0].inner.h, 13);
}

static void a_tiny_screen_has_no_pane(void **state) {
    (void)state;
    assert_int_equal(layout_panes(wish_of(VIEW_TRACKS, false), LAYOUT_MIN_W - 1, 24).n, 0);
    assert_int_equal(layout_panes(wish_of(VIEW_TRACKS, false), 80, LAYOUT_MIN_H - 1).n, 0);
    assert_int_equal(layout_panes(wish_of(VIEW_TRACKS, false), 0, 0).n, 0);
}

static void zoom_keeps_the_border(void **state) {
    (void)state;
    struct layout_wish wish = wish_of(VIEW_TRACKS, false);
    wish.zoom = true;
    wish.focus = PANE_SCENES;
    struct layout l = layout_panes(wish, 80, 24);
    assert_int_equal(l.n, 1);
    assert_int_equal(l.panes[0].id, PANE_SCENES);
    assert_int_equal(l.panes[0].inner.w, 78);
}

static void an_open_page_takes_the_panes_right_of_the_list(void **state) {
    (void)state;
    struct layout l = layout_panes(wish_of(VIEW_TRACKS, true), 80, 24);
    assert_int_equal(l.panes[0].id, PANE_LIST);
    assert_int_equal(l.panes[l.n - 1].id, PANE_PAGE);
    assert_int_equal(l.panes[l.n - 1].outer.h, 22);
}

static int height_of(const struct layout *l, enum pane_id id) {
    for (unsigned i = 0; i < l->n; i++)
        if (l->panes[i].id == id)
            return l->panes[i].inner.h;
    return 0;
}

/* What a short list does not need, the panes under it get; a long one keeps its share. */
static void a_list_takes_the_rows_that_it_needs(void **state) {
    (void)state;
    struct layout_wish wish = wish_of(VIEW_TRACKS, false);
    struct layout few = layout_panes(wish, 100, 50);
    wish.rows = 300;
    struct layout many = layout_panes(wish, 100, 50);
    assert_int_equal(height_of(&few, PANE_LIST), 12);
    assert_true(height_of(&many, PANE_LIST) > 20);
    assert_true(height_of(&few, PANE_CARD) > height_of(&many, PANE_CARD));
    assert_true(height_of(&many, PANE_CARD) >= 7);
}

/* What stays where it is need not be written. */
static void an_open_page_moves_no_border(void **state) {
    (void)state;
    for (unsigned view = VIEW_SCENES; view <= VIEW_STORY; view++) {
        struct layout l = layout_panes(wish_of(view, true), 80, 24);
        struct layout before = layout_panes(wish_of(view, false), 80, 24);
        assert_memory_equal(&l.panes[1].inner, &before.panes[1].inner, sizeof l.panes[1].inner);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(panes_tile_every_screen),
        cmocka_unit_test(every_pane_has_room_for_text),
        cmocka_unit_test(tracks_at_80x24_is_the_sketch),
        cmocka_unit_test(a_small_screen_shows_the_focused_pane_alone),
        cmocka_unit_test(a_tiny_screen_has_no_pane),
        cmocka_unit_test(zoom_keeps_the_border),
        cmocka_unit_test(an_open_page_takes_the_panes_right_of_the_list),
        cmocka_unit_test(a_list_takes_the_rows_that_it_needs),
        cmocka_unit_test(an_open_page_moves_no_border),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
