/* The strict gate in front of cJSON: RFC 8259 and UTF-8, with places; and a walk over text that
   passed it.

   cJSON alone takes raw control bytes, bad UTF-8 and leading zeros, cuts strings at \u0000 and
   turns 1e400 into infinity, so nothing reaches it that did not pass json_check(). */
#ifndef LEITMOTIF_CORE_JSON_H
#define LEITMOTIF_CORE_JSON_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    JSON_DEPTH = 64,          /* levels of nesting taken */
    JSON_DOCUMENT = 64 << 20, /* bytes of one document, or of one line of a .jsonl */
    JSON_FAULT_TEXT = 160,
};

/* Why a text was refused. `syntax` is broken JSON or UTF-8; otherwise it is well-formed but beyond
   what we take: a duplicate key, \u0000, a lone surrogate, a number out of range, nesting over
   JSON_DEPTH, size. */
struct json_fault {
    bool syntax;
    size_t at;                  /* byte offset in the text */
    char text[JSON_FAULT_TEXT]; /* what is wrong and what would be right; data in it is not yet safe
                                   to print */
};

struct json_place {
    size_t line, col; /* from 1; col in bytes */
};

/* Takes the faults of a text, as they are met. False: no more are wanted. */
struct json_teller {
    bool (*tell)(void *context, const struct json_fault *fault);
    void *context;
};

/* True when `text` is one JSON value that we take, else false with its first fault. Keeps no
   memory. A byte order mark is refused by name. */
bool json_check(str text, struct json_fault *fault);
/* Tells all faults of a text that starts on line `line` of its file, from where the messages count:
   a broken text, one that is too long or too deep ends with that fault; what else is beyond us is
   told, and the check goes on. True when it came to the end: then all but json_check() may read the
   text, and takes half a surrogate pair for U+FFFD. */
bool json_check_all(str text, size_t line, struct json_teller to);

/* Line and column of byte `at`; at the end of the text it is the place after the last byte. */
struct json_place json_place(str text, size_t at);

/* A walk over the members of one object or the elements of one array. */
struct json_walk {
    str text;  /* a whole object or array, braces included */
    size_t at; /* 0 before the first */
    str key;   /* raw, between the quotes; empty in an array */
    str value; /* a slice of `text`: one whole value, without white space around it */
};

/* Start with {.text = container}. Moves to the next member; false after the last. `text` must have
   passed json_check(). */
bool json_next(struct json_walk *w);
/* The same for who finds the end of the value by reading it: `value` is all from its start on, and
   the caller moves `at`, which is that start, behind it. What is behind the container may follow
   it in `text`. */
bool json_step(struct json_walk *w);
/* The whole value at the start of `text`. */
str json_value(str text);

/* The value that an RFC 6901 pointer names within `text` (which passed json_check()); its `p` is
   NULL when there is none. "" names the whole. */
str json_locate(str text, str pointer);

/* Decodes a raw string (between the quotes, from a text that passed json_check()) into `a`. */
str json_unescape(struct arena *a, str raw);

/* Appends `s` as a JSON string with its quotes. What text_safe() would mark, and '"', '\\' and
   controls, comes out as \uXXXX, so that output is safe on a terminal. */
void json_quote(struct buf *out, str s);
/* Appends a member of an object with a string, behind the "{" of it or behind another member, and
   then with a comma. */
void json_member(struct buf *out, const char *key, str value);

#endif
