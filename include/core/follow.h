/* Reads works for the search, on a thread of its own, while more are loaded: so a large library can
   be searched soon after its last byte. */
#ifndef LEITMOTIF_CORE_FOLLOW_H
#define LEITMOTIF_CORE_FOLLOW_H

#include "core/load.h"

struct follow;
struct reading;

/* Follows a load from its start; NULL when the system gives no thread, and nothing is lost then.
   For an index it also spells the terms in other ways while it waits. */
struct follow *follow_open(struct load *l, bool spells);
/* No more is read. To be called before load_close(). */
void follow_end(struct follow *f);
void follow_close(struct follow *f);

/* What was read of the model that load_close() gave; the caller frees it. NULL when the load has
   moved works after they were read, or it was taken before. */
struct reading *follow_take(struct follow *f);

#endif
