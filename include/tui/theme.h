/* What cells look like on this terminal: roles as renditions, characters as libc can print them. */
#ifndef LEITMOTIF_TUI_THEME_H
#define LEITMOTIF_TUI_THEME_H

#include "base/arena.h"
#include "base/grid.h"
#include "tui/sgr.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What the terminal can show. */
struct means {
    bool is_utf8;      /* else all is ASCII */
    bool has_color;    /* eight of them at least, and NO_COLOR does not forbid them */
    uint8_t attrs;     /* bits of struct look */
    uint8_t uncolored; /* those that it cannot show in colour */
};

/* A cell as it goes to the terminal. Width 0 is the right half of a wide one. */
struct glyph {
    uint32_t text[1 + PIECE_MARKS]; /* 0 ends it early */
    uint8_t width;
    struct look look;
};

/* A screen of them. */
struct canvas {
    int w, h;
    struct glyph *glyphs; /* h rows of w */
};

/* A canvas of blanks in `a`. */
struct canvas canvas_new(struct arena *a, int w, int h);

static inline struct glyph *canvas_at(const struct canvas *c, int x, int y) {
    assert(x >= 0 && x < c->w && y >= 0 && y < c->h);
    return &c->glyphs[(size_t)y * (size_t)c->w + (size_t)x];
}

static inline bool glyph_eq(const struct glyph *a, const struct glyph *b) {
    return a->text[0] == b->text[0] && a->width == b->width && a->look.attr == b->look.attr &&
           a->look.color == b->look.color && memcmp(a->text, b->text, sizeof a->text) == 0;
}

/* A space that shows nothing but the default background. */
bool glyph_is_blank(const struct glyph *g);

/* Draws `g` onto `c`, which is blank, as much as fits. Where libc sees a character at another width
   than we do, U+FFFD stands, padded: curses would lose its place. */
void theme_draw(const struct means *m, const struct grid *g, struct canvas *c);

#endif
