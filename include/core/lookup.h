/* From what people type for a row to the row. */
#ifndef LEITMOTIF_CORE_LOOKUP_H
#define LEITMOTIF_CORE_LOOKUP_H

#include "core/model.h"

#include "base/err.h"
#include "base/str.h"

struct lookup {
    const struct model *model;
    unsigned watched; /* episodes seen, or WATCHED_ALL; what spoils later ones is not found */
    const uint16_t *watched_by_work; /* by row of the work, instead of `watched`; or NULL */
    bool searches;                   /* words of a name will do, when no other name has them */
};

/* The row that `text` means, whatever the case of its letters: "work/kind:id" or as much of it as
   leaves one row ("id", "kind:id", "work/id"), else a whole title, name or alias. The address of a
   cue, "scene:id#cue-2", gives its scene. False with `e` set when there is none (with the nearest
   id) or more than one (with the candidates). */
bool lookup(const struct lookup *in, str text, ref *out, struct err *e);

/* The id of a row in its work, "kind:id", and the full one, "work/kind:id". */
str lookup_short(const struct model *m, ref row, struct arena *a);
str lookup_id(const struct model *m, ref row, struct arena *a);
/* The row of a full id as lookup_id() writes it, whatever the guard says; REF_NONE when there is
   none. */
ref lookup_exact(const struct model *m, str id);

#endif
