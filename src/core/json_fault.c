/* What the JSON gate says when it refuses a text, and its numbers. */
#include "json_parts.h"

#include <float.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool json_broken(const struct json_cursor *c, size_t at, const char *format, ...) {
    struct json_fault fault = {.syntax = true, .at = at};
    va_list args;
    va_start(args, format);
    vsnprintf(fault.text, sizeof fault.text, format, args);
    va_end(args);
    c->to.tell(c->to.context, &fault);
    return false;
}

bool json_beyond(const struct json_cursor *c, size_t at, const char *format, ...) {
    struct json_fault fault = {.at = at};
    va_list args;
    va_start(args, format);
    vsnprintf(fault.text, sizeof fault.text, format, args);
    va_end(args);
    return c->to.tell(c->to.context, &fault);
}

struct json_place json_in_file(const struct json_cursor *c, size_t at) {
    struct json_place place = json_place(c->text, at);
    place.line += c->line - 1;
    return place;
}

bool json_cut_short(const struct json_cursor *c, const char *what) {
    return json_broken(c, c->text.n, "the text ends inside %s that starts at line %zu", what,
                       json_in_file(c, c->token).line);
}

/* Beginnings that people bring along from elsewhere; the first are meant only for a value. */
enum { FOR_VALUES = 8 };
static const struct {
    const char *starts, *answer; /* a space between them */
} habits[] = {
    {"+", "a number must not start with '+'"},
    {".", "a number needs a digit before its point"},
    {"Infinity -I", "an infinite number is not JSON"},
    {"NaN", "NaN is not JSON; for no value write null"},
    {"None", "None is not JSON; write null"},
    {"undefined", "undefined is not JSON; write null"},
    {"True", "True is not JSON; write true"},
    {"False", "False is not JSON; write false"},
    {"// /* #", "comments are not JSON"},
    {"'", "single quotes: JSON strings use double quotes"},
    {"\u2018 \u2019 \u201C \u201D \u201E",
     "typographic quotes: JSON strings use straight double quotes"},
    {"\u00A0", "a no-break space: between values only plain spaces can stand"},
    {"\uFEFF", "a byte order mark: save the file as UTF-8 without one"},
};

bool json_refuse(const struct json_cursor *c, const char *expected) {
    const str rest = str_slice(c->text, c->at, c->text.n);
    for (size_t i = expected ? FOR_VALUES : 0; i < COUNT(habits); i++)
        for (str starts = str_of(habits[i].starts); starts.n > 0;)
            if (str_starts(rest, str_split(&starts, ' ')))
                return json_broken(c, c->at, "%s", habits[i].answer);
    if (!expected)
        expected = "a value: a string, a number, an object, an array, true, false or null";
    const unsigned char b = json_byte(c, c->at);
    if (b < 0x20 || b == 0x7F)
        return json_broken(c, c->at, "expected %s, found byte 0x%02X", expected, b);
    const size_t n = b < 0x80 ? 1 : json_take_utf8(c);
    return n > 0 && json_broken(c, c->at, "expected %s, found '%.*s'", expected, (int)n, rest.p);
}

/* Reads one digit or more; `where` says which. */
static bool take_digits(struct json_cursor *c, const char *where) {
    const size_t start = c->at;
    while (c->at < c->text.n && str_is_digit(c->text.p[c->at]))
        c->at++;
    if (c->at > start)
        return true;
    if (c->at == c->text.n)
        return json_cut_short(c, "a number");
    return json_broken(c, c->at, "a number needs a digit %s", where);
}

/* Moves behind one of these bytes, when it is there. */
static bool take(struct json_cursor *c, const char *one_of) {
    const bool is_there = c->at < c->text.n && c->text.p[c->at] && strchr(one_of, c->text.p[c->at]);
    c->at += is_there;
    return is_there;
}

/* True when a double holds the number `s` of the grammar. strtod() gets its first digits without
   their point, which it would read by the locale. */
static bool is_in_range(str s) {
    enum { DIGITS = 40, EXPONENT_CAP = 100000000 }; /* no 64 MB of digits make up for the latter */
    char copy[DIGITS + 24];
    size_t n = 0, i = 0;
    long power = 0, exponent = 0;
    bool is_fraction = false;
    for (; i < s.n && s.p[i] != 'e' && s.p[i] != 'E'; i++) {
        const bool is_kept = str_is_digit(s.p[i]) && n < DIGITS && (n > 0 || s.p[i] != '0');
        if (is_kept)
            copy[n++] = s.p[i];
        if (str_is_digit(s.p[i]))
            power += (n > 0 && !is_kept) - is_fraction;
        is_fraction |= s.p[i] == '.';
    }
    const bool is_negative = i + 1 < s.n && s.p[i + 1] == '-';
    for (; i < s.n; i++)
        if (str_is_digit(s.p[i]) && exponent < EXPONENT_CAP)
            exponent = exponent * 10 + (s.p[i] - '0');
    snprintf(copy + n, sizeof copy - n, "e%ld", power + (is_negative ? -exponent : exponent));
    return n == 0 || strtod(copy, NULL) <= DBL_MAX;
}

bool json_take_number(struct json_cursor *c) {
    enum { SURELY_FITS = 308 }; /* bytes, without an exponent */
    const size_t start = c->token = c->at;
    take(c, "-");
    const size_t whole = c->at;
    if (!take_digits(c, "after '-'"))
        return false;
    if (c->text.p[whole] == '0' && c->at > whole + 1)
        return json_broken(c, whole, "a number must not start with 0");
    if (take(c, ".") && !take_digits(c, "after its point"))
        return false;
    const bool has_exponent = take(c, "eE");
    if (has_exponent && (take(c, "+-"), !take_digits(c, "in its exponent")))
        return false;
    if (!has_exponent && c->at - start <= SURELY_FITS)
        return true;
    return is_in_range(str_slice(c->text, start, c->at)) ||
           json_beyond(c, start, "a number out of range: no more than 1.797e308 fits");
}
