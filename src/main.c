/* argv -> one command. The screen is started from here, since cli/ knows nothing of terminals. */
#include "app/app.h"
#include "cli/command.h"
#include "cli/library.h"
#include "cli/output.h"
#include "tui/run.h"
#include "tui/term.h"

static int show(const struct args *args, const struct model *m) {
    struct app_setup setup = {
        .model = m, .watched = args->watched, .names = (enum names)args->names};
    if (args->at.n > 0)
        setup.at = library_find(args, m, args->at);
    if (args->at.n > 0 && setup.at == REF_NONE)
        return EXIT_NOTHING;
    struct err e = {0};
    term_size(&setup.w, &setup.h);
    struct app *app = app_open(&setup);
    int status = run_app(app, &e);
    app_close(app);
    return e.text[0] ? out_error(&e, status) : status;
}

static int browse(const struct args *args) {
    struct err e;
    /* Before the data is loaded: that may take a while. */
    if (!term_probe(&e))
        return out_error(&e, EXIT_WRONG);
    struct model *m = library_open(args);
    if (!m)
        return EXIT_WRONG;
    int status = show(args, m);
    model_free(m);
    return status;
}

int main(int argc, char **argv) {
    return command_main(argc, argv, browse);
}
