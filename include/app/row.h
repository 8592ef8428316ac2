/* What one row of a list shows, column by column. */
#ifndef LEITMOTIF_APP_ROW_H
#define LEITMOTIF_APP_ROW_H

#include "app/list.h"

#include "base/grid.h"

/* A piece of a list row, already cut to its column. */
struct row_field {
    str text;
    int x;
    enum role role;
};

struct row {
    struct row_field fields[ROW_COLUMNS];
    unsigned n;
};

/* How rows are to be shown. */
struct row_wish {
    const struct page_setup *setup;
    const struct list *list;
    enum view_id view;
    int width; /* columns of the pane */
    struct arena *a;
};

/* What the row of one entry shows. Columns are as wide as their texts where there is room; else a
   second name goes, then the widest are cut. Texts live in wish->a. */
struct row row_of(const struct row_wish *wish, const struct entry *entry);

/* Measures one entry for l->natural. */
void row_measure(struct list *l, const struct row_wish *wish, const struct entry *entry);

#endif
