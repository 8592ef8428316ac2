/* What the parts of the JSON gate share; nobody else includes it. */
#ifndef LEITMOTIF_CORE_JSON_PARTS_H
#define LEITMOTIF_CORE_JSON_PARTS_H

#include "core/json.h"

/* A place in a text that is being checked. */
struct json_cursor {
    str text;
    size_t line;     /* of the file, on which the text starts */
    size_t at;       /* the next byte to look at */
    size_t token;    /* where the string, number or container being read starts */
    bool has_escape; /* the string that was read last has one */
    struct json_teller to;
};

static inline unsigned char json_byte(const struct json_cursor *c, size_t at) {
    return (unsigned char)c->text.p[at];
}

static inline bool json_is_space(char b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
}

/* The next place from `at` on where no space stands. */
static inline size_t json_past_space(str text, size_t at) {
    while (at < text.n && json_is_space(text.p[at]))
        at++;
    return at;
}

/* The two kinds of fault, at byte `at`. The first returns false, for `return json_broken(…)`; the
   second true when the check shall go on. */
bool json_broken(const struct json_cursor *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool json_beyond(const struct json_cursor *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The place of a byte in the file. */
struct json_place json_in_file(const struct json_cursor *c, size_t at);
/* The text ends inside `what` ("a string"), which starts at c->token. */
bool json_cut_short(const struct json_cursor *c, const char *what);
/* The text has something else than `expected` at c->at, or than a value when that is NULL; common
   slips are named. Returns false. */
bool json_refuse(const struct json_cursor *c, const char *expected);

/* Reads the string whose opening quote is at c->at, or the number whose first byte is there, and
   moves behind it. */
bool json_take_string(struct json_cursor *c);
bool json_take_number(struct json_cursor *c);
/* Bytes of the UTF-8 sequence at c->at, which is not ASCII; 0 and a fault when it is broken. */
size_t json_take_utf8(const struct json_cursor *c);
/* The end of the string whose opening quote is at `at`, behind its closing quote. The text up to
   there has passed. */
size_t json_string_end(str text, size_t at);

#endif
