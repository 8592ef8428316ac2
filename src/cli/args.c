/* Reading argv by the tables of options and commands. */
#include "cli/args.h"

#include "cli/command.h"
#include "core/export.h"
#include "core/guard.h"
#include "core/near.h"
#include "core/page.h"
#include "core/value.h"

#include "base/text.h"

#include <unistd.h>

enum { SIZE_W = 500, SIZE_H = 200 };

const struct choice args_formats[FORMAT_COUNT + 1] = {
    [FORMAT_TEXT] = {"text", FORMAT_TEXT}, [FORMAT_JSON] = {"json", FORMAT_JSON},
    [FORMAT_TSV] = {"tsv", FORMAT_TSV},    [FORMAT_ANSI] = {"ansi", FORMAT_ANSI},
    [FORMAT_SVG] = {"svg", FORMAT_SVG},
};

static const struct choice names[] = {
    {"en", NAMES_ENGLISH}, {"ko", NAMES_ORIGINAL}, {"both", NAMES_BOTH}, {NULL, 0}};

static const struct choice orders[] = {{"story", EXPORT_STORY}, {"album", EXPORT_ALBUM}, {NULL, 0}};
static const struct choice sorts[] = {
    {"part", ORDER_PART}, {"first", ORDER_FIRST}, {"heard", ORDER_HEARD}, {NULL, 0}};

str args_joined(const struct texts *words, struct arena *a) {
    struct buf b = {.arena = a};
    for (size_t i = 0; i < words->n; i++)
        buf_fmt(&b, "%s%.*s", i > 0 ? " " : "", STR_ARG(words->at[i]));
    return buf_str(&b);
}

str args_spelled(const struct option *o, struct arena *a) {
    str letter = o->letter ? str_fmt(a, "-%c, ", o->letter) : STR("");
    return str_fmt(a, "%.*s--%s%s%s", STR_ARG(letter), o->name, o->argument ? " " : "",
                   o->argument ? o->argument : "");
}

#define TO(member) .offset = offsetof(struct args, member)

const struct option args_options[OPTION_COUNT] = {
    [OPTION_DATA] = {"data", "PATH", "add a dataset, or all of a folder; may be given again",
                     .letter = 'd', .kind = OPTION_TEXTS, TO(data)},
    [OPTION_WATCHED] = {"watched", "N|all", "leave out what spoils episodes after N",
                        .kind = OPTION_EPISODE, TO(watched)},
    [OPTION_FORMAT] = {"format", "FORMAT", "how to print", .choices = args_formats,
                       .kind = OPTION_CHOICE, TO(format)},
    [OPTION_AT] = {"at", "ID", "start at this page", .kind = OPTION_TEXT, TO(at)},
    [OPTION_NAMES] = {"names", "en|ko|both", "names in English, in the original, or both",
                      .choices = names, .kind = OPTION_CHOICE, TO(names)},
    [OPTION_SORT] = {"sort", "part|first|heard",
                     "songs by part, by first episode, or the most heard first", .choices = sorts,
                     .kind = OPTION_CHOICE, TO(sort)},
    [OPTION_LIMIT] = {"limit", "N", "print at most so many hits (20)", .kind = OPTION_NUMBER,
                      TO(limit)},
    [OPTION_SIZE] = {"size", "WxH", "columns and rows of the screen (80x24)", .kind = OPTION_CELLS,
                     TO(size)},
    [OPTION_KEYS] = {"keys", "KEYS", "keys to press first, like 'jj<Enter>'", .kind = OPTION_TEXT,
                     TO(keys)},
    [OPTION_STRICT] = {"strict", NULL, "count warnings as faults", .kind = OPTION_FLAG, TO(strict)},
    [OPTION_WORK] = {"work", "ID", "this work alone", .kind = OPTION_TEXT, TO(work)},
    [OPTION_ORDER] = {"order", "story|album", "songs as the story plays them, or as on the album",
                      .choices = orders, .kind = OPTION_CHOICE, TO(order)},
    [OPTION_REMOVE] = {"remove", NULL, "take its bookmark and its note away", .kind = OPTION_FLAG,
                       TO(remove)},
    [OPTION_ASCII] = {"ascii", NULL, "show nothing but ASCII", .kind = OPTION_FLAG, TO(ascii)},
    [OPTION_PLAIN] = {"plain", NULL, "no screen: a line for each move, for screen readers",
                      .kind = OPTION_FLAG, TO(plain)},
    [OPTION_HELP] = {"help", NULL, "show this", .letter = 'h', .kind = OPTION_FLAG, TO(help)},
    [OPTION_VERSION] = {"version", NULL, "show the version", .letter = 'V', .kind = OPTION_FLAG,
                        TO(version)},
};

/* Where parsing stands. */
struct parse {
    struct args *args;
    char *const *next, *const *end;
    struct err *e;
    bool plain; /* after "--": only words follow */
};

/* A value that is not among the choices is answered with the nearest of them. */
static bool store_choice(const struct option *o, uint8_t *to, str value, struct err *e) {
    struct near near = {.wanted = value};
    for (const struct choice *c = o->choices; c->word; c++) {
        *to = c->value;
        if (near_try(&near, str_of(c->word)))
            return true;
    }
    err_set(e, "--%s has no \"%.*s\"", o->name, STR_ARG(value));
    return near_hint(&near, "", "\"leitmotif --help\" lists what it has", e);
}

static bool store_episode(uint16_t *to, str value, struct err *e) {
    unsigned n;
    if (!guard_read(value, EPISODE_MAX, &n))
        return err_set(e,
                       "--watched takes the number of the last episode seen, or all, not \"%.*s\"",
                       STR_ARG(value));
    *to = (uint16_t)n;
    return true;
}

static bool store_number(uint32_t *to, const struct option *o, str value, struct err *e) {
    long n;
    if (!str_number(value, &n) || n < 1 || n > INT32_MAX)
        return err_set(e, "--%s takes a number from 1, not \"%.*s\"", o->name, STR_ARG(value));
    *to = (uint32_t)n;
    return true;
}

/* A larger screen than that exists nowhere, and each cell takes memory. */
static bool store_size(struct size *to, str value, struct err *e) {
    long w, h;
    str rest = value, first = str_split(&rest, 'x');
    if (!str_number(first, &w) || !str_number(rest, &h) || w < 1 || h < 1 || w > SIZE_W ||
        h > SIZE_H)
        return err_set(e, "--size takes columns x rows from 1x1 to %dx%d, as 80x24, not \"%.*s\"",
                       SIZE_W, SIZE_H, STR_ARG(value));
    *to = (struct size){(int)w, (int)h};
    return true;
}

static bool store(struct parse *p, const struct option *o, str value) {
    void *to = (char *)p->args + o->offset;
    struct texts *list = to;
    p->args->given |= OPTION((unsigned)(o - args_options));
    switch ((enum option_kind)o->kind) {
    case OPTION_FLAG:
        *(bool *)to = true;
        return true;
    case OPTION_TEXT:
        *(str *)to = value;
        return true;
    case OPTION_TEXTS:
        list->at[list->n++] = value;
        return true;
    case OPTION_CHOICE:
        return store_choice(o, to, value, p->e);
    case OPTION_EPISODE:
        return store_episode(to, value, p->e);
    case OPTION_CELLS:
        return store_size(to, value, p->e);
    case OPTION_NUMBER:
        return store_number(to, o, value, p->e);
    }
    return false;
}

/* Takes an option with the value that is written behind it; without one it is the next word. */
static bool take_option(struct parse *p, const struct option *o, str value) {
    if (o->kind == OPTION_FLAG)
        return value.p ? err_set(p->e, "--%s takes no value", o->name) : store(p, o, value);
    if (!value.p && p->next == p->end)
        return err_set(p->e, "--%s needs a value: --%s %s", o->name, o->name, o->argument);
    if (!value.p)
        value = str_of(*p->next++);
    if (value.n == 0)
        return err_set(p->e, "the value of --%s is empty: --%s %s", o->name, o->name, o->argument);
    return store(p, o, value);
}

static bool take_long(struct parse *p, str word) {
    size_t equals = str_find(word, STR("="), 0);
    str name = str_slice(word, 2, equals);
    str value = equals < word.n ? str_slice(word, equals + 1, word.n) : (str){0};
    struct near near = {.wanted = name};
    for (unsigned i = 0; i < OPTION_COUNT; i++)
        if (near_try(&near, str_of(args_options[i].name)))
            return take_option(p, &args_options[i], value);
    err_set(p->e, "unknown option --%.*s", STR_ARG(name));
    return near_hint(&near, "--", "\"leitmotif --help\" lists them", p->e);
}

static const struct option *option_of(char letter) {
    for (unsigned i = 0; i < OPTION_COUNT; i++)
        if (args_options[i].letter == letter)
            return &args_options[i];
    return NULL;
}

/* "-h", "-hV", "-d PATH", "-dPATH". */
static bool take_short(struct parse *p, str word) {
    for (size_t i = 1; i < word.n; i++) {
        const struct option *o = option_of(word.p[i]);
        if (!o)
            return err_set(p->e,
                           "unknown option %.*s; \"leitmotif --help\" lists them; "
                           "for a word that begins so put -- before the words",
                           STR_ARG(word));
        if (o->kind != OPTION_FLAG)
            return take_option(p, o, i + 1 < word.n ? str_slice(word, i + 1, word.n) : (str){0});
        store(p, o, STR(""));
    }
    return true;
}

/* What looks like a path is one, also when nothing is there: then the loader says so. */
static bool is_path(str word) {
    return str_find(word, STR("/"), 0) != SIZE_MAX || str_ends(word, STR(".json")) ||
           str_ends(word, STR(".jsonl")) || access(word.p, F_OK) == 0;
}

/* The first word is a command or, for browse, a path; a path named like a command needs "./". */
static bool take_word(struct parse *p, str word) {
    struct args *args = p->args;
    if (!args->command) {
        args->command = p->plain ? NULL : command_find(word);
        if (args->command)
            return true;
        if (!p->plain && !is_path(word))
            return command_unknown(word, "command or file", p->e);
        args->command = &command_table[COMMAND_BROWSE];
    }
    args->words.at[args->words.n++] = word;
    return true;
}

static bool take(struct parse *p) {
    str word = str_of(*p->next++);
    if (p->plain || word.n < 2 || word.p[0] != '-')
        return take_word(p, word);
    if (word.p[1] != '-')
        return take_short(p, word);
    if (word.n > 2)
        return take_long(p, word);
    p->plain = true;
    return true;
}

/* Options may come before the command, so what it takes is checked at the end. */
static bool check(const struct args *args, struct err *e) {
    const struct command *c = args->command;
    unsigned other = args->given & ~(c->options | OPTION(OPTION_HELP) | OPTION(OPTION_VERSION));
    for (unsigned i = 0; i < OPTION_COUNT; i++)
        if (other & OPTION(i))
            return err_set(e, "%s takes no --%s; \"leitmotif help %s\" lists what it takes",
                           c->name, args_options[i].name, c->name);
    if (!(c->formats & FORMAT(args->format)) && args->given & OPTION(OPTION_FORMAT))
        return err_set(e, "%s has no format %s; \"leitmotif help %s\" lists what it has", c->name,
                       args_formats[args->format].word, c->name);
    if (args->words.n < c->least)
        return err_set(e, "type leitmotif %s %s; %s", c->name, c->arguments, c->where);
    if (c->most != COMMAND_MANY && args->words.n > c->most)
        return err_set(e, "%s does not take \"%.*s\"; type leitmotif %s%s%s", c->name,
                       STR_ARG(args->words.at[c->most]), c->name, c->arguments[0] ? " " : "",
                       c->arguments);
    return true;
}

bool args_parse(struct args *args, int argc, char *const *argv, struct err *e) {
    *args = (struct args){.arena = args->arena,
                          .watched = WATCHED_ALL,
                          .names = NAMES_BOTH,
                          .limit = 20,
                          .size = {80, 24}};
    size_t most = argc > 0 ? (size_t)argc : 1; /* no list is longer than argv */
    args->words.at = NEW(args->arena, str, most);
    args->data.at = NEW(args->arena, str, most);
    struct parse p = {.args = args, .next = argv + (argc > 0), .end = argv + argc, .e = e};
    /* All that is printed, folded or measured later must be UTF-8. */
    for (int i = 1; i < argc; i++)
        if (!text_valid(str_of(argv[i])))
            return err_set(e, "argument %d is not UTF-8: %s", i, argv[i]);
    while (p.next < p.end)
        if (!take(&p))
            return false;
    if (args->help || args->version)
        return true;
    if (!args->command)
        args->command = &command_table[COMMAND_BROWSE];
    return check(args, e);
}
