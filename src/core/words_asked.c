/* Words that questions are made of. */
#include "core/words.h"

#include <stdlib.h>

/* In the order of str_cmp(). */
static const char *const fillers[] = {
    "a",          "about", "after", "all",  "am",    "an",     "and",  "any",   "are",    "as",
    "at",         "be",    "been",  "but",  "by",    "called", "can",  "did",   "do",     "does",
    "during",     "find",  "for",   "from", "get",   "gets",   "go",   "goes",  "had",    "has",
    "have",       "he",    "her",   "hers", "hes",   "him",    "his",  "how",   "i",      "if",
    "im",         "in",    "into",  "is",   "it",    "its",    "like", "me",    "music",  "my",
    "name",       "of",    "on",    "one",  "or",    "ost",    "out",  "play",  "played", "playing",
    "plays",      "s",     "scene", "she",  "shes",  "show",   "so",   "some",  "song",   "songs",
    "soundtrack", "that",  "thats", "the",  "their", "them",   "then", "there", "they",   "this",
    "to",         "track", "u",     "up",   "was",   "we",     "were", "what",  "whats",  "when",
    "where",      "which", "while", "who",  "whos",  "whose",  "why",  "with",  "you",    "your",
};

static int compare_filler(const void *term, const void *filler) {
    return str_cmp(*(const str *)term, str_of(*(const char *const *)filler));
}

/* The same in Korean, as they are typed without particles: 노래 음악 곡 장면 때 나온 나오는 나올
   부른 부르는 무슨 어떤 어디 제 뭐 누가 누구 제목 뭐야 뭐지 뭐예요 뭐에요 뭐였지 뭔가요 언제 나와
   나왔던 나오던 불렀어 불렀지 불렀던 씬 알려줘 찾아줘; and what they ask for. */
static const struct hint {
    const char *word;
    enum asks asks;
} korean[] = {
    {"shfo", ASKS_SONG},    {"dmador", ASKS_ANY},   {"rhr", ASKS_ANY},       {"wkdaus", ASKS_SCENE},
    {"Eo", ASKS_WHEN},      {"skdhs", ASKS_ANY},    {"skdh", ASKS_ANY},      {"skdhf", ASKS_ANY},
    {"qnfms", ASKS_WHO},    {"qnfm", ASKS_WHO},     {"antms", ASKS_ANY},     {"djEjs", ASKS_ANY},
    {"djel", ASKS_ANY},     {"wp", ASKS_ANY},       {"anj", ASKS_ANY},       {"snrk", ASKS_WHO},
    {"snrn", ASKS_WHO},     {"wpahr", ASKS_ANY},    {"anjdi", ASKS_ANY},     {"anjwl", ASKS_ANY},
    {"anjdPdy", ASKS_ANY},  {"anjdpdy", ASKS_ANY},  {"anjduTwl", ASKS_ANY},  {"anjsrkdy", ASKS_ANY},
    {"djswp", ASKS_ANY},    {"skdhk", ASKS_ANY},    {"skdhkTejs", ASKS_ANY}, {"skdhejs", ASKS_ANY},
    {"qnffjTdj", ASKS_WHO}, {"qnffjTwl", ASKS_WHO}, {"qnffjTejs", ASKS_WHO}, {"Tls", ASKS_SCENE},
    {"dkffuwnj", ASKS_ANY}, {"ckwdkwnj", ASKS_ANY},
};

static const struct hint *korean_of(str term) {
    static const struct hint particle = {"", ASKS_ANY};
    enum { LEAST = 2 /* keys of a syllable */ };
    str bare = word_bare(term, LEAST);
    for (size_t i = 0; i < COUNT(korean); i++)
        if (word_is_typed(term, korean[i].word) || word_is_typed(bare, korean[i].word))
            return &korean[i];
    return word_bare(term, 0).n == 0 ? &particle : NULL; /* 가 behind "Crush" */
}

bool words_is_filler(str term) {
    if (word_is_hangul(term))
        return korean_of(term) != NULL;
    return bsearch(&term, fillers, COUNT(fillers), sizeof *fillers, compare_filler) != NULL;
}

enum asks words_asks(str term) {
    static const struct hint hints[] = {
        {"ost", ASKS_TRACK},    {"sang", ASKS_SONG},   {"scene", ASKS_SCENE}, {"sing", ASKS_SONG},
        {"singing", ASKS_SONG}, {"sings", ASKS_SONG},  {"song", ASKS_SONG},   {"songs", ASKS_TRACK},
        {"sung", ASKS_SONG},    {"track", ASKS_TRACK}, {"when", ASKS_WHEN},   {"while", ASKS_WHEN},
        {"who", ASKS_WHO},      {"whos", ASKS_WHO},    {"whose", ASKS_WHO},
    };
    const struct hint *hint = word_is_hangul(term) ? korean_of(term) : NULL;
    if (hint)
        return hint->asks;
    for (size_t i = 0; i < COUNT(hints); i++)
        if (str_eq(term, str_of(hints[i].word)))
            return hints[i].asks;
    return ASKS_ANY;
}
