/* What is searched for, which hit is picked, and where Enter leads. */
#include "app/search.h"

#include "app/history.h"
#include "app/remap.h"
#include "app/state.h"
#include "core/format.h"

#include <string.h>

/* A scan of a library may take this long for a key; of one work it is let to its end, so that the
   same keys always show the same. */
enum { SCAN_MS = 50 };

const uint8_t search_kinds[SEARCH_KINDS] = {
    KIND_NONE,    KIND_SCENE,   KIND_TRACK,  KIND_PERSON,  KIND_CHARACTER, KIND_TOPIC,
    KIND_EPISODE, KIND_RELEASE, KIND_SOURCE, KIND_DISPUTE, KIND_WORK};

/* The episodes seen of each work, or NULL when it is the same for all. */
static const uint16_t *watched_by_work(struct app *a, struct arena *arena) {
    const struct kept *kept = a->keep.kept;
    uint32_t n = a->model->tables[KIND_WORK].count;
    if (n == 1 || a->keep.is_watched_set || kept->n == 0)
        return NULL;
    struct page_setup setup = state_setup(a);
    uint16_t *out = NEW(arena, uint16_t, n);
    bool is_same = setup.watched_work == REF_NONE;
    unsigned others = is_same ? setup.watched : kept_watched(kept, STR("")); /* no work's id */
    for (uint32_t i = 0; i < n; i++)
        out[i] = (uint16_t)others;
    for (uint32_t i = 0; i < kept->n; i++) {
        ref work = str_eq(kept->at[i].keep, KEEP_WATCHED)
                       ? model_find(a->model, REF_NONE, KIND_WORK, kept->at[i].id)
                       : (ref)REF_NONE;
        if (work != REF_NONE)
            out[ref_index(work)] = (uint16_t)kept_seen(&setup, work);
    }
    if (!is_same)
        out[ref_index(setup.watched_work)] = (uint16_t)setup.watched;
    return out;
}

unsigned search_watched(const struct app *a, ref work) {
    const uint16_t *by_work = a->search.lists.watched;
    return by_work ? by_work[ref_index(work)] : a->watched;
}

static struct search_lists lists_of(struct app *a, struct arena *arena) {
    struct page_setup pages = state_setup(a);
    return (struct search_lists){kept_rows(a->keep.kept, &pages, REF_NONE, arena),
                                 watched_by_work(a, arena)};
}

static bool are_same(const struct app *a, const struct search_lists *l) {
    const struct search_lists *s = &a->search.lists;
    size_t works = a->model->tables[KIND_WORK].count;
    bool is_watched =
        !l->watched == !s->watched &&
        (!l->watched || memcmp(l->watched, s->watched, works * sizeof *l->watched) == 0);
    return is_watched && l->kept.n == s->kept.n &&
           memcmp(l->kept.at, s->kept.at, l->kept.n * sizeof *l->kept.at) == 0;
}

/* The query of the library, of this work before all, as far as one has seen. A fresh one also knows
   what was kept since; but one that is there remembers much, and stays if it can. */
static void renew(struct app *a, ref work, bool is_fresh) {
    struct search *s = &a->search;
    bool stands = s->query && s->index == a->index && s->watched == a->watched && s->work == work;
    if (stands && !is_fresh)
        return;
    struct search_lists lists = lists_of(a, &a->frame_arena);
    if (stands && are_same(a, &lists))
        return;
    arena_reset(&s->setup_arena);
    s->lists = lists_of(a, &s->setup_arena);
    struct query_setup setup = {.model = a->model,
                                .index = a->index,
                                .watched = a->watched,
                                .watched_by_work = s->lists.watched,
                                .work = work,
                                .kept = s->lists.kept.at,
                                .kept_count = s->lists.kept.n,
                                .before = s->query};
    s->query = query_open(&setup);
    s->index = a->index;
    s->watched = a->watched;
    s->work = work;
}

/* `text` may be the one that the hits answer now. */
static void run(struct app *a, str text, enum kind kind) {
    struct search *s = &a->search;
    str kept = str_dup(&a->frame_arena, text);
    arena_reset(&s->arena);
    s->text = str_dup(&s->arena, kept);
    s->kind = kind;
    struct query_wish wish = {.text = s->text, .is_typing = true, .limit = SEARCH_HITS};
    if (!a->index && a->model->tables[KIND_WORK].count > 1)
        wish.milliseconds = kind == KIND_NONE ? SCAN_MS : SCAN_MS / 2; /* two runs */
    s->hits = text.n > 0 ? query_run(s->query, &wish, &s->arena) : (struct hits){0};
    if (text.n > 0 && kind != KIND_NONE) {
        struct hits all = s->hits; /* which kinds there are does not change with the kind */
        wish.kinds = KINDS(kind);
        s->hits = query_run(s->query, &wish, &s->arena);
        memcpy(s->hits.by_kind, all.by_kind, sizeof all.by_kind);
    }
    s->picked = s->top = 0;
    s->seeks = true;
}

void search_changed(struct app *a, str line) {
    struct search *s = &a->search;
    renew(a, a->now.work, line.n == 0);
    run(a, line, line.n > 0 ? s->kind : KIND_NONE);
}

void search_step(struct app *a, int by) {
    struct search *s = &a->search;
    bool recent = s->text.n == 0;
    uint32_t first = recent ? 1 : 0;
    uint32_t end = recent ? prompt_recalled_count(a, PROMPT_SEARCH) + 1 : s->hits.n;
    if (first >= end)
        return;
    int64_t want = (int64_t)s->picked + by;
    s->picked = want < first ? first : want >= end ? end - 1 : (uint32_t)want;
    s->seeks = true;
}

void search_complete(struct app *a, str line, int by) {
    struct search *s = &a->search;
    unsigned at = 0;
    while (search_kinds[at] != s->kind)
        at++;
    do
        at = (at + SEARCH_KINDS + (unsigned)by) % SEARCH_KINDS;
    while (at > 0 && s->hits.by_kind[search_kinds[at]] == 0); /* the first is all of them */
    if (line.n > 0 && search_kinds[at] != s->kind)
        run(a, line, search_kinds[at]);
}

str search_hint(struct app *a) {
    struct search *s = &a->search;
    if (s->text.n == 0)
        return prompt_recalled_count(a, PROMPT_SEARCH) > 0 ? STR("↑↓ recent  Esc back")
                                                           : STR("Esc back");
    return str_fmt(&a->frame_arena, "↵ open  ↑↓ pick  Tab kind: %s  Esc back",
                   s->kind == KIND_NONE ? "all" : format_shapes[s->kind].plural);
}

static void go(struct app *a) {
    struct search *s = &a->search;
    s->done.kind = s->kind;
    s->done.picked = s->picked;
    s->done.top = s->top;
    s->done.n = s->text.n;
    memcpy(s->done.text, s->text.p, s->text.n);
    history_go(a, s->hits.at[s->picked].row);
    s->seeks = true;
}

/* What was found before is there again, for n and p and the marks. */
void search_cancelled(struct app *a) {
    struct search *s = &a->search;
    renew(a, a->now.work, false);
    run(a, (str){s->done.text, s->done.n}, s->done.kind);
    s->picked = s->done.picked < s->hits.n ? s->done.picked : 0;
    s->top = s->done.top;
    s->seeks = false;
}

bool search_accept(struct app *a, str line) {
    struct search *s = &a->search;
    if (line.n == 0) {
        if (s->picked > 0) {
            edit_insert(&a->prompt.line, prompt_recalled(a, PROMPT_SEARCH, s->picked));
            return false;
        }
        search_cancelled(a);
        return true;
    }
    if (s->hits.n == 0)
        return false;
    go(a);
    keep_search(a, line);
    return true;
}

bool search_can_go(const struct app *a) {
    return a->search.done.n > 0;
}

static ref picked_row(const struct search *s) {
    return s->picked < s->hits.n ? s->hits.at[s->picked].row : REF_NONE;
}

/* Looks for the same again, and picks the row. */
static void run_again(struct app *a, ref row) {
    struct search *s = &a->search;
    renew(a, a->now.work, true);
    run(a, s->text, s->kind);
    for (uint32_t i = 0; i < s->hits.n; i++)
        if (s->hits.at[i].row == row)
            s->picked = i;
}

void search_next(struct app *a, int by) {
    struct search *s = &a->search;
    ref was = picked_row(s);
    if (s->watched != a->watched)
        run_again(a, was);
    /* Where that one may not be seen any more, to the best of those that may. */
    bool is_gone = picked_row(s) != was;
    int64_t want = is_gone ? 0 : (int64_t)s->picked + by;
    if (want < 0 || want >= s->hits.n) {
        state_say(a, want < 0 ? "That was the first hit." : "That was the last hit.");
        return;
    }
    /* From hit to hit is one step of the history, not many. */
    if (search_marks(a, a->now.page))
        history_step(a, -1);
    s->picked = (uint32_t)want;
    go(a);
    uint32_t all = s->hits.count > s->hits.n ? s->hits.count : s->hits.n;
    str of = is_gone ? STR("that may be seen now")
                     : str_fmt(&a->frame_arena, "for \"%.*s\"", STR_ARG(s->text));
    state_say(a, "%u of %u %.*s", s->picked + 1, all, STR_ARG(of));
}

bool search_marks(const struct app *a, ref row) {
    return row != REF_NONE && a->search.text.n > 0 && picked_row(&a->search) == row;
}

void search_click(struct app *a, const struct event *ev) {
    struct search *s = &a->search;
    const struct pane_frame *p = frame_pane(a, PANE_HITS);
    int y = p ? p->place.inner.y : 0;
    for (uint32_t i = 0; p && i < s->row_count; y += (int)s->rows[i++].lines) {
        bool inside = ev->y >= y && ev->y < y + (int)s->rows[i].lines &&
                      ev->x >= p->place.inner.x && ev->x < p->place.inner.x + p->place.inner.w;
        if (!inside || s->rows[i].nth == LIST_NONE)
            continue;
        s->picked = s->rows[i].nth;
        s->seeks = true;
        if (ev->type == EVENT_DOUBLE)
            prompt_key(a, K_ENTER);
        return;
    }
}

void search_indexed(struct app *a, const struct index *x, struct query *q) {
    struct search *s = &a->search;
    a->index = x;
    if (q) {
        query_close(s->query);
        s->query = q;
        s->index = NULL; /* it is renewed for what one sees */
    }
    if (s->text.n > 0)
        run_again(a, picked_row(s));
}

void search_remap(struct app *a, const struct model *from) {
    struct search *s = &a->search;
    ref row = remap_ref(from, a->model, picked_row(s));
    query_close(s->query);
    s->query = NULL;
    s->links_work = REF_NONE;
    run_again(a, row);
}

void search_close(struct app *a) {
    struct search *s = &a->search;
    query_close(s->query);
    arena_free(&s->setup_arena);
    arena_free(&s->arena);
    arena_free(&s->links_arena);
    *s = (struct search){.query = NULL};
}
