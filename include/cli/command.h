/* The commands. One row each feeds parsing and help. */
#ifndef LEITMOTIF_CLI_COMMAND_H
#define LEITMOTIF_CLI_COMMAND_H

#include "cli/args.h"
#include "cli/output.h"
#include "core/model.h"

#include <stdbool.h>
#include <stdint.h>

/* Does it with the data that was loaded (NULL if `alone`); returns the exit status. */
typedef int command_run(const struct args *args, const struct model *m, struct out *out);

#define VERSION "0.1.0"

/* A bit of a set of formats. */
#define FORMAT(id) (1u << (id))

struct command {
    const char *name;
    const char *arguments; /* as help shows them */
    const char *where;     /* what stands for them; NULL when that is plain */
    const char *help;      /* one line */
    command_run *run;      /* NULL for browse, which the caller of command_main() does */
    uint32_t options;      /* OPTION(id), or-ed, besides --help and --version */
    uint8_t formats;       /* FORMAT(id), or-ed */
    uint8_t least, most;   /* how many arguments */
    bool opens;            /* the arguments are files and folders to open */
    bool searches;         /* a large library is read for its search while it is loaded */
    bool is_closed;        /* `where` names each word that the argument may be: "X is a, b or c" */
    bool alone;            /* needs no library: `run` gets NULL */
    const char *fails;     /* what exit status 1 says; NULL: it never is that */
    const char *examples;  /* command lines, one a line */
    const char *notes;     /* more on the arguments, lines that end; NULL when all is said */
};

enum { COMMAND_MANY = 255, COMMAND_BROWSE = 0 };

/* The first is browse, which is meant when no command is named. */
extern const struct command command_table[];
extern const unsigned command_count;

/* The command of this name, or NULL. */
const struct command *command_find(str name);
/* Whether a command, or without one any, takes an option. */
bool command_takes(const struct command *c, unsigned option);
/* The words that its value may be there; empty when they are none of a list. */
str command_choices(struct arena *a, const struct option *o, const struct command *c,
                    const char *between);
/* Words the error that there is no such command (or what else was looked for), with the nearest.
   Returns false. */
bool command_unknown(str word, const char *what, struct err *e);

/* Exit status: done; nothing found, or faults; wrong use, or nothing that could be loaded. */
enum { EXIT_DONE, EXIT_NOTHING, EXIT_WRONG };

/* The whole program: parses, runs one command, returns the exit status. */
int command_main(int argc, char *const *argv, int (*browse)(const struct args *args));

/* In the file of this name; new and schema in author.c, config in screen.c. */
command_run help_run, search_run, show_run, list_run, screen_run, export_run, keep_run, map_run,
    check_run, coverage_run, manual_run, new_run, schema_run, config_run;

/* Takes a row of the action table, with its keys as they are shown. */
typedef void command_key(void *context, str keys, const char *name, const char *help);
/* screen.c: gives each of them to `put`. */
void screen_keys(command_key *put, void *context);

#endif
