/* check: what the loader says of a dataset, and a curator may want to mend. */
#include "cli/command.h"
#include "core/json.h"
#include "core/load.h"
#include "core/model.h"

struct check {
    struct out *out;
    bool is_json, is_strict;
    bool has_faults, is_unreadable;
};

static void print_json(struct out *out, const struct diagnostic *d) {
    buf_char(&out->buf, '{');
    json_member(&out->buf, "file", d->file);
    buf_fmt(&out->buf, ",\"line\":%zu,\"col\":%zu,\"severity\":\"%s\"", d->line, d->col,
            d->severity == SEVERITY_ERROR ? "error" : "warning");
    json_member(&out->buf, "message", d->text);
    json_member(&out->buf, "pointer", d->pointer);
    out_raw(out, STR("}\n"));
}

/* The sink of the loader. What is said of a file as a whole is that it cannot be read. */
static void put(void *context, const struct diagnostic *d) {
    struct check *c = context;
    struct buf line = {.arena = &c->out->arena};
    diagnostic_print(&line, d);
    c->is_unreadable |= d->line == 0;
    c->has_faults |= d->severity == SEVERITY_ERROR || c->is_strict;
    if (d->line == 0)
        fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
    else if (c->is_json)
        print_json(c->out, d);
    else
        out_line(c->out, buf_str(&line));
}

int check_run(const struct args *args, const struct model *m, struct out *out) {
    (void)m;
    struct check c = {
        .out = out, .is_json = args->format == FORMAT_JSON, .is_strict = args->strict};
    struct load *l = load_open((struct sink){put, &c});
    load_advise_curator(l);
    for (size_t i = 0; i < args->words.n; i++)
        load_path(l, args->words.at[i].p);
    model_free(load_close(l));
    return c.is_unreadable ? EXIT_WRONG : c.has_faults ? EXIT_NOTHING : EXIT_DONE;
}
