/* How the loader words and places what it finds. Only the loader includes it. */
#ifndef LEITMOTIF_CORE_LOAD_SAY_H
#define LEITMOTIF_CORE_LOAD_SAY_H

#include "core/load_state.h"

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
/* The RFC 6901 pointer to `at`. */
str load_pointer(struct arena *a, const struct spot *at);
/* Line and column of the value at `pointer`, or of what is around it. */
struct origin load_origin(const struct doc *d, str pointer);

/* load_near: the best of the candidates offered, at a Damerau distance of at most 2 (optimal
   string alignment). Start with {.wanted = …}; `best` is empty when none is near. */
struct nearest {
    str wanted, best;
    unsigned distance;
};
/* So many ids are looked at; a hint is not worth more. */
enum { LOAD_CANDIDATES = 5000 };
void load_near(struct nearest *n, str candidate);
/* "; did you mean "x"?", or nothing. */
str load_hint(struct arena *a, const struct nearest *n);
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
