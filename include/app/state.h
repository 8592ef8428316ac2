/* The state of the app: actions change it, frame_build() clamps it, view paints the frame. */
#ifndef LEITMOTIF_APP_STATE_H
#define LEITMOTIF_APP_STATE_H

#include "app/bind.h"
#include "app/faults.h"
#include "app/frame.h"
#include "app/help.h"
#include "app/keep.h"
#include "app/layout.h"
#include "app/menu.h"
#include "app/prompt.h"
#include "app/search.h"
#include "core/guard.h"
#include "core/page.h"

#include "base/arena.h"
#include "base/err.h"

enum { HISTORY_MAX = 100, RECALL_MAX = 50, RECALL_BYTES = 250, LINK_NONE = INT32_MAX };

/* The first line shown, or TOP_TOLD: the heading of `told`; and the link picked, or LINK_NONE. */
enum { TOP_TOLD = INT32_MAX };
struct cursor {
    uint32_t top, link;
};

/* All that Backspace brings back. */
struct place {
    enum view_id view;
    enum pane_id focus;
    ref work;
    ref row;      /* selected in the list */
    uint8_t told; /* of its entry */
    uint32_t list_top;
    uint16_t episode;      /* the column of the map */
    uint32_t left;         /* first column of the map on the screen */
    ref page;              /* open over the panes right of the list, or REF_NONE */
    enum section_id whole; /* the section of that page that lists all */
    struct cursor at[PANE_COUNT];
};

struct history {
    struct place at[HISTORY_MAX]; /* the newest last; the oldest falls out */
    unsigned n;
};

/* What was typed into one kind of prompt before; the newest last. */
struct recall {
    char text[RECALL_MAX][RECALL_BYTES];
    uint16_t length[RECALL_MAX];
    unsigned n;
};

/* The open prompt, and all that Esc brings back. */
struct prompt {
    enum prompt_id id; /* PROMPT_NONE: none is open */
    struct edit line;
    unsigned recalled; /* the line is the nth newest of those typed before; 0: it is not */
    struct place place;
    unsigned watched;
    bool zoom, is_offered; /* zoom before; and whether a digit takes the place of the line */
    struct recall recall[PROMPT_COUNT];
};

struct loading { /* of a library */
    bool is_on;
    unsigned works, rate; /* so far, and a second */
};

struct app {
    const struct model *model;
    const struct index *index; /* or NULL while it is not built */
    struct loading loading;
    struct bind bind;
    struct keep keep;
    struct faults faults;
    struct menu menu;
    unsigned watched;
    struct peeks peeks;
    enum names names;
    uint8_t signs, palette; /* enum signs, enum palette */
    enum order order;       /* of songs */
    int w, h;
    bool zoom;
    struct effects *fx; /* of the update that runs */
    struct place now;
    struct history back, forward;
    struct place left[VIEW_COUNT]; /* the list of each view as it was left */
    struct help help;
    struct prompt prompt;
    struct search search;
    str message;     /* in the footer until the next key: `said`, or a constant */
    struct err said; /* see state_say() */

    struct arena work_arena; /* what follows, for one work and view */
    ref built_work;
    enum view_id built_view;
    struct links links;
    struct list list;
    struct arena library_arena; /* what follows, for one model and kind of names */
    const struct model *library_of;
    enum names library_names;
    struct list library;      /* all works */
    struct arena frame_arena; /* reset at every update */
    struct frame frame;
    struct grid grid;
};

/* What pages and lists are to be built with now. */
struct page_setup state_setup(const struct app *a);
/* What a row is called now; lives until the next update. */
str state_name(struct app *a, ref row);
/* Sets the last episode seen, WATCHED_ALL for all; what is shown follows. */
void state_watch(struct app *a, unsigned watched);
/* Words the message of the footer. */
void state_say(struct app *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same with a text for bind_words(): "Nothing is open; {quit} quits." */
void state_tell(struct app *a, str text);
/* Asks for an effect, with a text that may be empty; beyond EFFECTS_MAX in an update in vain. */
void state_ask(struct app *a, enum effect_type type, str text);
/* Forgets list and links of the work: the next frame builds them anew. */
void state_forget_work(struct app *a);

#endif
