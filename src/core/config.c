/* inih splits the lines; it neither counts them for its handler nor takes long ones, so the reader
   that feeds it does. */
#include "core/config.h"

#include "core/guard.h"
#include "core/near.h"
#include "core/store.h"

#include "base/file.h"
#include "base/palette.h"
#include "base/text.h"

#include <errno.h>
#include <ini.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MOST = 190, FILE_MOST = 64 << 10 }; /* bytes; the buffer of inih has 200 */

static const char *const names_words[] = {"en", "ko", "both", NULL};
static const char *const width_words[] = {"1", "2", NULL};
static const char *const truth_words[] = {"no", "yes", NULL};

const struct config_option config_options[] = {
    {"names", "Names in English, in the original, or both", names_words,
     offsetof(struct config, names), "both"},
    {"watched", "The last episode that you have seen of a story, as long as you have not said so",
     NULL, offsetof(struct config, watched), "all"},
    {"theme", "Few of the terminal's own colours, more of them, or none", palette_names,
     offsetof(struct config, theme), "terminal"},
    {"ascii", "Nothing but ASCII on the screen", truth_words, offsetof(struct config, ascii), "no"},
    {"ambiguous-width",
     "Columns that the terminal gives to characters like ± and →; with 2 the screen is without "
     "them",
     width_words, offsetof(struct config, wide), "1"},
    {"mouse", "Whether clicks and the wheel are for Leitmotif; else the terminal selects text",
     truth_words, offsetof(struct config, mouse), "yes"},
};
const size_t config_option_count = COUNT(config_options);

/* Where parsing stands. */
struct reading {
    struct config *c;
    str rest, text; /* what is still to be read, and the line that is */
    unsigned line;
    unsigned set[COUNT(config_options)]; /* the line of each option */
    char section[LINE_MOST];             /* the last one that there is not */
};

str config_words(const struct config_option *o, struct arena *a) {
    struct buf out = {.arena = a};
    if (!o->words)
        return STR("a number or all");
    for (unsigned i = 0; o->words[i]; i++)
        buf_fmt(&out, "%s%s", i == 0 ? "" : o->words[i + 1] ? ", " : " or ", o->words[i]);
    return buf_str(&out);
}

void config_fault(struct config *c, unsigned line, const struct err *e) {
    str where = text_safe(&c->arena, c->path), what = text_safe(&c->arena, str_of(e->text));
    buf_fmt(&c->said, "%.*s:", STR_ARG(where));
    if (line > 0)
        buf_fmt(&c->said, "%u:", line);
    buf_fmt(&c->said, " error: %s%.*s\n", line > 0 ? "left out: " : "", STR_ARG(what));
}

/* What makes no sense shows nothing rather than all. */
static bool set_episode(struct config *c, const struct config_option *o, str value, struct err *e) {
    unsigned n = 0;
    bool good = guard_read(value, EPISODE_MAX, &n);
    *(uint16_t *)((char *)c + o->offset) = (uint16_t)n;
    return good ||
           err_set(e, "%s is the number of an episode or all, not \"%.*s\"; 0 counts until it is",
                   o->name, STR_ARG(value));
}

/* Whether a line that makes no sense may have been to say which episodes are seen. */
static bool means_watched(str line) {
    str name = str_trim(str_split(&line, '='));
    struct near near = {.wanted = str_split(&name, ' ')};
    return near_try(&near, STR("watched")) || near.best.n > 0;
}

/* Where one wanted something withheld, what makes no sense shows nothing rather than all. */
static void leave_out(struct reading *r, const struct err *e) {
    config_fault(r->c, r->line, e);
    if (means_watched(r->text))
        r->c->watched = 0;
}

static bool set(struct config *c, const struct config_option *o, str value, struct err *e) {
    struct near near = {.wanted = value};
    if (!o->words)
        return set_episode(c, o, value, e);
    for (uint8_t i = 0; o->words[i]; i++)
        if (near_try(&near, str_of(o->words[i]))) {
            *(uint8_t *)((char *)c + o->offset) = i;
            return true;
        }
    str words = config_words(o, &c->arena);
    err_set(e, "%s is %.*s, not \"%.*s\"", o->name, STR_ARG(words), STR_ARG(value));
    return near_hint(&near, "", NULL, e);
}

static bool set_option(struct reading *r, str name, str value, struct err *e) {
    struct near near = {.wanted = name};
    for (size_t i = 0; i < COUNT(config_options); i++) {
        const struct config_option *o = &config_options[i];
        if (!near_try(&near, str_of(o->name)))
            continue;
        if (r->set[i])
            return err_set(e, "%s is set in line %u already", o->name, r->set[i]);
        if (!set(r->c, o, value, e))
            return false;
        r->set[i] = r->line;
        return true;
    }
    err_set(e, "there is no option \"%.*s\"", STR_ARG(name));
    return near_hint(&near, "", "\"leitmotif config\" lists them; keys come after [keys]", e);
}

static bool add_keys(struct reading *r, str action, str keys, struct err *e) {
    struct config *c = r->c;
    unsigned n;
    if (means_watched(action) && guard_read(keys, EPISODE_MAX, &n))
        return err_set(e, "put %.*s = %.*s above [keys]; below are keys", STR_ARG(action),
                       STR_ARG(keys));
    for (unsigned i = 0; i < c->key_count; i++)
        if (str_eq(c->keys[i].action, action))
            return err_set(e, "the keys of %.*s are set in line %u already", STR_ARG(action),
                           c->keys[i].line);
    *PUSH(&c->arena, c->keys, c->key_count) =
        (struct config_keys){str_dup(&c->arena, action), str_dup(&c->arena, keys), r->line};
    return true;
}

/* A section that there is not is told once, not with each of its lines. */
static bool refuse_section(struct reading *r, const char *section, struct err *e) {
    struct near near = {.wanted = str_of(section)};
    if (strcmp(r->section, section) == 0 && !means_watched(r->text))
        return true;
    snprintf(r->section, sizeof r->section, "%s", section);
    near_try(&near, STR("keys"));
    err_set(e, "there is no section [%s]", section);
    if (near.best.n > 0)
        near.best = STR("[keys]");
    return near_hint(&near, "", "the only one is [keys]", e);
}

/* Always content, so that inih itself tells of lines alone that it cannot split. */
static int put(void *context, const char *section, const char *name, const char *value) {
    struct reading *r = context;
    struct err e;
    bool good = strcmp(section, "keys") == 0 ? add_keys(r, str_of(name), str_of(value), &e)
                : *section                   ? refuse_section(r, section, &e)
                                             : set_option(r, str_of(name), str_of(value), &e);
    if (!good)
        leave_out(r, &e);
    return 1;
}

/* The next line without the blanks around it, and a comment at its end: inih takes an indented line
   for more of the one before. */
static char *next_line(char *to, int room, void *context) {
    struct reading *r = context;
    struct err e;
    if (r->rest.n == 0)
        return NULL;
    r->line++;
    str line = str_split(&r->rest, '\n');
    r->text = line = str_trim(str_slice(line, 0, str_find(line, STR(" ;"), 0)));
    e.text[0] = '\0';
    if (!text_valid(line) || memchr(line.p, '\0', line.n))
        err_set(&e, "this line is not UTF-8 text");
    else if (line.n > LINE_MOST || line.n + 1 >= (size_t)room)
        err_set(&e, "this line is longer than %d bytes", LINE_MOST);
    else if (line.n > 0 && !memchr("#;", line.p[0], 2) && /* inih tells one of these alone */
             (line.p[0] == '[' || !memchr(line.p, '=', line.n)) &&
             !memchr(line.p, line.p[0] == '[' ? ']' : ':', line.n))
        err_set(&e, "a line is NAME = VALUE, or [keys]");
    if (e.text[0]) {
        leave_out(r, &e);
        line = STR("");
    }
    memcpy(to, line.p, line.n);
    to[line.n] = '\0';
    return to;
}

void config_parse(struct config *c, str text) {
    bool has_mark = str_starts(text, STR("\xEF\xBB\xBF")); /* of Windows */
    struct reading r = {.c = c, .rest = str_slice(text, has_mark ? 3 : 0, text.n)};
    ini_parse_stream(next_line, &r, put, &r);
}

void config_init(struct config *c) {
    struct err e;
    *c = (struct config){0};
    c->said.arena = &c->arena;
    c->path = store_home(&c->arena, "XDG_CONFIG_HOME", ".config");
    if (c->path.n > 0)
        c->path = str_fmt(&c->arena, "%.*s/config", STR_ARG(c->path));
    for (size_t i = 0; i < COUNT(config_options); i++)
        set(c, &config_options[i], str_of(config_options[i].usual), &e);
}

void config_read(struct config *c) {
    struct buf text = {.arena = &c->arena};
    struct err e;
    char *path = str_cstr(&c->arena, c->path), first;
    bool is_read = c->path.n > 0 && file_read(path, FILE_MOST, &text);
    if (is_read)
        config_parse(c, buf_str(&text));
    bool is_missing = !is_read && (errno == ENOENT || errno == ENOTDIR);
    if (is_read || c->path.n == 0 || (is_missing && readlink(path, &first, 1) < 0))
        return; /* a link to what is not there was meant to be one */
    bool is_other = errno == EINVAL || errno == EFBIG;
    err_set(&e, "%s; until it can be read, no episode counts as seen",
            is_other ? "this is no file of at most 64 KiB" : strerror(errno));
    c->watched = 0; /* it may ask for that */
    config_fault(c, 0, &e);
}

void config_print(struct buf *out) {
    buf_add(out,
            STR("# The configuration of Leitmotif, with its defaults. Save it as\n"
                "# ~/.config/leitmotif/config and take the # away where you want it otherwise.\n"));
    for (size_t i = 0; i < COUNT(config_options); i++) {
        const struct config_option *o = &config_options[i];
        str words = config_words(o, out->arena);
        buf_fmt(out, "\n# %s: %.*s.\n#%s = %s\n", o->help, STR_ARG(words), o->name, o->usual);
    }
}
