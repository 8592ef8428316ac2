/* argv -> one command. The screen is started from here, since cli/ knows nothing of terminals. */
#include "app/app.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/output.h"
#include "core/lookup.h"
#include "core/store.h"
#include "tui/run.h"
#include "tui/term.h"

#include <stdlib.h>

/* Up to so many bytes a library is loaded before the first frame, above them beside the screen. */
enum { LOAD_FIRST = 4 << 20 };

/* A library on its way beside the screen. */
struct coming {
    const struct args *args;
    struct model *model; /* NULL: nothing came of it */
    char *said;          /* findings, to be printed when the screen is gone */
    size_t said_size;
    struct worker *worker;
    struct err trouble;
};

static bool go_on(void *context, uint32_t works) {
    const struct coming *c = context;
    return worker_tell(c->worker, works);
}

static void load(struct worker *w, void *context) {
    struct coming *c = context;
    struct library_setup setup = {open_memstream(&c->said, &c->said_size), go_on, c};
    if (!setup.said)
        arena_oom();
    c->worker = w;
    c->model = library_load(c->args, &setup);
    fclose(setup.said);
}

static void loaded(void *context, struct event *ev) {
    struct coming *c = context;
    *ev = (struct event){.type = EVENT_LIBRARY, .model = c->model};
    if (!c->model)
        ev->text = atomic_load(worker_stopped(c->worker))
                       ? STR("Loading was stopped; this is the built-in dataset.")
                       : STR("Nothing of it can be loaded; why is told when you quit.");
    else if (c->args->at.n > 0 &&
             !lookup(&(struct lookup){.model = c->model, .watched = c->args->watched}, c->args->at,
                     &ev->row, &c->trouble))
        ev->text = str_of(c->trouble.text);
}

static int show(struct app_setup *setup, const struct run_job *job) {
    struct err e = {0}, unread = {0};
    struct kept kept = {.n = 0};
    struct arena a = {0};
    store_read(store_folder(&a), &kept, &unread);
    arena_free(&a);
    term_size(&setup->w, &setup->h);
    setup->kept = &kept;
    setup->say = str_of(unread.text);
    struct app *app = app_open(setup);
    int status = run_app(app, job, &e);
    app_close(app);
    kept_free(&kept);
    return e.text[0] ? out_error(&e, status) : status;
}

static struct app_setup setup_of(const struct args *args, const struct model *m) {
    return (struct app_setup){.model = m,
                              .watched = args->watched,
                              .is_watched_set = args->given & OPTION(OPTION_WATCHED),
                              .restores = true,
                              .names = (enum names)args->names};
}

/* Shows the compiled-in dataset while the library is loaded. */
static int browse_large(const struct args *args) {
    struct model *own = library_own();
    struct coming c = {.args = args};
    struct app_setup setup = setup_of(args, own);
    int status = show(&setup, &(struct run_job){load, loaded, &c});
    fwrite(c.said, 1, c.said_size, stderr);
    free(c.said);
    model_free(c.model);
    model_free(own);
    return status;
}

static int browse_small(const struct args *args) {
    struct model *m = library_open(args);
    if (!m)
        return EXIT_WRONG;
    struct app_setup setup = setup_of(args, m);
    int status = EXIT_NOTHING;
    if (args->at.n > 0)
        setup.at = library_find(args, m, args->at);
    if (args->at.n == 0 || setup.at != REF_NONE)
        status = show(&setup, NULL);
    model_free(m);
    return status;
}

static int browse(const struct args *args) {
    struct err e;
    /* Before the data is loaded: that may take a while. */
    if (!term_probe(&e))
        return out_error(&e, EXIT_WRONG);
    return library_size(args) > LOAD_FIRST ? browse_large(args) : browse_small(args);
}

int main(int argc, char **argv) {
    return command_main(argc, argv, browse);
}
