/* Blocks of 64 bytes: one byte at a time says what all of them at once do. */
#include "base/block.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

static void a_block_is_its_bytes(void **state) {
    (void)state;
    srand(5);
    for (int round = 0; round < 20000; round++) {
        uint8_t room[BITS + 16] = {0}, *at = room + round % 16;
        struct block wanted = {0, 0};
        int zeros = rand() % 100;
        for (unsigned i = 0; i < BITS; i++) {
            at[i] = rand() % 100 < zeros ? 0 : (uint8_t)rand();
            wanted.some |= (uint64_t)(at[i] > 0) << i;
            wanted.most = at[i] > wanted.most ? at[i] : wanted.most;
        }
        struct block is = block_of(at);
        assert_true(is.some == wanted.some);
        assert_int_equal(is.most, wanted.most);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
