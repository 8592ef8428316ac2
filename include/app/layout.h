/* Where the panes of a view go on a screen of a given size. Pure. */
#ifndef LEITMOTIF_APP_LAYOUT_H
#define LEITMOTIF_APP_LAYOUT_H

#include "base/grid.h"

#include <stdbool.h>

enum view_id {
    VIEW_TRACKS,
    VIEW_SCENES,
    VIEW_PEOPLE,
    VIEW_STORY,
    VIEW_MAP,
    VIEW_SOURCES,
    VIEW_KEPT,
    VIEW_LIBRARY, /* the works; its key is 0, and it has no name in the header */
    VIEW_COUNT
};

/* What a pane shows: the list of the view, a section of the selected row's page, or a whole page.
 */
enum pane_id {
    PANE_LIST,
    PANE_CARD,
    PANE_SCENES,
    PANE_LYRICS,
    PANE_ARTIST,
    PANE_ABOUT,
    PANE_CELL, /* the cell of the map that the cursor is on */
    PANE_PAGE,
    PANE_HITS,
    PANE_COUNT,
};

enum {
    LAYOUT_PANES = PANE_COUNT,
    LAYOUT_MIN_W = 20, /* below: a notice */
    LAYOUT_MIN_H = 5,
    LAYOUT_FULL_W = 72, /* below: one pane */
    LAYOUT_FULL_H = 20,
    LAYOUT_WIDE_W = 120, /* from here on: more panes, and text off the lines */
    LAYOUT_WIDE_H = 30,
};

struct layout_pane {
    enum pane_id id;
    rect outer; /* with the border, which neighbours share */
    rect inner; /* the text */
};

struct layout {
    struct layout_pane panes[LAYOUT_PANES];
    unsigned n; /* 0: the screen is too small for anything but a notice */
    bool one;   /* one pane without a border, the focused one */
};

struct layout_wish {
    enum view_id view;
    enum pane_id focus;
    bool page;   /* a page is open: it takes the place of the panes right of the list */
    bool zoom;   /* the focused pane alone */
    bool search; /* the search is open: hits, and the page of one */
    int rows;    /* that the list would fill */
    int columns; /* that the matrix of the map needs */
};

/* The panes in the order of Tab. The header takes the first row, the footer the last. A focus that
   has no pane in this layout falls to the first. */
struct layout layout_panes(struct layout_wish wish, int w, int h);

/* True when there is room for more than 80x24 needs. */
bool layout_is_roomy(int w, int h);

#endif
