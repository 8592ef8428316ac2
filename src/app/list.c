/* One list per view: how its entries are found, and the columns of a row. */
#include "app/list.h"

#include "core/kept.h"
#include "core/guard.h"
#include "core/story.h"

#include "base/text.h"

#include <stdlib.h>

static void add_heading(struct list *l, str text) {
    l->at[l->n++] = (struct entry){.heading = true, .text = text};
}

static void add_row(struct list *l, ref row, bool heading) {
    l->rows += !heading;
    l->at[l->n++] = (struct entry){.row = row, .number = l->rows, .heading = heading};
}

static struct list map_list(const struct page_setup *p, ref work, struct arena *a) {
    struct map map = map_build(p, work, a);
    struct list l = {.at = NEW(a, struct entry, map.row_count), .map = map};
    for (uint32_t i = 0; i < map.row_count; i++) {
        add_row(&l, map.rows[i].song, false);
        int width = text_width(map_label(p, &map.rows[i], a));
        l.natural[0] = width > l.natural[0] ? width : l.natural[0];
    }
    return l;
}

static uint16_t number_of(const struct model *m, ref episode) {
    return ((const struct episode *)model_row(m, episode))->number;
}

/* The headings of the episodes up to and with `until`, taken off the front. True when `until` has a
 * row. */
static bool episodes_until(struct list *l, const struct model *m, struct refs *episodes,
                           uint16_t until) {
    uint16_t last = 0;
    while (episodes->n > 0 && number_of(m, episodes->at[0]) <= until) {
        last = number_of(m, episodes->at[0]);
        add_row(l, episodes->at[0], true);
        episodes->at++;
        episodes->n--;
    }
    return last == until;
}

static str heading_of(uint16_t episode, struct arena *a) {
    if (episode == EPISODE_BEFORE)
        return STR("Before episode 1");
    return episode == EPISODE_UNKNOWN ? STR("Episode unknown") : label_episode(episode, a);
}

/* Says so where no song is placed in an episode. */
static void remark(struct list *l, const struct page_setup *p) {
    bool placed = false;
    for (uint32_t i = l->n; i-- > 0;) {
        struct entry *e = &l->at[i];
        placed |= !e->heading && story_cue(p, e->row);
        if (e->heading && e->row != REF_NONE && !placed)
            e->text = STR("no song placed");
        placed &= !e->heading;
    }
}

/* The next later episode that adds a row, or WATCHED_ALL when none does. */
static unsigned later(const struct page_setup *p, ref work) {
    unsigned next = WATCHED_ALL;
    MODEL_EACH_ROW(episode, p->model, work, KIND_EPISODE) {
        unsigned number = number_of(p->model, episode);
        next = number > p->watched && number < next ? number : next;
    }
    MODEL_EACH_ROW(scene, p->model, work, KIND_SCENE) {
        unsigned reveals = model_head(p->model, scene)->reveals;
        next = reveals > p->watched && reveals < next ? reveals : next;
    }
    return next;
}

/* What one looked at counts as seen in this list. */
static struct page_setup looked(const struct page_setup *p, ref work) {
    struct page_setup at = *p;
    struct peek what = {work, work, SECTION_SCENES, (uint16_t)p->watched, 0};
    for (unsigned n = guard_peeked(p->peeks, what); n > 0; n--)
        at.watched = later(&at, work);
    return at;
}

static struct list scene_list(const struct page_setup *p, ref work, struct arena *a) {
    const struct model *m = p->model;
    struct page_setup at = looked(p, work);
    struct refs scenes = story_rows(&at, work, KIND_SCENE, a);
    struct refs episodes = story_rows(&at, work, KIND_EPISODE, a);
    struct list l = {.at = NEW(a, struct entry, 2 * scenes.n + episodes.n + 1)};
    uint32_t last = UINT32_MAX;
    uint16_t seen = at.watched < EPISODE_MAX ? (uint16_t)at.watched : EPISODE_MAX;
    for (uint32_t i = 0; i < scenes.n; i++) {
        uint16_t episode = ((const struct scene *)model_row(m, scenes.at[i]))->episode;
        if (episode != last) {
            bool headed = episodes_until(&l, m, &episodes, episode < seen ? episode : seen);
            if (!headed || episode == EPISODE_BEFORE || episode > EPISODE_MAX)
                add_heading(&l, heading_of(episode, a));
        }
        last = episode;
        add_row(&l, scenes.at[i], false);
    }
    episodes_until(&l, m, &episodes, seen);
    remark(&l, &at);
    if (later(&at, work) != WATCHED_ALL) {
        add_row(&l, work, true); /* it stands for the work, so that it can be picked */
        l.at[l.n - 1].text = STR("▒ later episodes (Enter: the next one)");
    }
    return l;
}

/* The rows of one kind, and of one sort of it where it has several, under a heading, which may be
   empty. The last of a table has none. */
struct group {
    enum kind kind;
    int sort; /* -1: all; of episodes 1: those seen that have a rating; of people story_group() */
    const char *heading;
    uint8_t told; /* those alone of which something is said on this */
};

static const struct group track_groups[] = {{KIND_TRACK, -1, "", 0}, {.heading = NULL}};

static const struct group people_groups[] = {
    {KIND_PERSON, 0, "Performers", 0}, {KIND_PERSON, 1, "Cast", 0}, {KIND_PERSON, 2, "Crew", 0},
    {KIND_PERSON, 3, "Also named", 0}, {.heading = NULL},
};

static const struct group story_groups[] = {
    {KIND_WORK, -1, "The story", 0},
    {KIND_CHARACTER, -1, "Characters", 0},
    {KIND_RELEASE, -1, "Albums", 0},
    {KIND_WORK, -1, "How it was made", TOLD(ON_MAKING)},
    {KIND_RELEASE, -1, "How it was made", TOLD(ON_MAKING)},
    {KIND_TRACK, -1, "How it was made", TOLD(ON_MAKING)},
    {KIND_PERSON, -1, "How it was made", TOLD(ON_MAKING)},
    {KIND_WORK, -1, "Awards", TOLD(ON_AWARD)},
    {KIND_RELEASE, -1, "Awards", TOLD(ON_AWARD)},
    {KIND_TRACK, -1, "Awards", TOLD(ON_AWARD)},
    {KIND_PERSON, -1, "Awards", TOLD(ON_AWARD)},
    {KIND_WORK, -1, "Ratings and reception", TOLD(ON_RECEPTION)},
    {KIND_EPISODE, 1, "Ratings and reception", 0},
    {KIND_TOPIC, TOPIC_PLACE, "Places", 0},
    {KIND_TOPIC, TOPIC_ORGANISATION, "Organisations", 0},
    {.heading = NULL},
};

static const struct group source_groups[] = {
    {KIND_SOURCE, SOURCE_LABEL, "From the label", 0},
    {KIND_SOURCE, SOURCE_PRESS, "Press", 0},
    {KIND_SOURCE, SOURCE_DATABASE, "Databases", 0},
    {KIND_SOURCE, SOURCE_FAN, "By fans", 0},
    {KIND_DISPUTE, DISPUTE_FACT, "Where sources differ", 0},
    {KIND_DISPUTE, DISPUTE_DOUBT, "Doubts", 0},
    {KIND_DISPUTE, DISPUTE_WORDING, "Wording", 0},
    {KIND_DISPUTE, DISPUTE_SPELLING, "Spelling", 0},
    {.heading = NULL},
};

/* Of bookmarks and notes. */
static const struct group kept_groups[] = {
    {KIND_TRACK, -1, "Songs", 0},
    {KIND_SCENE, -1, "Scenes", 0},
    {KIND_EPISODE, -1, "Episodes", 0},
    {KIND_PERSON, -1, "People", 0},
    {KIND_CHARACTER, -1, "Characters", 0},
    {KIND_TOPIC, -1, "Places and organisations", 0},
    {KIND_RELEASE, -1, "Albums", 0},
    {KIND_SOURCE, -1, "Sources", 0},
    {KIND_DISPUTE, -1, "Disputes", 0},
    {KIND_WORK, -1, "The story", 0},
    {.heading = NULL},
};

/* True when the last heading says so. */
static bool is_under(const struct list *l, str heading) {
    for (uint32_t i = l->n; i-- > 0;)
        if (l->at[i].heading)
            return str_eq(l->at[i].text, heading);
    return false;
}

static int sort_of(const struct page_setup *p, ref r) {
    const struct episode *e = model_row(p->model, r);
    if (ref_kind(r) == KIND_PERSON)
        return (int)story_group(story_did(p, r));
    if (ref_kind(r) == KIND_EPISODE)
        return e->rating.at > 0 && guard_visible(p->watched, e->number);
    const struct field *kind = format_field(&format_shapes[ref_kind(r)], STR("kind"));
    return *((const uint8_t *)model_row(p->model, r) + kind->offset);
}

static void add_group(struct list *l, const struct page_setup *p, const struct group *g,
                      struct refs rows) {
    bool is_headed = !g->heading[0] || is_under(l, str_of(g->heading));
    for (uint32_t i = 0; i < rows.n; i++) {
        ref row = rows.at[i];
        if (ref_kind(row) != g->kind || (g->sort >= 0 && sort_of(p, row) != g->sort) ||
            (g->told > 0 && !story_told(p, row, g->told - 1U)))
            continue;
        if (!is_headed)
            add_heading(l, str_of(g->heading));
        is_headed = true;
        add_row(l, row, false);
        l->at[l->n - 1].told = g->told;
    }
}

/* By view; the others are built otherwise. */
static const struct group *const view_groups[VIEW_COUNT] = {
    [VIEW_TRACKS] = track_groups,   [VIEW_PEOPLE] = people_groups, [VIEW_STORY] = story_groups,
    [VIEW_SOURCES] = source_groups, [VIEW_KEPT] = kept_groups,
};

static struct list grouped_list(const struct page_setup *p, ref work, enum view_id view,
                                struct arena *a) {
    struct refs rows[KIND_COUNT] = {[KIND_WORK] = {&work, 1}};
    struct refs kept = view == VIEW_KEPT ? kept_rows(p->kept, p, work, a) : (struct refs){NULL, 0};
    uint32_t most = 1;
    for (const struct group *g = view_groups[view]; g->heading; g++) {
        if (view == VIEW_KEPT)
            rows[g->kind] = kept;
        else if (!rows[g->kind].at)
            rows[g->kind] = story_rows(p, work, g->kind, a);
        most += rows[g->kind].n + 1;
    }
    struct list l = {.at = NEW(a, struct entry, most)};
    for (const struct group *g = view_groups[view]; g->heading; g++)
        add_group(&l, p, g, rows[g->kind]);
    struct page_setup all = *p;
    all.watched = WATCHED_ALL;
    if (view == VIEW_KEPT && kept_rows(p->kept, &all, work, a).n > kept.n)
        add_heading(&l, STR("▒ what you kept of later episodes"));
    return l;
}

enum view_id list_view(enum kind kind) {
    static const uint8_t views[KIND_COUNT] = {
        [KIND_WORK] = VIEW_STORY,      [KIND_SOURCE] = VIEW_SOURCES, [KIND_PERSON] = VIEW_PEOPLE,
        [KIND_CHARACTER] = VIEW_STORY, [KIND_TOPIC] = VIEW_STORY,    [KIND_TRACK] = VIEW_TRACKS,
        [KIND_EPISODE] = VIEW_SCENES,  [KIND_SCENE] = VIEW_SCENES,   [KIND_RELEASE] = VIEW_STORY,
        [KIND_DISPUTE] = VIEW_SOURCES,
    };
    return (enum view_id)views[kind];
}

/* Finds how wide the columns are, by as many entries as there is time for. */
static void measure(struct list *l, const struct page_setup *p, enum view_id view) {
    enum { MEASURED = 2000 };
    struct arena scratch = {.head = NULL};
    struct row_wish wish = {.setup = p, .view = view, .a = &scratch};
    for (uint32_t i = 0; i < l->n && i < MEASURED; i++) {
        struct arena_mark mark = arena_mark(&scratch);
        row_measure(l, &wish, &l->at[i]);
        arena_rewind(&scratch, mark);
    }
    arena_free(&scratch);
}

struct list list_build(const struct page_setup *p, ref work, enum view_id view, struct arena *a) {
    struct list l = view == VIEW_SCENES ? scene_list(p, work, a)
                    : view == VIEW_MAP  ? map_list(p, work, a)
                                        : grouped_list(p, work, view, a);
    if (view != VIEW_MAP)
        measure(&l, p, view);
    return l;
}

struct titled {
    str title; /* folded */
    ref work;
};

static int by_title(const void *a, const void *b) {
    const struct titled *x = a, *y = b;
    int order = str_cmp(x->title, y->title);
    return order ? order : number_order(x->work, y->work);
}

struct list list_library(const struct page_setup *p, struct arena *a) {
    const struct model *m = p->model;
    uint32_t n = model_works(m);
    const uint32_t *works = model_list(m, m->works);
    struct arena scratch = {.head = NULL};
    struct titled *titled = NEW(&scratch, struct titled, n);
    for (uint32_t i = 0; i < n; i++) {
        ref work = ref_of(KIND_WORK, works[i]);
        titled[i] = (struct titled){text_fold(&scratch, label(m, work, p->names, &scratch)), work};
    }
    qsort(titled, n, sizeof *titled, by_title);
    struct list l = {.at = NEW(a, struct entry, n)};
    for (uint32_t i = 0; i < n; i++)
        add_row(&l, titled[i].work, false);
    arena_free(&scratch);
    measure(&l, p, VIEW_LIBRARY);
    return l;
}

static bool is_at(const struct list *l, uint32_t i, ref row, unsigned told) {
    return i < l->n && l->at[i].row == row && l->at[i].told == told;
}

uint32_t list_find(struct list *l, ref row, unsigned told) {
    uint32_t other = LIST_NONE;
    if (row == REF_NONE)
        return LIST_NONE;
    if (is_at(l, l->found, row, told))
        return l->found;
    for (uint32_t i = 0; i < l->n; i++) {
        if (is_at(l, i, row, told))
            return l->found = i;
        if (l->at[i].row == row && other == LIST_NONE)
            other = i;
    }
    return other;
}

uint32_t list_next(const struct list *l, uint32_t at, int step) {
    for (uint32_t i = at; i < l->n; i += (uint32_t)step)
        if (l->at[i].row != REF_NONE)
            return i;
    return LIST_NONE;
}
