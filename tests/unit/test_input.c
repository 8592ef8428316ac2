/* What keys, pastes and the mouse send becomes events, however the bytes are cut. */
#include "tui/input.h"

#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { MOST_SAID = 400 };

static const struct sequence_key own[] = {
    {{"\x1BOA", 3}, K_UP},
    {{"\x1B[5~", 4}, K_PGUP},
    {{"\x1B[7$x", 5}, K_END}, /* no other terminal has it */
};
static const struct sequence_keys keys = {own, COUNT(own)};

static const char *const names[] = {
    [K_ENTER - K_ENTER] = "Enter", [K_TAB - K_ENTER] = "Tab",      [K_BACKTAB - K_ENTER] = "S-Tab",
    [K_ESC - K_ENTER] = "Esc",     [K_BACKSPACE - K_ENTER] = "BS", [K_DELETE - K_ENTER] = "Del",
    [K_UP - K_ENTER] = "Up",       [K_DOWN - K_ENTER] = "Down",    [K_LEFT - K_ENTER] = "Left",
    [K_RIGHT - K_ENTER] = "Right", [K_HOME - K_ENTER] = "Home",    [K_END - K_ENTER] = "End",
    [K_PGUP - K_ENTER] = "PgUp",   [K_PGDN - K_ENTER] = "PgDn",    [K_F1 - K_ENTER] = "F1",
};

static void say_key(struct buf *out, uint32_t key) {
    char text[4];
    buf_add(out, key & K_CTRL ? STR("C-") : STR(""));
    buf_add(out, key & K_ALT ? STR("M-") : STR(""));
    key &= ~(uint32_t)(K_CTRL | K_ALT);
    if (key >= K_ENTER)
        buf_add(out, str_of(names[key - K_ENTER]));
    else
        buf_add(out, (str){text, text_encode(key, text)});
}

static void say(struct buf *out, const struct event *ev) {
    buf_add(out, out->n ? STR(" ") : STR(""));
    if (ev->type == EVENT_KEY)
        say_key(out, ev->key);
    else if (ev->type == EVENT_PASTE)
        buf_fmt(out, "paste(%.*s)", (int)ev->text.n, ev->text.p);
    else if (ev->type == EVENT_WHEEL)
        buf_fmt(out, "wheel%s(%d,%d)", ev->key == K_UP ? "Up" : "Down", ev->x, ev->y);
    else
        buf_fmt(out, "%s(%d,%d)", ev->type == EVENT_DOUBLE ? "double" : "click", ev->x, ev->y);
}

static void add(struct input *in, str bytes, int64_t now) {
    size_t room;
    char *to = input_room(in, &room);
    assert_true(bytes.n <= room);
    memcpy(to, bytes.p, bytes.n);
    input_add(in, bytes.n, now);
}

static void take(struct input *in, struct buf *out) {
    struct event ev;
    while (input_next(in, &ev))
        say(out, &ev);
}

/* What comes of the bytes in reads of `step`, and then silence. */
static void assert_step(str bytes, size_t step, const char *want) {
    struct arena a = {0};
    struct buf out = {.arena = &a};
    struct input in;
    input_init(&in, &keys);
    for (size_t at = 0; at < bytes.n; at += step) {
        add(&in, str_slice(bytes, at, at + step < bytes.n ? at + step : bytes.n), 1);
        take(&in, &out);
    }
    input_pause(&in);
    take(&in, &out);
    char said[MOST_SAID];
    snprintf(said, sizeof said, "%.*s", (int)out.n, buf_str(&out).p);
    assert_string_equal(said, want);
    input_free(&in);
    arena_free(&a);
}

static void assert_read(const char *bytes, const char *want) {
    for (size_t step = 1; step <= strlen(bytes); step++)
        assert_step(str_of(bytes), step, want);
}

static void letters_are_themselves(void **state) {
    (void)state;
    assert_read("j눈물é", "j 눈 물 é");
    assert_read("\r\n\t\x7F\b", "Enter Enter Tab BS BS");
    assert_read("\x01\x04\x15", "C-a C-d C-u");
}

static void keys_have_names(void **state) {
    (void)state;
    assert_read("\x1B[A\x1BOB\x1B[C\x1BOD", "Up Down Right Left");
    assert_read("\x1B[H\x1BOF\x1B[1~\x1B[4~\x1B[7~\x1B[8~", "Home End Home End Home End");
    assert_read("\x1B[5~\x1B[6~\x1B[3~\x1B[Z", "PgUp PgDn Del S-Tab");
    assert_read("\x1BOP\x1B[11~\x1B[[A", "F1 F1 F1");
    assert_read("\x1B[1;5A\x1B[1;2B\x1B[5;3~", "Up Down PgUp"); /* modifiers are ignored */
    assert_read("\x1BOj\x1BOp\x1BOy\x1BOM", "* 0 9 Enter");
    assert_read("\x1B[7$x", "End");
}

/* Noise between two keys takes nothing with it. */
static void noise_is_dropped(void **state) {
    (void)state;
    assert_read("j\xFFk", "j k");
    assert_read("j\xE2\x82k", "j k");
    assert_read("j\xC2\x85k", "j k");
    assert_read("j\x1B[99~k", "j k");
    assert_read("j\x1B[?62;22ck", "j k");
    assert_read("j\x1B[999999999999999999~k", "j k");
    assert_read("j\x1B[1;2\nk", "j Enter k");
}

/* Esc is a key as soon as nothing follows; Alt only in one read. */
static void a_lone_escape_is_a_key(void **state) {
    (void)state;
    assert_read("\x1B", "Esc");
    assert_read("j\x1B", "j Esc");
    assert_step(STR("\x1B\x1B"), 2, "Esc Esc");
    assert_step(STR("\x1Bj"), 2, "M-j");
    assert_step(STR("\x1B눈"), 4, "M-눈");
    assert_step(STR("\x1B["), 2, "M-[");
    assert_step(STR("\x1B[1;"), 4, "");
    struct input in;
    input_init(&in, &keys);
    assert_int_equal(input_patience(&in), -1);
    add(&in, STR("\x1B"), 1);
    struct event ev;
    assert_false(input_next(&in, &ev));
    assert_int_equal(input_patience(&in), INPUT_ESC_MS);
    input_free(&in);
}

static void a_paste_is_one_event(void **state) {
    (void)state;
    assert_read("a\x1B[200~two\rlines\x1B[201~b", "a paste(two\nlines) b");
    assert_read("\x1B[200~\x1B[A\x1B[20\x1B[201~", "paste(\x1B[A\x1B[20)");
    assert_read("\x1B[200~\x1B[201~", "paste()");
    assert_read("\x1B[200~x\xFFy\x1B[201~", "paste(x\xEF\xBF\xBDy)");
    assert_step(STR("\x1B[200~no end"), 100, "paste(no end)");
}

/* What is behind the limit is dropped, and what is typed next is a key again. */
static void a_paste_has_a_limit(void **state) {
    (void)state;
    static char x[INPUT_BYTES / 2];
    memset(x, 'x', sizeof x);
    struct input in;
    struct event ev;
    input_init(&in, &keys);
    add(&in, STR("\x1B[200~"), 1);
    for (size_t n = 0; n <= INPUT_PASTE + sizeof x; n += sizeof x) {
        assert_false(input_next(&in, &ev));
        add(&in, (str){x, sizeof x}, 1);
    }
    assert_false(input_next(&in, &ev));
    add(&in, STR("\x1B[201~q"), 1);
    assert_true(input_next(&in, &ev));
    assert_int_equal(ev.type, EVENT_PASTE);
    assert_true(ev.text.n <= INPUT_PASTE && ev.text.n > INPUT_PASTE - 8);
    assert_true(input_next(&in, &ev));
    assert_int_equal(ev.key, 'q');
    input_free(&in);
}

static void the_mouse_has_a_place(void **state) {
    (void)state;
    assert_read("\x1B[<0;10;5M\x1B[<0;10;5m", "click(9,4)");
    assert_read("\x1B[<64;1;1M\x1B[<65;160;50M", "wheelUp(0,0) wheelDown(159,49)");
    assert_read("\x1B[<20;3;4M", "click(2,3)"); /* with Ctrl and Shift */
    assert_read("\x1B[<2;3;4M\x1B[<0;0;0M\x1B[<0;;M", "");
    assert_read("\x1B[M !!", "click(0,0)");
    assert_read("\x1B[M`*%", "wheelUp(9,4)");
}

/* Two clicks at one place are a double one when they are close in time; a third is not. */
static void clicks_double(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        int64_t after;
    } clicks[] = {
        {"\x1B[<0;2;2M", 1000}, {"\x1B[<0;2;2M", INPUT_DOUBLE_MS},     {"\x1B[<0;2;2M", 1},
        {"\x1B[<0;3;2M", 1},    {"\x1B[<0;3;2M", INPUT_DOUBLE_MS + 1},
    };
    struct arena a = {0};
    struct buf out = {.arena = &a};
    struct input in;
    int64_t now = 0;
    input_init(&in, &keys);
    for (size_t i = 0; i < COUNT(clicks); i++) {
        now += clicks[i].after;
        add(&in, str_of(clicks[i].bytes), now);
        take(&in, &out);
    }
    assert_true(
        str_eq(buf_str(&out), STR("click(1,1) double(1,1) click(1,1) click(2,1) click(2,1)")));
    input_free(&in);
    arena_free(&a);
}

/* A sequence without an end fills the room; then it is noise, and reading goes on. */
static void an_endless_sequence_ends(void **state) {
    (void)state;
    struct input in;
    struct event ev;
    input_init(&in, &keys);
    add(&in, STR("\x1B["), 1);
    for (int i = 0; i < INPUT_BYTES - 2; i++) {
        assert_false(input_next(&in, &ev));
        add(&in, STR("1"), 1);
    }
    assert_false(input_next(&in, &ev));
    add(&in, STR("q"), 1);
    assert_true(input_next(&in, &ev));
    assert_int_equal(ev.key, 'q');
    input_free(&in);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_themselves),   cmocka_unit_test(keys_have_names),
        cmocka_unit_test(noise_is_dropped),         cmocka_unit_test(a_lone_escape_is_a_key),
        cmocka_unit_test(a_paste_is_one_event),     cmocka_unit_test(a_paste_has_a_limit),
        cmocka_unit_test(the_mouse_has_a_place),    cmocka_unit_test(clicks_double),
        cmocka_unit_test(an_endless_sequence_ends),
    };
    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
