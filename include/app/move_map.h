/* Motions of the cursor in the map, beside those that it shares with lists. */
#ifndef LEITMOTIF_APP_MOVE_MAP_H
#define LEITMOTIF_APP_MOVE_MAP_H

#include "core/model.h"

#include <stdbool.h>

struct app;

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
