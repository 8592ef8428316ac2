/* What a curator is told beyond what hinders reading, and all faults of a text in one run. */
#include "core/load.h"

#include "collect.h"
#include "load_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* `rest` stands on line 2, so that its first byte is column 1 of it. */
#define HEAD                                                                                       \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"W\"},\"episodes\":16,"
#define WORK HEAD "\"aired\":\"2024\"},\n"
#define SOURCE "\"sources\":[{\"id\":\"s\",\"title\":\"S\",\"kind\":\"press\"}],\n"
#define TRACK(rest) "\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"}" rest "}]"
#define SCENE(rest)                                                                                \
    "\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":6,\"about\":[" rest "]}]"
#define PLOT(text) "{\"on\":\"plot\",\"text\":\"" text "\",\"sources\":[\"s\"]}"

/* Loads a document; `advises`: as check does. */
static void load(struct collect *c, str text, bool advises) {
    struct load *l = load_open(collect_sink(c));
    if (advises)
        load_advise_curator(l);
    load_text(l, STR("a"), text);
    model_free(load_close(l));
}

static const struct advice {
    const char *rest, *says;
} advice[] = {
    {TRACK(",\"about\":[{\"on\":\"sound\",\"text\":\"x\"}]"),
     "2:49: warning: this statement names no source [/tracks/0/about/0]"},
    {TRACK(",\"lyrics\":[{\"id\":\"l\",\"lines\":[{\"en\":\"x\"}]}]"),
     "2:50: warning: this lyric names no source [/tracks/0/lyrics/0]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\"}}],\n" TRACK(
         ",\"credits\":[{\"who\":\"p\",\"role\":\"performer\"}]"),
     "3:51: warning: this credit names no source [/tracks/0/credits/0]"},
    {TRACK("") ",\n\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":1,"
               "\"cues\":[{\"track\":\"t\",\"sure\":\"stated\"}]}]",
     "3:60: warning: this cue names no source [/scenes/0/cues/0]"},
    {SOURCE TRACK("") ",\n\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":1,"
                      "\"cues\":[{\"track\":\"t\",\"sure\":\"joined\",\"sources\":[\"s\"]}]}]",
     "4:80: warning: joined from two sources, but names one [/scenes/0/cues/0/sure]"},
    {SCENE(""), "2:11: warning: this scene names no source [/scenes/0]"},
    {SOURCE "\"disputes\":[{\"id\":\"d\",\"kind\":\"fact\",\"on\":[\"work:w\"],\"text\":\"?\","
            "\"readings\":[{\"text\":\"r\"}]}]",
     "3:76: warning: this reading names no source [/disputes/0/readings/0]"},
    {SOURCE SCENE("{\"on\":\"plot\",\"text\":\"x\",\"sources\":[\"s\"],\"reveals\":5}"),
     "3:111: warning: reveals episode 5, but what it is in reveals 6 [/scenes/0/about/0/reveals]"},
    {SOURCE "\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":6,\"reveals\":5,"
            "\"about\":[" PLOT("x") "]}]",
     "3:62: warning: reveals episode 5, but happens in 6 [/scenes/0/reveals]"},
    {SOURCE SCENE(PLOT("She will know in episode 7.")),
     "3:81: warning: tells of episode 7, but reveals only 6 [/scenes/0/about/0/text]"},
    {"\"characters\":[{\"id\":\"x\",\"name\":{\"en\":\"Grace Go\"},\"reveals\":9}],\n" SOURCE SCENE(
         PLOT("Grace Go is here.")),
     "4:81: warning: names \"Grace Go\", which reveals episode 9, but reveals only 6 "
     "[/scenes/0/about/0/text]"},
    {"\"topics\":[{\"id\":\"x\",\"name\":{\"en\":\"X\"},\"kind\":\"place\",\"reveals\":9}],"
     "\n" SOURCE "\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":6,\"place\":\"x\","
     "\"about\":[" PLOT("x") "]}]",
     "4:60: warning: \"x\" reveals episode 9, but the scene here only 6 [/scenes/0/place]"},
    {SOURCE TRACK(",\"about\":[" PLOT("x") "]"),
     "3:49: warning: tells the plot outside of a scene; which episode does it reveal? "
     "[/tracks/0/about/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\",\"ko\":\"티\"}},\n"
     "{\"id\":\"u\",\"title\":{\"en\":\"T\"}}]",
     "3:19: warning: element 0 of this list has the title \"T\" too [/tracks/1/title]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"}}],\n\"releases\":[{\"id\":\"r\","
     "\"title\":{\"en\":\"R\"},\"tracks\":[\"t\",\"t\"]}]",
     "3:56: warning: element 0 of this list is \"t\" too [/releases/0/tracks/1]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\",\"fr\":\"e\xCC\x81\"}}]",
     "2:43: warning: not in Unicode normal form C (NFC); it is read as if it were "
     "[/people/0/name/fr]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\\u001b[2J\"}}]",
     "2:34: warning: holds the character <U+001B>, which is shown like this [/people/0/name/en]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\xE2\x80\xAE<\"}}]",
     "2:34: warning: holds the character <U+202E>, which is shown like this [/people/0/name/en]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"  \"}}]",
     "2:34: warning: holds nothing but blanks [/people/0/name/en]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\",\"ko\":\"\u00a0\"}}]",
     "2:43: warning: holds nothing but blanks [/people/0/name/ko]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"moods\":[\" \"]}]",
     "2:49: warning: holds nothing but blanks [/tracks/0/moods/0]"},
    {"\"people\":[{\"id\":\"p\",\"name\":{\"short\":\"P\",\"literal\":\"Q\"}}]",
     "2:28: warning: is in no language, as en or ko; this is called by its id [/people/0/name]"},
};

/* Each is told with its place, and only to who asks. */
static void test_advice(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(advice); i++) {
        struct collect c = {0}, quiet = {0};
        struct arena a = {0};
        str text = str_fmt(&a, "%s%s}", WORK, advice[i].rest);
        load(&c, text, true);
        load(&quiet, text, false);
        assert_string_equal(collect_text(&c), str_cstr(&a, str_fmt(&a, "a:%s\n", advice[i].says)));
        assert_string_equal(collect_text(&quiet), "");
        arena_free(&c.arena);
        arena_free(&quiet.arena);
        arena_free(&a);
    }
}

static const char *const fine[] = {
    SOURCE SCENE(PLOT("As in episode 6, and in step 7; 16 episodes.")),
    SOURCE
    "\"scenes\":[{\"id\":\"c\",\"title\":{\"en\":\"C\"},\"episode\":\"before\",\"about\":[" PLOT(
        "x") "]}]",
    "\"characters\":[{\"id\":\"x\",\"name\":{\"en\":\"Grace\"},\"reveals\":9}],\n" SOURCE SCENE(
        PLOT("Disgraced. Graceful.")),
    SOURCE TRACK(",\"about\":[{\"on\":\"plot\",\"text\":\"x\",\"sources\":[\"s\"],\"reveals\":3}]"),
    "\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\",\"ko\":\"T\"}},\n"
    "{\"id\":\"u\",\"title\":{\"en\":\"U\",\"literal\":\"T\"}}]",
    "\"people\":[{\"id\":\"p\",\"name\":{\"ko\":\"크러쉬\",\"en\":\"👨‍👩‍👧 é "
    "<\"}}]",
};

static void test_fine(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(fine); i++) {
        struct collect c = {0};
        struct arena a = {0};
        load(&c, str_fmt(&a, "%s%s}", WORK, fine[i]), true);
        assert_string_equal(collect_text(&c), "");
        arena_free(&c.arena);
        arena_free(&a);
    }
}

/* What JSON allows and we do not is told with all the rest: only a syntax error ends a document. */
static void test_beyond(void **state) {
    (void)state;
    struct collect c = {0};
    load(&c,
         STR(HEAD
             "\n\"network\":\"\\u0000\",\"network\":\"\\ud800\",\n\"network\":\"\\udc00\\ud83c\","
             "\"aired\":\"x\"},\n"
             "\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"part\":1e999,\"part\":2}],"
             "\"\\udc00\":1}"),
         true);
    assert_string_equal(
        collect_text(&c),
        "a:2:12: error: data: \\u0000 is not taken: text here holds no null character\n"
        "a:2:20: error: data: the key \"network\" is already in this object, at 2:1\n"
        "a:2:31: error: data: \\ud800 is half of a surrogate pair; the low half is missing\n"
        "a:3:1: error: data: the key \"network\" is already in this object, at 2:1\n"
        "a:3:12: error: data: \\udc00 is half of a surrogate pair; the high half is missing\n"
        "a:3:18: error: data: \\ud83c is half of a surrogate pair; the low half is missing\n"
        "a:3:34: error: bad date \"x\"; expected a day of the calendar as YYYY, YYYY-MM or "
        "YYYY-MM-DD, or two with / between [/work/aired]\n"
        "a:4:47: error: data: a number out of range: no more than 1.797e308 fits\n"
        "a:4:53: error: data: the key \"part\" is already in this object, at 4:40\n"
        "a:4:65: error: data: \\udc00 is half of a surrogate pair; the high half is missing\n"
        "a:4:73: error: unknown table \"\xEF\xBF\xBD\"; allowed: work, sources, people, "
        "characters, "
        "topics, tracks, episodes, scenes, releases, disputes [/\xEF\xBF\xBD]\n");
    arena_free(&c.arena);
}

/* A text of nothing but faults ends, and so does one of nothing but warnings. */
static void test_many(void **state) {
    (void)state;
    struct arena a = {0};
    struct collect c = {0};
    struct buf faults = {.arena = &a}, gaps = {.arena = &a}, doubles = {.arena = &a};
    buf_add(&faults, STR("{\"format\":\""));
    buf_fmt(&gaps, "%s\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"about\":[", WORK);
    for (int i = 0; i < 500; i++) {
        buf_add(&faults, STR("\\u0000"));
        buf_fmt(&gaps, "%s{\"on\":\"sound\",\"text\":\"x\"}", i ? ",\n" : "");
    }
    buf_add(&faults, STR("\"}"));
    buf_fmt(&doubles,
            "%s\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"}}],\"releases\":[{\"id\":\"r\","
            "\"title\":{\"en\":\"R\"},\"tracks\":[\"t\"",
            WORK);
    for (int i = 0; i < 1999; i++)
        buf_add(&doubles, STR(",\"t\""));
    load(&c, buf_str(&faults), true);
    assert_int_equal(c.errors, 201);
    assert_non_null(strstr(collect_text(&c), "a:1:1: error: over 200 errors"));
    buf_add(&gaps, STR("]}]}"));
    load(&c, buf_str(&gaps), true);
    assert_int_equal(c.warnings, 101);
    assert_non_null(
        strstr(collect_text(&c), "a:1:1: warning: 400 more warnings; mend those above"));
    buf_add(&doubles, STR("]}]}"));
    load(&c, buf_str(&doubles), true);
    assert_non_null(strstr(collect_text(&c), "a:1:1: warning: 1899 more warnings; mend those"));
    arena_free(&c.arena);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_fine),
        cmocka_unit_test(test_beyond),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
