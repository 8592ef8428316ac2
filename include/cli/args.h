/* The words and options of the command line. */
#ifndef LEITMOTIF_CLI_ARGS_H
#define LEITMOTIF_CLI_ARGS_H

#include "core/label.h"

#include "base/err.h"
#include "base/str.h"

enum option_id {
    OPTION_DATA,
    OPTION_WATCHED,
    OPTION_FORMAT,
    OPTION_AT,
    OPTION_NAMES,
    OPTION_SORT,
    OPTION_LIMIT,
    OPTION_SIZE,
    OPTION_KEYS,
    OPTION_STRICT,
    OPTION_WORK,
    OPTION_ORDER,
    OPTION_REMOVE,
    OPTION_ASCII,
    OPTION_PLAIN,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* A bit of a set of options. */
#define OPTION(id) (1u << (id))

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_TSV, FORMAT_ANSI, FORMAT_SVG, FORMAT_COUNT };

/* How the value of an option is read, and the type of the member of struct args that takes it. */
enum option_kind {
    OPTION_FLAG,    /* no value: bool */
    OPTION_TEXT,    /* str */
    OPTION_TEXTS,   /* may be given again: struct texts */
    OPTION_CHOICE,  /* one of `choices`: uint8_t */
    OPTION_EPISODE, /* a number or "all": uint16_t */
    OPTION_CELLS,   /* WxH: struct size */
    OPTION_NUMBER,  /* 1 and up: uint32_t */
};

/* A word that a value may be, and what it stands for. The last has no word. */
struct choice {
    const char *word;
    uint8_t value;
};

struct option {
    const char *name;     /* without the dashes */
    const char *argument; /* as help shows it; NULL for a flag */
    const char *help;
    const struct choice *choices;
    uint16_t offset; /* in struct args */
    uint8_t kind;    /* enum option_kind */
    char letter;     /* 0: none */
};

/* By enum option_id. Parsing and help walk it. */
extern const struct option args_options[OPTION_COUNT];
/* The words of --format, by enum format and then the end. */
extern const struct choice args_formats[FORMAT_COUNT + 1];

struct texts {
    str *at;
    size_t n;
};

struct size {
    int w, h;
};

/* All of them, with a blank between. */
str args_joined(const struct texts *words, struct arena *a);
/* What one types for an option: "-d, --data PATH". */
str args_spelled(const struct option *o, struct arena *a);

struct command;
struct config;

struct args {
    struct arena *arena; /* set before parsing; all lists live in it */
    const struct command *command;
    struct config *config; /* of the user; set after parsing */
    struct texts words;    /* what is neither option nor command; valid UTF-8, NUL-terminated */
    uint32_t given;        /* OPTION(id), or-ed */

    struct texts data;
    str at, keys, work;
    struct size size;
    uint32_t limit;
    uint16_t watched;                /* episodes seen, or WATCHED_ALL */
    const uint16_t *watched_by_work; /* what was kept, by row of the work; NULL: `watched` counts */
    struct follow *follow; /* what was read for a search while the library was loaded; or NULL */
    uint8_t format;        /* enum format */
    uint8_t names;         /* enum names */
    uint8_t order;         /* enum export_order */
    uint8_t sort;          /* enum order, of songs */
    bool strict, remove, ascii, plain, help, version;
};

/* Fills `args` from the words after the name of the program. False with `e` worded for one line
   when they make no sense. After --help or --version nothing else is asked for. */
bool args_parse(struct args *args, int argc, char *const *argv, struct err *e);

#endif
