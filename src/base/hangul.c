/* Romanization by pronunciation: each seam between two syllables of a word is turned into what is
   said there, by the Standard Pronunciation rules (Ministry of Culture, 1988) that Revised
   Romanization writes down. Words are not looked up, so ㄴ-insertion and the like are left out. */
#include "base/hangul.h"

#include "base/text.h"

#include <string.h>

enum { LAST_SYLLABLE = 0xD7A3, LAST_VOWEL = 0x3163 /* of those alone */ };

/* Consonants in the order of the compatibility jamo:
 * ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ. */
// clang-format off
enum letter {
    NONE, G, GG, GS, N, NJ, NH, D, DD, R, RG, RM, RB, RS, RT, RP, RH, M, B, BB, BS, S, SS, NG, J,
    JJ, CH, K, T, P, H
};
// clang-format on

/* How a consonant is typed and said. A cluster that meets a vowel leaves `head` behind and gives
   `tail` away; a single consonant gives itself. */
static const struct consonant {
    char keys[3];
    char initial[4];   /* romanized before a vowel */
    enum letter final; /* what is said at the end of a syllable */
    enum letter head, tail;
} consonants[] = {
    [NONE] = {"", "", NONE, NONE, NONE}, [G] = {"r", "g", G, NONE, G},
    [GG] = {"R", "kk", G, NONE, GG},     [GS] = {"rt", "", G, G, S},
    [N] = {"s", "n", N, NONE, N},        [NJ] = {"sw", "", N, N, J},
    [NH] = {"sg", "", N, N, H},          [D] = {"e", "d", D, NONE, D},
    [DD] = {"E", "tt", D, NONE, DD},     [R] = {"f", "r", R, NONE, R},
    [RG] = {"fr", "", G, R, G},          [RM] = {"fa", "", M, R, M},
    [RB] = {"fq", "", R, R, B},          [RS] = {"ft", "", R, R, S},
    [RT] = {"fx", "", R, R, T},          [RP] = {"fv", "", B, R, P},
    [RH] = {"fg", "", R, R, H},          [M] = {"a", "m", M, NONE, M},
    [B] = {"q", "b", B, NONE, B},        [BB] = {"Q", "pp", B, NONE, BB},
    [BS] = {"qt", "", B, B, S},          [S] = {"t", "s", D, NONE, S},
    [SS] = {"T", "ss", D, NONE, SS},     [NG] = {"d", "", NG, NG, NONE},
    [J] = {"w", "j", D, NONE, J},        [JJ] = {"W", "jj", D, NONE, JJ},
    [CH] = {"c", "ch", D, NONE, CH},     [K] = {"z", "k", G, NONE, K},
    [T] = {"x", "t", D, NONE, T},        [P] = {"v", "p", B, NONE, P},
    [H] = {"g", "h", D, NONE, H},
};

/* The sounds that can end a syllable. */
static const char finals[][4] = {
    [NONE] = "", [G] = "k", [N] = "n", [D] = "t", [R] = "l", [M] = "m", [B] = "p", [NG] = "ng",
};

/* What a stop becomes together with ㅎ, and before a nasal. */
static const enum letter aspirated[] = {[G] = K, [D] = T, [B] = P, [J] = CH, [H] = NONE};
static const enum letter nasal[] = {[G] = NG, [D] = N, [B] = M, [H] = NONE};

enum vowel { YEO = 6, I = 20 };

static const struct {
    char keys[3];
    char roman[4];
} vowels[HANGUL_VOWELS] = {
    {"k", "a"},   {"o", "ae"},  {"i", "ya"},  {"O", "yae"}, {"j", "eo"},   {"p", "e"},
    {"u", "yeo"}, {"P", "ye"},  {"h", "o"},   {"hk", "wa"}, {"ho", "wae"}, {"hl", "oe"},
    {"y", "yo"},  {"n", "u"},   {"nj", "wo"}, {"np", "we"}, {"nl", "wi"},  {"b", "yu"},
    {"m", "eu"},  {"ml", "ui"}, {"l", "i"},
};

/* Consonants that begin and end a syllable, in Unicode's order. */
static const enum letter onsets[] = {G,  GG, N, D,  DD, R, M, B, BB, S,
                                     SS, NG, J, JJ, CH, K, T, P, H};
static const enum letter codas[HANGUL_CODAS] = {NONE, G,  GG, GS, N,  NJ, NH, D, R,  RG,
                                                RM,   RB, RS, RT, RP, RH, M,  B, BS, S,
                                                SS,   NG, J,  CH, K,  T,  P,  H};

struct syllable {
    uint32_t code;
    enum letter onset;
    unsigned vowel;
    enum letter coda;
};

/* Where two syllables meet. */
struct seam {
    enum letter coda, onset;
};

bool hangul_is_syllable(uint32_t c) {
    return c >= HANGUL && c <= LAST_SYLLABLE;
}

/* The syllables, and the blocks of jamo. */
bool hangul_in(str s) {
    static const uint32_t ranges[][2] = {{HANGUL, LAST_SYLLABLE}, {0x1100, 0x11FF},
                                         {0x3131, 0x318E},        {0xA960, 0xA97C},
                                         {0xD7B0, 0xD7FB},        {0xFFA0, 0xFFDC}};
    for (size_t at = 0; at < s.n;) {
        uint32_t c = text_decode(s, &at);
        for (size_t i = 0; i < COUNT(ranges); i++)
            if (c >= ranges[i][0] && c <= ranges[i][1])
                return true;
    }
    return false;
}

static struct syllable split(uint32_t c) {
    uint32_t i = c - HANGUL;
    return (struct syllable){c, onsets[i / (HANGUL_VOWELS * HANGUL_CODAS)],
                             i / HANGUL_CODAS % HANGUL_VOWELS, codas[i % HANGUL_CODAS]};
}

/* True for 이 and 여, 히 and 혀, which after a stop are mostly verb endings: 같이, 붙여, 잡혀, but
   not 집현전. Nouns keep their ㅎ in Revised Romanization: 묵호 is mukho. */
static bool is_ending(const struct syllable *s) {
    return s->vowel == I || (s->vowel == YEO && (s->coda == NONE || s->coda == SS));
}

/* ㄷ and ㅌ before such an ending become ㅈ and ㅊ: 해돋이, 같이, 굳히다. */
static struct seam palatalize(struct seam s, const struct syllable *next) {
    enum letter tail = consonants[s.coda].tail;
    if (!is_ending(next) || (tail != D && tail != T) || (s.onset != NG && s.onset != H))
        return s;
    bool is_soft = tail == D && s.onset == NG;
    return (struct seam){consonants[s.coda].head, is_soft ? J : CH};
}

/* ㅎ at the end of a syllable joins the next consonant, 좋고, or falls silent, 많아. */
static struct seam lose_h(struct seam s) {
    if (consonants[s.coda].tail != H)
        return s;
    enum letter head = consonants[s.coda].head;
    if (aspirated[s.onset])
        return (struct seam){head, aspirated[s.onset]};
    bool is_silent = head || s.onset == NG || s.onset == H || s.onset == S;
    return (struct seam){is_silent ? head : s.coda, s.onset};
}

/* ㅎ at the start of a syllable joins a stop before it: 맞히다, 못해, 잡혀. */
static struct seam join_h(struct seam s, const struct syllable *next) {
    enum letter tail = consonants[s.coda].tail;
    if (s.onset != H || tail == H)
        return s;
    if (s.coda == S || s.coda == SS)
        return (struct seam){NONE, T};
    if (aspirated[tail] && (tail == J || (tail != D && is_ending(next))))
        return (struct seam){consonants[s.coda].head, aspirated[tail]};
    return s;
}

/* ㄺ before ㄱ is said ㄹ in verbs, 읽고, but ㄱ in the few nouns, 닭갈비. */
static bool is_verb_rg(uint32_t left, struct seam s) {
    return s.coda == RG && s.onset == G && left != U'닭' && left != U'흙' && left != U'칡';
}

/* Suffixes before which ㄴ resists ㄹ behind a word of two syllables: 신문로, but 난로. */
static bool is_suffix(const struct syllable *s) {
    static const uint32_t suffixes[] = U"란량력례로론료류";
    for (size_t i = 0; suffixes[i]; i++)
        if (suffixes[i] == s->code)
            return true;
    return false;
}

/* Nasals and ㄹ: 백마, 종로, 왕십리, 신라, 별내. */
static struct seam assimilate(struct seam s, bool n_stays) {
    bool is_n_r = s.coda == N && s.onset == R;
    if ((is_n_r && !n_stays) || (s.coda == R && s.onset == N))
        return (struct seam){R, R};
    if (s.onset == R && s.coda != NONE && s.coda != R)
        s.onset = N;
    if ((s.onset == N || s.onset == M) && nasal[s.coda])
        s.coda = nasal[s.coda];
    return s;
}

/* What is said where `left`, the syllable number `index` of its word, meets `right`. */
static struct seam seam_of(const struct syllable *left, const struct syllable *right, int index) {
    struct seam s = lose_h(palatalize((struct seam){left->coda, right->onset}, right));
    s = join_h(s, right);
    /* A final consonant moves over to a syllable that starts with a vowel: 눈물의. */
    if (s.onset == NG && consonants[s.coda].tail)
        s = (struct seam){consonants[s.coda].head, consonants[s.coda].tail};
    s.coda = is_verb_rg(left->code, s) ? R : consonants[s.coda].final;
    return assimilate(s, index > 0 && is_suffix(right));
}

enum { SYLLABLE = 3, LETTERS = 8, MORE = 4 /* bytes of one, and of its Latin letters */ };

/* Adds up to three letters, and more that count nothing; no branch, as there are all lengths. */
static char *add(char *to, const char letters[4]) {
    memcpy(to, letters, 4);
    return to + (letters[0] != '\0') + (letters[1] != '\0') + (letters[2] != '\0');
}

/* Writes a word of `n` syllables and returns the end. */
static char *put_word(char *to, const uint32_t *word, size_t n) {
    struct syllable left = split(word[0]);
    to = add(to, consonants[left.onset].initial);
    for (size_t i = 1; i < n; i++) {
        struct syllable right = split(word[i]);
        struct seam seam = seam_of(&left, &right, (int)i - 1);
        bool is_double_l = seam.coda == R && seam.onset == R;
        to = add(add(to, vowels[left.vowel].roman), finals[seam.coda]);
        to = add(to, is_double_l ? finals[R] : consonants[seam.onset].initial);
        left = right;
    }
    return add(add(to, vowels[left.vowel].roman), finals[consonants[left.coda].final]);
}

str hangul_romanize(struct arena *a, str s) {
    struct buf out = {.arena = a};
    uint32_t *word = NEW(a, uint32_t, s.n / SYLLABLE + 1);
    char *room = NEW(a, char, s.n / SYLLABLE * LETTERS + MORE);
    for (size_t at = 0; at < s.n;) {
        size_t n = 0, next = at, start = at;
        while (at < s.n && hangul_is_syllable(word[n] = text_decode(s, &next))) {
            at = next;
            n++;
        }
        buf_add(&out, n > 0 ? (str){room, (size_t)(put_word(room, word, n) - room)}
                            : str_slice(s, start, at = next));
    }
    return buf_str(&out);
}

/* How names write a syllable, and a second way or the same again; in the order of syllables. */
static const struct usual {
    uint32_t syllable;
    const char *first, *second;
} usual[] = {
    {0xAC15, "kang", "kang"},  {0xAC74, "gun", "geon"},    {0xACBD, "kyung", "kyung"},
    {0xACE0, "ko", "go"},      {0xAD6C, "koo", "gu"},      {0xAD6D, "kook", "kook"},
    {0xAD8C, "kwon", "kwon"},  {0xADDC, "kyu", "kyu"},     {0xADE0, "kyun", "gyun"},
    {0xADFC, "keun", "keun"},  {0xAE40, "kim", "kim"},     {0xB178, "noh", "roh"},
    {0xB9AC, "ree", "ri"},     {0xB9BC, "rim", "rim"},     {0xBB38, "moon", "moon"},
    {0xBC15, "park", "park"},  {0xBC31, "baek", "paek"},   {0xC11C, "seo", "suh"},
    {0xC131, "sung", "seong"}, {0xC218, "soo", "su"},      {0xC219, "sook", "sook"},
    {0xC21C, "soon", "soon"},  {0xC2B9, "seung", "seung"}, {0xC2DC, "si", "shi"},
    {0xC2E0, "shin", "sin"},   {0xC548, "ahn", "an"},      {0xC601, "young", "young"},
    {0xC624, "oh", "oh"},      {0xC6B0, "woo", "woo"},     {0xC6D0, "won", "won"},
    {0xC720, "yoo", "you"},    {0xC724, "yoon", "yun"},    {0xC740, "eun", "un"},
    {0xC774, "lee", "yi"},     {0xC784, "lim", "im"},      {0xC815, "jung", "jung"},
    {0xC870, "cho", "cho"},    {0xC8FC, "joo", "ju"},      {0xC900, "jun", "joon"},
    {0xCD5C, "choi", "choi"},  {0xD604, "hyun", "hyun"},   {0xD61C, "hye", "hye"},
    {0xD6C8, "hoon", "hun"},   {0xD76C, "hee", "hee"},
};

/* The usual ways to write a syllable; NULL when that is by its letters. No branch of the search
   could be foretold, so it has none. */
static const struct usual *usual_of(uint32_t syllable) {
    const struct usual *at = usual;
    for (size_t n = COUNT(usual); n > 1; n -= n / 2)
        at += (at[n / 2].syllable <= syllable) * (n / 2);
    return at->syllable == syllable ? at : NULL;
}

/* Writes a syllable letter by letter. */
static char *put_plainly(char *to, struct syllable s) {
    enum letter head = consonants[s.coda].head, tail = consonants[s.coda].tail;
    bool is_cluster = head && head != NG, is_final = s.coda == NG || tail == R;
    to = add(add(to, consonants[s.onset].initial), vowels[s.vowel].roman);
    to = add(to, consonants[is_cluster ? head : NONE].initial);
    return add(to, is_final ? finals[s.coda == NG ? NG : R] : consonants[tail].initial);
}

void hangul_spell(struct arena *a, const uint32_t *name, size_t n, str out[HANGUL_WAYS]) {
    size_t most = HANGUL_WAYS * n * LETTERS + MORE;
    char *room = NEW(a, char, most), *to = n > 0 ? put_word(room, name, n) : room;
    const struct usual **known = NEW(a, const struct usual *, n);
    bool has_usual = false;
    for (size_t i = 0; i < n; i++) {
        known[i] = usual_of(name[i]);
        has_usual |= known[i] != NULL;
    }
    out[HANGUL_REVISED] = (str){room, (size_t)(to - room)};
    for (unsigned way = HANGUL_LETTERS; way < HANGUL_WAYS; way++) {
        char *start = to;
        for (size_t i = 0; i < n && (way == HANGUL_LETTERS || has_usual); i++) {
            bool is_usual = known[i] && way > HANGUL_LETTERS && (way < HANGUL_SURNAME || i == 0);
            if (!is_usual)
                to = put_plainly(to, split(name[i]));
            else
                to = stpcpy(to, way == HANGUL_USUAL ? known[i]->first : known[i]->second);
        }
        out[way] = (str){start, (size_t)(to - start)};
    }
}

/* Adds one or two keys, or none; no branch, as there are all. */
static char *add_keys(char *to, const char keys[3]) {
    to[0] = keys[0];
    to[1] = keys[1];
    return to + (keys[0] != '\0') + (keys[1] != '\0');
}

size_t hangul_keys(uint32_t c, char out[6]) {
    char *end = out;
    if (hangul_is_syllable(c)) {
        struct syllable s = split(c);
        end = add_keys(add_keys(out, consonants[s.onset].keys), vowels[s.vowel].keys);
        end = add_keys(end, consonants[s.coda].keys);
    } else if (c >= HANGUL_VOWEL && c <= LAST_VOWEL) {
        end = add_keys(out, vowels[c - HANGUL_VOWEL].keys);
    } else if (c >= HANGUL_CONSONANT && c < HANGUL_VOWEL) {
        end = add_keys(out, consonants[c - HANGUL_CONSONANT + G].keys);
    }
    *end = '\0';
    return (size_t)(end - out);
}

void hangul_head(uint32_t syllable, char out[2]) {
    struct syllable s = split(syllable);
    out[0] = consonants[s.onset].keys[0];
    out[1] = vowels[s.vowel].keys[0];
}
