/* A jump is a step of the history, so Backspace leads back from it. */
#include "app/history.h"

#include "app/state.h"
#include "core/guard.h"

#include <string.h>

/* The pane with focus, when it shows a page. */
static const struct pane_frame *page_pane(struct app *a) {
    const struct pane_frame *p = frame_focus(a);
    return p && p->place.id != PANE_LIST ? p : NULL;
}

static bool is_mapped(ref r) {
    return ref_kind(r) == KIND_TRACK || ref_kind(r) == KIND_SCENE;
}

/* The song or scene that one looks at: the picked link, else the page, else the row. */
static ref mapped(struct app *a) {
    const struct link_place *link = frame_link(page_pane(a));
    if (link && is_mapped(link->span->target))
        return link->span->target;
    if (is_mapped(a->now.page))
        return a->now.page;
    return is_mapped(a->now.row) ? a->now.row : (ref)REF_NONE;
}

/* The episode to show a song in: the one that one is at if it is heard there, else its first. */
static uint16_t episode_of(const struct app *a, ref track) {
    uint16_t first = EPISODE_UNKNOWN;
    bool any = false;
    LINKS_EACH(cue, &a->links, track, VIA_CUE) {
        uint16_t episode = ((const struct scene *)model_row(a->model, cue->from))->episode;
        if (!guard_visible(a->watched, cue->reveals))
            continue;
        if (episode == a->now.episode)
            return episode;
        first = episode < first ? episode : first;
        any = true;
    }
    return any ? first : a->now.episode;
}

void jump_to_map(struct app *a) {
    ref at = mapped(a), song = at;
    uint16_t episode = a->now.episode;
    if (at == REF_NONE || model_work(a->model, at) != a->now.work) {
        a->message = STR("Go to a song or a scene first.");
        return;
    }
    if (ref_kind(at) == KIND_TRACK) {
        episode = episode_of(a, at);
    } else {
        struct page_setup setup = state_setup(a);
        const struct cue *cue = story_cue(&setup, at);
        if (!cue) {
            a->message = STR("No source names a song for this scene.");
            return;
        }
        song = cue->track != REF_NONE ? cue->track : a->now.work;
        episode = ((const struct scene *)model_row(a->model, at))->episode;
    }
    history_view(a, VIEW_MAP);
    a->now.row = song;
    a->now.episode = episode;
}

/* The block with the sources of the picked link or the first line: its own, or the next below. */
static const struct block *cited_in(const struct pane_frame *p) {
    const struct link_place *link = frame_link(p);
    uint32_t at = link ? link->line : p ? p->top : 0;
    for (; p && at < p->flow.line_count; at++)
        for (const struct line *l = &p->flow.lines[at]; l; l = l->beside)
            if (page_cited(l->block) != REF_NONE)
                return l->block;
    return NULL;
}

/* What a pane's sources are numbered in: the page open in it, or that of the row. */
static ref page_in(const struct app *a, const struct pane_frame *p) {
    if (p && p->place.id == PANE_PAGE && a->now.page != REF_NONE)
        return a->now.page;
    if (p && p->place.id == PANE_CELL && p->flow.link_count > 0)
        return p->flow.links[p->picked < p->flow.link_count ? p->picked : 0].span->target;
    return a->now.row;
}

/* "Its sources: [2][5]." */
static void say_sources(struct app *a, const struct block *b) {
    char list[64] = "";
    for (uint32_t i = 0; i < b->span_count; i++) {
        str number = str_slice(b->text, b->spans[i].from, b->spans[i].to);
        if (b->spans[i].kind == SPAN_CITE && strlen(list) + number.n < sizeof list)
            strncat(list, number.p, number.n);
    }
    state_say(a, "Its sources: %s. Backspace leads back.", list);
}

/* Picks the link to `source` in the list of sources of the page that was just opened. */
static void pick_source(struct app *a, ref source) {
    frame_build(a);
    const struct pane_frame *p = frame_focus(a);
    if (!p)
        return;
    for (uint32_t i = 0; i < p->flow.link_count; i++) {
        const struct link_place *link = &p->flow.links[i];
        if (p->flow.lines[link->line].section->id != SECTION_SOURCES ||
            (source != REF_NONE && link->span->target != source))
            continue;
        uint32_t lead = (uint32_t)p->place.inner.h / 3;
        a->now.at[PANE_PAGE] = (struct cursor){link->line > lead ? link->line - lead : 0, i};
        return;
    }
}

ref jump_cited(struct app *a) {
    return page_cited(cited_in(page_pane(a)));
}

void jump_to_sources(struct app *a) {
    const struct pane_frame *p = page_pane(a);
    const struct block *b = cited_in(p);
    ref source = page_cited(b);
    ref page = page_in(a, p);
    if (page == REF_NONE || (p && !b)) {
        a->message = STR("No source is cited here.");
        return;
    }
    if (b && p->place.id != PANE_CELL) /* there they are numbered anew */
        say_sources(a, b);
    history_open(a, page, SECTION_NONE);
    pick_source(a, source);
}
