/* Words and options of the command line. */
#include "cli/args.h"

#include "cli/command.h"
#include "core/guard.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS = 16 };

struct parsed {
    struct arena arena;
    struct args args;
    struct err e;
    bool good;
};

static int open_parsed(void **state) {
    static struct parsed p;
    *state = memset(&p, 0, sizeof p);
    p.args.arena = &p.arena;
    return 0;
}

static int close_parsed(void **state) {
    struct parsed *p = *state;
    arena_free(&p->arena);
    return 0;
}

/* Parses `line`, split at its spaces. */
static struct args *parse(struct parsed *p, const char *line) {
    char *argv[WORDS] = {"leitmotif"};
    int argc = 1;
    str rest = str_of(line);
    while (rest.n > 0 && argc < WORDS)
        argv[argc++] = str_cstr(&p->arena, str_split(&rest, ' '));
    p->e.text[0] = '\0';
    p->good = args_parse(&p->args, argc, argv, &p->e);
    return &p->args;
}

static struct args *parse_well(struct parsed *p, const char *line) {
    parse(p, line);
    assert_string_equal(p->e.text, "");
    assert_true(p->good);
    return &p->args;
}

static void parse_badly(struct parsed *p, const char *line, const char *said) {
    parse(p, line);
    assert_false(p->good);
    if (!strstr(p->e.text, said))
        fail_msg("\"%s\" was answered by \"%s\"", line, p->e.text);
}

static void assert_str(str is, const char *wanted) {
    assert_int_equal(is.n, strlen(wanted));
    assert_memory_equal(is.p, wanted, is.n);
}

static void nothing_means_browse(void **state) {
    const struct args *args = parse_well(*state, "");
    assert_string_equal(args->command->name, "browse");
    assert_int_equal(args->words.n, 0);
    assert_int_equal(args->watched, WATCHED_ALL);
    assert_int_equal(args->names, NAMES_BOTH);
    assert_int_equal(args->format, FORMAT_TEXT);
    assert_int_equal(args->size.w, 80);
    assert_int_equal(args->size.h, 24);
}

static void no_argv_at_all_means_browse(void **state) {
    struct parsed *p = *state;
    char *argv[] = {NULL};
    assert_true(args_parse(&p->args, 0, argv, &p->e));
    assert_string_equal(p->args.command->name, "browse");
}

static void a_path_means_browse(void **state) {
    static const char *const paths[] = {"a.json", "a.jsonl", "./list", "/nowhere/at/all", "dev"};
    assert_int_equal(chdir("/"), 0); /* where "dev" exists */
    for (size_t i = 0; i < COUNT(paths); i++) {
        const struct args *args = parse_well(*state, paths[i]);
        assert_string_equal(args->command->name, "browse");
        assert_int_equal(args->words.n, 1);
        assert_str(args->words.at[0], paths[i]);
    }
    parse_badly(*state, "no-such-thing-here", "no command or file");
}

static void a_command_goes_before_a_path(void **state) {
    const struct args *args = parse_well(*state, "screen list a.json");
    assert_string_equal(args->command->name, "screen");
    assert_int_equal(args->words.n, 2);
    assert_str(args->words.at[0], "list");
}

static void two_dashes_end_options_and_commands(void **state) {
    const struct args *args = parse_well(*state, "-- list --at -d");
    assert_string_equal(args->command->name, "browse");
    assert_int_equal(args->words.n, 3);
    assert_str(args->words.at[2], "-d");
    args = parse_well(*state, "show -- -x");
    assert_string_equal(args->command->name, "show");
    assert_str(args->words.at[0], "-x");
}

static void all_forms_of_an_option(void **state) {
    const struct args *args = parse_well(*state, "-da -d b --data=c --data d list -d=e tracks");
    static const char *const wanted[] = {"a", "b", "c", "d", "=e"};
    assert_int_equal(args->data.n, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_str(args->data.at[i], wanted[i]);
    assert_str(args->words.at[0], "tracks");
}

static void a_value_may_begin_with_a_dash(void **state) {
    const struct args *args = parse_well(*state, "screen --keys --at --at=--size");
    assert_str(args->keys, "--at");
    assert_str(args->at, "--size");
}

static void watched_is_a_number_or_all(void **state) {
    assert_int_equal(parse_well(*state, "list tracks --watched 0")->watched, 0);
    assert_int_equal(parse_well(*state, "list tracks --watched=16")->watched, 16);
    assert_int_equal(parse_well(*state, "list tracks --watched 9999")->watched, 9999);
    assert_int_equal(parse_well(*state, "list tracks --watched all")->watched, WATCHED_ALL);
    parse_badly(*state, "list tracks --watched 10000", "--watched takes");
    parse_badly(*state, "list tracks --watched -1", "--watched takes");
    parse_badly(*state, "list tracks --watched 3x", "--watched takes");
}

static void size_has_limits(void **state) {
    const struct args *args = parse_well(*state, "screen --size 500x200");
    assert_int_equal(args->size.w, 500);
    assert_int_equal(args->size.h, 200);
    assert_int_equal(parse_well(*state, "screen --size 1x1")->size.w, 1);
    parse_badly(*state, "screen --size 501x200", "1x1 to 500x200");
    parse_badly(*state, "screen --size 500x201", "1x1 to 500x200");
    parse_badly(*state, "screen --size 0x1", "1x1 to 500x200");
    parse_badly(*state, "screen --size 80", "as 80x24");
    parse_badly(*state, "screen --size 80x24x", "as 80x24");
}

static void names_are_those_of_help_and_config(void **state) {
    assert_int_equal(parse_well(*state, "list tracks --names ko")->names, NAMES_ORIGINAL);
    assert_int_equal(parse_well(*state, "list tracks --names both")->names, NAMES_BOTH);
    parse_badly(*state, "list tracks --names original", "--names has no \"original\"");
    assert_int_equal(parse_well(*state, "list tracks --names en")->names, NAMES_ENGLISH);
}

static void formats_are_those_of_the_command(void **state) {
    assert_int_equal(parse_well(*state, "list tracks --format tsv")->format, FORMAT_TSV);
    assert_int_equal(parse_well(*state, "screen --format svg")->format, FORMAT_SVG);
    parse_badly(*state, "show fallin --format tsv", "show has no format tsv");
    parse_badly(*state, "list tracks --format tvs", "did you mean tsv?");
    parse_badly(*state, "--format text", "browse takes no --format");
}

static void help_and_version_ask_for_nothing_else(void **state) {
    assert_true(parse_well(*state, "list --help")->help);
    assert_true(parse_well(*state, "-h")->help);
    assert_true(parse_well(*state, "show --version a b c")->version);
    const struct args *args = parse_well(*state, "-hV");
    assert_true(args->help && args->version);
    parse_badly(*state, "--help=yes", "--help takes no value");
}

static void errors_say_what_to_type(void **state) {
    parse_badly(*state, "lsit tracks", "did you mean leitmotif list?");
    parse_badly(*state, "scr", "did you mean leitmotif screen?");
    parse_badly(*state, "list tracks --wacthed 3", "did you mean --watched?");
    parse_badly(*state, "list tracks --format", "--format FORMAT");
    parse_badly(*state, "list tracks -d", "--data PATH");
    parse_badly(*state, "list", "leitmotif list KIND");
    parse_badly(*state, "list tracks scenes", "list does not take \"scenes\"");
    parse_badly(*state, "list tracks --size 8x8", "list takes no --size");
    parse_badly(*state, "-x", "unknown option -x");
    parse_badly(*state, "-hx", "unknown option -hx");
    parse_badly(*state, "--=x", "unknown option --");
}

static void arguments_must_be_utf8(void **state) {
    parse_badly(*state, "show a\xFF", "argument 2 is not UTF-8");
    parse_badly(*state, "list --data=\xED\xA0\x80", "argument 2 is not UTF-8");
    parse_well(*state, "show 청혼");
}

/* What a table must hold for parsing and help to work. */
static void every_row_is_whole(void **state) {
    (void)state;
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        const struct option *o = &args_options[i];
        assert_true(o->name && o->help);
        assert_int_equal(o->kind == OPTION_FLAG, o->argument == NULL);
        assert_int_equal(o->kind == OPTION_CHOICE, o->choices != NULL);
    }
    for (unsigned i = 0; i < command_count; i++) {
        const struct command *c = &command_table[i];
        assert_ptr_equal(command_find(str_of(c->name)), c);
        assert_true(c->help && c->arguments && (c->run || i == COMMAND_BROWSE));
        assert_true(c->least == 0 || c->where);
        assert_int_equal(c->formats != 0, (c->options & OPTION(OPTION_FORMAT)) != 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_parsed, close_parsed)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_means_browse),
        TEST(no_argv_at_all_means_browse),
        TEST(a_path_means_browse),
        TEST(a_command_goes_before_a_path),
        TEST(two_dashes_end_options_and_commands),
        TEST(all_forms_of_an_option),
        TEST(a_value_may_begin_with_a_dash),
        TEST(watched_is_a_number_or_all),
        TEST(size_has_limits),
        TEST(names_are_those_of_help_and_config),
        TEST(formats_are_those_of_the_command),
        TEST(help_and_version_ask_for_nothing_else),
        TEST(errors_say_what_to_type),
        TEST(arguments_must_be_utf8),
        TEST(every_row_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
