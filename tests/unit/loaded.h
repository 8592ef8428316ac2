/* A library loaded for a test, and what is asserted of its rows. */
#ifndef LEITMOTIF_TESTS_LOADED_H
#define LEITMOTIF_TESTS_LOADED_H

#include "core/load.h"

#include "collect.h"

struct loaded {
    struct collect said;
    struct load *load;
    struct model *m; /* from loaded_close() on */
    ref work;        /* that loaded_row() looks in; the test sets it */
};

void loaded_open(struct loaded *f);
/* Ends the load; `says` is all that it may have said. */
void loaded_close(struct loaded *f, const char *says);
void loaded_release(struct loaded *f);

/* The row of this id, which must be there. */
const void *loaded_row(const struct loaded *f, enum kind kind, const char *id);
void loaded_str(str s, const char *want);
void loaded_text(const struct loaded *f, pstr s, const char *want);
/* The `i`-th reference of a list leads to the row of this id. */
void loaded_ref(const struct loaded *f, plist l, uint32_t i, const char *id);
/* The `i`-th name is `want`, as in "ko=노래". */
void loaded_name(const struct loaded *f, plist names, uint32_t i, const char *want);

#endif
