/* The way out to the terminal: what curses writes is gathered and sent in one write. */
#ifndef LEITMOTIF_TUI_OUTPUT_H
#define LEITMOTIF_TUI_OUTPUT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>

/* curses insists on a file to write to and flushes when its own buffer is full. So it gets a file
   in memory, and the terminal sees only whole frames. */
struct output {
    FILE *file; /* for newterm() */
    struct arena arena;
    struct buf ahead;  /* what the next output_send() writes before the bytes of curses */
    struct buf behind; /* and after them */
    str unwanted;      /* left out of what curses writes; empty: nothing is */
};

/* False with `e` set when no file can be made. */
bool output_open(struct output *o, struct err *e);
void output_close(struct output *o);

/* Forgets all that was not sent yet. */
void output_drop(struct output *o);
/* Writes all of it to standard output. False when the terminal is gone. */
bool output_send(struct output *o);

#endif
