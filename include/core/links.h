/* Who points to whom within one work, turned round: from a row to all that name it. */
#ifndef LEITMOTIF_CORE_LINKS_H
#define LEITMOTIF_CORE_LINKS_H

#include "core/format.h"
#include "core/model.h"

#include "base/arena.h"

/* One reference from a field of `from` to the row `to`. */
struct link {
    ref to, from;
    uint32_t nth; /* place of the part (cue, credit, statement …) in its list; 0 for a field of the
                     row itself */
    uint16_t reveals; /* of that part */
    uint8_t via;      /* enum via */
};

struct links {
    const struct link *at; /* sorted by to, via, then in the order of the file */
    uint32_t n;
};

/* All links from rows of `work`, in `a`. Time and memory grow with that work alone. */
struct links links_build(const struct model *m, ref work, struct arena *a);

/* Those of the links to `to` of one kind; and the first link that stands not before these. */
struct links links_to(const struct links *l, ref to, enum via via);
const struct link *links_from(const struct links *l, ref to, unsigned via);
/* Loops over the links to `to` of one kind: `x` points to each. */
#define LINKS_EACH(x, l, to, via)                                                                  \
    for (const struct link *x = links_from(l, to, via), *x##_end = links_from(l, to, (via) + 1U);  \
         x < x##_end; x++)

#endif
