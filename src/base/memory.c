/* One more byte is asked for, since malloc(0) may be NULL. */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/memory.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void *must(void *p) {
    if (!p)
        arena_oom();
    return p;
}

void *memory_new(size_t n, size_t size) {
    return must(calloc(n + 1, size));
}

void *memory_large(size_t n) {
#ifdef MADV_HUGEPAGE
    enum { PAGE = 2 << 20 };
    if (n >= PAGE) {
        size_t room = (n + PAGE - 1) / PAGE * PAGE;
        void *p = must(aligned_alloc(PAGE, room));
        madvise(p, room, MADV_HUGEPAGE);
        return memset(p, 0, n);
    }
#endif
    return memory_new(n, 1);
}

void *memory_sized(void *p, size_t n, size_t size) {
    return n < SIZE_MAX / size ? must(realloc(p, (n + 1) * size)) : must(NULL);
}

void *memory_doubled(void *p, size_t *room, size_t least, size_t size) {
    enum { FIRST = 32 }; /* few elements are kept at hand by malloc(), which locks nothing then */
    while (*room < least)
        *room = *room ? *room * 2 : FIRST;
    return memory_sized(p, *room, size);
}
