/* The program without a terminal: event -> state -> frame -> grid. */
#ifndef LEITMOTIF_APP_APP_H
#define LEITMOTIF_APP_APP_H

#include "app/event.h"
#include "base/grid.h"
#include "core/label.h"
#include "core/model.h"
#include "core/where.h"

struct app;

struct config;
struct kept;

struct app_setup {
    const struct model *model; /* outlives the app; has at least one work */
    ref at;                    /* where to start: its view and page; REF_NONE: the first work */
    unsigned watched;          /* episodes seen, or WATCHED_ALL */
    bool is_watched_set;       /* that counts, and not what was kept for the work */
    bool restores;             /* starts at the last place, when `at` is REF_NONE */
    str say;                   /* a message to begin with; may be empty */
    str faults;                /* of the files, one a line; may be empty */
    struct kept *kept;         /* what the user keeps; outlives the app. NULL: nothing is */
    struct config *config;     /* keys, whose faults it takes; theme, signs. NULL: the usual */
    enum names names;
    int w, h; /* size of the screen in cells */
};

/* A new app, its first frame built. Close it with app_close(). */
struct app *app_open(const struct app_setup *setup);
void app_close(struct app *a);

/* Handles one event: changes the state, builds the frame anew and appends to `fx`. */
void app_update(struct app *a, const struct event *ev, struct effects *fx);

/* Paints the present frame. The grid has the size of the last EVENT_RESIZE (or of the setup) and
   lives until the next call of app_update(). */
const struct grid *app_view(struct app *a);

/* What is to be saved, the place one is at included, at `time` in milliseconds since 1970. */
struct kept *app_kept(struct app *a, int64_t time);
/* Where EFFECT_EDIT is to open an editor; lives until the next update. */
struct where app_where(const struct app *a);

/* Title for the terminal window: the place one is at, safe to print; lives until the next update.
 */
str app_title(struct app *a);

#endif
