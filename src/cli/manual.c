/* manual: the man pages and the shell completions, from the tables of commands, options, keys and
   the format. */
#include "cli/command.h"
#include "core/config.h"
#include "core/format.h"
#include "core/near.h"

/* Text of roff: no line starts a request, hyphens can be searched for. */
static void put(struct buf *out, str text) {
    for (size_t i = 0; i < text.n; i++) {
        bool is_start = out->n == 0 || out->p[out->n - 1] == '\n';
        char c = text.p[i];
        buf_add(out, is_start && (c == '.' || c == '\'') ? STR("\\&") : STR(""));
        const char *sign = c == '-' ? "\\-" : c == '\'' ? "\\(aq" : c == '\\' ? "\\e" : NULL;
        buf_add(out, sign ? str_of(sign) : (str){&c, 1});
    }
}

/* An item with its explanation. */
static void item(struct buf *out, str name, str text) {
    buf_add(out, STR(".TP\n\\fB"));
    put(out, name);
    buf_add(out, STR("\\fR\n"));
    put(out, text);
    buf_char(out, '\n');
}

static void section(struct buf *out, const char *request, const char *title, const char *text) {
    buf_fmt(out, ".%s %s\n", request, title);
    put(out, str_of(text));
    buf_add(out, text[0] ? STR("\n") : STR(""));
}

static void command(struct buf *out, const struct command *c) {
    struct arena *a = out->arena;
    section(out, "SS", c->name, "");
    buf_add(out, STR("\\fB"));
    put(out, str_fmt(a, "leitmotif %s", c->name));
    buf_add(out, STR("\\fR "));
    put(out, str_of(c->arguments));
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        const struct option *o = &args_options[i];
        str value = i == OPTION_FORMAT ? command_choices(a, o, c, "|") : str_of(o->argument);
        if (command_takes(c, i))
            put(out, str_fmt(a, " [--%s%s%.*s]", o->name, o->argument ? " " : "", STR_ARG(value)));
    }
    buf_add(out, STR("\n.PP\n"));
    put(out, str_fmt(a, "%c%s.%s%s%s%s", c->help[0] - 'a' + 'A', c->help + 1, c->where ? " " : "",
                     c->where ? c->where : "", c->where ? "." : "", c->notes ? "\n" : ""));
    put(out, str_of(c->notes));
    if (c->fails)
        put(out, str_fmt(a, "\nExit status 1: %s.", c->fails));
    buf_add(out, STR("\n.PP\n.EX\n"));
    put(out, str_of(c->examples));
    buf_add(out, STR("\n.EE\n"));
}

static void put_key(void *context, str keys, const char *name, const char *help) {
    struct buf *out = context;
    item(out, keys, str_fmt(out->arena, "%s (%s)", help, name));
}

/* The configuration file. */
static void config(struct buf *out) {
    section(out, "SH", "CONFIGURATION",
            "$XDG_CONFIG_HOME/leitmotif/config, or ~/.config/leitmotif/config, has lines of NAME = "
            "VALUE; leitmotif config prints one to start from. What is wrong in it is told, and "
            "left out. Options:");
    for (size_t i = 0; i < config_option_count; i++) {
        const struct config_option *o = &config_options[i];
        str words = config_words(o, out->arena);
        item(out, str_of(o->name),
             str_fmt(out->arena, "%s: %.*s (%s).", o->help, STR_ARG(words), o->usual));
    }
    buf_add(out, STR(".PP\nAfter a line [keys] come actions with their keys, one after the other; "
                     "the names of the actions are those in brackets above:\n.PP\n.EX\n"
                     "names = ko\n[keys]\npage\\-down = <Space>d\n.EE\n"));
}

static void program_page(struct buf *out) {
    buf_add(out, STR(".TH LEITMOTIF 1 \"\" \"leitmotif " VERSION "\"\n"));
    section(out, "SH", "NAME", "leitmotif - browse the music of a story");
    section(out, "SH", "SYNOPSIS", "leitmotif [COMMAND] [OPTION...]");
    section(out, "SH", "DESCRIPTION",
            "Shows the songs of a story and the scenes they play in, with a source for each fact. "
            "Without a command it opens the screen; the other commands print.");
    section(out, "SH", "COMMANDS", "");
    for (unsigned i = 0; i < command_count; i++)
        command(out, &command_table[i]);
    section(out, "SH", "OPTIONS", "");
    for (unsigned i = 0; i < OPTION_COUNT; i++)
        item(out, args_spelled(&args_options[i], out->arena), str_of(args_options[i].help));
    section(out, "SH", "KEYS", "");
    screen_keys(put_key, out);
    config(out);
    section(out, "SH", "\"EXIT STATUS\"",
            "0: done. 1: nothing is found, or check found faults. 2: wrong use, or what was named "
            "could not be loaded.");
    section(out, "SH", "ENVIRONMENT", "");
    item(out, STR("LEITMOTIF_PATH"), STR("Files and folders of datasets to add, with : between."));
    item(out, STR("XDG_DATA_HOME, XDG_DATA_DIRS"),
         STR("Their folders leitmotif/ are added too; XDG_DATA_HOME is ~/.local/share when not "
             "set."));
    item(out, STR("XDG_STATE_HOME"),
         STR("Its leitmotif/kept.jsonl has what is kept: bookmarks, notes, searches, the episodes "
             "seen; ~/.local/state when not set."));
    item(out, STR("VISUAL, EDITOR"), STR("The editor that opens at a record."));
    item(out, STR("NO_COLOR"), STR("When set, the screen has no colours."));
    item(out, STR("BROWSER"),
         STR("A program with a window of its own, and its arguments; it gets an address as the "
             "last. Without the variable: xdg-open."));
    section(out, "SH", "\"SEE ALSO\"", "leitmotif(5)");
}

static const char *const type_words[] = {
    [F_STRING] = "text",
    [F_ID] = "id",
    [F_STRINGS] = "texts",
    [F_NAMES] = "texts by language",
    [F_LINES] = "lines by language",
    [F_COUNT] = "number",
    [F_DATE] = "date YYYY[-MM[-DD]], or two with / between",
    [F_TIME] = "time H:MM:SS[.mmm]",
    [F_FLAG] = "true or false",
    [F_EPISODE] = "episode",
    [F_REF] = "id",
    [F_REFS] = "ids",
    [F_HEARD] = "ids of lyrics",
    [F_CITED] = "ids of sources by field",
    [F_URL] = "http or https address",
};

/* What a field holds: "one of a, b", "cues". */
static str type_of(struct arena *a, const struct field *f) {
    struct buf out = {.arena = a};
    if (f->type == F_LIST)
        return str_fmt(a, "list of %s", f->sub->name);
    if (f->type != F_WORD)
        return str_of(type_words[f->type]);
    for (unsigned i = 0; f->words[i]; i++)
        buf_fmt(&out, "%s%s", i > 0 ? ", " : "one of ", f->words[i]);
    return buf_str(&out);
}

static void shape(struct buf *out, const struct shape *s) {
    section(out, "SS", s->name, s->help);
    for (size_t i = 0; i < s->field_count; i++) {
        const struct field *f = &s->fields[i];
        str type = type_of(out->arena, f);
        item(out, str_of(f->name),
             str_fmt(out->arena, "(%s%.*s) %s", f->required ? "required; " : "", STR_ARG(type),
                     f->help));
    }
}

static void format_page(struct buf *out) {
    buf_add(out, STR(".TH LEITMOTIF 5 \"\" \"leitmotif " VERSION "\"\n"));
    section(out, "SH", "NAME", "leitmotif - datasets of the music of a story");
    section(out, "SH", "DESCRIPTION",
            "A dataset is a JSON file in UTF-8 (.json), or many, one on each line (.jsonl). Its "
            "object has \"format\": \"" FORMAT_NAME "\", \"work\", and a list for each other kind: "
            "sources, people, characters, topics, tracks, episodes, scenes, releases, disputes.");
    section(out, "SH", "KINDS", "");
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        shape(out, &format_shapes[k]);
    section(out, "SH", "PARTS", "");
    for (size_t i = 0; i < format_part_count; i++)
        shape(out, format_parts[i]);
    section(out, "SH", "\"SEE ALSO\"", "leitmotif(1), leitmotif check, leitmotif new");
}

/* What a shell offers as the first argument of a command; NULL stands for none as yet: words,
   "files", or nothing that could be told before. */
static str arguments(struct arena *a, const struct command *c) {
    struct buf out = {.arena = a};
    str rest = str_of(!c || !c->is_closed ? "" : c->where);
    for (unsigned i = 0; i < command_count && (!c || c->run == help_run); i++)
        buf_join(&out, " ", str_of(command_table[i].name));
    if (c && (c->opens || c->run == check_run))
        return STR("files");
    for (unsigned i = 0; rest.n > 0; i++) {
        str word = str_split(&rest, ' ');
        if (i > 1 && !str_eq(word, STR("or"))) /* "KIND is works, tracks or scenes" */
            buf_join(&out, " ", str_split(&word, ','));
    }
    return buf_str(&out);
}

/* Of "--format=json" bash makes three words. */
static void bash(struct buf *out) {
    buf_add(out,
            STR("# Completion of leitmotif for bash.\n_leitmotif() {\n    local word words formats "
                "arguments cur=${COMP_WORDS[COMP_CWORD]#=} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
                "    [ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD - 2]}\n    for word in "
                "\"${COMP_WORDS[@]:1:COMP_CWORD-1}\" ''; do case $word in\n"));
    for (unsigned i = 0; i <= command_count; i++) {
        const struct command *c = i < command_count ? &command_table[i] : NULL;
        buf_fmt(out, "    %s) formats='%.*s' arguments='%.*s' words='", c ? c->name : "''",
                STR_ARG(command_choices(out->arena, &args_options[OPTION_FORMAT], c, " ")),
                STR_ARG(arguments(out->arena, c)));
        for (unsigned o = 0; o < OPTION_COUNT; o++)
            if (command_takes(c, o))
                buf_fmt(out, "--%s ", args_options[o].name);
        buf_add(out, STR("' ;;\n"));
    }
    buf_add(out, STR("    *) continue ;;\n    esac; break; done\n    case $prev in\n"
                     "    -d | --data) return ;;\n    --format) words=$formats ;;\n"));
    for (const struct option *o = args_options; o < args_options + OPTION_COUNT; o++)
        if (o->choices && o->choices != args_formats)
            buf_fmt(out, "    --%s) words='%.*s' ;;\n", o->name,
                    STR_ARG(command_choices(out->arena, o, NULL, " ")));
    buf_add(
        out,
        STR("    *) case $cur:$arguments in\n        -*) ;;\n        *:files) return ;;\n"
            "        *:?*) [ \"$prev\" = \"${word:-$prev}\" ] && words=$arguments ;;\n"
            "        esac ;;\n    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\n"
            "complete -o default -F _leitmotif leitmotif\n"));
}

/* `text` between single quotes of zsh and fish. */
static str quoted(struct arena *a, const char *text) {
    struct buf out = {.arena = a};
    for (; *text; text++)
        buf_add(&out, *text == '\'' ? STR("’") : (str){text, 1});
    return buf_str(&out);
}

static void zsh_option(struct buf *out, const struct option *o, const struct command *c) {
    str list = command_choices(out->arena, o, c, " "), help = quoted(out->arena, o->help);
    str letter = o->letter ? str_fmt(out->arena, "-%c,", o->letter) : STR("");
    buf_fmt(out, " \\\n        %s%.*s--%s%s%s'[%.*s]", o->letter ? "{" : "", STR_ARG(letter),
            o->name, o->argument ? "=" : "", o->letter ? "}" : "", STR_ARG(help));
    if (list.n > 0)
        buf_fmt(out, ":%s:(%.*s)", o->name, STR_ARG(list));
    else if (o->argument)
        buf_fmt(out, ":%s:%s", o->name, o->letter ? "_files" : "");
    buf_char(out, '\'');
}

static void zsh(struct buf *out) {
    buf_add(out,
            STR("#compdef leitmotif\n_leitmotif() {\n    local -a commands\n    commands=(\n"));
    for (unsigned i = 0; i < command_count; i++)
        buf_fmt(out, "        '%s:%.*s'\n", command_table[i].name,
                STR_ARG(quoted(out->arena, command_table[i].help)));
    buf_add(out, STR("    )\n    case ${words[2]} in\n"));
    for (unsigned i = 0; i <= command_count; i++) {
        const struct command *c = i < command_count ? &command_table[i] : NULL;
        str list = arguments(out->arena, c);
        buf_fmt(out, "    %s) _arguments", c ? c->name : "-*");
        for (unsigned o = 0; o < OPTION_COUNT; o++)
            if (command_takes(c, o))
                zsh_option(out, &args_options[o], c);
        if (str_eq(list, STR("files")))
            buf_add(out, STR(" \\\n        '*:file:_files'"));
        else if (list.n > 0)
            buf_fmt(out, " \\\n        '%d:word:(%.*s)'", c ? 2 : 1, STR_ARG(list));
        buf_add(out, STR(" ;;\n"));
    }
    buf_add(out, STR("    *) _describe command commands || _files ;;\n    esac\n}\n"
                     "_leitmotif \"$@\"\n"));
}

static void fish_option(struct buf *out, const struct option *o, const struct command *c) {
    str list = command_choices(out->arena, o, c, " "), help = quoted(out->arena, o->help);
    buf_fmt(out, "' -l %s%s -d '%.*s'", o->name, o->argument ? " -r" : "", STR_ARG(help));
    if (o->letter)
        buf_fmt(out, " -s %c", o->letter);
    if (list.n > 0)
        buf_fmt(out, " -f -a '%.*s'", STR_ARG(list));
    buf_char(out, '\n');
}

static void fish(struct buf *out) {
    buf_add(out, STR("# Completion of leitmotif for fish.\n"));
    for (unsigned i = 0; i <= command_count; i++) {
        const struct command *c = i < command_count ? &command_table[i] : NULL;
        str list = arguments(out->arena, c);
        str when = str_fmt(out->arena, "complete -c leitmotif -n '__fish_%s%s",
                           c ? "seen_subcommand_from " : "use_subcommand", c ? c->name : "");
        if (c)
            buf_fmt(out, "complete -c leitmotif -n __fish_use_subcommand -a %s -d '%.*s'\n",
                    c->name, STR_ARG(quoted(out->arena, c->help)));
        if (c && list.n > 0 && !str_eq(list, STR("files")))
            buf_fmt(out, "%.*s' -f -a '%.*s'\n", STR_ARG(when), STR_ARG(list));
        for (unsigned o = 0; o < OPTION_COUNT; o++)
            if (command_takes(c, o)) {
                buf_add(out, when);
                fish_option(out, &args_options[o], c);
            }
    }
}

static const struct {
    const char *name;
    void (*print)(struct buf *out);
} pages[] = {{"leitmotif", program_page},
             {"leitmotif.1", program_page},
             {"leitmotif.5", format_page},
             {"leitmotif(1)", program_page},
             {"leitmotif(5)", format_page},
             {"bash", bash},
             {"zsh", zsh},
             {"fish", fish}};

int manual_run(const struct args *args, const struct model *m, struct out *out) {
    str name = args->words.n > 0 ? args->words.at[0] : STR("leitmotif");
    struct near near = {.wanted = name};
    (void)m;
    for (unsigned i = 0; i < COUNT(pages); i++)
        if (near_try(&near, str_of(pages[i].name))) {
            pages[i].print(&out->buf);
            return EXIT_DONE;
        }
    struct err e;
    err_set(&e, "there is no page \"%.*s\"", STR_ARG(name));
    near_hint(&near, "leitmotif manual ", args->command->where, &e);
    return out_error(&e, EXIT_WRONG);
}
