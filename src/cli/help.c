/* --help, --version and help, all from the two tables. */
#include "cli/command.h"
#include "cli/output.h"

#include "base/text.h"

#define VERSION "0.1.0"

enum { HELP_COLUMN = 20 }; /* width of the first of two columns */

/* Two columns. */
static void row(struct out *o, str left, str right) {
    int gap = HELP_COLUMN - text_width(left);
    out_text(o, str_fmt(&o->arena, "  %.*s%*s%.*s", STR_ARG(left), gap < 2 ? 2 : gap, "",
                        STR_ARG(right)));
    out_line(o);
}

static void line(struct out *o, const char *text) {
    out_text(o, str_of(text));
    out_line(o);
}

/* "FORMAT: text, json or tsv" */
static str formats(struct arena *a, unsigned mask) {
    struct buf list = {.arena = a};
    for (unsigned i = 0; i < FORMAT_COUNT; i++) {
        if (!(mask & FORMAT(i)))
            continue;
        const char *comma = list.n == 0 ? "" : mask >> (i + 1) ? ", " : " or ";
        buf_fmt(&list, "%s%s", comma, args_formats[i].word);
    }
    return buf_str(&list);
}

static void options(struct out *o, unsigned mask, unsigned format_mask) {
    out_line(o);
    line(o, "Options:");
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        const struct option *x = &args_options[i];
        if (!(mask & OPTION(i)))
            continue;
        struct arena *a = &o->arena;
        str letter = x->letter ? str_fmt(a, "-%c, ", x->letter) : STR("");
        str left = str_fmt(a, "%.*s--%s%s%s", STR_ARG(letter), x->name, x->argument ? " " : "",
                           x->argument ? x->argument : "");
        str right = str_of(x->help);
        if (i == OPTION_FORMAT)
            right = str_fmt(a, "%s: %.*s", x->help, STR_ARG(formats(a, format_mask)));
        row(o, left, right);
    }
}

static void all(struct out *o, const struct command *none) {
    (void)none;
    line(o, "Usage: leitmotif [COMMAND] [OPTION…]");
    line(o, "Browses the music of a story: its songs, and the scenes they play in.");
    out_line(o);
    line(o, "Commands:");
    for (unsigned i = 0; i < command_count; i++) {
        const struct command *c = &command_table[i];
        row(o, str_fmt(&o->arena, "%s %s", c->name, c->arguments), str_of(c->help));
    }
    options(o, ~0u, FORMAT(FORMAT_COUNT) - 1);
    out_line(o);
    line(o, "\"leitmotif help COMMAND\" says which options a command takes.");
    line(o, "Exit status: 0 done; 1 nothing found; 2 wrong use, or nothing could be loaded.");
}

static void one(struct out *o, const struct command *c) {
    out_text(o, str_fmt(&o->arena, "Usage: leitmotif %s %s [OPTION…]", c->name, c->arguments));
    out_line(o);
    out_text(o, str_fmt(&o->arena, "%s: %s.", c->name, c->help));
    out_line(o);
    if (c->where)
        line(o, c->where);
    options(o, c->options | OPTION(OPTION_HELP), c->formats);
}

static void version(struct out *o, const struct command *none) {
    (void)none;
    line(o, "leitmotif " VERSION);
}

static int print(void (*what)(struct out *o, const struct command *c), const struct command *c) {
    struct out o;
    out_open(&o, stdout);
    what(&o, c);
    return out_close(&o, EXIT_DONE);
}

int help_run(const struct args *args) {
    const struct command *c = args->command;
    bool about_help = c && c->run == help_run;
    if (args->version)
        return print(version, NULL);
    if (!c || (about_help && args->words.n == 0))
        return print(all, NULL);
    if (about_help)
        c = command_find(args->words.at[0]);
    if (c)
        return print(one, c);
    struct err e;
    command_unknown(args->words.at[0], "command", &e);
    return out_error(&e, EXIT_WRONG);
}
