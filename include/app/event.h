/* What comes in from the world, and what goes out to it. Nothing here knows curses. */
#ifndef LEITMOTIF_APP_EVENT_H
#define LEITMOTIF_APP_EVENT_H

#include "core/model.h"

#include "base/str.h"

/* A key: a Unicode code point, or one of these, or a letter with K_CTRL. Enter, Tab, Esc and
   Backspace are always the named keys, never their control codes; the space bar is ' '. */
enum {
    K_NONE = 0,
    K_ENTER = 0x110000,
    K_TAB,
    K_BACKTAB,
    K_ESC,
    K_BACKSPACE,
    K_DELETE,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PGUP,
    K_PGDN,
    K_F1,
    K_CTRL = 1 << 24, /* or-ed with a lower-case ASCII letter */
    K_ALT = 1 << 25,  /* or-ed with a code point: ESC and a key in one read */
};

enum event_type {
    EVENT_KEY,     /* key */
    EVENT_RESIZE,  /* x columns, y rows */
    EVENT_PASTE,   /* text: valid UTF-8, lives during the update only */
    EVENT_CLICK,   /* x, y from 0 */
    EVENT_DOUBLE,  /* double click at x, y */
    EVENT_WHEEL,   /* at x, y; key is K_UP or K_DOWN */
    EVENT_LOADING, /* a library is being loaded: x works so far, y a second */
    EVENT_SAVED,   /* EFFECT_SAVE was tried; text: what to say of it, empty when all is well */
    EVENT_LIBRARY, /* that is over: model, which outlives the app or the next such event, or NULL;
                      row to go to, or REF_NONE; text to say, which lives as long; faults of the
                      files as they are now, one a line, safe to print */
    EVENT_CHANGED, /* the files have changed, and are so large that they are not loaded unasked */
    EVENT_SAID,    /* text to say */
    EVENT_INDEX,   /* index of the model, which lives as long as that */
};

struct index;
struct query;

struct event {
    enum event_type type;
    uint32_t key;
    int x, y;
    int64_t time; /* milliseconds since 1970; 0: not known */
    str text;
    const struct model *model;
    const struct index *index;
    struct query *query; /* of the index, which the app takes over; or NULL */
    ref row;
    str faults;
};

/* What the loop of the screen must do after an update. */
enum effect_type {
    EFFECT_QUIT,
    EFFECT_SUSPEND,
    EFFECT_REDRAW,
    EFFECT_CANCEL, /* stop loading */
    EFFECT_SAVE,   /* app_kept() */
    EFFECT_RELOAD, /* load the files anew */
    EFFECT_EDIT,   /* open an editor at app_where() */
    EFFECT_COPY,   /* put the text into the clipboard */
    EFFECT_VISIT,  /* open the text, an address, in a browser */
};

enum { EFFECTS_MAX = 8 };

struct effect {
    enum effect_type type;
    str text; /* lives until the next event that comes from outside */
};

struct effects {
    struct effect list[EFFECTS_MAX];
    unsigned n;
};

#endif
