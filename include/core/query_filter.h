/* Filters, asked of the model itself. Only src/core/query*.c include it. */
#ifndef LEITMOTIF_CORE_QUERY_FILTER_H
#define LEITMOTIF_CORE_QUERY_FILTER_H

#include "core/model.h"

#include "base/arena.h"

enum { QUERY_VERDICTS = 1 << 12 };

struct query;

/* Whether a row has the words of a filter in its name. */
struct verdict {
    ref row;
    uint32_t run; /* in which that was asked */
    unsigned filter;
    bool is_named;
};

/* What filters leave that have no words to be found (ep:, work:, is:). */
struct narrowing {
    uint64_t *rows;     /* the set of those that pass */
    str asked;          /* these filters; empty: none yet, of these units */
    struct arena arena; /* what `asked` points to */
};

/* Works out q->narrowing, when there are such filters. */
void query_narrow(struct query *q);
/* True when a row passes the filters that have words. */
bool filter_passes(struct query *q, ref row);

#endif
