/* The data in memory: tables of rows, one per kind, that point into two pools by offset. Read-only
   after load.

   A row never holds a pointer: strings are places in the byte pool, lists are places in the word
   pool, references are kind and index. So the whole model is a few blocks of memory, and two models
   are compared by id. */
#ifndef LEITMOTIF_CORE_MODEL_H
#define LEITMOTIF_CORE_MODEL_H

#include "core/rows.h"

#include "base/str.h"

/* Before a string stands its length, a byte; or this byte, and before it the length as a uint32_t.
 */
enum { MODEL_LONG = UINT8_MAX };

struct table {
    void *rows;
    uint32_t count, capacity;
};

struct model {
    struct table tables[KIND_COUNT];
    char *bytes;
    uint32_t *words;
    uint32_t byte_count, byte_capacity, word_count, word_capacity;
    plist works; /* of uint32_t: rows of the works, sorted by id */
};

/* The row of `r`, to be read as the struct of its kind; `r` must be of this model and not REF_NONE.
 */
const void *model_row(const struct model *m, ref r);
const struct head *model_head(const struct model *m, ref r);
/* Asks the memory for a part of a row that is wanted soon; the parts before must be near. */
enum model_part { MODEL_ROW, MODEL_LISTS, MODEL_TEXTS };
void model_fetch(const struct model *m, ref r, enum model_part part);
/* A view of a pooled string; lives as long as the model. */
str model_str(const struct model *m, pstr s);
/* How many elements a list has. */
static inline uint32_t model_count(const struct model *m, plist l) {
    return l.at ? m->words[l.at - 1] : 0;
}
/* The first of them; never NULL, also when there are none. */
const void *model_list(const struct model *m, plist l);
/* Loops over a list: `x` points to each of its elements. */
#define MODEL_EACH(type, x, m, list)                                                               \
    for (const type *x = model_list(m, list), *x##_end = x + model_count(m, list); x < x##_end; x++)
/* The id of a row in its work. */
str model_id(const struct model *m, ref r);
/* The nth cue of a scene, from 0. */
const struct cue *model_cue(const struct model *m, ref scene, uint32_t nth);
/* The i-th of a list of references. */
ref model_ref_at(const struct model *m, plist l, uint32_t i);

/* The work that `r` belongs to (itself for a work), and the rows of one kind in it. */
ref model_work(const struct model *m, ref r);
struct span model_rows(const struct model *m, ref work, enum kind kind);
/* Loops over these rows: `row` is each. */
#define MODEL_EACH_ROW(row, m, work, kind)                                                         \
    for (ref row = ref_of(kind, model_rows(m, work, kind).first),                                  \
             row##_end = row + model_rows(m, work, kind).count;                                    \
         row < row##_end; row++)
/* The row of `kind` with this id in `work`, or REF_NONE. For KIND_WORK `work` is not looked at. */
ref model_find(const struct model *m, ref work, enum kind kind, str id);

/* Where by_id of a work, a table of 1 + the place of a row among those of its kind (0: free), has
   an id, or where it is to be put: from the place by its hash on, the first that is free. There
   must be a table. */
uint32_t model_id_slot(const struct model *m, ref work, enum kind kind, str id);

/* How many works there are. */
static inline uint32_t model_works(const struct model *m) {
    return model_count(m, m->works);
}

/* Gives back all memory of a model from load_close(). */
void model_free(struct model *m);

#endif
