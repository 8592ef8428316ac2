/* One walk over what is in the model, by the tables of the format. */
#include "core/load_pass.h"

#include <string.h>

static void walk_ref(struct walk *w, const struct spot *at, void *member) {
    if (w->slot)
        w->slot(w, at, member);
}

static void walk_refs(struct walk *w, const struct spot *at, void *member) {
    plist *list = member;
    for (uint32_t i = 0; w->slot && i < list->n; i++) {
        struct spot spot = load_nth(at, i);
        w->slot(w, &spot, load_element(w->model, *list, i, sizeof(ref)));
    }
    if (w->list)
        w->list(w, at, list);
}

static void walk_cited(struct walk *w, const struct spot *at, void *member) {
    const plist *list = member;
    for (uint32_t i = 0; i < list->n; i++) {
        struct cite *cite = load_element(w->model, *list, i, sizeof *cite);
        struct spot spot = load_key(at, model_str(w->model, cite->field));
        walk_refs(w, &spot, &cite->sources);
    }
}

static void walk_list(struct walk *w, const struct spot *at, void *member) {
    plist *list = member;
    for (uint32_t i = 0; i < list->n; i++) {
        struct spot spot = load_nth(at, i);
        spot.shape = at->field->sub;
        load_walk(w, &spot, load_element(w->model, *list, i, spot.shape->size));
    }
    if (w->list)
        w->list(w, at, list);
}

/* The types of field that hold references or parts. */
static void (*const walkers[])(struct walk *, const struct spot *, void *) = {
    [F_REF] = walk_ref,     [F_REFS] = walk_refs, [F_LIST] = walk_list,
    [F_CITED] = walk_cited, [F_URL] = NULL,
};

void load_walk(struct walk *w, const struct spot *at, void *object) {
    uint16_t outer = w->reveals;
    if (w->object)
        w->object(w, at, object);
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        if (!walkers[f->type])
            continue;
        struct spot spot = {.up = at, .shape = at->shape, .field = f, .index = NO_INDEX};
        walkers[f->type](w, &spot, (char *)object + f->offset);
    }
    w->reveals = outer;
}
