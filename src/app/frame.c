/* From state to frame: which pages the panes show, wrapped and scrolled. */
#include "app/frame.h"

#include "app/keep.h"
#include "app/peek.h"
#include "app/state.h"

#include "base/text.h"

#define LATER                                                                                      \
    "▒ What later episodes show. {open} shows the next of them, and only that; "                 \
    "{watched} says how far you have seen."
#define KEPT_LATER "▒ What is kept here is of later episodes; {watched} says how far you have seen."

enum { TITLE_ROOM = 8 }; /* columns of an outline that a title can't have, besides its counter */

/* The section that a pane shows of the selected row's page, and its title while there is none. */
static const struct {
    enum section_id section;
    const char *title, *empty;
} pane_shows[PANE_COUNT] = {
    [PANE_CARD] = {SECTION_CARD, "Song", ""},
    [PANE_SCENES] = {SECTION_SCENES, "Scenes", ""},
    [PANE_LYRICS] = {SECTION_LYRICS, "Lyrics", ""},
    [PANE_ARTIST] = {SECTION_ARTIST, "Artist", "No source names who sings it."},
    [PANE_ABOUT] = {SECTION_ABOUT, "About the song", "No source says more about it."},
};

static const struct {
    const char *title, *empty;
} view_lists[VIEW_COUNT] = {
    [VIEW_TRACKS] = {"Tracks", "This work has no songs yet."},
    [VIEW_SCENES] = {"Scenes by episode", "No scene may be shown yet."},
    [VIEW_PEOPLE] = {"People", "No people are named yet."},
    [VIEW_STORY] = {"Story", "Nothing of the story may be told yet."},
    [VIEW_MAP] = {"Map", "This work has no songs yet."},
    [VIEW_SOURCES] = {"Sources", "No source is named yet."},
    [VIEW_KEPT] =
        {"Kept",
         "Nothing is kept here yet. In any view, {bookmark} bookmarks what is picked, and {note} "
         "notes a line on it."},
    [VIEW_LIBRARY] = {"Library", "There are no works."},
};

/* The pages that this frame shows; without sections where it shows none. */
struct pages {
    struct page selected, open;
};

static bool is_searching(const struct app *a) {
    return a->prompt.id == PROMPT_SEARCH;
}

/* The list of all works is built once for a model. Of it, what was found last stays. */
static struct list library(struct app *a) {
    bool is_same = a->library_of == a->model && a->library_names == a->names;
    if (!is_same) {
        struct page_setup setup = state_setup(a);
        arena_reset(&a->library_arena);
        a->library = list_library(&setup, &a->library_arena);
        a->library_of = a->model;
        a->library_names = a->names;
    }
    struct list l = a->library;
    if (is_same && a->built_view == VIEW_LIBRARY)
        l.found = a->list.found;
    return l;
}

/* In the library one is in the work under the cursor. */
static void follow_cursor(struct app *a) {
    if (a->now.view != VIEW_LIBRARY)
        return;
    if (a->now.row == REF_NONE)
        a->now.row = a->now.page != REF_NONE ? a->now.work : library(a).at[0].row;
    a->now.work = a->now.row;
}

/* The list and the links of a work are built when one enters it, not with each frame. */
static void enter_work(struct app *a) {
    follow_cursor(a);
    keep_enter(a);
    if (a->built_work == a->now.work && a->built_view == a->now.view)
        return;
    arena_reset(&a->work_arena);
    a->links = links_build(a->model, a->now.work, &a->work_arena);
    struct page_setup setup = state_setup(a);
    a->list = a->now.view == VIEW_LIBRARY
                  ? library(a)
                  : list_build(&setup, a->now.work, a->now.view, &a->work_arena);
    a->built_work = a->now.work;
    a->built_view = a->now.view;
}

static uint32_t clamp(uint32_t value, uint32_t most) {
    return value < most ? value : most;
}

uint32_t frame_scrolled(uint32_t top, uint32_t picked, uint32_t count, uint32_t height) {
    if (picked != LIST_NONE && picked < top)
        top = picked;
    if (picked != LIST_NONE && picked >= top + height)
        top = picked - height + 1;
    return clamp(top, count > height ? count - height : 0);
}

static void lay_sections(struct app *a, struct pane_frame *p, const struct section *s, uint32_t n) {
    p->flow = flow_sections(s, n, p->place.inner.w, &a->frame_arena);
}

const struct section *frame_notice(struct app *a, str text) {
    struct section *s = NEW(&a->frame_arena, struct section, 1);
    struct block *blocks = NULL;
    while (text.n > 0) {
        str line = str_split(&text, '\n');
        *PUSH(&a->frame_arena, blocks, s->block_count) = (struct block){
            .text = line, .tail = (uint32_t)line.n, .kind = line.n > 0 ? BLOCK_TEXT : BLOCK_GAP};
    }
    s->blocks = blocks;
    return s;
}

/* Why no row of the list has a page, with the keys as they are bound. */
static str nothing(struct app *a) {
    str text = peek_on_later(a) ? STR(LATER)
               : a->list.n > 0  ? STR(KEPT_LATER)
                                : str_of(view_lists[a->now.view].empty);
    return bind_words(&a->bind, text, &a->frame_arena);
}

static void build_list(struct app *a, struct pane_frame *p) {
    if (a->now.view == VIEW_MAP)
        frame_map(a, p);
    uint32_t height = (uint32_t)p->place.inner.h;
    p->title = str_of(view_lists[a->now.view].title);
    p->count = a->list.n;
    p->picked = list_find(&a->list, a->now.row, a->now.told);
    if (p->picked != LIST_NONE && p->picked == list_next(&a->list, 0, 1))
        a->now.list_top = 0; /* the heading above it is in sight too */
    p->top = a->now.list_top = frame_scrolled(a->now.list_top, p->picked, p->count, height);
    p->counter = a->list.n == 0 ? STR("none") : STR("");
    if (p->picked != LIST_NONE)
        p->counter = str_fmt(&a->frame_arena, "%u/%u", a->list.at[p->picked].number, a->list.rows);
    if (a->now.view == VIEW_MAP)
        frame_map_title(a, p);
    else if (a->now.view == VIEW_TRACKS && a->order != ORDER_PART)
        p->title = a->order == ORDER_FIRST ? STR("Tracks, first heard first")
                                           : STR("Tracks, most heard first");
    if (a->list.n > 0 || !a->frame.layout.one)
        return;
    /* The pane that would say why nothing is there is folded away. */
    lay_sections(a, p, frame_notice(a, nothing(a)), 1);
    p->count = p->flow.line_count;
}

/* The counter is "4" while all can be seen, else which lines of how many. */
static void scroll_page(struct app *a, struct pane_frame *p, str count) {
    struct cursor *at = &a->now.at[p->place.id];
    uint32_t height = (uint32_t)p->place.inner.h;
    p->count = p->flow.line_count;
    if (at->link != LINK_NONE)
        at->link = p->flow.link_count == 0 ? LINK_NONE : clamp(at->link, p->flow.link_count - 1);
    /* Not so in the state: where all fits for a while, the place is not lost. */
    p->top = clamp(at->top, p->count > height ? p->count - height : 0);
    p->picked = at->link;
    p->counter = count;
    if (p->count > height)
        p->counter = str_fmt(&a->frame_arena, "%u-%u/%u", p->top + 1,
                             clamp(p->top + height, p->count), p->count);
}

static void build_section(struct app *a, struct pane_frame *p, const struct pages *pages) {
    enum pane_id id = p->place.id;
    const struct section *s = page_section(&pages->selected, pane_shows[id].section);
    const struct section *shown = s ? s : frame_notice(a, str_of(pane_shows[id].empty));
    p->title = s ? s->title : str_of(pane_shows[id].title);
    p->of = s ? pages->selected.of : (ref)REF_NONE;
    lay_sections(a, p, shown, 1);
    scroll_page(a, p, s ? s->count : STR("none"));
}

static void build_cell(struct app *a, struct pane_frame *p) {
    struct page_setup setup = state_setup(a);
    uint32_t at[] = {list_find(&a->list, a->now.row, a->now.told),
                     map_column_of(&a->list.map, a->now.episode)};
    const struct section *shown = frame_notice(a, str_of(view_lists[VIEW_MAP].empty));
    p->title = STR("Cell");
    if (at[0] != LIST_NONE && a->list.map.column_count > 0) {
        struct page page = page_cell(&setup, &a->list.map, at, &a->frame_arena);
        shown = page.sections;
        p->title = page.title;
    }
    lay_sections(a, p, shown, 1);
    scroll_page(a, p, shown->count);
}

/* "Fallin’ › Hong Isaac": the open pages that lead here, as many as fit into `width` columns. */
static str trail(struct app *a, str here, int width) {
    struct arena *arena = &a->frame_arena;
    for (unsigned i = a->back.n; i-- > 0;) {
        const struct place *p = &a->back.at[i];
        bool leads = p->page != REF_NONE && p->view == a->now.view && p->work == a->now.work;
        if (!leads)
            break;
        struct page_setup setup = state_setup(a);
        bool seen = page_visible(&setup, p->page);
        str before = seen ? label_short(a->model, p->page, a->names, arena) : STR("▒");
        str longer = str_fmt(arena, "%.*s › %.*s", STR_ARG(before), STR_ARG(here));
        if (text_width(longer) > width)
            return str_fmt(arena, "… › %.*s", STR_ARG(here));
        here = longer;
    }
    return here;
}

/* The line of the heading that the picked entry stands for; the first when it is not there. */
static uint32_t told_line(const struct app *a, const struct flow *f) {
    for (uint32_t i = 0; a->now.told > 0 && i < f->line_count; i++)
        if (f->lines[i].kind == LINE_HEADING &&
            str_eq(f->lines[i].block->text, page_heading(a->now.told - 1U)))
            return i;
    return 0;
}

static void build_page(struct app *a, struct pane_frame *p, const struct pages *pages) {
    const struct page *page = pages->open.sections ? &pages->open : &pages->selected;
    if (!page->sections) {
        lay_sections(a, p, frame_notice(a, nothing(a)), 1);
        scroll_page(a, p, STR(""));
        return;
    }
    p->of = page->of;
    lay_sections(a, p, page->sections, page->section_count);
    if (a->now.at[PANE_PAGE].top == TOP_TOLD)
        a->now.at[PANE_PAGE].top = told_line(a, &p->flow);
    p->marks = search_marks(a, page->of);
    if (a->search.seeks && (p->marks || is_searching(a)))
        a->now.at[PANE_PAGE].top = search_top(a, &p->flow, (uint32_t)p->place.inner.h);
    a->search.seeks = false;
    scroll_page(a, p, page->section_count > 0 ? page->sections[0].title : STR(""));
    if (is_searching(a)) {
        p->title = page->title;
        p->counter = page->sections[0].title; /* which lines are shown is not up to a key here */
    } else {
        p->title = trail(a, page->title, p->place.outer.w - TITLE_ROOM - text_width(p->counter));
    }
}

static void build_hits(struct app *a, struct pane_frame *p) {
    search_rows(a, p->place.inner);
    p->title = STR("Search");
    p->counter = search_counter(a);
}

static struct pages build_pages(struct app *a) {
    if (is_searching(a))
        return (struct pages){.open = search_page(a)};
    struct page_setup setup = state_setup(a);
    struct pages out = {0};
    if (a->now.page != REF_NONE)
        out.open = page_build(&setup, a->now.page, &a->frame_arena);
    bool needed = frame_pane(a, PANE_CARD) || frame_pane(a, PANE_LYRICS) ||
                  (a->now.page == REF_NONE && a->now.view != VIEW_MAP);
    setup.whole = SECTION_NONE;
    if (needed && a->now.row != REF_NONE && !peek_on_later(a))
        out.selected = page_build(&setup, a->now.row, &a->frame_arena);
    return out;
}

/* The cue under the cursor in Scenes, or in a cell of the map, marks its lines in Lyrics. */
static void mark_heard(struct app *a) {
    struct pane_frame *lyrics = frame_pane(a, PANE_LYRICS);
    struct pane_frame *scenes = frame_pane(a, a->now.view == VIEW_MAP ? PANE_CELL : PANE_SCENES);
    const struct link_place *link = frame_link(scenes);
    if (lyrics && link && scenes->focused)
        lyrics->heard = link->block->heard;
}

static void select_first(struct app *a) {
    if (list_find(&a->list, a->now.row, a->now.told) != LIST_NONE)
        return;
    if (a->now.view == VIEW_MAP && frame_map_first(a))
        return;
    bool was_later = peek_on_later(a); /* all are shown now: stay at the end */
    uint32_t first = was_later ? list_next(&a->list, a->list.n - 1, -1) : list_next(&a->list, 0, 1);
    /* A heading that is a row itself (an episode) is a poor first sight: take the first song or
     * scene. */
    uint32_t other = first;
    while (!was_later && other != LIST_NONE && a->list.at[other].heading)
        other = list_next(&a->list, other + 1, 1);
    first = other != LIST_NONE ? other : first;
    a->now.row = first == LIST_NONE ? REF_NONE : a->list.at[first].row;
}

static void place_panes(struct app *a) {
    struct layout_wish wish = {.view = a->now.view,
                               .focus = is_searching(a) ? PANE_HITS : a->now.focus,
                               .page = a->now.page != REF_NONE,
                               .zoom = a->zoom && !is_searching(a),
                               .search = is_searching(a),
                               .rows = (int)a->list.n,
                               .columns = frame_map_width(a)};
    struct frame *f = &a->frame;
    f->layout = layout_panes(wish, a->w, a->h);
    f->n = f->layout.n;
    for (unsigned i = 0; i < f->n; i++)
        f->panes[i] = (struct pane_frame){.place = f->layout.panes[i], .picked = LINK_NONE};
    if (f->n > 0 && !frame_pane(a, a->now.focus))
        a->now.focus = f->panes[0].place.id;
    for (unsigned i = 0; i < f->n; i++)
        f->panes[i].focused = f->panes[i].place.id == a->now.focus;
}

void frame_build(struct app *a) {
    arena_reset(&a->frame_arena);
    enter_work(a);
    select_first(a);
    place_panes(a);
    struct pages pages = build_pages(a);
    for (unsigned i = 0; i < a->frame.n; i++) {
        struct pane_frame *p = &a->frame.panes[i];
        if (p->place.id == PANE_LIST)
            build_list(a, p);
        else if (p->place.id == PANE_CELL)
            build_cell(a, p);
        else if (p->place.id == PANE_HITS)
            build_hits(a, p);
        else if (p->place.id == PANE_PAGE)
            build_page(a, p, &pages);
        else
            build_section(a, p, &pages);
    }
    mark_heard(a);
    str work = state_name(a, a->now.work);
    const struct pane_frame *focus = frame_focus(a);
    a->frame.place =
        focus ? str_fmt(&a->frame_arena, "%.*s › %.*s", STR_ARG(work), STR_ARG(focus->title))
              : work;
}

const struct pane_frame *frame_focus(const struct app *a) {
    for (unsigned i = 0; i < a->frame.n; i++)
        if (a->frame.panes[i].focused)
            return &a->frame.panes[i];
    return NULL;
}

const struct link_place *frame_link(const struct pane_frame *p) {
    return p && p->picked < p->flow.link_count ? &p->flow.links[p->picked] : NULL;
}

struct pane_frame *frame_pane(struct app *a, enum pane_id id) {
    for (unsigned i = 0; i < a->frame.n; i++)
        if (a->frame.panes[i].place.id == id)
            return &a->frame.panes[i];
    return NULL;
}
