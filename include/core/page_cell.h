/* One cell of the map as a page: its scenes, and what of the song is heard there. */
#ifndef LEITMOTIF_CORE_PAGE_CELL_H
#define LEITMOTIF_CORE_PAGE_CELL_H

#include "core/map.h"
#include "core/page.h"

/* The page of this row and column, which must be of the map, in `a`. Its one section has one item a
   cue, and says why when there is none. */
struct page page_cell(const struct page_setup *setup, const struct map *map, const uint32_t at[2],
                      struct arena *a);

#endif
