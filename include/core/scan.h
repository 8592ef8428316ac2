/* The search without an index. */
#ifndef LEITMOTIF_CORE_SCAN_H
#define LEITMOTIF_CORE_SCAN_H

#include "core/query_parts.h"

/* What words are to fill which columns. */
struct scan_wish {
    struct column *const *columns;
    const struct token *const *tokens;
    unsigned n;
    unsigned ways;         /* as in match.h */
    unsigned milliseconds; /* it may take; 0: however long it takes */
};

/* Fills columns by reading every word of the library. When time is up, q->is_partial is set. */
void scan_columns(struct query *q, const struct scan_wish *wish);

#endif
