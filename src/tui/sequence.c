/* Reading one sequence: the keys of terminfo first, then what xterm, VT220, rxvt and the Linux
   console have in common. */
#include "tui/sequence.h"

#include "base/text.h"

enum { ESC = 0x1B, DEL = 0x7F, REPLACEMENT = 0xFFFD, PASTE_BEGIN = 200 };

/* Buttons of the mouse as xterm numbers them. */
enum {
    BUTTON_LEFT = 0,
    BUTTON_MODIFIERS = 4 | 8 | 16, /* Shift, Alt, Ctrl */
    WHEEL_UP = 64,
    WHEEL_DOWN = 65,
};

static const uint32_t control_keys[] = {
    ['\b'] = K_BACKSPACE, ['\t'] = K_TAB, ['\n'] = K_ENTER, ['\r'] = K_ENTER, [DEL] = K_BACKSPACE,
};

/* The last byte of "ESC [ … byte" or "ESC O byte". */
static const uint32_t final_keys[] = {
    ['A'] = K_UP,   ['B'] = K_DOWN,  ['C'] = K_RIGHT, ['D'] = K_LEFT,    ['F'] = K_END,
    ['H'] = K_HOME, ['M'] = K_ENTER, ['P'] = K_F1,    ['Z'] = K_BACKTAB,
};

/* The number of "ESC [ number ~". */
static const uint32_t number_keys[] = {
    [1] = K_HOME, [3] = K_DELETE, [4] = K_END, [5] = K_PGUP,
    [6] = K_PGDN, [7] = K_HOME,   [8] = K_END, [11] = K_F1,
};

/* What the keypad sends as "ESC O" and a letter from 'j' on. */
static const char keypad[] = "*+,-./0123456789";

static unsigned char byte_at(str s, size_t i) {
    return (unsigned char)s.p[i];
}

static struct key_token key_token(size_t n, uint32_t key) {
    return (struct key_token){.n = n, .ev = {.type = EVENT_KEY, .key = key}};
}

static struct key_token incomplete(void) {
    return key_token(0, K_NONE);
}

/* True when `s` is the beginning of a longer UTF-8 sequence. */
static bool is_cut(str s) {
    unsigned lead = byte_at(s, 0);
    size_t n = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < s.n; i++)
        if ((byte_at(s, i) & 0xC0) != 0x80)
            return false;
    return s.n < n;
}

static struct key_token read_char(str s) {
    if (is_cut(s))
        return incomplete();
    size_t n = 0;
    uint32_t c = text_decode(s, &n);
    if (c < ' ' || c == DEL) {
        bool is_letter = !control_keys[c] && c >= 1 && c <= 26;
        return key_token(n, is_letter ? (uint32_t)K_CTRL | ('a' + c - 1) : control_keys[c]);
    }
    bool is_noise = (c == REPLACEMENT && n == 1) || (c > DEL && c < 0xA0);
    return key_token(n, is_noise ? (uint32_t)K_NONE : c);
}

/* ESC and a character in one go: the key with Alt. */
static struct key_token read_alt(str s) {
    struct key_token t = read_char(str_slice(s, 1, s.n));
    if (t.n) {
        t.n++;
        t.ev.key |= t.ev.key ? (uint32_t)K_ALT : 0;
    }
    return t;
}

/* The key that `s` begins with; false when there is none. *is_part tells that there may be one when
   more bytes come. */
static bool read_own(const struct sequence_keys *keys, str s, struct key_token *out,
                     bool *is_part) {
    *is_part = false;
    for (size_t i = 0; i < keys->n; i++) {
        str bytes = keys->list[i].bytes;
        if (str_starts(s, bytes)) {
            *out = key_token(bytes.n, keys->list[i].key);
            return true;
        }
        *is_part = *is_part || str_starts(bytes, s);
    }
    return false;
}

/* A press of a button; the place is counted from 1. */
static struct key_token mouse_token(size_t n, int button, int x, int y) {
    struct key_token t = key_token(n, K_NONE);
    button &= ~BUTTON_MODIFIERS;
    if (x < 1 || y < 1)
        return t;
    if (button == BUTTON_LEFT) {
        t.ev = (struct event){.type = EVENT_CLICK, .x = x - 1, .y = y - 1};
    } else if (button == WHEEL_UP || button == WHEEL_DOWN) {
        uint32_t key = button == WHEEL_UP ? K_UP : K_DOWN;
        t.ev = (struct event){.type = EVENT_WHEEL, .key = key, .x = x - 1, .y = y - 1};
    }
    return t;
}

/* The next number of a list as "1;2;3", or -1. */
static int take_number(str *list) {
    enum { MOST = 9999 };
    long value;
    bool is_good = str_number(str_split(list, ';'), &value) && value >= 0 && value <= MOST;
    return is_good ? (int)value : -1;
}

/* "ESC [ < button ; x ; y M", or m when released (xterm's mode 1006). */
static struct key_token read_mouse(size_t n, str numbers, unsigned char final) {
    int button = take_number(&numbers), x = take_number(&numbers), y = take_number(&numbers);
    return final == 'M' ? mouse_token(n, button, x, y) : key_token(n, K_NONE);
}

/* "ESC [ M" and three bytes: how terminals that do not know mode 1006 put it. */
static struct key_token read_old_mouse(str s) {
    if (s.n < 6)
        return incomplete();
    return mouse_token(6, byte_at(s, 3) - ' ', byte_at(s, 4) - ' ', byte_at(s, 5) - ' ');
}

static uint32_t final_key(unsigned char final) {
    return final < COUNT(final_keys) ? final_keys[final] : (uint32_t)K_NONE;
}

static struct key_token read_number(size_t n, str numbers) {
    int number = take_number(&numbers);
    bool is_key = number >= 0 && (size_t)number < COUNT(number_keys);
    struct key_token t = key_token(n, is_key ? number_keys[number] : (uint32_t)K_NONE);
    t.is_paste = number == PASTE_BEGIN;
    return t;
}

/* A control sequence (ECMA-48, 5.4). */
static struct key_token read_csi(str s) {
    size_t n = 2;
    while (n < s.n && byte_at(s, n) >= 0x20 && byte_at(s, n) < 0x40)
        n++;
    if (n == s.n)
        return incomplete();
    unsigned char final = byte_at(s, n);
    if (final < 0x40 || final > 0x7E)
        return key_token(n, K_NONE);
    str parameters = str_slice(s, 2, n++);
    if (str_starts(parameters, STR("<")))
        return read_mouse(n, str_slice(parameters, 1, parameters.n), final);
    if (final == 'M') /* Enter only as a single shift */
        return parameters.n ? key_token(n, K_NONE) : read_old_mouse(s);
    if (final == '[') /* the Linux console: F1 is "ESC [ [ A" */
        return s.n == n ? incomplete() : key_token(n + 1, byte_at(s, n) == 'A' ? K_F1 : K_NONE);
    return final == '~' ? read_number(n, parameters) : key_token(n, final_key(final));
}

/* A single shift: an arrow in application mode, or a key of the keypad. */
static struct key_token read_ss3(str s) {
    if (s.n < 3)
        return incomplete();
    unsigned char c = byte_at(s, 2);
    if (c >= 'j' && c < 'j' + sizeof keypad - 1)
        return key_token(3, (unsigned char)keypad[c - 'j']);
    uint32_t key = final_key(c);
    return key ? key_token(3, key) : read_alt(s);
}

struct key_token sequence_read(const struct sequence_keys *keys, str s) {
    if (byte_at(s, 0) != ESC)
        return read_char(s);
    struct key_token t;
    bool is_part;
    if (read_own(keys, s, &t, &is_part))
        return t;
    if (is_part || s.n == 1)
        return incomplete();
    unsigned char c = byte_at(s, 1);
    if (c == ESC)
        return key_token(1, K_ESC);
    return c == '[' ? read_csi(s) : c == 'O' ? read_ss3(s) : read_alt(s);
}

struct key_token sequence_torn(str s) {
    struct key_token t = s.n == 2 ? read_alt(s) : incomplete();
    if (t.n)
        return t;
    bool is_noise = s.n > 2 && (byte_at(s, 1) == '[' || byte_at(s, 1) == 'O');
    return is_noise ? key_token(s.n, K_NONE) : key_token(1, K_ESC);
}
