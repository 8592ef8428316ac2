/* The loop of the screen: input -> app -> grid -> terminal. */
#ifndef LEITMOTIF_TUI_RUN_H
#define LEITMOTIF_TUI_RUN_H

#include "app/event.h"
#include "tui/watch.h"
#include "tui/worker.h"

#include "base/err.h"

struct app;

/* How data is loaded beside the screen: at first, and each time that the files have changed. All
   but `work` is called on the thread of the screen. */
struct run_job {
    worker_job *work;
    /* Once it is over: words the event that tells the app. */
    void (*done)(void *context, struct event *ev);
    /* The app has taken the event; nothing refers to the model before any more. */
    void (*taken)(void *context);
    /* True when the files are too large to be loaded without being asked. */
    bool (*is_large)(void *context);
    /* Work on what is shown, when nothing is to be loaded; and its event, once it is over. */
    worker_job *index;
    void (*indexed)(void *context, struct event *ev);
    worker_job *hasten; /* then: what makes the index quicker; it may be used meanwhile */
    void *context;
    bool is_first; /* it starts with the first frame */
    struct watch *watch;
    bool has_mouse; /* clicks are wanted; else the terminal selects text with them */
};

/* Shows `a` on the terminal until it asks to quit, and performs its effects. What the user keeps is
   saved when it changes, before a suspension and at the end; when that last save fails, `e` says
   so, and the status is 0 all the same. `job` is over on return. Call term_probe() first. Returns
   the exit status: 0, or 2 with `e` worded when
   the terminal cannot be set up or has gone away. On return the terminal is as it was before, as it
   is after exit(), lack of memory and fatal signals. Call it once. */
int run_app(struct app *a, const struct run_job *job, struct err *e);

/* The app without a screen: lines in, lines out; lines.c. */

/* Reads lines from standard input as plain_take() wants them and answers on standard output, until
   the app asks to quit or there are no more. What the user keeps is saved as it changes. Returns
   the exit status; `e` is worded when something went wrong. */
int lines_run(struct app *a, struct err *e);

#endif
