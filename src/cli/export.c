/* export: a work in a format of other programs, or the whole library as a dataset. */
#include "core/export.h"

#include "cli/command.h"
#include "cli/library.h"
#include "core/guard.h"

struct exporting {
    const struct args *args;
    const struct model *m;
    const struct export_format *format;
    struct out *out;
    bool is_one;
};

/* Nothing of a work that cannot be written whole leaves. */
static bool put_work(const struct exporting *in, ref work, struct err *e) {
    struct arena *a = in->args->arena;
    struct arena_mark mark = arena_mark(a);
    struct page_setup page = library_page(in->args, in->m, work);
    struct buf file = {.arena = a};
    struct export_job job = {&page, work, (enum export_order)in->args->order, in->is_one, a,
                             &file, e};
    in->format->write(&job);
    bool good = e->text[0] == '\0';
    if (good)
        out_raw(in->out, buf_str(&file));
    arena_rewind(a, mark);
    return good;
}

int export_run(const struct args *args, const struct model *m, struct out *out) {
    struct err e = {0};
    struct exporting in = {args, m, export_find(args->words.at[0], &e), out, true};
    if (!in.format)
        return out_error(&e, EXIT_WRONG);
    if (in.format->is_dataset && args->given & OPTION(OPTION_ORDER) &&
        !err_set(&e, "%s keeps the order of the dataset; leave --order out", in.format->name))
        return out_error(&e, EXIT_WRONG);
    struct span works = library_works(args, m);
    in.is_one = works.count == 1;
    if (works.count == 0)
        return EXIT_NOTHING;
    if (!in.is_one && !in.format->is_dataset &&
        !err_set(&e, "%s takes one work, and there are %u; name it with --work ID", in.format->name,
                 works.count))
        return out_error(&e, EXIT_WRONG);
    for (uint32_t i = 0; i < works.count && !out->error; i++)
        if (!put_work(&in, ref_of(KIND_WORK, works.first + i), &e))
            return out_error(&e, EXIT_NOTHING);
    if (args->given & OPTION(OPTION_WATCHED) && args->watched != WATCHED_ALL)
        fprintf(stderr, "leitmotif: %.*s\n", STR_ARG(export_withheld(args->watched, args->arena)));
    return EXIT_DONE;
}
