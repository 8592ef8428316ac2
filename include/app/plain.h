/* The app in sentences, a line for each move: for screen readers, and for pipes. It is the same app
   behind it, and what is said is what its frame shows. */
#ifndef LEITMOTIF_APP_PLAIN_H
#define LEITMOTIF_APP_PLAIN_H

#include "app/event.h"
#include "app/state.h"

#include <stdbool.h>

enum { PLAIN_W = 80, PLAIN_H = 24 }; /* the size that the app must have: a page is as long */

/* What was said last, and what is being typed. Zero it. */
struct plain {
    bool is_begun;
    struct place said;
    unsigned looked; /* how much was looked at behind the guard then */
    uint32_t listed; /* entries of the list then */
    str line;        /* what is left of the typed line */
    bool is_pressed; /* Enter is to come: the line was empty, or a prompt has its answer */
};

/* Takes a line that was typed: keys with blanks between ("j", "Enter", "<C-d>"), nothing for Enter,
   or the key of a prompt and its answer ("/burning car"). It must live until all of it was taken.
 */
void plain_take(struct plain *p, str line);
/* The next event of that line; false at its end. */
bool plain_next(struct plain *p, struct app *a, struct event *ev);

/* Says what has changed since it was asked last, in one line; lists of keys and faults in one each.
   In the arena of the frame. */
str plain_say(struct plain *p, struct app *a);

#endif
