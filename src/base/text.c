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
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        out[i] = (char)bytes[i];
    return (size_t)n;
}

bool text_valid(str s) {
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p;
    for (size_t at = 0; at < s.n;) {
        utf8proc_int32_t c;
        if (is_ascii(s.p[at])) {
            at++;
            continue;
        }
        utf8proc_ssize_t n = utf8proc_iterate(p + at, (utf8proc_ssize_t)(s.n - at), &c);
        if (n <= 0)
            return false;
        at += (size_t)n;
    }
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

/* The start of the code point that ends at `at`, which is above 0. */
static size_t point_before(str s, size_t at) {
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)s.p[start] & 0xC0) == 0x80)
        start--;
    size_t end = start;
    text_decode(s, &end);
    return end == at ? start : at - 1;
}

/* True when a cluster surely starts at `at`: ASCII there, and nothing before it that takes it. */
static bool is_sure_start(str s, size_t at) {
    if (at == 0)
        return true;
    if (!is_ascii(s.p[at]) || s.p[at] == '\n')
        return false;
    size_t before = point_before(s, at);
    uint32_t c = text_decode(s, &before);
    int class = utf8proc_get_property((utf8proc_int32_t)c)->boundclass;
    return class != UTF8PROC_BOUNDCLASS_PREPEND;
}

size_t text_cluster_start(str s, size_t at) {
    if (at == 0)
        return 0;
    at = at < s.n ? at : s.n;
    size_t start = at - 1;
    while (!is_sure_start(s, start))
        start--;
    for (size_t end = text_cluster_end(s, start); end < at; end = text_cluster_end(s, start))
        start = end;
    return start;
}
