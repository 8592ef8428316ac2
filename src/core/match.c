/* The rules, one small predicate each. */
#include "core/match.h"

#include "base/hangul.h"

#include <assert.h>
#include <string.h>

static bool is_vowel_key(char key) {
    return hangul_is_vowel(word_letter(key));
}

/* Cuts a Hangul term into the keys of its syllables: one begins at each consonant before a vowel.
   False when it is none that holds lone consonants next to each other. */
static bool read_pattern(struct pattern *p, str term) {
    bool has_lone = false;
    p->n = 0;
    for (size_t at = 0; at < term.n && p->n < MATCH_SYLLABLES; p->n++) {
        char *keys = p->keys[p->n];
        size_t n = 0;
        memset(keys, 0, sizeof p->keys[0]);
        keys[n++] = term.p[at++];
        if (is_vowel_key(keys[0]))
            return false;
        while (at < term.n && n < 3 && is_vowel_key(term.p[at]))
            keys[n++] = term.p[at++];
        has_lone |= n == 1;
        /* What follows a vowel closes the syllable, unless a vowel comes next; of two consonants in
           a row the second may be an initial. */
        if (n > 1 && at < term.n && (at + 1 == term.n || !is_vowel_key(term.p[at + 1])))
            keys[n++] = term.p[at++];
    }
    p->n = has_lone && p->n > 1 ? p->n : 0;
    return p->n > 0;
}

static struct word word_of(str s) {
    struct word w = {.n = 0};
    if (s.n <= WORD_MAX) {
        memcpy(w.bytes, s.p, s.n);
        w.n = (unsigned)s.n;
    }
    return w;
}

static uint32_t letters_of(str term) {
    uint32_t letters = 0;
    for (size_t i = 0; i < term.n; i++)
        letters |= 1u << ((unsigned char)term.p[i] & 31);
    return letters;
}

uint64_t match_pairs(str term) {
    enum { SHIFT = 26 };
    uint64_t pairs = 0;
    for (size_t i = 0; i + 1 < term.n; i++) {
        uint32_t pair = (uint32_t)(unsigned char)term.p[i] << 8 | (unsigned char)term.p[i + 1];
        pairs |= 1ull << (pair * 0x9E3779B1u >> SHIFT);
    }
    return pairs;
}

void match_token(struct token *t, const struct word *word, str typed, struct speller *s) {
    *t = (struct token){.term = *word};
    str term = word_term(&t->term);
    t->is_hangul = word_is_hangul(term);
    t->letters = letters_of(term);
    /* One digit more or less is another number, not a slip. */
    bool is_number = term.n > 0 && str_is_digit(term.p[term.n - 1]);
    t->edits = is_number ? 0 : term.n >= MATCH_EDIT_2 ? 2 : term.n >= MATCH_EDIT_1 ? 1 : 0;
    for (size_t i = 0; i < term.n; i++)
        t->peq[(unsigned char)term.p[i]] |= 1ull << i;
    t->stem = word_of(t->is_hangul ? word_bare(term, MATCH_INSIDE_KEYS) : spell_stem(s, term));
    str stem = word_term(&t->stem);
    t->is_root = !t->is_hangul && str_eq(spell_stem(s, stem), stem);
    str layout = spell_layout(s, typed);
    if (layout.n >= MATCH_OTHER_MIN && word_is_hangul(layout) != t->is_hangul)
        t->layout = word_of(layout);
    if (t->is_hangul)
        read_pattern(&t->pattern, term);
    t->goes_inside = t->is_hangul && stem.n >= MATCH_INSIDE_KEYS && !is_vowel_key(term.p[0]) &&
                     is_vowel_key(term.p[1]);
}

/* True when `x` has more than `most` bits set; there are few to take away. */
static bool has_more(uint32_t x, unsigned most) {
    for (; most > 0; most--)
        x &= x - 1;
    return x != 0;
}

/* False when no spelling within t->edits can be meant, by the letters and the length alone. */
static bool may_be(const struct token *t, uint32_t letters, size_t length) {
    if (t->edits == 0 || has_more(t->letters & ~letters, t->edits) || length + t->edits < t->term.n)
        return false;
    return t->is_typing ||
           (length <= t->term.n + t->edits && !has_more(letters & ~t->letters, t->edits));
}

/* False when the head of the term is more than one edit away, and does not begin with the same
   letter: both words have two bytes at least. */
static bool may_begin_as(const struct token *t, str term) {
    const char *a = t->term.bytes, *b = term.p;
    return a[0] == b[0] || a[0] == b[1] || a[1] == b[0] || a[1] == b[1];
}

size_t match_longest(const struct token *t) {
    return t->is_typing ? 2 * (size_t)t->term.n : t->term.n + t->edits;
}

/* True within t->edits: optimal string alignment distance, bit-parallel (Hyyrö, "A bit-vector
   algorithm for computing Levenshtein and Damerau edit distances", 2003); of a word being typed
   against the nearest prefix of the term. Two edits must keep the first letter. */
static bool is_near(const struct token *t, str term) {
    unsigned m = t->term.n, score = m, best = m;
    uint64_t last = 1ull << (m - 1), vp = ~0ull, vn = 0, d0 = 0, before = 0;
    size_t n = t->is_typing && term.n > m + t->edits ? m + t->edits : term.n;
    if (n < 2 || term.n > match_longest(t) || !may_begin_as(t, term))
        return false;
    for (size_t i = 0; i < n; i++) {
        uint64_t eq = t->peq[(unsigned char)term.p[i]];
        uint64_t swap = (((~d0) & eq) << 1) & before;
        d0 = (((eq & vp) + vp) ^ vp) | eq | vn | swap;
        uint64_t hp = vn | ~(d0 | vp), hn = d0 & vp;
        score += (hp & last) != 0;
        score -= (hn & last) != 0;
        hp = hp << 1 | 1;
        hn <<= 1;
        vp = hn | ~(d0 | hp);
        vn = hp & d0;
        before = eq;
        best = score < best ? score : best;
    }
    unsigned distance = t->is_typing ? best : score;
    return distance <= t->edits && (distance < 2 || term.p[0] == t->term.bytes[0]);
}

/* A consonant before a vowel begins a syllable. */
static bool is_onset(str term, size_t at) {
    return at + 1 < term.n && !is_vowel_key(term.p[at]) && is_vowel_key(term.p[at + 1]);
}

size_t match_initials(const struct token *t, str term) {
    enum { ONSET = 2 /* bytes by which it is known */ };
    const struct pattern *p = &t->pattern;
    size_t at = 0;
    for (unsigned i = 0; i < p->n; i++) {
        str keys = {p->keys[i], strlen(p->keys[i])};
        if (at + 1 >= term.n)
            return term.n + 1;
        if (!is_onset(term, at))
            return at + ONSET;
        size_t same = str_same(keys, str_slice(term, at, term.n));
        if (same < keys.n)
            return at + (same + 1 > ONSET ? same + 1 : ONSET);
        for (at += ONSET; at < term.n && !is_onset(term, at);)
            at++;
    }
    return p->n > 0 ? 0 : 1;
}

/* False when the head of a word stands nowhere behind the first byte of a term: a quick refusal
   with no branch for each byte. */
static bool may_hold(str term, str wanted) {
    uint32_t head, here;
    bool may = false;
    memcpy(&head, wanted.p, sizeof head);
    for (size_t i = 1; i + sizeof here <= term.n; i++) {
        memcpy(&here, term.p + i, sizeof here);
        may |= here == head;
    }
    return may;
}

bool match_inside(const struct token *t, str term) {
    static_assert(MATCH_INSIDE_KEYS >= sizeof(uint32_t), "may_hold() reads so many");
    str wanted = word_term(&t->stem);
    return t->goes_inside && may_hold(term, wanted) && str_find(term, wanted, 1) != SIZE_MAX;
}

bool match_roman(const struct token *t, str roman) {
    str wanted = word_term(&t->term);
    if (wanted.n < MATCH_OTHER_MIN)
        return false;
    return t->is_typing ? str_starts(roman, wanted) : str_eq(roman, wanted);
}

static bool is_meant(const struct token *t, str wanted, str term) {
    return t->is_typing || word_is_hangul(wanted) ? str_starts(term, wanted) : str_eq(term, wanted);
}

/* With which letters a romanization of a Hangul term may begin, by its first key. */
static const struct onset {
    char key;
    const char *letters;
} onsets[] = {
    {'r', "gk"}, {'R', "kg"}, {'s', "nr"}, {'e', "dt"}, {'E', "td"},        {'f', "rl"}, {'a', "m"},
    {'q', "bp"}, {'Q', "pb"}, {'t', "s"},  {'T', "s"},  {'d', "aeiouwylr"}, {'w', "jc"}, {'W', "j"},
    {'c', "c"},  {'z', "k"},  {'x', "t"},  {'v', "p"},  {'g', "h"},
};

/* False when no romanization of a Hangul term can begin with the letter: a quick refusal. */
static bool may_begin(char key, char letter) {
    for (size_t i = 0; i < COUNT(onsets); i++)
        if (onsets[i].key == word_letter(key))
            return strchr(onsets[i].letters, letter) != NULL;
    return true;
}

/* What all terms with the stem of the token begin with: stemming changes no more than the last two
   letters of what it leaves (die of dying), but for number words. */
static str root_of(const struct token *t) {
    enum { CHANGED = 2 };
    str stem = word_term(&t->stem);
    bool is_number = str_is_digit(stem.p[0]);
    return str_slice(stem, 0, is_number ? 0 : stem.n > CHANGED ? stem.n - CHANGED : 1);
}

static void add_romanized(struct word_heads *h, char letter) {
    for (size_t i = 0; i < COUNT(onsets); i++) {
        char key = word_key(onsets[i].key);
        if (strchr(onsets[i].letters, letter))
            words_add_head(h, (str){&key, 1});
    }
}

void match_heads(const struct token *t, unsigned ways, struct word_heads *h) {
    str term = word_term(&t->term);
    /* 14화 is ep14, which two slips make of others. */
    bool is_episode = str_starts(STR("ep"), str_slice(term, 0, 2)) ||
                      (ways & WAY_SPELLING && t->edits > 1 && term.p[0] == 'e');
    words_add_head(h, is_episode ? STR("") : t->is_hangul ? word_term(&t->stem) : root_of(t));
    if (ways & WAY_ROMAN && !t->is_hangul && term.n >= MATCH_OTHER_MIN)
        add_romanized(h, term.p[0]);
    if (ways & WAY_LAYOUT && t->layout.n > 0)
        words_add_head(h, word_term(&t->layout));
    if (ways & WAY_SPELLING && t->edits > 0)
        words_add_near(h, term);
}

static enum match_how match_plain(const struct token *t, str term, unsigned ways,
                                  struct speller *s) {
    str wanted = word_term(&t->term);
    bool is_hangul = word_is_hangul(term), has_stem = !t->is_hangul && !is_hangul;
    if (has_stem && !str_starts(term, root_of(t))) /* nor is it the word, or begins with it */
        return MATCH_NONE;
    str head = t->is_hangul ? word_term(&t->stem) : wanted;
    if (str_eq(wanted, term) || str_eq(head, term))
        return MATCH_AS_TYPED;
    if (is_meant(t, head, term))
        return MATCH_PREFIX;
    if (has_stem && str_eq(spell_stem(s, term), word_term(&t->stem)))
        return MATCH_STEM;
    if (!is_hangul)
        return MATCH_NONE;
    if (match_initials(t, term) == 0)
        return MATCH_INITIALS;
    if (match_inside(t, term))
        return MATCH_INSIDE;
    str roman[SPELLINGS_MAX];
    bool may_be_roman = ways & WAY_ROMAN && !t->is_hangul && wanted.n >= MATCH_OTHER_MIN &&
                        may_begin(term.p[0], wanted.p[0]);
    unsigned n = may_be_roman ? spell_romanize(s, term, roman) : 0;
    for (unsigned i = 0; i < n; i++)
        if (match_roman(t, roman[i]))
            return MATCH_ROMANIZED;
    return MATCH_NONE;
}

enum match_how match_term(const struct token *t, str term, unsigned ways, struct speller *s) {
    enum match_how how = ways & WAY_PLAIN ? match_plain(t, term, ways, s) : MATCH_NONE;
    if (how == MATCH_NONE && ways & WAY_LAYOUT && t->layout.n > 0 &&
        is_meant(t, word_term(&t->layout), term))
        how = MATCH_LAYOUT;
    if (how == MATCH_NONE && ways & WAY_SPELLING && word_is_hangul(term) == t->is_hangul &&
        may_be(t, letters_of(term), term.n) && is_near(t, term))
        how = MATCH_SPELLING;
    return how;
}
