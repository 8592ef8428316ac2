/* What may reach a terminal, and what stands in for the rest. */
#include "base/text.h"

#include <utf8proc.h>

enum {
    REPLACEMENT = 0xFFFD, /* what a bad byte decodes to */
    TEXT_STYLE = 0xFE0E,  /* the two variation selectors of emoji */
    EMOJI_STYLE = 0xFE0F,
    ZWJ = 0x200D,
    KEYCAP = 0x20E3,
    TONE_FIRST = 0x1F3FB, /* the five skin tones */
    TONE_LAST = 0x1F3FF
};

static const bool unsafe_category[] = {
    [UTF8PROC_CATEGORY_CN] = true, [UTF8PROC_CATEGORY_CC] = true, [UTF8PROC_CATEGORY_CF] = true,
    [UTF8PROC_CATEGORY_CS] = true, [UTF8PROC_CATEGORY_CO] = true, [UTF8PROC_CATEGORY_ZL] = true,
    [UTF8PROC_CATEGORY_ZP] = true,
};

/* Where the scan stands in an emoji sequence (UTS 51). */
struct emoji {
    bool is_open;   /* what was read so far is one, and a ZWJ may follow */
    bool is_styled; /* a variation selector may follow */
};

static const utf8proc_property_t *property(uint32_t c) {
    return utf8proc_get_property((utf8proc_int32_t)c);
}

static bool is_pictograph(uint32_t c) {
    return property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool is_keycap_base(uint32_t c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
}

/* Fit to be shown wherever it stands. */
static bool is_safe(uint32_t c) {
    if (c < 0x7F)
        return c >= 0x20;
    const utf8proc_property_t *p = property(c);
    /* The ignorable are Hangul fillers and others that show nothing although they are letters. */
    return !unsafe_category[p->category] && !p->ignorable;
}

/* True when `c` is the glue of an emoji sequence between what was read and `next`. */
static bool is_glue(struct emoji seen, uint32_t c, uint32_t next) {
    if (c == ZWJ)
        return seen.is_open && is_pictograph(next) && is_safe(next);
    return (c == EMOJI_STYLE || c == TEXT_STYLE) && seen.is_styled &&
           (seen.is_open || next == KEYCAP);
}

static struct emoji after(struct emoji seen, uint32_t c) {
    if (c < 0x80)
        return (struct emoji){.is_styled = is_keycap_base(c)};
    if (is_pictograph(c))
        return (struct emoji){.is_open = true, .is_styled = true};
    bool goes_on = c == EMOJI_STYLE || (c >= TONE_FIRST && c <= TONE_LAST);
    return (struct emoji){.is_open = seen.is_open && goes_on};
}

/* Moves *at past the safe text there, to the unsafe code point that ends it, and *past behind that.
   False when `s` ends first. */
static bool next_unsafe(str s, size_t *at, size_t *past, uint32_t *unsafe) {
    struct emoji seen = {0};
    while (*at < s.n) {
        *past = *at;
        uint32_t c = text_decode(s, past);
        size_t ahead = *past;
        bool is_bad_byte = c == REPLACEMENT && *past - *at == 1;
        if (is_bad_byte || (!is_safe(c) && !is_glue(seen, c, text_decode(s, &ahead)))) {
            *unsafe = c;
            return true;
        }
        seen = after(seen, c);
        *at = *past;
    }
    return false;
}

str text_safe(struct arena *a, str s) {
    size_t at = 0;
    size_t past = 0;
    uint32_t unsafe;
    if (!next_unsafe(s, &at, &past, &unsafe))
        return s;
    struct buf out = {.arena = a};
    size_t from = 0;
    do {
        buf_add(&out, str_slice(s, from, at));
        if (unsafe == REPLACEMENT)
            buf_add(&out, STR("\xEF\xBF\xBD"));
        else
            buf_fmt(&out, "<U+%04X>", (unsigned)unsafe);
        from = at = past;
    } while (next_unsafe(s, &at, &past, &unsafe));
    buf_add(&out, str_slice(s, from, s.n));
    return buf_str(&out);
}
