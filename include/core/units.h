/* The words of rows, unit by unit. The index and the scan read rows through this alone. */
#ifndef LEITMOTIF_CORE_UNITS_H
#define LEITMOTIF_CORE_UNITS_H

#include "core/index.h"
#include "core/passages.h"
#include "core/words.h"

/* A text of a row, and what it counts as. */
struct unit_text {
    str text; /* lives during the call */
    uint32_t unit;
    uint8_t found; /* enum found_in */
    bool is_name;  /* see struct passage */
};

struct text_sink {
    void (*put)(void *context, const struct unit_text *t);
    void *context;
};

struct word_sink {
    void (*put)(void *context, const struct unit_text *t, const struct word *word);
    void *context;
};

/* Adds the units of `row` to `u`, and puts all its texts. */
void units_add(struct units *u, const struct model *m, ref row, const struct text_sink *sink);
/* Puts the terms of a text by a walk; and then those that a name has besides. */
void unit_terms(struct words *walk, const struct unit_text *t, const struct word_sink *sink);
void unit_own_terms(struct words *walk, const struct unit_text *t, const struct word_sink *sink);
/* Units of one kind of a work. */
struct unit_range {
    uint32_t from, n;
    uint32_t closed; /* how many before them are not open */
};
/* Adds some units of another behind those of `u`. */
void units_append(struct units *u, const struct units *other, const struct unit_range *range);
/* Begins the units of the nth kind, with none in use that share a word of a set with others. */
void units_begin(struct units *u, unsigned nth);

/* The kinds in the order in which they are numbered: what people mostly look for comes first. */
extern const uint8_t units_kinds[UNIT_KINDS];

/* Units from one to before another. */
struct unit_span {
    uint32_t from, to;
};
/* Those of the nth kind of the work at a place in m->works. */
struct unit_span units_span(const struct units *u, const struct model *m, unsigned nth,
                            uint32_t place);
/* The work at a place in m->works, and the place of the work that has a unit. */
ref units_work(const struct model *m, uint32_t place);
uint32_t units_place(const struct units *u, const struct model *m, uint32_t unit);
/* The row of a unit that begins one. */
ref units_owner(const struct units *u, const struct model *m, uint32_t unit);
void units_free(struct units *u);

/* Walks the rows of a work that a search knows. Start with {.m = m, .work = work}. */
struct unit_rows {
    const struct model *m;
    ref work;
    uint32_t kind, nth; /* the row comes nth of those of the kind that comes so late */
};
/* The next row; REF_NONE at the end. */
ref units_next(struct unit_rows *at);

#endif
