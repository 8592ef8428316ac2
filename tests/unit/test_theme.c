/* How cells look: the shortest change of rendition, and what a terminal cannot show. */
#include "base/palette.h"
#include "tui/sgr.h"
#include "tui/theme.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>

enum { ALL = 0xFF, BOLD = ATTR_BOLD, FAINT = ATTR_DIM, LINE = ATTR_UNDERLINE };

static void a_change_is_short_and_has_its_cost(void **state) {
    (void)state;
    static const struct {
        struct look from, to;
        const char *bytes;
    } changes[] = {
        {{0, 0}, {0, 0}, ""},
        {{0, 0}, {BOLD, 0}, "\x1B[1m"},
        {{BOLD, 0}, {0, 0}, "\x1B[m"},
        {{BOLD, 0}, {BOLD | LINE, 0}, "\x1B[4m"},
        {{BOLD, 0}, {FAINT, 0}, "\x1B[;2m"},
        {{0, 0}, {LINE, 36}, "\x1B[4;36m"},
        {{LINE, 36}, {LINE, 0}, "\x1B[;4m"},
        {{LINE, 36}, {LINE, 31}, "\x1B[31m"},
        {{BOLD, 31}, {LINE, 36}, "\x1B[;4;36m"},
    };
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct arena a = {0};
        struct buf out = {.arena = &a};
        sgr_change(changes[i].from, changes[i].to, &out);
        assert_true(str_eq(buf_str(&out), str_of(changes[i].bytes)));
        assert_int_equal(sgr_cost(changes[i].from, changes[i].to), out.n);
        arena_free(&a);
    }
}

/* One row of text in a role, as a terminal with these means shows it. */
static struct canvas draw(struct arena *a, const struct means *m, const char *text, style st) {
    struct grid g = grid_new(a, 8, 1);
    struct canvas c = canvas_new(a, 8, 1);
    struct pen pen = {&g, {0, 0, 8, 1}, 0};
    grid_put(&pen, 0, str_of(text), st);
    theme_draw(m, &g, &c);
    return c;
}

static void assert_look(const struct means *m, style st, unsigned on, unsigned color) {
    struct arena a = {0};
    struct canvas c = draw(&a, m, "x", st);
    assert_int_equal(canvas_at(&c, 0, 0)->look.attr, on);
    assert_int_equal(canvas_at(&c, 0, 0)->look.color, color);
    arena_free(&a);
}

static void a_role_is_shown_as_well_as_can_be(void **state) {
    (void)state;
    const struct means full = {.is_utf8 = true, .has_color = true, .attrs = ALL};
    struct means plain = full, poor = full, odd = full;
    plain.has_color = false;
    poor.attrs = 0;
    odd.uncolored = LINE;
    style link = {.role = ROLE_LINK}, picked = {.role = ROLE_LINK, .attr = ATTR_REVERSE};
    assert_look(&full, link, LINE, 36);
    assert_look(&plain, link, LINE, 0);
    assert_look(&poor, link, 0, 36);
    assert_look(&odd, link, LINE, 0); /* it shows a line or a colour; the line says more */
    assert_look(&full, picked, LINE | ATTR_REVERSE, 0);
}

/* No two roles that must be told apart differ in colour alone, in any theme. */
static void no_role_is_told_by_its_colour(void **state) {
    (void)state;
    static const int apart[] = {ROLE_TEXT, ROLE_LINK, ROLE_MATCH, ROLE_HIDDEN};
    for (uint8_t p = 0; p < PALETTE_COUNT; p++)
        for (size_t i = 0; i < COUNT(apart); i++)
            for (size_t k = 0; k < i; k++) {
                struct grid g = {.palette = p};
                struct look one = palette_look(&g, (style){.role = (uint8_t)apart[i]});
                struct look two = palette_look(&g, (style){.role = (uint8_t)apart[k]});
                assert_int_not_equal(one.attr, two.attr);
            }
}

static void themes_differ_and_one_is_plain(void **state) {
    (void)state;
    unsigned vivid = 0;
    for (uint8_t role = 0; role < ROLE_COUNT; role++) {
        struct look look[PALETTE_COUNT];
        for (uint8_t p = 0; p < PALETTE_COUNT; p++)
            look[p] = palette_look(&(struct grid){.palette = p}, (style){.role = role});
        vivid += look[PALETTE_VIVID].color != look[PALETTE_TERMINAL].color;
        assert_int_equal(look[PALETTE_PLAIN].color, 0);
        assert_int_equal(look[PALETTE_PLAIN].attr & ATTR_DIM, 0);
    }
    assert_true(vivid > 3);
}

static void assert_text(const struct means *m, const char *text, const uint32_t *want, size_t n) {
    struct arena a = {0};
    struct canvas c = draw(&a, m, text, (style){0});
    for (size_t i = 0; i < n; i++)
        assert_int_equal(canvas_at(&c, (int)i, 0)->text[0], want[i]);
    arena_free(&a);
}

static void letters_become_what_can_be_shown(void **state) {
    (void)state;
    const struct means utf8 = {.is_utf8 = true, .attrs = ALL}, ascii = {.attrs = ALL};
    assert_text(&utf8, "a여b", (const uint32_t[]){'a', 0xC5EC, 0, 'b'}, 4);
    assert_text(&ascii, "a여b", (const uint32_t[]){'a', '?', '?', 'b'}, 4);
    assert_text(&ascii, "│─é", (const uint32_t[]){'|', '-', 'e'}, 3);
}

static void blanks_have_no_look_that_is_not_seen(void **state) {
    (void)state;
    const struct means m = {.is_utf8 = true, .has_color = true, .attrs = ALL};
    struct arena a = {0};
    struct canvas c = draw(&a, &m, " ", (style){.attr = ATTR_BOLD});
    assert_true(glyph_is_blank(canvas_at(&c, 0, 0)));
    assert_true(sgr_eq(canvas_at(&c, 0, 0)->look, (struct look){0}));
    c = draw(&a, &m, " ", (style){.attr = ATTR_REVERSE});
    assert_false(glyph_is_blank(canvas_at(&c, 0, 0)));
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_short_and_has_its_cost),
        cmocka_unit_test(a_role_is_shown_as_well_as_can_be),
        cmocka_unit_test(no_role_is_told_by_its_colour),
        cmocka_unit_test(themes_differ_and_one_is_plain),
        cmocka_unit_test(letters_become_what_can_be_shown),
        cmocka_unit_test(blanks_have_no_look_that_is_not_seen),
    };
    return setlocale(LC_ALL, "C.UTF-8") ? cmocka_run_group_tests_name("theme", tests, NULL, NULL)
                                        : 1;
}
