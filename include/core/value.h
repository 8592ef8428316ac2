/* The small values that rows are made of: kinds, references, pooled strings and lists. */
#ifndef LEITMOTIF_CORE_VALUE_H
#define LEITMOTIF_CORE_VALUE_H

#include <stdint.h>

enum kind {
    KIND_NONE,
    KIND_WORK,
    KIND_SOURCE,
    KIND_PERSON,
    KIND_CHARACTER,
    KIND_TOPIC,
    KIND_TRACK,
    KIND_EPISODE,
    KIND_SCENE,
    KIND_RELEASE,
    KIND_DISPUTE,
    KIND_COUNT
};

/* Counts by kind, summed up. */
static inline uint32_t kind_sum(const uint32_t by_kind[KIND_COUNT]) {
    uint32_t sum = 0;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        sum += by_kind[kind];
    return sum;
}

/* One row of one table, as kind << 28 | index; 0 is none. */
typedef uint32_t ref;

enum { REF_NONE = 0, REF_INDEX_MAX = (1 << 28) - 1 };

static inline ref ref_of(enum kind kind, uint32_t index) {
    return (uint32_t)kind << 28 | index;
}
static inline enum kind ref_kind(ref r) {
    return (enum kind)(r >> 28);
}
static inline uint32_t ref_index(ref r) {
    return r & (uint32_t)REF_INDEX_MAX;
}
/* The order of two numbers; and of refs, for qsort() and bsearch(). */
static inline int number_order(uint64_t x, uint64_t y) {
    return (x > y) - (x < y);
}
static inline int ref_order(const void *a, const void *b) {
    return number_order(*(const ref *)a, *(const ref *)b);
}

/* A string at `at` in the byte pool, behind its length: UTF-8, NFC. 0: absent or empty. */
typedef struct pstr {
    uint32_t at;
} pstr;

/* Elements from word `at` in the word pool, behind their number; the field says which type they
   have. 0: none. */
typedef struct plist {
    uint32_t at;
} plist;

/* Rows [first, first + count) of a table. */
struct span {
    uint32_t first, count;
};

/* An episode as a number: 1 and up, or one of these. They sort in the order of the story. */
enum { EPISODE_BEFORE = 0, EPISODE_MAX = 9999, EPISODE_SPECIAL = 65534, EPISODE_UNKNOWN = 65535 };

enum { TIME_NONE = INT32_MAX };

#endif
