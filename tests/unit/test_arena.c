/* Memory: zeroed, aligned, given back in order, and a clean end when there is none. */
/* Its blocks are its own, and here they are looked at. */
#include "base/arena.c"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Bytes held from the system. */
static size_t arena_held(const struct arena *a) {
    size_t held = 0;
    for (const struct arena_block *b = a->head; b; b = b->prev)
        held += sizeof *b + b->size;
    return held;
}

static int is_filled(const unsigned char *p, size_t n, unsigned char with) {
    for (size_t i = 0; i < n; i++)
        if (p[i] != with)
            return 0;
    return 1;
}

static void alignment_is_kept(void **state) {
    (void)state;
    struct arena a = {.block_size = 100};
    for (size_t align = 1; align <= 16; align *= 2) {
        for (size_t size = 0; size < 40; size += 7) {
            void *p = arena_alloc(&a, size, align);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % align, 0);
        }
    }
    arena_free(&a);
}

static void memory_is_zeroed_although_it_was_used(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, 256);
    unsigned char *old = arena_alloc(&a, 200, 1);
    memset(old, 0xEE, 200);
    arena_reset(&a);
    unsigned char *reused = arena_alloc(&a, 200, 1);
    assert_ptr_equal(reused, old);
    assert_true(is_filled(reused, 200, 0));
    arena_free(&a);
}

static void allocations_do_not_overlap(void **state) {
    (void)state;
    struct arena a = {.block_size = 64};
    unsigned char *parts[100];
    for (unsigned i = 0; i < 100; i++) {
        parts[i] = arena_alloc(&a, i, 1);
        memset(parts[i], (int)i, i);
    }
    for (unsigned i = 0; i < 100; i++)
        assert_true(is_filled(parts[i], i, (unsigned char)i));
    arena_free(&a);
}

static void small_requests_share_a_block(void **state) {
    (void)state;
    struct arena a = {.block_size = 1000};
    arena_alloc(&a, 1, 1);
    size_t one = arena_held(&a);
    for (int i = 0; i < 50; i++)
        arena_alloc(&a, 10, 1);
    assert_int_equal(arena_held(&a), one);
    arena_free(&a);
}

static void a_request_may_exceed_the_block(void **state) {
    (void)state;
    struct arena a = {.block_size = 64};
    int *many = NEW(&a, int, 5000);
    many[4999] = 7;
    assert_true(arena_held(&a) >= 5000 * sizeof(int));
    arena_free(&a);
    assert_int_equal(arena_held(&a), 0);
    assert_non_null(NEW(&a, int, 1)); /* usable afterwards */
    arena_free(&a);
}

static void reset_keeps_one_block(void **state) {
    (void)state;
    struct arena a = {.block_size = 1000};
    arena_alloc(&a, 1000, 1);
    size_t one = arena_held(&a);
    arena_alloc(&a, 1000, 1);
    arena_alloc(&a, 1000, 1);
    assert_int_equal(arena_held(&a), 3 * one);
    arena_reset(&a);
    assert_int_equal(arena_held(&a), one);
    arena_alloc(&a, 1000, 1);
    assert_int_equal(arena_held(&a), one);
    arena_free(&a);
}

static void rewinding_forgets_what_came_after(void **state) {
    (void)state;
    struct arena a = {.block_size = 100};
    char *kept = strcpy(NEW(&a, char, 5), "kept");
    size_t held = arena_held(&a);
    struct arena_mark mark = arena_mark(&a);
    char *next = NEW(&a, char, 10);
    NEW(&a, char, 1000); /* a block of its own */
    arena_rewind(&a, mark);
    assert_int_equal(arena_held(&a), held);
    assert_ptr_equal(NEW(&a, char, 10), next);
    assert_string_equal(kept, "kept");
    arena_free(&a);
}

static void rewinding_to_an_empty_arena_empties_it(void **state) {
    (void)state;
    struct arena a = {.block_size = 100};
    struct arena_mark empty = arena_mark(&a);
    NEW(&a, char, 60);
    NEW(&a, char, 60);
    arena_rewind(&a, empty);
    size_t held = arena_held(&a);
    assert_true(held < 2 * 100 + 2 * 64);
    NEW(&a, char, 60);
    assert_int_equal(arena_held(&a), held);
    arena_free(&a);
}

static void restore_screen(void) {
    fputs("restored; ", stderr);
}

/* In a child: `die` must end it. Its stderr goes to `said`, its status is returned. */
static int status_of(void (*die)(void), char said[100]) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        arena_on_oom(restore_screen);
        die();
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t more = 1; more > 0 && n < 99; n += (size_t)more) {
        more = read(ends[0], said + n, 99 - n);
        more = more < 0 ? 0 : more;
    }
    said[n] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void ask_for_too_much(void) {
    struct arena a = {0};
    arena_alloc(&a, SIZE_MAX, 1);
}

static void want_of_memory_ends_the_process(void **state) {
    (void)state;
    char said[100];
    assert_int_equal(status_of(arena_oom, said), 2);
    assert_string_equal(said, "restored; out of memory\n");
    assert_int_equal(status_of(ask_for_too_much, said), 2);
    assert_string_equal(said, "restored; out of memory\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alignment_is_kept),
        cmocka_unit_test(memory_is_zeroed_although_it_was_used),
        cmocka_unit_test(allocations_do_not_overlap),
        cmocka_unit_test(small_requests_share_a_block),
        cmocka_unit_test(a_request_may_exceed_the_block),
        cmocka_unit_test(reset_keeps_one_block),
        cmocka_unit_test(rewinding_forgets_what_came_after),
        cmocka_unit_test(rewinding_to_an_empty_arena_empties_it),
        cmocka_unit_test(want_of_memory_ends_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
