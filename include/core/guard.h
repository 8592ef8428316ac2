/* The spoiler guard: one predicate, asked by everything that shows or counts; and what one chose to
   look at behind it, thing by thing. */
#ifndef LEITMOTIF_CORE_GUARD_H
#define LEITMOTIF_CORE_GUARD_H

#include "core/value.h"

#include "base/str.h"

/* `watched` is the last episode seen, or WATCHED_ALL. */
enum { WATCHED_ALL = 65535, PEEKS_MAX = 64 };

/* True when a thing that spoils episode `reveals` (0: none) may be shown. */
static inline bool guard_visible(unsigned watched, unsigned reveals) {
    return reveals <= watched;
}

/* Reads how far one has seen: "all", or a number up to `most`. *watched is set only then. */
bool guard_read(str text, unsigned most, unsigned *watched);
/* Said of what is not found: it may be there behind the guard. Empty when all was seen. `by_work`,
   which may be NULL, counts before `watched`. */
static inline const char *guard_said(unsigned watched, const uint16_t *by_work) {
    return watched == WATCHED_ALL && !by_work ? "" : " in the episodes seen";
}

/* Behind the guard of `watched`, in one section of one page: with row == page, its first `n` things
   that are withheld; in section 0, the page itself; else the name of `row`. */
struct peek {
    ref page, row;
    uint16_t section, watched;
    unsigned n;
};

/* Kept in memory alone; zero it. When it is full the oldest goes. */
struct peeks {
    struct peek at[PEEKS_MAX];
    unsigned n;
};

/* Looks at one thing more; `what.n` does not matter. */
void guard_peek(struct peeks *p, struct peek what);
/* How many of them may be shown; `p` may be NULL. */
unsigned guard_peeked(const struct peeks *p, struct peek what);

#endif
