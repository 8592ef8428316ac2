/* What is picked, as far as it may be seen, and what belongs to it: what menus are about. */
#ifndef LEITMOTIF_APP_SUBJECT_H
#define LEITMOTIF_APP_SUBJECT_H

#include "core/page.h"
#include "core/story.h"

struct app;

struct subject {
    struct page_setup setup;
    ref row;               /* REF_NONE: nothing is picked, or it is withheld */
    struct page page;      /* of it */
    ref song;              /* the row itself, or that of a scene; or REF_NONE */
    const struct cue *cue; /* where the song is heard, when the row is a scene; or NULL */
    struct refs sources;   /* in the order of their numbers on the page */
};

/* All of it lives until the next update. */
struct subject subject_of(struct app *a);

#endif
