/* Numbers of the JSON gate: the grammar, and whether a double can hold them. Not strtod(), which
   reads the decimal point of the locale. */
#include "json_parts.h"

#include <string.h>

enum {
    RANGE_TOP = 308, /* the power of ten of DBL_MAX */
    EXPONENT_CAP = 100000000,
};

/* A double becomes infinite from 17976931348623158079372… * 10^289 on. We refuse from these 20
   digits on, which also refuses a sliver of numbers that would still round down to DBL_MAX. */
static const char out_of_range[] = "17976931348623158079";

static bool is_digit(char b) {
    return b >= '0' && b <= '9';
}

/* The end of the digits from `at` on. */
static size_t digits_end(str text, size_t at) {
    while (at < text.n && is_digit(text.p[at]))
        at++;
    return at;
}

/* Reads one digit or more; `where` says which. */
static bool take_digits(struct json_cursor *c, const char *where) {
    const size_t end = digits_end(c->text, c->at);
    if (end == c->at && end == c->text.n)
        return json_cut_short(c, "a number");
    if (end == c->at)
        return json_broken(c, c->at, "a number needs a digit %s", where);
    c->at = end;
    return true;
}

static bool has(const struct json_cursor *c, const char *one_of) {
    return c->at < c->text.n && c->text.p[c->at] && strchr(one_of, c->text.p[c->at]);
}

/* The exponent in `s` ("e+12"), cut to ±EXPONENT_CAP, which no 64 MB of digits make up for. */
static long exponent_of(str s) {
    const bool negative = s.n > 1 && s.p[1] == '-';
    long exponent = 0;
    for (size_t i = 1; i < s.n; i++)
        if (is_digit(s.p[i]) && exponent < EXPONENT_CAP)
            exponent = exponent * 10 + (s.p[i] - '0');
    return negative ? -exponent : exponent;
}

/* True when a double holds the number `s` of the grammar. */
static bool is_in_range(str s) {
    size_t e = 0;
    while (e < s.n && s.p[e] != 'e' && s.p[e] != 'E')
        e++;
    const size_t whole = s.p[0] == '-';
    const size_t point = digits_end(s, whole);
    size_t first = whole;
    while (first < e && (s.p[first] == '0' || s.p[first] == '.'))
        first++;
    if (first == e)
        return true;
    /* The power of ten of the first digit that counts. */
    const long power =
        exponent_of(str_slice(s, e, s.n)) + (long)point - (long)first - (first < point ? 1 : 0);
    if (power != RANGE_TOP)
        return power < RANGE_TOP;
    const char *limit = out_of_range;
    for (size_t i = first; i < e && *limit; i++) {
        if (s.p[i] == '.')
            continue;
        if (s.p[i] != *limit)
            return s.p[i] < *limit;
        limit++;
    }
    return *limit != '\0';
}

bool json_take_number(struct json_cursor *c) {
    const size_t start = c->token = c->at;
    c->at += c->text.p[start] == '-';
    const size_t whole = c->at;
    if (!take_digits(c, "after '-'"))
        return false;
    if (c->text.p[whole] == '0' && c->at > whole + 1)
        return json_broken(c, whole, "a number must not start with 0");
    if (has(c, ".")) {
        c->at++;
        if (!take_digits(c, "after its point"))
            return false;
    }
    const bool has_exponent = has(c, "eE");
    if (has_exponent) {
        c->at++;
        c->at += has(c, "+-");
        if (!take_digits(c, "in its exponent"))
            return false;
    }
    /* Without an exponent only a very long number can be too large. */
    if ((has_exponent || c->at - start > RANGE_TOP) &&
        !is_in_range(str_slice(c->text, start, c->at)))
        return json_beyond(c, start, "a number out of range: no more than 1.797e308 fits");
    return true;
}
