/* The loop: show the frame, sleep until something happens, handle all of it, show again. */
#include "tui/run.h"

#include "app/app.h"
#include "core/store.h"
#include "tui/programs.h"
#include "tui/input.h"
#include "tui/paint.h"
#include "tui/signal.h"
#include "tui/term.h"

#include "base/clock.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { EXIT_TERMINAL = 2 };

struct run {
    struct app *app;
    const struct run_job *job;
    struct worker *worker;
    struct term term;
    struct input input;
    struct paint paint;
    struct arena arena;
    str keep;         /* the folder of what the user keeps */
    bool is_stale;    /* the frame was not shown yet */
    bool is_done;     /* the app asked to quit */
    bool is_lost;     /* the terminal has gone away */
    bool has_changed; /* the files, since they were read last */
    enum doing { NOTHING, LOADING, INDEXING, HASTENING } doing; /* what the worker does */
};

static void handle(struct run *r, const struct event *ev);

/* Tells curses and the app when the terminal has another size. */
static void follow_size(struct run *r) {
    int w, h;
    term_size(&w, &h);
    if (w == r->term.w && h == r->term.h)
        return;
    term_resize(&r->term, w, h);
    paint_resize(&r->paint, &r->term);
    handle(r, &(struct event){.type = EVENT_RESIZE, .x = w, .y = h});
}

static void after_absence(struct run *r) {
    signal_take(); /* what it reports is looked at now */
    follow_size(r);
    r->is_stale = true;
}

/* Also when only the place is new; but that it could not be saved is not worth a word then. */
static bool save(struct run *r, struct err *e) {
    int64_t now = store_now();
    struct kept *kept = app_kept(r->app, now);
    bool matters = kept_matters(kept);
    bool saved = store_save(r->keep, kept, now, e);
    if (!saved && !matters)
        *e = (struct err){0};
    return saved;
}

static void save_now(struct run *r) {
    struct err e;
    save(r, &e);
    handle(r, &(struct event){.type = EVENT_SAVED, .text = str_of(e.text)});
}

static void suspend(struct run *r) {
    save_now(r);
    term_suspend(&r->term);
    after_absence(r);
}

static void begin(struct run *r, worker_job *job, enum doing doing) {
    r->doing = worker_start(r->worker, job, r->job->context) ? doing : NOTHING;
}

/* Reads the files beside the screen; when they are being read, once more after that. */
static void load(struct run *r) {
    r->has_changed = r->doing != NOTHING;
    if (r->doing > LOADING)
        worker_stop(r->worker);
    if (r->has_changed)
        return;
    watch_changed(r->job->watch); /* from now on */
    begin(r, r->job->work, LOADING);
    if (r->doing == NOTHING)
        handle(r, &(struct event){.type = EVENT_LIBRARY,
                                  .text = STR("The system gives no thread to load the files.")});
}

static void say(struct run *r, str text) {
    handle(r, &(struct event){.type = EVENT_SAID, .text = text});
}

static void edit(struct run *r) {
    struct where at = app_where(r->app);
    term_yield(&r->term);
    bool good = editor_run(&at);
    term_retake(&r->term);
    after_absence(r);
    if (!good)
        say(r, STR("The editor failed, or cannot be started; $VISUAL or $EDITOR names another."));
}

static void visit(struct run *r, str address) {
    struct err e;
    if (browser_open(address))
        return;
    err_set(&e, "Nothing opens it ($BROWSER): %.*s", STR_ARG(address));
    say(r, str_of(e.text));
}

static void perform(struct run *r, const struct effect *effect) {
    switch (effect->type) {
    case EFFECT_QUIT:
        r->is_done = true;
        break;
    case EFFECT_SUSPEND:
        suspend(r);
        break;
    case EFFECT_REDRAW:
        term_redraw(&r->term);
        break;
    case EFFECT_CANCEL:
        if (r->doing == LOADING)
            worker_stop(r->worker);
        break;
    case EFFECT_SAVE:
        save_now(r);
        break;
    case EFFECT_RELOAD:
        load(r);
        break;
    case EFFECT_EDIT:
        edit(r);
        break;
    case EFFECT_COPY:
        if (!term_copy(&r->term, effect->text))
            say(r, STR("Not copied: this terminal has no clipboard, or it is too long."));
        break;
    case EFFECT_VISIT:
        visit(r, effect->text);
        break;
    }
}

static void handle(struct run *r, const struct event *ev) {
    struct effects fx = {0};
    struct event dated = *ev;
    dated.time = store_now();
    app_update(r->app, &dated, &fx);
    r->is_stale = true;
    for (unsigned i = 0; i < fx.n; i++)
        perform(r, &fx.list[i]);
}

static void heed_signals(struct run *r) {
    unsigned seen = signal_take();
    if (seen & SIGNAL_STOP) {
        suspend(r);
    } else if (seen & SIGNAL_CONTINUED) {
        term_retake(&r->term);
        after_absence(r);
    } else if (seen & SIGNAL_RESIZED) {
        follow_size(r);
    }
}

static void decode(struct run *r) {
    struct event ev;
    while (!r->is_done && input_next(&r->input, &ev))
        handle(r, &ev);
}

static void receive(struct run *r) {
    size_t room;
    char *to = input_room(&r->input, &room);
    ssize_t n = read(STDIN_FILENO, to, room);
    if (n > 0) {
        input_add(&r->input, (size_t)n, clock_ms());
        decode(r);
    } else {
        r->is_lost = n == 0 || (errno != EINTR && errno != EAGAIN);
    }
}

static void heed_watch(struct run *r) {
    if (!watch_changed(r->job->watch))
        return;
    if (r->job->is_large(r->job->context))
        handle(r, &(struct event){.type = EVENT_CHANGED});
    else
        load(r);
}

/* An editor may write a file in steps: that it is broken is told once it has come to rest. */
static void end_loading(struct run *r) {
    struct event ev = {.type = EVENT_LIBRARY};
    r->has_changed |= watch_changed(r->job->watch);
    r->job->done(r->job->context, &ev);
    if (ev.model || !r->has_changed)
        handle(r, &ev);
    r->job->taken(r->job->context);
}

/* What comes next may find no thread: without the index a search is slower, that is all. */
static void end_work(struct run *r) {
    struct event ev = {.type = EVENT_INDEX};
    enum doing was = r->doing;
    r->doing = NOTHING;
    if (was == LOADING) {
        end_loading(r);
    } else if (was == INDEXING) {
        r->job->indexed(r->job->context, &ev);
        handle(r, &ev);
    }
    if (r->has_changed)
        load(r);
    else if (was == LOADING)
        begin(r, r->job->index, INDEXING);
    else if (was == INDEXING)
        begin(r, r->job->hasten, HASTENING);
}

/* What the worker has to say. */
static void heed_worker(struct run *r) {
    struct worker_news news;
    if (!worker_take(r->worker, &news))
        return;
    if (news.is_over)
        end_work(r);
    else if (r->doing == LOADING)
        handle(r, &(struct event){.type = EVENT_LOADING, .x = (int)news.done, .y = (int)news.rate});
}

/* Waits at most `timeout` ms, or for ever when it is -1, and handles what came. False when nothing
   did. */
static bool attend(struct run *r, int timeout) {
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = signal_fd(), .events = POLLIN},
        {.fd = worker_fd(r->worker), .events = POLLIN},
        {.fd = watch_fd(r->job->watch), .events = POLLIN},
    };
    int n = poll(fds, COUNT(fds), timeout);
    if (n < 0) {
        r->is_lost = errno != EINTR;
        return true;
    }
    if (fds[1].revents)
        heed_signals(r);
    if (fds[2].revents)
        heed_worker(r);
    if (fds[3].revents)
        heed_watch(r);
    if (fds[0].revents & POLLIN)
        receive(r);
    else if (fds[0].revents)
        r->is_lost = true;
    return n > 0;
}

static bool is_over(const struct run *r) {
    return r->is_done || r->is_lost;
}

/* All that has been typed ahead is handled before the next frame, up to a bound. */
static void work(struct run *r) {
    enum { MOST_READS = 64 };
    int patience = input_patience(&r->input);
    bool is_input = patience >= 0;
    if (!attend(r, is_input ? patience : watch_patience(r->job->watch)) && is_input) {
        input_pause(&r->input);
        decode(r);
    } else if (watch_patience(r->job->watch) >= 0) {
        heed_watch(r);
    }
    for (int i = 0; i < MOST_READS && !is_over(r) && attend(r, 0); i++) {
    }
}

static void show(struct run *r) {
    if (!r->is_stale)
        return;
    r->is_stale = false;
    paint_frame(&r->paint, &r->term, app_view(r->app));
    term_title(&r->term, app_title(r->app));
    r->is_lost = !term_show(&r->term);
}

static void open_screen(struct run *r) {
    input_init(&r->input, &r->term.caps.keys);
    paint_open(&r->paint, &r->term);
    follow_size(r); /* from none: the app is told in any case */
    if (r->job->is_first)
        load(r);
    if (r->doing == LOADING)
        handle(r, &(struct event){.type = EVENT_LOADING});
}

int run_app(struct app *a, const struct run_job *job, struct err *e) {
    struct run r = {.app = a, .job = job, .worker = worker_open(e)};
    r.keep = store_folder(&r.arena);
    if (!r.worker || !term_open(&r.term, job->has_mouse, e)) {
        worker_close(r.worker);
        return EXIT_TERMINAL;
    }
    open_screen(&r);
    show(&r);
    if (!job->is_first) /* the first frame comes first */
        begin(&r, job->index, INDEXING);
    while (!is_over(&r)) {
        work(&r);
        if (!is_over(&r))
            show(&r);
    }
    term_close(&r.term);
    worker_close(r.worker);
    paint_close(&r.paint);
    input_free(&r.input);
    save(&r, e);
    arena_free(&r.arena);
    if (r.is_lost)
        err_set(e, "the terminal is gone");
    return r.is_lost ? EXIT_TERMINAL : 0;
}
