/* UTF-8 code points and grapheme clusters. Nearly all text is ASCII, so each function looks for
   that first. */
#include "base/text.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

static bool is_ascii(char c) {
    return (unsigned char)c < 0x80;
}

uint32_t text_decode(str s, size_t *at) {
    if (*at >= s.n)
        return 0;
    if (is_ascii(s.p[*at]))
        return (unsigned char)s.p[(*at)++];
    utf8proc_int32_t c;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p + *at;
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
