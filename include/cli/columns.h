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

/* The heads of the columns of a kind, ended by NULL. */
const char *const *columns_of(enum kind kind);
/* The text of the cell under `head`, safe to print; may be empty. */
str column_text(const struct cells *in, const char *head, ref row);

#endif
