/* The first step of building an index: rows become a dictionary and a stream of words. Only
   src/core/index_*.c include it. */
#ifndef LEITMOTIF_CORE_INDEX_READ_H
#define LEITMOTIF_CORE_INDEX_READ_H

#include "core/index_parts.h"
#include "core/units.h"

#include <pthread.h>

enum {
    HEAD = 8,         /* bytes of a term that are compared at once */
    BATCH = 64,       /* words looked up together: the memory for all is on its way by then */
    KNOWN = 1 << 11,  /* texts remembered; a power of two */
    KNOWN_BYTES = 40, /* the longest of them */
    KNOWN_TERMS = 5,  /* the most words of one */
};

/* Marks an entry of the stream that is no term. */
#define ENTRY_POSTING (1u << 31)

/* A term of the dictionary. */
struct seen {
    uint64_t head;  /* its first bytes, big endian: comparing looks no further mostly */
    uint32_t bytes; /* of its string in the pool */
    uint32_t n;
};

/* A place of the hash table. A term of at most HEAD bytes is known by it alone. */
struct slot {
    uint64_t head;
    uint32_t check; /* a hash of what follows the head, and the length */
    uint32_t seen;  /* 1 + a place in `seen`; 0: free */
};

/* A word on its way into the stream; of one that is known already, `seen` alone counts. */
struct coming {
    uint64_t head;
    uint32_t check, seen, posting;
    uint32_t home; /* where to look for it in the hash table */
    char bytes[WORD_MAX + 2];
};

/* A short text with its terms, as names come again and again; as long as a line of the cache. */
struct known {
    char text[KNOWN_BYTES];
    uint8_t bytes, terms;
    bool is_coming; /* its terms are not looked up yet */
    uint32_t seen[KNOWN_TERMS];
};

/* A term in the order of strings. */
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

struct builder {
    const struct model *m;
    const atomic_bool *stop;
    struct unit_rows rows;
    struct units units;
    struct strings terms;
    uint32_t *count; /* by term seen: its words in the stream; later where the next one goes */
    struct slot *slots;
    unsigned slot_bits;
    /* ENTRY_POSTING with unit << POSTING_BITS | enum found_in, then terms that stand there. */
    uint32_t *stream;
    struct coming coming[BATCH];
    unsigned came;
    struct known *known;     /* by hash of the text */
    uint32_t pending[BATCH]; /* known texts whose terms are in `coming` from here on */
    size_t count_room, stream_count, stream_room;
    uint32_t first_unit, last_posting;
    uint32_t *raw; /* all postings, unit << POSTING_BITS | enum found_in */
    pthread_t thread;
};

/* Reads the works of b->rows, until *b->stop. `context` is the builder; returns NULL, as a thread.
 */
void *index_read(void *context);
/* True when the building is to end early. */
bool index_is_stopped(const struct builder *b);
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
/* Gives back what the builder holds. */
void index_read_free(struct builder *b);
/* malloc() that cannot fail; and realloc(), to at least twice the room. */
void *index_memory(size_t n, size_t size);
void *index_grown(void *p, size_t *room, size_t least, size_t size);

#endif
