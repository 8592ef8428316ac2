/* Words that stand in much of a library, whole, or of three letters and more while they are typed.
   What they find is worked out beforehand, and kept as it is. */
#ifndef LEITMOTIF_CORE_INDEX_READY_H
#define LEITMOTIF_CORE_INDEX_READY_H

#include "core/index.h"
#include "core/scores.h"

enum { READY_MOST = 256 /* words that are kept */ };

/* What a word finds in all units. */
struct ready {
    struct word term;
    bool is_typing;
    bool is_roman; /* some was romanized */
    uint32_t rarity;
    struct packed found;
};

struct frequent_sink {
    bool (*put)(void *context, str term, bool is_typing); /* false: no more */
    void *context;
};

/* Names the frequent words, by how many bytes their postings take. */
void index_frequent(const struct index *x, const struct frequent_sink *sink);
/* Keeps what one finds; false when there are READY_MOST. */
bool index_add_ready(struct index *x, const struct ready *r);
/* What was kept of a word; or NULL. */
const struct ready *index_ready(const struct index *x, str term, bool is_typing);

#endif
