/* The table of commands, and the way from argv to one of them. */
#include "cli/command.h"

#include "cli/library.h"
#include "core/config.h"
#include "core/follow.h"
#include "core/near.h"

enum { FOLLOWED = 1 << 20 /* bytes; a smaller library is not worth a thread */ };

/* Options that go together. */
enum {
    DATA = OPTION(OPTION_DATA) | OPTION(OPTION_WATCHED) | OPTION(OPTION_NAMES),
    PRINT = DATA | OPTION(OPTION_FORMAT),
    SCREEN = DATA | OPTION(OPTION_AT) | OPTION(OPTION_ASCII),
};

/* Formats that go together. */
enum {
    LINES = FORMAT(FORMAT_TEXT) | FORMAT(FORMAT_JSON),
    PICTURES = FORMAT(FORMAT_TEXT) | FORMAT(FORMAT_ANSI) | FORMAT(FORMAT_SVG),
};

/* What stands for the arguments. */
static const char paths[] = "PATH is a dataset, or a folder of them";
static const char kinds[] = "KIND is works, tracks, scenes, people, characters, topics, episodes, "
                            "releases, sources or disputes";
static const char files[] = "FILE is a dataset, or a folder of them";
static const char exports[] = "FORMAT is jspf, xspf, cuesheet, markdown or json";
static const char works[] = "WORK is the id or title of a work; without it: all";
static const char titles[] = "TITLE is what the story is called";
static const char pages[] = "PAGE is leitmotif.1, leitmotif.5, bash, zsh or fish";
static const char queries[] = "QUERY is what you remember: burning car, ㄱㅅㅎ, ep:14 by:crush";
static const char ids[] =
    "ID is an id, a name, or words of one: fallin, scene:burning-car, \"Way Home\", 해인";

/* What exit status 1 says. */
static const char not_found[] = "nothing is found";

const struct command command_table[] = {
    [COMMAND_BROWSE] = {"browse", "[PATH…]", paths, "open the screen; also without a command",
                        .options = SCREEN | OPTION(OPTION_PLAIN), .most = COMMAND_MANY,
                        .opens = true, .fails = not_found,
                        .examples = "leitmotif\n"
                                    "leitmotif --watched 6\n"
                                    "leitmotif --plain\n"
                                    "leitmotif my-drama.json --at scene:on-the-bridge"},
    {"search", "QUERY…", queries, "print what is found, the best first", search_run,
     PRINT | OPTION(OPTION_LIMIT), LINES | FORMAT(FORMAT_TSV), .least = 1, .most = COMMAND_MANY,
     .searches = true, .fails = not_found,
     .examples = "leitmotif search he breaks the car window\n"
                 "leitmotif search 'ep:14 by:\"hong isaac\"'\n"
                 "leitmotif search ㄱㅅㅎ --format json",
     .notes = "Filters: kind:scene ep:14 ep:3-6 by:crush char:hae-in place:germany mood:warm\n"
              "in:lyrics work:queen is:kept. \"In this order\" is a phrase; -word leaves out.\n"},
    {"show", "ID", ids, "print all about one thing", show_run, PRINT, LINES, .least = 1,
     .most = COMMAND_MANY, .fails = not_found,
     .examples = "leitmotif show fallin\n"
                 "leitmotif show 'Way Home' --names en\n"
                 "leitmotif show scene:burning-car --format json"},
    {"list", "KIND", kinds, "print all of a kind, one a line", list_run,
     PRINT | OPTION(OPTION_WORK), LINES | FORMAT(FORMAT_TSV), .least = 1, .most = 1,
     .is_closed = true, .fails = not_found,
     .examples = "leitmotif list tracks\n"
                 "leitmotif list scenes --watched 6 --format tsv\n"
                 "leitmotif list people -d my-drama.json"},
    {"export", "FORMAT", exports, "print a work for another program", export_run,
     DATA | OPTION(OPTION_WORK) | OPTION(OPTION_ORDER), .least = 1, .most = 1, .fails = not_found,
     .is_closed = true,
     .examples = "leitmotif export jspf >queen-of-tears.jspf\n"
                 "leitmotif export markdown --watched 6"},
    {"keep", "[ID [NOTE]]", ids,
     "bookmark a thing, or note a line on it, an empty one none; alone: print all of these",
     keep_run, PRINT | OPTION(OPTION_REMOVE), LINES, .most = 2, .fails = not_found,
     .examples = "leitmotif keep\n"
                 "leitmotif keep fallin 'heard it at the lavender field?'\n"
                 "leitmotif keep fallin --remove"},
    {"map", "[WORK]", works, "print which song plays in which episode", map_run,
     PRINT | OPTION(OPTION_SORT), LINES | FORMAT(FORMAT_TSV), .most = 1, .fails = not_found,
     .examples = "leitmotif map\n"
                 "leitmotif map queen-of-tears --format tsv --watched 6"},
    {"screen", "[PATH…]", paths, "print what the screen shows after --keys", screen_run,
     SCREEN | OPTION(OPTION_FORMAT) | OPTION(OPTION_SIZE) | OPTION(OPTION_KEYS), PICTURES,
     .most = COMMAND_MANY, .opens = true, .fails = not_found,
     .examples = "leitmotif screen --size 100x30 --keys 'jj<Enter>'\n"
                 "leitmotif screen --at fallin --format svg >fallin.svg"},
    {"check", "FILE…", files, "say what is wrong in a dataset, and where", check_run,
     OPTION(OPTION_STRICT) | OPTION(OPTION_FORMAT), LINES, .least = 1, .most = COMMAND_MANY,
     .alone = true, .fails = "a file has faults, with --strict also doubts",
     .examples = "leitmotif check my-drama.json\n"
                 "leitmotif check --strict --format json library/"},
    {"coverage", "", NULL, "print what a dataset leaves open: songs without a scene and the like",
     coverage_run, PRINT | OPTION(OPTION_WORK), LINES | FORMAT(FORMAT_TSV),
     .examples = "leitmotif coverage\n"
                 "leitmotif coverage -d my-drama.json --work my-drama --format tsv"},
    {"new", "TITLE…", titles, "print a small dataset to start from", new_run, .least = 1,
     .most = COMMAND_MANY, .alone = true,
     .examples = "leitmotif new My Drama >my-drama.json\n"
                 "leitmotif new 눈물의 여왕"},
    {"config", "", NULL, "print the default configuration, to start from", config_run,
     .alone = true,
     .examples = "mkdir -p ~/.config/leitmotif\nleitmotif config >~/.config/leitmotif/config"},
    {"schema", "", NULL, "print the JSON Schema of datasets, for editors", schema_run,
     .alone = true, .examples = "leitmotif schema >leitmotif.schema.json"},
    {"manual", "[PAGE]", pages, "print a man page, or the completions of a shell", manual_run,
     .most = 1, .alone = true, .is_closed = true,
     .examples = "leitmotif manual | man -l -\n"
                 "leitmotif manual leitmotif.5 | man -l -\n"
                 "leitmotif manual bash >~/.local/share/bash-completion/completions/leitmotif"},
    {"help", "[COMMAND]", NULL, "say what a command does and takes", help_run, .most = 1,
     .alone = true, .examples = "leitmotif help list"},
};

const unsigned command_count = COUNT(command_table);

const struct command *command_find(str name) {
    for (unsigned i = 0; i < command_count; i++)
        if (str_eq(str_of(command_table[i].name), name))
            return &command_table[i];
    return NULL;
}

bool command_takes(const struct command *c, unsigned option) {
    return !c || option == OPTION_HELP || (c->options & OPTION(option)) != 0;
}

str command_choices(struct arena *a, const struct option *o, const struct command *c,
                    const char *between) {
    struct buf out = {.arena = a};
    for (const struct choice *x = o->choices; x && x->word; x++)
        if (!c || o->choices != args_formats || c->formats & FORMAT(x->value))
            buf_join(&out, between, str_of(x->word));
    return buf_str(&out);
}

bool command_unknown(str word, const char *what, struct err *e) {
    struct near near = {.wanted = word};
    for (unsigned i = 0; i < command_count; i++)
        near_try(&near, str_of(command_table[i].name));
    err_set(e, "there is no %s \"%.*s\"", what, STR_ARG(word));
    return near_hint(&near, "leitmotif ", "\"leitmotif --help\" lists the commands", e);
}

/* Runs a command that prints; most need data. */
static int run(struct args *args) {
    bool is_help = args->help || args->version;
    bool is_alone = is_help || args->command->alone;
    unsigned errors = 0;
    struct library_setup setup = {.said = stderr, .errors = &errors};
    if (!is_alone && args->command->searches && library_size(args) > FOLLOWED)
        setup.follow = &args->follow;
    struct model *m = is_alone ? NULL : library_load(args, &setup);
    struct out out;
    if (!is_alone && !m) {
        follow_close(args->follow);
        return EXIT_WRONG;
    }
    if (m)
        library_recall(args, m);
    out_open(&out, stdout);
    int status = (is_help ? help_run : args->command->run)(args, m, &out);
    follow_close(args->follow);
    model_free(m);
    bool lacks_some = errors > 0 && status == EXIT_DONE && library_is_named(args);
    return out_close(&out, lacks_some ? EXIT_WRONG : status);
}

/* What the user wants otherwise; options of the command line go before it. */
static void configure(struct args *args, struct config *config) {
    config_init(config);
    config_read(config);
    args->config = config;
    config->ascii |= args->ascii;
    bool is_plain = config->ascii && args->command->options & OPTION(OPTION_ASCII);
    if (!(args->given & OPTION(OPTION_NAMES)))
        args->names = is_plain && config->names == NAMES_BOTH ? NAMES_ENGLISH : config->names;
}

int command_main(int argc, char *const *argv, int (*browse)(const struct args *args)) {
    struct arena a = {0};
    struct args args = {.arena = &a};
    struct config config = {0};
    struct err e = {0};
    int status;
    bool good = args_parse(&args, argc, argv, &e);
    bool is_help = args.help || args.version;
    if (good && !is_help && args.command->options & OPTION(OPTION_NAMES))
        configure(&args, &config);
    if (!good)
        status = out_error(&e, EXIT_WRONG);
    else if (is_help || args.command->run)
        status = run(&args);
    else
        status = browse(&args);
    if (config.said.n > 0)
        fwrite(config.said.p, 1, config.said.n, stderr);
    arena_free(&config.arena);
    arena_free(&a);
    return status;
}
