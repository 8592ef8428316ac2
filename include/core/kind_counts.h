/* Rows counted by kind. */
#ifndef LEITMOTIF_CORE_KIND_COUNTS_H
#define LEITMOTIF_CORE_KIND_COUNTS_H

#include "core/value.h"

#include <stdint.h>

/* The rows of all kinds. */
static inline uint32_t kind_counts_sum(const uint32_t by_kind[KIND_COUNT]) {
    uint32_t sum = 0;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        sum += by_kind[kind];
    return sum;
}

#endif
