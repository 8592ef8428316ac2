/* Whether a word of the query means a term of the text, and how. Pure: the index and the scan both
   ask here, so that they agree. */
#ifndef LEITMOTIF_CORE_MATCH_H
#define LEITMOTIF_CORE_MATCH_H

#include "core/spell.h"
#include "core/words.h"

#include <stdbool.h>
#include <stdint.h>

/* How a term was met, best first. */
enum match_how {
    MATCH_AS_TYPED,
    MATCH_STEM,      /* falls, falling */
    MATCH_PREFIX,    /* the word being typed; a Hangul word before its particles */
    MATCH_INITIALS,  /* ㄱㅅㅎ */
    MATCH_INSIDE,    /* inside a Hangul word */
    MATCH_ROMANIZED, /* Korean in Latin letters */
    MATCH_LAYOUT,    /* typed with the wrong keyboard layout */
    MATCH_SPELLING,  /* a slip of the fingers */
    MATCH_COUNT,
    MATCH_NONE = MATCH_COUNT
};

/* What may be tried: first WAY_PLAIN, of which WAY_ROMAN can be left out; then each of the others,
   when what was tried before has found nothing that may be seen. */
enum match_way { WAY_ROMAN = 1, WAY_PLAIN = 2 | WAY_ROMAN, WAY_LAYOUT = 4, WAY_SPELLING = 8 };

enum {
    MATCH_INSIDE_KEYS = 4, /* two syllables at least */
    MATCH_PAIRS = 64,      /* bits of match_pairs() */
    MATCH_OTHER_MIN = 3,   /* bytes of a word in the wrong layout, or romanized */
    MATCH_EDIT_1 = 4,      /* bytes from which one edit is allowed, */
    MATCH_EDIT_2 = 8,      /* and two */
    MATCH_SYLLABLES = 24,  /* of a pattern of initials */
};

/* A syllable of a pattern: its keys; with an onset alone any syllable that begins so. */
struct pattern {
    char keys[MATCH_SYLLABLES][8];
    unsigned n; /* 0: the word holds no lone consonants */
};

/* A word of the query, made ready. */
struct token {
    struct word term, layout; /* layout.n is 0 when the other layout gives nothing */
    struct word stem;         /* of a Hangul word, what stands before its particle */
    bool is_typing;           /* it may go on */
    bool is_hangul;
    bool goes_inside;  /* it may be meant inside a Hangul word */
    bool is_root;      /* the stem, as a term, has itself as stem */
    unsigned edits;    /* allowed by WAY_SPELLING */
    uint32_t letters;  /* a bit for each letter of the term, for a quick refusal */
    uint64_t peq[256]; /* of the bit-parallel distance: the places of each byte */
    struct pattern pattern;
};

/* Makes a token of a folded word; `typed` is how it stands in the query. */
void match_token(struct token *t, const struct word *word, str typed, struct speller *s);

/* A bit for each two letters next to each other: a term that holds another has all bits of it. */
uint64_t match_pairs(str term);
/* 0 when the pattern of initials fits the head of a Hangul term; otherwise how many of its first
   bytes rule that out, for all terms that begin with them. */
size_t match_initials(const struct token *t, str term);
/* Bytes of the longest term that may be meant by a slip: of an unfinished word no more can be
   missing than is there. */
size_t match_longest(const struct token *t);
/* True when the token stands inside the Hangul term, not at its head. */
bool match_inside(const struct token *t, str term);
/* True when the romanization is meant. */
bool match_roman(const struct token *t, str roman);

/* Notes with what the terms begin that it means in one of the ways. */
void match_heads(const struct token *t, unsigned ways, struct word_heads *h);
/* The best way of `ways` in which the token means the term; MATCH_NONE when none does. */
enum match_how match_term(const struct token *t, str term, unsigned ways, struct speller *s);

#endif
