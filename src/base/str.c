/* Counted strings and the growing buffer. An empty view may have a null pointer, which libc and
   pointer arithmetic must not see. */
#include "base/str.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>

enum { BUF_FIRST = 64 };

str str_of(const char *cstr) {
    return cstr ? (str){cstr, strlen(cstr)} : STR("");
}

int str_cmp(str a, str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_same(str a, str b) {
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

bool str_ends(str s, str suffix) {
    return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

str str_slice(str s, size_t from, size_t to) {
    to = to < s.n ? to : s.n;
    from = from < to ? from : to;
    return (str){from ? s.p + from : s.p, to - from};
}

size_t str_find(str s, str what, size_t from) {
    for (; from <= s.n && what.n <= s.n - from; from++)
        if (what.n == 0 || (s.p[from] == what.p[0] && memcmp(s.p + from, what.p, what.n) == 0))
            return from;
    return SIZE_MAX;
}

str str_split(str *s, char sep) {
    const char *hit = s->n ? memchr(s->p, sep, s->n) : NULL;
    size_t at = hit ? (size_t)(hit - s->p) : s->n;
    str head = str_slice(*s, 0, at);
    *s = str_slice(*s, hit ? at + 1 : at, s->n);
    return head;
}

str str_trim(str s) {
    static const char blanks[4] = " \t\n\r";
    while (s.n && memchr(blanks, s.p[0], sizeof blanks))
        s = str_slice(s, 1, s.n);
    while (s.n && memchr(blanks, s.p[s.n - 1], sizeof blanks))
        s.n--;
    return s;
}

bool str_number(str s, long *out) {
    bool negative = s.n && s.p[0] == '-';
    size_t at = negative ? 1 : 0;
    if (at == s.n)
        return false;
    /* Counted below zero, where LONG_MIN has room. */
    long value = 0;
    for (; at < s.n; at++) {
        int digit = s.p[at] - '0';
        if (digit < 0 || digit > 9 || value < (LONG_MIN + digit) / 10)
            return false;
        value = value * 10 - digit;
    }
    if (!negative && value == LONG_MIN)
        return false;
    *out = negative ? value : -value;
    return true;
}

char *str_cstr(struct arena *a, str s) {
    char *copy = NEW(a, char, s.n + 1);
    if (s.n)
        memcpy(copy, s.p, s.n);
    return copy;
}

str str_dup(struct arena *a, str s) {
    return (str){str_cstr(a, s), s.n};
}

/* Room for `more` bytes behind those that are there. */
static void reserve(struct buf *b, size_t more) {
    if (more <= b->cap - b->n)
        return;
    if (more > SIZE_MAX / 4 - b->n)
        arena_oom();
    size_t cap = b->cap * 2 > BUF_FIRST ? b->cap * 2 : BUF_FIRST;
    cap = cap > b->n + more ? cap : b->n + more;
    char *grown = NEW(b->arena, char, cap);
    if (b->n)
        memcpy(grown, b->p, b->n);
    b->p = grown;
    b->cap = cap;
}

void buf_add(struct buf *b, str s) {
    if (s.n == 0)
        return;
    reserve(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

void buf_join(struct buf *b, const char *between, str s) {
    buf_add(b, b->n > 0 ? str_of(between) : STR(""));
    buf_add(b, s);
}

void buf_xml(struct buf *b, str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        const char *entity = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
        if (entity)
            buf_add(b, str_of(entity));
        else
            buf_char(b, c);
    }
}

static void __attribute__((format(printf, 2, 0)))
add_args(struct buf *b, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    assert(n >= 0);
    reserve(b, (size_t)n + 1);
    vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
    va_end(again);
    b->n += (size_t)n;
}

void buf_fmt(struct buf *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add_args(b, format, args);
    va_end(args);
}

str str_fmt(struct arena *a, const char *format, ...) {
    struct buf b = {.arena = a};
    va_list args;
    va_start(args, format);
    add_args(&b, format, args);
    va_end(args);
    return buf_str(&b);
}

str buf_str(const struct buf *b) {
    return (str){b->p, b->n};
}
