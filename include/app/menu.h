/* A menu over the panes: a few entries, each with a letter, and a text that the chosen one hands to
   an effect. */
#ifndef LEITMOTIF_APP_MENU_H
#define LEITMOTIF_APP_MENU_H

#include "core/page.h"
#include "core/story.h"

#include "base/arena.h"

struct app;
struct grid;

enum menu_id { MENU_COPY, MENU_VISIT, MENU_COUNT };

struct menu_entry {
    char key; /* 0: none */
    str words, text;
};

/* It is open while it has entries. */
struct menu {
    struct arena arena; /* of the entries; effects borrow from it */
    enum menu_id id;
    struct menu_entry *at;
    uint32_t n;
    uint32_t picked, top;
};

/* Empties it, with room for `most` entries. */
void menu_start(struct app *a, enum menu_id id, uint32_t most);
/* Adds an entry with copies of its texts. Without a text it is left out. */
void menu_add(struct app *a, char key, str words, str text);
/* Says so when there is nothing to choose from. */
void menu_end(struct app *a);

/* Whether it takes the keys; handles one then. */
bool menu_is_open(const struct app *a);
void menu_key(struct app *a, uint32_t key);
/* A click on an entry chooses it; one beside the menu closes it. */
void menu_click(struct app *a, int x, int y);
void menu_close(struct app *a);

/* Actions, each in a file of its own: open the menu of a few texts about what is picked, fit to be
   pasted elsewhere; and that of addresses of it, for the browser. */
void menu_copy(struct app *a);
void menu_visit(struct app *a);

/* Paints it over the panes, and what one may press over the footer. */
void menu_paint(struct app *a, struct grid *g);

/* What menus are about: what is picked, as far as it may be seen, and what belongs to it. */

struct subject {
    struct page_setup setup;
    ref row;               /* REF_NONE: nothing is picked, or it is withheld */
    struct page page;      /* of it */
    ref song;              /* the row itself, or that of a scene; or REF_NONE */
    const struct cue *cue; /* where the song is heard, when the row is a scene; or NULL */
    struct refs sources;   /* in the order of their numbers on the page */
};

/* All of it lives until the next update. */
struct subject subject_of(struct app *a);

#endif
