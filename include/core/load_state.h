/* The state of a load and of the document being read. Only the loader and its tests include it.

   A document is read in two passes. The first (load_fields) copies values into the model and
   leaves in the place of each reference the number of its text in load.written. The second
   (load_refs), over the rows just made, puts the reference there. */
#ifndef LEITMOTIF_CORE_LOAD_STATE_H
#define LEITMOTIF_CORE_LOAD_STATE_H

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

/* A reference as the document has it, and to what it led the last time. */
struct written {
    uint32_t text; /* its place in load.texts */
    uint32_t kinds;
    ref resolved;
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
    struct table written; /* of struct written: the references of this document */
    struct table texts;   /* of char: their texts, each ended by a NUL */
    struct table origins; /* of struct origin: where the id of each work stands */
    struct table pending; /* of struct pending */
    struct table starts[KIND_COUNT]; /* of uint32_t: where the rows of this document start in it */
    pstr interned[INTERN_SLOTS];
    uint32_t noted[INTERN_SLOTS];
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

/* How far lines were counted. */
struct reached {
    size_t at, lines, line_start;
};

struct doc {
    struct load *load;
    struct model *model;
    struct input input;
    uint32_t work; /* its row */
    struct load_mark before;
    struct entries lyrics;
    struct reached reached;
    struct diagnostic *findings;
    size_t finding_count;
    bool has_error;
    bool is_over; /* too many errors: stop reading */
};

/* NO_INDEX: a spot is a member. REF_FAULTY stands where a reference was refused; the document is
   rolled back, so that it never leaves the loader. */
enum { NO_INDEX = INT32_MAX, REF_FAULTY = INT32_MAX };

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

#endif
