/* Which datasets a command works on. */
#ifndef LEITMOTIF_CLI_LIBRARY_H
#define LEITMOTIF_CLI_LIBRARY_H

#include "cli/args.h"
#include "core/model.h"

#include "base/str.h"

#include <stdio.h>

struct follow;

/* Who waits for a library. */
struct library_setup {
    FILE *said;                                   /* takes the findings, one a line */
    bool (*go_on)(void *context, uint32_t works); /* see load_watch(); or NULL */
    void *context;
    unsigned *errors; /* counts the findings that are errors; or NULL */
    bool is_curator;  /* see load_advise_curator() */
    /* Has it read for a search meanwhile; to be closed, also when nothing was loadable. Or NULL. */
    struct follow **follow;
    bool spells; /* for an index; see follow_open() */
};

/* Loads the files and folders that are arguments of the command, and --data. Without such
   arguments: the compiled-in dataset, the folders leitmotif/ of $XDG_DATA_DIRS and $XDG_DATA_HOME
   (XDG Base Directory Specification 0.8), $LEITMOTIF_PATH, and --data; of the same work in two of
   them the later one counts. Findings go to setup->said. NULL when nothing was loadable, or
   nothing of what the command line names, also when it was stopped; free with model_free(). */
struct model *library_load(const struct args *args, const struct library_setup *setup);
/* True when the command line names files or folders. */
bool library_is_named(const struct args *args);
/* Bytes of all those files, and the compiled-in dataset alone: what one looks at meanwhile. */
uint64_t library_size(const struct args *args);
struct model *library_own(void);
/* The files and folders, each with a NUL behind it; they live as long as args->arena. */
str library_paths(const struct args *args);

/* Without --watched, what was seen of each work on the screen counts: takes it from what is kept,
   and says so on standard error when that withholds something. */
void library_recall(struct args *args, const struct model *m);
/* The last episode that was seen of the work of `row`. */
unsigned library_watched(const struct args *args, const struct model *m, ref row);

/* What its pages are built with, in args->arena: lists whole, for on paper there is no "all 312" to
   follow. */
struct page_setup library_page(const struct args *args, const struct model *m, ref row);
/* The work of --work, or all; none after saying on standard error why. */
struct span library_works(const struct args *args, const struct model *m);

/* The row that an id on the command line means, as far as --watched lets it be seen; REF_NONE after
   saying on standard error why there is none. */
ref library_find(const struct args *args, const struct model *m, str id);

#endif
