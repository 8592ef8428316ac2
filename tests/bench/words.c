/* Words out of syllables, seeded by their rank. */
#include "words.h"

#include <string.h>

enum {
    ENGLISH = 18,    /* octaves of ranks: 262,143 stems */
    KOREAN = 16,     /* 65,535 stems */
    FUNCTION = 31,   /* ranks of the shortest words, which are not inflected */
    COMMON = 1023,   /* those below have one syllable or two */
    FREQUENT = 8191, /* and those below have two; others, two or three */
    RARE = 14,       /* octaves that titles are made of */
    WORD_SEED = 1,
};

#define COUNT_OF(a) (sizeof(a) / sizeof *(a))

static uint64_t next(struct chance *c) {
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

struct chance chance_of(uint64_t kind, uint64_t n) {
    struct chance c = {kind << 48 ^ n};
    c.state = next(&c);
    return c;
}

uint32_t chance_below(struct chance *c, uint32_t n) {
    return (uint32_t)((next(c) >> 32) * n >> 32);
}

bool chance_is(struct chance *c, unsigned percent) {
    return chance_below(c, 100) < percent;
}

uint32_t chance_zipf(struct chance *c, unsigned octaves) {
    uint32_t low = (uint32_t)1 << chance_below(c, octaves);
    return low - 1 + chance_below(c, low);
}

void text_put(struct text *t, const char *s) {
    size_t n = strlen(s);
    n = n < sizeof t->p - 1 - t->n ? n : sizeof t->p - 1 - t->n;
    memcpy(t->p + t->n, s, n);
    t->n += n;
    t->p[t->n] = '\0';
}

static const char *pick(struct chance *c, const char *const *list, size_t n) {
    return list[chance_below(c, (uint32_t)n)];
}

static void syllable_english(struct text *t, struct chance *c) {
    static const char *const onsets[] = {"b",  "c",  "d",  "f",  "g",  "h",  "j",  "l",  "m",
                                         "n",  "p",  "r",  "s",  "t",  "v",  "w",  "st", "tr",
                                         "br", "sh", "ch", "th", "gr", "pl", "cl", "sl", "fl"};
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "a", "e", "o", "i", "ea", "ou"};
    static const char *const codas[] = {"",  "",  "",  "",  "",  "",  "",   "",
                                        "n", "r", "l", "s", "t", "m", "nd", "ck"};
    text_put(t, pick(c, onsets, COUNT_OF(onsets)));
    text_put(t, pick(c, vowels, COUNT_OF(vowels)));
    text_put(t, pick(c, codas, COUNT_OF(codas)));
}

void word_english(struct text *t, uint32_t rank) {
    struct chance c = chance_of(WORD_SEED, rank);
    bool has_more = rank >= FUNCTION && (rank < COMMON || rank >= FREQUENT) && chance_is(&c, 50);
    unsigned n = (rank < COMMON ? 1u : 2u) + has_more;
    while (n-- > 0)
        syllable_english(t, &c);
}

/* One syllable by the letters that Unicode counts (3.12): initial, vowel, final; and in Latin. */
static void syllable_korean(struct text *ko, struct text *en, struct chance *c) {
    static const struct {
        unsigned char at;
        const char *latin;
    } initials[] = {{0, "g"}, {2, "n"},  {3, "d"},   {5, "r"},  {6, "m"},  {7, "b"}, {9, "s"},
                    {11, ""}, {12, "j"}, {14, "ch"}, {15, "k"}, {16, "t"}, {18, "h"}},
      vowels[] = {{0, "a"},  {4, "eo"}, {8, "o"}, {13, "u"}, {18, "eu"},
                  {20, "i"}, {1, "ae"}, {5, "e"}, {2, "ya"}, {6, "yeo"}},
      finals[] = {{0, ""}, {0, ""}, {0, ""}, {4, "n"}, {8, "l"}, {16, "m"}, {21, "ng"}, {1, "k"}};
    uint32_t i = chance_below(c, COUNT_OF(initials)), v = chance_below(c, COUNT_OF(vowels)),
             f = chance_below(c, COUNT_OF(finals));
    uint32_t code = 0xAC00u + (initials[i].at * 21u + vowels[v].at) * 28u + finals[f].at;
    const char utf8[] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
                         (char)(0x80 | (code & 0x3F)), '\0'};
    text_put(ko, utf8);
    text_put(en, initials[i].latin);
    text_put(en, vowels[v].latin);
    text_put(en, finals[f].latin);
}

void word_korean(struct text *t, uint32_t rank) {
    struct chance c = chance_of(WORD_SEED + 1, rank);
    struct text latin = {.n = 0};
    for (unsigned n = rank < FUNCTION ? 1 : rank < FREQUENT ? 2 : 3; n > 0; n--)
        syllable_korean(t, &latin, &c);
}

void words_english(struct text *t, struct chance *c, unsigned n) {
    static const char *const endings[] = {"s", "ed", "ing", "ly"};
    for (; n > 0; n--) {
        uint32_t rank = chance_zipf(c, ENGLISH);
        word_english(t, rank);
        if (rank >= FUNCTION && chance_is(c, 20))
            text_put(t, pick(c, endings, COUNT_OF(endings)));
        text_put(t, n > 1 ? " " : "");
    }
}

void words_korean(struct text *t, struct chance *c, unsigned n) {
    static const char *const particles[] = {"은", "는", "이", "가", "을",   "를",  "에",
                                            "의", "로", "와", "도", "에서", "까지"};
    for (; n > 0; n--) {
        uint32_t rank = chance_zipf(c, KOREAN);
        word_korean(t, rank);
        if (rank >= FUNCTION && chance_is(c, 50))
            text_put(t, pick(c, particles, COUNT_OF(particles)));
        text_put(t, n > 1 ? " " : "");
    }
}

static void capitalise(struct text *t, size_t at) {
    if (t->p[at] >= 'a' && t->p[at] <= 'z')
        t->p[at] = (char)(t->p[at] - 'a' + 'A');
}

struct name_pair words_title(struct chance *c, unsigned n) {
    struct name_pair title = {.en = {.n = 0}, .ko = {.n = 0}};
    for (unsigned i = 0; i < n; i++) {
        text_put(&title.en, i > 0 ? " " : "");
        size_t at = title.en.n;
        word_english(&title.en, chance_zipf(c, RARE));
        capitalise(&title.en, at);
    }
    words_korean(&title.ko, c, n > 1 ? n - 1 : 1);
    return title;
}

/* Half of them as Korean names are written, half as Western ones are. */
struct name_pair words_name(struct chance *c) {
    struct name_pair name = {.en = {.n = 0}, .ko = {.n = 0}};
    struct text ignored = {.n = 0};
    if (chance_is(c, 50)) {
        struct chance family = chance_of(WORD_SEED + 2, chance_zipf(c, 5));
        syllable_korean(&name.ko, &name.en, &family);
        text_put(&name.en, " ");
        size_t given = name.en.n;
        syllable_korean(&name.ko, &name.en, c);
        text_put(&name.en, "-");
        syllable_korean(&name.ko, &name.en, c);
        capitalise(&name.en, 0);
        capitalise(&name.en, given);
        return name;
    }
    for (unsigned i = 0; i < 2; i++) {
        size_t at = name.en.n;
        syllable_english(&name.en, c);
        syllable_english(&name.en, c);
        capitalise(&name.en, at);
        text_put(&name.en, i == 0 ? " " : "");
    }
    for (unsigned i = 0; i < 4; i++)
        syllable_korean(&name.ko, &ignored, c);
    return name;
}

struct text words_id(const struct text *name) {
    struct text id = {.n = 0};
    for (size_t i = 0; i < name->n; i++) {
        char c = name->p[i];
        char low[2] = {c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == ' ' ? '-' : c, '\0'};
        text_put(&id, low);
    }
    return id;
}
