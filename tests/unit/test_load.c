/* What a good document becomes in the model. */
#include "loaded.h"
#include "load_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

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

static struct loaded fixture;

static int load_once(void **state) {
    loaded_open(&fixture);
    assert_true(load_text(fixture.load, STR("a.json"), STR(everything)));
    loaded_close(&fixture, "");
    fixture.work = model_find(fixture.m, REF_NONE, KIND_WORK, STR("w"));
    *state = &fixture;
    return fixture.work == REF_NONE;
}

/* The second takes the place of the first, so that every row and reference has to move. */
static int load_twice(void **state) {
    loaded_open(&fixture);
    assert_true(load_text(fixture.load, STR("a.json"), STR(everything)));
    assert_true(load_text(fixture.load, STR("b.json"), STR(everything)));
    loaded_close(&fixture,
                 "b.json:14:16: warning: replaces the work \"w\" of a.json:14 [/work/id]\n");
    fixture.work = model_find(fixture.m, REF_NONE, KIND_WORK, STR("w"));
    *state = &fixture;
    return fixture.work == REF_NONE;
}

static int unload(void **state) {
    loaded_release(*state);
    return 0;
}

static void test_work_and_sources(void **state) {
    const struct loaded *f = *state;
    const struct work *work = model_row(f->m, f->work);
    loaded_name(f, work->head.names, 1, "literal=Work");
    assert_int_equal(work->kind, WORK_SERIES);
    loaded_text(f, work->aired, "2024-03-09/2024-04-28");
    loaded_text(f, work->checked, "2024-02-29");
    loaded_str(model_str(f->m, ((const pstr *)model_list(f->m, work->platforms))[0]), "Stream A");
    assert_int_equal(work->episodes, 3);
    const struct credit *credit = model_list(f->m, work->credits);
    assert_int_equal(credit->role, CREDIT_MUSIC);
    assert_int_equal(credit->who, model_find(f->m, f->work, KIND_PERSON, STR("band")));
    const struct source *source = loaded_row(f, KIND_SOURCE, "paper");
    loaded_text(f, source->title, "A piece");
    loaded_text(f, source->url, "https://example.org/a?b=c");
    assert_int_equal(source->kind, SOURCE_PRESS);
    assert_int_equal(source->head.reveals, 2);
}

static void test_people_and_places(void **state) {
    const struct loaded *f = *state;
    const struct person *band = loaded_row(f, KIND_PERSON, "band");
    assert_int_equal(band->kind, PERSON_GROUP);
    loaded_ref(f, band->members, 0, "artist-a");
    assert_int_equal(model_count(f->m, band->head.about), 0);
    assert_non_null(model_list(f->m, band->head.about));
    const struct character *hero = loaded_row(f, KIND_CHARACTER, "hero");
    loaded_ref(f, hero->played_by, 0, "actor-a");
    const struct tie *tie = model_list(f->m, hero->ties);
    assert_int_equal(tie->to, model_find(f->m, f->work, KIND_CHARACTER, STR("paper")));
    loaded_text(f, tie->as, "rival");
    assert_int_equal(((const struct topic *)loaded_row(f, KIND_TOPIC, "meadow"))->kind,
                     TOPIC_PLACE);
    assert_int_equal(model_rows(f->m, f->work, KIND_PERSON).count, 3);
}

static void test_track(void **state) {
    const struct loaded *f = *state;
    const struct track *track = loaded_row(f, KIND_TRACK, "song");
    loaded_name(f, track->head.names, 1, "ko=노래");
    assert_int_equal(track->part, 12);
    loaded_text(f, ((const struct note *)model_list(f->m, track->head.aliases))->text, "The Song");
    const struct credit *credit = model_list(f->m, track->credits);
    loaded_text(f, credit->as, "A.");
    const struct theme *theme = model_list(f->m, track->themes);
    loaded_ref(f, theme->of, 0, "hero");
    loaded_ref(f, theme->of, 1, "meadow");
    const struct lyric *lyrics = model_list(f->m, track->lyrics);
    assert_int_equal(model_count(f->m, track->lyrics), 2);
    const plist *lines = model_list(f->m, lyrics[0].lines);
    loaded_name(f, lines[0], 1, "ko=라");
    loaded_name(f, lines[1], 0, "ko=라라");
    const struct cite *cites = model_list(f->m, track->head.cited);
    loaded_text(f, cites[0].field, "title.ko");
    assert_int_equal(model_count(f->m, cites[1].sources), 2);
    loaded_ref(f, cites[1].sources, 1, "paper");
}

static void test_scene(void **state) {
    const struct loaded *f = *state;
    const struct scene *scene = loaded_row(f, KIND_SCENE, "field");
    assert_int_equal(scene->episode, 2);
    assert_int_equal(scene->place, model_find(f->m, f->work, KIND_TOPIC, STR("meadow")));
    loaded_ref(f, scene->may_be, 0, "dream");
    /* One id, two kinds: the field says which is meant. */
    assert_int_equal(ref_kind(model_ref_at(f->m, scene->characters, 1)), KIND_CHARACTER);
    loaded_ref(f, scene->characters, 1, "paper");
    loaded_str(model_str(f->m, ((const pstr *)model_list(f->m, scene->head.keywords))[1]), "smile");
    const struct cue *cues = model_list(f->m, scene->cues);
    assert_int_equal(model_count(f->m, scene->cues), 2);
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
    loaded_ref(f, cues[1].candidates, 0, "song");
    const struct statement *statement = model_list(f->m, scene->head.about);
    assert_int_equal(statement->on, ON_PLOT);
    assert_int_equal(statement->by, model_find(f->m, f->work, KIND_CHARACTER, STR("hero")));
}

static void test_episodes_and_the_rest(void **state) {
    const struct loaded *f = *state;
    ref two = model_find(f->m, f->work, KIND_EPISODE, STR("2"));
    assert_int_equal(two, model_find(f->m, f->work, KIND_EPISODE, STR("2")));
    loaded_text(f, ((const struct episode *)model_row(f->m, two))->rating, "14.068 %");
    assert_int_equal(model_find(f->m, f->work, KIND_EPISODE, STR("3")), REF_NONE);
    const struct release *release_row = loaded_row(f, KIND_RELEASE, "album");
    assert_int_equal(release_row->discs, 2);
    const struct dispute *dispute = loaded_row(f, KIND_DISPUTE, "d");
    assert_int_equal(dispute->prefers, 2);
    loaded_ref(f, dispute->on, 0, "field");
    assert_int_equal(model_ref_at(f->m, dispute->on, 1), two);
    loaded_ref(f, dispute->on, 2, "song");
    assert_int_equal(model_ref_at(f->m, dispute->on, 3), f->work);
    const struct note *readings = model_list(f->m, dispute->readings);
    loaded_ref(f, readings[0].sources, 0, "paper");
    loaded_text(f, readings[1].text, "There");
}

/* A part never reveals less than what is around it; an unknown episode counts as the last. */
static void test_reveals(void **state) {
    const struct loaded *f = *state;
    const struct scene *scene = loaded_row(f, KIND_SCENE, "field");
    const struct cue *cues = model_list(f->m, scene->cues);
    assert_int_equal(scene->head.reveals, 2);
    assert_int_equal(cues[0].reveals, 2);
    assert_int_equal(cues[1].reveals, 3);
    assert_int_equal(((const struct statement *)model_list(f->m, scene->head.about))->reveals, 2);
    assert_int_equal(((const struct scene *)loaded_row(f, KIND_SCENE, "dream"))->head.reveals, 3);
    assert_int_equal(((const struct scene *)loaded_row(f, KIND_SCENE, "past"))->head.reveals, 1);
    assert_int_equal(((const struct scene *)loaded_row(f, KIND_SCENE, "extra"))->head.reveals, 1);
    const struct dispute *dispute = loaded_row(f, KIND_DISPUTE, "d");
    assert_int_equal(((const struct note *)model_list(f->m, dispute->readings))->reveals, 3);
    const struct track *track = loaded_row(f, KIND_TRACK, "song");
    assert_int_equal(track->head.reveals, 0);
    assert_int_equal(((const struct theme *)model_list(f->m, track->themes))->reveals, 2);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
