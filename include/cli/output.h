/* The way to standard output and standard error: nothing leaves but through text_safe(). */
#ifndef LEITMOTIF_CLI_OUTPUT_H
#define LEITMOTIF_CLI_OUTPUT_H

#include "core/json_row.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>

struct out {
    FILE *file;
    struct arena arena; /* emptied now and then: what is made in it serves for one call */
    struct buf buf;     /* bytes of our own making may be added here too; out_raw() writes them */
    int error;          /* errno of the write that failed; then nothing more is written */
};

/* Starts writing to `file`. A reader that goes away is no longer a signal, but a failed write. */
void out_open(struct out *o, FILE *file);
/* Writes what is left. Returns `status`, or 0 when the reader has gone away, or 2 after a message
   when writing failed. */
int out_close(struct out *o, int status);

/* Text on the line, made safe. */
void out_text(struct out *o, str text);
/* Bytes of our own making: line ends, colours, JSON that was quoted. */
void out_raw(struct out *o, str bytes);
/* Text to the end of the line, made safe. */
void out_line(struct out *o, str text);
/* A row as one line of JSON. */
void out_json(struct out *o, const struct page_setup *p, ref row);

/* Says "leitmotif: …" on standard error, and returns `status`. */
int out_error(const struct err *e, int status);

/* Columns to lay text out in: those of the terminal that standard output is, else 0. */
int out_columns(void);

#endif
