/* screen: what browse would show after some keys, without a terminal. */
#include "app/app.h"
#include "app/keymap.h"
#include "cli/command.h"
#include "cli/dump.h"
#include "cli/library.h"

/* Presses the keys until they end or the program would. */
static bool press(struct app *app, str keys, struct err *e) {
    struct effects fx = {0};
    struct event ev = {.type = EVENT_KEY};
    *e = (struct err){0};
    while (key_next(&keys, &ev.key, e)) {
        fx.n = 0;
        app_update(app, &ev, &fx);
        for (unsigned i = 0; i < fx.n; i++)
            if (fx.list[i] == EFFECT_QUIT)
                return true;
    }
    return e->text[0] == '\0';
}

static int print(struct app *app, unsigned format) {
    struct out out;
    out_open(&out, stdout);
    const struct grid *g = app_view(app);
    if (format == FORMAT_ANSI)
        dump_ansi(&out, g);
    else if (format == FORMAT_SVG)
        dump_svg(&out, g);
    else
        dump_text(&out, g);
    return out_close(&out, EXIT_DONE);
}

static int show_screen(const struct args *args, const struct model *m) {
    struct app_setup setup = {.model = m,
                              .at = ref_of(KIND_WORK, 0),
                              .watched = args->watched,
                              .names = (enum names)args->names,
                              .w = args->size.w,
                              .h = args->size.h};
    if (args->at.n > 0)
        setup.at = library_find(args, m, args->at);
    if (setup.at == REF_NONE)
        return EXIT_NOTHING;
    struct err e;
    struct app *app = app_open(&setup);
    int status = press(app, args->keys, &e) ? print(app, args->format) : out_error(&e, EXIT_WRONG);
    app_close(app);
    return status;
}

int screen_run(const struct args *args) {
    struct model *m = library_open(args);
    if (!m)
        return EXIT_WRONG;
    int status = show_screen(args, m);
    model_free(m);
    return status;
}
