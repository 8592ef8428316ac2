/* Normal forms. utf8proc allocates with malloc; its answers are copied into the arena. */
#include "base/text.h"

#include <stdlib.h>
#include <utf8proc.h>

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

/* `s` mapped by utf8proc; `s` itself when that is the same or the bytes are not UTF-8. */
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
        if ((unsigned char)s.p[i] >= 0x80)
            return map(a, s,
                       UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                           UTF8PROC_IGNORE);
        else if (s.p[i] >= 'A' && s.p[i] <= 'Z')
            lower[i] = (char)(s.p[i] - 'A' + 'a');
    return (str){lower, s.n};
}
