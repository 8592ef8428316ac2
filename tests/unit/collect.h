/* A sink that keeps what a load says, one printed line a finding. */
#ifndef LEITMOTIF_TESTS_COLLECT_H
#define LEITMOTIF_TESTS_COLLECT_H

#include "core/load.h"

/* Start with {0}; end with arena_free(&c->arena). */
struct collect {
    struct arena arena;
    struct buf out;
    size_t errors, warnings;
};

struct sink collect_sink(struct collect *c);
/* All lines so far as a C string. */
const char *collect_text(struct collect *c);

#endif
