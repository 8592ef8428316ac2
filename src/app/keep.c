/* Records of core/kept made from the state, and the state from them. */
#include "app/keep.h"

#include "app/history.h"
#include "app/peek.h"
#include "app/state.h"
#include "core/guard.h"
#include "core/json.h"
#include "core/lookup.h"

/* As records spell them. */
static const char *const view_words[VIEW_COUNT] = {
    [VIEW_TRACKS] = "tracks", [VIEW_SCENES] = "scenes",   [VIEW_PEOPLE] = "people",
    [VIEW_STORY] = "story",   [VIEW_MAP] = "map",         [VIEW_SOURCES] = "sources",
    [VIEW_KEPT] = "kept",     [VIEW_LIBRARY] = "library",
};

ref keep_picked(const struct app *a) {
    const struct pane_frame *p = frame_focus(a);
    const struct link_place *link = frame_link(p);
    if (link)
        return link->span->target;
    return p && p->place.id != PANE_LIST && a->now.page != REF_NONE ? a->now.page : a->now.row;
}

bool keep_can(const struct app *a) {
    return keep_picked(a) != REF_NONE;
}

static str work_id(const struct app *a) {
    return model_id(a->model, a->now.work);
}

/* Lists show what is kept, so they are built anew. */
static bool put(struct app *a, struct record r) {
    r.time = a->keep.clock;
    if (!kept_put(a->keep.kept, &r))
        return false;
    state_forget_work(a);
    state_ask(a, EFFECT_SAVE, STR(""));
    return true;
}

void keep_bookmark(struct app *a) {
    ref row = keep_picked(a);
    str id = lookup_id(a->model, row, &a->frame_arena);
    bool had = kept_find(a->keep.kept, KEEP_BOOKMARK, id) != NULL;
    put(a,
        (struct record){.keep = KEEP_BOOKMARK, .id = id, .value = had ? STR("null") : STR("true")});
    str name = state_name(a, row), key = bind_key(&a->bind, "kept", &a->frame_arena);
    if (had)
        state_say(a, "No bookmark any more: %.*s", STR_ARG(name));
    else
        state_say(a, "★ %.*s; %.*s lists what is kept.", STR_ARG(name), STR_ARG(key));
}

str keep_note_text(struct app *a) {
    return kept_note(a->keep.kept, a->model, keep_picked(a), &a->frame_arena);
}

str keep_note_hint(struct app *a) {
    ref row = keep_picked(a);
    str name = row == REF_NONE ? STR("") : state_name(a, row);
    return str_fmt(&a->frame_arena, "on %.*s; empty takes it away", STR_ARG(name));
}

bool keep_note_accept(struct app *a, str line) {
    str id = lookup_id(a->model, keep_picked(a), &a->frame_arena);
    str value = kept_value(line, &a->frame_arena);
    if (put(a, (struct record){.keep = KEEP_NOTE, .id = id, .value = value}))
        state_tell(a, value.p[0] == '"' ? STR("Noted; {kept} lists what is kept.")
                                        : STR("No note any more."));
    return true;
}

void keep_watched(struct app *a, unsigned watched) {
    str value = watched == WATCHED_ALL ? STR("\"all\"") : str_fmt(&a->frame_arena, "%u", watched);
    a->keep.is_watched_set = false;
    if (watched != a->watched)
        peek_forget(a);
    put(a, (struct record){.keep = KEEP_WATCHED, .id = work_id(a), .value = value});
    state_watch(a, watched);
}

void keep_enter(struct app *a) {
    if (a->keep.watched_work == a->now.work)
        return;
    a->keep.watched_work = a->now.work;
    if (!a->keep.is_watched_set)
        state_watch(a, kept_watched(a->keep.kept, work_id(a)));
}

void keep_search(struct app *a, str line) {
    str work = model_id(a->model, a->keep.watched_work);
    struct record r = {KEEP_SEARCH, work, line, STR("true"), a->keep.clock, true};
    struct kept_list before = kept_of_work(a->keep.kept, KEEP_SEARCH, work, &a->frame_arena);
    if (before.n > 0 && r.time <= before.at[0]->time) /* however the clocks go */
        r.time = before.at[0]->time + 1;
    if (line.n <= RECALL_BYTES && kept_put(a->keep.kept, &r))
        state_ask(a, EFFECT_SAVE, STR(""));
}

void keep_recall(struct app *a) {
    struct kept_list list = kept_of_work(a->keep.kept, KEEP_SEARCH, work_id(a), &a->frame_arena);
    a->prompt.recall[PROMPT_SEARCH].n = 0;
    for (uint32_t i = list.n < RECALL_MAX ? list.n : RECALL_MAX; i-- > 0;)
        prompt_remember(a, PROMPT_SEARCH, list.at[i]->of);
}

static void add_row(struct app *a, struct buf *out, const char *key, ref row) {
    if (row == REF_NONE)
        return;
    str id = lookup_short(a->model, row, &a->frame_arena);
    buf_fmt(out, ",\"%s\":\"%.*s\"", key, STR_ARG(id));
}

void keep_place(struct app *a) {
    struct buf value = {.arena = &a->frame_arena};
    buf_fmt(&value, "{\"view\":\"%s\"", view_words[a->now.view]);
    add_row(a, &value, "row", a->now.row);
    add_row(a, &value, "page", a->now.page);
    buf_char(&value, '}');
    kept_put(a->keep.kept, &(struct record){.keep = KEEP_PLACE,
                                            .id = work_id(a),
                                            .value = buf_str(&value),
                                            .time = a->keep.clock});
}

/* The place that was left last, of the works that are there. */
static const struct record *last_place(const struct app *a, ref *work) {
    const struct record *last = NULL;
    for (uint32_t i = 0; i < a->keep.kept->n; i++) {
        const struct record *r = &a->keep.kept->at[i];
        if (!str_eq(r->keep, KEEP_PLACE) || r->value.p[0] != '{' || (last && last->time > r->time))
            continue;
        ref found = model_find(a->model, REF_NONE, KIND_WORK, r->id);
        if (found == REF_NONE)
            continue;
        last = r;
        *work = found;
    }
    return last;
}

/* The row that a member of a place names, when it may be seen. */
static ref row_of_place(struct app *a, str value) {
    str id = str_slice(value, 1, value.n - 1); /* without its quotes; ids have no escapes */
    id = str_fmt(&a->frame_arena, "%.*s/%.*s", STR_ARG(work_id(a)), STR_ARG(id));
    ref row = lookup_exact(a->model, id);
    bool seen = row != REF_NONE && guard_visible(a->watched, model_head(a->model, row)->reveals);
    return seen ? row : REF_NONE;
}

void keep_restore(struct app *a) {
    ref page = REF_NONE;
    const struct record *r = last_place(a, &a->now.work);
    if (!r)
        return;
    keep_enter(a);
    for (struct json_walk w = {.text = r->value}; json_next(&w);) {
        if (w.value.n < 2 || w.value.p[0] != '"')
            continue;
        if (str_eq(w.key, STR("row")))
            a->now.row = row_of_place(a, w.value);
        else if (str_eq(w.key, STR("page")))
            page = row_of_place(a, w.value);
        for (unsigned v = 0; str_eq(w.key, STR("view")) && v < VIEW_COUNT; v++)
            if (str_eq(str_slice(w.value, 1, w.value.n - 1), str_of(view_words[v])))
                a->now.view = (enum view_id)v;
    }
    if (page != REF_NONE)
        history_open(a, page, SECTION_NONE);
}

void keep_greet(struct app *a) {
    const struct work *work = model_row(a->model, a->now.work);
    bool all = a->watched == WATCHED_ALL || (work->episodes > 0 && a->watched >= work->episodes);
    if (!all && !a->keep.is_watched_set)
        state_tell(a, str_fmt(&a->frame_arena, "Seen up to episode %u. Watched more? {watched}",
                              a->watched));
}
