/* The loop: show the frame, sleep until something happens, handle all of it, show again. */
#include "tui/run.h"

#include "tui/input.h"
#include "tui/paint.h"
#include "tui/signal.h"
#include "tui/term.h"

#include <errno.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_TERMINAL = 2 };

struct run {
    struct app *app;
    struct term term;
    struct input input;
    struct paint paint;
    int w, h;
    bool is_stale; /* the frame was not shown yet */
    bool is_done;  /* the app asked to quit */
    bool is_lost;  /* the terminal has gone away */
};

static void handle(struct run *r, const struct event *ev);

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Tells curses and the app when the terminal has another size. */
static void follow_size(struct run *r) {
    int w;
    int h;
    term_size(&w, &h);
    if (w == r->w && h == r->h) {
        return;
    }
    r->w = w;
    r->h = h;
    r->is_lost = r->is_lost || !term_resize(w, h);
    paint_reset(&r->paint);
    term_redraw();
    handle(r, &(struct event){.type = EVENT_RESIZE, .x = w, .y = h});
}

static void after_absence(struct run *r) {
    signal_take(); /* what it reports is looked at now */
    follow_size(r);
    handle(r, &(struct event){.type = EVENT_FOCUS});
}

static void suspend(struct run *r) {
    term_suspend(&r->term);
    after_absence(r);
}

static void perform(struct run *r, enum effect_type effect) {
    switch (effect) {
    case EFFECT_QUIT:
        r->is_done = true;
        break;
    case EFFECT_SUSPEND:
        suspend(r);
        break;
    case EFFECT_REDRAW:
        term_redraw();
        break;
    }
}

static void handle(struct run *r, const struct event *ev) {
    struct effects fx = {0};
    app_update(r->app, ev, &fx);
    r->is_stale = true;
    for (unsigned i = 0; i < fx.n; i++) {
        perform(r, fx.list[i]);
    }
}
