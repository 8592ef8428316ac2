/* Splitting text into words, and folding them into terms. */
#include "core/words.h"

#include "base/bits.h"
#include "base/hangul.h"
#include "base/text.h"

#include <string.h>

enum { WHOLE_MAX = 24 }; /* bytes of a name that people write as one word */

static const char shifted[] = "QWERTOP"; /* keys that make another jamo with Shift */

char word_key(char letter) {
    if (letter >= 'a' && letter <= 'z')
        return (char)(WORD_KEY + letter - 'a');
    if (letter < 'A' || letter > 'Z')
        return '\0';
    const char *at = strchr(shifted, letter);
    return at ? (char)(WORD_KEY + 26 + (at - shifted)) : (char)(WORD_KEY + letter - 'A');
}

char word_letter(char key) {
    unsigned i = (unsigned char)key - WORD_KEY;
    return i < 26 ? (char)('a' + i) : shifted[i - 26];
}

bool word_is_typed(str term, const char *letters) {
    size_t n = 0;
    while (n < term.n && letters[n] && term.p[n] == word_key(letters[n]))
        n++;
    return n == term.n && !letters[n];
}

/* What an ASCII byte is folded to; 0 when it is no letter or digit. */
static char folded(char c) {
    static const char table[256] =
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "0123456789\0\0\0\0\0\0"
        "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"
        "\0abcdefghijklmnopqrstuvwxyz";
    return table[(unsigned char)c];
}

/* The same of eight bytes; returns how many of them come before the first that is neither. */
static unsigned fold_eight(const char *p, char *to) {
    const uint64_t ones = UINT64_MAX / UINT8_MAX, high = ones * 0x80;
    uint64_t eight = bits_eight(p), low = (eight & ~high) | ones * 0x20;
    uint64_t letters = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z'));
    uint64_t digits = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9'));
    digits &= eight << 2; /* 0x10 to 0x19 are none */
    uint64_t others = (~(letters | digits) | eight) & high;
    bits_put_eight(to, low);
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

static enum text_class class_of(uint32_t c) {
    return hangul_is_syllable(c) ? TEXT_HANGUL : text_class(c);
}

static void add(struct word *w, const char *p, size_t n) {
    if (n == 0 || w->n + n > WORD_MAX)
        return;
    memcpy(w->bytes + w->n, p, n);
    w->n += (unsigned)n;
}

static void add_hangul(struct word *w, uint32_t c) {
    char typed[6];
    size_t n = hangul_keys(c, typed);
    for (size_t i = 0; i < n && w->n + n - i <= WORD_MAX; i++)
        w->bytes[w->n++] = word_key(typed[i]);
}

/* Letters that are neither ASCII nor Hangul. */
static void add_folded(struct word *w, str letter) {
    struct arena a = {0};
    arena_init(&a, 256);
    str bare = text_bare(&a, letter);
    add(w, bare.p, bare.n);
    arena_free(&a);
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`';
}

/* True for an ASCII byte that ends a word in any case. */
static bool is_gap(char c) {
    return (unsigned char)c < 0x80 && !folded(c) && !is_apostrophe((unsigned char)c);
}

static bool is_hyphen(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00AD;
}

static enum text_class class_at(str text, size_t at) {
    return at < text.n ? class_of(text_decode(text, &at)) : TEXT_GAP;
}

static bool is_word_class(enum text_class c) {
    return c == TEXT_LETTER || c == TEXT_HANGUL || c == TEXT_SIGN;
}

/* Skips to the next letter; false when there is none. */
static bool find_letter(str text, size_t *at) {
    while (*at < text.n) {
        size_t next = *at;
        if (folded(text.p[*at]))
            return true;
        if ((unsigned char)text.p[*at] < 0x80)
            next++;
        else if (is_word_class(class_of(text_decode(text, &next))))
            return true;
        *at = next;
    }
    return false;
}

/* Takes the ASCII letters and digits at *at, which most words are made of: eight at once, as far as
   there are. */
static void read_ascii(str text, size_t *at, struct word *w) {
    size_t i = *at;
    unsigned n = w->n;
    for (unsigned some = 8; some == 8 && i + 8 <= text.n && n + 8 <= WORD_MAX; i += some, n += some)
        some = fold_eight(text.p + i, w->bytes + n);
    for (char c; i < text.n && (c = folded(text.p[i])); i++)
        if (n < WORD_MAX)
            w->bytes[n++] = c;
    w->n = n;
    *at = w->to = i;
}

/* Reads the letters from *at on that make one word, into `w`. With an apostrophe before a last "s"
 *stem is what stands before it. */
static void read_word(str text, size_t *at, struct word *w, unsigned *stem) {
    enum text_class class = folded(text.p[*at]) ? TEXT_LETTER : class_at(text, *at);
    *stem = w->n = 0;
    w->is_joined = false;
    w->from = w->to = *at;
    for (size_t next = *at; next < text.n; *at = w->to = next) {
        if (class == TEXT_LETTER)
            read_ascii(text, &next, w);
        *at = w->to = next;
        if (next >= text.n || is_gap(text.p[next]))
            break;
        uint32_t c = text_decode(text, &next);
        enum text_class is = class_of(c);
        if (is_apostrophe(c) && w->n > 0 && class_at(text, next) == TEXT_LETTER) {
            *stem = w->n;
            continue;
        }
        if (is != class && is != TEXT_MARK)
            break;
        if (class == TEXT_HANGUL)
            add_hangul(w, c);
        else if (is != TEXT_MARK)
            add_folded(w, str_slice(text, *at, next));
        if (class == TEXT_SIGN) {
            *at = w->to = next;
            break;
        }
    }
    if (*stem && (w->n != *stem + 1 || w->bytes[*stem] != 's'))
        *stem = 0;
}

/* Where a compound goes on behind a hyphen at `at`; 0 when it does not. */
static size_t behind_hyphen(str text, size_t at) {
    size_t next = at;
    bool is_other = at >= text.n || ((unsigned char)text.p[at] < 0x80 && text.p[at] != '-');
    if (is_other || !is_hyphen(text_decode(text, &next)))
        return 0;
    enum text_class class = class_at(text, next);
    return class == TEXT_LETTER || class == TEXT_HANGUL ? next : 0;
}

/* Hangul and other letters make no word together. */
static bool are_mixed(const struct word *a, const struct word *b) {
    return word_is_hangul(word_term(a)) != word_is_hangul(word_term(b));
}

static void join(struct words *w, const struct word *part, unsigned n) {
    if (w->parts == 0) {
        w->joined = *part;
        w->joined.n = 0;
        w->is_mixed = false;
    }
    w->is_mixed |= w->parts > 0 && are_mixed(&w->joined, part);
    w->joined.is_joined = true;
    w->joined.to = part->to;
    add(&w->joined, part->bytes, n);
    w->parts++;
}

/* Adds a word to all of a name as one; false when there are too many for a name. */
static bool add_whole(struct word *whole, const struct word *part) {
    if ((whole->n > 0 && are_mixed(whole, part)) || whole->n + part->n > WHOLE_MAX)
        return false;
    add(whole, part->bytes, part->n);
    return true;
}

/* True for what stands before the number of an episode: "episode", and of e14, s01e14. */
static bool is_episode_head(str head) {
    long season;
    if (head.p[0] == 'e')
        return head.n == 1 || str_eq(head, STR("ep")) || str_eq(head, STR("episode"));
    return head.p[0] == 's' && head.n > 2 && head.p[head.n - 1] == 'e' &&
           str_number(str_slice(head, 1, head.n - 1), &season);
}

/* Takes 화 or 회, which count episodes, with particles. */
static bool take_counter(struct words *w) {
    enum { LEAST = 3 /* keys of both */ };
    size_t at = w->at;
    struct word word;
    unsigned stem;
    if (class_at(w->text, at) != TEXT_HANGUL)
        return false;
    read_word(w->text, &at, &word, &stem);
    str bare = word_bare(word_term(&word), LEAST);
    bool is_counter = word_is_typed(bare, "ghk") || word_is_typed(bare, "ghl");
    w->at = is_counter ? at : w->at;
    return is_counter;
}

/* "Episode 14", "e014", "s01e14" and "14화" are "ep14" besides. */
static void join_episode(struct words *w, const struct word *word) {
    bool was_episode = w->is_episode;
    str number = word_term(word), head = number;
    bool may_be = str_is_digit(head.p[head.n - 1]) || head.p[0] == 'e' || head.p[0] == 's';
    w->is_episode = false;
    if (!may_be || w->parts > 0 || w->is_owed)
        return;
    while (head.n > 0 && str_is_digit(head.p[head.n - 1]))
        head.n--;
    number = str_slice(number, head.n, number.n);
    bool is_head = head.n > 0 && is_episode_head(head);
    bool is_counted = head.n == 0 && take_counter(w);
    w->is_episode = is_head && number.n == 0;
    if (is_head || (is_counted && !was_episode))
        w->joined = *word; /* else it begins with "episode" */
    if (w->is_episode || (head.n > 0 ? !is_head : !was_episode && !is_counted))
        return;
    while (number.n > 1 && number.p[0] == '0')
        number = str_slice(number, 1, number.n);
    w->joined.n = 0;
    add(&w->joined, "ep", 2);
    add(&w->joined, number.p, number.n);
    w->joined.to = w->at;
    w->joined.is_joined = w->is_owed = true;
}

bool words_next(struct words *w, struct word *out) {
    for (;;) {
        if (w->is_owed) {
            bool is_word = w->parts == 0 || !w->is_mixed;
            *out = w->joined;
            w->is_owed = false;
            w->parts = 0;
            if (is_word && out->n > 0)
                return true;
        }
        if (!find_letter(w->text, &w->at))
            return false;
        unsigned stem;
        read_word(w->text, &w->at, out, &stem);
        size_t next = behind_hyphen(w->text, w->at);
        if (stem > 0 && !next && w->parts == 0) { /* it's: "it", then "its" */
            w->joined = *out;
            w->joined.is_joined = w->is_owed = true;
            out->n = stem;
        } else if (next || w->parts > 0) {
            join(w, out, stem ? stem : out->n);
            out->n = stem ? stem : out->n;
            w->is_owed = !next;
        }
        w->at = next ? next : w->at;
        if (out->n > 0) {
            w->has_whole =
                w->is_name && (w->count++ == 0 || w->has_whole) && add_whole(&w->whole, out);
            join_episode(w, out);
            return true;
        }
    }
}

/* The given name of a Korean name of three syllables, 수현 of 김수현. */
static bool take_given(str name, struct word *out) {
    size_t at = 0, given = 0;
    unsigned n = 0;
    for (; at < name.n && n < 4; n++) {
        given = n == 1 ? at : given;
        if (!hangul_is_syllable(text_decode(name, &at)))
            return false;
    }
    struct words walk = {.text = str_slice(name, given, name.n)};
    if (n != 3 || !words_next(&walk, out))
        return false;
    out->from = given;
    out->to = name.n;
    return out->is_joined = true;
}

bool words_name(struct words *w, struct word *out) {
    bool is_whole = w->has_whole && w->count > 1, is_first = w->is_name;
    w->has_whole = false;
    if (is_whole) {
        *out = w->whole;
        out->from = 0;
        out->to = w->text.n;
        return out->is_joined = true;
    }
    w->is_name = false;
    return is_first && take_given(w->text, out);
}

/* The place of a letter, digit or key in a set; some share one. */
static uint64_t bit_of(char letter) {
    return 1ull << (letter & 63);
}

/* What may come second is a letter or digit, or the vowel of a syllable. */
void words_add_head(struct word_heads *h, str head) {
    char first = head.n > 0 ? head.p[0] : '\0', second = head.n > 1 ? head.p[1] : '\0';
    bool is_hangul = word_is_hangul(head);
    if (is_hangul && second && !hangul_is_vowel(word_letter(second)))
        second = '\0';
    h->is_any |= !is_hangul && (!folded(first) || (unsigned char)second >= 0x80);
    h->next[(unsigned char)first] |= second ? bit_of(second) : UINT64_MAX;
}

void words_add_near(struct word_heads *h, str head) {
    for (size_t i = 0; i < COUNT(h->next); i++)
        h->next[i] |= bit_of(head.p[0]) | bit_of(head.p[1]);
    h->next[(unsigned char)head.p[0]] = h->next[(unsigned char)head.p[1]] = UINT64_MAX;
}

static bool has_head(const struct word_heads *h, char first, char second) {
    uint64_t next = h->next[(unsigned char)first];
    return second ? next & bit_of(second) : next != 0;
}

/* The same for letters that are not ASCII; those of which nothing is known may begin a word. */
static bool has_other(const struct word_heads *h, uint32_t c) {
    char keys[2];
    if (!hangul_is_syllable(c))
        return c < 0x2010 || c > 0x2026; /* dashes, quotes, dots */
    hangul_head(c, keys);
    return has_head(h, word_key(keys[0]), word_key(keys[1]));
}

/* A letter alone may be joined with what follows. */
bool words_may_begin(const struct word_heads *h, str text) {
    for (size_t i = 0; i < text.n && !h->is_any;) {
        char letter = folded(text.p[i]);
        if (letter && has_head(h, letter, i + 1 < text.n ? folded(text.p[i + 1]) : '\0'))
            return true;
        if ((unsigned char)text.p[i] < 0x80)
            i++;
        else if (has_other(h, text_decode(text, &i)))
            return true;
        while (letter && i < text.n && folded(text.p[i]))
            i++;
    }
    return h->is_any;
}
