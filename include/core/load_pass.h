/* The steps of a load, each in the file of its name. Only the loader includes it. */
#ifndef LEITMOTIF_CORE_LOAD_PASS_H
#define LEITMOTIF_CORE_LOAD_PASS_H

#include "core/load_say.h"
#include "core/load_state.h"

/* load_pool: memory of the model. */
/* `n` zeroed elements of `size` bytes at the end of `t`. */
void *load_push(struct table *t, size_t size, size_t n);
/* The row of `r`, to be written. */
void *load_row_at(const struct model *m, ref r);
/* `n` zeroed elements of `size` bytes (a multiple of 4) in the word pool, and one of them; the
   pointer holds until the next list. */
plist load_list(struct model *m, size_t n, size_t size);
/* A copy of `s` at the end of the byte pool. */
pstr load_bytes(struct model *m, str s);
void *load_element(const struct model *m, plist l, size_t i, size_t size);
/* `s` in the byte pool; often the same place for the same short string. */
pstr load_intern(struct load *l, str s);
/* Notes a reference; its number in `written`, from 1, is often the same for the same text. */
uint32_t load_note(struct load *l, const char *text);
struct written *load_written(const struct load *l, uint32_t number);
/* False when the offsets of the model might not do for one more document of `n` bytes. */
bool load_has_room(const struct model *m, size_t n);
struct load_mark load_mark(const struct load *l);
void load_rollback(struct load *l, const struct load_mark *mark);

/* load_object: reads the object `json`, of the shape of `at`, into `row`. */
struct cJSON;
void load_row(struct doc *d, const struct spot *at, str json, void *row);
bool load_object(struct doc *d, const struct spot *at, const struct cJSON *item, void *object);
/* Gives back what stays behind between rows. */
void load_done_reading(void);

/* load_fields: reads one member, the field of `at`, into its place in `object`. */
void load_field(struct doc *d, const struct spot *at, const struct cJSON *item, void *object);
/* The error "expected `what`, found …". */
bool load_expected(struct doc *d, const struct spot *at, const char *what,
                   const struct cJSON *item);

/* load_target: a reference as written, [work/][kind:]id. */
struct target {
    str text, work, prefix, id;
    enum kind kind; /* of the prefix; KIND_NONE: none, or an unknown one */
    unsigned kinds; /* KINDS(…) it may name */
};
struct target load_target(str text, unsigned kinds);
/* False when its prefix is no kind, or one that it must not name. */
bool load_is_of_kind(const struct target *t);
/* The row that `t` names in `work`; REF_NONE when it is none, or not one alone. Then the other says
   why. */
ref load_lookup(const struct model *m, ref work, const struct target *t);
str load_explain(struct arena *a, const struct model *m, ref work, const struct target *t);

/* load_walk: visits an object and its parts in the model, each before its members. `slot` sees
   every reference but F_HEARD; `list` each list of references or parts after its elements. Each
   may be NULL. */
struct walk {
    struct model *model;
    void *context;
    void (*object)(struct walk *w, const struct spot *at, void *object);
    void (*slot)(struct walk *w, const struct spot *at, ref *slot);
    void (*list)(struct walk *w, const struct spot *at, plist *list);
    uint16_t reveals; /* of the object around; the visitor keeps it */
};
void load_walk(struct walk *w, const struct spot *at, void *object);

/* load_ids: sorted lists of ids. */
void load_sort(struct entries list);
const struct entry *load_find(struct entries list, uint32_t owner, str id);
/* Fills by_id of the work and the list of lyrics; faults ids that are there twice. */
void load_index(struct doc *d);

/* load_refs: the second pass over the rows of a document. */
void load_resolve(struct doc *d);

/* load_check: what no single field can tell, of a row and of any object. */
void load_check_row(struct doc *d, const struct spot *at, ref r);
void load_check_object(struct doc *d, const struct spot *at, const void *object);
/* Sets the effective `reveals` of `object` and returns it; `outer` is that of the one around. */
uint16_t load_reveals(struct doc *d, const struct spot *at, void *object, uint16_t outer);

/* load_merge: resolves what is pending, leaves the last of works with the same id, and fills
   model->works. */
void load_merge(struct load *l);

/* load: reads one document. True when it added a work. */
bool load_document(struct load *l, const struct input *input);

#endif
