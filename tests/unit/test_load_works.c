/* How documents of one library get along: references between works, works that come twice, broken
   documents among good ones. */
#include "loaded.h"
#include "load_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A work of one person; `more` are further members of the person. */
#define PERSON_WORK(work, person, more)                                                            \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"" work "\",\"title\":{\"en\":\"W\"}},"         \
    "\"people\":[{\"id\":\"" person "\",\"name\":{\"en\":\"P\"}" more "}]}"

static void test_nfc(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    /* The Hangul as conjoining jamo and the accent as a mark: so do some systems name files. */
    assert_true(load_text(f.load, STR("a.json"),
                          STR(PERSON_WORK("w", "p",
                                          ",\"aliases\":[{\"text\":\"\xE1\x84\x80\xE1\x85\xA1"
                                          "\xE1\x86\xBC e\\u0301\"}]"))));
    loaded_close(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    const struct person *person = loaded_row(&f, KIND_PERSON, "p");
    const struct note *alias = model_list(f.m, person->head.aliases);
    loaded_text(&f, alias->text, "강 é");
    loaded_release(&f);
}

static void test_references_between_works(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    assert_true(load_text(
        f.load, STR("x.jsonl"),
        STR(PERSON_WORK("a", "p", ",\"same_as\":[\"b/q\",\"c/person:r\"]") "\n\n" PERSON_WORK(
            "b", "q", ",\"same_as\":[\"a/person:p\",\"a/pp\",\"z/p\"]") "\r\n" PERSON_WORK("c", "r",
                                                                                           ""))));
    loaded_close(&f, "x.jsonl:3:124: error: no person \"pp\" in \"a\"; did you mean \"p\"? "
                     "(left out) [/people/0/same_as/1]\n"
                     "x.jsonl:3:131: warning: the work \"z\" is not loaded (left out) "
                     "[/people/0/same_as/2]\n");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("a"));
    const struct person *p = loaded_row(&f, KIND_PERSON, "p");
    assert_int_equal(model_count(f.m, p->same_as), 2);
    loaded_ref(&f, p->same_as, 0, "q");
    loaded_ref(&f, p->same_as, 1, "r");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("b"));
    const struct person *q = loaded_row(&f, KIND_PERSON, "q");
    assert_int_equal(model_count(f.m, q->same_as), 1);
    loaded_ref(&f, q->same_as, 0, "p");
    loaded_release(&f);
}

/* A credit without its person would be no credit: it goes, the others stay. */
static void test_gap_in_a_part(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    assert_true(load_text(
        f.load, STR("a.json"),
        STR("{\"format\":\"leitmotif/"
            "1\",\"work\":{\"id\":\"a\",\"title\":{\"en\":\"A\"},\"credits\":["
            "{\"who\":\"z/p\",\"role\":\"writer\"},{\"who\":\"p\",\"role\":\"director\"}]},"
            "\"people\":[{\"id\":\"p\",\"name\":{\"en\":\"P\"}}]}")));
    loaded_close(&f, "a.json:1:79: warning: the work \"z\" is not loaded (left out) "
                     "[/work/credits/0/who]\n");
    const struct work *work = model_row(f.m, model_find(f.m, REF_NONE, KIND_WORK, STR("a")));
    assert_int_equal(model_count(f.m, work->credits), 1);
    assert_int_equal(((const struct credit *)model_list(f.m, work->credits))->role,
                     CREDIT_DIRECTOR);
    loaded_release(&f);
}

/* A reference that is a member of a row, not of a list. */
static void test_place_in_another_work(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    assert_true(load_text(
        f.load, STR("a.json"),
        STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"a\",\"title\":{\"en\":\"A\"}},"
            "\"scenes\":[{\"id\":\"s\",\"title\":{\"en\":\"S\"},\"episode\":null,"
            "\"place\":\"b/park\"}]}")));
    assert_true(load_text(
        f.load, STR("b.json"),
        STR("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"b\",\"title\":{\"en\":\"B\"}},"
            "\"topics\":[{\"id\":\"park\",\"kind\":\"place\",\"name\":{\"en\":\"P\"}}]}")));
    loaded_close(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("a"));
    const struct scene *scene = loaded_row(&f, KIND_SCENE, "s");
    loaded_str(model_str(f.m, model_head(f.m, scene->place)->id), "park");
    loaded_release(&f);
}

#define LAST_WORK                                                                                  \
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"q\",\"title\":{\"en\":\"Another\"}}}"

/* The broken document in the middle leaves no trace in the two around it: they are found whole,
   and the model takes no more memory than without it. */
static void test_rollback(void **state) {
    (void)state;
    struct loaded f, without;
    loaded_open(&f);
    assert_true(load_text(f.load, STR("a.json"), STR(PERSON_WORK("a", "p", ""))));
    assert_false(load_text(f.load, STR("b.json"),
                           STR(PERSON_WORK("b", "q", ",\"members\":[\"q\",\"z/p\",\"none\"]"))));
    assert_true(load_text(f.load, STR("c.json"), STR(LAST_WORK)));
    loaded_close(&f, "b.json:1:121: error: no person \"none\" [/people/0/members/2]\n");
    assert_int_equal(model_works(f.m), 2);
    assert_int_equal(model_find(f.m, REF_NONE, KIND_WORK, STR("b")), REF_NONE);
    ref last = model_find(f.m, REF_NONE, KIND_WORK, STR("q"));
    loaded_name(&f, model_head(f.m, last)->names, 0, "en=Another");
    loaded_open(&without);
    load_text(without.load, STR("a.json"), STR(PERSON_WORK("a", "p", "")));
    load_text(without.load, STR("c.json"), STR(LAST_WORK));
    loaded_close(&without, "");
    assert_int_equal(f.m->tables[KIND_PERSON].count, without.m->tables[KIND_PERSON].count);
    assert_int_equal(f.m->byte_count, without.m->byte_count);
    assert_int_equal(f.m->word_count, without.m->word_count);
    loaded_release(&without);
    loaded_release(&f);
}

/* Thousands of short strings that look alike, more than the caches hold. */
static void test_many_rows(void **state) {
    (void)state;
    enum { PEOPLE = 9000 };
    struct loaded f;
    loaded_open(&f);
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
    loaded_close(&f, "");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    const struct person *all = loaded_row(&f, KIND_PERSON, "all");
    for (uint32_t i = 0; i < PEOPLE; i++)
        assert_int_equal(ref_index(model_ref_at(f.m, all->members, i)), i * 7919 % PEOPLE + 1);
    loaded_release(&f);
}

/* The later of two works with one id replaces the earlier, and all references follow. */
static void test_replaced_work(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    load_text(f.load, STR("old.json"), STR(PERSON_WORK("w", "old", ",\"same_as\":[\"z/z\"]")));
    load_text(f.load, STR("older.json"), STR(PERSON_WORK("w", "older", "")));
    load_text(f.load, STR("b.json"), STR(PERSON_WORK("b", "p", ",\"same_as\":[\"w/artist-a\"]")));
    load_text(f.load, STR("new.jsonl"),
              STR("\n" PERSON_WORK("w", "artist-a", ",\"same_as\":[\"b/p\"]")));
    loaded_close(&f,
                 "new.jsonl:2:38: warning: replaces the work \"w\" of old.json:1 [/work/id]\n"
                 "new.jsonl:2:38: warning: replaces the work \"w\" of older.json:1 [/work/id]\n");
    assert_int_equal(model_works(f.m), 2);
    assert_int_equal(f.m->tables[KIND_WORK].count, 2);
    assert_int_equal(f.m->tables[KIND_PERSON].count, 2);
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("b"));
    const struct person *p = loaded_row(&f, KIND_PERSON, "p");
    loaded_ref(&f, p->same_as, 0, "artist-a");
    f.work = model_find(f.m, REF_NONE, KIND_WORK, STR("w"));
    assert_int_equal(model_work(f.m, model_ref_at(f.m, p->same_as, 0)), f.work);
    loaded_ref(&f, ((const struct person *)loaded_row(&f, KIND_PERSON, "artist-a"))->same_as, 0,
               "p");
    assert_int_equal(model_find(f.m, f.work, KIND_PERSON, STR("old")), REF_NONE);
    loaded_release(&f);
}

static void test_no_work_at_all(void **state) {
    (void)state;
    struct loaded f;
    loaded_open(&f);
    loaded_close(&f, "");
    assert_int_equal(model_works(f.m), 0);
    assert_int_equal(model_find(f.m, REF_NONE, KIND_WORK, STR("w")), REF_NONE);
    loaded_release(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nfc),           cmocka_unit_test(test_references_between_works),
        cmocka_unit_test(test_gap_in_a_part), cmocka_unit_test(test_place_in_another_work),
        cmocka_unit_test(test_rollback),      cmocka_unit_test(test_many_rows),
        cmocka_unit_test(test_replaced_work), cmocka_unit_test(test_no_work_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
