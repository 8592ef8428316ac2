/* Pages, links, labels and reading order, over a small library written here. */
#include "core/flow.h"
#include "core/guard.h"
#include "core/load.h"
#include "core/page.h"
#include "core/story.h"

#include "base/text.h"

#include "load_text.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static const char small[] =
    "{\"format\":\"leitmotif/"
    "1\",\"work\":{\"id\":\"w\",\"title\":{\"en\":\"Work\",\"ko\":\"작품\"},\"episodes\":8,"
    "\"checked\":\"2026\",\"credits\":[{\"who\":\"artist-b\",\"role\":\"director\",\"sources\":["
    "\"s1\"]}]},"
    "\"sources\":[{\"id\":\"s1\",\"publisher\":\"Paper\",\"title\":\"First\",\"kind\":\"press\","
    "\"date\":\"2024-01-02\"},"
    "{\"id\":\"s2\",\"title\":\"Secret ending\",\"kind\":\"fan\",\"reveals\":8}],"
    "\"people\":[{\"id\":\"artist-b\",\"name\":{\"en\":\"Artist B\"}},"
    "{\"id\":\"artist-a\",\"name\":{\"en\":\"Artist A\",\"ko\":\"가수\"}},"
    "{\"id\":\"actor-a\",\"name\":{\"en\":\"Actor A\"}}],"
    "\"characters\":[{\"id\":\"hero\",\"name\":{\"en\":\"Kim "
    "Hee-ro\",\"short\":\"Hee-ro\"},\"played_by\":[\"actor-a\"],"
    "\"ties\":[{\"to\":\"rival\",\"as\":\"brother\",\"reveals\":7,\"sources\":[\"s1\"]}]},"
    "{\"id\":\"rival\",\"name\":{\"en\":\"Rival\"}}],"
    "\"tracks\":[{\"id\":\"second\",\"part\":2,\"title\":{\"en\":\"Second\"},"
    "\"themes\":[{\"of\":[\"character:hero\"],\"text\":\"Longing.\",\"sources\":[\"s1\"]}]},"
    "{\"id\":\"first\",\"part\":1,\"title\":{\"en\":\"First Song\",\"ko\":\"첫 "
    "노래\",\"literal\":\"The First\"},"
    "\"credits\":[{\"who\":\"artist-a\",\"role\":\"performer\",\"sources\":[\"s1\"]}],"
    "\"lyrics\":[{\"id\":\"l1\",\"lines\":[{\"en\":\"One line\",\"ko\":\"한 "
    "줄\"}],\"cited\":{\"en\":[\"s2\"]}}],"
    "\"about\":[{\"on\":\"note\",\"text\":\"A note.\",\"sources\":[\"s1\",\"s2\"]}]},"
    "{\"id\":\"bare\",\"title\":{\"en\":\"Bare\"},\"released\":\"2024-03-09\"},"
    "{\"id\":\"part\",\"title\":{\"en\":\"P\"},\"part\":3,\"released\":\"2024-03\"}],"
    "\"episodes\":[{\"number\":3,\"aired\":\"2024-03-16\",\"rating\":\"1.0 %\"}],"
    "\"scenes\":[{\"id\":\"late\",\"title\":{\"en\":\"Late scene\"},\"episode\":7,"
    "\"cues\":[{\"track\":\"first\",\"sure\":\"joined\",\"sources\":[\"s1\"]}]},"
    "{\"id\":\"early\",\"title\":{\"en\":\"Early scene\"},\"episode\":3,\"characters\":[\"hero\"],"
    "\"about\":[{\"on\":\"plot\",\"text\":\"It rains.\",\"sources\":[\"s1\"]}],"
    "\"cues\":[{\"track\":\"first\",\"sure\":\"stated\",\"first\":true,\"heard\":[\"l1\"],"
    "\"sources\":[\"s1\"]},"
    "{\"track\":null,\"candidates\":[\"second\"],\"sure\":\"candidate\",\"sources\":[\"s1\"]}]}]}";

struct fixture {
    struct model *model;
    struct arena arena;
    struct links links;
    struct page_setup setup;
};

static void refuse(void *context, const struct diagnostic *d) {
    (void)context;
    fail_msg("%.*s %.*s", STR_ARG(d->text), STR_ARG(d->pointer));
}

static int set_up(void **state) {
    static struct fixture f;
    struct load *l = load_open((struct sink){refuse, NULL});
    load_text(l, STR("small.json"), str_of(small));
    f = (struct fixture){.model = load_close(l)};
    f.links = links_build(f.model, ref_of(KIND_WORK, 0), &f.arena);
    f.setup = (struct page_setup){
        .model = f.model, .links = &f.links, .watched = WATCHED_ALL, .names = NAMES_BOTH};
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    model_free(f->model);
    arena_free(&f->arena);
    return 0;
}

static ref find(struct fixture *f, enum kind kind, const char *id) {
    ref r = model_find(f->model, ref_of(KIND_WORK, 0), kind, str_of(id));
    assert_int_not_equal(r, REF_NONE);
    return r;
}

/* All text of a page, block by block, sections in brackets. */
static const char *text_of(struct fixture *f, enum kind kind, const char *id) {
    struct page p = page_build(&f->setup, find(f, kind, id), &f->arena);
    struct buf b = {.arena = &f->arena};
    for (uint32_t i = 0; i < p.section_count; i++) {
        buf_fmt(&b, "[%.*s]\n", STR_ARG(p.sections[i].title));
        for (uint32_t k = 0; k < p.sections[i].block_count; k++)
            buf_fmt(&b, "%.*s\n", STR_ARG(p.sections[i].blocks[k].text));
    }
    return str_cstr(&f->arena, buf_str(&b));
}

static void assert_has(const char *text, const char *what) {
    if (!strstr(text, what))
        fail_msg("\"%s\" is not in:\n%s", what, text);
}

static void assert_lacks(const char *text, const char *what) {
    if (strstr(text, what))
        fail_msg("\"%s\" is in:\n%s", what, text);
}

static void a_song_tells_its_scenes_in_the_order_of_the_story(void **state) {
    const char *text = text_of(*state, KIND_TRACK, "first");
    assert_has(text, "Ep 3  Early scene1st heard");
    assert_has(text, "Ep 7  ◐ Late scene");
    assert_true(strstr(text, "Ep 3") < strstr(text, "Ep 7"));
    assert_has(text, "It rains.");
    assert_has(text, "♪ “One line”");
}

static void what_is_not_known_of_a_release_leaves_no_mark(void **state) {
    assert_has(text_of(*state, KIND_TRACK, "bare"), "[Song]\nBare\n9 Mar 2024\n");
    assert_has(text_of(*state, KIND_TRACK, "part"), "[Song]\nP\nPart 3 · 2024-03\n");
    assert_has(text_of(*state, KIND_TRACK, "first"), "\nArtist A · Part 1\n");
}

static void a_song_without_scene_says_so_and_what_it_stands_for(void **state) {
    struct fixture *f = *state;
    struct page p = page_build(&f->setup, find(f, KIND_TRACK, "second"), &f->arena);
    const struct section *s = page_section(&p, SECTION_SCENES);
    assert_true(str_eq(s->count, STR("1"))); /* as a candidate */
    const char *text = text_of(f, KIND_TRACK, "second");
    assert_has(text, "○ Early scene");
    assert_has(text, "No source quotes its words.");
}

static void names_come_in_english_original_or_both(void **state) {
    struct fixture *f = *state;
    f->setup.names = NAMES_BOTH;
    assert_has(text_of(f, KIND_TRACK, "first"), "First Song“The First”\n첫 노래cheot norae\n");
    f->setup.names = NAMES_ENGLISH;
    assert_lacks(text_of(f, KIND_TRACK, "first"), "첫 노래");
    assert_lacks(text_of(f, KIND_TRACK, "first"), "한 줄");
    f->setup.names = NAMES_ORIGINAL;
    assert_has(text_of(f, KIND_TRACK, "first"), "[Song]\n첫 노래cheot norae\n");
    assert_has(text_of(f, KIND_TRACK, "first"), "한 줄");
    f->setup.names = NAMES_BOTH;
}

static void citations_are_numbered_as_they_come_and_listed(void **state) {
    const char *text = text_of(*state, KIND_TRACK, "first");
    assert_has(text, "A note.[1][2]");
    assert_has(text, "[1] Paper: First, 2024-01-02\n");
    assert_has(text, "[2] Secret ending\n");
}

static void the_guard_hides_and_folds(void **state) {
    struct fixture *f = *state;
    f->setup.watched = 3;
    const char *text = text_of(f, KIND_TRACK, "first");
    assert_has(text, "Early scene");
    assert_lacks(text, "Late scene");
    assert_has(text, "▒ more, from later episodes");
    assert_lacks(text, "Secret ending");
    assert_has(text, "A note.[1]\n");
    assert_lacks(text, "[2]");
    assert_has(text, "[1] Paper: First, 2024-01-02\n▒ more, from later episodes\n");
    assert_lacks(text_of(f, KIND_CHARACTER, "hero"), "brother");
    assert_lacks(text_of(f, KIND_SCENE, "late"), "Late");
    f->setup.watched = 7;
    assert_has(text_of(f, KIND_CHARACTER, "hero"), "brother Rival");
    f->setup.watched = WATCHED_ALL;
}

static void ties_are_told_from_both_sides(void **state) {
    assert_has(text_of(*state, KIND_CHARACTER, "hero"), "brother Rival");
    assert_has(text_of(*state, KIND_CHARACTER, "rival"), "brother of Kim Hee-ro");
}

static void people_tell_what_they_did(void **state) {
    struct fixture *f = *state;
    assert_has(text_of(f, KIND_PERSON, "artist-a"), "♪ First Song");
    assert_has(text_of(f, KIND_PERSON, "actor-a"), "[Plays]\nKim Hee-ro");
    assert_has(text_of(f, KIND_PERSON, "artist-b"), "Work · director");
    assert_int_equal(story_did(&f->setup, find(f, KIND_PERSON, "artist-a")), DID_PERFORM);
    assert_int_equal(story_did(&f->setup, find(f, KIND_PERSON, "actor-a")), DID_ACT);
    assert_int_equal(story_did(&f->setup, find(f, KIND_PERSON, "artist-b")), DID_CREW);
}

static void reading_order_is_part_episode_and_trade(void **state) {
    struct fixture *f = *state;
    ref work = ref_of(KIND_WORK, 0);
    struct refs tracks = story_rows(&f->setup, work, KIND_TRACK, &f->arena);
    assert_int_equal(tracks.at[0], find(f, KIND_TRACK, "first"));
    struct refs scenes = story_rows(&f->setup, work, KIND_SCENE, &f->arena);
    assert_int_equal(scenes.at[0], find(f, KIND_SCENE, "early"));
    struct refs people = story_rows(&f->setup, work, KIND_PERSON, &f->arena);
    assert_int_equal(people.at[0], find(f, KIND_PERSON, "artist-a"));
    assert_int_equal(people.at[1], find(f, KIND_PERSON, "actor-a"));
    assert_int_equal(people.at[2], find(f, KIND_PERSON, "artist-b"));
}

static void links_go_back_from_every_reference(void **state) {
    struct fixture *f = *state;
    struct links cues = links_to(&f->links, find(f, KIND_TRACK, "first"), VIA_CUE);
    assert_int_equal(cues.n, 2);
    assert_int_equal(cues.at[0].reveals, 7);
    assert_int_equal(cues.at[1].from, find(f, KIND_SCENE, "early"));
    assert_int_equal(links_to(&f->links, find(f, KIND_TRACK, "second"), VIA_CANDIDATE).n, 1);
    assert_int_equal(links_to(&f->links, find(f, KIND_SOURCE, "s2"), VIA_SOURCE).n, 2);
    assert_int_equal(links_to(&f->links, find(f, KIND_EPISODE, "3"), VIA_CUE).n, 0);
}

static void labels_speak_of_days_and_episodes(void **state) {
    struct fixture *f = *state;
    assert_true(str_eq(label_day(STR("2024-03-16"), &f->arena), STR("Sat 16 Mar 2024")));
    assert_true(str_eq(label_day(STR("2000-02-29"), &f->arena), STR("Tue 29 Feb 2000")));
    assert_true(str_eq(label_day(STR("2024-03"), &f->arena), STR("2024-03")));
    assert_true(str_eq(label_episode(EPISODE_UNKNOWN, &f->arena), STR("Ep ?")));
    assert_true(
        str_eq(label_short(f->model, find(f, KIND_CHARACTER, "hero"), NAMES_BOTH, &f->arena),
               STR("Hee-ro")));
    assert_true(str_eq(label_in(f->model, find(f, KIND_CHARACTER, "hero"), STR("")), STR("")));
}

/* A line as it will be painted: body, gap, tail. */
static str painted(const struct line *l, int width, struct arena *a) {
    if (!l->block)
        return STR("");
    str body = str_slice(l->block->text, l->from, l->to);
    if (l->tail_x < 0)
        return str_fmt(a, "%*s%.*s", l->x, "", STR_ARG(body));
    str tail = flow_tail(l);
    int gap = l->tail_x - l->x - text_width(body);
    assert_true(gap >= 1 && l->tail_x + text_width(tail) <= width);
    return str_fmt(a, "%*s%.*s%*s%.*s", l->x, "", STR_ARG(body), gap, "", STR_ARG(tail));
}

static void flow_keeps_every_word_and_every_width(void **state) {
    struct fixture *f = *state;
    struct page p = page_build(&f->setup, find(f, KIND_TRACK, "first"), &f->arena);
    for (int width = 1; width < 100; width++) {
        struct flow flow = flow_sections(p.sections, p.section_count, width, &f->arena);
        uint32_t letters = 0;
        for (uint32_t i = 0; i < flow.line_count; i++) {
            str line = painted(&flow.lines[i], width, &f->arena);
            if (width >= 8)
                assert_true(text_width(line) <= width);
            letters += str_find(line, STR("“One"), 0) != SIZE_MAX;
        }
        if (width >= 12)
            assert_int_equal(letters, 2); /* in Scenes and in Lyrics */
        for (uint32_t i = 0; i < flow.link_count; i++)
            assert_true(flow.links[i].line < flow.line_count);
    }
}

static void a_tail_is_set_flush_right(void **state) {
    struct fixture *f = *state;
    struct page p = page_build(&f->setup, find(f, KIND_TRACK, "first"), &f->arena);
    struct flow flow = flow_sections(page_section(&p, SECTION_CARD), 1, 30, &f->arena);
    assert_true(
        str_eq(painted(&flow.lines[0], 30, &f->arena), STR("First Song         “The First”")));
    flow = flow_sections(page_section(&p, SECTION_CARD), 1, 20, &f->arena);
    assert_true(str_eq(painted(&flow.lines[0], 20, &f->arena), STR("First Song")));
    assert_true(str_eq(painted(&flow.lines[1], 20, &f->arena), STR("         “The First”")));
}

/* Korean readings of different lengths, a link at the end of each. */
static struct section readings(uint32_t n, struct arena *a) {
    struct block *b = NEW(a, struct block, n);
    for (uint32_t i = 0; i < n; i++) {
        struct buf text = {.arena = a};
        for (uint32_t k = 0; k <= i % 5; k++)
            buf_fmt(&text, "읽기%02u미안해미워해 ", i);
        struct span_of *span = NEW(a, struct span_of, 1);
        *span = (struct span_of){(uint32_t)text.n, (uint32_t)text.n + 3, 1, SPAN_LINK, 0};
        buf_fmt(&text, "[%u]", i % 10);
        b[i] = (struct block){.text = buf_str(&text),
                              .spans = span,
                              .span_count = 1,
                              .tail = span->from,
                              .hang = 2,
                              .beside = 1};
    }
    return (struct section){.id = SECTION_CARD, .blocks = b, .block_count = n};
}

/* Where the pieces of a line end; none may reach into the next, and each fits. */
static unsigned pieces(const struct line *l, int width, uint32_t *bytes) {
    unsigned n = 0;
    int end = -2;
    for (; l; l = l->beside, n++) {
        str body = str_slice(l->block->text, l->from, l->to);
        assert_true(l->x >= end + 2);
        end = l->x + text_width(body);
        if (l->tail_x >= 0) {
            assert_true(l->tail_x > end);
            end = l->tail_x + text_width(flow_tail(l));
        }
        assert_true(end <= width);
        *bytes += (uint32_t)(body.n + flow_tail(l).n);
    }
    return n;
}

static void readings_stand_side_by_side(void **state) {
    struct fixture *f = *state;
    for (uint32_t n = 1; n < 12; n++)
        for (int width = 8; width < 170; width++) {
            struct section s = readings(n, &f->arena);
            struct flow flow = flow_sections(&s, 1, width, &f->arena);
            uint32_t bytes = 0, all = 0, blanks = 0;
            unsigned most = 0;
            for (uint32_t i = 0; i < flow.line_count; i++) {
                unsigned here = pieces(&flow.lines[i], width, &bytes);
                most = here > most ? here : most;
            }
            for (uint32_t i = 0; i < n; i++) {
                all += (uint32_t)s.blocks[i].text.n;
                blanks += 1 + i % 5;
            }
            assert_in_range(bytes, all - blanks, all); /* blanks go where a line ends */
            unsigned room = (unsigned)(width + 2) / 26;
            room = room > n ? n : room;
            assert_in_range(most, room > 1 ? 2 : 1, room > 1 ? room : 1);
            assert_int_equal(flow.link_count, n);
            for (uint32_t i = 0; i < n; i++) {
                assert_ptr_equal(flow.links[i].block, &s.blocks[i]);
                const struct line *l = &flow.lines[flow.links[i].line];
                while (l && l->block != &s.blocks[i])
                    l = l->beside;
                assert_non_null(l);
            }
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_song_tells_its_scenes_in_the_order_of_the_story),
        cmocka_unit_test(what_is_not_known_of_a_release_leaves_no_mark),
        cmocka_unit_test(a_song_without_scene_says_so_and_what_it_stands_for),
        cmocka_unit_test(names_come_in_english_original_or_both),
        cmocka_unit_test(citations_are_numbered_as_they_come_and_listed),
        cmocka_unit_test(the_guard_hides_and_folds),
        cmocka_unit_test(ties_are_told_from_both_sides),
        cmocka_unit_test(people_tell_what_they_did),
        cmocka_unit_test(reading_order_is_part_episode_and_trade),
        cmocka_unit_test(links_go_back_from_every_reference),
        cmocka_unit_test(labels_speak_of_days_and_episodes),
        cmocka_unit_test(flow_keeps_every_word_and_every_width),
        cmocka_unit_test(a_tail_is_set_flush_right),
        cmocka_unit_test(readings_stand_side_by_side),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
