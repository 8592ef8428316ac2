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
    bool is_shared; /* `found` is that of an earlier one */
    struct packed found;
};

struct frequent_sink {
    bool (*put)(void *context, str term, bool is_typing); /* false: no more */
    void *context;
};

/* Names words that may be frequent, by how many bytes their postings take. */
void index_frequent(const struct index *x, const struct frequent_sink *sink);
/* Keeps what one finds, and takes it over; false when there are READY_MOST. What finds the same as
   another, as "epi" and "epis" do, shares it. */
bool index_add_ready(struct index *x, struct ready *r);
/* What was kept of a word; or NULL. */
const struct ready *index_ready(const struct index *x, str term, bool is_typing);

#endif
