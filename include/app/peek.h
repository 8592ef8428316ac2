/* Looking behind the guard: one thing at a time, for as long as the program runs and no other
   episode is said to be the last one seen. */
#ifndef LEITMOTIF_APP_PEEK_H
#define LEITMOTIF_APP_PEEK_H

#include "core/flow.h"

#include <stdbool.h>

struct app;
struct pane_frame;

/* True when the ▒ row of the list is picked. It stands for the work there. */
bool peek_on_later(const struct app *a);
/* Shows what the next later episode adds to the list. */
void peek_later(struct app *a);
/* Shows what the picked ▒ of a pane stands for. */
void peek_link(struct app *a, const struct pane_frame *p, const struct link_place *link);
/* The page of a row that is shown may be opened. */
void peek_page(struct app *a, ref page);
/* What was looked at in the work is forgotten. */
void peek_forget(struct app *a);

#endif
