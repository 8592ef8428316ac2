/* The list of a view: its entries in reading order, and what one row of it shows. */
#ifndef LEITMOTIF_APP_LIST_H
#define LEITMOTIF_APP_LIST_H

#include "app/layout.h"
#include "core/page.h"

#include "base/arena.h"
#include "base/grid.h"

#include <stdbool.h>
#include <stdint.h>

enum { ROW_FIELDS = 5, LIST_NONE = UINT32_MAX };

/* A heading that is no row itself has ref REF_NONE and a text. */
struct entry {
    ref row;
    bool heading;
    str text;
};

struct list {
    struct entry *at;
    uint32_t n;
    uint32_t rows; /* entries that are no heading */
};

/* The entries of `view` for the work that p->links belongs to, in `a`; those withheld by the guard
   are left out. Grows with that one work. */
struct list list_build(const struct page_setup *p, ref work, enum view_id view, struct arena *a);

/* The entry of this row, or LIST_NONE. */
uint32_t list_find(const struct list *l, ref row);
/* The nearest entry that can be selected, from `at` on in direction `step` (1 or -1), or LIST_NONE.
 */
uint32_t list_next(const struct list *l, uint32_t at, int step);
/* Its number among the rows, from 1. */
uint32_t list_number(const struct list *l, uint32_t at);

/* A piece of a list row. */
struct row_field {
    str text;
    int x, w; /* columns; the text is cut to w */
    style style;
};

struct row {
    struct row_field fields[ROW_FIELDS];
    unsigned n;
};

/* How rows are to be shown. */
struct row_wish {
    const struct page_setup *setup;
    enum view_id view;
    int width; /* columns of the list */
    struct arena *a;
};

/* What the row of one entry shows. Texts live in wish->a. */
struct row list_row(const struct row_wish *wish, struct entry entry);

#endif
