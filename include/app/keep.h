/* What the user keeps, as the app changes and uses it: bookmarks, notes, the episode watched, the
   last place. Changes ask for EFFECT_SAVE. */
#ifndef LEITMOTIF_APP_KEEP_H
#define LEITMOTIF_APP_KEEP_H

#include "core/kept.h"

#include "base/str.h"

struct app;

struct keep {
    struct kept *kept; /* `own` when the setup has none */
    struct kept own;
    int64_t clock;       /* of the last event: milliseconds since 1970 */
    bool is_watched_set; /* app->watched holds for all works, whatever is kept */
    ref watched_work;    /* the work that it belongs to */
};

/* What is picked: the row of the list, a link, or else the page; and whether anything is. */
ref keep_picked(const struct app *a);
bool keep_can(const struct app *a);
/* Bookmarks it, or takes the bookmark away. */
void keep_bookmark(struct app *a);

/* The note on it, and what the prompt for notes does; see struct prompt_kind. */
str keep_note_text(struct app *a);
str keep_note_hint(struct app *a);
bool keep_note_accept(struct app *a, str line);

/* Sets the last episode seen of this work, WATCHED_ALL for all, and remembers it. */
void keep_watched(struct app *a, unsigned watched);
/* On entering a work: what was seen of it counts. */
void keep_enter(struct app *a);

/* Remembers what was searched for in this work. */
void keep_search(struct app *a, str line);
/* What was searched for in it before, here and in other runs, can be recalled. */
void keep_recall(struct app *a);

/* Remembers where one is, without asking for a save. */
void keep_place(struct app *a);
/* Goes to where one was last, as far as it is there and may be seen. */
void keep_restore(struct app *a);
/* Says up to where one has seen, and how to change that, when something is withheld. */
void keep_greet(struct app *a);

#endif
