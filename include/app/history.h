/* The way back and forward through the places one has been. */
#ifndef LEITMOTIF_APP_HISTORY_H
#define LEITMOTIF_APP_HISTORY_H

#include "core/model.h"

#include <stdbool.h>

struct app;

/* Opens the page of a row: remembers the present place and forgets the way forward. `whole` is the
   section that lists all, or 0. A row of another work takes one there. */
void history_open(struct app *a, ref page, unsigned whole);
/* Remembers the present place, before a step that stays in the view. */
void history_keep(struct app *a);
/* Goes to a view, an enum view_id, likewise. */
void history_view(struct app *a, int id);
/* To the view that lists a row, the row picked in it, its page open. */
void history_go(struct app *a, ref row);
/* A step back (-1) or forward (1), if there is one. */
void history_step(struct app *a, int by);
/* Back to before the first of the open pages; false when none is open. */
bool history_close_page(struct app *a);
/* An action: to the last place, which there must be, and from there here again. */
void history_swap(struct app *a);

/* From where one is to another view of the same thing; jump.c. */

/* The song or scene that is picked, in the Map. */
void jump_to_map(struct app *a);
/* From the statement that is picked, or the first on the screen, to its sources: the list at the
   end of its page, with the first of them picked. */
void jump_to_sources(struct app *a);
/* The first source of that statement; REF_NONE when there is none, or the list has the focus. */
ref jump_cited(struct app *a);

#endif
