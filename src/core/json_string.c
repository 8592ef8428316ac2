/* Strings of the JSON gate, with their escapes and their UTF-8. They are most of a document, so the
   loops over their bytes are kept tight. */
#include "json_parts.h"

#include "base/bits.h"

#include <string.h>

enum {
    UNIT = 6,            /* bytes of \uXXXX */
    SURROGATE = 0xD800,  /* the first high one */
    LOW_HALF = 0xDC00,   /* the first low one */
    SURROGATES = 0xE000, /* behind the last */
};

/* The bytes that may follow a first byte, by table 3-7 of the Unicode standard: the second in
   [low, high], the others in [80, BF]. */
struct sequence {
    unsigned char length, low, high; /* length 0: no first byte */
};

static struct sequence sequence_of(unsigned char first) {
    if (first < 0xC2 || first > 0xF4)
        return (struct sequence){0, 0, 0};
    if (first < 0xE0)
        return (struct sequence){2, 0x80, 0xBF};
    if (first < 0xF0)
        return (struct sequence){3, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF};
    return (struct sequence){4, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF};
}

static bool refuse_utf8(const struct json_cursor *c, size_t fit) {
    const unsigned char b = json_byte(c, c->at);
    const bool has_next = c->at + 1 < c->text.n;
    const unsigned char next = has_next ? json_byte(c, c->at + 1) : 0;
    const char *why = "the character that it starts is not finished, as in Latin-1";
    if (c->at == 0 && (b == 0xFF || b == 0xFE))
        why = "the file looks like UTF-16";
    else if (b < 0xC0)
        why = "it goes on with a character that nothing started";
    else if (b < 0xC2 || (fit == 1 && (b == 0xE0 || b == 0xF0) && (next & 0xC0) == 0x80))
        why = "it starts a character in an overlong form";
    else if (b == 0xED && fit == 1 && next >= 0xA0 && next <= 0xBF)
        why = "it starts half of a surrogate pair";
    else if (b > 0xF4 || (b == 0xF4 && fit == 1 && next >= 0x90 && next <= 0xBF))
        why = "it would start a character above U+10FFFF";
    return json_broken(c, c->at, "byte 0x%02X is not UTF-8: %s; save the file as UTF-8", b, why);
}

size_t json_take_utf8(const struct json_cursor *c) {
    const struct sequence s = sequence_of(json_byte(c, c->at));
    size_t fit = s.length > 0; /* how many bytes are as they should be */
    for (; fit > 0 && fit < s.length && c->at + fit < c->text.n; fit++) {
        const unsigned char b = json_byte(c, c->at + fit);
        if (fit == 1 ? b < s.low || b > s.high : (b & 0xC0) != 0x80)
            break;
    }
    if (fit > 0 && fit == s.length)
        return fit;
    if (fit > 0 && c->at + fit == c->text.n)
        json_broken(c, c->text.n, "the text ends in the middle of a character");
    else
        refuse_utf8(c, fit);
    return 0;
}

/* The digits of \uXXXX at `at`, in *unit. */
static bool take_unit(const struct json_cursor *c, size_t at, unsigned *unit) {
    *unit = 0;
    for (size_t i = at + 2; i < at + UNIT; i++) {
        if (i >= c->text.n)
            return json_cut_short(c, "a string");
        static const char digits[] = "0123456789abcdef";
        const unsigned char b = json_byte(c, i);
        const char *digit = b ? strchr(digits, b >= 'A' && b <= 'F' ? b + ('a' - 'A') : b) : NULL;
        if (!digit)
            return json_broken(c, at, "\\u takes four hexadecimal digits");
        *unit = *unit * 16 + (unsigned)(digit - digits);
    }
    return true;
}

/* The low half of a surrogate pair, whose high half is at c->at; moves behind both. */
static bool take_low_half(struct json_cursor *c) {
    const str next = str_slice(c->text, c->at + UNIT, c->at + UNIT + 2);
    if (next.n < 2 && str_starts(STR("\\u"), next))
        return json_cut_short(c, "a string");
    unsigned low = 0;
    if (str_eq(next, STR("\\u")) && !take_unit(c, c->at + UNIT, &low))
        return false;
    bool is_pair = low >= LOW_HALF && low < SURROGATES;
    size_t high = c->at;
    c->at += is_pair ? 2 * UNIT : UNIT;
    return is_pair ||
           json_beyond(c, high, "%.*s is half of a surrogate pair; the low half is missing", UNIT,
                       c->text.p + high);
}

static bool take_unicode_escape(struct json_cursor *c) {
    unsigned unit;
    if (!take_unit(c, c->at, &unit))
        return false;
    if (unit >= SURROGATE && unit < LOW_HALF)
        return take_low_half(c);
    const size_t at = c->at;
    c->at += UNIT;
    if (unit == 0)
        return json_beyond(c, at, "\\u0000 is not taken: text here holds no null character");
    if (unit >= LOW_HALF && unit < SURROGATES)
        return json_beyond(c, at, "%.*s is half of a surrogate pair; the high half is missing",
                           UNIT, c->text.p + at);
    return true;
}

static bool take_escape(struct json_cursor *c) {
    c->has_escape = true;
    if (c->at + 1 == c->text.n)
        return json_cut_short(c, "a string");
    const unsigned char b = json_byte(c, c->at + 1);
    if (b == 'u')
        return take_unicode_escape(c);
    if (b == 0 || !strchr("\"\\/bfnrt", b))
        return json_broken(c, c->at,
                           "a backslash must be followed by one of \" \\ / b f n r t u; "
                           "for a backslash itself write \\\\");
    c->at += 2;
    return true;
}

static bool refuse_control(const struct json_cursor *c) {
    const unsigned char b = json_byte(c, c->at);
    if (b == '\n' || b == '\r')
        return json_broken(c, c->at,
                           "the line ends inside a string: '\"' is missing, or \\n for a line end");
    if (b == '\t')
        return json_broken(c, c->at, "a tab in a string must be written as \\t");
    if (b == 0)
        return json_broken(c, c->at,
                           "control byte 0x00 in a string: no text holds one; leave it out");
    return json_broken(c, c->at, "control byte 0x%02X in a string must be written as \\u%04X", b,
                       b);
}

/* Reads what is not plain at c->at. */
static bool take_special(struct json_cursor *c) {
    const unsigned char b = json_byte(c, c->at);
    if (b == '\\')
        return take_escape(c);
    if (b < 0x20)
        return refuse_control(c);
    /* Korean comes in runs. */
    while (c->at < c->text.n && json_byte(c, c->at) >= 0x80) {
        size_t n = json_take_utf8(c);
        if (n == 0)
            return false;
        c->at += n;
    }
    return true;
}

/* How many of the eight bytes at `p` are plain ASCII of a string, up to the first that is not. The
   known trick with borrows (H. S. Warren, Hacker's Delight, 6-1): 0x80 stands in the first byte
   that is special, and perhaps in some behind it. */
static size_t plain_at(const char *p) {
    const uint64_t ones = UINT64_MAX / 0xFF;
    uint64_t w = bits_eight(p);
    const uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\';
    w = (w | (w - ones * 0x20) | (quote - ones) | (slash - ones)) & ones * 0x80;
    return w ? (size_t)__builtin_ctzll(w) / 8 : sizeof w;
}

bool json_take_string(struct json_cursor *c) {
    enum { STEP = sizeof(uint64_t) };
    c->token = c->at++;
    c->has_escape = false;
    while (c->at < c->text.n) {
        const size_t n = c->at + STEP <= c->text.n ? plain_at(c->text.p + c->at) : 0;
        c->at += n;
        if (n == STEP)
            continue;
        const unsigned char b = json_byte(c, c->at);
        if (b == '"')
            break;
        if (b >= 0x20 && b < 0x80 && b != '\\') /* near the end of the text */
            c->at++;
        else if (!take_special(c))
            return false;
    }
    if (c->at == c->text.n)
        return json_cut_short(c, "a string");
    c->at++;
    return true;
}
