/* Any row as a page: named sections of blocks of marked text. Panes, `show` and exports all lay out
   pages; nothing about a row is worded anywhere else. */
#ifndef LEITMOTIF_CORE_PAGE_H
#define LEITMOTIF_CORE_PAGE_H

#include "core/label.h"
#include "core/links.h"

#include "base/arena.h"

struct kept;
struct peeks;

enum section_id {
    SECTION_NONE,
    SECTION_CARD,  /* names and the plain facts */
    SECTION_PLOT,  /* what happens */
    SECTION_MUSIC, /* the songs of a scene */
    SECTION_SCENES,
    SECTION_LYRICS,
    SECTION_ARTIST,
    SECTION_ROLES, /* cast: who plays whom */
    SECTION_TIES,
    SECTION_SONGS,
    SECTION_CREDITS,
    SECTION_MEMBERS,
    SECTION_CONTENTS,
    SECTION_THEMES,
    SECTION_ABOUT, /* statements under their headings */
    SECTION_ALIASES,
    SECTION_DISPUTES,
    SECTION_RESTS,   /* what rests on a source */
    SECTION_SOURCES, /* the numbered sources of the page */
    SECTION_COUNT
};

enum span_kind {
    SPAN_LINK,   /* to another row */
    SPAN_CITE,   /* [1]: to a source */
    SPAN_MORE,   /* "all 312": to the same row with section `more` whole */
    SPAN_STRONG, /* a heading or a name in text */
    SPAN_NAME,   /* a name in the other language, romanization */
    SPAN_DIM,    /* secondary text */
    SPAN_LYRIC,
    SPAN_HIDDEN, /* ▒: withheld by the guard */
};

/* Bytes [from, to) of a block's text. Spans are in order and do not overlap. */
struct span_of {
    uint32_t from, to;
    ref target;   /* for SPAN_LINK, SPAN_CITE and SPAN_MORE */
    uint8_t kind; /* enum span_kind */
    /* For SPAN_HIDDEN that one may look at: whose name it is, or the page; see struct peek. */
    ref withheld;
};

enum block_kind {
    BLOCK_TEXT,    /* wrapped */
    BLOCK_HEADING, /* inside a section */
    BLOCK_GAP,     /* an empty line; left out at the top of a pane */
};

/* One paragraph. What stands from `tail` on is set flush right behind the last line if it fits. */
struct block {
    str text;
    const struct span_of *spans;
    uint32_t span_count;
    uint32_t tail;  /* byte; text.n when there is none */
    uint8_t kind;   /* enum block_kind */
    uint8_t indent; /* columns of every line */
    uint8_t hang;   /* further columns of all but the first line */
    uint8_t beside; /* 1: next to its neighbours that have it too, where there is room; else 0 */
    uint32_t group; /* 1 and up: blocks of one item (a cue, a lyric) share it; 0: none */
    plist heard;    /* of a cue: the lyrics that are heard (groups, less 1, of SECTION_LYRICS) */
};

struct section {
    enum section_id id;
    str title;
    str count; /* "4", "none", "3 of 5"; may be empty */
    const struct block *blocks;
    uint32_t block_count;
};

struct page {
    ref of;
    str title;
    const struct section *sections;
    uint32_t section_count;
};

/* Orders of songs: by their parts; by the first episode where one is heard; most heard first. */
enum order { ORDER_PART, ORDER_FIRST, ORDER_HEARD, ORDER_COUNT };

struct page_setup {
    const struct model *model;
    const struct links *links; /* of the work of the row */
    unsigned watched;          /* episodes seen, or WATCHED_ALL */
    ref watched_work;          /* of this work; of others as `kept` says. REF_NONE: of all */
    enum names names;
    enum section_id whole;     /* it lists all, others PAGE_LIST items; SECTION_COUNT: all do */
    enum order order;          /* of songs in a list */
    const struct kept *kept;   /* the notes to show; may be NULL */
    const struct peeks *peeks; /* NULL: one may not look behind the guard */
};

enum { PAGE_LIST = 50 };

/* The page of `of`, in `a`. Lists that are empty either say why and what to do, or are left out. */
struct page page_build(const struct page_setup *setup, ref of, struct arena *a);

/* True when a row may be seen by what was watched. */
bool page_sees(const struct page_setup *setup, ref row);
/* False when the page of `of` would only say that it is withheld; it may have been looked at. */
bool page_visible(const struct page_setup *setup, ref of);

/* The heading of statements on a topic, an enum topic_on. */
str page_heading(unsigned on);

/* The section with this id, or NULL; the first source that a block, which may be NULL, cites. */
const struct section *page_section(const struct page *p, enum section_id id);
ref page_cited(const struct block *b);

#endif
