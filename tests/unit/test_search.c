/* The search on the screen: hits while one types, Enter and Esc, n and p, and nothing withheld. */
#include "app/history.h"
#include "app/prompt.h"
#include "app/state.h"
#include "core/guard.h"
#include "core/index.h"
#include "core/load.h"

#include "base/clock.h"
#include "screen.h"

/* A second work. */
static const char other[] =
    "{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"other\",\"title\":{\"en\":\"Other "
    "Story\"},\"episodes\":4},"
    "\"people\":[{\"id\":\"artist-a\",\"name\":{\"en\":\"Artist A\"}},"
    "{\"id\":\"artist-b\",\"name\":{\"en\":\"Artist B\"}}],"
    "\"tracks\":[{\"id\":\"zebra\",\"title\":{\"en\":\"Zebra Crossing\"},\"credits\":["
    "{\"who\":\"artist-a\",\"role\":\"performer\"},"
    "{\"who\":\"artist-b\",\"role\":\"performer\",\"reveals\":4}]},"
    "{\"id\":\"finale\",\"title\":{\"en\":\"Finale\"},\"reveals\":4}]}";

/* Time stands still: a scan never runs out of it, however slow the machine is. */
int64_t clock_ms(void) {
    return 0;
}

static ref row_of(const struct app *a, enum kind kind, const char *id) {
    ref row = model_find(a->model, ref_of(KIND_WORK, 0), kind, str_of(id));
    assert_int_not_equal(row, REF_NONE);
    return row;
}

static bool same_place(const struct place *p, const struct place *q) {
    return p->view == q->view && p->focus == q->focus && p->row == q->row && p->page == q->page &&
           p->list_top == q->list_top;
}

/* Cells on the screen that are marked as found, bold besides their role. */
static unsigned marked_cells(struct app *a) {
    const struct grid *g = app_view(a);
    unsigned n = 0;
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w; x++) {
            style st = grid_at(g, x, y)->style;
            assert_true(st.role != ROLE_MATCH || st.attr & ATTR_BOLD);
            n += st.role == ROLE_MATCH;
        }
    return n;
}

static void hits_come_while_one_types(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/");
    screen_shows(a, "How to ask");
    screen_press(a, "boar hunt");
    screen_shows(a, "▣ Ep 3    The boar hunt");
    screen_shows(a, "→ ♪ Love You With All My Heart · Crush"); /* the answer is in the row */
    screen_shows(a, "On a hunt a boar");                       /* and the page beside it */
    assert_true(marked_cells(a) >= 4 * strlen("boar"));
    screen_press(a, "<C-u>crush");
    screen_shows(a, "singer  Crush");
    screen_press(a, "<C-u>");
    assert_int_equal(marked_cells(a), 0);
    app_close(a);
}

static void what_was_found_in_part_is_found_whole_by_the_index(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    struct index *x = index_build(*state, NULL, NULL);
    struct effects fx = {.n = 0};
    screen_press(a, "/car<Down>");
    ref picked = a->search.hits.at[a->search.picked].row;
    a->search.hits.is_partial = true; /* as when a scan runs out of time */
    app_update(a, &(struct event){.type = EVENT_RESIZE, .x = 80, .y = 24}, &fx);
    screen_shows(a, "partial: ");
    app_update(a, &(struct event){.type = EVENT_INDEX, .index = x}, &fx);
    screen_hides(a, "partial: ");
    assert_int_equal(a->search.hits.at[a->search.picked].row, picked);
    app_close(a);
    index_free(x);
}

static void enter_opens_the_hit_and_backspace_comes_back(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "jjjlj");
    struct place place = a->now;
    screen_press(a, "/boar hunt<Enter>");
    ref boar = row_of(a, KIND_SCENE, "boar-hunt");
    assert_int_equal(a->now.view, VIEW_SCENES);
    assert_int_equal(a->now.row, boar);
    assert_int_equal(a->now.page, boar);
    assert_int_equal(a->now.focus, PANE_PAGE);
    assert_true(marked_cells(a) > 0); /* what was looked for is still marked */
    screen_press(a, "<BS>");
    assert_true(same_place(&a->now, &place));
    assert_int_equal(marked_cells(a), 0);
    screen_press(a, "]");
    assert_int_equal(a->now.page, boar);
    app_close(a);
}

static void each_kind_opens_in_its_view(void **state) {
    static const struct {
        const char *keys;
        enum view_id view;
    } cases[] = {{"3/fallin<Enter>", VIEW_TRACKS},
                 {"/burning car<Enter>", VIEW_SCENES},
                 {"/paul kim<Enter>", VIEW_PEOPLE},
                 {"/queens group<Enter>", VIEW_STORY}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct app *a = screen_open(*state, 80, 24);
        screen_press(a, cases[i].keys);
        assert_int_equal(a->now.view, cases[i].view);
        assert_int_equal(a->now.row, a->now.page);
        app_close(a);
    }
}

static void tab_turns_to_the_kinds_that_have_hits(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/he breks the car windw<Tab><Tab>");
    screen_shows(a, "Tab kind: tracks"); /* a song that its scene found is still there */
    screen_shows(a, "Fallin’");
    screen_shows(a, "scenes 1  tracks 1");
    screen_press(a, "<C-u>kim na");
    screen_shows(a, "From Bottom of My Heart   "); /* no dot without a name behind it */
    screen_press(a, "<C-u>heart");
    uint32_t by_kind[KIND_COUNT], all = a->search.hits.count, turns = 0;
    memcpy(by_kind, a->search.hits.by_kind, sizeof by_kind);
    screen_shows(a, " hits of all kinds ");
    screen_shows(a, "Tab kind: all");
    for (screen_press(a, "<Tab>"); a->search.kind != KIND_NONE; screen_press(a, "<Tab>")) {
        assert_true(by_kind[a->search.kind] > 0);
        assert_int_equal(a->search.hits.count, by_kind[a->search.kind]);
        char label[64]; /* it is in sight, also where not all have room */
        snprintf(label, sizeof label, "%s %u ", format_shapes[a->search.kind].plural,
                 (unsigned)by_kind[a->search.kind]);
        screen_shows(a, label);
        for (uint32_t i = 0; i < a->search.hits.n; i++)
            assert_int_equal(ref_kind(a->search.hits.at[i].row), a->search.kind);
        all -= a->search.hits.count;
        turns++;
    }
    assert_int_equal(all, 0); /* all of them, once */
    assert_true(turns > 1);
    screen_press(a, "<Tab>");
    assert_int_equal(a->search.kind, KIND_SCENE);
    screen_shows(a, "Tab kind: scenes");
    screen_press(a, "<S-Tab>");
    assert_int_equal(a->search.kind, KIND_NONE);
    screen_press(a, "<Tab><C-u>boar"); /* an empty line forgets the kind */
    assert_int_equal(a->search.kind, KIND_NONE);
    /* The kind that was picked is named also when all words are met in others alone. */
    screen_press(a, "<C-u>dream<Tab><Tab> kim");
    screen_shows(a, "Tab kind: tracks");
    screen_shows(a, "all  tracks  people 1 ");
    /* What has only some of the words is counted on its own. */
    screen_press(a, "<Esc>/<C-u>tears crush");
    screen_shows(a, " 2 hits, ");
    screen_shows(a, " in part ");
    screen_press(a, "<C-u>boar qqxyzzyqq");
    screen_shows(a, " hits in part ");
    /* A kind that is asked for is the only one, songs of its scenes with it. */
    screen_press(a, "<Esc>/<C-u>kind:track burning car");
    screen_shows(a, "1 hit of all kinds");
    screen_shows(a, "all  tracks 1  ");
    screen_shows(a, "Fallin’");
    assert_int_equal(a->search.hits.by_kind[KIND_SCENE], 0);
    app_close(a);
}

static void n_and_p_go_from_hit_to_hit(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "n");
    screen_shows(a, "Nothing was searched for yet");
    struct place place = a->now;
    screen_press(a, "/heart<Enter>");
    ref first = a->now.page;
    screen_press(a, "n");
    screen_shows(a, "2 of ");
    screen_shows(a, "for \"heart\"");
    assert_int_not_equal(a->now.page, first);
    screen_press(a, "nnNp");
    screen_shows(a, "2 of ");
    screen_press(a, "p");
    assert_int_equal(a->now.page, first);
    screen_press(a, "p");
    screen_shows(a, "That was the first hit.");
    screen_press(a, "<BS>"); /* from hit to hit is one step */
    assert_true(same_place(&a->now, &place));
    for (unsigned i = 0; i < SEARCH_HITS; i++)
        screen_press(a, "n");
    screen_shows(a, "That was the last hit.");
    app_close(a);
}

static void esc_leaves_the_search_before_as_it_was(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    struct arena arena = {.head = NULL};
    screen_press(a, "/heart<Enter>n");
    ref second = a->now.page;
    unsigned marks = marked_cells(a);
    str was = screen_text(a, &arena);
    screen_press(a, "z/boar<Down><Tab><Esc>z");
    assert_int_equal(a->now.page, second);
    assert_int_equal(marked_cells(a), marks);
    screen_press(a, "n");
    screen_shows(a, "3 of ");
    screen_press(a, "p/<Enter>n"); /* an empty line is no search */
    screen_shows(a, "3 of ");
    assert_true(was.n > 0);
    arena_free(&arena);
    app_close(a);
}

static void recent_queries_are_listed_and_picked(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/boar hunt<Enter>/crush<Enter>/xyzzyx<Enter><Esc>/");
    screen_shows(a, " recent ");
    screen_shows(a, "crush");
    screen_shows(a, "boar hunt");
    screen_hides(a, "xyzzyx"); /* it led nowhere */
    screen_press(a, "<Down>");
    screen_shows(a, "▶ crush");
    screen_press(a, "<C-n>");
    screen_shows(a, "▶ boar hunt");
    screen_press(a, "<Enter>");
    assert_int_equal(a->prompt.id, PROMPT_SEARCH); /* to be looked at, or typed on */
    screen_shows(a, "→ ♪ Love You With All My Heart · Crush");
    screen_press(a, "<Enter>/");
    assert_true(str_eq(prompt_recalled(a, PROMPT_SEARCH, 1), STR("boar hunt")));
    assert_int_equal(prompt_recalled_count(a, PROMPT_SEARCH), 2);
    app_close(a);
}

static void a_paste_opens_the_search(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    struct effects fx = {.n = 0};
    app_update(a, &(struct event){.type = EVENT_PASTE, .text = STR("boar\nhunt")}, &fx);
    screen_shows(a, "/ boar hunt");
    screen_shows(a, "→ ♪ Love You With All My Heart · Crush");
    screen_press(a, "<Esc>:search crush<Enter>");
    screen_shows(a, "singer  Crush");
    app_close(a);
}

static void nothing_says_what_was_tried(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/qqqxyzzyqqq");
    screen_shows(a, "Nothing.");
    screen_shows(a, "Also tried: spelling");
    screen_hides(a, "is left out");
    screen_press(a, "<Enter>");
    assert_int_equal(a->prompt.id, PROMPT_SEARCH);
    screen_press(a, "<Esc>s6<Enter>/qqqxyzzyqqq");
    screen_shows(a, "What tells of episodes after 6 is left out.");
    app_close(a);
}

/* Words of the last episodes find nothing, count nothing and are not listed, whatever was found
   before the guard was set. */
static void nothing_withheld_is_found(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/burning car<Enter>");
    screen_shows(a, "The burning car");
    screen_press(a, "<BS>s6<Enter>n");
    screen_hides(a, "urning");
    for (const char *const *q = (const char *const[]){"burning", "gravestone", "shot", NULL}; *q;
         q++) {
        screen_press(a, "<Esc>/");
        screen_press(a, *q);
        for (uint32_t i = 0; i < a->search.hits.n; i++)
            assert_true(model_head(a->model, a->search.hits.at[i].row)->reveals <= 6);
        screen_hides(a, "Ep 14");
        screen_hides(a, "Ep 16");
    }
    app_close(a);
}

static void the_picked_hit_is_always_in_sight(void **state) {
    static const int sizes[][2] = {{80, 24}, {50, 15}, {160, 50}, {20, 5}};
    for (size_t s = 0; s < COUNT(sizes); s++) {
        struct app *a = screen_open(*state, sizes[s][0], sizes[s][1]);
        screen_press(a, "/the");
        assert_true(a->search.hits.n > 20);
        for (unsigned i = 0; i < 2 * a->search.hits.n; i++) {
            screen_press(a, i < a->search.hits.n ? "<Down>" : "<Up>");
            screen_shows(a, "▶");
        }
        assert_int_equal(a->search.picked, 0);
        screen_press(a, "<PgDn><PgDn>");
        assert_int_equal(a->search.picked, 16);
        screen_shows(a, "▶");
        app_close(a);
    }
}

static void a_click_picks_and_a_double_click_opens(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    struct effects fx = {.n = 0};
    screen_press(a, "/heart");
    rect inner = frame_pane(a, PANE_HITS)->place.inner;
    struct event ev = {.type = EVENT_CLICK, .x = inner.x + 3, .y = inner.y + 2};
    app_update(a, &ev, &fx);
    assert_true(a->search.picked <= 1); /* the second, or the second line of the first */
    ev.y = inner.y + 4;
    app_update(a, &ev, &fx);
    uint32_t picked = a->search.picked;
    assert_true(picked > 0);
    ref row = a->search.hits.at[picked].row;
    ev.type = EVENT_DOUBLE;
    app_update(a, &ev, &fx);
    assert_int_equal(a->now.page, row);
    screen_press(a, "/heart");
    ev = (struct event){.type = EVENT_WHEEL, .x = inner.x, .y = inner.y + 1, .key = K_DOWN};
    app_update(a, &ev, &fx);
    assert_int_equal(a->search.picked, 1);
    app_close(a);
}

/* Half-made syllables find what the whole ones do: the list never empties on the way. */
static void korean_does_not_flicker_while_it_is_composed(void **state) {
    static const char *const typed[] = {"ㄱ",   "기",   "김",     "김ㅅ",
                                        "김수", "김숳", "김수혀", "김수현"};
    struct app *a = screen_open(*state, 80, 24);
    for (size_t i = 0; i < COUNT(typed); i++) {
        screen_press(a, "/");
        screen_press(a, typed[i]);
        assert_true(a->search.hits.count > 0);
        if (i >= 3)
            screen_shows(a, "김수현");
        screen_press(a, "<Esc>");
    }
    app_close(a);
}

/* A library of two works: the hits of this one come first, and Enter goes to the other. */
static void a_hit_in_another_work_leads_there(void **state) {
    (void)state;
    struct model *m = screen_library(other);
    struct app_setup setup = {
        .model = m, .at = ref_of(KIND_WORK, 0), .watched = WATCHED_ALL, .w = 160, .h = 50};
    struct app *a = app_open(&setup);
    ref first = a->now.work;
    screen_press(a, "/zebra");
    screen_shows(a, "Zebra Crossing · Artist A, Artist B  Other Story");
    screen_press(a, "<Enter>");
    assert_int_not_equal(a->now.work, first);
    assert_int_equal(a->now.work, model_work(m, a->now.row));
    screen_press(a, "<BS>");
    assert_int_equal(a->now.work, first);
    app_close(a);
    model_free(m);
}

/* Each work has its own guard: what was seen of this one says nothing of the other. */
static void each_work_withholds_its_own(void **state) {
    (void)state;
    struct model *m = screen_library(other);
    struct kept kept = {.n = 0};
    kept_put(&kept, &(struct record){
                        .keep = KEEP_WATCHED, .id = STR("other"), .value = STR("1"), .time = 1});
    struct app_setup setup = {.model = m,
                              .at = ref_of(KIND_WORK, 0),
                              .watched = WATCHED_ALL,
                              .kept = &kept,
                              .names = NAMES_BOTH,
                              .w = 80,
                              .h = 24};
    struct app *a = app_open(&setup);
    screen_press(a, "/burning");
    screen_shows(a, "The burning car");
    screen_press(a, "<C-u>finale");
    screen_hides(a, "Finale");
    screen_press(a, "<C-u>zebra");
    screen_shows(a, "Zebra Crossing");
    screen_hides(a, "Artist B"); /* credited at the end only */
    app_close(a);
    kept_free(&kept);
    model_free(m);
}

static void is_kept_finds_the_bookmarks(void **state) {
    struct app *a = screen_open(*state, 80, 24);
    screen_press(a, "/is:kept<Esc>jjb/is:kept");
    screen_shows(a, "Hold Me Back");
    assert_int_equal(a->search.hits.count, 1);
    screen_press(a, "<Esc>b/is:kept");
    assert_int_equal(a->search.hits.count, 0);
    app_close(a);
}

static struct app *open_kept(const struct model *m, struct kept *kept, unsigned work) {
    struct app_setup setup = {.model = m,
                              .at = ref_of(KIND_WORK, work),
                              .watched = WATCHED_ALL,
                              .kept = kept,
                              .names = NAMES_BOTH,
                              .w = 80,
                              .h = 24};
    return app_open(&setup);
}

/* Of the other works too, each as far as it was watched. */
static void is_kept_finds_those_of_all_works(void **state) {
    (void)state;
    struct model *m = screen_library(other);
    struct kept kept = {.n = 0};
    ref work = model_find(m, REF_NONE, KIND_WORK, STR("other"));
    kept_put(&kept, &(struct record){
                        .keep = KEEP_WATCHED, .id = STR("other"), .value = STR("1"), .time = 1});
    kept_put(&kept, &(struct record){.keep = KEEP_BOOKMARK,
                                     .id = STR("other/track:finale"),
                                     .value = STR("true"),
                                     .time = 1});
    struct app *a = open_kept(m, &kept, 0);
    screen_press(a, "/zebra<Enter>b<BS>1gb/is:kept");
    assert_int_equal(a->search.hits.count, 2);
    screen_shows(a, "Zebra Crossing");
    screen_shows(a, "The Reasons of My Smiles");
    app_close(a);
    a = open_kept(m, &kept, ref_index(work));
    screen_press(a, "/is:kept");
    assert_int_equal(a->search.hits.count, 2);
    app_close(a);
    kept_free(&kept);
    model_free(m);
}

/* What was searched for is there in the next run, for the work where it was, the newest first. */
static void searches_are_recalled_in_the_next_run(void **state) {
    (void)state;
    struct model *m = screen_library(other);
    struct kept kept = {.n = 0}, next = {.n = 0};
    struct arena arena = {.head = NULL};
    struct buf file = {.arena = &arena};
    struct app *a = open_kept(m, &kept, 0);
    struct effects fx = screen_press(a, "/crush<Enter>");
    assert_int_equal(fx.list[fx.n - 1].type, EFFECT_SAVE);
    screen_press(a, "/burning<Enter>/crush<Enter>/zzqqxxjj<Enter><Esc>");
    app_close(a);
    kept_write(&kept, &file);
    assert_int_equal(kept_read(&next, buf_str(&file)), 0);
    a = open_kept(m, &next, 0);
    screen_press(a, "/");
    assert_int_equal(prompt_recalled_count(a, PROMPT_SEARCH), 2);
    assert_true(str_eq(prompt_recalled(a, PROMPT_SEARCH, 1), STR("crush")));
    assert_true(str_eq(prompt_recalled(a, PROMPT_SEARCH, 2), STR("burning")));
    screen_press(a, "<Down><Enter>");
    assert_true(str_eq(edit_text(&a->prompt.line), STR("crush")));
    app_close(a);
    a = open_kept(m, &next, ref_index(model_find(m, REF_NONE, KIND_WORK, STR("other"))));
    screen_press(a, "/");
    assert_int_equal(prompt_recalled_count(a, PROMPT_SEARCH), 0);
    app_close(a);
    kept_free(&kept);
    kept_free(&next);
    arena_free(&arena);
    model_free(m);
}

/* Another copy took a search away and added one: so it is here. */
static void a_merge_reaches_the_recall(void **state) {
    struct kept kept = {.n = 0};
    struct app *a = open_kept(*state, &kept, 0);
    screen_press(a, "/crush<Enter>/burning<Enter>");
    const struct record from_other[] = {
        {KEEP_SEARCH, STR("queen-of-tears"), STR("crush"), STR("null"), 1000, false},
        {KEEP_SEARCH, STR("queen-of-tears"), STR("heize"), STR("true"), 2000, false}};
    for (size_t i = 0; i < COUNT(from_other); i++)
        kept_add(&kept, &from_other[i]);
    screen_press(a, "/");
    assert_int_equal(prompt_recalled_count(a, PROMPT_SEARCH), 2);
    assert_true(str_eq(prompt_recalled(a, PROMPT_SEARCH, 1), STR("heize")));
    assert_true(str_eq(prompt_recalled(a, PROMPT_SEARCH, 2), STR("burning")));
    app_close(a);
    kept_free(&kept);
}

/* What is loaded while one searches is searched too; the picked hit stays picked. */
static void a_new_library_is_searched_at_once(void **state) {
    struct model *m = screen_library(other);
    struct app *a = screen_open(*state, 80, 24);
    struct effects fx = {.n = 0};
    struct event loading = {.type = EVENT_LOADING, .x = 1, .y = 1};
    struct event loaded = {.type = EVENT_LIBRARY, .model = m};
    screen_press(a, "/heart<Down>");
    app_update(a, &loading, &fx);
    screen_shows(a, " partial: ");
    app_update(a, &loaded, &fx);
    assert_int_equal(a->search.picked, 1);
    struct index *x = index_build(m, NULL, NULL); /* a scan may run out of time on a slow machine */
    app_update(a, &(struct event){.type = EVENT_INDEX, .index = x}, &fx);
    assert_int_equal(a->search.picked, 1);
    screen_hides(a, "partial");
    screen_press(a, "<C-u>zebra");
    screen_shows(a, "Zebra Crossing");
    screen_press(a, "<Enter>");
    app_update(a, &(struct event){.type = EVENT_LIBRARY, .model = *state}, &fx);
    screen_shows(a, "Queen of Tears");
    screen_press(a, "n/zebra");
    screen_hides(a, "Crossing");
    app_close(a);
    index_free(x);
    model_free(m);
}

/* Where the guard has taken the hit that one is at, n and p lead to those that may be seen. */
static void the_next_hit_is_one_that_may_be_seen(void **state) {
    static const char *const steps[] = {"n", "p"};
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct app *a = screen_open(*state, 80, 24);
        screen_press(a, "/car<Enter>");
        screen_shows(a, "The wrong car");
        screen_press(a, "s3<Enter>");
        screen_press(a, steps[i]);
        screen_shows(a, "1 of 1 that may be seen now");
        screen_shows(a, "Photo cards");
        screen_press(a, "n");
        screen_shows(a, "That was the last hit.");
        screen_press(a, "sall<Enter>p"); /* and from where one is when there are more again */
        screen_shows(a, "5 of 9");
        app_close(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_come_while_one_types),
        cmocka_unit_test(what_was_found_in_part_is_found_whole_by_the_index),
        cmocka_unit_test(enter_opens_the_hit_and_backspace_comes_back),
        cmocka_unit_test(each_kind_opens_in_its_view),
        cmocka_unit_test(tab_turns_to_the_kinds_that_have_hits),
        cmocka_unit_test(n_and_p_go_from_hit_to_hit),
        cmocka_unit_test(esc_leaves_the_search_before_as_it_was),
        cmocka_unit_test(recent_queries_are_listed_and_picked),
        cmocka_unit_test(a_paste_opens_the_search),
        cmocka_unit_test(nothing_says_what_was_tried),
        cmocka_unit_test(nothing_withheld_is_found),
        cmocka_unit_test(the_picked_hit_is_always_in_sight),
        cmocka_unit_test(a_click_picks_and_a_double_click_opens),
        cmocka_unit_test(korean_does_not_flicker_while_it_is_composed),
        cmocka_unit_test(a_hit_in_another_work_leads_there),
        cmocka_unit_test(each_work_withholds_its_own),
        cmocka_unit_test(is_kept_finds_the_bookmarks),
        cmocka_unit_test(is_kept_finds_those_of_all_works),
        cmocka_unit_test(searches_are_recalled_in_the_next_run),
        cmocka_unit_test(a_merge_reaches_the_recall),
        cmocka_unit_test(a_new_library_is_searched_at_once),
        cmocka_unit_test(the_next_hit_is_one_that_may_be_seen),
    };
    return cmocka_run_group_tests(tests, screen_load, screen_free);
}
