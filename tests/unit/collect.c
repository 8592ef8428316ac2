/* Collects findings as text. */
#include "collect.h"

static void put(void *context, const struct diagnostic *d) {
    struct collect *c = context;
    c->out.arena = &c->arena;
    c->errors += d->severity == SEVERITY_ERROR;
    c->warnings += d->severity == SEVERITY_WARNING;
    diagnostic_print(&c->out, d);
    buf_char(&c->out, '\n');
}

struct sink collect_sink(struct collect *c) {
    return (struct sink){put, c};
}

const char *collect_text(struct collect *c) {
    return str_cstr(&c->arena, buf_str(&c->out));
}
