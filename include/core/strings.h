/* Strings that are gathered, each with a number in the order in which they came, and then sorted.
   Only src/core/index*.c, reading.c and scan.c include it. */
#ifndef LEITMOTIF_CORE_STRINGS_H
#define LEITMOTIF_CORE_STRINGS_H

#include "base/str.h"

#include <stdint.h>

enum { HEAD = 8 /* bytes of a string that are compared at once */ };

/* A string. */
struct seen {
    uint64_t head;  /* its first bytes, big endian: comparing looks no further mostly */
    uint32_t bytes; /* of its string in the pool */
    uint32_t n;
};

/* One in the order of strings. */
struct sorted {
    uint64_t head;
    uint32_t bytes, n; /* of its string, in a pool of the same order */
    uint32_t seen;     /* its place before */
};

/* Strings as they were met, and the same sorted. */
struct strings {
    struct seen *seen;
    char *pool;
    struct sorted *sorted;
    char *sorted_pool;
    size_t count, room, bytes, pool_room;
};

/* Adds a string with its first bytes; returns its place. */
uint32_t strings_add(struct strings *s, str string, uint64_t head);
/* Sorts them; those that are the same stay in the order in which they were added. */
void strings_sort(struct strings *s);
void strings_free(struct strings *s);
/* The order of two strings of two such: as str_cmp(). */
int strings_order(const struct strings *s, const struct sorted *x, const struct strings *other,
                  const struct sorted *y);
/* The first bytes of a string, as a number. */
uint64_t strings_head(str s);

#endif
