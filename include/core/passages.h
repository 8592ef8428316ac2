/* The smallest texts of a row that can be withheld. They, not rows, are what a search looks at. */
#ifndef LEITMOTIF_CORE_PASSAGES_H
#define LEITMOTIF_CORE_PASSAGES_H

#include "core/format.h"
#include "core/model.h"

#include <stdbool.h>

struct passage {
    str text; /* lives as long as the model */
    uint16_t reveals;
    uint8_t found; /* enum found_in, less than FOUND_FIELDS */
    bool is_name;  /* of the row itself, or of a person: also all its words as one are looked for */
    bool is_made;  /* from a number or a date: the text lives during the call only */
    bool goes_on;  /* with the passage before: the next line of a lyric */
};

/* Takes each passage of a row. */
struct passage_sink {
    void (*put)(void *context, const struct passage *p);
    void *context;
};

/* Puts the passages of `row` in the order of the tables of the format: its own texts, and the names
   of rows that it refers to; with a group those of its members, with the song of a scene those of
   its performers. */
void passages_of(const struct model *m, ref row, const struct passage_sink *sink);

#endif
