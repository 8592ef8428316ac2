/* What `list` says of each kind of row, as columns. */
#ifndef LEITMOTIF_CLI_COLUMNS_H
#define LEITMOTIF_CLI_COLUMNS_H

#include "core/page.h"

enum { COLUMNS_MAX = 12 };

/* What the text of a cell is made from. */
struct cells {
    struct page_setup page; /* with the links of the work of the row */
    struct arena *a;
};

struct column {
    const char *head; /* NULL ends the columns of a kind */
    void (*put)(const struct cells *in, ref row, const char *field, struct buf *out);
    const char *field; /* of the row, for those that read one */
};

/* The columns of a kind, ended by one without a head. */
const struct column *columns_of(enum kind kind);
/* The text of one cell, safe to print; may be empty. */
str column_text(const struct cells *in, const struct column *column, ref row);

#endif
