/* Motions in the pane with focus. */
#ifndef LEITMOTIF_APP_MOVE_H
#define LEITMOTIF_APP_MOVE_H

#include "core/model.h"

#include <stdbool.h>

struct app;

/* Selects a row of the list; a page that is open closes: the panes follow the list again. */
void move_select(struct app *a, ref row);
/* The selected row stands for what is said of it on a topic: TOLD() of it, or 0; its page starts
   there. */
void move_told(struct app *a, uint8_t told);
/* Actions from here to move_side(); up to move_heading() they need a pane with focus. A row of the
   list, or the next link of a page with scrolling between; `step` is 1 or -1. */
void move_step(struct app *a, int step);
/* A share of the pane's height: 2 for a whole page, 1 for half; negative goes up. */
void move_page(struct app *a, int halves);
/* To the first (-1) or the last (1) row or line. */
void move_end(struct app *a, int end);
/* To the next (1) or previous (-1) heading. */
void move_heading(struct app *a, int step);
/* To the next pane in the order of Tab (1), or the one before (-1). */
void move_pane(struct app *a, int step);
/* To the neighbour on the left (-1) or right (1). */
void move_side(struct app *a, int step);
/* Scrolls the pane at a place of the screen by `lines`, without taking the focus; a list moves its
 * row. */
void move_wheel(struct app *a, int x, int y, int lines);
/* Focus on the pane at a place of the screen, and what is there picked. False when nothing is. */
bool move_to(struct app *a, int x, int y);

/* Motions of the cursor in the map, beside those that it shares with lists; move_map.c. */

/* True when the map has the focus. */
bool move_on_map(const struct app *a);
/* To the next episode (1), or the one before (-1). */
void move_map_side(struct app *a, int step);
/* To the next (1) or previous (-1) cell with a mark, song by song. */
void move_map_mark(struct app *a, int step);
/* To the episode at column x of the screen. */
void move_map_click(struct app *a, int x);
/* Into the cell: its only scene, the list of its scenes, or the song when it has none. */
void move_map_enter(struct app *a);

#endif
