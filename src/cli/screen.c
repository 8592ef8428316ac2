/* screen: what browse would show after some keys, without a terminal: as text, ANSI text or SVG. */
#include "app/action.h"
#include "app/app.h"
#include "app/bind.h"
#include "app/keymap.h"
#include "cli/command.h"
#include "cli/library.h"
#include "core/config.h"
#include "core/store.h"

#include "base/palette.h"

#define BACKGROUND "#101010"

/* Pixels of a cell, and the baseline in it; the font is 20 pixels high. */
enum { CELL_W = 12, CELL_H = 24, BASELINE = 18 };

/* The default, and SGR 30 to 37. */
static const char *const colors[] = {"#d8d8d8", "#101010", "#ff5f5f", "#87d787", "#ffd75f",
                                     "#5f87ff", "#d787d7", "#5fd7d7", "#ffffff"};

/* Attributes, by the number of their bit, which is their parameter of SGR. */
static const char *const svg_attrs[] = {
    [1] = " font-weight=\"bold\"",
    [2] = " opacity=\"0.6\"",
    [3] = " font-style=\"italic\"",
    [4] = " text-decoration=\"underline\"",
    [7] = "",
};

/* One line a row, without trailing blanks. */
static void print_text(struct out *o, const struct grid *g) {
    for (int y = 0; y < g->h; y++)
        out_line(o, grid_row(&o->arena, g, y));
}

/* End of the run that starts at x: cells of one style. `alone` parts wide cells from the rest. */
static int run_end(const struct grid *g, int x, int y, bool alone) {
    const struct cell *first = grid_at(g, x, y);
    if (alone && first->width == 2)
        return x + 2;
    for (x++; x < g->w; x++) {
        const struct cell *c = grid_at(g, x, y);
        if (c->style.role != first->style.role || c->style.attr != first->style.attr ||
            (alone && c->width == 2))
            break;
    }
    return x;
}

/* Colours and attributes as SGR (ECMA-48). Each starts from a reset, so that
   no run depends on the one before. */
static void sgr(struct out *o, struct look look) {
    out_raw(o, STR("\033[0"));
    for (unsigned i = 1; i < COUNT(svg_attrs); i++)
        if (look.attr & 1U << i)
            out_raw(o, str_fmt(&o->arena, ";%u", i));
    if (look.color)
        out_raw(o, str_fmt(&o->arena, ";%u", look.color));
    out_raw(o, STR("m"));
}

static void print_ansi(struct out *o, const struct grid *g) {
    for (int y = 0; y < g->h; y++) {
        for (int x = 0, end; x < g->w; x = end) {
            end = run_end(g, x, y, false);
            sgr(o, palette_look(g, grid_at(g, x, y)->style));
            out_raw(o, grid_text(&o->arena, g, (rect){x, y, end - x, 1}));
        }
        out_raw(o, STR("\033[0m\n"));
    }
}

/* Without blanks at both ends: not all readers of SVG keep them. */
static rect trimmed(const struct grid *g, rect run) {
    for (; run.w > 0 && grid_at(g, run.x, run.y)->base == ' '; run.w--)
        run.x++;
    while (run.w > 0 && grid_at(g, run.x + run.w - 1, run.y)->base == ' ')
        run.w--;
    return run;
}

static void svg_run(struct out *o, const struct grid *g, rect run) {
    struct look look = palette_look(g, grid_at(g, run.x, run.y)->style);
    const char *color = colors[look.color ? look.color - 29 : 0];
    struct arena *a = &o->arena;
    if (look.attr & ATTR_REVERSE) {
        out_raw(o, str_fmt(a, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
                           run.x * CELL_W, run.y * CELL_H, run.w * CELL_W, CELL_H, color));
        color = BACKGROUND;
    }
    run = trimmed(g, run);
    if (run.w == 0)
        return;
    out_raw(o, str_fmt(a, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"%s\"", run.x * CELL_W,
                       run.y * CELL_H + BASELINE, run.w * CELL_W, color));
    for (unsigned i = 1; i < COUNT(svg_attrs); i++)
        out_raw(o, look.attr & 1U << i ? str_of(svg_attrs[i]) : STR(""));
    struct buf text = {.arena = a};
    buf_xml(&text, grid_text(a, g, run));
    out_raw(o, str_fmt(a, ">%.*s</text>\n", STR_ARG(buf_str(&text))));
}

/* A picture (SVG 1.1): a rectangle and monospaced text per run of one style; every run, and every
   wide cell, is placed by its column. */
static void print_svg(struct out *o, const struct grid *g) {
    int w = g->w * CELL_W, h = g->h * CELL_H;
    out_raw(o, str_fmt(&o->arena,
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                       "viewBox=\"0 0 %d %d\" xml:space=\"preserve\" font-size=\"20\" "
                       "font-family=\"DejaVu Sans Mono, Noto Sans Mono CJK KR, monospace\">\n"
                       "<rect width=\"100%%\" height=\"100%%\" fill=\"" BACKGROUND "\"/>\n",
                       w, h, w, h));
    for (int y = 0; y < g->h; y++)
        for (int x = 0, end; x < g->w; x = end) {
            end = run_end(g, x, y, true);
            svg_run(o, g, (rect){x, y, end - x, 1});
        }
    out_raw(o, STR("</svg>\n"));
}

static void (*const printers[FORMAT_COUNT])(struct out *o, const struct grid *g) = {
    [FORMAT_TEXT] = print_text, [FORMAT_ANSI] = print_ansi, [FORMAT_SVG] = print_svg};

/* Presses the keys until they end or the program would. */
static bool press(struct app *app, str keys, struct err *e) {
    struct effects fx = {0};
    struct event ev = {.type = EVENT_KEY};
    *e = (struct err){0};
    while (key_next(&keys, &ev.key, e)) {
        fx.n = 0;
        app_update(app, &ev, &fx);
        for (unsigned i = 0; i < fx.n; i++)
            if (fx.list[i].type == EFFECT_QUIT)
                return true;
    }
    return e->text[0] == '\0';
}

void screen_keys(command_key *put, void *context) {
    struct arena a = {0};
    struct bind usual = {0};
    for (size_t i = 0; i < action_count; i++)
        put(context, bind_labels(&usual, &actions[i], &a), actions[i].name, actions[i].help);
    arena_free(&a);
}

int config_run(const struct args *args, const struct model *m, struct out *out) {
    (void)args;
    (void)m;
    config_print(&out->buf);
    bind_print(&out->buf);
    return EXIT_DONE;
}

int screen_run(const struct args *args, const struct model *m, struct out *out) {
    struct kept kept = {.is_assumed = true, .assumed = args->config->watched};
    struct err e;
    store_read(store_folder(args->arena), &kept, &e);
    struct app_setup setup = {.model = m,
                              .watched = args->watched,
                              .is_watched_set = args->given & OPTION(OPTION_WATCHED),
                              .kept = &kept,
                              .config = args->config,
                              .names = (enum names)args->names,
                              .w = args->size.w,
                              .h = args->size.h};
    if (args->at.n > 0)
        setup.at = library_find(args, m, args->at);
    if (args->at.n > 0 && setup.at == REF_NONE)
        return EXIT_NOTHING;
    struct app *app = app_open(&setup);
    bool good = press(app, args->keys, &e);
    if (good)
        printers[args->format](out, app_view(app));
    app_close(app);
    kept_free(&kept);
    return good ? EXIT_DONE : out_error(&e, EXIT_WRONG);
}
