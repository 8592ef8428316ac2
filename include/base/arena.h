/* Arena allocation: memory that lives and dies together. */
#ifndef LEITMOTIF_BASE_ARENA_H
#define LEITMOTIF_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* A chain of blocks. Zero it with {0} or arena_init(); nothing in it is freed alone. */
struct arena {
    struct arena_block *head; /* the block being filled */
    size_t block_size;        /* bytes of an ordinary block; 0 means 64 KiB */
};

/* A position to fall back to, see arena_mark(). */
struct arena_mark {
    struct arena_block *head;
    size_t used;
};

/* Makes `a` empty; its blocks will hold `block_size` bytes, or more for a larger request. */
void arena_init(struct arena *a, size_t block_size);

/* `size` zeroed bytes, aligned to `align` (a power of two, at most 16). Never NULL: when memory
   runs out the process ends with status 2 through arena_on_oom(). The bytes live until reset,
   rewind or free. */
void *arena_alloc(struct arena *a, size_t size, size_t align);

/* An array of `n` elements of `size` bytes with room for one more, at another place when that is
   needed; NULL is the one of none. It must have grown by this alone, but may have become shorter.
 */
void *arena_grown(struct arena *a, void *at, size_t n, size_t size);

/* Empties the arena but keeps one block for reuse: fresh memory is the main cost of a reset. */
void arena_reset(struct arena *a);

/* Gives all memory back. The arena is empty and usable afterwards. */
void arena_free(struct arena *a);

/* The present end of the arena, and the way back to it: all that was allocated since is gone. */
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/* Gives the system back what was freed, where the C library would keep it; after much was. All of
   it only when arena_share() was called before there were threads: it has them take memory from one
   place, for of those of other threads the C library keeps the end. */
void arena_share(void);
void arena_trim(void);

/* Called once before the process ends for want of memory: the screen restores the terminal here. */
void arena_on_oom(void (*restore)(void));

/* Runs the above, says "out of memory" on stderr and exits with status 2. */
_Noreturn void arena_oom(void);

/* `n` zeroed objects of `type`. */
#define NEW(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n), _Alignof(type)))
/* One more element, not cleared, behind the `n` of an array that has grown by this alone. */
#define PUSH(a, at, n) ((at) = arena_grown((a), (at), (n), sizeof *(at)), &(at)[(n)++])

#endif
