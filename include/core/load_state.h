/* What the parts of the loader share. Only they and their tests include it.

   A document is read in two passes. The first (load_fields) copies values into the model, with a
   place in load.texts, from 1, for each reference. The second (load_refs) puts references there. */
#ifndef LEITMOTIF_CORE_LOAD_STATE_H
#define LEITMOTIF_CORE_LOAD_STATE_H

#include "core/format.h"
#include "core/json.h"
#include "core/load.h"
#include "core/near.h"

/* NO_INDEX: a spot is a member. REF_FAULTY stands where a reference was refused; the document is
   rolled back, so that it never leaves the loader. */
enum {
    FINDINGS_MAX = 200,     /* of one document; it is not read further after that many errors */
    INTERN_SLOTS = 1024,    /* what the nearest cache holds; more would save little */
    LOAD_CANDIDATES = 5000, /* so many ids are looked at for a hint, which is not worth more */
    NO_INDEX = INT32_MAX,
    REF_FAULTY = INT32_MAX
};

/* A reference to another work, which is resolved when all are loaded. */
struct pending {
    struct diagnostic finding; /* where it stands; without text yet */
    str text;
    uint32_t work;   /* row of the work it stands in */
    uint32_t kinds;  /* KINDS(…) it may name */
    ref row;         /* the row that it is a member of; REF_NONE: it stands in the word pool */
    uint32_t offset; /* bytes from the start of that row, or a word of the pool */
};

/* An id in a sorted list. `owner` is the row of the track for lyrics, else the same for all. */
struct entry {
    uint32_t owner, place;
    str id;
};

/* A short string of the byte pool. */
struct interned {
    pstr text;
    uint32_t hash;
};

struct load {
    struct sink sink;
    bool advises;
    struct model *model;
    bool (*go_on)(void *context, uint32_t works); /* see load_watch(); or NULL */
    void *watcher;
    struct load_follower follower;   /* all NULL: none */
    bool is_stopped;                 /* no more is wanted */
    struct arena keep;               /* lives until load_close(): names of files, pending texts */
    struct arena scratch;            /* lives until the next document: findings, sorted ids */
    struct table texts;              /* of char: the references of this document, each with a NUL */
    struct table lyrics;             /* of struct entry: of this document, sorted */
    struct table places;             /* of struct diagnostic: where the id of each work stands */
    struct table pending;            /* of struct pending */
    struct table starts[KIND_COUNT]; /* of uint32_t: where the rows of this document start in it */
    struct diagnostic findings[FINDINGS_MAX]; /* of this document, as they were found */
    struct interned interned[INTERN_SLOTS];
};

struct doc {
    struct load *load;
    struct model *model;
    str file, text;
    size_t line;                       /* of the file, on which the document starts */
    uint32_t work;                     /* its row */
    ref row;                           /* that the second pass is in */
    size_t counted, lines, line_start; /* how far lines were counted, and what came of it */
    size_t finding_count;
    size_t more_warnings;      /* found, but not kept */
    struct withheld *withheld; /* for load_advice: of what reveals, by name */
    size_t withheld_count;
    char *mended; /* a copy of the text, when it was read as something else */
    bool has_error;
    bool is_over; /* too many errors: stop reading */
};

/* Where a walk through a document stands: one step of its pointer. It is named by `key`, else by
   `index`, else by `field`. NULL stands for the document. */
struct spot {
    const struct spot *up;
    const struct shape *shape; /* of the object here, or around what is here */
    const struct field *field; /* of the member that is here or around; NULL: a row */
    str key;
    uint32_t index; /* or NO_INDEX */
};

/* The spot of a member or an element. */
static inline struct spot load_key(const struct spot *up, str key) {
    return (struct spot){.up = up, .field = up ? up->field : NULL, .key = key};
}
static inline struct spot load_nth(const struct spot *up, size_t index) {
    return (struct spot){.up = up, .field = up->field, .index = (uint32_t)index};
}

/* A visit to an object and its parts in the model, each before its members: `slot` sees every
   reference, `list` each list with references or parts, after its elements. Each may be NULL. */
struct walk {
    struct model *model;
    void *context;
    void (*object)(struct walk *w, const struct spot *at, void *object);
    void (*slot)(struct walk *w, const struct spot *at, ref *slot);
    void (*list)(struct walk *w, const struct spot *at, plist *list);
    void *here;       /* the object around */
    uint16_t reveals; /* of the object around; the visitor keeps it */
};

/* A reference as written, [work/][kind:]id. */
struct target {
    str text, work, prefix, id;
    enum kind kind; /* of the prefix; KIND_NONE: none, or an unknown one */
    unsigned kinds; /* KINDS(…) it may name */
};

/* One of some words. */
struct choice {
    struct near near;
    struct buf all;
    bool is_listed; /* all are told, also when one is near */
};

#endif
