/* What a row is called. */
#ifndef LEITMOTIF_CORE_LABEL_H
#define LEITMOTIF_CORE_LABEL_H

#include "core/model.h"

#include "base/arena.h"

#include <stdbool.h>

/* Which names are shown: English, those of the language of the work, or both. */
enum names { NAMES_ENGLISH, NAMES_ORIGINAL, NAMES_BOTH, NAMES_COUNT };

/* False for "literal" and "short", under which names stand that are no titles. */
bool label_is_title(str lang);

/* The name in one language ("en", "ko", "literal"), or with an empty one the original: in the first
   that is neither English, literal nor short. Empty when there is none. */
str label_in(const struct model *m, ref r, str lang);

/* The name to show; never empty for a loaded row (at worst its id). A source is called by publisher
   and title, an episode by its number, a dispute by its question. Text that is not in the model is
   made in `a`. */
str label(const struct model *m, ref r, enum names names, struct arena *a);

/* The same, but the short name where there is one: what others in the story call a character. */
str label_short(const struct model *m, ref r, enum names names, struct arena *a);

/* The name to show beside it under NAMES_BOTH; empty otherwise, and when it would be the same. */
str label_other(const struct model *m, ref r, enum names names);

/* "Ep 6", "Before ep 1", "Special" or "Ep ?". */
str label_episode(uint16_t episode, struct arena *a);

/* Where a row stands in its work: "Ep 14" for a scene and an episode ("before" when it is before
   the first), "Part 4" for a track; empty for others. At most 10 columns. */
str label_where(const struct model *m, ref r, struct arena *a);

/* A whole ISO date as "16 Mar 2024", and as "Sat 16 Mar 2024"; anything else as it is. */
str label_date(str iso, struct arena *a);
str label_day(str iso, struct arena *a);

/* Milliseconds as "0:42:10", or "0:42:10.500" where there are any. */
str label_clock(uint32_t ms, struct arena *a);

#endif
