/* Sections laid out as lines of a given width, with the places of their links. Pure: no state, no
 * screen. */
#ifndef LEITMOTIF_CORE_FLOW_H
#define LEITMOTIF_CORE_FLOW_H

#include "core/page.h"

#include "base/arena.h"

enum line_kind {
    LINE_TEXT,
    LINE_HEADING, /* of a group of statements */
    LINE_SECTION, /* title of a section on a whole page */
    LINE_GAP,
};

/* One line of a pane: bytes [from, to) of the block's text from column x, and its tail from column
 * tail_x. */
struct line {
    const struct block *block;     /* NULL for LINE_SECTION and LINE_GAP */
    const struct section *section; /* the section that it belongs to */
    uint32_t from, to;
    int x;
    int tail_x;          /* -1: the tail does not start on this line */
    uint8_t kind;        /* enum line_kind */
    struct line *beside; /* what stands on the same line to the right of it, or NULL */
};

/* A span that can be followed, and the line where it starts. */
struct link_place {
    const struct block *block;
    const struct span_of *span;
    uint32_t line;
};

struct flow {
    struct line *lines;
    uint32_t line_count;
    struct link_place *links; /* links, "all N" and what one may look at, in reading order;
                                 citations are not among them */
    uint32_t link_count;
};

/* The lines and links of `n` sections, in `a`; a LINE_SECTION goes before each but the first.
   `width`: columns, at least 1. */
struct flow flow_sections(const struct section *s, uint32_t n, int width, struct arena *a);

/* The part of a line after its body: from the tail of its block on, when it starts on this line;
 * else empty. */
str flow_tail(const struct line *l);

#endif
