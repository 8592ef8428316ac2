/* Other strings by which a term is found: its English stem, and for Hangul its romanizations. */
#ifndef LEITMOTIF_CORE_SPELL_H
#define LEITMOTIF_CORE_SPELL_H

#include "base/arena.h"
#include "base/str.h"

struct sb_stemmer; /* of libstemmer (Snowball) */

/* What the spellings are made with. One thread at a time. */
struct speller {
    struct sb_stemmer *english;
    struct arena arena; /* emptied at each call */
};

/* Readies a speller, and gives back what it holds. Lack of memory ends the process. */
void speller_open(struct speller *s);
void speller_close(struct speller *s);

enum { SPELLINGS_MAX = 21 };

/* The stem of a term in Latin letters (Porter2, Snowball's "english"); the term itself when it has
   no other. A number word is its digits. Lives until the next call. */
str spell_stem(struct speller *s, str term);

/* The romanizations of a Hangul term, each once: all ways of base/hangul.h, and of two syllables,
   as given names have, all that people mix of them. Returns how many; they live until the next
   call.
 */
unsigned spell_romanize(struct speller *s, str term, str out[SPELLINGS_MAX]);

/* The term of the same keys on the other keyboard layout: Latin letters for Hangul, and the other
   way. `typed` is the word as typed, with its capitals; empty when a character is no key. Lives
   until the next call. */
str spell_layout(struct speller *s, str typed);

#endif
