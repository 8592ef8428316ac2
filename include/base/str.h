/* Counted, borrowed strings, and a buffer to build them in. What strings are made of comes along,
   and need not be included beside this: arenas, bool, size_t, integers of a fixed width. */
#ifndef LEITMOTIF_BASE_STR_H
#define LEITMOTIF_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A view of `n` bytes that somebody else keeps. Not NUL-terminated. */
typedef struct str {
    const char *p;
    size_t n;
} str;

#define STR(lit) ((str){(lit), sizeof(lit) - 1})
#define STR_ARG(s) (int)(s).n, (s).p /* for "%.*s" */
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A view of a C string; NULL gives the empty string. */
str str_of(const char *cstr);

/* Most that are not the same differ in their first byte. */
static inline bool str_eq(str a, str b) {
    return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}
/* Byte order, as memcmp: negative, 0 or positive. */
int str_cmp(str a, str b);
static inline bool str_starts(str s, str prefix) {
    return s.n >= prefix.n && str_eq((str){s.p, prefix.n}, prefix);
}
bool str_ends(str s, str suffix);
/* How many bytes both begin with in common. */
size_t str_same(str a, str b);

/* Bytes [from, to) of `s`, both cut to its length. */
str str_slice(str s, size_t from, size_t to);
/* Offset of the first `what` in `s` at or after `from`, or SIZE_MAX. */
size_t str_find(str s, str what, size_t from);
/* Splits at the first `sep`: returns what stands before it and leaves the rest, if any, in *s. */
str str_split(str *s, char sep);
/* Without spaces, tabs and line ends at both sides. */
str str_trim(str s);
/* True when all of `s` is a decimal number that fits; *out is set only then. */
bool str_number(str s, long *out);

/* An ASCII letter in lower case, any other byte as it is; and whether a byte is an ASCII digit. */
static inline char str_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}
static inline bool str_is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A copy in `a`; str_cstr() adds the NUL that libc wants. */
str str_dup(struct arena *a, str s);
char *str_cstr(struct arena *a, str s);
/* printf into `a`. */
str str_fmt(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes that grow at the end, in an arena. Start with {.arena = a}. */
struct buf {
    struct arena *arena;
    char *p;
    size_t n, cap;
};

void buf_add(struct buf *b, str s);
static inline void buf_char(struct buf *b, char c) {
    if (b->n < b->cap)
        b->p[b->n++] = c;
    else
        buf_add(b, (str){&c, 1});
}
/* One more of a list: `between` comes before all but the first. */
void buf_join(struct buf *b, const char *between, str s);
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Text between the tags of XML. */
void buf_xml(struct buf *b, str text);
/* What was added so far; stays valid until the next addition. */
str buf_str(const struct buf *b);

#endif
