/* The search prompt: hits of all kinds while one types, and the way to them afterwards. */
#ifndef LEITMOTIF_APP_SEARCH_H
#define LEITMOTIF_APP_SEARCH_H

#include "app/edit.h"
#include "app/event.h"
#include "app/list.h"
#include "core/flow.h"
#include "core/page.h"
#include "core/query.h"
#include "core/story.h"

#include "base/grid.h"

struct app;

enum { SEARCH_HITS = 100, SEARCH_PARTS = 12, SEARCH_LINES = 3, SEARCH_KINDS = 11 };

/* KIND_NONE for all, then the others, in the order of Tab. */
extern const uint8_t search_kinds[SEARCH_KINDS];

/* A piece of a line of the hits, already cut to its room. */
struct search_part {
    str text;
    int x;
    style style;
    bool marked; /* what matched in it is to be marked */
};

/* One hit, a recent query, or a line that can't be picked. Made anew with each frame. */
struct search_row {
    struct search_part parts[SEARCH_LINES][SEARCH_PARTS];
    unsigned count[SEARCH_LINES];
    unsigned lines;
    uint32_t nth; /* what struct search calls `picked`, or LIST_NONE */
};

/* The search that was accepted last: n and p go on with it. */
struct search_done {
    char text[EDIT_MAX];
    size_t n; /* 0: none yet */
    enum kind kind;
    uint32_t picked, top;
};

/* What a query is made for, as far as it is a list. */
struct search_lists {
    struct refs kept;
    const uint16_t *watched; /* of each work the last episode seen; NULL: it is the same for all */
};

struct search {
    struct query *query;      /* made for what follows; NULL: not yet */
    struct arena setup_arena; /* of the query */
    struct search_lists lists;
    const struct index *index;
    unsigned watched;
    ref work;

    struct arena arena; /* what follows, for one line and kind */
    str text;           /* the line that the hits answer */
    enum kind kind;     /* the kind that is shown, KIND_NONE: all */
    struct hits hits;
    uint32_t picked, top; /* hits; on an empty line `picked` is a recent query, from 1 */
    bool seeks;           /* the page is to be scrolled to what matched */
    struct search_done done;

    struct arena links_arena; /* of the work that the picked hit belongs to */
    struct links links;
    ref links_work;

    struct search_row *rows; /* on the screen, in the arena of the frame */
    uint32_t row_count;
};

/* What the prompt does; see struct prompt_kind. */
str search_hint(struct app *a);
void search_changed(struct app *a, str line);
bool search_accept(struct app *a, str line);
void search_step(struct app *a, int by);
void search_complete(struct app *a, str line, int by);
void search_cancelled(struct app *a);

/* Actions: the next (1) or previous (-1) hit; whether there are hits to go to. */
void search_next(struct app *a, int by);
bool search_can_go(const struct app *a);
/* A click in the hits picks one; a double click opens it. */
void search_click(struct app *a, const struct event *ev);
void search_close(struct app *a);
/* The app gets an index, and takes over a query of it, or NULL: what was found without it, perhaps
   in part, is looked for again. */
void search_indexed(struct app *a, const struct index *x, struct query *q);
/* The app has another model than `from`: what was found is looked for again. */
void search_remap(struct app *a, const struct model *from);

/* What the frame shows while the prompt is open: the rows that fit into `inner`, the picked one
   among them; "12 hits of all kinds", "2 hits, 16 in part"; the page of the picked hit, or how to
   search. */
void search_rows(struct app *a, rect inner);
str search_counter(struct app *a);
struct page search_page(struct app *a);
/* The row of one hit in `width` columns. */
void search_row(struct app *a, const struct hit *hit, int width, struct search_row *out);
/* The top at which a page of `height` lines shows the line where most of what matched stands. */
uint32_t search_top(struct app *a, const struct flow *f, uint32_t height);
/* The last episode seen of a work; what is found there goes no further. */
unsigned search_watched(const struct app *a, ref work);
/* True when the page of `row` is the one that was searched for: then what matched is marked. */
bool search_marks(const struct app *a, ref row);

#endif
