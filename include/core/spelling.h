/* Other strings by which terms are found: their stems, and the romanizations of those that stand in
   names. They are worked out one by one, while there is time, and put in order at the end. Used by
   core/reading and core/index alone. */
#ifndef LEITMOTIF_CORE_SPELLING_H
#define LEITMOTIF_CORE_SPELLING_H

#include "core/spell.h"
#include "core/strings.h"

enum { SPELLING_BITS = 5, SPELLING_BLOCK = 256 };

/* Strings as they were worked out. */
struct spelled {
    struct strings strings;
    uint32_t *at; /* by string: its term << SPELLING_BITS | which string of it */
    size_t room;
};

/* Start with {0} and speller_open(); free it with spelling_close(). */
struct spelling {
    struct speller speller;
    struct spelled stems, romans;
};
void spelling_close(struct spelling *s);

/* Terms in the order of other strings for them, each as in struct spelled. The strings take much
   memory and are made anew: not so those that begin a block, of which the first bytes are kept. */
struct spellings {
    uint32_t *at;
    uint64_t *heads; /* see strings_head() */
    uint32_t n;
};
/* How many blocks have a first string of which the head is less. */
uint32_t spellings_before(const struct spellings *s, uint64_t head);
void spellings_free(struct spellings *s);

/* Works out the stem of a term in Latin letters, or the romanizations of a Hangul term. */
void spelling_stem(struct spelling *s, str string, uint32_t term);
void spelling_romanize(struct spelling *s, str string, uint32_t term);
/* What was worked out, in order, to be freed; rank[term] becomes the number of each term. */
struct spellings spelling_sort(const struct spelled *from, const uint32_t *rank);

#endif
