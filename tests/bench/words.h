/* Made-up words that look like English and Korean, and the chance that picks them. All of it
   depends on seeds alone, so that every machine makes the same. */
#ifndef LEITMOTIF_BENCH_WORDS_H
#define LEITMOTIF_BENCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* splitmix64 */
struct chance {
    uint64_t state;
};
/* The chance that goes with thing `n` of a kind of things. */
struct chance chance_of(uint64_t kind, uint64_t n);
/* A number below `n`, which is not 0. */
uint32_t chance_below(struct chance *c, uint32_t n);
/* True in `percent` of all cases. */
bool chance_is(struct chance *c, unsigned percent);
/* A rank by Zipf's law, in steps of a factor of 2, from 0 to 2^octaves - 2. */
uint32_t chance_zipf(struct chance *c, unsigned octaves);

/* A short text, always with its NUL. */
struct text {
    char p[512];
    size_t n;
};
/* Appends; what does not fit is left out. */
void text_put(struct text *t, const char *s);

/* The words of a rank: common ones are short. The Korean one has no particle. */
void word_english(struct text *t, uint32_t rank);
void word_korean(struct text *t, uint32_t rank);
/* `n` words by Zipf's law, inflected and with particles as in running text. */
void words_english(struct text *t, struct chance *c, unsigned n);
void words_korean(struct text *t, struct chance *c, unsigned n);

/* A name in both scripts: Latin, and Hangul. */
struct name_pair {
    struct text en, ko;
};
/* A title of `n` words, and a name of a person, in words that are rarer than those of texts. */
struct name_pair words_title(struct chance *c, unsigned n);
struct name_pair words_name(struct chance *c);
/* The id that a name makes: lower case, with hyphens. */
struct text words_id(const struct text *name);

#endif
