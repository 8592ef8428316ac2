/* Stems by libstemmer, romanizations by base/hangul. */
#include "core/spell.h"

#include "core/words.h"

#include "base/hangul.h"
#include "base/text.h"

#include <libstemmer.h>

#include <string.h>

void speller_open(struct speller *s) {
    /* Of one byte a letter where there is such a one, as that is quicker. */
    *s = (struct speller){.english = sb_stemmer_new("english", "ISO_8859_1")};
    if (!s->english)
        s->english = sb_stemmer_new("english", NULL);
    if (!s->english)
        arena_oom();
    arena_init(&s->arena, 4096);
}

void speller_close(struct speller *s) {
    sb_stemmer_delete(s->english);
    arena_free(&s->arena);
}

/* Of numbers in letters, and of months as pages show them, the stem. */
static str written_out(str term) {
    static const char *const stems[][2] = {
        {"zero", "0"},      {"one", "1"},       {"two", "2"},        {"three", "3"},
        {"four", "4"},      {"five", "5"},      {"six", "6"},        {"seven", "7"},
        {"eight", "8"},     {"nine", "9"},      {"ten", "10"},       {"eleven", "11"},
        {"twelve", "12"},   {"jan", "januari"}, {"feb", "februari"}, {"mar", "march"},
        {"apr", "april"},   {"jun", "june"},    {"jul", "juli"},     {"aug", "august"},
        {"sep", "septemb"}, {"oct", "octob"},   {"nov", "novemb"},   {"dec", "decemb"}};
    for (size_t i = 0; i < COUNT(stems); i++)
        if (term.n > 0 && term.p[0] == stems[i][0][0] && str_eq(term, str_of(stems[i][0])))
            return str_of(stems[i][1]);
    return term;
}

/* By the last letter of a word, the letters one of which stands before it in all words that the
   stemmer changes, as of libstemmer 2 and 3 ("ogist"). */
static const char any[] = "abcdefghijklmnopqrstuvwxyz";
static const char *const before_last['z' + 1] = {
    ['c'] = "i",    ['d'] = "e",   ['e'] = any,  ['g'] = "n",
    ['i'] = "cglt", ['l'] = "alu", ['m'] = "s",  ['n'] = "o",
    ['r'] = "eo",   ['s'] = any,   ['t'] = "ns", ['y'] = "bcdfghjklmnpqrstvwxyz",
};

static bool may_have_stem(str term) {
    const char *before = term.n < 3 ? NULL : before_last[(unsigned char)term.p[term.n - 1]];
    return before && strchr(before, term.p[term.n - 2]);
}

str spell_stem(struct speller *s, str term) {
    for (size_t i = 0; i < term.n; i++)
        if (term.p[i] < 'a' || term.p[i] > 'z')
            return term;
    str number = written_out(term);
    if (number.p != term.p || !may_have_stem(term))
        return number;
    const sb_symbol *stem = sb_stemmer_stem(s->english, (const sb_symbol *)term.p, (int)term.n);
    return stem ? (str){(const char *)stem, (size_t)sb_stemmer_length(s->english)} : term;
}

/* The syllables of a Hangul term, without jamo that stand alone. */
static size_t syllables_of(str term, uint32_t out[WORD_MAX]) {
    char letters[WORD_MAX];
    size_t n = 0;
    for (size_t i = 0; i < term.n; i++)
        letters[i] = word_letter(term.p[i]);
    size_t all = hangul_compose((str){letters, term.n}, out);
    for (size_t i = 0; i < all; i++)
        if (hangul_is_syllable(out[i]))
            out[n++] = out[i];
    return n;
}

/* Adds a spelling that is new. */
static unsigned add_new(str out[SPELLINGS_MAX], unsigned n, str spelling) {
    bool is_new = spelling.n > 0;
    for (unsigned i = 0; i < n; i++)
        is_new = is_new && !str_eq(out[i], spelling);
    if (is_new)
        out[n] = spelling;
    return n + is_new;
}

/* A syllable by ear, 석 as suk and 지 as jee; empty where the ear hears nothing else. */
static str by_ear(struct arena *a, str letters) {
    bool is_i = str_ends(letters, STR("i")) && !str_ends(letters, STR("ui"));
    size_t at = is_i ? letters.n - 1 : str_find(letters, STR("eo"), 0);
    if (at == SIZE_MAX)
        return STR("");
    str rest = str_slice(letters, at + 2, letters.n);
    return str_fmt(a, "%.*s%s%.*s", (int)at, letters.p, is_i ? "ee" : "u", STR_ARG(rest));
}

/* The ways to write one syllable, each once: revised, by ear, and as people write names. */
static unsigned ways_of(struct arena *a, const uint32_t *syllable, str out[SPELLINGS_MAX]) {
    str ways[HANGUL_WAYS];
    unsigned n = 0;
    hangul_spell(a, syllable, 1, ways);
    ways[HANGUL_LETTERS] = by_ear(a, ways[HANGUL_REVISED]);
    for (unsigned way = 0; way < HANGUL_SURNAME; way++)
        n = add_new(out, n, ways[way]);
    return n;
}

enum { GIVEN = 2 /* syllables of a given name */ };

/* People choose the way of each syllable of a given name: also soohyeon, suhyun. */
static unsigned add_mixed(struct arena *a, const uint32_t *name, str out[SPELLINGS_MAX],
                          unsigned n) {
    str first[SPELLINGS_MAX], second[SPELLINGS_MAX];
    unsigned firsts = ways_of(a, name, first), seconds = ways_of(a, name + 1, second);
    for (unsigned i = 0; i < firsts * seconds; i++) {
        struct buf both = {.arena = a};
        buf_add(&both, first[i / seconds]);
        buf_add(&both, second[i % seconds]);
        n = add_new(out, n, buf_str(&both));
    }
    return n;
}

unsigned spell_romanize(struct speller *s, str term, str out[SPELLINGS_MAX]) {
    str ways[HANGUL_WAYS];
    uint32_t name[WORD_MAX];
    arena_reset(&s->arena);
    size_t syllables = syllables_of(term, name);
    hangul_spell(&s->arena, name, syllables, ways);
    unsigned n = 0;
    for (unsigned way = 0; way < HANGUL_WAYS; way++)
        n = add_new(out, n, ways[way]);
    return syllables == GIVEN ? add_mixed(&s->arena, name, out, n) : n;
}

str spell_layout(struct speller *s, str typed) {
    arena_reset(&s->arena);
    struct buf out = {.arena = &s->arena};
    for (size_t at = 0; at < typed.n;) {
        char keys[6];
        uint32_t c = text_decode(typed, &at);
        char key = c < 0x80 ? word_key((char)c) : '\0';
        size_t n = key ? 0 : hangul_keys(c, keys);
        if (!key && n == 0)
            return STR("");
        for (size_t i = 0; i < n; i++)
            buf_char(&out, str_lower(keys[i]));
        if (key)
            buf_char(&out, key);
    }
    return buf_str(&out);
}
