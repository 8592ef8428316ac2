/* What good documents become in the model, and how documents, works and files get along. */
#include "core/load.h"

#include "collect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Every kind of row and of part. Tables stand before what they refer to, and the work last. */
static const char everything[] =
    "{\"format\": \"leitmotif/1\", \"$schema\": \"any\",\n"
    "\"disputes\": [{\"id\": \"d\", \"kind\": \"doubt\", \"on\": [\"scene:field\", \"episode:2\","
    " \"w/track:song\", \"work:w\"], \"field\": \"episode\", \"text\": \"Where?\", \"why\": "
    "\"So.\","
    " \"readings\": [{\"text\": \"Here\", \"sources\": [\"paper\"]}, {\"text\": \"There\"}],"
    " \"prefers\": 2, \"reveals\": 3}],\n"
    "\"scenes\": [{\"id\": \"field\", \"title\": {\"en\": \"A field\"}, \"episode\": 2,"
    " \"may_be\": [\"dream\"], \"place\": \"topic:meadow\", \"characters\": [\"hero\", \"paper\"],"
    " \"keywords\": [\"flowers\", \"smile\"],"
    " \"cues\": [{\"track\": \"song\", \"usage\": \"ending\", \"version\": \"vocal\","
    "   \"start\": \"1:02:03\", \"end\": \"1:02:03.250\", \"heard\": [\"one\", \"two\"],"
    "   \"first\": true, \"sure\": \"joined\", \"note\": \"Faint.\", \"sources\": [\"paper\"]},"
    "  {\"track\": null, \"candidates\": [\"song\"], \"sure\": \"candidate\", \"reveals\": 3}],"
    " \"about\": [{\"on\": \"plot\", \"text\": \"They meet.\", \"quote\": \"Oh.\","
    "   \"by\": \"character:hero\"}]},\n"
    " {\"id\": \"dream\", \"title\": {\"en\": \"A dream\"}, \"episode\": null},\n"
    " {\"id\": \"past\", \"title\": {\"en\": \"Before\"}, \"episode\": \"before\", \"reveals\": "
    "1},\n"
    " {\"id\": \"extra\", \"title\": {\"en\": \"Extra\"}, \"episode\": \"special\", \"reveals\": "
    "1}],\n"
    "\"releases\": [{\"id\": \"album\", \"title\": {\"en\": \"Album\"}, \"date\": \"2024-05-03\","
    " \"discs\": 2, \"tracks\": [\"song\"], \"contents\": [{\"text\": \"A booklet\"}]}],\n"
    "\"tracks\": [{\"id\": \"song\", \"title\": {\"en\": \"Song\", \"ko\": \"노래\"}, \"part\": 12,"
    " \"aliases\": [{\"text\": \"The Song\", \"sources\": [\"paper\"]}], \"released\": \"2024-04\","
    " \"credits\": [{\"who\": \"artist-a\", \"role\": \"performer\", \"as\": \"A.\"}],"
    " \"moods\": [\"warm\"], \"themes\": [{\"of\": [\"character:hero\", \"meadow\"],"
    "   \"text\": \"Home.\", \"reveals\": 2}],"
    " \"lyrics\": [{\"id\": \"two\", \"lines\": [{\"en\": \"La\", \"ko\": \"라\"}, {\"ko\": "
    "\"라라\"}],"
    "   \"cited\": {\"ko\": [\"paper\"]}}, {\"id\": \"one\", \"lines\": [{\"en\": \"Oh\"}]}],"
    " \"cited\": {\"title.ko\": [\"paper\"], \"part\": [\"paper\", \"source:paper\"]}}],\n"
    "\"episodes\": [{\"number\": 2, \"title\": {\"en\": \"Two\"}, \"aired\": \"2024-03-10\","
    " \"rating\": \"14.068 %\"}, {\"number\": 1}],\n"
    "\"topics\": [{\"id\": \"meadow\", \"kind\": \"place\", \"name\": {\"en\": \"Meadow\"}}],\n"
    "\"characters\": [{\"id\": \"hero\", \"name\": {\"en\": \"Hero\"}, \"played_by\": "
    "[\"actor-a\"],"
    " \"ties\": [{\"to\": \"paper\", \"as\": \"rival\"}]}, {\"id\": \"paper\", \"name\": {\"en\": "
    "\"Foe\"}}],\n"
    "\"people\": [{\"id\": \"band\", \"kind\": \"group\", \"name\": {\"en\": \"Band\"},"
    " \"members\": [\"artist-a\"], \"about\": null},"
    " {\"id\": \"artist-a\", \"name\": {\"en\": \"Artist A\"}},"
    " {\"id\": \"actor-a\", \"name\": {\"en\": \"Actor A\"}}],\n"
    "\"sources\": [{\"id\": \"paper\", \"title\": \"A piece\", \"kind\": \"press\", \"reveals\": 2,"
    " \"publisher\": \"The Paper\", \"author\": \"Writer A\", \"date\": \"2024\", \"language\": "
    "\"en\","
    " \"via\": \"A Mirror\", \"caution\": \"Hearsay.\", \"url\": \"https://example.org/a?b=c\"}],\n"
    "\"work\": {\"id\": \"w\", \"title\": {\"en\": \"A Work\", \"literal\": \"Work\"},"
    " \"kind\": \"series\", \"aired\": \"2024-03-09/2024-04-28\", \"network\": \"TV A\","
    " \"platforms\": [\"Stream A\"], \"episodes\": 3, \"checked\": \"2024-02-29\","
    " \"credits\": [{\"who\": \"band\", \"role\": \"music director\"}]}}";

struct fixture {
    struct collect said;
    struct load *load;
    struct model *m;
    ref work;
};

static void open_load(struct fixture *f) {
    *f = (struct fixture){0};
    f->load = load_open(collect_sink(&f->said));
}

/* Ends the load; `says` is all that it may have said. */
static void close_load(struct fixture *f, const char *says) {
    f->m = load_close(f->load);
    assert_string_equal(collect_text(&f->said), says);
}

static void release(struct fixture *f) {
    model_free(f->m);
    arena_free(&f->said.arena);
}

static struct fixture fixture;

static int load_once(void **state) {
    open_load(&fixture);
    assert_true(load_text(fixture.load, STR("a.json"), STR(everything)));
    close_load(&fixture, "");
    fixture.work = model_find(fixture.m, REF_NONE, KIND_WORK, STR("w"));
    *state = &fixture;
    return fixture.work == REF_NONE;
}

/* The second takes the place of the first, so that every row and reference has to move. */
static int load_twice(void **state) {
    open_load(&fixture);
    assert_true(load_text(fixture.load, STR("a.json"), STR(everything)));
    assert_true(load_text(fixture.load, STR("b.json"), STR(everything)));
    close_load(&fixture,
               "b.json:14:16: warning: replaces the work \"w\" of a.json:14 [/work/id]\n");
    fixture.work = model_find(fixture.m, REF_NONE, KIND_WORK, STR("w"));
    *state = &fixture;
    return fixture.work == REF_NONE;
}

static int unload(void **state) {
    release(*state);
    return 0;
}

static const void *row(const struct fixture *f, enum kind kind, const char *id) {
    ref r = model_find(f->m, f->work, kind, str_of(id));
    assert_int_not_equal(r, REF_NONE);
    assert_int_equal(ref_kind(r), kind);
    assert_int_equal(model_work(f->m, r), f->work);
    return model_row(f->m, r);
}

static void assert_str(str s, const char *want) {
    assert_int_equal(s.n, strlen(want));
    assert_memory_equal(s.p, want, s.n);
}

static void assert_text(const struct fixture *f, pstr s, const char *want) {
    assert_str(model_str(f->m, s), want);
}

/* The `i`-th reference of a list leads to the row of this id. */
static void assert_ref(const struct fixture *f, plist l, uint32_t i, const char *id) {
    assert_str(model_str(f->m, model_head(f->m, model_ref_at(f->m, l, i))->id), id);
}

static void assert_name(const struct fixture *f, plist names, uint32_t i, const char *want) {
    assert_true(i < names.n);
    const struct name *name = (const struct name *)model_list(f->m, names) + i;
    struct arena a = {0};
    str both = str_fmt(&a, "%.*s=%.*s", STR_ARG(model_str(f->m, name->lang)),
                       STR_ARG(model_str(f->m, name->text)));
    assert_str(both, want);
    arena_free(&a);
}

static void test_work_and_sources(void **state) {
    const struct fixture *f = *state;
    const struct work *work = model_row(f->m, f->work);
    assert_name(f, work->head.names, 1, "literal=Work");
    assert_int_equal(work->kind, WORK_SERIES);
    assert_text(f, work->aired, "2024-03-09/2024-04-28");
    assert_text(f, work->checked, "2024-02-29");
    assert_str(model_str_at(f->m, work->platforms, 0), "Stream A");
    assert_int_equal(work->episodes, 3);
    const struct credit *credit = model_list(f->m, work->credits);
    assert_int_equal(credit->role, CREDIT_MUSIC);
    assert_int_equal(credit->who, model_find(f->m, f->work, KIND_PERSON, STR("band")));
    const struct source *source = row(f, KIND_SOURCE, "paper");
    assert_text(f, source->title, "A piece");
    assert_text(f, source->url, "https://example.org/a?b=c");
    assert_int_equal(source->kind, SOURCE_PRESS);
    assert_int_equal(source->head.reveals, 2);
}

static void test_people_and_places(void **state) {
    const struct fixture *f = *state;
    const struct person *band = row(f, KIND_PERSON, "band");
    assert_int_equal(band->kind, PERSON_GROUP);
    assert_ref(f, band->members, 0, "artist-a");
    assert_int_equal(band->head.about.n, 0);
    assert_non_null(model_list(f->m, band->head.about));
    const struct character *hero = row(f, KIND_CHARACTER, "hero");
    assert_ref(f, hero->played_by, 0, "actor-a");
    const struct tie *tie = model_list(f->m, hero->ties);
    assert_int_equal(tie->to, model_find(f->m, f->work, KIND_CHARACTER, STR("paper")));
    assert_text(f, tie->as, "rival");
    assert_int_equal(((const struct topic *)row(f, KIND_TOPIC, "meadow"))->kind, TOPIC_PLACE);
    assert_int_equal(model_rows(f->m, f->work, KIND_PERSON).count, 3);
}

static void test_track(void **state) {
    const struct fixture *f = *state;
    const struct track *track = row(f, KIND_TRACK, "song");
    assert_name(f, track->head.names, 1, "ko=노래");
    assert_int_equal(track->part, 12);
    assert_text(f, ((const struct note *)model_list(f->m, track->head.aliases))->text, "The Song");
    const struct credit *credit = model_list(f->m, track->credits);
    assert_text(f, credit->as, "A.");
    const struct theme *theme = model_list(f->m, track->themes);
    assert_ref(f, theme->of, 0, "hero");
    assert_ref(f, theme->of, 1, "meadow");
    const struct lyric *lyrics = model_list(f->m, track->lyrics);
    assert_int_equal(track->lyrics.n, 2);
    const plist *lines = model_list(f->m, lyrics[0].lines);
    assert_name(f, lines[0], 1, "ko=라");
    assert_name(f, lines[1], 0, "ko=라라");
    const struct cite *cites = model_list(f->m, track->head.cited);
    assert_text(f, cites[0].field, "title.ko");
    assert_int_equal(cites[1].sources.n, 2);
    assert_ref(f, cites[1].sources, 1, "paper");
}

static void test_scene(void **state) {
    const struct fixture *f = *state;
    const struct scene *scene = row(f, KIND_SCENE, "field");
    assert_int_equal(scene->episode, 2);
    assert_int_equal(scene->place, model_find(f->m, f->work, KIND_TOPIC, STR("meadow")));
    assert_ref(f, scene->may_be, 0, "dream");
    /* One id, two kinds: the field says which is meant. */
    assert_int_equal(ref_kind(model_ref_at(f->m, scene->characters, 1)), KIND_CHARACTER);
    assert_ref(f, scene->characters, 1, "paper");
    assert_str(model_str_at(f->m, scene->keywords, 1), "smile");
    const struct cue *cues = model_list(f->m, scene->cues);
    assert_int_equal(scene->cues.n, 2);
    assert_int_equal(cues[0].usage, USAGE_ENDING);
    assert_int_equal(cues[0].start, 3723000);
    assert_int_equal(cues[0].end, 3723250);
    assert_int_equal(cues[0].first, 1);
    assert_int_equal(ref_kind(model_ref_at(f->m, cues[0].sources, 0)), KIND_SOURCE);
    const uint32_t *heard = model_list(f->m, cues[0].heard);
    assert_int_equal(heard[0], 1);
    assert_int_equal(heard[1], 0);
    assert_int_equal(cues[1].track, REF_NONE);
    assert_int_equal(cues[1].start, TIME_NONE);
    assert_ref(f, cues[1].candidates, 0, "song");
    const struct statement *statement = model_list(f->m, scene->head.about);
    assert_int_equal(statement->on, ON_PLOT);
    assert_int_equal(statement->by, model_find(f->m, f->work, KIND_CHARACTER, STR("hero")));
}

static void test_episodes_and_the_rest(void **state) {
    const struct fixture *f = *state;
    ref two = model_episode(f->m, f->work, 2);
    assert_int_equal(two, model_find(f->m, f->work, KIND_EPISODE, STR("2")));
    assert_text(f, ((const struct episode *)model_row(f->m, two))->rating, "14.068 %");
    assert_int_equal(model_episode(f->m, f->work, 3), REF_NONE);
    const struct release *release_row = row(f, KIND_RELEASE, "album");
    assert_int_equal(release_row->discs, 2);
    const struct dispute *dispute = row(f, KIND_DISPUTE, "d");
    assert_int_equal(dispute->prefers, 2);
    assert_ref(f, dispute->on, 0, "field");
    assert_int_equal(model_ref_at(f->m, dispute->on, 1), two);
    assert_ref(f, dispute->on, 2, "song");
    assert_int_equal(model_ref_at(f->m, dispute->on, 3), f->work);
    const struct note *readings = model_list(f->m, dispute->readings);
    assert_ref(f, readings[0].sources, 0, "paper");
    assert_text(f, readings[1].text, "There");
}

/* A part never reveals less than what is around it; an unknown episode counts as the last. */
static void test_reveals(void **state) {
    const struct fixture *f = *state;
    const struct scene *scene = row(f, KIND_SCENE, "field");
    const struct cue *cues = model_list(f->m, scene->cues);
    assert_int_equal(scene->head.reveals, 2);
    assert_int_equal(cues[0].reveals, 2);
    assert_int_equal(cues[1].reveals, 3);
    assert_int_equal(((const struct statement *)model_list(f->m, scene->head.about))->reveals, 2);
    assert_int_equal(((const struct scene *)row(f, KIND_SCENE, "dream"))->head.reveals, 3);
    assert_int_equal(((const struct scene *)row(f, KIND_SCENE, "past"))->head.reveals, 1);
    assert_int_equal(((const struct scene *)row(f, KIND_SCENE, "extra"))->head.reveals, 1);
    const struct dispute *dispute = row(f, KIND_DISPUTE, "d");
    assert_int_equal(((const struct note *)model_list(f->m, dispute->readings))->reveals, 3);
    const struct track *track = row(f, KIND_TRACK, "song");
    assert_int_equal(track->head.reveals, 0);
    assert_int_equal(((const struct theme *)model_list(f->m, track->themes))->reveals, 2);
}

/* A work of one person; `more` are further members of the person. */
#define PERSON_WORK(work, person, more)                                                            \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"" work "\",\"title\":{\"en\":\"W\"}},"         \
    "\"people\":[{\"id\":\"" person "\",\"name\":{\"en\":\"P\"}" more "}]}"

static void test_nfc(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    /* The Hangul as conjoining jamo and the accent as a mark: so do some systems name files. */
    assert_true(load_text(f.load, STR("a.json"),
                          STR(PERSON_WORK("w", "p",
                                          ",\"aliases\":[{\"text\":\"\xE1\x84\x80\xE1\x85\xA1"
                                          "\xE1\x86\xBC e\\u0301\"}]"))));
    close_load(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    const struct person *person = row(&f, KIND_PERSON, "p");
    const struct note *alias = model_list(f.m, person->head.aliases);
    assert_text(&f, alias->text, "강 é");
    release(&f);
}

static void test_references_between_works(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    assert_true(load_text(
        f.load, STR("x.jsonl"),
        STR(PERSON_WORK("a", "p", ",\"same_as\":[\"b/q\",\"c/person:r\"]") "\n\n" PERSON_WORK(
            "b", "q", ",\"same_as\":[\"a/person:p\",\"a/pp\",\"z/p\"]") "\r\n" PERSON_WORK("c", "r",
                                                                                           ""))));
    close_load(&f, "x.jsonl:3:124: error: no person \"pp\" in \"a\"; did you mean \"p\"? "
                   "(left out) [/people/0/same_as/1]\n"
                   "x.jsonl:3:131: warning: the work \"z\" is not loaded (left out) "
                   "[/people/0/same_as/2]\n");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("a"));
    const struct person *p = row(&f, KIND_PERSON, "p");
    assert_int_equal(p->same_as.n, 2);
    assert_ref(&f, p->same_as, 0, "q");
    assert_ref(&f, p->same_as, 1, "r");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("b"));
    const struct person *q = row(&f, KIND_PERSON, "q");
    assert_int_equal(q->same_as.n, 1);
    assert_ref(&f, q->same_as, 0, "p");
    release(&f);
}

/* A credit without its person would be no credit: it goes, the others stay. */
static void test_gap_in_a_part(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    assert_true(load_text(
        f.load, STR("a.json"),
        STR("{\"format\":\"leitmotif/"
            "1\",\"work\":{\"id\":\"a\",\"title\":{\"en\":\"A\"},\"credits\":["
            "{\"who\":\"z/p\",\"role\":\"writer\"},{\"who\":\"p\",\"role\":\"director\"}]},"
            "\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\"}}]}")));
    close_load(&f, "a.json:1:79: warning: the work \"z\" is not loaded (left out) "
                   "[/work/credits/0/who]\n");
    const struct work *work = model_row(f.m, model_find(f.m, REF_NONE, KIND_WORK, STR("a")));
    assert_int_equal(work->credits.n, 1);
    assert_int_equal(((const struct credit *)model_list(f.m, work->credits))->role,
                     CREDIT_DIRECTOR);
    release(&f);
}

/* A reference that is a member of a row, not of a list. */
static void test_place_in_another_work(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    assert_true(load_text(
        f.load, STR("a.json"),
        STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"a\",\"title\":{\"en\":\"A\"}},"
            "\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":null,"
            "\"place\":\"b/park\"}]}")));
    assert_true(load_text(
        f.load, STR("b.json"),
        STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"b\",\"title\":{\"en\":\"B\"}},"
            "\"topics\":[{\"id\":\"park\",\"kind\":\"place\",\"name\":{\"en\":\"P\"}}]}")));
    close_load(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("a"));
    const struct scene *scene = row(&f, KIND_SCENE, "s");
    assert_str(model_str(f.m, model_head(f.m, scene->place)->id), "park");
    release(&f);
}

#define LAST_WORK                                                                                  \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"q\",\"title\":{\"en\":\"Another\"}}}"

/* The broken document in the middle leaves no trace in the two around it: they are found whole,
   and the model takes no more memory than without it. */
static void test_rollback(void **state) {
    (void)state;
    struct fixture f, without;
    open_load(&f);
    assert_true(load_text(f.load, STR("a.json"), STR(PERSON_WORK("a", "p", ""))));
    assert_false(load_text(f.load, STR("b.json"),
                           STR(PERSON_WORK("b", "q", ",\"members\":[\"q\",\"z/p\",\"none\"]"))));
    assert_true(load_text(f.load, STR("c.json"), STR(LAST_WORK)));
    close_load(&f, "b.json:1:121: error: no person \"none\" [/people/0/members/2]\n");
    assert_int_equal(f.m->works.n, 2);
    assert_int_equal(model_find(f.m, REF_NONE, KIND_WORK, STR("b")), REF_NONE);
    ref last = model_find(f.m, REF_NONE, KIND_WORK, STR("q"));
    assert_name(&f, model_head(f.m, last)->names, 0, "en=Another");
    open_load(&without);
    load_text(without.load, STR("a.json"), STR(PERSON_WORK("a", "p", "")));
    load_text(without.load, STR("c.json"), STR(LAST_WORK));
    close_load(&without, "");
    assert_int_equal(f.m->tables[KIND_PERSON].count, without.m->tables[KIND_PERSON].count);
    assert_int_equal(f.m->byte_count, without.m->byte_count);
    assert_int_equal(f.m->word_count, without.m->word_count);
    release(&without);
    release(&f);
}

/* Thousands of short strings that look alike, more than the caches hold. */
static void test_many_rows(void **state) {
    (void)state;
    enum { PEOPLE = 9000 };
    struct fixture f;
    open_load(&f);
    struct buf text = {.arena = &f.said.arena};
    buf_add(&text,
            STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"W\"}},"
                "\"people\":[{\"id\":\"all\",\"name\":{\"en\":\"All\"},\"members\":[\"p0\""));
    for (int i = 1; i < PEOPLE; i++)
        buf_fmt(&text, ",\"p%d\"", i * 7919 % PEOPLE);
    buf_add(&text, STR("]}"));
    for (int i = 0; i < PEOPLE; i++)
        buf_fmt(&text, ",{\"id\":\"p%d\",\"name\":{\"en\":\"%d\"}}", i, i);
    buf_add(&text, STR("]}"));
    assert_true(load_text(f.load, STR("a.json"), buf_str(&text)));
    close_load(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    const struct person *all = row(&f, KIND_PERSON, "all");
    for (uint32_t i = 0; i < PEOPLE; i++)
        assert_int_equal(ref_index(model_ref_at(f.m, all->members, i)), i * 7919 % PEOPLE + 1);
    release(&f);
}

/* The later of two works with one id replaces the earlier, and all references follow. */
static void test_replaced_work(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    load_text(f.load, STR("old.json"), STR(PERSON_WORK("w", "old", ",\"same_as\":[\"z/z\"]")));
    load_text(f.load, STR("a.json"), STR(everything));
    load_text(f.load, STR("b.json"), STR(PERSON_WORK("b", "p", ",\"same_as\":[\"w/artist-a\"]")));
    load_text(f.load, STR("new.jsonl"),
              STR("\n" PERSON_WORK("w", "artist-a", ",\"same_as\":[\"b/p\"]")));
    close_load(&f, "new.jsonl:2:38: warning: replaces the work \"w\" of old.json:1 [/work/id]\n"
                   "new.jsonl:2:38: warning: replaces the work \"w\" of a.json:14 [/work/id]\n");
    assert_int_equal(f.m->works.n, 2);
    assert_int_equal(f.m->tables[KIND_WORK].count, 2);
    assert_int_equal(f.m->tables[KIND_PERSON].count, 2);
    assert_int_equal(f.m->tables[KIND_TRACK].count, 0);
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("b"));
    const struct person *p = row(&f, KIND_PERSON, "p");
    assert_ref(&f, p->same_as, 0, "artist-a");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    assert_int_equal(model_work(f.m, model_ref_at(f.m, p->same_as, 0)), f.work);
    assert_ref(&f, ((const struct person *)row(&f, KIND_PERSON, "artist-a"))->same_as, 0, "p");
    assert_int_equal(model_find(f.m, f.work, KIND_PERSON, STR("old")), REF_NONE);
    release(&f);
}

static void test_no_work_at_all(void **state) {
    (void)state;
    struct fixture f;
    open_load(&f);
    close_load(&f, "");
    assert_int_equal(f.m->works.n, 0);
    assert_int_equal(model_find(f.m, REF_NONE, KIND_WORK, STR("w")), REF_NONE);
    release(&f);
}

#define LOADED(test, setup) cmocka_unit_test_setup_teardown(test, setup, unload)
#define BOTH(test) LOADED(test, load_once), LOADED(test, load_twice)

int main(void) {
    const struct CMUnitTest tests[] = {
        BOTH(test_work_and_sources),
        BOTH(test_people_and_places),
        BOTH(test_track),
        BOTH(test_scene),
        BOTH(test_episodes_and_the_rest),
        BOTH(test_reveals),
        cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_references_between_works),
        cmocka_unit_test(test_gap_in_a_part),
        cmocka_unit_test(test_place_in_another_work),
        cmocka_unit_test(test_rollback),
        cmocka_unit_test(test_many_rows),
        cmocka_unit_test(test_replaced_work),
        cmocka_unit_test(test_no_work_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
