/* The automaton of the two-set keyboard: keys -> syllables. */
#include "base/hangul.h"

#include <limits.h>
#include <string.h>

/* Keys in Unicode's order: of the consonants that begin a syllable; and one or two for each vowel,
   each consonant that ends a syllable, and each consonant alone. */
static const char onsets[] = "rRseEfaqQtTdwWczxvg";
static const char vowels[] = "k.o.i.O.j.p.u.P.h.hkhohly.n.njnpnlb.m.mll.";
static const char codas[] = "r.R.rts.swsge.f.frfafqftfxfvfga.q.qtt.T.d.w.c.z.x.v.g.";
static const char alone[] = "r.R.rts.swsge.E.f.frfafqftfxfvfga.q.Q.qtt.T.d.w.W.c.z.x.v.g.";

/* The place of `key`, with `next` if that is not '.', in a list of pairs; -1: none. */
static int pair_at(const char *pairs, char key, char next) {
    for (int i = 0; pairs[i]; i += 2)
        if (pairs[i] == key && pairs[i + 1] == next)
            return i / 2;
    return -1;
}

static char at(str s, size_t i) {
    return i < s.n ? s.p[i] : '\0';
}

bool hangul_is_vowel(char key) {
    static const bool vowel[UCHAR_MAX + 1] = {
        ['k'] = true, ['o'] = true, ['i'] = true, ['O'] = true, ['j'] = true,
        ['p'] = true, ['u'] = true, ['P'] = true, ['h'] = true, ['y'] = true,
        ['n'] = true, ['b'] = true, ['m'] = true, ['l'] = true,
    };
    return vowel[(unsigned char)key];
}

/* The vowel that `s` begins with, which is one; *n keys. */
static int vowel_of(str s, size_t *n) {
    int two = hangul_is_vowel(at(s, 1)) ? pair_at(vowels, at(s, 0), at(s, 1)) : -1;
    *n = two >= 0 ? 2 : 1;
    return two >= 0 ? two : pair_at(vowels, at(s, 0), '.');
}

/* The consonants that close the syllable before `s`, from 1; 0: none. As many as leave the next
   syllable its own. */
static int coda_of(str s, size_t *n) {
    *n = 0;
    if (hangul_is_vowel(at(s, 1)))
        return 0;
    int two = hangul_is_vowel(at(s, 2)) ? -1 : pair_at(codas, at(s, 0), at(s, 1));
    int one = pair_at(codas, at(s, 0), '.');
    *n = two >= 0 ? 2 : one >= 0 ? 1 : 0;
    return two >= 0 ? two + 1 : one + 1;
}

/* What the head of `s` types; returns how many keys that takes. */
static size_t compose(str s, uint32_t *out) {
    size_t n = 1, coda_keys;
    const char *onset = hangul_is_vowel(at(s, 1)) && s.p[0] ? strchr(onsets, s.p[0]) : NULL;
    if (onset) {
        int vowel = vowel_of(str_slice(s, 1, s.n), &n);
        int coda = coda_of(str_slice(s, 1 + n, s.n), &coda_keys);
        int first = HANGUL + (int)(onset - onsets) * HANGUL_VOWELS * HANGUL_CODAS;
        *out = (uint32_t)(first + vowel * HANGUL_CODAS + coda);
        return 1 + n + coda_keys;
    }
    int single = pair_at(alone, s.p[0], '.');
    if (hangul_is_vowel(s.p[0]))
        *out = (uint32_t)(HANGUL_VOWEL + vowel_of(s, &n));
    else
        *out = single >= 0 ? (uint32_t)(HANGUL_CONSONANT + single) : (unsigned char)s.p[0];
    return n;
}

size_t hangul_compose(str keys, uint32_t *out) {
    size_t n = 0;
    while (keys.n > 0)
        keys = str_slice(keys, compose(keys, &out[n++]), keys.n);
    return n;
}
