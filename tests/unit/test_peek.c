/* Looking behind the guard: what ▒ stands for is shown, one thing at a time, and nothing else; in a
   dataset where each withheld string says whose it is. */
#include "load_text.h"
#include "screen.h"

#include "core/guard.h"
#include "core/load.h"
#include "core/page.h"

#include <stdlib.h>

enum { WATCHED = 6 };

static void ignore(void *context, const struct diagnostic *d) {
    (void)context;
    if (d->severity == SEVERITY_ERROR)
        fail_msg("%.*s", STR_ARG(d->text));
}

static int load(void **state) {
    FILE *f = popen("jq -c -f tests/guard/two.jq data/queen-of-tears.json | sed -n 13p | "
                    "jq -c -f tests/guard/each.jq",
                    "r");
    char *line = NULL;
    size_t room = 0;
    assert_non_null(f);
    ssize_t n = getline(&line, &room, f);
    assert_true(n > 0);
    struct load *l = load_open((struct sink){ignore, NULL});
    assert_true(load_text(l, STR("each.json"), (str){line, (size_t)n}));
    *state = load_close(l);
    free(line);
    return pclose(f);
}

static int unload(void **state) {
    model_free(*state);
    return 0;
}

/* What a page is built with, and what was looked at. */
struct look {
    struct page_setup setup;
    struct links links;
    struct peeks peeks;
    struct arena arena, page;
};

static void look_open(struct look *l, const struct model *m) {
    *l = (struct look){.links = {0}};
    l->links = links_build(m, ref_of(KIND_WORK, 0), &l->arena);
    l->setup = (struct page_setup){.model = m,
                                   .links = &l->links,
                                   .watched = WATCHED,
                                   .names = NAMES_BOTH,
                                   .whole = SECTION_COUNT,
                                   .peeks = &l->peeks};
}

static void look_close(struct look *l) {
    arena_free(&l->arena);
    arena_free(&l->page);
}

/* The owner of the first canary in `text`, from *at on, which moves behind it; empty at the end. */
static str canary(str text, size_t *at) {
    size_t from = str_find(text, STR("zqx["), *at);
    if (from == SIZE_MAX)
        return STR("");
    size_t to = str_find(text, STR("]"), from);
    *at = to;
    return str_slice(text, from + 4, to);
}

/* All canaries of the section are of one thing and the row that it is a part of. Returns it, or
   empty. */
static str one_owner(const struct section *s) {
    str owner = STR("");
    for (uint32_t b = 0; b < s->block_count; b++) {
        size_t at = 0;
        for (str next; (next = canary(s->blocks[b].text, &at)).n > 0;) {
            if (!str_starts(owner, next) && !str_starts(next, owner))
                fail_msg("two things show: %.*s, %.*s", STR_ARG(owner), STR_ARG(next));
            owner = next.n > owner.n ? next : owner;
        }
    }
    return owner;
}

static bool is_same(const struct section *a, const struct section *b) {
    bool same = a->block_count == b->block_count;
    for (uint32_t i = 0; same && i < a->block_count; i++)
        same = str_eq(a->blocks[i].text, b->blocks[i].text);
    return same;
}

static bool is_visible(const struct look *l, ref row) {
    return guard_visible(WATCHED, model_head(l->setup.model, row)->reveals);
}

static void is_silent(const struct page *p) {
    for (uint32_t i = 0; i < p->section_count; i++)
        assert_int_equal(one_owner(&p->sections[i]).n, 0);
}

/* Looks at one ▒ alone. */
static void look_at(struct look *l, const struct page *before, const struct section *s,
                    const struct span_of *span) {
    struct peek what = {before->of, span->withheld, (uint16_t)s->id, WATCHED, 0};
    l->peeks.n = 0;
    guard_peek(&l->peeks, what);
    struct page page = page_build(&l->setup, before->of, &l->page);
    for (uint32_t i = 0; i < page.section_count; i++)
        if (page.sections[i].id != s->id)
            assert_int_equal(one_owner(&page.sections[i]).n, 0);
    const struct section *after = page_section(&page, s->id);
    one_owner(after);
    if (span->withheld == before->of && is_same(after, s))
        fail_msg("%.*s: nothing more in %.*s", STR_ARG(before->title), STR_ARG(s->title));
    assert_string_equal(str_cstr(&l->page, page.title), str_cstr(&l->page, before->title));
}

/* Each ▒ of a page, alone; then, with the first of each section looked at, all other pages. Returns
   how many there were. */
static unsigned look_page(struct look *l, ref row) {
    struct peeks all = {.n = 0};
    unsigned looked = 0;
    arena_reset(&l->page);
    l->peeks.n = 0;
    struct page before = page_build(&l->setup, row, &l->page);
    is_silent(&before);
    for (uint32_t i = 0; i < before.section_count; i++) {
        const struct section *s = &before.sections[i];
        for (uint32_t b = 0; b < s->block_count; b++)
            for (uint32_t k = 0; k < s->blocks[b].span_count; k++) {
                const struct span_of *span = &s->blocks[b].spans[k];
                if (span->withheld == REF_NONE)
                    continue;
                look_at(l, &before, s, span);
                guard_peek(&all, (struct peek){row, span->withheld, (uint16_t)s->id, WATCHED, 0});
                looked++;
            }
    }
    l->peeks = all;
    return looked;
}

static void others_are_silent(struct look *l, ref row) {
    const struct model *m = l->setup.model;
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        for (uint32_t i = 0; i < m->tables[k].count; i++) {
            ref other = ref_of((enum kind)k, i);
            arena_reset(&l->page);
            struct page page = page_build(&l->setup, other, &l->page);
            if (other != row)
                is_silent(&page);
        }
}

static void shows_one_thing(void **state) {
    struct look l;
    unsigned looked = 0;
    look_open(&l, *state);
    const struct model *m = l.setup.model;
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        for (uint32_t i = 0; i < m->tables[k].count; i++) {
            ref row = ref_of((enum kind)k, i);
            unsigned here = is_visible(&l, row) ? look_page(&l, row) : 0;
            if (here > 0)
                others_are_silent(&l, row);
            looked += here;
        }
    assert_in_range(looked, 60, 1000);
    look_close(&l);
}

/* Enter upon Enter shows all that all episodes tell there, and then no ▒ is left. */
static void shows_all_in_the_end(void **state) {
    struct look l;
    look_open(&l, *state);
    ref song = model_find(*state, ref_of(KIND_WORK, 0), KIND_TRACK, STR("fallin"));
    struct page_setup seen = l.setup;
    seen.watched = WATCHED_ALL;
    struct page whole = page_build(&seen, song, &l.arena);
    const struct section *all = page_section(&whole, SECTION_SCENES);
    for (unsigned i = 0; i < 40; i++)
        guard_peek(&l.peeks, (struct peek){song, song, SECTION_SCENES, WATCHED, 0});
    struct page page = page_build(&l.setup, song, &l.page);
    const struct section *s = page_section(&page, SECTION_SCENES);
    assert_int_equal(s->block_count, all->block_count);
    for (uint32_t b = 0; b < s->block_count; b++)
        assert_true(str_eq(s->blocks[b].text, all->blocks[b].text));
    look_close(&l);
}

static struct app *open_app(const struct model *m) {
    return app_open(&(struct app_setup){
        .model = m, .watched = WATCHED, .names = NAMES_ENGLISH, .w = 80, .h = 24});
}

/* The page of a scene that was shown can be opened, and tells of that scene alone. */
static void opens_a_page(void **state) {
    struct app *a = open_app(*state);
    struct arena arena = {0};
    screen_press(a, "jjjj<Tab><Tab>jj");
    screen_hides(a, "zqx[");
    screen_press(a, "<Enter>");
    screen_shows(a, "Shown, and only that.");
    screen_shows(a, "zqx[");
    screen_press(a, "<Enter>");
    screen_hides(a, "This tells of an episode");
    str text = screen_text(a, &arena);
    size_t at = 0;
    str scene = str_dup(&arena, canary(text, &at));
    assert_true(str_starts(scene, STR("scenes.")));
    for (str next; (next = canary(text, &at)).n > 0;)
        assert_true(str_starts(next, scene));
    arena_free(&arena);
    app_close(a);
}

static void elsewhere_nothing_shows(void **state) {
    static const char *const keys[] = {"k", "2", "3",         "4",        "5",     "6",
                                       "7", "1", "/zqx<Esc>", "/burning", "<Esc>", ":story<Enter>"};
    struct app *a = open_app(*state);
    screen_press(a, "jjjj<Tab><Tab>jj<Enter>");
    screen_shows(a, "zqx[");
    screen_press(a, "<S-Tab><S-Tab>");
    for (size_t i = 0; i < COUNT(keys); i++) {
        screen_press(a, keys[i]);
        screen_hides(a, "zqx[");
    }
    app_close(a);
}

/* The ▒ row of the list of scenes stands for the next later episode. */
static void list_shows_one_episode(void **state) {
    struct app *a = open_app(*state);
    screen_press(a, "2G");
    screen_hides(a, "zqx[");
    screen_hides(a, "Ep 7");
    screen_press(a, "<Enter>");
    screen_shows(a, "Ep 7");
    screen_shows(a, "zqx[scenes.");
    screen_hides(a, "Ep 8");
    screen_press(a, "k");
    screen_shows(a, "▒ This tells of an episode you");
    screen_press(a, "GE<Esc>");
    for (unsigned i = 0; i < 20; i++)
        screen_press(a, "G<Enter><Esc>");
    screen_shows(a, "Ep 16");
    screen_hides(a, "Enter: the next one");
    app_close(a);
}

/* Esc leaves it as it was; another number forgets it. */
static void another_number_forgets(void **state) {
    struct app *a = open_app(*state);
    screen_press(a, "2G<Enter>");
    screen_press(a, "s3<Esc>");
    screen_shows(a, "Ep 7");
    screen_press(a, "s6<Enter>");
    screen_shows(a, "Ep 7");
    screen_press(a, "s5<Enter>");
    screen_hides(a, "Ep 7");
    screen_press(a, "s6<Enter>");
    screen_hides(a, "Ep 7");
    screen_hides(a, "zqx[");
    app_close(a);
}

/* What was looked at longest ago is forgotten when there is too much. */
static void is_bounded(void **state) {
    struct peeks p = {.n = 0};
    (void)state;
    for (unsigned i = 0; i <= PEEKS_MAX; i++)
        guard_peek(&p, (struct peek){ref_of(KIND_TRACK, i), ref_of(KIND_TRACK, i), 1, 6, 0});
    struct peek first = {ref_of(KIND_TRACK, 0), ref_of(KIND_TRACK, 0), 1, 6, 0};
    struct peek last = {ref_of(KIND_TRACK, PEEKS_MAX), ref_of(KIND_TRACK, PEEKS_MAX), 1, 6, 0};
    assert_int_equal(guard_peeked(&p, first), 0);
    assert_int_equal(guard_peeked(&p, last), 1);
    last.watched = 7;
    assert_int_equal(guard_peeked(&p, last), 0);
    assert_int_equal(guard_peeked(NULL, last), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_one_thing),
        cmocka_unit_test(shows_all_in_the_end),
        cmocka_unit_test(opens_a_page),
        cmocka_unit_test(elsewhere_nothing_shows),
        cmocka_unit_test(list_shows_one_episode),
        cmocka_unit_test(another_number_forgets),
        cmocka_unit_test(is_bounded),
    };
    return cmocka_run_group_tests_name("peek", tests, load, unload);
}
