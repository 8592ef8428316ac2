/* What is on the screen, in full: panes with their lines, links and scrolls. Built after each
   update, painted by view, and read by the next update (which row was clicked, how high is a page).
 */
#ifndef LEITMOTIF_APP_FRAME_H
#define LEITMOTIF_APP_FRAME_H

#include "app/layout.h"
#include "core/flow.h"

struct app;

/* One pane. A list has no flow; its rows are those of the app's list from `top` on. */
struct pane_frame {
    struct layout_pane place;
    bool focused;
    ref of; /* the row of the page that it shows, or REF_NONE */
    str title;
    str counter; /* "4/12", "1-10/23", "none" */
    struct flow flow;
    uint32_t count;  /* lines, or entries of the list */
    uint32_t top;    /* the first one shown */
    uint32_t picked; /* link, or entry; LIST_NONE or LINK_NONE for none */
    plist heard;     /* lyrics to mark */
    bool marks;      /* what was searched for is marked */
};

/* What of the map is on the screen; its rows are those of the list. */
struct map_frame {
    rect whole;           /* with the head above the rows and the sums below */
    int label, cell, sum; /* columns of the screen for the name of a song, a cell, a sum */
    uint32_t left, shown; /* the first column of the map on the screen, and how many */
    uint32_t column;      /* of the cursor */
};

struct frame {
    struct layout layout;
    struct pane_frame panes[LAYOUT_PANES];
    unsigned n;
    struct map_frame map;
    str place; /* where one is, for the header of a single pane */
};

/* Builds app->frame anew and clamps the scrolls and selections of the state to it. */
void frame_build(struct app *a);

/* A section that says a text: each line is a paragraph, an empty one a gap. In the frame's arena.
 */
const struct section *frame_notice(struct app *a, str text);

/* The first of `count` lines that is shown, so that `picked`, which may be LIST_NONE, is among the
   `height` shown: `top` when that does. */
uint32_t frame_scrolled(uint32_t top, uint32_t picked, uint32_t count, uint32_t height);

/* The Map in the frame: how much of it is on the screen, and where the cursor is; frame_map.c. */

/* The columns of the screen that all of it needs, with names as short as they are cut; fills in how
   wide a cell and a sum are. */
int frame_map_width(struct app *a);
/* Takes the head and the sums off the inner place of `p`, which then holds the rows alone, and
   fills frame.map. The cursor and the scroll of the state are clamped to it. */
void frame_map(struct app *a, struct pane_frame *p);
/* The order of the songs and, where there is room, what the marks mean, for the border; on a screen
   with one pane the scene of the cell. */
void frame_map_title(struct app *a, struct pane_frame *p);
/* Puts the cursor on the first cell with a mark; false when there is none. */
bool frame_map_first(struct app *a);

/* The pane with focus, or NULL when the screen is too small for any. */
const struct pane_frame *frame_focus(const struct app *a);
/* The link that is picked in a pane, which may be NULL; NULL when none is. */
const struct link_place *frame_link(const struct pane_frame *p);
/* The pane with this id on the screen, or NULL. */
struct pane_frame *frame_pane(struct app *a, enum pane_id id);

#endif
