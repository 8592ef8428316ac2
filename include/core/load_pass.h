/* The steps of a load. Only the loader includes it. */
#ifndef LEITMOTIF_CORE_LOAD_PASS_H
#define LEITMOTIF_CORE_LOAD_PASS_H

#include "core/load_state.h"

/* load_pool: `n` zeroed elements of `size` bytes at the end of `t`, which is none of the model; the
   same of rows of the model; the row of `r`, to be written; elements of `size` bytes (a multiple of
   4) in the word pool, for the caller to fill, and one of them, which holds until the next list;
   `s` in the byte pool, often the same place for the same short string. */
void *load_push(struct table *t, size_t size, size_t n);
void *load_rows(struct load *l, enum kind kind, size_t n);
void *load_row_at(const struct model *m, ref r);
/* Gives back what a model has room for and does not hold. */
void load_fit(struct model *m);
plist load_list(struct load *l, size_t n, size_t size);
/* Its first n elements, where it stands. */
plist load_cut(struct model *m, plist l, uint32_t n);
void *load_element(const struct model *m, plist l, size_t i, size_t size);
pstr load_intern(struct load *l, str s);
/* The work of a document. */
static inline struct work *load_work(const struct doc *d) {
    return load_row_at(d->model, ref_of(KIND_WORK, d->work));
}
/* False when the offsets of the model might not do for one more document of `n` bytes. */
bool load_has_room(const struct model *m, size_t n);

/* load_report: findings of a document, told in the order of its text by load_flush(). Both keep to
   FINDINGS_MAX. load_error() returns false, for `return load_error(…)`. */
bool load_error(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void load_warning(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool load_fault(void *doc, const struct json_fault *fault);
void load_flush(struct doc *d);
/* A finding outside of a document, told at once. Returns false. */
bool load_tell(struct load *l, struct diagnostic finding);
/* The RFC 6901 pointer to `at`; a finding without text at `pointer`, or at what is around it. */
str load_pointer(struct arena *a, const struct spot *at);
struct diagnostic load_locate(struct doc *d, str pointer);
/* The key of the top level that holds the rows of a kind, and the kind for a key or KIND_NONE. */
str load_key_of(enum kind kind);
enum kind load_kind_of(str key);
/* The error that `what` ("field") is none of those offered. Returns false. */
struct choice load_choice(const struct doc *d, str wanted);
void load_offer(struct choice *c, str word);
bool load_unknown(struct doc *d, const struct spot *at, const char *what, const struct choice *c);
/* "; did you mean "x"?", or nothing; and `s`, cut when it is too long for a message. */
const char *load_hint(struct arena *a, const struct near *n);
const char *load_shown(struct arena *a, str s);

/* load_syntax: the written form of single values. load_is_backwards(): of a date. */
bool load_is_id(str s);
bool load_is_language(str s);
bool load_is_address(str s);
bool load_is_date(str s);
bool load_is_backwards(str interval);
bool load_time(str s, uint32_t *milliseconds);

/* load_fields: reads the object at the start of `json`, of the shape of `at`, into `row` and
   returns its bytes; and gives back what stays behind between rows. */
size_t load_row(struct doc *d, const struct spot *at, str json, void *row);
void load_done_reading(void);

/* load_target: the row that `t` names in `work`; REF_NONE when it is none, or not one alone. Then
   load_explain() says why. load_is_of_kind(): false when its prefix is no kind that it may name. */
struct target load_target(str text, unsigned kinds);
bool load_is_of_kind(const struct target *t);
ref load_lookup(const struct model *m, ref work, const struct target *t);
str load_explain(struct arena *a, const struct model *m, ref work, const struct target *t);

/* load_refs: the second pass over the rows of a document. */
void load_resolve(struct doc *d);
void load_walk(struct walk *w, const struct spot *at, void *object);

/* load_check: fills by_id of the work and the list of lyrics, and faults ids that are there twice;
   what no single field can tell of an object, and its effective `reveals`. */
void load_sort(struct entry *list, size_t n);
const struct entry *load_lyric(const struct load *l, ref track, str id);
void load_index(struct doc *d);
void load_check(struct doc *d, const struct spot *at, const void *object);
uint16_t load_reveals(struct doc *d, const struct spot *at, void *object, uint16_t outer);

/* load_advice: warnings for the curator alone, when the sink wants them: on a text as written and
   in NFC (true: told), on a reference, on a list of them, and on an object whose `reveals` is
   known. load_advise_work() comes before the walk over its rows. */
bool load_advise_text(struct doc *d, const struct spot *at, str text, str nfc);
void load_advise_ref(struct doc *d, const struct spot *at, ref to, uint16_t reveals);
void load_advise_list(struct doc *d, const struct spot *at, plist refs);
void load_advise(struct doc *d, const struct spot *at, const void *object, uint16_t reveals);
void load_advise_work(struct doc *d);

/* load_merge: resolves what is pending, leaves the last of works with the same id, and fills
   model->works. */
void load_merge(struct load *l);

/* load: reads one document, from line `line` of `file` on. True when it added a work. */
bool load_document(struct load *l, str file, str text, size_t line);

#endif
