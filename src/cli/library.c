/* Finding the datasets: least specific first, since a later work takes the place of an earlier one.
 */
#include "cli/library.h"

#include "cli/command.h"
#include "cli/output.h"
#include "core/config.h"
#include "core/dataset.h"
#include "core/follow.h"
#include "core/format.h"
#include "core/guard.h"
#include "core/load.h"
#include "core/lookup.h"
#include "core/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FINDINGS_MOST = 1000 };

/* All places are walked in one way, to load what is there, to measure it or to name it. */
struct library {
    struct arena *arena;
    struct load *load; /* NULL: only measured and named */
    uint64_t size;
    struct buf paths; /* each with its NUL */
    const struct library_setup *setup;
    unsigned findings[2]; /* by severity: warnings crowd no error out */
    size_t good;          /* paths that were named and hold something that can be shown */
    bool is_stopped;
    str optional; /* a default folder: that nothing is in it is no fault */
};

static bool take_path(struct library *l, const char *path) {
    if (l->load)
        return load_path(l->load, path);
    l->size += load_size(path);
    buf_add(&l->paths, (str){path, strlen(path) + 1});
    return true;
}

/* The sink of the loader. */
static void put(void *context, const struct diagnostic *d) {
    struct library *l = context;
    if (d->line == 0 && l->optional.n > 0 && str_eq(d->file, l->optional))
        return;
    unsigned told = l->findings[d->severity]++;
    if (told == FINDINGS_MOST)
        fputs("and more, which are not shown\n", l->setup->said);
    if (l->setup->errors)
        *l->setup->errors += d->severity == SEVERITY_ERROR;
    if (told >= FINDINGS_MOST)
        return;
    struct buf line = {.arena = l->arena};
    diagnostic_print(&line, d);
    fprintf(l->setup->said, "%.*s\n", STR_ARG(buf_str(&line)));
}

/* `base`/leitmotif, when it is there. Relative ones do not count (XDG). */
static void load_default(struct library *l, str base, const char *below) {
    if (!str_starts(base, STR("/")))
        return;
    l->optional = str_fmt(l->arena, "%.*s%s/leitmotif", STR_ARG(base), below);
    if (access(l->optional.p, F_OK) == 0)
        take_path(l, l->optional.p);
    l->optional = STR("");
}

/* The first of a search path counts most, so it is loaded last. */
static void load_data_dirs(struct library *l) {
    str dirs = str_of(getenv("XDG_DATA_DIRS"));
    if (dirs.n == 0)
        dirs = STR("/usr/local/share:/usr/share");
    while (dirs.n > 0) {
        size_t from = dirs.n;
        while (from > 0 && dirs.p[from - 1] != ':')
            from--;
        load_default(l, str_slice(dirs, from, dirs.n), "");
        dirs = str_slice(dirs, 0, from > 0 ? from - 1 : 0);
    }
}

static void load_standard(struct library *l) {
    struct model own = dataset_model();
    if (l->load)
        load_model(l->load, dataset_name(), &own);
    load_data_dirs(l);
    str home = str_of(getenv("XDG_DATA_HOME"));
    load_default(l, home.n > 0 ? home : str_of(getenv("HOME")), home.n > 0 ? "" : "/.local/share");
    for (str path = str_of(getenv("LEITMOTIF_PATH")); path.n > 0;) {
        str part = str_split(&path, ':');
        if (part.n > 0)
            take_path(l, str_cstr(l->arena, part));
    }
}

static void load_named(struct library *l, struct texts paths) {
    for (size_t i = 0; i < paths.n; i++)
        l->good += take_path(l, paths.at[i].p);
}

static bool go_on(void *context, uint32_t works) {
    struct library *l = context;
    l->is_stopped = l->setup->go_on && !l->setup->go_on(l->setup->context, works);
    return !l->is_stopped;
}

bool library_is_named(const struct args *args) {
    return args->data.n > 0 || (args->command->opens && args->words.n > 0);
}

static void take_all(struct library *l, const struct args *args) {
    struct texts paths = args->command->opens ? args->words : (struct texts){0};
    if (paths.n == 0)
        load_standard(l);
    load_named(l, paths);
    load_named(l, args->data);
}

struct model *library_load(const struct args *args, const struct library_setup *setup) {
    struct arena a = {0}; /* that of `args` may be used beside the screen */
    struct library l = {.arena = &a, .setup = setup};
    l.load = load_open((struct sink){put, &l});
    load_watch(l.load, go_on, &l);
    if (setup->is_curator)
        load_advise_curator(l.load);
    if (setup->follow)
        *setup->follow = follow_open(l.load, setup->spells);
    take_all(&l, args);
    if (setup->follow)
        follow_end(*setup->follow);
    struct model *m = load_close(l.load);
    arena_free(&a);
    /* Who names files wants to see one of them, not the rest of the library in their place. */
    if (!l.is_stopped && m->tables[KIND_WORK].count > 0 && (l.good > 0 || !library_is_named(args)))
        return m;
    model_free(m);
    return NULL;
}

uint64_t library_size(const struct args *args) {
    struct arena a = {0};
    struct library l = {.arena = &a, .paths = {.arena = &a}};
    take_all(&l, args);
    arena_free(&a);
    return l.size;
}

str library_paths(const struct args *args) {
    struct library l = {.arena = args->arena, .paths = {.arena = args->arena}};
    take_all(&l, args);
    return buf_str(&l.paths);
}

struct model *library_own(void) {
    struct model own = dataset_model();
    struct load *load = load_open((struct sink){0});
    load_model(load, dataset_name(), &own);
    return load_close(load);
}

void library_recall(struct args *args, const struct model *m) {
    struct kept kept = {.is_assumed = args->config->watched != WATCHED_ALL,
                        .assumed = args->config->watched};
    struct err e; /* those who need more of what is kept tell its faults */
    const unsigned option = OPTION(OPTION_WATCHED);
    if (!(args->command->options & option) || args->given & option)
        return;
    store_read(store_folder(args->arena), &kept, &e);
    uint32_t n = m->tables[KIND_WORK].count, guarded = 0;
    uint16_t *by_work = NEW(args->arena, uint16_t, n), least = WATCHED_ALL;
    for (uint32_t i = 0; i < n; i++) {
        const struct work *work = model_row(m, ref_of(KIND_WORK, i));
        unsigned watched = kept_watched(&kept, model_str(m, work->head.id));
        by_work[i] = (uint16_t)watched;
        guarded += watched != WATCHED_ALL && (work->episodes == 0 || watched < work->episodes);
        least = watched < least ? (uint16_t)watched : least;
    }
    if (least != WATCHED_ALL)
        args->watched_by_work = by_work;
    if (n == 1)
        args->watched = least;
    kept_free(&kept);
    if (guarded == 0)
        return;
    if (n == 1)
        err_set(&e, "what tells of episodes after %u is left out; --watched all shows it", least);
    else
        err_set(&e, "of %u works what you have not seen is left out; --watched all shows it",
                guarded);
    out_error(&e, EXIT_DONE);
}

unsigned library_watched(const struct args *args, const struct model *m, ref row) {
    return args->watched_by_work ? args->watched_by_work[ref_index(model_work(m, row))]
                                 : args->watched;
}

struct page_setup library_page(const struct args *args, const struct model *m, ref row) {
    struct links *links = NEW(args->arena, struct links, 1);
    *links = links_build(m, model_work(m, row), args->arena);
    return (struct page_setup){.model = m,
                               .links = links,
                               .watched = library_watched(args, m, row),
                               .names = (enum names)args->names,
                               .whole = SECTION_COUNT,
                               .order = (enum order)args->sort};
}

struct span library_works(const struct args *args, const struct model *m) {
    struct err e;
    if (args->work.n == 0)
        return (struct span){0, m->tables[KIND_WORK].count};
    ref row = model_find(m, REF_NONE, KIND_WORK, args->work);
    if (row == REF_NONE)
        row = library_find(args, m, args->work);
    if (row == REF_NONE)
        return (struct span){0, 0};
    if (ref_kind(row) == KIND_WORK)
        return (struct span){ref_index(row), 1};
    err_set(&e, "\"%.*s\" is a %s; --work takes a work: leitmotif list works", STR_ARG(args->work),
            format_shapes[ref_kind(row)].name);
    out_error(&e, EXIT_NOTHING);
    return (struct span){0, 0};
}

ref library_find(const struct args *args, const struct model *m, str id) {
    struct lookup in = {m, args->watched, args->watched_by_work, .searches = true};
    struct err e;
    ref row;
    if (lookup(&in, id, &row, &e))
        return row;
    out_error(&e, EXIT_NOTHING);
    return REF_NONE;
}
