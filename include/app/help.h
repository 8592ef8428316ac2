/* The help screen: the action table, filtered by what is typed. */
#ifndef LEITMOTIF_APP_HELP_H
#define LEITMOTIF_APP_HELP_H

#include "app/action.h"
#include "app/edit.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The help screen: all actions that match what was typed. */
struct help {
    bool open;
    bool left; /* q closed it, and nothing was pressed since */
    struct edit query;
    uint32_t picked, top;
};

/* One line of it. */
struct help_item {
    const char *heading; /* of a group, when it starts one; else NULL */
    str keys, text;
    const struct action *action; /* NULL: a sign, which cannot be run */
};

struct help_items {
    struct help_item *at;
    uint32_t n;
};

/* The items that match the query of app->help: those whose key it is come first, then those of this
   name, of a name that begins so, and with the words. */
struct help_items help_items(const struct app *a, struct arena *arena);

/* Handles a key while help is open. */
void help_key(struct app *a, uint32_t key);
/* A key that does nothing in the view, right behind the q that closed help, belongs to a word like
   "quit": opens help with both and returns true. Any other key lets go of that. */
bool help_goes_on(struct app *a, uint32_t key);

#endif
