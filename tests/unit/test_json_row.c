/* Rows as JSON: every type of field, references, and the guard. */
#include "core/json_row.h"

#include "core/guard.h"
#include "core/json.h"
#include "core/load.h"

#include "load_text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static const char document[] =
    "{\"format\": \"leitmotif/1\","
    " \"work\": {\"id\": \"w\", \"title\": {\"en\": \"W\"}, \"kind\": \"film\", \"episodes\": 9,"
    "  \"platforms\": [\"A\", \"B\"]},"
    " \"sources\": [{\"id\": \"open\", \"title\": \"Open\", \"publisher\": \"P\", \"kind\": "
    "\"press\","
    "   \"url\": \"https://example.org/?a=1&b=2\"},"
    "  {\"id\": \"closed\", \"title\": \"Closed\", \"kind\": \"fan\", \"reveals\": 5}],"
    " \"people\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"same_as\": [\"v/person:q\"]}],"
    " \"tracks\": [{\"id\": \"t\", \"title\": {\"en\": \"T \\\"\\u202e\\\\\", \"ko\": \"청혼\"},"
    "   \"part\": 2, \"released\": \"2024-03\", \"cited\": {\"part\": [\"open\", \"closed\"]},"
    "   \"lyrics\": [{\"id\": \"one\", \"lines\": [{\"en\": \"a\", \"ko\": \"b\"}, {\"en\": "
    "\"c\"}]},"
    "    {\"id\": \"two\", \"lines\": [{\"en\": \"d\"}], \"reveals\": 6}]},"
    "  {\"id\": \"u\", \"title\": {\"en\": \"U\"}}],"
    " \"scenes\": [{\"id\": \"s\", \"title\": {\"en\": \"S\"}, \"episode\": 2,"
    "   \"cues\": [{\"track\": \"t\", \"start\": \"0:42:10\", \"end\": \"1:00:00.050\","
    "     \"heard\": [\"one\", \"two\"], \"first\": true, \"sure\": \"stated\"},"
    "    {\"candidates\": [\"t\", \"u\"], \"sure\": \"candidate\", \"reveals\": 7}]},"
    "  {\"id\": \"b\", \"title\": {\"en\": \"B\"}, \"episode\": \"before\"},"
    "  {\"id\": \"x\", \"title\": {\"en\": \"X\"}, \"episode\": \"special\", \"reveals\": 1},"
    "  {\"id\": \"n\", \"title\": {\"en\": \"N\"}, \"episode\": null, \"reveals\": 1}],"
    " \"disputes\": [{\"id\": \"d\", \"kind\": \"fact\", \"on\": [\"track:t\", \"source:closed\"],"
    "   \"text\": \"Which?\", \"readings\": [{\"text\": \"r\", \"sources\": [\"open\"]}],"
    "   \"prefers\": 1}]}";

static const char other[] =
    "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"v\", \"title\": {\"en\": \"V\"}},"
    " \"people\": [{\"id\": \"q\", \"name\": {\"en\": \"Q\"}}]}";

struct given {
    struct arena arena;
    struct model *model;
};

static void put(void *context, const struct diagnostic *d) {
    (void)context;
    if (d->severity == SEVERITY_ERROR)
        fail_msg("%.*s", STR_ARG(d->text));
}

static int open_given(void **state) {
    static struct given g;
    struct load *l = load_open((struct sink){put, NULL});
    assert_true(load_text(l, STR("w.json"), str_of(document)));
    assert_true(load_text(l, STR("v.json"), str_of(other)));
    g = (struct given){.model = load_close(l)};
    *state = &g;
    return 0;
}

static int close_given(void **state) {
    struct given *g = *state;
    model_free(g->model);
    arena_free(&g->arena);
    return 0;
}

/* The object of a row of the first work, which is valid JSON. */
static str object(struct given *g, enum kind kind, const char *id, unsigned watched) {
    ref work = model_find(g->model, REF_NONE, KIND_WORK, STR("w"));
    ref row = model_find(g->model, work, kind, str_of(id));
    assert_int_not_equal(row, REF_NONE);
    struct page_setup page = {.model = g->model, .watched = watched, .names = NAMES_BOTH};
    struct buf out = {.arena = &g->arena};
    struct json_fault fault;
    json_row(&out, &page, row);
    if (!json_check(buf_str(&out), &fault))
        fail_msg("%s in %.*s", fault.text, STR_ARG(buf_str(&out)));
    return buf_str(&out);
}

static void assert_str(str is, const char *wanted) {
    if (!str_eq(is, str_of(wanted)))
        fail_msg("%.*s\nis not\n%s", STR_ARG(is), wanted);
}

static void strings_numbers_and_lists(void **state) {
    assert_str(object(*state, KIND_WORK, "w", WATCHED_ALL),
               "{\"kind\":\"work\",\"id\":\"w\",\"work\":\"w\",\"title\":\"W\","
               "\"titles\":{\"en\":\"W\"},\"type\":\"film\",\"platforms\":[\"A\",\"B\"],"
               "\"episodes\":9}");
    assert_str(object(*state, KIND_SOURCE, "open", WATCHED_ALL),
               "{\"kind\":\"source\",\"id\":\"open\",\"work\":\"w\",\"title\":\"Open\","
               "\"publisher\":\"P\",\"type\":\"press\",\"url\":\"https://example.org/?a=1&b=2\"}");
}

static void names_lines_and_escapes(void **state) {
    assert_str(
        object(*state, KIND_TRACK, "t", WATCHED_ALL),
        "{\"kind\":\"track\",\"id\":\"t\",\"work\":\"w\",\"title\":\"T \\u0022\\u202e\\u005c\","
        "\"titles\":{\"en\":\"T \\u0022\\u202e\\u005c\",\"ko\":\"청혼\"},\"part\":2,"
        "\"released\":\"2024-03\",\"lyrics\":[{\"id\":\"one\",\"lines\":[{\"en\":\"a\","
        "\"ko\":\"b\"},{\"en\":\"c\"}]},{\"id\":\"two\",\"lines\":[{\"en\":\"d\"}],"
        "\"reveals\":6}],\"cited\":{\"part\":[\"open\",\"closed\"]}}");
}

static void cues_with_times_lyrics_and_flags(void **state) {
    assert_str(object(*state, KIND_SCENE, "s", WATCHED_ALL),
               "{\"kind\":\"scene\",\"id\":\"s\",\"work\":\"w\",\"title\":\"S\","
               "\"titles\":{\"en\":\"S\"},\"episode\":2,\"cues\":[{\"track\":\"t\","
               "\"usage\":\"unknown\",\"version\":\"unknown\",\"start\":\"0:42:10\","
               "\"end\":\"1:00:00.050\",\"heard\":[\"one\",\"two\"],\"first\":true,"
               "\"sure\":\"stated\",\"reveals\":2},{\"candidates\":[\"t\",\"u\"],"
               "\"usage\":\"unknown\",\"version\":\"unknown\",\"sure\":\"candidate\","
               "\"reveals\":7}],\"reveals\":2}");
}

static void has(str object, const char *text) {
    if (str_find(object, str_of(text), 0) == SIZE_MAX)
        fail_msg("%s is not in %.*s", text, STR_ARG(object));
}

static void episodes_that_are_no_numbers(void **state) {
    has(object(*state, KIND_SCENE, "b", WATCHED_ALL), "\"episode\":\"before\"");
    has(object(*state, KIND_SCENE, "x", WATCHED_ALL), "\"episode\":\"special\"");
    has(object(*state, KIND_SCENE, "n", WATCHED_ALL), "\"episode\":null");
}

static void references_are_as_short_as_the_field_allows(void **state) {
    has(object(*state, KIND_DISPUTE, "d", WATCHED_ALL), "\"on\":[\"track:t\",\"source:closed\"]");
    has(object(*state, KIND_DISPUTE, "d", WATCHED_ALL), "\"sources\":[\"open\"]");
    has(object(*state, KIND_PERSON, "p", WATCHED_ALL), "\"same_as\":[\"v/person:q\"]");
}

static void the_guard_leaves_out_and_says_so(void **state) {
    assert_str(object(*state, KIND_SCENE, "s", 5),
               "{\"kind\":\"scene\",\"id\":\"s\",\"work\":\"w\",\"title\":\"S\","
               "\"titles\":{\"en\":\"S\"},\"episode\":2,\"cues\":[{\"track\":\"t\","
               "\"usage\":\"unknown\",\"version\":\"unknown\",\"start\":\"0:42:10\","
               "\"end\":\"1:00:00.050\",\"heard\":[\"one\"],\"first\":true,\"sure\":\"stated\","
               "\"reveals\":2}],\"reveals\":2,\"withheld\":true}");
    str track = object(*state, KIND_TRACK, "t", 4);
    has(track, "\"cited\":{\"part\":[\"open\"]},\"withheld\":true}");
    has(track, "\"lines\":[{\"en\":\"a\",\"ko\":\"b\"},{\"en\":\"c\"}]}],");
    has(object(*state, KIND_DISPUTE, "d", 4), "\"on\":[\"track:t\"]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_given, close_given)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(strings_numbers_and_lists),
        TEST(names_lines_and_escapes),
        TEST(cues_with_times_lyrics_and_flags),
        TEST(episodes_that_are_no_numbers),
        TEST(references_are_as_short_as_the_field_allows),
        TEST(the_guard_leaves_out_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
