/* Everything that a key can do. One row of the table feeds dispatch, the help screen and the hints
 * of the footer. */
#ifndef LEITMOTIF_APP_ACTION_H
#define LEITMOTIF_APP_ACTION_H

#include "app/event.h"

#include <stdbool.h>
#include <stddef.h>

struct app;

/* Headings of the help screen. */
enum action_group { GROUP_MOVE, GROUP_GO, GROUP_SHOW, GROUP_PROGRAM, GROUP_COUNT };

struct action {
    enum action_group group;
    const char *name;                 /* for commands and the configuration: "page-down" */
    const char *keys;                 /* in the notation of keymap.h, one after the other */
    const char *help;                 /* one line */
    const char *hint;                 /* key and a word for the footer, or NULL: "Tab pane" */
    const char *cannot;               /* what to say when it does not apply, for state_tell();
                                         NULL: a plain word */
    bool (*can)(const struct app *a); /* whether it applies now; NULL: always */
    void (*run_with)(struct app *a, int arg);
    int arg;
    void (*run)(struct app *a); /* for what takes no argument, in the place of the former */
};

extern const struct action actions[];
extern const size_t action_count;

/* The action of this name, which there must be. */
const struct action *action_named(const char *name);
/* True when it applies now. */
bool action_can(const struct action *action, const struct app *a);
/* Runs it, or says why it does not apply. */
void action_try(const struct action *action, struct app *a);
/* Runs the action of a key that something else takes, if it is one for the whole screen: suspend,
   redraw, load anew. */
void action_anywhere(struct app *a, uint32_t key);
#endif
