/* UTF-8 code points, grapheme clusters, normal forms, and ASCII. Nearly all text is ASCII, so each
   function looks for that first. */
#include "base/text.h"

#include <utf8proc.h>

#include <stdlib.h>

enum { REPLACEMENT = 0xFFFD };

static bool is_ascii(char c) {
    return (unsigned char)c < 0x80;
}

/* True for a character of three bytes, but for some that are rare: what begins with E0 may be
   overlong, with ED half a surrogate pair. */
static inline bool is_three(const utf8proc_uint8_t *p, size_t n) {
    return n >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && (p[0] != 0xED || p[1] < 0xA0) &&
           (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

uint32_t text_decode(str s, size_t *at) {
    if (*at >= s.n)
        return 0;
    if (is_ascii(s.p[*at]))
        return (unsigned char)s.p[(*at)++];
    utf8proc_int32_t c;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p + *at;
    if (is_three(p, s.n - *at)) {
        *at += 3;
        return (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    utf8proc_ssize_t n = utf8proc_iterate(p, (utf8proc_ssize_t)(s.n - *at), &c);
    *at += n > 0 ? (size_t)n : 1;
    return n > 0 ? (uint32_t)c : REPLACEMENT;
}

size_t text_encode(uint32_t c, char out[4]) {
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
}

void text_add(struct buf *b, uint32_t c) {
    char bytes[4];
    buf_add(b, (str){bytes, text_encode(c, bytes)});
}

bool text_valid(str s) {
    for (size_t at = 0, start = 0; at < s.n; start = at)
        if (text_decode(s, &at) == REPLACEMENT && at - start == 1)
            return false;
    return true;
}

size_t text_cluster_end(str s, size_t at) {
    if (at >= s.n)
        return s.n;
    /* Two ASCII characters never join but for CR LF. */
    if (is_ascii(s.p[at]) && s.p[at] != '\r' && (at + 1 == s.n || is_ascii(s.p[at + 1])))
        return at + 1;
    utf8proc_int32_t state = 0;
    utf8proc_int32_t last = (utf8proc_int32_t)text_decode(s, &at);
    while (at < s.n) {
        size_t next = at;
        utf8proc_int32_t c = (utf8proc_int32_t)text_decode(s, &next);
        if (utf8proc_grapheme_break_stateful(last, c, &state))
            break;
        at = next;
        last = c;
    }
    return at;
}

size_t text_cluster_start(str s, size_t at) {
    size_t start = 0;
    for (size_t end = 0; end < at && end < s.n; end = text_cluster_end(s, end))
        start = end;
    return start;
}

/* How text_fold() maps. */
static const utf8proc_option_t fold =
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

enum { MOST_MARKS = 128 /* in a row; Unicode's stream-safe format allows 30 */ };

/* True for code points that stand in NFC whatever is around them. Not all such, but most of those
   that occur: below the marks, punctuation, Kana but for its voice marks, Han, Hangul syllables. */
static bool is_plainly_nfc(uint32_t c) {
    return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3029) ||
           (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* The end of what is mapped at once. utf8proc sorts marks in quadratic time, so a run that only an
   attack is long enough for is mapped, and sorted, in parts. */
static size_t chunk_end(str s, size_t at) {
    int run = 0;
    while (at < s.n && run < MOST_MARKS) {
        utf8proc_int32_t c = (utf8proc_int32_t)text_decode(s, &at);
        run = utf8proc_get_property(c)->combining_class != 0 ? run + 1 : 0;
    }
    return at;
}

/* Adds `chunk` mapped; false when it is not UTF-8. */
static bool add_mapped(struct buf *out, str chunk, utf8proc_option_t options) {
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)chunk.p, (utf8proc_ssize_t)chunk.n,
                                      &mapped, options);
    if (n == UTF8PROC_ERROR_NOMEM)
        arena_oom();
    if (n < 0)
        return false;
    buf_add(out, (str){(const char *)mapped, (size_t)n});
    free(mapped);
    return true;
}

/* `s` mapped by utf8proc, whose answers come from malloc; `s` itself when that is the same or the
 * bytes are not UTF-8. */
static str map(struct arena *a, str s, utf8proc_option_t options) {
    struct buf out = {.arena = a};
    for (size_t at = 0; at < s.n;) {
        size_t end = chunk_end(s, at);
        if (!add_mapped(&out, str_slice(s, at, end), options))
            return s;
        at = end;
    }
    return str_eq(buf_str(&out), s) ? s : buf_str(&out);
}

str text_nfc(struct arena *a, str s) {
    for (size_t at = 0; at < s.n;)
        if (!is_plainly_nfc(text_decode(s, &at)))
            return map(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return s;
}

str text_fold(struct arena *a, str s) {
    char *lower = str_cstr(a, s);
    for (size_t i = 0; i < s.n; i++)
        if (!is_ascii(s.p[i]))
            return map(a, s, fold);
        else
            lower[i] = str_lower(s.p[i]);
    return (str){lower, s.n};
}

/* Letters that do not decompose, as they are typed without them. */
static str bare_letter(uint32_t c) {
    static const uint32_t letters[] = U"æðøþđħıłœ";
    static const char typed[][3] = {"ae", "d", "o", "th", "d", "h", "i", "l", "oe"};
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == c)
            return str_of(typed[i]);
    return STR("");
}

str text_bare(struct arena *a, str s) {
    str bare = map(a, s, fold | UTF8PROC_STRIPMARK);
    struct buf out = {.arena = a};
    for (size_t at = 0, from = 0; at < bare.n; from = at) {
        str typed = bare_letter(text_decode(bare, &at));
        buf_add(&out, typed.n > 0 ? typed : str_slice(bare, from, at));
    }
    return buf_str(&out);
}

enum text_class text_class(uint32_t c) {
    static const struct {
        uint32_t first, last;
        enum text_class is;
    } ranges[] = {
        {0x1100, 0x11FF, TEXT_HANGUL}, {0x3131, 0x318E, TEXT_HANGUL}, {0xAC00, 0xD7A3, TEXT_HANGUL},
        {0x3041, 0x30FF, TEXT_SIGN},   {0x3400, 0x9FFF, TEXT_SIGN},   {0xF900, 0xFAFF, TEXT_SIGN},
        {0x20000, 0x3FFFF, TEXT_SIGN},
    };
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ? TEXT_LETTER
                                                                              : TEXT_GAP;
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return ranges[i].is;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME)
        return TEXT_MARK;
    bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    bool is_number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
    return is_letter || is_number ? TEXT_LETTER : TEXT_GAP;
}

/* What a terminal without UTF-8 shows: signs one by one, then those of a range, of which the first
 * counts; letters that decompose need no row. */
static const uint32_t signs[] = U"©«®°·»ÆÐ×Øßæð÷øĐđıŁłŒœΣ•‹›₩€←↑→↓↵−⌫╴╵╶╷▏▣▶◀○●◐◔★✎《》";
static const char sign_ascii[] = "c<ro.>ADxOsad/oDdiLlOoS*<>WE<^>v>-<-|-|_@><o*+:*#<>";
static const struct {
    uint32_t first, last;
    char ascii;
} stand_ins[] = {
    {0x2010, 0x2015, '-'}, {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'}, {0x2500, 0x2501, '-'},
    {0x2502, 0x2503, '|'}, {0x2504, 0x2505, '-'},  {0x2506, 0x2507, '|'}, {0x2508, 0x2509, '-'},
    {0x250A, 0x250B, '|'}, {0x2500, 0x257F, '+'},  {0x2580, 0x259F, '#'}, {0x266A, 0x266B, '~'},
    {0x300C, 0x300F, '"'},
};

bool text_is_ambiguous(uint32_t c) {
    static const uint32_t ranges[][2] = {{0xA1, 0x2DF},    {0x391, 0x451},    {0x2010, 0x2312},
                                         {0x2460, 0x27FF}, {0x2B56, 0x2B59},  {0x3248, 0x324F},
                                         {0xFFFD, 0xFFFD}, {0x1F100, 0x1F1AC}};
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

char text_ascii(uint32_t c) {
    if (c >= 0x20 && c < 0x7F)
        return (char)c;
    for (size_t i = 0; signs[i]; i++)
        if (signs[i] == c)
            return sign_ascii[i];
    for (size_t i = 0; i < COUNT(stand_ins); i++)
        if (c >= stand_ins[i].first && c <= stand_ins[i].last)
            return stand_ins[i].ascii;
    /* The first code point of the compatibility decomposition: e for é, 1 for ½. */
    utf8proc_int32_t parts[4];
    int last = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, COUNT(parts),
                                                 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &last);
    return n > 0 && parts[0] >= 0x20 && parts[0] < 0x7F ? (char)parts[0] : '?';
}
