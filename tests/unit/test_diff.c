/* The difference of two frames, played to a small terminal of our own. It fails where terminals
   disagree: printing behind the last column, moving from there, erasing in a style that shows. */
#include "tui/diff.h"
#include "tui/scroll.h"

#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <string.h>

enum { ALL_WAYS = DIFF_ECH | DIFF_RMAM | DIFF_SCROLL };

struct terminal {
    struct canvas c;
    int x, y, top, bottom;
    bool wraps, has_region;
    bool is_behind; /* the last column was just written */
    struct look look;
};

static const struct glyph blank = {.text = {' '}, .width = 1};

/* Blanks one place. A wide glyph of which one half goes loses the other. */
static void tear(struct canvas *c, int x, int y) {
    struct glyph *g = canvas_at(c, x, y);
    if (g->width == 0)
        *canvas_at(c, x - 1, y) = blank;
    if (g->width == 2)
        *canvas_at(c, x + 1, y) = blank;
    *g = blank;
}

/* Puts a piece where it fits. */
static void put_piece(struct canvas *c, int x, int y, const struct piece *p, struct look look) {
    struct glyph g = {.text = {p->base}, .width = (uint8_t)p->width, .look = look};
    memcpy(g.text + 1, p->marks, sizeof p->marks);
    if (p->base == ' ' && !sgr_shows_on_blanks(look))
        g.look = (struct look){0};
    for (int i = 0; i < p->width; i++)
        tear(c, x + i, y);
    *canvas_at(c, x, y) = g;
    if (p->width == 2)
        *canvas_at(c, x + 1, y) = (struct glyph){.look = look};
}

static void print(struct terminal *t, const struct piece *p) {
    assert_false(t->is_behind);
    assert_true(t->x >= 0 && t->x + p->width <= t->c.w);
    put_piece(&t->c, t->x, t->y, p, t->look);
    t->x += p->width;
    t->is_behind = t->x == t->c.w && t->wraps;
    t->x = t->x == t->c.w ? t->c.w - 1 : t->x;
}

static void scroll(struct terminal *t, int by) {
    assert_false(sgr_shows_on_blanks(t->look));
    for (int y = by > 0 ? t->top : t->bottom; y != (by > 0 ? t->bottom : t->top); y += by)
        memcpy(canvas_at(&t->c, 0, y), canvas_at(&t->c, 0, y + by), (size_t)t->c.w * sizeof blank);
    for (int x = 0; x < t->c.w; x++)
        *canvas_at(&t->c, x, by > 0 ? t->bottom : t->top) = blank;
}

static void control(struct terminal *t, char c) {
    if (c == '\r') {
        t->x = 0;
        t->is_behind = false;
    } else if (c == '\b') {
        assert_false(t->is_behind);
        assert_true(t->x > 0);
        t->x--;
    } else if (t->y == t->bottom) {
        assert_true(t->has_region); /* else the screen must stay */
        scroll(t, 1);
    } else {
        t->y++;
    }
}

static void select_rendition(struct terminal *t, str parameters) {
    do {
        long n = 0;
        str one = str_split(&parameters, ';');
        assert_true(one.n == 0 || str_number(one, &n));
        if (n == 0)
            t->look = (struct look){0};
        else if (n < 30)
            t->look.attr |= (uint8_t)(1U << n);
        else
            t->look.color = (uint8_t)n;
    } while (parameters.n);
}

static void erase(struct terminal *t, int n) {
    assert_false(sgr_shows_on_blanks(t->look));
    assert_false(t->is_behind);
    assert_true(t->x + n <= t->c.w);
    for (int x = t->x; x < t->x + n; x++)
        tear(&t->c, x, t->y);
}

static void go(struct terminal *t, int x, int y) {
    assert_true(x >= 0 && x < t->c.w && y >= 0 && y < t->c.h);
    t->x = x;
    t->y = y;
    t->is_behind = false;
}

static void sequence(struct terminal *t, str parameters, char final) {
    str rest = parameters;
    long a = 1, b = 1;
    str_number(str_split(&rest, ';'), &a);
    str_number(rest, &b);
    switch (final) {
    case 'H':
        go(t, (int)b - 1, (int)a - 1);
        break;
    case 'G':
        go(t, (int)a - 1, t->y);
        break;
    case 'C':
        assert_false(t->is_behind);
        go(t, t->x + (int)a, t->y);
        break;
    case 'D':
        assert_false(t->is_behind);
        go(t, t->x - (int)a, t->y);
        break;
    case 'X':
        erase(t, (int)a);
        break;
    case 'K':
        erase(t, t->c.w - t->x);
        break;
    case 'm':
        select_rendition(t, parameters);
        break;
    case 'r':
        t->has_region = parameters.n > 0;
        t->top = (int)a - 1;
        t->bottom = parameters.n ? (int)b - 1 : t->c.h - 1;
        assert_true(t->top < t->bottom);
        go(t, 0, 0);
        break;
    default:
        assert_true(str_eq(parameters, STR("?7")) && (final == 'h' || final == 'l'));
        t->wraps = final == 'h';
    }
}

static void play(struct terminal *t, str bytes) {
    for (size_t at = 0; at < bytes.n;) {
        char c = bytes.p[at];
        if (c == '\x1B' && bytes.p[at + 1] == 'M') {
            assert_int_equal(t->y, t->top);
            scroll(t, -1);
            at += 2;
        } else if (c == '\x1B') {
            size_t end = at + 2;
            while (strchr("0123456789;?", bytes.p[end]))
                end++;
            sequence(t, str_slice(bytes, at + 2, end), bytes.p[end]);
            at = end + 1;
        } else if (c < ' ' && c > 0) {
            control(t, c);
            at++;
        } else {
            struct piece p;
            assert_true(text_piece(bytes, &at, &p));
            print(t, &p);
        }
    }
}

/* Chance that is the same in each run (Knuth's MMIX generator). */
static unsigned chance(uint64_t *state, unsigned n) {
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*state >> 33) % n;
}

static struct look some_look(uint64_t *state) {
    static const struct look looks[] = {
        {0}, {0}, {ATTR_BOLD, 0}, {ATTR_DIM, 0}, {ATTR_UNDERLINE, 36}, {ATTR_REVERSE, 0}};
    return looks[chance(state, COUNT(looks))];
}

static void put(struct canvas *c, int x, int y, const char *text, struct look look) {
    struct piece p;
    size_t at = 0;
    while (text_piece(str_of(text), &at, &p) && x + p.width <= c->w) {
        put_piece(c, x, y, &p, look);
        x += p.width;
    }
}

/* Words, blanks and lines at random places. */
static void scribble(struct canvas *c, uint64_t *state, unsigned times) {
    static const char *const words[] = {
        "the sun", "눈물의 여왕", "e\xCC\x81t\xC3\xA9", "          ", "─────", "│", "x",
    };
    for (; times > 0; times--) {
        int x = (int)chance(state, (unsigned)c->w);
        int y = (int)chance(state, (unsigned)c->h);
        unsigned what = chance(state, COUNT(words) + 1);
        struct look look = some_look(state);
        if (what < COUNT(words))
            put(c, x, y, words[what], look);
        else
            for (; y < c->h; y++)
                put(c, x, y, "│", look);
    }
}

static struct canvas copy_of(struct arena *a, const struct canvas *c) {
    struct canvas copy = canvas_new(a, c->w, c->h);
    memcpy(copy.glyphs, c->glyphs, (size_t)c->w * (size_t)c->h * sizeof blank);
    return copy;
}

static void assert_same(const struct canvas *a, const struct canvas *b) {
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (!glyph_eq(canvas_at(a, x, y), canvas_at(b, x, y)))
                fail_msg("row %d, column %d differ", y, x);
}

/* Plays a difference; returns its bytes. */
static size_t assert_played(const struct diff *d) {
    struct arena a = {0};
    str bytes = diff_frames(d, &a);
    struct terminal t = {.c = copy_of(&a, d->before), .bottom = d->now->h - 1, .wraps = true};
    play(&t, bytes);
    assert_same(&t.c, d->now);
    if (d->has_cursor && bytes.n > 0) {
        assert_false(t.is_behind);
        assert_int_equal(t.x, d->cursor_x);
        assert_int_equal(t.y, d->cursor_y);
    }
    assert_true(t.wraps);
    assert_true(sgr_eq(t.look, (struct look){0}));
    assert_false(t.has_region);
    arena_free(&a);
    return bytes.n;
}

static size_t assert_turns(const struct canvas *before, const struct canvas *now, unsigned ways) {
    return assert_played(&(struct diff){.before = before, .now = now, .ways = ways});
}

static void any_frame_follows_any_other(void **state) {
    (void)state;
    static const struct {
        int w, h;
    } sizes[] = {{80, 24}, {50, 15}, {160, 50}, {1, 1}, {2, 1}, {1, 7}, {13, 2}};
    uint64_t seed = 1;
    for (unsigned round = 0; round < 600; round++) {
        struct arena a = {0};
        size_t size = round % COUNT(sizes);
        struct canvas before = canvas_new(&a, sizes[size].w, sizes[size].h);
        scribble(&before, &seed, chance(&seed, 60));
        struct canvas now = copy_of(&a, &before);
        if (round % 3 == 0 && now.h > 2)
            scroll_canvas(&now, (struct scroll){1 - 2 * (int)(round % 2), 0, now.h - 1});
        scribble(&now, &seed, chance(&seed, 1 + round % 40));
        struct diff d = {&before, &now, round % (ALL_WAYS + 1), chance(&seed, 2), 0, 0};
        d.cursor_x = (int)chance(&seed, (unsigned)now.w);
        d.cursor_y = (int)chance(&seed, (unsigned)now.h);
        assert_played(&d);
        arena_free(&a);
    }
}

static void nothing_is_written_for_nothing(void **state) {
    (void)state;
    struct arena a = {0};
    uint64_t seed = 2;
    struct canvas c = canvas_new(&a, 80, 24);
    scribble(&c, &seed, 50);
    assert_int_equal(assert_turns(&c, &c, ALL_WAYS), 0);
    arena_free(&a);
}

static void a_letter_costs_its_place(void **state) {
    (void)state;
    struct arena a = {0};
    struct canvas before = canvas_new(&a, 80, 24), now = canvas_new(&a, 80, 24);
    put(&now, 10, 5, "x", (struct look){0});
    assert_int_equal(assert_turns(&before, &now, ALL_WAYS), strlen("\x1B[6;11Hx"));
    arena_free(&a);
}

/* The cursor stands behind what is typed; so that is written last. */
static void what_is_typed_leaves_the_cursor(void **state) {
    (void)state;
    struct arena a = {0};
    struct canvas before = canvas_new(&a, 80, 24), now = canvas_new(&a, 80, 24);
    put(&before, 0, 0, "no hits", (struct look){0});
    put(&now, 0, 0, "no hits", (struct look){0});
    put(&now, 10, 23, "x", (struct look){0});
    struct diff d = {&before, &now, ALL_WAYS, true, 11, 23};
    assert_int_equal(assert_played(&d), strlen("\x1B[24;11Hx"));
    put(&now, 0, 0, "a", (struct look){ATTR_BOLD, 0});
    assert_int_equal(assert_played(&d), strlen("\x1B[1;1H\x1B[1ma\x1B[m\x1B[24;11Hx"));
    arena_free(&a);
}

static void fill(struct canvas *c, int first) {
    for (int y = 2; y < c->h - 2; y++) {
        char text[] = "row x of a long list of rows";
        text[4] = (char)('a' + (first + y) % 26);
        put(c, 1 + (first + y) % 5, y, text, (struct look){0});
    }
}

/* Rows that move are not written again, where the terminal can scroll. */
static void a_list_scrolls(void **state) {
    (void)state;
    for (int by = -3; by <= 3; by += by == -1 ? 2 : 1) {
        struct arena a = {0};
        struct canvas before = canvas_new(&a, 40, 24), now = canvas_new(&a, 40, 24);
        fill(&before, 2);
        fill(&now, 2 + by);
        assert_true(assert_turns(&before, &now, ALL_WAYS) < 140);
        assert_true(assert_turns(&before, &now, ALL_WAYS & ~(unsigned)DIFF_SCROLL) > 400);
        arena_free(&a);
    }
}

/* A mark at the head of each row, in a look of its own, costs no change of look per row. */
static void what_stands_apart_is_written_by_its_look(void **state) {
    (void)state;
    struct arena a = {0};
    struct canvas before = canvas_new(&a, 60, 24), now = canvas_new(&a, 60, 24);
    put(&before, 50, 0, "x", (struct look){0}); /* else it were the first frame */
    put(&now, 50, 0, "x", (struct look){0});
    for (int y = 0; y < 24; y++) {
        put(&now, 2, y, "q", (struct look){ATTR_BOLD, 0});
        put(&now, 16, y, "what it does", (struct look){0});
    }
    size_t texts = 24 * strlen("q"
                               "what it does");
    assert_true(assert_turns(&before, &now, ALL_WAYS) < texts + 24 * 9);
    arena_free(&a);
}

/* Erasing leaves the cursor where it was: with more to write close behind, spaces are shorter. */
static void spaces_lead_on(void **state) {
    (void)state;
    struct arena a = {0};
    struct canvas before = canvas_new(&a, 80, 24), now = canvas_new(&a, 80, 24);
    put(&before, 10, 5, "abcdefg to it", (struct look){0});
    put(&now, 10, 5, "ab      to me", (struct look){0});
    assert_int_equal(assert_turns(&before, &now, ALL_WAYS), strlen("\x1B[6;13H\x1B[5X\x1B[9Cme"));
    put(&now, 10, 5, "ab      so it", (struct look){0});
    assert_int_equal(assert_turns(&before, &now, ALL_WAYS), strlen("\x1B[6;13H      s"));
    arena_free(&a);
}

/* Far to the right a way back is shorter than an address. */
static void a_way_back_is_short(void **state) {
    (void)state;
    struct arena a = {0};
    struct canvas before = canvas_new(&a, 160, 24), now = canvas_new(&a, 160, 24);
    put(&now, 120, 5, "abcdefghijklmnopqrstuvw", (struct look){0});
    put(&now, 125, 6, "y", (struct look){0});
    assert_int_equal(assert_turns(&before, &now, ALL_WAYS),
                     strlen("\x1B[6;121Habcdefghijklmnopqrstuvw\n\x1B[18Dy"));
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_frame_follows_any_other),
        cmocka_unit_test(nothing_is_written_for_nothing),
        cmocka_unit_test(a_letter_costs_its_place),
        cmocka_unit_test(what_is_typed_leaves_the_cursor),
        cmocka_unit_test(spaces_lead_on),
        cmocka_unit_test(a_way_back_is_short),
        cmocka_unit_test(a_list_scrolls),
        cmocka_unit_test(what_stands_apart_is_written_by_its_look),
    };
    return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
