/* A chain of blocks, newest first. Memory is zeroed when it is handed out, because a block that
   was reset or rewound holds old bytes. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { BLOCK_SIZE = 64 * 1024, MAX_ALIGN = 16, EXIT_OOM = 2 };

struct arena_block {
    struct arena_block *prev;
    size_t size, used; /* bytes of data */
    _Alignas(MAX_ALIGN) unsigned char data[];
};

/* The only mutable global: the screen has to be restored from wherever memory runs out. */
static void (*oom_restore)(void);

void arena_init(struct arena *a, size_t block_size) {
    *a = (struct arena){.block_size = block_size};
}

static struct arena_block *block_new(struct arena *a, size_t size) {
    size_t ordinary = a->block_size ? a->block_size : BLOCK_SIZE;
    if (size < ordinary)
        size = ordinary;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        arena_oom();
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        arena_oom();
    *block = (struct arena_block){.prev = a->head, .size = size};
    return a->head = block;
}

void *arena_alloc(struct arena *a, size_t size, size_t align) {
    assert(align && align <= MAX_ALIGN && (align & (align - 1)) == 0);
    struct arena_block *block = a->head;
    size_t start = block ? (block->used + align - 1) & ~(align - 1) : 0;
    if (!block || start > block->size || size > block->size - start) {
        block = block_new(a, size);
        start = 0;
    }
    block->used = start + size;
    return memset(block->data + start, 0, size);
}

/* The room doubles each time that the length is a power of two. */
void *arena_grown(struct arena *a, void *at, size_t n, size_t size) {
    enum { LEAST = 8 };
    if (n > 0 && (n < LEAST || (n & (n - 1)) != 0))
        return at;
    void *p = arena_alloc(a, (n > 0 ? n * 2 : LEAST) * size, MAX_ALIGN);
    if (n > 0)
        memcpy(p, at, n * size);
    return p;
}

/* Frees the blocks that are newer than `last`. */
static void drop_until(struct arena *a, const struct arena_block *last) {
    while (a->head != last) {
        struct arena_block *block = a->head;
        assert(block && "rewound to a mark of another arena or beyond the present end");
        a->head = block->prev;
        free(block);
    }
}

/* The largest block stays: an arena that is filled again and again soon fits into it. */
void arena_reset(struct arena *a) {
    struct arena_block *keep = NULL;
    while (a->head) {
        struct arena_block *block = a->head;
        a->head = block->prev;
        if (keep && keep->size >= block->size) {
            free(block);
            continue;
        }
        free(keep);
        keep = block;
        *keep = (struct arena_block){.size = block->size};
    }
    a->head = keep;
}

void arena_free(struct arena *a) {
    drop_until(a, NULL);
}

struct arena_mark arena_mark(const struct arena *a) {
    return (struct arena_mark){.head = a->head, .used = a->head ? a->head->used : 0};
}

void arena_rewind(struct arena *a, struct arena_mark mark) {
    if (!mark.head) {
        arena_reset(a);
        return;
    }
    drop_until(a, mark.head);
    assert(mark.used <= a->head->used);
    a->head->used = mark.used;
}

void arena_share(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
#endif
}

void arena_trim(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void arena_on_oom(void (*restore)(void)) {
    oom_restore = restore;
}

_Noreturn void arena_oom(void) {
    if (oom_restore)
        oom_restore();
    fputs("out of memory\n", stderr);
    exit(EXIT_OOM);
}
