/* Strings that are gathered, each with a number in the order in which they came, and then sorted.
   Used by core/spelling, reading, index and scan alone. */
#ifndef LEITMOTIF_CORE_STRINGS_H
#define LEITMOTIF_CORE_STRINGS_H

#include "base/str.h"

#include <stdint.h>

enum { HEAD = 8 /* bytes of a string that are compared at once */ };

/* A string. */
struct seen {
    uint64_t head;  /* its first bytes, big endian: sorting looks no further mostly */
    uint32_t bytes; /* of its string in the pool */
    uint32_t n;
};

/* Strings as they were met. */
struct strings {
    struct seen *seen;
    char *pool;
    size_t count, room, bytes, pool_room;
};

/* Adds a string with its first bytes; returns its place. */
uint32_t strings_add(struct strings *s, str string, uint64_t head);
/* The string at a place; it lives until the next is added. */
str strings_at(const struct strings *s, uint32_t place);
/* Their places in the order of str_cmp(), to be freed; those that are the same stay in the order in
   which they were added. */
uint32_t *strings_sort(const struct strings *s);
void strings_free(struct strings *s);
/* The first bytes of a string, as a number. */
uint64_t strings_head(str s);

#endif
