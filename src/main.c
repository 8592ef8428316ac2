/* argv -> one command. The screen is started from here, since cli/ knows nothing of terminals. */
#include "app/app.h"
#include "app/plain.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/output.h"
#include "core/config.h"
#include "core/follow.h"
#include "core/index.h"
#include "core/lookup.h"
#include "core/store.h"
#include "tui/run.h"
#include "tui/term.h"

#include <stdlib.h>

/* Up to so many bytes a library is loaded before the first frame, above them beside the screen; and
   above so many not again without being asked. */
enum { LOAD_FIRST = 4 << 20, LOAD_UNASKED = 64 << 20 };

/* The library on the screen, and the one on its way. */
struct browse {
    const struct args *args;
    struct model *shown, *next; /* next may be NULL: nothing came of it */
    struct index *index;        /* of what is shown; NULL while it is not built */
    struct query *query;        /* of the index, until the screen has it */
    struct follow *follow;      /* what was read of it for the index while it was loaded; or NULL */
    bool is_again;              /* next comes of files that have changed */
    char *said;                 /* findings about the files as they were loaded last */
    size_t said_size;
    unsigned errors;
    struct worker *worker;
    struct err trouble;
};

static void unfollow(struct browse *b) {
    follow_close(b->follow);
    b->follow = NULL;
}

static bool go_on(void *context, uint32_t works) {
    const struct browse *b = context;
    return worker_tell(b->worker, works);
}

/* True when the new library lacks a work of the one on the screen. */
static bool lacks_work(const struct model *new, const struct model *shown) {
    for (uint32_t i = 0; i < shown->tables[KIND_WORK].count; i++) {
        str id = model_id(shown, ref_of(KIND_WORK, i));
        if (model_find(new, REF_NONE, KIND_WORK, id) == REF_NONE)
            return true;
    }
    return false;
}

/* Loads the files, and notes what is found about them. */
static struct model *read_files(struct browse *b, struct library_setup setup) {
    free(b->said);
    b->said = NULL;
    b->errors = 0;
    setup.said = open_memstream(&b->said, &b->said_size);
    setup.errors = &b->errors;
    if (!setup.said)
        arena_oom();
    struct model *m = library_load(b->args, &setup);
    fclose(setup.said);
    return m;
}

static str faults_of(const struct browse *b) {
    return b->errors > 0 ? (str){b->said, b->said_size} : STR("");
}

/* A fault that takes a work away is no reason to take it off the screen. */
static void load(struct worker *w, void *context) {
    struct browse *b = context;
    unfollow(b);
    b->worker = w;
    b->next = read_files(b, (struct library_setup){.go_on = go_on,
                                                   .context = b,
                                                   .is_curator = b->is_again,
                                                   .follow = &b->follow,
                                                   .spells = true});
    if (b->is_again && b->next && b->errors > 0 && lacks_work(b->next, b->shown)) {
        model_free(b->next);
        b->next = NULL;
    }
    if (!b->next)
        unfollow(b);
}

static str why_nothing(const struct browse *b) {
    if (atomic_load(worker_stopped(b->worker)))
        return b->is_again ? STR("Loading was stopped; {reload} loads the files anew.")
                           : STR("Loading was stopped; this is the built-in dataset.");
    return b->is_again ? STR("") : STR("Nothing of it can be loaded; {faults} tells why.");
}

static void loaded(void *context, struct event *ev) {
    struct browse *b = context;
    struct lookup in = {.model = b->next, .watched = b->args->watched};
    *ev = (struct event){.type = EVENT_LIBRARY, .model = b->next, .faults = faults_of(b)};
    if (!b->next)
        ev->text = why_nothing(b);
    else if (b->is_again)
        ev->text = b->errors > 0 ? STR("") : STR("Loaded anew.");
    else if (b->args->at.n > 0 && !lookup(&in, b->args->at, &ev->row, &b->trouble))
        ev->text = str_of(b->trouble.text);
}

static void taken(void *context) {
    struct browse *b = context;
    b->is_again = true;
    if (!b->next)
        return;
    index_free(b->index);
    b->index = NULL;
    model_free(b->shown);
    b->shown = b->next;
    b->next = NULL;
}

/* Nothing to do when the files have changed but what is shown has not. */
static void make_index(struct worker *w, void *context) {
    struct browse *b = context;
    bool is_new = !b->index;
    if (is_new)
        b->index = index_build(b->shown, b->follow, worker_stopped(w));
    unfollow(b);
    arena_trim();
    struct query_setup setup = {.model = b->shown, .index = b->index, .watched = WATCHED_ALL};
    if (is_new && b->index) {
        b->query = query_open(&setup);
        query_warm(b->query);
    }
}

static void hasten_index(struct worker *w, void *context) {
    struct browse *b = context;
    if (b->index)
        query_hasten(b->index, b->shown, worker_stopped(w));
}

static void indexed(void *context, struct event *ev) {
    struct browse *b = context;
    ev->index = b->index;
    ev->query = b->query;
    b->query = NULL;
}

static bool is_large(void *context) {
    const struct browse *b = context;
    return library_size(b->args) > LOAD_UNASKED;
}

static int show(struct browse *b, ref at, struct watch *watch) {
    struct run_job job = {load,
                          loaded,
                          taken,
                          is_large,
                          make_index,
                          indexed,
                          hasten_index,
                          b,
                          !b->is_again,
                          watch,
                          b->args->config->mouse};
    struct err e = {0}, unread = {0};
    struct kept kept = {.is_assumed = true, .assumed = b->args->config->watched};
    struct arena a = {0};
    store_read(store_folder(&a), &kept, &unread);
    arena_free(&a);
    struct app_setup setup = {.model = b->shown,
                              .at = at,
                              .kept = &kept,
                              .config = b->args->config,
                              .say = str_of(unread.text),
                              .faults = faults_of(b),
                              .watched = b->args->watched,
                              .is_watched_set = b->args->given & OPTION(OPTION_WATCHED),
                              .restores = true,
                              .names = (enum names)b->args->names};
    bool is_plain = b->args->plain;
    if (is_plain)
        setup.w = PLAIN_W, setup.h = PLAIN_H;
    else
        term_size(&setup.w, &setup.h);
    struct app *app = app_open(&setup);
    int status = is_plain ? lines_run(app, &e) : run_app(app, &job, &e);
    app_close(app);
    kept_free(&kept);
    return e.text[0] ? out_error(&e, status) : status;
}

/* A large library is loaded while the compiled-in dataset is shown. */
static int browse_library(struct browse *b, struct watch *watch) {
    const struct args *args = b->args;
    b->is_again = args->plain || library_size(args) <= LOAD_FIRST;
    b->shown = b->is_again ? read_files(b, (struct library_setup){0}) : library_own();
    if (b->is_again && (args->plain || b->errors == 0))
        fwrite(b->said, 1, b->said_size, stderr);
    if (!b->shown)
        return EXIT_WRONG;
    bool is_wanted = b->is_again && args->at.n > 0;
    ref at = is_wanted ? library_find(args, b->shown, args->at) : (ref)REF_NONE;
    if (is_wanted && at == REF_NONE)
        return EXIT_NOTHING;
    return show(b, at, watch);
}

static int browse(const struct args *args) {
    struct err e;
    /* Before the data is loaded: that may take a while. */
    if (!args->plain && !term_probe(&e))
        return out_error(&e, EXIT_WRONG);
    struct browse b = {.args = args};
    struct watch *watch = watch_open(library_paths(args));
    int status = browse_library(&b, watch);
    watch_close(watch);
    if (b.errors > 0 && !args->plain)
        fwrite(b.said, 1, b.said_size, stderr);
    free(b.said);
    unfollow(&b);
    query_close(b.query);
    index_free(b.index);
    model_free(b.next);
    model_free(b.shown);
    return status;
}

int main(int argc, char **argv) {
    arena_share();
    return command_main(argc, argv, browse);
}
