/* The files behind the data: that they have changed, what is wrong in them now (a line in the
   footer, and the list of it), and the editor. */
#ifndef LEITMOTIF_APP_FAULTS_H
#define LEITMOTIF_APP_FAULTS_H

#include "core/where.h"

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

struct app;
struct grid;
struct pen;

enum { PATH_BYTES = 4096 };

struct faults {
    struct arena arena; /* of the lines */
    str *at;
    uint32_t n;
    bool open;   /* the list is on the screen */
    bool is_new; /* no key came since: Enter opens it */
    uint32_t picked, top;
    bool has_changed;  /* the files wait for R */
    struct where edit; /* see app_where() */
    char edit_file[PATH_BYTES];
};

/* Takes a copy of the faults in `text`, one a line and safe to print; empty: all is well. */
void faults_set(struct app *a, str text);
/* The place that a fault names; false when it names none. */
bool faults_where(str fault, struct where *out);
/* Asks for an editor at that place. */
void faults_edit(struct app *a, struct where at);
/* Handles a key while the list is open. */
void faults_key(struct app *a, uint32_t key);

/* A fault without the folder of its file, for which a line has no room. */
str faults_short(str fault);

/* Paints the list over the panes, and the line of the footer. */
void faults_paint(struct app *a, struct grid *g);
void faults_paint_line(struct app *a, const struct pen *footer);

#endif
