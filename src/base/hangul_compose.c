/* The automaton of the two-set keyboard: keys -> syllables. */
#include "base/hangul.h"

#include "base/text.h"

#include <string.h>

enum {
    FIRST_SYLLABLE = 0xAC00,
    VOWELS = 21,
    CODAS = 28,
    FIRST_CONSONANT = 0x3131,
    FIRST_VOWEL = 0x314F
};

/* Keys of the consonants that begin a syllable, the vowels, and the consonants that end one, in
   Unicode's order; and of all consonants alone from U+3131 on. */
static const char *const onsets[] = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                                     "T", "d", "w", "W", "c", "z", "x", "v", "g"};
static const char *const vowels[VOWELS] = {"k",  "o",  "i",  "O",  "j",  "p",  "u",
                                           "P",  "h",  "hk", "ho", "hl", "y",  "n",
                                           "nj", "np", "nl", "b",  "m",  "ml", "l"};
static const char *const codas[CODAS] = {"",   "r",  "R",  "rt", "s",  "sw", "sg", "e", "f",  "fr",
                                         "fa", "fq", "ft", "fx", "fv", "fg", "a",  "q", "qt", "t",
                                         "T",  "d",  "w",  "c",  "z",  "x",  "v",  "g"};
static const char *const alone[] = {"r",  "R",  "rt", "s",  "sw", "sg", "e", "E", "f", "fr",
                                    "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q", "qt",
                                    "t",  "T",  "d",  "w",  "W",  "c",  "z", "x", "v", "g"};

/* The longest of the list that `s` starts with, at most `most` keys; its place, or -1. */
static int longest(str s, const char *const *list, size_t n) {
    int best = -1;
    size_t length = 0;
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, str_of(list[i])) && strlen(list[i]) > length) {
            length = strlen(list[i]);
            best = (int)i;
        }
    return best;
}

static bool starts_syllable(str s) {
    int onset = longest(s, onsets, COUNT(onsets));
    return onset >= 0 && longest(str_slice(s, 1, s.n), vowels, VOWELS) >= 0;
}

/* The consonants that close the syllable before `s`: as many as leave the next syllable its own. */
static int coda_of(str s) {
    int coda = longest(s, codas, CODAS);
    if (coda <= 0)
        return 0;
    size_t n = strlen(codas[coda]);
    if (!starts_syllable(str_slice(s, n - 1, s.n)))
        return coda;
    return n == 1 ? 0 : longest(str_slice(s, 0, 1), codas, CODAS);
}

/* Adds what the head of `s` types and returns how many keys that took. */
static size_t compose(struct buf *out, str s) {
    int onset = longest(s, onsets, COUNT(onsets));
    if (onset >= 0 && starts_syllable(s)) {
        int vowel = longest(str_slice(s, 1, s.n), vowels, VOWELS);
        size_t n = 1 + strlen(vowels[vowel]);
        int coda = coda_of(str_slice(s, n, s.n));
        text_add(out, (uint32_t)(FIRST_SYLLABLE + (onset * VOWELS + vowel) * CODAS + coda));
        return n + strlen(codas[coda]);
    }
    int vowel = longest(s, vowels, VOWELS);
    int consonant = vowel < 0 ? longest(s, alone, COUNT(alone)) : -1;
    if (vowel >= 0)
        text_add(out, (uint32_t)(FIRST_VOWEL + vowel));
    else if (consonant >= 0 && onset >= 0)
        text_add(out,
                 (uint32_t)(FIRST_CONSONANT + longest(str_slice(s, 0, 1), alone, COUNT(alone))));
    else
        buf_char(out, s.p[0]);
    return vowel >= 0 ? strlen(vowels[vowel]) : 1;
}

str hangul_compose(struct arena *a, str keys) {
    struct buf out = {.arena = a};
    while (keys.n > 0)
        keys = str_slice(keys, compose(&out, keys), keys.n);
    return buf_str(&out);
}
