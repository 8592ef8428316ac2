/* The list of a view: its entries in reading order, and what one row of it shows. */
#ifndef LEITMOTIF_APP_LIST_H
#define LEITMOTIF_APP_LIST_H

#include "app/layout.h"
#include "core/map.h"

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

/* A topic (enum topic_on) as an entry has it. */
#define TOLD(topic) ((uint8_t)((topic) + 1))

enum { ROW_COLUMNS = 4, LIST_NONE = INT32_MAX };

/* A heading that is no row itself has ref REF_NONE and a text; an episode's has a remark in it. */
struct entry {
    ref row;
    uint32_t number; /* among the rows that are no heading, from 1 */
    bool heading;
    uint8_t told; /* TOLD(topic): the row stands for what is said of it on that; else 0 */
    str text;
};

struct list {
    struct entry *at;
    uint32_t n;
    uint32_t rows;            /* entries that are no heading */
    uint32_t found;           /* what list_find() found last */
    int natural[ROW_COLUMNS]; /* columns that the widest text of each column takes */
    struct map map;           /* of VIEW_MAP: entry i is its row i */
};

/* The entries of `view` for the work that p->links belongs to, in `a`; those withheld by the guard
   are left out. Grows with that one work. */
struct list list_build(const struct page_setup *p, ref work, enum view_id view, struct arena *a);

/* All works by title, in `a`. Grows with the library. */
struct list list_library(const struct page_setup *p, struct arena *a);

/* The view that lists rows of a kind. */
enum view_id list_view(enum kind kind);

/* The entry of this row and topic, else one of this row, or LIST_NONE. */
uint32_t list_find(struct list *l, ref row, unsigned told);
/* The nearest entry that can be selected, from `at` on in direction `step` (1 or -1), or LIST_NONE.
 */
uint32_t list_next(const struct list *l, uint32_t at, int step);

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
struct row row_shown(const struct row_wish *wish, const struct entry *entry);

/* Measures one entry for l->natural. */
void row_measure(struct list *l, const struct row_wish *wish, const struct entry *entry);

#endif
