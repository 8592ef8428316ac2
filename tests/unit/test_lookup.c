/* From what people type to rows. */
#include "core/lookup.h"

#include "core/guard.h"
#include "core/load.h"

#include "load_text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static const char first[] =
    "{\"format\": \"leitmotif/1\","
    " \"work\": {\"id\": \"queen\", \"title\": {\"en\": \"Queen\"}, \"episodes\": 9},"
    " \"people\": [{\"id\": \"crush\", \"name\": {\"en\": \"Crush\", \"ko\": \"크러쉬\"}},"
    "  {\"id\": \"kim\", \"name\": {\"en\": \"Kim\"}, \"aliases\": [{\"text\": \"Gim\"},"
    "   {\"text\": \"The Heir\", \"reveals\": 8}]}],"
    " \"characters\": [{\"id\": \"hae-in\", \"name\": {\"en\": \"Hong Hae-in\", \"ko\": "
    "\"홍해인\"}},"
    "  {\"id\": \"hyunu\", \"name\": {\"en\": \"Baek Hyun-woo\"}},"
    "  {\"id\": \"hyuntae\", \"name\": {\"en\": \"Baek Hyun-tae\"}}],"
    " \"topics\": [{\"id\": \"field\", \"kind\": \"place\", \"name\": {\"en\": \"The field\"}}],"
    " \"tracks\": [{\"id\": \"fallin\", \"title\": {\"en\": \"Fallin’\"}},"
    "  {\"id\": \"home\", \"title\": {\"en\": \"Way Home\", \"ko\": \"청혼\"}}],"
    " \"episodes\": [{\"number\": 3}],"
    " \"scenes\": [{\"id\": \"field\", \"title\": {\"en\": \"A field\"}, \"episode\": 2},"
    "  {\"id\": \"burning-car\", \"title\": {\"en\": \"The fire\"}, \"episode\": 7,"
    "   \"cues\": [{\"track\": null, \"sure\": \"stated\"},"
    "    {\"track\": \"fallin\", \"sure\": \"stated\"}]}]}";

static const char second[] =
    "{\"format\": \"leitmotif/1\", \"work\": {\"id\": \"king\", \"title\": {\"en\": \"King\"}},"
    " \"tracks\": [{\"id\": \"fallin\", \"title\": {\"en\": \"Falling\"}},"
    "  {\"id\": \"crown\", \"title\": {\"en\": \"Crown\"}}]}";

static void put(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s", STR_ARG(d->text));
}

static int open_both(void **state) {
    struct load *l = load_open((struct sink){put, NULL});
    assert_true(load_text(l, STR("first.json"), str_of(first)));
    assert_true(load_text(l, STR("second.json"), str_of(second)));
    *state = load_close(l);
    return 0;
}

static int open_first(void **state) {
    struct load *l = load_open((struct sink){put, NULL});
    assert_true(load_text(l, STR("first.json"), str_of(first)));
    *state = load_close(l);
    return 0;
}

static int close_model(void **state) {
    model_free(*state);
    return 0;
}

static void finds(const struct model *m, const char *typed, enum kind kind, const char *id) {
    struct lookup in = {.model = m, .watched = WATCHED_ALL};
    struct err e = {0};
    ref row = REF_NONE;
    if (!lookup(&in, str_of(typed), &row, &e))
        fail_msg("\"%s\": %s", typed, e.text);
    assert_int_equal(ref_kind(row), kind);
    str is = model_str(m, model_head(m, row)->id);
    assert_int_equal(is.n, strlen(id));
    assert_memory_equal(is.p, id, is.n);
}

static void refuses(const struct lookup *in, const char *typed, const char *said) {
    struct err e = {0};
    ref row;
    assert_false(lookup(in, str_of(typed), &row, &e));
    if (!strstr(e.text, said))
        fail_msg("\"%s\" was answered by \"%s\"", typed, e.text);
}

static void finds_by_every_part_of_an_id(void **state) {
    const struct model *m = *state;
    finds(m, "fallin", KIND_TRACK, "fallin");
    finds(m, "track:fallin", KIND_TRACK, "fallin");
    finds(m, "queen/fallin", KIND_TRACK, "fallin");
    finds(m, "queen/track:fallin", KIND_TRACK, "fallin");
    finds(m, "QUEEN/Track:FallIn", KIND_TRACK, "fallin");
    finds(m, "queen", KIND_WORK, "queen");
    finds(m, "work:queen", KIND_WORK, "queen");
    finds(m, "3", KIND_EPISODE, "3");
    finds(m, "episode:3", KIND_EPISODE, "3");
    finds(m, "scene:burning-car#cue-2", KIND_SCENE, "burning-car");
}

static void finds_by_name(void **state) {
    const struct model *m = *state;
    finds(m, "Way Home", KIND_TRACK, "home");
    finds(m, "way home", KIND_TRACK, "home");
    finds(m, "청혼", KIND_TRACK, "home");
    finds(m, "\u110E\u1165\u11BC\u1112\u1169\u11AB", KIND_TRACK, "home");
    finds(m, "fallin'", KIND_TRACK, "fallin");
    finds(m, "FALLIN’", KIND_TRACK, "fallin");
    finds(m, "gim", KIND_PERSON, "kim");
    finds(m, "A field", KIND_SCENE, "field");
}

static void a_kind_parts_what_has_one_id(void **state) {
    struct lookup in = {.model = *state, .watched = WATCHED_ALL};
    refuses(&in, "field", "\"field\" may be topic:field, scene:field");
    finds(*state, "topic:field", KIND_TOPIC, "field");
    finds(*state, "scene:field", KIND_SCENE, "field");
}

static void a_work_parts_what_has_one_id(void **state) {
    struct lookup in = {.model = *state, .watched = WATCHED_ALL};
    refuses(&in, "fallin", "\"fallin\" may be queen/track:fallin, king/track:fallin");
    refuses(&in, "track:fallin", "king/track:fallin");
    finds(*state, "king/fallin", KIND_TRACK, "fallin");
    finds(*state, "crown", KIND_TRACK, "crown");
}

static void says_what_is_near(void **state) {
    struct lookup in = {.model = *state, .watched = WATCHED_ALL};
    refuses(&in, "falin", "did you mean fallin?");
    refuses(&in, "track:falin", "did you mean fallin?");
    refuses(&in, "burn", "did you mean burning-car?");
    refuses(&in, "zzz", "nothing is called \"zzz\"");
    refuses(&in, "scene:fallin", "nothing is called");
    refuses(&in, "king/home", "nothing is called");
    refuses(&in, "tracks:fallin", "nothing is called");
    refuses(&in, "fallin#note-1", "nothing is called");
    refuses(&in, "fallin#cue-0", "nothing is called");
    refuses(&in, "scene:burning-car#cue-3", "nothing is called");
    refuses(&in, "/fallin", "nothing is called");
    refuses(&in, "", "nothing is called");
}

/* Who has forgotten how a name goes on is helped by the words of it. */
static void words_of_a_name_will_do(void **state) {
    const struct model *m = *state;
    static const struct {
        const char *typed, *id;
    } found[] = {{"haein", "hae-in"},   {"hae in", "hae-in"}, {"해인", "hae-in"},
                 {"home", "home"},      {"home way", "home"}, {"FIRE", "burning-car"},
                 {"ㅊㅎ", "home"},      {"heir", "kim"},      {"cheonghon", "home"},
                 {"홍 해인", "hae-in"}, {"hyun woo", "hyunu"}};
    struct lookup in = {.model = m, .watched = WATCHED_ALL, .searches = true};
    for (size_t i = 0; i < COUNT(found); i++) {
        struct err e = {0};
        ref row;
        if (!lookup(&in, str_of(found[i].typed), &row, &e))
            fail_msg("%s: %s", found[i].typed, e.text);
        assert_true(str_eq(model_id(m, row), str_of(found[i].id)));
    }
    refuses(&in, "hyun", "\"hyun\" may be character:hyunu, character:hyuntae");
    refuses(&in, "fire car", "nothing is called \"fire car\"");
    refuses(&in, "home -way -fire", "nothing is called"); /* all are words of the name */
    refuses(&in, "field", "\"field\" may be topic:field, scene:field"); /* as before */
    /* A slip is answered with what is near, and an address means what it says. */
    refuses(&in, "falin", "did you mean fallin?");
    refuses(&in, "haeim", "nothing is called");
    refuses(&in, "scene:home", "nothing is called");
    refuses(&in, "queen/haein", "nothing is called");
    refuses(&in, "/haein", "nothing is called");
    refuses(&in, "haein#cue-1", "nothing is called");
    refuses(&in, "-haein", "nothing is called");
    refuses(&in, "\"", "nothing is called");
    in.watched = 6;
    refuses(&in, "fire", "nothing is called \"fire\" in the episodes seen");
    refuses(&in, "heir", "nothing is called");
    in = (struct lookup){.model = m, .watched = WATCHED_ALL};
    refuses(&in, "haein", "nothing is called"); /* unless it is asked to search */
}

static void the_guard_hides_rows_and_names(void **state) {
    struct lookup in = {.model = *state, .watched = 6};
    refuses(&in, "burning-car", "nothing is called \"burning-car\" in the episodes seen");
    refuses(&in, "The fire", "nothing is called");
    refuses(&in, "the heir", "nothing is called");
    struct err e = {0};
    ref row;
    lookup(&in, STR("burning-ca"), &row, &e);
    assert_null(strstr(e.text, "burning-car"));
    in.watched = 7;
    assert_true(lookup(&in, STR("burning-car"), &row, &e));
    refuses(&in, "the heir", "nothing is called");
    in.watched = 8;
    assert_true(lookup(&in, STR("the heir"), &row, &e));
}

#define ONE(name) cmocka_unit_test_setup_teardown(name, open_first, close_model)
#define BOTH(name) cmocka_unit_test_setup_teardown(name, open_both, close_model)

int main(void) {
    const struct CMUnitTest tests[] = {
        ONE(finds_by_every_part_of_an_id),
        ONE(finds_by_name),
        ONE(a_kind_parts_what_has_one_id),
        BOTH(a_work_parts_what_has_one_id),
        ONE(says_what_is_near),
        ONE(words_of_a_name_will_do),
        ONE(the_guard_hides_rows_and_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
