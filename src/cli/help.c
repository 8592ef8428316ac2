/* --help, --version and help, all from the two tables. */
#include "cli/command.h"

#include "base/text.h"

enum { HELP_COLUMN = 20 }; /* width of the first of two columns */

static void row(struct out *o, str left, str right) {
    int gap = HELP_COLUMN - text_width(left);
    out_line(o, str_fmt(&o->arena, "  %.*s%*s%.*s", STR_ARG(left), gap < 2 ? 2 : gap, "",
                        STR_ARG(right)));
}

static void options(struct out *o, const struct command *c) {
    struct arena *a = &o->arena;
    out_raw(o, STR("\nOptions:\n"));
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        const struct option *x = &args_options[i];
        str list = i == OPTION_FORMAT ? command_choices(a, x, c, ", ") : STR("");
        if (command_takes(c, i))
            row(o, args_spelled(x, a),
                str_fmt(a, "%s%s%.*s", x->help, list.n > 0 ? ": " : "", STR_ARG(list)));
    }
}

static void all(struct out *o) {
    out_raw(o, STR("Usage: leitmotif [COMMAND] [OPTION…]\n"
                   "Browses the music of a story: its songs, and the scenes they play in.\n"
                   "\nCommands:\n"));
    for (unsigned i = 0; i < command_count; i++) {
        const struct command *c = &command_table[i];
        row(o, str_fmt(&o->arena, "%s %s", c->name, c->arguments), str_of(c->help));
    }
    options(o, NULL);
    out_raw(o, STR("\n\"leitmotif help COMMAND\" says which options a command takes.\n"
                   "Exit status: 0 done; 1 nothing found, or check found faults; 2 wrong use, or "
                   "what was named could not be loaded.\n"));
}

static void one(struct out *o, const struct command *c) {
    out_line(o, str_fmt(&o->arena, "Usage: leitmotif %s%s%s [OPTION…]", c->name,
                        c->arguments[0] ? " " : "", c->arguments));
    out_line(o, str_fmt(&o->arena, "%s: %s.", c->name, c->help));
    if (c->where)
        out_line(o, str_of(c->where));
    out_raw(o, str_of(c->notes));
    options(o, c);
    out_raw(o, STR("\nExamples:\n"));
    for (str rest = str_of(c->examples); rest.n > 0;) {
        str line = str_split(&rest, '\n');
        out_line(o, str_fmt(&o->arena, "  %.*s", STR_ARG(line)));
    }
    out_raw(o, STR("\n"));
    out_line(o, str_fmt(&o->arena, "Exit status: 0 done; %s%s%s2 wrong use%s.",
                        c->fails ? "1 " : "", c->fails ? c->fails : "", c->fails ? "; " : "",
                        c->alone && !c->fails ? "" : ", or what is named cannot be read"));
}

int help_run(const struct args *args, const struct model *m, struct out *out) {
    const struct command *c = args->command;
    struct err e;
    (void)m;
    bool is_named = c && c->run == help_run && args->words.n > 0;
    if (is_named)
        c = command_find(args->words.at[0]);
    if (args->version)
        out_raw(out, STR("leitmotif " VERSION "\n"));
    else if (c && (is_named || c->run != help_run))
        one(out, c);
    else if (!is_named)
        all(out);
    else if (!command_unknown(args->words.at[0], "command", &e))
        return out_error(&e, EXIT_WRONG);
    return EXIT_DONE;
}
