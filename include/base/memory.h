/* Memory from malloc() that cannot fail: when there is none, the program ends through arena_oom().
   To be given back with free(). */
#ifndef LEITMOTIF_BASE_MEMORY_H
#define LEITMOTIF_BASE_MEMORY_H

#include <stddef.h>

/* `n` elements of `size` bytes, all 0. */
void *memory_new(size_t n, size_t size);
/* `n` bytes, all 0. Where the system has large pages, some megabytes are in such ones, and touched:
   for what is read and written here and there. */
void *memory_large(size_t n);
/* The same block, or NULL, with room for so many; what is new in it is not set. */
void *memory_sized(void *p, size_t n, size_t size);
/* The same with room for at least `least`: twice as many as before, as often as needed. */
void *memory_doubled(void *p, size_t *room, size_t least, size_t size);
static inline void *memory_grown(void *p, size_t *room, size_t least, size_t size) {
    return least <= *room ? p : memory_doubled(p, room, least, size);
}

#endif
