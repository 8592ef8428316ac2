/* The page of what is picked says all about it, and withholds what is to be withheld. */
#include "app/menu.h"

#include "app/keep.h"
#include "app/state.h"
#include "core/guard.h"

/* Where a song is heard in the scene: the song of the list, or else the first that is known. */
static const struct cue *cue_of(const struct app *a, const struct subject *s) {
    const struct scene *scene = model_row(a->model, s->row);
    const struct cue *cue = model_list(a->model, scene->cues), *first = NULL;
    for (uint32_t i = 0; i < model_count(a->model, scene->cues); i++) {
        bool known = cue[i].track != REF_NONE && page_sees(&s->setup, cue[i].track) &&
                     guard_visible(s->setup.watched, cue[i].reveals);
        if (known && cue[i].track == a->now.row)
            return &cue[i];
        first = known && !first ? &cue[i] : first;
    }
    return first;
}

static void add_cited(struct refs *out, const struct block *b, struct arena *a) {
    for (uint32_t i = 0; i < b->span_count; i++)
        if (b->spans[i].kind == SPAN_CITE && story_nth(*out, b->spans[i].target) == out->n)
            *PUSH(a, out->at, out->n) = b->spans[i].target;
}

/* Their numbers are those of the first citations. */
static struct refs sources_of(struct app *a, const struct subject *s) {
    struct refs out = {.n = 0};
    if (ref_kind(s->row) == KIND_SOURCE)
        *PUSH(&a->frame_arena, out.at, out.n) = s->row;
    for (uint32_t i = 0; i < s->page.section_count; i++)
        for (uint32_t k = 0; k < s->page.sections[i].block_count; k++)
            add_cited(&out, &s->page.sections[i].blocks[k], &a->frame_arena);
    return out;
}

struct subject subject_of(struct app *a) {
    struct subject s = {.setup = state_setup(a)};
    ref row = keep_picked(a);
    if (row == REF_NONE)
        return s;
    /* A link may lead to another work, of which one has seen more or less. */
    s.setup.watched = kept_seen(&s.setup, model_work(a->model, row));
    s.setup.whole = row == a->now.page ? a->now.whole : SECTION_NONE;
    if (!page_sees(&s.setup, row))
        return s;
    s.row = row;
    s.page = page_build(&s.setup, row, &a->frame_arena);
    s.sources = sources_of(a, &s);
    if (ref_kind(row) == KIND_SCENE)
        s.cue = cue_of(a, &s);
    s.song = s.cue ? s.cue->track : ref_kind(row) == KIND_TRACK ? row : (ref)REF_NONE;
    return s;
}
