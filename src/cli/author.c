/* new and schema: what helps to write a dataset. */
#include "cli/command.h"
#include "core/schema.h"

int new_run(const struct args *args, const struct model *m, struct out *out) {
    struct err e;
    (void)m;
    if (!starter_print(&out->buf, args_joined(&args->words, args->arena), &e))
        return out_error(&e, EXIT_WRONG);
    return EXIT_DONE;
}

int schema_run(const struct args *args, const struct model *m, struct out *out) {
    (void)args;
    (void)m;
    schema_print(&out->buf);
    return EXIT_DONE;
}
