/* new and schema: what helps to write a dataset. */
#include "cli/command.h"
#include "core/schema.h"
#include "core/starter.h"

int new_run(const struct args *args, const struct model *m, struct out *out) {
    struct buf text = {.arena = args->arena};
    struct err e;
    (void)m;
    if (!starter_print(&text, args_joined(&args->words, args->arena), &e))
        return out_error(&e, EXIT_WRONG);
    out_raw(out, buf_str(&text));
    return EXIT_DONE;
}

int schema_run(const struct args *args, const struct model *m, struct out *out) {
    struct buf text = {.arena = args->arena};
    (void)m;
    schema_print(&text);
    out_raw(out, buf_str(&text));
    return EXIT_DONE;
}
