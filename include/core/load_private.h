/* What the files of the loader share; nobody else but its tests includes it.

   A document is read in two passes. The first (load_fields) copies values into the model and
   leaves in the place of each reference where its text stands among load.texts. The second
   (load_refs), over the rows just made, puts the reference there. */
#ifndef LEITMOTIF_CORE_LOAD_PRIVATE_H
#define LEITMOTIF_CORE_LOAD_PRIVATE_H

#include "core/format.h"
#include "core/json.h"
#include "core/load.h"

enum {
    FINDINGS_MAX = 200,  /* of one document; it is not read further after that many errors */
    INTERN_SLOTS = 4096, /* a power of two */
    INTERN_BYTES = 32,   /* longer strings hardly repeat */
};

/* Where a text came from. line 0: the file as a whole. */
struct origin {
    str file;
    size_t line, col;
};

/* A reference to another work, which is resolved when all are loaded. */
struct pending {
    struct origin origin;
    str pointer, text;
    uint32_t work;  /* row of the work it stands in */
    uint32_t kinds; /* KINDS(…) it may name */
    ref row;        /* the row that it is a member of; REF_NONE: it stands in the word pool */
    uint32_t at;    /* bytes from the start of that row, or a word of the pool */
};

struct load {
    struct sink sink;
    struct model *model;
    struct arena keep;    /* lives until load_close(): names of files, pending references */
    struct arena scratch; /* lives until the next document: findings, sorted ids */
    struct table texts;   /* of char: the references of this document, each ended by a NUL */
    struct table origins; /* of struct origin: where the id of each work stands */
    struct table pending; /* of struct pending */
    pstr interned[INTERN_SLOTS];
};

/* How full a load is, to go back to. */
struct load_mark {
    uint32_t rows[KIND_COUNT], bytes, words, origins, pending;
};

/* A document: its text, the file it is from, and the line there on which it starts. */
struct input {
    str file, text;
    size_t line;
};

/* An id in a sorted list. `owner` is the row of the track for lyrics, else the same for all. */
struct entry {
    uint32_t owner, place;
    str id;
};

struct entries {
    struct entry *p;
    size_t n;
};

struct doc {
    struct load *load;
    struct model *model;
    struct input input;
    uint32_t work; /* its row */
    struct load_mark before;
    struct entries lyrics;
    struct diagnostic *findings;
    size_t finding_count;
    bool has_error;
    bool is_over; /* too many errors: stop reading */
};

/* NO_INDEX: a spot is a member. REF_FAULTY stands where a reference was refused; the document is
   rolled back, so that it never leaves the loader. */
enum { NO_INDEX = UINT32_MAX, REF_FAULTY = UINT32_MAX };

/* Where a walk through a document stands: one step of its pointer. It is named by `key`, else by
   `index`, else by `field`. NULL stands for the document. */
struct spot {
    const struct spot *up;
    const struct shape *shape; /* of the object here, or around what is here */
    const struct field *field; /* of the member that is here or around; NULL: a row */
    str key;
    uint32_t index; /* or NO_INDEX */
};

static inline struct spot load_key(const struct spot *up, str key) {
    return (struct spot){.up = up, .field = up ? up->field : NULL, .key = key};
}
static inline struct spot load_nth(const struct spot *up, size_t index) {
    return (struct spot){.up = up, .field = up->field, .index = (uint32_t)index};
}

/* load_say: findings. The texts are copied; both keep to FINDINGS_MAX. load_error() returns false,
   for `return load_error(…)`. */
bool load_error(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void load_warning(struct doc *d, const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void load_fault(struct doc *d, const struct json_fault *fault);
/* An error of a file as a whole, at once. */
bool load_file_error(struct load *l, str file, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Gives the findings to the sink in the order of the text. */
void load_flush(struct doc *d);
/* The RFC 6901 pointer to `at`. */
str load_pointer(struct arena *a, const struct spot *at);
/* Line and column of the value at `pointer`, or of what is around it. */
struct origin load_origin(const struct doc *d, str pointer);

/* load_near: the best of the candidates offered, at a Damerau distance of at most 2 (optimal
   string alignment). Start with {.wanted = …}; `best` is empty when none is near. */
struct nearest {
    str wanted, best;
    unsigned distance;
};
void load_near(struct nearest *n, str candidate);
/* "; did you mean "x"?", or nothing. */
str load_hint(struct arena *a, const struct nearest *n);
/* `s`, cut when it is too long for a message. */
str load_shown(struct arena *a, str s);

/* load_syntax: the written form of single values. */
bool load_is_id(str s);
bool load_is_language(str s);
bool load_is_address(str s);
bool load_is_date(str s);
bool load_is_backwards(str interval); /* of a date that load_is_date() took */
bool load_time(str s, uint32_t *milliseconds);

/* load_pool: memory of the model. */
/* `n` zeroed elements of `size` bytes at the end of `t`. */
void *load_push(struct table *t, size_t size, size_t n);
/* `n` zeroed elements of `size` bytes (a multiple of 4) in the word pool, and one of them; the
   pointer holds until the next list. */
plist load_list(struct model *m, size_t n, size_t size);
void *load_element(const struct model *m, plist l, size_t i, size_t size);
/* `s` in the byte pool; often the same place for the same short string. */
pstr load_intern(struct load *l, str s);
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

/* load_walk: visits an object and its parts in the model, each before its members. `slot` sees
   every reference but F_HEARD; `list` each list of references or parts after its elements. */
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

/* load_refs: the second pass over the rows of a document; and pending references. */
void load_resolve(struct doc *d);
void load_resolve_pending(struct load *l);

/* load_check: what no single field can tell, of a row and of any object. */
void load_check_row(struct doc *d, const struct spot *at, ref r);
void load_check_object(struct doc *d, const struct spot *at, const void *object);
/* Sets the effective `reveals` of `object` and returns it; `outer` is that of the one around. */
uint16_t load_reveals(struct doc *d, const struct spot *at, void *object, uint16_t outer);

/* load_merge: leaves the last of works with the same id, and fills model->works. */
void load_merge(struct load *l);

/* load: reads one document. True when it added a work. */
bool load_document(struct load *l, const struct input *input);

#endif
