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

int screen_run(const struct args *args, const struct model *m, struct out *out) {
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
    bool good = press(app, args->keys, &e);
    if (good && args->format == FORMAT_ANSI)
        dump_ansi(out, app_view(app));
    else if (good && args->format == FORMAT_SVG)
        dump_svg(out, app_view(app));
    else if (good)
        dump_text(out, app_view(app));
    app_close(app);
    return good ? EXIT_DONE : out_error(&e, EXIT_WRONG);
}
