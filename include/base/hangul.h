/* Hangul: Revised Romanization, and the keys of the two-set keyboard. */
#ifndef LEITMOTIF_BASE_HANGUL_H
#define LEITMOTIF_BASE_HANGUL_H

#include "base/str.h"

/* The first syllable, how many vowels and codas those have (none is a coda too), and the first
   consonant and vowel of those alone. */
enum { HANGUL = 0xAC00, HANGUL_VOWELS = 21, HANGUL_CODAS = 28 };
enum { HANGUL_CONSONANT = 0x3131, HANGUL_VOWEL = 0x314F };

/* True for a precomposed syllable (U+AC00 to U+D7A3). */
bool hangul_is_syllable(uint32_t c);
/* True when `s` holds at least one Hangul syllable or jamo. */
bool hangul_in(str s);

/* `s` (NFC) in Revised Romanization of Korean (Ministry of Culture, 2000) with its assimilations:
   liaison, nasals, ㄹ, aspiration and palatalization within a word, not across spaces; 청혼 =
   cheonghon, 신라 = silla. All that is not Hangul stays as it is. */
str hangul_romanize(struct arena *a, str s);

/* How a name of Hangul syllables may be written in Latin letters. */
enum hangul_way {
    HANGUL_REVISED, /* as hangul_romanize() */
    HANGUL_LETTERS, /* letter by letter: 웃게 = usge */
    HANGUL_USUAL,   /* as people write their names: 김수현 = kimsoohyun */
    HANGUL_SECOND,  /* likewise, by the second way of a syllable if it has two: kimsuhyun */
    HANGUL_SURNAME, /* the surname so, the rest by letters: kimsuhyeon */
    HANGUL_WAYS
};
/* A name of `n` Hangul syllables written each way in lower case; empty when a way is that by
   letters for all of them. */
void hangul_spell(struct arena *a, const uint32_t *name, size_t n, str out[HANGUL_WAYS]);

/* The syllables and jamo that these keys of the two-set keyboard type: "rlatngus" = 김수현. Letters
   that are no key stay as they are. Returns how many there are, at most one for each key. The
   inverse of hangul_keys(). */
size_t hangul_compose(str keys, uint32_t *out);

/* True when this key types a vowel, or the first part of one. */
bool hangul_is_vowel(char key);

/* The QWERTY letters that type `c` (a syllable or a compatibility jamo) on the two-set (Dubeolsik)
   keyboard, shifted ones in upper case, at most 5: ㅓ = "j", 쌍 = "Tkd". Returns their number; 0
   when `c` is not Hangul. */
size_t hangul_keys(uint32_t c, char out[6]);
/* The first two of these letters of a syllable: those of its consonant and of its vowel. */
void hangul_head(uint32_t syllable, char out[2]);

#endif
