/* The spoiler guard: one predicate, asked by everything that shows or counts. */
#ifndef LEITMOTIF_CORE_GUARD_H
#define LEITMOTIF_CORE_GUARD_H

#include <stdbool.h>

/* `watched` is the last episode seen, or WATCHED_ALL. */
enum { WATCHED_ALL = 65535 };

/* True when a thing that spoils episode `reveals` (0: none) may be shown. */
static inline bool guard_visible(unsigned watched, unsigned reveals) {
    return reveals <= watched;
}

#endif
