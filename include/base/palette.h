/* Themes: what the roles of cells look like in a terminal of sixteen colours. */
#ifndef LEITMOTIF_BASE_PALETTE_H
#define LEITMOTIF_BASE_PALETTE_H

#include "base/grid.h"

enum palette {
    PALETTE_TERMINAL, /* few of the terminal's own colours */
    PALETTE_VIVID,    /* more of them */
    PALETTE_PLAIN,    /* none, and nothing faint */
    PALETTE_COUNT
};

/* As the configuration writes them; the last is NULL. */
extern const char *const palette_names[PALETTE_COUNT + 1];

struct look {
    uint8_t attr;  /* enum attr, or-ed */
    uint8_t color; /* 30 to 37 as in SGR (ECMA-48); 0 is the default */
};

/* What a style looks like in the theme of the grid. No role is told by its colour alone. */
struct look palette_look(const struct grid *g, style st);

#endif
