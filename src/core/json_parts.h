/* What the parts of the JSON gate share; nobody else includes it. */
#ifndef LEITMOTIF_CORE_JSON_PARTS_H
#define LEITMOTIF_CORE_JSON_PARTS_H

#include "core/json.h"

#include <stdint.h>

/* A place in a text that is being checked. */
struct json_cursor {
    str text;
    size_t at;       /* the next byte to look at */
    size_t token;    /* where the string, number or container being read starts */
    bool has_escape; /* the string that was read last has one */
    struct json_fault *fault;
};

static inline unsigned char json_byte(const struct json_cursor *c, size_t at) {
    return (unsigned char)c->text.p[at];
}

/* The two kinds of fault, at byte `at`. They return false, for `return json_broken(…)`. */
bool json_broken(const struct json_cursor *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool json_beyond(const struct json_cursor *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The text ends inside `what` ("a string"), which starts at c->token. */
bool json_cut_short(const struct json_cursor *c, const char *what);

/* The text has something else than `expected` at c->at; common slips are named. The second is for
   where a value should be. Both return false. */
bool json_refuse(const struct json_cursor *c, const char *expected);
bool json_refuse_value(const struct json_cursor *c);

/* Reads the string whose opening quote is at c->at, or the number whose first byte is there, and
   moves behind it. */
bool json_take_string(struct json_cursor *c);
bool json_take_number(struct json_cursor *c);

/* Bytes of the UTF-8 sequence at c->at, which is not ASCII; 0 and a fault when it is broken. */
size_t json_take_utf8(const struct json_cursor *c);

/* The end of the string whose opening quote is at `at`, behind its closing quote. The text up to
   there has passed. */
size_t json_string_end(str text, size_t at);

/* The keys of the objects that are open, the innermost last. Each is the hash of the key in the
   upper half and the offset of its quote in the lower, so that equal keys meet when sorted. */
struct json_keys {
    uint64_t *p; /* `few`, or memory of its own */
    size_t n, cap;
    uint64_t few[128];
};

void json_keys_open(struct json_keys *keys);
void json_keys_close(struct json_keys *keys);
/* Adds the key that json_take_string() has just read. */
void json_keys_add(struct json_keys *keys, const struct json_cursor *c);
/* Takes away the keys from the `first`th on, those of an object that ends, and faults a key that
   is there twice. */
bool json_keys_unique(struct json_keys *keys, const struct json_cursor *c, size_t first);

#endif
