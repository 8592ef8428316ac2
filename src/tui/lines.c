/* No modes of the terminal are touched: it edits the line, and a screen reader follows. */
#include "tui/run.h"

#include "app/app.h"
#include "app/plain.h"
#include "core/store.h"
#include "tui/programs.h"

#include "base/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lines {
    struct app *app;
    struct plain plain;
    struct arena arena; /* of what is put out now */
    bool is_done;
    int fault; /* errno of what could not be put out */
    struct err *e;
};

/* Each line made safe. */
static void put(struct lines *l, str text) {
    while (text.n > 0) {
        str line = text_safe(&l->arena, str_split(&text, '\n'));
        printf("%.*s\n", STR_ARG(line));
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        l->is_done = true;
        l->fault = errno;
    }
    arena_reset(&l->arena);
}

static void save(struct lines *l) {
    int64_t now = store_now();
    store_save(store_folder(&l->arena), app_kept(l->app, now), now, l->e);
}

static void perform(struct lines *l, const struct effect *effect) {
    struct effects none = {0};
    switch (effect->type) {
    case EFFECT_QUIT:
        l->is_done = true;
        break;
    case EFFECT_SAVE:
        save(l);
        break;
    case EFFECT_COPY:
        put(l, effect->text);
        break;
    case EFFECT_VISIT:
        if (!browser_open(effect->text))
            put(l, effect->text);
        break;
    default:
        app_update(l->app,
                   &(struct event){.type = EVENT_SAID, .text = STR("That needs the screen")},
                   &none);
        break;
    }
}

static void answer(struct lines *l) {
    struct event ev;
    while (!l->is_done && plain_next(&l->plain, l->app, &ev)) {
        struct effects fx = {0};
        ev.time = store_now();
        app_update(l->app, &ev, &fx);
        for (unsigned i = 0; i < fx.n; i++)
            perform(l, &fx.list[i]);
    }
    if (!l->is_done)
        put(l, plain_say(&l->plain, l->app));
}

int lines_run(struct app *a, struct err *e) {
    struct lines l = {.app = a, .e = e};
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a quiet end */
    put(&l, plain_say(&l.plain, a));
    while (!l.is_done && (n = getline(&line, &room, stdin)) >= 0) {
        str typed = {line, (size_t)n};
        if (text_valid(typed)) {
            plain_take(&l.plain, typed);
            answer(&l);
        } else {
            put(&l, STR("That line is not UTF-8."));
        }
    }
    free(line);
    save(&l);
    arena_free(&l.arena);
    if (l.fault && l.fault != EPIPE)
        err_set(e, "cannot write: %s", strerror(l.fault));
    return e->text[0] ? 2 : 0;
}
