/* Text as the words that a search compares. A term is a folded word: letters without case, accents
   and apostrophes; Hangul as the keys that type it (one byte each, 0x80 and up), so that a syllable
   being composed is a prefix of what it will become. */
#ifndef LEITMOTIF_CORE_WORDS_H
#define LEITMOTIF_CORE_WORDS_H

#include "core/format.h"

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WORD_MAX = 62, WORD_KEY = 0x80 };

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
    bool is_name; /* words_name() will be asked */
    bool has_whole;
    unsigned count; /* of a name: words so far, */
    size_t at;
    struct word whole;  /* and all of them as one */
    struct word joined; /* of the compound being read */
    unsigned parts;     /* of it, so far */
    bool is_owed;       /* `joined` comes next */
    bool is_mixed;      /* it is of two scripts, and no word */
    bool is_episode;    /* the last word was "episode": it begins `joined` when a number comes */
};

/* The same, where many texts are walked: the memory for words is not cleared. */
static inline void words_start(struct words *w, str text, bool is_name) {
    w->text = text;
    w->at = 0;
    w->parts = w->count = w->whole.n = 0;
    w->is_owed = w->has_whole = w->is_episode = false;
    w->is_name = is_name;
}
/* The next word; false at the end. The parts of "Hae-in" and "Hae-in's" come first, then "haein" as
   one word; "it's" gives "it", then "its"; "can't" is one word; "Episode 14", "s01e14" and "14화"
   give "ep14" too. */
bool words_next(struct words *w, struct word *out);

/* Behind the last word, what a name means besides: all its words as one, when they are two or more
   and not too long for a name; and the given name of a Korean name of three syllables, 수현 of
   김수현. */
bool words_name(struct words *w, struct word *out);

/* What the words that one looks for may begin with; start with {0}. */
struct word_heads {
    bool is_any;           /* anything */
    uint64_t next[1 << 8]; /* by letter, digit or key: a set of what may come second */
};
/* Adds the head of a term; of a longer one the first two letters count. */
void words_add_head(struct word_heads *h, str head);
/* Adds the heads of terms that share one of the first two letters with this one. */
void words_add_near(struct word_heads *h, str head);
/* False when no word of `text` begins so. Much quicker than to walk its words. */
bool words_may_begin(const struct word_heads *h, str text);

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

/* True when these letters type the Hangul term. */
bool word_is_typed(str term, const char *letters);

/* A Hangul term without the particles at its end, 해인 of 해인이는, as far as `least` keys are
   left; other terms as they are. */
str word_bare(str term, size_t least);

/* True for words that questions are made of (what, song, when, he): they weigh next to nothing. */
bool words_is_filler(str term);
/* What such a word asks for. */
enum asks { ASKS_ANY, ASKS_SONG, ASKS_TRACK, ASKS_SCENE, ASKS_WHEN, ASKS_WHO, ASKS_COUNT };
enum asks words_asks(str term);

#endif
