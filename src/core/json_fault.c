/* What the JSON gate says when it refuses a text. */
#include "json_parts.h"

#include <stdarg.h>
#include <stdio.h>

static void __attribute__((format(printf, 3, 0)))
set(const struct json_cursor *c, size_t at, const char *format, va_list args) {
    c->fault->at = at;
    vsnprintf(c->fault->text, sizeof c->fault->text, format, args);
}

bool json_broken(const struct json_cursor *c, size_t at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    c->fault->syntax = true;
    set(c, at, format, args);
    va_end(args);
    return false;
}

bool json_beyond(const struct json_cursor *c, size_t at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    c->fault->syntax = false;
    set(c, at, format, args);
    va_end(args);
    return false;
}

bool json_cut_short(const struct json_cursor *c, const char *what) {
    return json_broken(c, c->text.n, "the text ends inside %s that starts at line %zu", what,
                       json_place(c->text, c->token).line);
}

/* Beginnings that people bring along from elsewhere. */
struct habit {
    const char *start, *answer;
};

static const struct habit habits[] = {
    {"//", "comments are not JSON"},
    {"/*", "comments are not JSON"},
    {"#", "comments are not JSON"},
    {"'", "single quotes: JSON strings use double quotes"},
    {"\xE2\x80\x98", "typographic quotes: JSON strings use straight double quotes"},
    {"\xE2\x80\x99", "typographic quotes: JSON strings use straight double quotes"},
    {"\xE2\x80\x9C", "typographic quotes: JSON strings use straight double quotes"},
    {"\xE2\x80\x9D", "typographic quotes: JSON strings use straight double quotes"},
    {"\xE2\x80\x9E", "typographic quotes: JSON strings use straight double quotes"},
    {"\xC2\xA0", "a no-break space: between values only plain spaces can stand"},
    {"\xEF\xBB\xBF", "a byte order mark: save the file as UTF-8 without one"},
};

static const struct habit value_habits[] = {
    {"+", "a number must not start with '+'"},
    {".", "a number needs a digit before its point"},
    {"-I", "an infinite number is not JSON"},
    {"Infinity", "an infinite number is not JSON"},
    {"NaN", "NaN is not JSON; for no value write null"},
    {"None", "None is not JSON; write null"},
    {"undefined", "undefined is not JSON; write null"},
    {"True", "True is not JSON; write true"},
    {"False", "False is not JSON; write false"},
};

static const char *answer_to(const struct json_cursor *c, const struct habit *habit, size_t n) {
    const str text = str_slice(c->text, c->at, c->text.n);
    for (size_t i = 0; i < n; i++)
        if (str_starts(text, str_of(habit[i].start)))
            return habit[i].answer;
    return NULL;
}

bool json_refuse(const struct json_cursor *c, const char *expected) {
    const char *answer = answer_to(c, habits, COUNT(habits));
    const unsigned char b = json_byte(c, c->at);
    if (answer)
        return json_broken(c, c->at, "%s", answer);
    if (b < 0x20 || b == 0x7F)
        return json_broken(c, c->at, "expected %s, found byte 0x%02X", expected, b);
    const size_t n = b < 0x80 ? 1 : json_take_utf8(c);
    if (n == 0)
        return false;
    return json_broken(c, c->at, "expected %s, found '%.*s'", expected, (int)n, c->text.p + c->at);
}

bool json_refuse_value(const struct json_cursor *c) {
    const char *answer = answer_to(c, value_habits, COUNT(value_habits));
    if (answer)
        return json_broken(c, c->at, "%s", answer);
    return json_refuse(c, "a value: a string, a number, an object, an array, true, false or null");
}
