/* How the loader words and places what it finds. Only the loader includes it. */
#ifndef LEITMOTIF_CORE_LOAD_SAY_H
#define LEITMOTIF_CORE_LOAD_SAY_H

#include "core/load_state.h"
#include "core/near.h"

/* load_say: findings. The texts are copied; both keep to FINDINGS_MAX. load_error() returns false,
   for `return load_error(…)`. */
bool load_error(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void load_warning(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void load_fault(struct doc *d, const struct json_fault *fault);
/* An error outside of a document, told at once. */
bool load_file_error(struct load *l, const struct origin *origin, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Gives the findings to the sink in the order of the text. */
void load_flush(struct doc *d);

/* load_place: the key of the top level that holds the rows of a kind, and the kind for a key;
   KIND_NONE when there is none. */
str load_key_of(enum kind kind);
enum kind load_kind_of(str key);
/* The RFC 6901 pointer to `at`. */
str load_pointer(struct arena *a, const struct spot *at);
/* Line and column of the value at `pointer`, or of what is around it; and of a byte of the text. */
struct origin load_origin(struct doc *d, str pointer);
struct origin load_origin_at(struct doc *d, size_t at);

/* So many ids are looked at for a hint, which is not worth more. */
enum { LOAD_CANDIDATES = 5000 };

/* A word where only some are allowed. */
struct choice {
    struct near near;
    struct buf all;
    bool is_listed; /* all are told, also when one is near */
};
struct choice load_choice(const struct doc *d, str wanted);
void load_offer(struct choice *c, str word);
/* The error that `what` ("field") is none of those offered. Returns false. */
bool load_unknown(struct doc *d, const struct spot *at, const char *what, const struct choice *c);

/* "; did you mean "x"?", or nothing. */
str load_hint(struct arena *a, const struct near *n);
/* `s`, cut when it is too long for a message. */
str load_shown(struct arena *a, str s);

/* load_syntax: the written form of single values. */
bool load_is_id(str s);
bool load_is_language(str s);
bool load_is_address(str s);
bool load_is_date(str s);
bool load_is_backwards(str interval); /* of a date that load_is_date() took */
bool load_time(str s, uint32_t *milliseconds);

#endif
