/* A screen in memory: plain cells that can be painted by curses, printed or compared. */
#ifndef LEITMOTIF_BASE_GRID_H
#define LEITMOTIF_BASE_GRID_H

#include "base/str.h"
#include "base/text.h"

/* What a cell means; the theme gives it a colour. */
enum role {
    ROLE_TEXT,
    ROLE_DIM,    /* secondary text */
    ROLE_BORDER, /* border of a pane without focus */
    ROLE_FOCUS,  /* border and title of the pane with focus */
    ROLE_TITLE,  /* heading inside a pane, name of the work */
    ROLE_LINK,
    ROLE_CITE, /* [1] */
    ROLE_LYRIC,
    ROLE_NAME,   /* a second name: Korean, romanized */
    ROLE_HIDDEN, /* ▒ withheld by the guard */
    ROLE_KEY,    /* a key in hints and help */
    ROLE_MATCH,  /* found by a search */
    ROLE_ERROR,
    ROLE_COUNT
};

/* Drawn on top of the role's colour, so that colour is never the only signal. Each is the bit of
   its parameter of SGR (ECMA-48): bold, parameter 1, is 1 << 1. */
enum attr { ATTR_BOLD = 2, ATTR_DIM = 4, ATTR_ITALIC = 8, ATTR_UNDERLINE = 16, ATTR_REVERSE = 128 };

typedef struct style {
    uint8_t role; /* enum role */
    uint8_t attr; /* enum attr, or-ed */
} style;

typedef struct rect {
    int x, y, w, h;
} rect;

/* width 0 marks the right half of a wide piece; its style is that of the left half. */
struct cell {
    uint32_t base;
    uint32_t marks[PIECE_MARKS];
    uint8_t width;
    style style;
};

struct grid {
    int w, h;
    struct cell *cells;     /* h rows of w */
    int cursor_x, cursor_y; /* -1: hidden */
    uint8_t palette;        /* what its styles look like: enum palette */
};

/* A grid of blanks in `a`. w and h are at least 0. */
struct grid grid_new(struct arena *a, int w, int h);
/* The cell at (x, y), which must be inside. */
struct cell *grid_at(const struct grid *g, int x, int y);

/* What may be shown: all, nothing that some terminals draw twice as wide as others (East Asian
   Ambiguous, UAX 11), ASCII alone. */
enum signs { SIGNS_ALL, SIGNS_CERTAIN, SIGNS_ASCII };
/* Puts stand-ins, as wide, in the place of the others. */
void grid_restrict(struct grid *g, enum signs signs);

/* Where text is written: row `y` of a grid, within `clip`. */
struct pen {
    struct grid *g;
    rect clip;
    int y;
};

/* Writes one line of text from column `x`, cut at the right edge of the clip and of the grid; a
   wide piece that does not fit whole leaves a blank. Text passes text_safe() first. Returns the
   column after the last piece. */
int grid_put(const struct pen *pen, int x, str text, style st);
/* Blanks `r` in style `st`. */
void grid_fill(struct grid *g, rect r, style st);
/* Gives the cells of `r` the attributes of `attr` in addition. */
void grid_mark(struct grid *g, rect r, uint8_t attr);

/* Gives them the role as well, if it is none but ROLE_COUNT. */
void grid_tint(struct grid *g, rect r, style st);

/* Draws the outline of `r` with box-drawing lines; where it meets a line that is already there the
   two join (├ ┬ ┼ …). A later outline's style wins. */
void grid_box(struct grid *g, rect r, style st);

/* The cells of `run`, which lies in one row, as UTF-8. */
str grid_text(struct arena *a, const struct grid *g, rect run);
/* Row `y` as UTF-8 without trailing blanks. */
str grid_row(struct arena *a, const struct grid *g, int y);

#endif
