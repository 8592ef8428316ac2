/* What the loader says of broken documents, to the letter: place, wording, pointer. */
#include "core/load.h"
#include "core/load_state.h"

#include "collect.h"
#include "load_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* `rest` stands on line 2, so that its first byte is column 1 of it. */
#define WORK                                                                                       \
    "{\"format\":\"leitmotif/"                                                                     \
    "1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"W\"},\"episodes\":16},\n"

struct fault {
    const char *rest, *says;
};

static const struct fault faults[] = {
    {"\"tracks\":{}", "2:10: error: expected an array of objects, found an object [/tracks]"},
    {"\"tracks\":[\"x\"]", "2:11: error: expected an object, found the string \"x\" [/tracks/0]"},
    {"\"trakcs\":[]", "2:10: error: unknown table \"trakcs\"; did you mean \"tracks\"? [/trakcs]"},
    {"\"works\":[]", "2:9: error: unknown table \"works\"; did you mean \"work\"? [/works]"},
    {"\"songs\":[]", "2:9: error: unknown table \"songs\"; allowed: work, sources, people, "
                     "characters, topics, tracks, episodes, scenes, releases, disputes [/songs]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"titel\":1}]",
     "2:48: error: unknown field \"titel\"; did you mean \"title\"? [/tracks/0/titel]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"prat\":1}]",
     "2:47: error: unknown field \"prat\"; did you mean \"part\"? [/tracks/0/prat]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"colour\":1}]",
     "2:49: error: unknown field \"colour\"; allowed: id, title, aliases, part, released, credits, "
     "moods, themes, lyrics, keywords, about, cited, reveals [/tracks/0/colour]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"part\":\"12\"}]",
     "2:47: error: expected a whole number from 0 to 9999, found the string \"12\" "
     "[/tracks/0/part]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"part\":12.5}]",
     "2:47: error: expected a whole number from 0 to 9999, found the number 12.5 [/tracks/0/part]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"part\":10000}]",
     "2:47: error: expected a whole number from 0 to 9999, found the number 10000 "
     "[/tracks/0/part]"},
    {"\"tracks\":[{\"id\":\"t\"}]", "2:11: error: missing field \"title\" [/tracks/0]"},
    {"\"tracks\":[{\"id\":null,\"title\":{\"en\":\"T\"}}]",
     "2:17: error: expected a string, found null [/tracks/0/id]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":\"T\"}]",
     "2:29: error: expected an object like {\"en\": \"...\"}, found the string \"T\" "
     "[/tracks/0/title]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{}}]",
     "2:29: error: must not be empty [/tracks/0/title]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"\"}}]",
     "2:35: error: must not be empty [/tracks/0/title/en]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":3}}]",
     "2:35: error: expected a string, found the number 3 [/tracks/0/title/en]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"e n\":\"T\"}}]",
     "2:36: error: bad language tag \"e n\"; expected one like en, ko or pt-BR [/tracks/0/title/e "
     "n]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":null}}]",
     "2:29: error: must not be empty [/tracks/0/title]"},
    {"\"tracks\":[{\"id\":\"Way Home\",\"title\":{\"en\":\"T\"}}]",
     "2:17: error: bad id \"Way Home\"; expected 1 to 64 of a-z, 0-9 and - [/tracks/0/id]"},
    {"\"tracks\":[{\"id\":\"\",\"title\":{\"en\":\"T\"}}]",
     "2:17: error: must not be empty [/tracks/0/id]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"}},{\"id\":\"t\",\"title\":{\"en\":\"U\"}}]",
     "2:47: error: duplicate id \"t\"; element 0 of this list has it too [/tracks/1/id]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"l\",\"lines\":[{"
     "\"en\":\"x\"}]},{\"id\":\"l\",\"lines\":[{\"en\":\"y\"}]}]}]",
     "2:88: error: duplicate id \"l\"; element 0 of this list has it too [/tracks/0/lyrics/1/id]"},
    {"\"episodes\":[{\"number\":2},{\"number\":2}]",
     "2:36: error: duplicate id \"2\"; element 0 of this list has it too [/episodes/1/number]"},
    {"\"episodes\":[{\"number\":0}]", "2:23: error: expected a whole number from 1 to 9999, found "
                                      "the number 0 [/episodes/0/number]"},
    {"\"episodes\":[{\"number\":17}]",
     "2:23: error: episode 17 of a work with 16 episodes [/episodes/0/number]"},
    {"\"episodes\":[{}]", "2:13: error: missing field \"number\" [/episodes/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"2023-02-29\"}]",
     "2:51: error: bad date \"2023-02-29\"; expected a day of the calendar as YYYY, YYYY-MM or "
     "YYYY-MM-DD, or two with / between [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"2024-13\"}]",
     "2:51: error: bad date \"2024-13\"; expected a day of the calendar as YYYY, YYYY-MM or "
     "YYYY-MM-DD, or two with / between [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"2024-4-1\"}]",
     "2:51: error: bad date \"2024-4-1\"; expected a day of the calendar as YYYY, YYYY-MM or "
     "YYYY-MM-DD, or two with / between [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"2024-04-29/2024-03\"}]",
     "2:51: error: \"2024-04-29/2024-03\" ends before it starts [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":20240429}]",
     "2:51: error: expected a string, found the number 20240429 [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"2024-01-01/\"}]",
     "2:51: error: bad date \"2024-01-01/\"; expected a day of the calendar as YYYY, YYYY-MM or "
     "YYYY-MM-DD, or two with / between [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"moods\":\"warm\"}]",
     "2:48: error: expected an array of strings, found the string \"warm\" [/tracks/0/moods]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"moods\":[\"warm\",1]}]",
     "2:56: error: expected a string, found the number 1 [/tracks/0/moods/1]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"moods\":[\"\"]}]",
     "2:49: error: must not be empty [/tracks/0/moods/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"aliases\":[{\"sources\":[]}]}]",
     "2:51: error: missing field \"text\" [/tracks/0/aliases/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"aliases\":[7]}]",
     "2:51: error: expected an object, found the number 7 [/tracks/0/aliases/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"aliases\":{\"text\":\"x\"}}]",
     "2:50: error: expected an array of objects, found an object [/tracks/0/aliases]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"aliases\":[{\"text\":\"\"}]}]",
     "2:59: error: must not be empty [/tracks/0/aliases/0/text]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"l\",\"lines\":[]}]}"
     "]",
     "2:68: error: must not be empty [/tracks/0/lyrics/0/lines]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"l\",\"lines\":["
     "\"x\"]}]}]",
     "2:69: error: expected an object like {\"en\": \"...\"}, found the string \"x\" "
     "[/tracks/0/lyrics/0/lines/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"l\",\"lines\":[{}]}]"
     "}]",
     "2:69: error: must not be empty [/tracks/0/lyrics/0/lines/0]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":\"pres\"}]",
     "2:41: error: unknown word \"pres\"; did you mean \"press\"? allowed: label, press, database, "
     "fan [/sources/0/kind]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":\"blog\"}]",
     "2:41: error: unknown word \"blog\"; allowed: label, press, database, fan [/sources/0/kind]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":true}]",
     "2:41: error: expected a word, found true or false [/sources/0/kind]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":\"press\",\"url\":\"ftp://example.org/"
     "\"}]",
     "2:55: error: bad address \"ftp://example.org/\"; expected http:// or https:// and a host, "
     "without spaces [/sources/0/url]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":\"press\",\"url\":\"https://\"}]",
     "2:55: error: bad address \"https://\"; expected http:// or https:// and a host, without "
     "spaces [/sources/0/url]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"X\",\"kind\":\"press\",\"url\":\"http://a b\"}]",
     "2:55: error: bad address \"http://a b\"; expected http:// or https:// and a host, without "
     "spaces [/sources/0/url]"},
    {"\"sources\":[{\"id\":\"x\",\"title\":\"\",\"kind\":\"press\"}]",
     "2:30: error: must not be empty [/sources/0/title]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"}}]",
     "2:11: error: missing field \"episode\" [/scenes/0]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":17}]",
     "2:50: error: episode 17 of a work with 16 episodes [/scenes/0/episode]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":0}]",
     "2:50: error: expected a number from 1 to 9999, \"before\", \"special\" or null, found the "
     "number 0 [/scenes/0/episode]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":\"befor\"}]",
     "2:50: error: expected a number from 1 to 9999, \"before\", \"special\" or null, found the "
     "string \"befor\" [/scenes/0/episode]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"reveals\":17}]",
     "2:62: error: episode 17 of a work with 16 episodes [/scenes/0/reveals]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"about\":[{\"on\":\"plot\","
     "\"text\":\"x\",\"reveals\":40}]}]",
     "2:95: error: episode 40 of a work with 16 episodes [/scenes/0/about/0/reveals]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"start\":\"1:2:3\"}]}]",
     "2:85: error: bad time \"1:2:3\"; expected H:MM:SS or H:MM:SS.mmm [/scenes/0/cues/0/start]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"start\":\"0:60:00\"}]}]",
     "2:85: error: bad time \"0:60:00\"; expected H:MM:SS or H:MM:SS.mmm [/scenes/0/cues/0/start]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"start\":90}]}]",
     "2:85: error: expected a time like \"0:12:34\", found the number 90 [/scenes/0/cues/0/start]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"start\":\"0:02:00\",\"end\":\"0:01:00.500\"}]}]",
     "2:101: error: must be after \"start\" [/scenes/0/cues/0/end]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"start\":\"0:02:00\",\"end\":\"2:00\"}]}]",
     "2:101: error: bad time \"2:00\"; expected H:MM:SS or H:MM:SS.mmm [/scenes/0/cues/0/end]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"end\":\"0:01:00.5\"}]}]",
     "2:83: error: bad time \"0:01:00.5\"; expected H:MM:SS or H:MM:SS.mmm [/scenes/0/cues/0/end]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"first\":1}]}]",
     "2:85: error: expected true or false, found the number 1 [/scenes/0/cues/0/first]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"track\":null}]}"
     "]",
     "2:60: error: missing field \"sure\" [/scenes/0/cues/0]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"usage\":\"backgroud\"}]}]",
     "2:85: error: unknown word \"backgroud\"; did you mean \"background\"? allowed: unknown, "
     "background, visual, theme, ending, epilogue, trailer [/scenes/0/cues/0/usage]"},
    {"\"disputes\":[{\"id\":\"d\",\"kind\":\"fact\",\"on\":[\"work:w\"],\"text\":\"?\","
     "\"readings\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"prefers\":3}]",
     "2:113: error: reading 3, but there are only 2 [/disputes/0/prefers]"},
    {"\"disputes\":[{\"id\":\"d\",\"kind\":\"fact\",\"on\":[\"work:w\"],\"text\":\"?\","
     "\"readings\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"prefers\":\"a\"}]",
     "2:113: error: expected a whole number from 0 to 9999, found the string \"a\" "
     "[/disputes/0/prefers]"},
    {"\"disputes\":[{\"id\":\"d\",\"kind\":\"fact\",\"on\":[],\"text\":\"?\",\"readings\":[{"
     "\"text\":\"a\"}]}]",
     "2:42: error: must not be empty [/disputes/0/on]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"seuol\"}]",
     "2:60: error: no topic \"seuol\" [/scenes/0/place]"},
    {"\"topics\":[{\"id\":\"seoul\",\"kind\":\"place\",\"name\":{\"en\":\"Seoul\"}}],\n\"scenes\":["
     "{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"seuol\"}]",
     "3:60: error: no topic \"seuol\"; did you mean \"seoul\"? [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"s\"}]",
     "2:60: error: expected a topic, found the scene \"s\" [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"track:s\"}]",
     "2:60: error: expected a topic, found the track \"s\" [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"topc:s\"}]",
     "2:60: error: unknown kind \"topc\"; did you mean \"topic\"? [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"\"}]",
     "2:60: error: expected an id, found the string \"\" [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":[\"x\"]}]",
     "2:60: error: expected an id, found an array [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"place\":\"w/nowhere\"}]",
     "2:60: error: no topic \"nowhere\" in \"w\" [/scenes/0/place]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"characters\":[\"work:w\"]}"
     "]",
     "2:66: error: expected a character, found the work \"w\" [/scenes/0/characters/0]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"about\":[{\"on\":\"plot\","
     "\"text\":\"x\",\"by\":\"nobody\"}]}]",
     "2:90: error: no person or character \"nobody\" [/scenes/0/about/0/by]"},
    {"\"people\":[{\"id\":\"a\",\"name\":{\"en\":\"A\"}}],\"characters\":[{\"id\":\"a\",\"name\":{"
     "\"en\":\"A\"}}],\n\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"about\":"
     "[{\"on\":\"plot\",\"text\":\"x\",\"by\":\"a\"}]}]",
     "3:90: error: \"a\" is ambiguous; write person:a or character:a [/scenes/0/about/0/by]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"sure\":"
     "\"stated\",\"heard\":[\"l\"]}]}]",
     "2:85: error: needs a track, and one of this work [/scenes/0/cues/0/heard]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"miracle\",\"lines\":"
     "[{\"en\":\"x\"}]}]}],\n\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,"
     "\"cues\":[{\"track\":\"t\",\"sure\":\"stated\",\"heard\":[\"miracel\"]}]}]",
     "3:98: error: no lyric \"miracel\" in the track \"t\"; did you mean \"miracle\"? "
     "[/scenes/0/cues/0/heard/0]"},
    {"\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":1,\"cues\":[{\"track\":\"tt\","
     "\"sure\":\"stated\",\"heard\":[\"l\"]}]}]",
     "2:69: error: no track \"tt\" [/scenes/0/cues/0/track]"},
    {"\"disputes\":[{\"id\":\"d\",\"kind\":\"fact\",\"on\":[\"nothing\"],\"text\":\"?\","
     "\"readings\":[{\"text\":\"a\"}]}]",
     "2:43: error: no entry \"nothing\" [/disputes/0/on/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":{\"titel\":[]}}]",
     "2:57: error: this track has no \"titel\"; did you mean \"title\"? [/tracks/0/cited/titel]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":{\"title.ko\":[]}}]",
     "2:60: error: this track has no \"title.ko\" [/tracks/0/cited/title.ko]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":{\"title\":[\"x\"]}}]",
     "2:58: error: no source \"x\" [/tracks/0/cited/title/0]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":{\"title\":\"x\"}}]",
     "2:57: error: expected an array of ids, found the string \"x\" [/tracks/0/cited/title]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":[]}]",
     "2:48: error: expected an object like {\"title\": [\"source-id\"]}, found an array "
     "[/tracks/0/cited]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"cited\":{\"part.en\":[]}}]",
     "2:59: error: this track has no \"part.en\" [/tracks/0/cited/part.en]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"lyrics\":[{\"id\":\"l\",\"lines\":[{"
     "\"en\":\"x\"}],\"cited\":{\"ko\":[]}}]}]",
     "2:95: error: this lyric has no \"ko\" [/tracks/0/lyrics/0/cited/ko]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"a\\u001b]0;x\\u0007\":1}]",
     "2:60: error: unknown field \"a<U+001B>]0;x<U+0007>\"; allowed: id, title, aliases, part, "
     "released, credits, moods, themes, lyrics, keywords, about, cited, reveals "
     "[/tracks/0/a<U+001B>]0;x<U+0007>]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"released\":\"\\u202Egpj\"}]",
     "2:51: error: bad date \"<U+202E>gpj\"; expected a day of the calendar as YYYY, YYYY-MM or "
     "YYYY-MM-DD, or two with / between [/tracks/0/released]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},"
     "\"ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ\":1}]",
     "2:133: error: unknown field \"ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ...\"; allowed: id, "
     "title, aliases, part, released, credits, moods, themes, lyrics, keywords, about, cited, "
     "reveals "
     "[/tracks/0/ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"a/b~c\":1}]",
     "2:48: error: unknown field \"a/b~c\"; allowed: id, title, aliases, part, released, credits, "
     "moods, themes, lyrics, keywords, about, cited, reveals [/tracks/0/a~1b~0c]"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"}},]",
     "2:40: error: syntax: trailing comma before ']'"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"moods\":[\"\\u0000\"]}]",
     "2:50: error: data: \\u0000 is not taken: text here holds no null character"},
    {"\"tracks\":[{\"id\":\"t\",\"title\":{\"en\":\"T\"},\"part\":1,\"part\":2}]",
     "2:49: error: data: the key \"part\" is already in this object, at 2:40"},
};

static void check(const char *text, const char *says) {
    struct collect c = {0};
    struct load *l = load_open(collect_sink(&c));
    assert_false(load_text(l, STR("a.json"), str_of(text)));
    struct model *m = load_close(l);
    assert_int_equal(model_works(m), 0);
    assert_string_equal(collect_text(&c), says);
    model_free(m);
    arena_free(&c.arena);
}

static void test_faults(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct arena a = {0};
        str text = str_fmt(&a, "%s%s}", WORK, faults[i].rest);
        str says = str_fmt(&a, "a.json:%s\n", faults[i].says);
        check(str_cstr(&a, text), str_cstr(&a, says));
        arena_free(&a);
    }
}

/* Documents that are wrong as a whole. */
static const struct fault wholes[] = {
    {"{\"work\":{}}",
     "1:1: error: expected \"format\": \"leitmotif/1\" at the top level; is this a "
     "file for Leitmotif?"},
    {"{\"format\":\"leitmotif/2\"}", "1:11: error: expected \"leitmotif/1\", found "
                                     "\"leitmotif/2\" [/format]"},
    {"{\"format\":1}", "1:11: error: expected \"leitmotif/1\", found 1 [/format]"},
    {"{\"format\":\"leitmotif/1\"}", "1:1: error: missing \"work\", the object with id and title"},
    {"{\"format\":\"leitmotif\\/1\",\"work\":[]}",
     "1:33: error: expected an object, found an array [/work]"},
    {"{\"format\":\"leitmotif/1\",\"work\":null}",
     "1:32: error: expected an object, found null [/work]"},
    {" [1]", "1:2: error: expected an object with \"format\": \"leitmotif/1\", found an array"},
    {"12", "1:1: error: expected an object with \"format\": \"leitmotif/1\", found a number"},
    {"", "1:1: error: syntax: the file is empty"},
};

static void test_wholes(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(wholes); i++) {
        struct arena a = {0};
        check(wholes[i].rest, str_cstr(&a, str_fmt(&a, "a.json:%s\n", wholes[i].says)));
        arena_free(&a);
    }
}

/* All that is wrong is told in one run, in the order of the text, whatever pass found it. */
static void test_many_at_once(void **state) {
    (void)state;
    check("{\"format\": \"leitmotif/1\",\n"
          " \"scenes\": [{\"id\": \"s\", \"title\": {\"en\": \"S\"}, \"place\": \"nowhere\",\n"
          "   \"episode\": 3,\n"
          "   \"cues\": [{\"track\": \"t\", \"sure\": \"perhaps\"}]}],\n"
          " \"work\": {\"id\": \"W\", \"title\": {\"en\": \"W\"}, \"episodes\": 2},\n"
          " \"tracks\": [{\"id\": \"t\", \"titel\": {}}]}",
          "a.json:2:56: error: no topic \"nowhere\" [/scenes/0/place]\n"
          "a.json:3:15: error: episode 3 of a work with 2 episodes [/scenes/0/episode]\n"
          "a.json:4:36: error: unknown word \"perhaps\"; allowed: stated, joined, inferred, "
          "candidate [/scenes/0/cues/0/sure]\n"
          "a.json:5:17: error: bad id \"W\"; expected 1 to 64 of a-z, 0-9 and - [/work/id]\n"
          "a.json:6:13: error: missing field \"title\" [/tracks/0]\n"
          "a.json:6:34: error: unknown field \"titel\"; did you mean \"title\"? "
          "[/tracks/0/titel]\n");
}

/* Loads a document that is given up. */
static void give_up(struct collect *c, str text) {
    struct load *l = load_open(collect_sink(c));
    load_advise_curator(l);
    assert_false(load_text(l, STR("a.json"), text));
    model_free(load_close(l));
    assert_int_equal(c->errors, FINDINGS_MAX + 1);
}

/* A document that is wrong all over is given up, and says so. */
static void test_too_many(void **state) {
    (void)state;
    struct collect c = {0};
    struct buf text = {.arena = &c.arena};
    buf_add(&text, STR(WORK "\"tracks\":["));
    for (int i = 0; i < 5000; i++)
        buf_add(&text, i ? STR(",\n7") : STR("7"));
    buf_add(&text, STR("]}"));
    give_up(&c, buf_str(&text));
    assert_non_null(strstr(collect_text(&c), "a.json:201:1: error: expected an object, found the "
                                             "number 7 [/tracks/199]\n"));
    assert_non_null(strstr(collect_text(&c), "a.json:1:1: error: over 200 errors"));
    arena_free(&c.arena);
}

/* Where it is given up in a list, what follows there are no references yet. */
static void test_too_many_references(void **state) {
    (void)state;
    struct collect c = {0};
    struct buf text = {.arena = &c.arena};
    buf_add(&text, STR(WORK "\"disputes\":[{\"id\":\"d\",\"text\":\"?\",\"on\":["));
    for (int i = 0; i < 300; i++)
        buf_fmt(&text, "%s\"track:t%d\"", i ? "," : "", i);
    buf_add(&text, STR("]}]}"));
    give_up(&c, buf_str(&text));
    arena_free(&c.arena);
}

/* cJSON needs some forty bytes for a byte, so that a row must not be as large as a document. */
static void test_huge_row(void **state) {
    (void)state;
    enum { BYTES = 5000000 };
    struct arena a = {0};
    char *text = NEW(&a, char, BYTES + 1);
    memset(text, 'x', BYTES);
    struct buf all = {.arena = &a};
    buf_fmt(&all, "%s\"sources\":[{\"id\":\"s\",\"kind\":\"fan\",\"title\":\"%s\"}]}", WORK, text);
    check(str_cstr(&a, buf_str(&all)),
          "a.json:2:12: error: data: this source is over 4 MB [/sources/0]\n");
    arena_free(&a);
}

static void print(const struct diagnostic *d, const char *line) {
    struct arena a = {0};
    struct buf out = {.arena = &a};
    diagnostic_print(&out, d);
    assert_string_equal(str_cstr(&a, buf_str(&out)), line);
    arena_free(&a);
}

static void test_print(void **state) {
    (void)state;
    print(&(struct diagnostic){.text = STR("x")}, "error: x");
    print(&(struct diagnostic){.severity = SEVERITY_WARNING, .file = STR("f"), .text = STR("x")},
          "f: warning: x");
    print(&(struct diagnostic){.file = STR("f"), .line = 3, .col = 4, .text = STR("x")},
          "f:3:4: error: x");
    print(&(struct diagnostic){.file = STR("a\x1B[2J\n"),
                               .text = STR("\xE2\x80\xAE x"),
                               .pointer = STR("/\xE2\x81\xA6\x7F")},
          "a<U+001B>[2J<U+000A>: error: <U+202E> x [/<U+2066><U+007F>]");
    struct arena a = {0};
    str key = str_fmt(&a, "/x%0300d", 0);
    print(&(struct diagnostic){.text = STR("x"), .pointer = key},
          str_cstr(&a, str_fmt(&a, "error: x [/x%0198d...]", 0)));
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_wholes),
        cmocka_unit_test(test_many_at_once),
        cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_too_many_references),
        cmocka_unit_test(test_huge_row),
        cmocka_unit_test(test_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
