/* The Map in the frame: how much of it is on the screen, and where the cursor is. */
#ifndef LEITMOTIF_APP_FRAME_MAP_H
#define LEITMOTIF_APP_FRAME_MAP_H

#include "app/frame.h"

/* Takes the head and the sums off the inner place of `p`, which then holds the rows alone, and
   fills frame.map. The cursor and the scroll of the state are clamped to it. */
void frame_map(struct app *a, struct pane_frame *p);

/* The order of the songs and, where there is room, what the marks mean, for the border; on a screen
   with one pane the scene of the cell. */
void frame_map_title(struct app *a, struct pane_frame *p);

/* Puts the cursor on the first cell with a mark; false when there is none. */
bool frame_map_first(struct app *a);

#endif
