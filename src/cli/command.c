/* The table of commands, and the way from argv to one of them. */
#include "cli/command.h"

#include "cli/output.h"
#include "core/near.h"

/* Options that go together. */
enum {
    DATA = OPTION(OPTION_DATA) | OPTION(OPTION_WATCHED) | OPTION(OPTION_NAMES),
    PRINT = DATA | OPTION(OPTION_FORMAT),
    SCREEN = DATA | OPTION(OPTION_AT),
};

const struct command command_table[] = {
    [COMMAND_BROWSE] = {.name = "browse",
                        .arguments = "[PATH…]",
                        .where = "PATH is a dataset, or a folder of them",
                        .help = "open the screen; also without a command",
                        .options = SCREEN,
                        .most = COMMAND_MANY,
                        .opens = true},
    {.name = "show",
     .arguments = "ID",
     .where = "ID is an id or a name: fallin, scene:burning-car, \"Way Home\"",
     .help = "print all about one thing",
     .run = show_run,
     .options = PRINT,
     .formats = FORMAT(FORMAT_TEXT) | FORMAT(FORMAT_JSON),
     .least = 1,
     .most = 1},
    {.name = "list",
     .arguments = "KIND",
     .where = "KIND is works, tracks, scenes, people, characters, topics, episodes, releases, "
              "sources or disputes",
     .help = "print all of a kind, one a line",
     .run = list_run,
     .options = PRINT,
     .formats = FORMAT(FORMAT_TEXT) | FORMAT(FORMAT_JSON) | FORMAT(FORMAT_TSV),
     .least = 1,
     .most = 1},
    {.name = "screen",
     .arguments = "[PATH…]",
     .where = "PATH is a dataset, or a folder of them",
     .help = "print what the screen shows after --keys",
     .run = screen_run,
     .options = SCREEN | OPTION(OPTION_FORMAT) | OPTION(OPTION_SIZE) | OPTION(OPTION_KEYS),
     .formats = FORMAT(FORMAT_TEXT) | FORMAT(FORMAT_ANSI) | FORMAT(FORMAT_SVG),
     .most = COMMAND_MANY,
     .opens = true},
    {.name = "help",
     .arguments = "[COMMAND]",
     .help = "say what a command does and takes",
     .run = help_run,
     .most = 1},
};

const unsigned command_count = COUNT(command_table);

const struct command *command_find(str name) {
    for (unsigned i = 0; i < command_count; i++)
        if (str_eq(str_of(command_table[i].name), name))
            return &command_table[i];
    return NULL;
}

bool command_unknown(str word, const char *what, struct err *e) {
    struct near near = {.wanted = word};
    for (unsigned i = 0; i < command_count; i++)
        near_try(&near, str_of(command_table[i].name));
    err_set(e, "there is no %s \"%.*s\"", what, STR_ARG(word));
    return near_hint(&near, "leitmotif ", "\"leitmotif --help\" lists the commands", e);
}

int command_main(int argc, char *const *argv, command_run *browse) {
    struct arena a = {0};
    struct args args = {.arena = &a};
    struct err e = {0};
    int status;
    if (!args_parse(&args, argc, argv, &e))
        status = out_error(&e, EXIT_WRONG);
    else if (args.help || args.version || args.command->run == help_run)
        status = help_run(&args);
    else
        status = args.command->run ? args.command->run(&args) : browse(&args);
    arena_free(&a);
    return status;
}
