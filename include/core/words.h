/* Text as the words that a search compares. A term is a folded word: letters without case, accents
   and apostrophes; Hangul as the keys that type it (one byte each, 0x80 and up), so that a syllable
   being composed is a prefix of what it will become. */
#ifndef LEITMOTIF_CORE_WORDS_H
#define LEITMOTIF_CORE_WORDS_H

#include "core/format.h"

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum { WORD_MAX = 62, WORD_KEY = 0x80, WORD_KEYS = 33 };

/* One word, or what several make when they are written together. */
struct word {
    char bytes[WORD_MAX]; /* the term; what is longer is cut */
    unsigned n;
    size_t from, to; /* where it stands in the text */
    bool is_joined;  /* the parts of a compound, as one: "haein" after "hae" and "in" of Hae-in */
};

/* A walk through the words of a text. Start with {.text = …}; `text` is NFC. */
struct words {
    str text;
    size_t at;
    struct word joined; /* of the compound being read */
    unsigned parts;     /* of it, so far */
    bool is_owed;       /* `joined` comes next */
    bool is_mixed;      /* it is of two scripts, and no word */
};

/* The next word; false at the end. The parts of "Hae-in" and "Hae-in's" come first, then "haein" as
   one word; "it's" gives "it", then "its"; "can't" is one word. */
bool words_next(struct words *w, struct word *out);

/* All words of `text` as one; false when there are fewer than two, or too many for a name. */
bool words_whole(str text, struct word *out);

/* The given name of a Korean name of three syllables, 수현 of 김수현; false for any other text. */
bool words_given(str name, struct word *out);

/* The term; lives as long as the word. */
static inline str word_term(const struct word *w) {
    return (str){w->bytes, w->n};
}
/* True when a term is Hangul. */
static inline bool word_is_hangul(str term) {
    return term.n > 0 && ((unsigned char)term.p[0] & 0xC0) == WORD_KEY;
}
/* The key of a letter of the two-set keyboard, as a byte of a term; 0 when it has none. */
char word_key(char letter);
/* The letter on that key, as it is typed. */
char word_letter(char key);

/* True for words that questions are made of (what, song, when, he): they weigh next to nothing. */
bool words_is_filler(str term);
/* The kinds of row that such a word asks for, KINDS(…): who for people, when for scenes. */
unsigned words_hint(str term);

#endif
