/* Second pass: puts references in the place of their texts. Those to other works wait for
   load_close(). */
#include "core/load_pass.h"

#include <string.h>

/* What the second pass knows of the row it is in. */
struct pass {
    struct doc *doc;
    ref row;
};

static ref work_of(const struct doc *d) {
    return ref_of(KIND_WORK, d->work);
}

static void postpone(const struct pass *p, const struct spot *at, const struct target *t,
                     const ref *slot) {
    struct load *l = p->doc->load;
    uintptr_t in_row = (uintptr_t)slot - (uintptr_t)load_row_at(l->model, p->row);
    bool is_member = in_row < format_shapes[ref_kind(p->row)].size;
    str pointer = load_pointer(&l->keep, at);
    struct pending *pending = load_push(&l->pending, sizeof *pending, 1);
    *pending = (struct pending){
        .origin = load_origin(p->doc, pointer),
        .pointer = pointer,
        .text = str_dup(&l->keep, t->text),
        .work = p->doc->work,
        .kinds = t->kinds,
        .row = is_member ? p->row : REF_NONE,
        .at = is_member ? (uint32_t)in_row : (uint32_t)(slot - l->model->words),
    };
}

static str text_of(const struct load *l, const struct written *written) {
    return str_of((const char *)l->texts.rows + written->text);
}

/* Most references are to what another has just led to. */
static void resolve_slot(struct walk *w, const struct spot *at, ref *slot) {
    const struct pass *p = w->context;
    struct doc *d = p->doc;
    if (!*slot || *slot == REF_FAULTY || d->is_over)
        return;
    struct written *written = load_written(d->load, *slot);
    unsigned kinds = at->field->type == F_CITED ? KINDS(KIND_SOURCE) : at->field->kinds;
    *slot = written->kinds == kinds ? written->resolved : REF_NONE;
    if (*slot)
        return;
    struct target t = load_target(text_of(d->load, written), kinds);
    str own = model_str(d->model, model_head(d->model, work_of(d))->id);
    bool is_elsewhere = t.work.n && !str_eq(t.work, own);
    if (is_elsewhere && load_is_of_kind(&t)) {
        postpone(p, at, &t, slot);
        return;
    }
    written->kinds = kinds;
    written->resolved = *slot = load_lookup(d->model, work_of(d), &t);
    if (*slot)
        return;
    *slot = REF_FAULTY;
    str why = load_explain(&d->load->scratch, d->model, work_of(d), &t);
    load_error(d, at, "%.*s", STR_ARG(why));
}

static void resolve_object(struct walk *w, const struct spot *at, void *object) {
    const struct pass *p = w->context;
    load_check_object(p->doc, at, object);
    w->reveals = load_reveals(p->doc, at, object, w->reveals);
}

/* A lyric that is heard, from its text to its place in the track. */
static void resolve_heard(struct doc *d, const struct spot *at, ref track, uint32_t *slot) {
    if (!*slot || *slot == REF_FAULTY)
        return;
    str id = text_of(d->load, load_written(d->load, *slot));
    const struct entry *lyric = load_find(d->lyrics, ref_index(track), id);
    *slot = lyric ? lyric->place : 0;
    if (lyric)
        return;
    struct near near = {.wanted = id};
    const struct track *row = model_row(d->model, track);
    const struct lyric *lyrics = model_list(d->model, row->lyrics);
    for (uint32_t i = 0; i < row->lyrics.n && i < LOAD_CANDIDATES; i++)
        near_try(&near, model_str(d->model, lyrics[i].id));
    str hint = load_hint(&d->load->scratch, &near);
    str shown = load_shown(&d->load->scratch, id);
    str name = model_str(d->model, row->head.id);
    load_error(d, at, "no lyric \"%.*s\" in the track \"%.*s\"%.*s", STR_ARG(shown), STR_ARG(name),
               STR_ARG(hint));
}

/* After the cue's track is known. */
static void resolve_cue(struct doc *d, const struct spot *at, const struct cue *cue) {
    struct spot heard = load_key(at, STR("heard"));
    if (cue->heard.n && !cue->track)
        load_error(d, &heard, "needs a track, and one of this work");
    if (!cue->track || cue->track == REF_FAULTY)
        return;
    for (uint32_t i = 0; i < cue->heard.n; i++) {
        struct spot spot = load_nth(&heard, i);
        resolve_heard(d, &spot, cue->track, load_element(d->model, cue->heard, i, sizeof(ref)));
    }
}

static void resolve_row(struct doc *d, const struct spot *at, ref r) {
    struct pass pass = {.doc = d, .row = r};
    struct walk walk = {
        .model = d->model, .context = &pass, .object = resolve_object, .slot = resolve_slot};
    load_check_row(d, at, r);
    load_walk(&walk, at, load_row_at(d->model, r));
    if (ref_kind(r) != KIND_SCENE)
        return;
    const struct scene *scene = model_row(d->model, r);
    const struct cue *cues = model_list(d->model, scene->cues);
    struct spot list = load_key(at, STR("cues"));
    for (uint32_t i = 0; i < scene->cues.n && !d->is_over; i++) {
        struct spot spot = load_nth(&list, i);
        resolve_cue(d, &spot, &cues[i]);
    }
}

void load_resolve(struct doc *d) {
    load_index(d);
    const struct work *work = model_row(d->model, work_of(d));
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        bool is_work = k == KIND_WORK;
        struct spot table = load_key(NULL, load_key_of(k));
        for (uint32_t i = 0; i < work->rows[k].count && !d->is_over; i++) {
            struct spot row = is_work ? table : load_nth(&table, i);
            row.shape = &format_shapes[k];
            resolve_row(d, &row, ref_of(k, work->rows[k].first + i));
        }
    }
}
