/* The written form of ids, language tags, addresses, dates and times. */
#include "core/load_pass.h"

enum { ID_BYTES = 64, LANGUAGE_BYTES = 35 /* RFC 5646 asks to take so many */ };

/* True for 1 to `most` letters, digits and hyphens; upper case only if `is_upper`. */
static bool is_tag(str s, size_t most, bool is_upper) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (is_upper && c >= 'A' && c <= 'Z');
        if (!is_letter && !str_is_digit(c) && c != '-')
            return false;
    }
    return s.n > 0 && s.n <= most;
}

bool load_is_id(str s) {
    return is_tag(s, ID_BYTES, false);
}

bool load_is_language(str s) {
    return is_tag(s, LANGUAGE_BYTES, true);
}

bool load_is_address(str s) {
    size_t scheme = str_starts(s, STR("https://")) ? 8 : str_starts(s, STR("http://")) ? 7 : s.n;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F)
            return false;
    return s.n > scheme && s.p[scheme] != '/';
}

/* `n` digits at the start of *s, or -1; moves behind them. */
static int take_digits(str *s, size_t n) {
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (i >= s->n || !str_is_digit(s->p[i]))
            return -1;
        value = value * 10 + (s->p[i] - '0');
    }
    *s = str_slice(*s, n, s->n);
    return value;
}

static bool take(str *s, char c) {
    bool is_there = s->n && s->p[0] == c;
    *s = str_slice(*s, is_there ? 1 : 0, s->n);
    return is_there;
}

static int days_of(int year, int month) {
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

/* YYYY, YYYY-MM or YYYY-MM-DD, and the day is in the calendar. */
static bool is_day(str s) {
    int year = take_digits(&s, 4);
    if (year < 1 || s.n == 0)
        return year >= 1;
    int month = take(&s, '-') ? take_digits(&s, 2) : -1;
    if (month < 1 || month > 12 || s.n == 0)
        return month >= 1 && month <= 12;
    int day = take(&s, '-') ? take_digits(&s, 2) : -1;
    return day >= 1 && day <= days_of(year, month) && s.n == 0;
}

bool load_is_date(str s) {
    bool is_interval = str_find(s, STR("/"), 0) != SIZE_MAX;
    str first = str_split(&s, '/');
    return is_day(first) && (!is_interval || is_day(s));
}

bool load_is_backwards(str interval) {
    str last = interval;
    str first = str_split(&last, '/');
    /* Compared as far as both are given: 2024-03 does not end before 2024-03-09. */
    size_t n = first.n < last.n ? first.n : last.n;
    return str_cmp(str_slice(first, 0, n), str_slice(last, 0, n)) > 0;
}

bool load_time(str s, uint32_t *milliseconds) {
    int hours = take_digits(&s, s.n > 1 && str_is_digit(s.p[1]) ? 2 : 1);
    int minutes = take(&s, ':') ? take_digits(&s, 2) : -1;
    int seconds = take(&s, ':') ? take_digits(&s, 2) : -1;
    int rest = take(&s, '.') ? take_digits(&s, 3) : 0;
    if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || rest < 0 || s.n)
        return false;
    *milliseconds = (uint32_t)(((hours * 60 + minutes) * 60 + seconds) * 1000 + rest);
    return true;
}
