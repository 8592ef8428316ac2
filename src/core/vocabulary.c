/* The table of terms that are met. */
#include "core/vocabulary.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_BITS = 12 };

static void place(struct vocabulary *v, struct slot s) {
    size_t at = vocabulary_home(v, &s), last = ((size_t)1 << v->bits) - 1;
    while (v->slots[at].number)
        at = (at + 1) & last;
    v->slots[at] = s;
}

static void widen(struct vocabulary *v, unsigned bits) {
    struct slot *old = v->slots;
    size_t n = old ? (size_t)1 << v->bits : 0;
    v->bits = bits;
    v->slots = memory_sized(NULL, (size_t)1 << bits, sizeof *v->slots);
    memset(v->slots, 0, sizeof *v->slots << bits);
    for (size_t i = 0; i < n; i++)
        if (old[i].number)
            place(v, old[i]);
    free(old);
}

void vocabulary_open(struct vocabulary *v) {
    widen(v, FIRST_BITS);
}

void vocabulary_free_slots(struct vocabulary *v) {
    free(v->slots);
    v->slots = NULL;
}

void vocabulary_free(struct vocabulary *v) {
    vocabulary_free_slots(v);
    strings_free(&v->strings);
}

uint32_t vocabulary_add(struct vocabulary *v, struct slot of, const char *bytes) {
    uint32_t number = strings_add(&v->strings, (str){bytes, of.check & UINT8_MAX}, of.head);
    if (v->strings.count * 8 >= (size_t)7 << v->bits)
        widen(v, v->bits + 1);
    of.number = number + 1;
    place(v, of);
    return number;
}
