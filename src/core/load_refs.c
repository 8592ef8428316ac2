/* Second pass: walks the rows of a document by the tables of the format and puts references in the
   place of their texts. Those to other works wait for load_close(). */
#include "core/load_pass.h"

static void walk_list(struct walk *w, const struct spot *at, plist *list) {
    const struct shape *part = at->field->type == F_LIST ? at->field->sub : NULL;
    for (uint32_t i = 0; i < model_count(w->model, *list); i++) {
        struct spot spot = load_nth(at, i);
        spot.shape = part;
        void *element = load_element(w->model, *list, i, part ? part->size : sizeof(ref));
        if (part)
            load_walk(w, &spot, element);
        else if (w->slot)
            w->slot(w, &spot, element);
    }
    if (w->list)
        w->list(w, at, list);
}

static void walk_cited(struct walk *w, const struct spot *at, const plist *list) {
    for (uint32_t i = 0; i < model_count(w->model, *list); i++) {
        struct cite *cite = load_element(w->model, *list, i, sizeof *cite);
        struct spot spot = load_key(at, model_str(w->model, cite->field));
        walk_list(w, &spot, &cite->sources);
    }
}

/* True when the member is, or holds, references or parts. */
static bool leads_on(const struct field *f, const void *member) {
    const unsigned lists = 1u << F_REFS | 1u << F_HEARD | 1u << F_LIST | 1u << F_CITED;
    return lists >> f->type & 1 ? ((const plist *)member)->at > 0 : f->type == F_REF;
}

static void walk_member(struct walk *w, const struct spot *at, const struct field *f,
                        void *member) {
    struct spot spot = {.up = at, .shape = at->shape, .field = f, .index = NO_INDEX};
    if (f->type == F_CITED)
        walk_cited(w, &spot, member);
    else if (f->type != F_REF)
        walk_list(w, &spot, member);
    else if (w->slot)
        w->slot(w, &spot, member);
}

void load_walk(struct walk *w, const struct spot *at, void *object) {
    const uint16_t outer = w->reveals;
    void *around = w->here;
    if (w->object)
        w->object(w, at, object);
    w->here = object;
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        void *member = (char *)object + f->offset;
        if (leads_on(f, member))
            walk_member(w, at, f, member);
    }
    w->here = around;
    w->reveals = outer;
}

static ref work_of(const struct doc *d) {
    return ref_of(KIND_WORK, d->work);
}

static void postpone(struct doc *d, const struct spot *at, const struct target *t,
                     const ref *slot) {
    struct load *l = d->load;
    uintptr_t in_row = (uintptr_t)slot - (uintptr_t)load_row_at(l->model, d->row);
    bool is_member = in_row < format_shapes[ref_kind(d->row)].size;
    struct pending *pending = load_push(&l->pending, sizeof *pending, 1);
    *pending = (struct pending){
        .finding = load_locate(d, load_pointer(&l->keep, at)),
        .text = str_dup(&l->keep, t->text),
        .work = d->work,
        .kinds = t->kinds,
        .row = is_member ? d->row : REF_NONE,
        .offset = is_member ? (uint32_t)in_row : (uint32_t)(slot - l->model->words),
    };
}

/* A lyric that is heard: its place in the track, which is known by now. */
static uint32_t resolve_heard(struct doc *d, const struct spot *at, ref track, str id) {
    const struct entry *found = load_lyric(d->load, track, id);
    if (found)
        return found->place;
    struct near near = {.wanted = id};
    const struct track *row = model_row(d->model, track);
    const struct lyric *lyrics = model_list(d->model, row->lyrics);
    for (uint32_t i = 0; i < model_count(d->model, row->lyrics) && i < LOAD_CANDIDATES; i++)
        near_try(&near, model_str(d->model, lyrics[i].id));
    str name = model_str(d->model, row->head.id);
    load_error(d, at, "no lyric \"%s\" in the track \"%.*s\"%s", load_shown(&d->load->scratch, id),
               STR_ARG(name), load_hint(&d->load->scratch, &near));
    return REF_FAULTY;
}

static uint16_t reveals_of(const struct model *m, ref to) {
    return to && to != REF_FAULTY ? model_head(m, to)->reveals : 0;
}

/* The least that one of some rows reveals, of which there is one. */
static uint16_t least_of(const struct model *m, plist refs) {
    uint16_t least = UINT16_MAX;
    MODEL_EACH(ref, r, m, refs) {
        uint16_t reveals = reveals_of(m, *r);
        least = reveals < least ? reveals : least;
    }
    return least;
}

static bool raise(uint16_t *reveals, uint16_t least) {
    bool is_less = *reveals < least;
    *reveals = is_less ? least : *reveals;
    return is_less;
}

/* What must be said of another tells of it too. */
static void raise_here(struct walk *w, const struct spot *at, uint16_t least) {
    uint16_t *reveals = (uint16_t *)((char *)w->here + at->shape->reveals);
    raise(reveals, least);
    w->reveals = *reveals;
}

/* A dispute may be on one that stands behind it. */
static void raise_disputes(struct doc *d) {
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        MODEL_EACH_ROW(row, d->model, work_of(d), KIND_DISPUTE) {
            struct dispute *x = load_row_at(d->model, row);
            has_changed |= raise(&x->head.reveals, least_of(d->model, x->on));
            for (uint32_t k = 0; k < model_count(d->model, x->readings); k++) {
                struct note *reading = load_element(d->model, x->readings, k, sizeof *reading);
                raise(&reading->reveals, x->head.reveals);
            }
        }
    }
}

static void resolve_slot(struct walk *w, const struct spot *at, ref *slot) {
    struct doc *d = w->context;
    if (!*slot || *slot == REF_FAULTY || d->is_over)
        return;
    str text = str_of((const char *)d->load->texts.rows + *slot - 1);
    if (at->field->type == F_HEARD) {
        ref track = ((const struct cue *)w->here)->track;
        if (track && track != REF_FAULTY)
            *slot = resolve_heard(d, at, track, text);
        return;
    }
    unsigned kinds = at->field->type == F_CITED ? KINDS(KIND_SOURCE) : at->field->kinds;
    struct target t = load_target(text, kinds);
    *slot = REF_NONE;
    if (t.work.n && !str_eq(t.work, model_id(d->model, work_of(d))) && load_is_of_kind(&t)) {
        postpone(d, at, &t, slot);
        return;
    }
    *slot = load_lookup(d->model, work_of(d), &t);
    if (*slot) {
        load_advise_ref(d, at, *slot, w->reveals);
        if (at->field->type == F_REF && at->field->required)
            raise_here(w, at, reveals_of(w->model, *slot));
        return;
    }
    *slot = REF_FAULTY;
    str why = load_explain(&d->load->scratch, d->model, work_of(d), &t);
    load_error(d, at, "%.*s", STR_ARG(why));
}

static void check_list(struct walk *w, const struct spot *at, plist *list) {
    struct doc *d = w->context;
    if (d->is_over) /* then they are no references yet */
        return;
    if (at->field->type == F_REFS && at->field->required) /* there is none without an element */
        raise_here(w, at, least_of(w->model, *list));
    if (at->field->type != F_LIST && at->field->type != F_HEARD)
        load_advise_list(d, at, *list);
    if (at->field->type == F_HEARD && !((const struct cue *)w->here)->track)
        load_error(d, at, "needs a track, and one of this work");
}

static void check_object(struct walk *w, const struct spot *at, void *object) {
    struct doc *d = w->context;
    load_check(d, at, object);
    w->reveals = load_reveals(d, at, object, w->reveals);
    load_advise(d, at, object, w->reveals);
}

void load_resolve(struct doc *d) {
    struct walk walk = {.model = d->model, .context = d};
    walk.object = check_object;
    walk.slot = resolve_slot;
    walk.list = check_list;
    load_index(d);
    load_advise_work(d);
    const struct work *work = load_work(d);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct spot table = load_key(NULL, load_key_of(k));
        for (uint32_t i = 0; i < work->rows[k].count && !d->is_over; i++) {
            struct spot row = k == KIND_WORK ? table : load_nth(&table, i);
            row.shape = &format_shapes[k];
            d->row = ref_of(k, work->rows[k].first + i);
            load_walk(&walk, &row, load_row_at(d->model, d->row));
        }
    }
    if (!d->has_error) /* then all are references */
        raise_disputes(d);
}
