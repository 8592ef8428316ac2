/* Tools to write a page with: sections, blocks, marked text and citations. Used by the page_*.c
 * files alone. */
#ifndef LEITMOTIF_CORE_COMPOSE_H
#define LEITMOTIF_CORE_COMPOSE_H

#include "core/page.h"

#include <stdbool.h>

/* A page in the making. Zero it, then set `setup`, `m`, `a` and `of`. */
struct compose {
    const struct page_setup *setup;
    const struct model *m;
    struct arena *a;
    ref of;
    struct section sections[SECTION_COUNT];
    uint32_t section_count;

    /* the section being written */
    struct block *blocks;
    uint32_t block_count;
    bool hidden;    /* the guard withheld something in it */
    unsigned peeks; /* so many withheld things of it may still be shown */
    ref told;       /* the row of the one that was shown so last, or REF_NONE */
    uint32_t items; /* list items so far, see compose_item() */
    uint32_t items_all;

    /* the block being written */
    struct block now;
    struct buf text;
    struct span_of *spans;
    uint32_t span_count;

    ref *cited; /* sources in the order of their numbers */
    uint32_t cited_count;
};

/* Opens a section; an empty one is dropped when the next opens or compose_end() is called. */
void compose_section(struct compose *c, enum section_id id, const char *title);
/* Closes the last section. */
void compose_end(struct compose *c);
/* What stands in the border of the pane beside the title. */
void compose_count(struct compose *c, str count);

/* Opens a block of text; the one before it is closed, and left out when it has none. `hang` is
   added to `indent` after the first line. */
void compose_block(struct compose *c, unsigned indent, unsigned hang);
/* Opens a block at the margin with a text. */
void compose_paragraph(struct compose *c, str text);
/* The heading of what follows; dropped when nothing does before the next heading or the end. */
void compose_heading(struct compose *c, str text);
void compose_gap(struct compose *c);
/* What follows in this block is set flush right. */
void compose_tail(struct compose *c);
/* The open block belongs to this item; with the lyrics heard in it. */
void compose_group(struct compose *c, uint32_t group, plist heard);

void compose_text(struct compose *c, str text);
void compose_mark(struct compose *c, enum span_kind kind, str text);
/* A link with the row's label. */
void compose_link(struct compose *c, ref to);
/* A link with other words. */
void compose_link_as(struct compose *c, ref to, str text);
/* ▒ text in the place of the name of `row`, or of more things when it is the page. */
void compose_withheld(struct compose *c, ref row, str text);
/* "[1][4]" for a list of sources, each number a link; nothing for an empty list, nor for those that
   are withheld. */
void compose_cites(struct compose *c, plist sources);
/* The same, as the tail of the open block. */
void compose_tail_cites(struct compose *c, plist sources);

/* Asked for each thing of a section: true when what a part of the page's own row `reveals` may be
   seen; otherwise the section will end with one ▒ row. */
bool compose_visible(struct compose *c, unsigned reveals);
/* The same of a thing that tells of another row. */
bool compose_visible_of(struct compose *c, ref row, unsigned reveals);
/* Counts an item of a list. False when it is beyond PAGE_LIST and the section is not to be whole;
   then the section will end with "all N". */
bool compose_item(struct compose *c);
/* Opens the block of an item that tells of `row`. False, without one, when it is withheld or beyond
   the list. */
bool compose_listed(struct compose *c, ref row, unsigned reveals);

#endif
