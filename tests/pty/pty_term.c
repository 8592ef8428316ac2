/* The emulator's side: bytes in, screen out. */
#include "pty_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Titles came whole until libvterm 0.2, and in fragments since. */
static void take_title(struct pty *p, const VTermValue *v) {
    char *title = p->state.title;
    size_t size = sizeof p->state.title;
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR >= 2
    size_t n = v->string.initial ? 0 : strlen(title);
    snprintf(title + n, size - n, "%.*s", (int)v->string.len, v->string.str);
#else
    snprintf(title, size, "%s", v->string);
#endif
}

static int on_property(VTermProp property, VTermValue *v, void *context) {
    struct pty *p = context;
    if (property == VTERM_PROP_ALTSCREEN)
        p->state.alternate = v->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        p->state.cursor = v->boolean;
    else if (property == VTERM_PROP_TITLE)
        take_title(p, v);
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

/* libvterm 0.1 crashes where a wide character meets a single column, so it gets two. */
static int columns(int w) {
    return w < 2 ? 2 : w;
}

void term_resize(struct pty *p, int w, int h) {
    vterm_set_size(p->vt, h, columns(w));
}

void term_open(struct pty *p, int w, int h) {
    p->vt = vterm_new(h, columns(w));
    vterm_set_utf8(p->vt, 1);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
    vterm_input_write(p->vt, PTY_PROMPT "\r\n", strlen(PTY_PROMPT "\r\n"));
}

void term_close(struct pty *p) {
    if (p->vt)
        vterm_free(p->vt);
}

void term_feed(struct pty *p, const char *bytes, size_t n) {
    if (p->raw_n + n + 1 > p->raw_cap) {
        p->raw_cap = (p->raw_n + n + 1) * 2;
        p->raw = realloc(p->raw, p->raw_cap);
    }
    memcpy(p->raw + p->raw_n, bytes, n);
    p->raw_n += n;
    p->raw[p->raw_n] = '\0';
    faint_feed(p, bytes, n);
}

size_t term_answer(struct pty *p, char *out, size_t size) {
    return vterm_output_read(p->vt, out, size);
}

size_t pty_bytes(struct pty *p) {
    return p->raw_n;
}

const char *pty_raw(struct pty *p, size_t *n) {
    *n = p->raw_n;
    return p->raw_n ? p->raw : "";
}

static size_t encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; --i > 0; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(0xf00 >> n | c);
    return n;
}

static VTermScreenCell cell_at(struct pty *p, int x, int y) {
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(p->screen, (VTermPos){.row = y, .col = x}, &cell);
    return cell;
}

/* The right half of a wide character. */
static bool is_half(const VTermScreenCell *c) {
    return c->chars[0] == (uint32_t)-1;
}

static size_t put_cell(const VTermScreenCell *c, char *out) {
    if (is_half(c))
        return 0;
    if (c->chars[0] == 0) {
        out[0] = ' ';
        return 1;
    }
    size_t n = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c->chars[i]; i++)
        n += encode(c->chars[i], out + n);
    return n;
}

static size_t put_row(struct pty *p, int y, int w, char *out) {
    size_t n = 0;
    for (int x = 0; x < w; x++) {
        VTermScreenCell c = cell_at(p, x, y);
        n += put_cell(&c, out + n);
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    return n;
}

static char *room(struct pty *p, int *w, int *h) {
    vterm_get_size(p->vt, h, w);
    p->text = realloc(p->text, (size_t)*h * ((size_t)*w * 4 * VTERM_MAX_CHARS_PER_CELL + 1) + 1);
    return p->text;
}

const char *pty_row(struct pty *p, int y) {
    int w, h;
    char *out = room(p, &w, &h);
    out[put_row(p, y, w, out)] = '\0';
    return out;
}

const char *pty_screen(struct pty *p) {
    int w, h;
    char *out = room(p, &w, &h);
    size_t n = 0;
    for (int y = 0; y < h; y++) {
        n += put_row(p, y, w, out + n);
        out[n++] = '\n';
    }
    out[n] = '\0';
    return out;
}

int pty_find(struct pty *p, const char *text) {
    int w, h;
    vterm_get_size(p->vt, &h, &w);
    for (int y = 0; y < h; y++)
        if (strstr(pty_row(p, y), text))
            return y;
    return -1;
}

static bool shows(struct pty *p, const void *text) {
    return strstr(pty_screen(p), text) != NULL;
}

static bool shows_not(struct pty *p, const void *text) {
    return !shows(p, text);
}

bool pty_wait_text(struct pty *p, const char *text) {
    bool found = pty_wait(p, shows, text);
    if (!found)
        fprintf(stderr, "pty: expected: %s\n", text);
    return found;
}

bool pty_wait_gone(struct pty *p, const char *text) {
    bool gone = pty_wait(p, shows_not, text);
    if (!gone)
        fprintf(stderr, "pty: should be gone: %s\n", text);
    return gone;
}

struct pty_shot pty_shot(struct pty *p) {
    struct pty_shot s;
    vterm_get_size(p->vt, &s.h, &s.w);
    s.cells = calloc((size_t)s.w * (size_t)s.h, sizeof *s.cells);
    for (int y = 0; y < s.h; y++)
        for (int x = 0; x < s.w; x++)
            s.cells[y * s.w + x] = cell_at(p, x, y);
    return s;
}

void pty_shot_free(struct pty_shot *s) {
    free(s->cells);
    s->cells = NULL;
}

/* A blank that was written looks like one that never was. */
static uint32_t glyph(const VTermScreenCell *c, int i) {
    return i == 0 && c->chars[0] == 0 ? ' ' : c->chars[i];
}

static bool same_glyphs(const VTermScreenCell *a, const VTermScreenCell *b) {
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) {
        if (glyph(a, i) != glyph(b, i))
            return false;
        if (glyph(a, i) == 0)
            return true;
    }
    return true;
}

/* Weight and ink of a blank are not to be seen, unless a line or the reversal shows them. */
static bool shows_ink(const VTermScreenCell *c) {
    return glyph(c, 0) != ' ' || c->attrs.underline || c->attrs.reverse;
}

static bool same_ink(const VTermScreenCell *a, const VTermScreenCell *b) {
    return a->attrs.bold == b->attrs.bold && a->attrs.italic == b->attrs.italic &&
           a->attrs.strike == b->attrs.strike && vterm_color_is_equal(&a->fg, &b->fg);
}

static bool looks_same(const VTermScreenCell *a, const VTermScreenCell *b) {
    return same_glyphs(a, b) && a->attrs.underline == b->attrs.underline &&
           a->attrs.reverse == b->attrs.reverse && vterm_color_is_equal(&a->bg, &b->bg) &&
           (!shows_ink(a) || same_ink(a, b));
}

size_t pty_changed(const struct pty_shot *a, const struct pty_shot *b, size_t *cells) {
    size_t bytes = 0;
    *cells = 0;
    for (int i = 0; i < a->w * a->h; i++) {
        char out[4 * VTERM_MAX_CHARS_PER_CELL];
        if (looks_same(&a->cells[i], &b->cells[i]))
            continue;
        bytes += put_cell(&b->cells[i], out);
        ++*cells;
    }
    return bytes;
}

enum { MODES = 64 };

/* A private mode, as ESC [ ? number h or l last set it. */
struct mode {
    long number;
    bool on;
};

static void note_mode(struct mode *modes, long number, bool on) {
    int i = 0;
    while (i < MODES - 1 && modes[i].number && modes[i].number != number)
        i++;
    modes[i] = (struct mode){number, on};
}

/* Takes the modes that one sequence "numbers h" or "numbers l" names. */
static void note_sequence(struct mode *modes, const char *numbers) {
    const char *end = numbers + strspn(numbers, "0123456789;");
    if (*end != 'h' && *end != 'l')
        return;
    for (const char *at = numbers; at < end; at++) {
        char *stop;
        long number = strtol(at, &stop, 10);
        if (stop != at)
            note_mode(modes, number, *end == 'h');
        at = stop;
    }
}

bool pty_modes_restored(struct pty *p) {
    struct mode modes[MODES] = {{0, false}};
    bool keypad = false, restored = true;
    for (const char *at = p->raw; at && (at = strchr(at, '\x1b')); at++)
        if (at[1] == '[' && at[2] == '?')
            note_sequence(modes, at + 3);
        else if (at[1] == '=' || at[1] == '>')
            keypad = at[1] == '=';
    for (int i = 0; i < MODES && modes[i].number; i++) {
        /* Line wrap and the cursor are on by default. */
        bool normal = modes[i].number == 7 || modes[i].number == 25;
        if (modes[i].on != normal)
            fprintf(stderr, "pty: mode %ld was left %s\n", modes[i].number,
                    modes[i].on ? "on" : "off");
        restored = restored && modes[i].on == normal;
    }
    if (keypad)
        fprintf(stderr, "pty: keypad mode was left on\n");
    return restored && !keypad;
}
