/* From where one is to another view of the same thing. */
#ifndef LEITMOTIF_APP_JUMP_H
#define LEITMOTIF_APP_JUMP_H

#include "core/model.h"

struct app;

/* The song or scene that is picked, in the Map. */
void jump_to_map(struct app *a);
/* From the statement that is picked, or the first on the screen, to its sources: the list at the
   end of its page, with the first of them picked. */
void jump_to_sources(struct app *a);
/* The first source of that statement; REF_NONE when there is none, or the list has the focus. */
ref jump_cited(struct app *a);

#endif
