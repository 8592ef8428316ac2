/* The matrix of songs and episodes: which song plays in which episode, how often, how surely. The
   command `map` and the Map view both show this. */
#ifndef LEITMOTIF_CORE_MAP_H
#define LEITMOTIF_CORE_MAP_H

#include "core/page.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* One cue in one row. A cue whose song is not known stands in the row for such, and besides in the
   rows of its candidates, where it is not counted in sums. */
struct map_cue {
    ref scene;
    uint32_t nth;     /* in the cues of the scene */
    uint16_t episode; /* EPISODE_… */
    uint8_t sure;     /* enum sure */
    bool perhaps;     /* the song of this row is a candidate */
};

struct map_row {
    ref song;          /* a track; the work itself: songs that are not known */
    uint32_t first, n; /* its cues in map.cues, by episode */
    uint32_t sum;      /* those that count */
};

struct map_column {
    uint16_t episode; /* EPISODE_BEFORE, _SPECIAL and _UNKNOWN only when a cue is there */
    bool withheld;    /* the guard leaves nothing to be told */
    uint32_t sum;
};

struct map {
    struct map_row *rows;
    struct map_column *columns;
    struct map_cue *cues;
    uint32_t row_count, column_count;
    uint32_t total; /* cues that count */
};

/* What is in one row and column: a run of map.cues. */
struct map_cell {
    const struct map_cue *cues;
    uint32_t n;
    uint8_t sure; /* of the surest, enum sure */
    bool withheld;
};

/* The map of `work` as far as the guard lets it be seen, in `a`; songs in the order of
   setup->order. setup->links must be of that work. */
struct map map_build(const struct page_setup *setup, ref work, struct arena *a);

/* The cell in this row and column, which must be of the map. */
struct map_cell map_at(const struct map *m, uint32_t row, uint32_t column);
/* The column of an episode, or the last one before it, or the first. */
uint32_t map_column_of(const struct map *m, uint16_t episode);

/* The mark of a cell, one column wide: ● stated, ◐ joined, ○ less sure, a digit for several, + for
   more than 9, · for none, ▒ for withheld. Lives as long as the program. */
str map_mark(const struct map_cell *cell);
/* The head of a column: "P", "7", "S" or "?". */
str map_head(uint16_t episode, struct arena *a);
/* The name of a row. */
str map_label(const struct page_setup *setup, const struct map_row *row, struct arena *a);

/* One cell of it as a page: its scenes, and what of the song is heard there; page_cell.c. */

/* The page of this row and column, which must be of the map, in `a`. Its one section has one item a
   cue, and says why when there is none. */
struct page page_cell(const struct page_setup *setup, const struct map *map, const uint32_t at[2],
                      struct arena *a);

#endif
