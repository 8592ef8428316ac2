/* Finding the datasets: least specific first, since a later work takes the place of an earlier one.
 */
#include "cli/library.h"

#include "cli/command.h"
#include "cli/output.h"
#include "core/dataset.h"
#include "core/load.h"
#include "core/lookup.h"

#include <stdlib.h>
#include <unistd.h>

struct library {
    struct arena *arena;
    struct load *load;
    str optional; /* a default folder: that nothing is in it is no fault */
};

/* The sink of the loader. */
static void put(void *context, const struct diagnostic *d) {
    const struct library *l = context;
    if (d->line == 0 && l->optional.n > 0 && str_eq(d->file, l->optional))
        return;
    struct arena a = {0};
    struct buf line = {.arena = &a};
    diagnostic_print(&line, d);
    fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
    arena_free(&a);
}

/* `base`/leitmotif, when it is there. Relative ones do not count (XDG). */
static void load_default(struct library *l, str base, const char *below) {
    if (!str_starts(base, STR("/")))
        return;
    l->optional = str_fmt(l->arena, "%.*s%s/leitmotif", STR_ARG(base), below);
    if (access(l->optional.p, F_OK) == 0)
        load_path(l->load, l->optional.p);
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
    load_model(l->load, dataset_name(), &own);
    load_data_dirs(l);
    str home = str_of(getenv("XDG_DATA_HOME"));
    load_default(l, home.n > 0 ? home : str_of(getenv("HOME")), home.n > 0 ? "" : "/.local/share");
    for (str path = str_of(getenv("LEITMOTIF_PATH")); path.n > 0;) {
        str part = str_split(&path, ':');
        if (part.n > 0)
            load_path(l->load, str_cstr(l->arena, part));
    }
}

/* How many of the paths hold something that can be shown. */
static size_t load_named(struct library *l, struct texts paths) {
    size_t good = 0;
    for (size_t i = 0; i < paths.n; i++)
        good += load_path(l->load, paths.at[i].p);
    return good;
}

struct model *library_open(const struct args *args) {
    struct library l = {.arena = args->arena};
    struct texts paths = args->command->opens ? args->words : (struct texts){0};
    l.load = load_open((struct sink){put, &l});
    if (paths.n == 0)
        load_standard(&l);
    size_t good = load_named(&l, paths) + load_named(&l, args->data);
    struct model *m = load_close(l.load);
    /* Who names files wants to see one of them, not the rest of the library in their place. */
    if (m->tables[KIND_WORK].count > 0 && (good > 0 || paths.n + args->data.n == 0))
        return m;
    model_free(m);
    return NULL;
}

ref library_find(const struct args *args, const struct model *m, str id) {
    struct lookup in = {.model = m, .watched = args->watched};
    struct err e;
    ref row;
    if (lookup(&in, id, &row, &e))
        return row;
    out_error(&e, EXIT_NOTHING);
    return REF_NONE;
}
