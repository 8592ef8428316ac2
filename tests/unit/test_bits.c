/* Hashes of short strings, as ids are. */
#include "base/bits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

enum { LONGEST = 24, PLACES = 256 };

/* How many places of a table a hundred strings take that differ in two digits. */
static unsigned places_of(size_t n, size_t first, size_t second) {
    char id[LONGEST + 1];
    bool is_taken[PLACES] = {false};
    unsigned places = 0;
    snprintf(id, sizeof id, "%s", "scene-of-the-cafe-scene-");
    for (int i = 0; i < 100; i++) {
        id[first] = (char)('0' + i / 10);
        id[second] = (char)('0' + i % 10);
        bool *place = &is_taken[bits_hash(id, n) % PLACES];
        places += !*place;
        *place = true;
    }
    return places;
}

/* By chance it would be 83. */
static void strings_of_any_length_are_spread(void **state) {
    (void)state;
    for (size_t n = 2; n <= LONGEST; n++)
        for (size_t first = 0; first < n; first++)
            for (size_t second = first + 1; second < n; second++)
                if (places_of(n, first, second) < 50)
                    fail_msg("%zu bytes that differ at %zu and %zu take %u places", n, first,
                             second, places_of(n, first, second));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(strings_of_any_length_are_spread)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
