/* The first step of building an index: rows become a dictionary and a stream of words. Only
   src/core/index_*.c include it. */
#ifndef LEITMOTIF_CORE_INDEX_READ_H
#define LEITMOTIF_CORE_INDEX_READ_H

#include "core/index_parts.h"
#include "core/units.h"

#include <pthread.h>

enum { COMING = 16 /* a power of two */ };

/* A term while its postings are counted: two of them share a line of the cache. */
struct seen {
    uint64_t head; /* its first bytes, big endian: comparing looks no further mostly */
    uint32_t bytes;
    uint32_t last;      /* the last posting; when all are counted, the place in the index */
    uint32_t last_open; /* 1 + the last unit that reveals nothing */
    uint32_t count, rarity : 24, n : 8;
};

/* A word on its way: it waits until the memory that it needs has come. */
struct coming {
    char bytes[WORD_MAX];
    uint8_t n;
    uint32_t hash, posting;
    bool is_open;
};

/* A place of the hash table: 1 + a place in `seen`, or 0. */
struct slot {
    uint32_t hash, seen;
};

/* One word of the stream. */
struct entry {
    uint32_t seen, posting;
};

struct builder {
    const struct model *m;
    const atomic_bool *stop;
    struct unit_rows rows;
    struct units units;
    struct seen *seen;
    struct slot *slots; /* by hash */
    uint32_t *order;    /* places in `seen`, sorted by string */
    char *pool;
    struct entry *stream;
    struct coming coming[COMING];
    size_t came; /* words so far; the last COMING of them are in `coming` */
    size_t seen_count, seen_room, slot_count, pool_count, pool_room, stream_count, stream_room;
    uint32_t first_unit;
    uint32_t *raw;  /* all postings, unit << POSTING_BITS | enum found_in */
    uint32_t *next; /* by term seen: where its next posting goes in `raw` */
    pthread_t thread;
};

/* Reads the works of b->rows, until *b->stop. `context` is the builder; returns NULL, as a thread.
 */
void *index_read(void *context);
/* True when the building is to end early. */
bool index_is_stopped(const struct builder *b);
/* The order of two terms of two builders: as str_cmp(). */
int index_order(const char *pool, const struct seen *x, const char *other, const struct seen *y);
/* Gives back what the builder holds. */
void index_read_free(struct builder *b);

#endif
