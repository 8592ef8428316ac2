/* A grid of cells as text, as ANSI text and as SVG. */
#ifndef LEITMOTIF_CLI_DUMP_H
#define LEITMOTIF_CLI_DUMP_H

#include "cli/output.h"

#include "base/grid.h"

/* One line a row, without trailing blanks. */
void dump_text(struct out *o, const struct grid *g);
/* The same with colours and attributes as SGR sequences (ECMA-48). */
void dump_ansi(struct out *o, const struct grid *g);
/* A picture (SVG 1.1): a rectangle and monospaced text per run of one style; every run, and every
   wide cell, is placed by its column. */
void dump_svg(struct out *o, const struct grid *g);

#endif
