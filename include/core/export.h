/* A work as a file for other programs, and for people who have no screen. */
#ifndef LEITMOTIF_CORE_EXPORT_H
#define LEITMOTIF_CORE_EXPORT_H

#include "core/page.h"

#include "base/err.h"
#include "base/str.h"

/* The order of the songs: by their first use in the story, or as on the album. */
enum export_order { EXPORT_STORY, EXPORT_ALBUM };

struct export_job {
    const struct page_setup *page; /* links are those of the work; `whole` is SECTION_COUNT */
    ref work;
    enum export_order order;
    bool is_one;     /* the whole file is this work: it may take several lines */
    struct arena *a; /* for what is made on the way */
    struct buf *out; /* the file grows here */
    struct err *e;   /* empty; set when the text cannot be written in this format */
};

struct export_format {
    const char *name;
    bool is_dataset; /* the dataset again: it takes many works, and keeps their order */
    void (*write)(const struct export_job *x); /* appends the work */
};

/* The format of this name, or NULL with `e` set. */
const struct export_format *export_find(str name, struct err *e);

/* Says that something is left out, for a reader of the file or the command. */
str export_withheld(unsigned watched, struct arena *a);

#endif
