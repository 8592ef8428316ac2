/* Paints the frame into a grid. Changes nothing else. */
#ifndef LEITMOTIF_APP_VIEW_H
#define LEITMOTIF_APP_VIEW_H

#include "base/grid.h"

struct app;
struct pane_frame;

/* Paints all of the screen; `g` is blank and has the size of the app. */
void view_paint(struct app *a, struct grid *g);

/* True when column x of the header is the name of a view. */
bool view_tab(const struct app *a, int x, int *view);

/* Paints the text of one pane. */
void view_pane(struct app *a, const struct pane_frame *p, struct grid *g);

/* Paints the map, whose list pane is `p`. */
void view_map(struct app *a, const struct pane_frame *p, struct grid *g);

/* Paints the help screen over the panes. */
void view_help(struct app *a, struct grid *g);

/* Paints the hits of a search, and marks what it found in a text that was painted from column x of
   the pane. */
void view_hits(struct app *a, const struct pane_frame *p, struct grid *g);
void view_marks(struct app *a, const struct pen *pen, int x, str text);

/* Paints the open prompt over the footer. */
void view_prompt(struct app *a, struct grid *g);

/* Paints an outline with a title and, at its right end, a counter (may be empty) in it. */
void view_box(struct grid *g, rect box, const char *title, str counter);
/* Lines that a text takes when it is wrapped at `width`. */
int view_lines(str text, int width);
/* Paints them from column x on, reversed from edge to edge when picked, and passes them. */
void view_wrapped(struct pen *pen, int x, str text, bool picked);

/* A pen for row y of the whole screen. */
static inline struct pen view_pen(struct grid *g, int y) {
    return (struct pen){g, {0, 0, g->w, g->h}, y};
}

/* A style of a role with attributes. */
static inline style view_style(enum role role, unsigned attr) {
    return (style){(uint8_t)role, (uint8_t)attr};
}

#endif
