/* Display pieces, and what follows from them: widths and cuts. */
#include "base/text.h"

#include <utf8proc.h>

enum {
    REPLACEMENT = 0xFFFD,
    DOTTED_CIRCLE = 0x25CC, /* carries a mark that has no base */
    FLAG_A = 0x1F1E6,       /* the regional indicator letters, A to Z */
    SYLLABLES = 0xAC00,
    LEAD = 0x1100,
    VOWEL = 0x1161,
    TRAIL = 0x11A7, /* one before the first: 0 is "no trail" */
    LEADS = 19,
    VOWELS = 21,
    TRAILS = 28
};

/* What a code point does to the piece that it follows. */
enum part {
    PART_SPACING, /* begins a piece */
    PART_MARK,    /* stands on the base */
    PART_NONE     /* is not shown */
};

static const enum part parts[] = {
    [UTF8PROC_CATEGORY_MN] = PART_MARK, [UTF8PROC_CATEGORY_ME] = PART_MARK,
    [UTF8PROC_CATEGORY_CC] = PART_NONE, [UTF8PROC_CATEGORY_CF] = PART_NONE,
    [UTF8PROC_CATEGORY_CS] = PART_NONE, [UTF8PROC_CATEGORY_CO] = PART_NONE,
    [UTF8PROC_CATEGORY_CN] = PART_NONE, [UTF8PROC_CATEGORY_ZL] = PART_NONE,
    [UTF8PROC_CATEGORY_ZP] = PART_NONE,
};

static const utf8proc_property_t *property(uint32_t c) {
    return utf8proc_get_property((utf8proc_int32_t)c);
}

static bool is_ascii(uint32_t c) {
    return c >= 0x20 && c < 0x7F;
}

/* True when a cluster ends between `a` and `b`. */
static bool is_break(uint32_t a, uint32_t b, utf8proc_int32_t *state) {
    return (is_ascii(a) && is_ascii(b)) ||
           utf8proc_grapheme_break_stateful((utf8proc_int32_t)a, (utf8proc_int32_t)b, state);
}

/* Vowels and trails of conjoining Hangul: zero-width behind a lead in every terminal, although
   utf8proc counts a column. */
static bool is_jamo_tail(const utf8proc_property_t *p) {
    return p->boundclass == UTF8PROC_BOUNDCLASS_V || p->boundclass == UTF8PROC_BOUNDCLASS_T;
}

static enum part part_of(uint32_t c) {
    const utf8proc_property_t *p = property(c);
    if (is_jamo_tail(p))
        return PART_MARK;
    /* A variation selector would make some terminals draw the base wider than we count. */
    return p->ignorable ? PART_NONE : parts[p->category];
}

/* Spacing marks (Mc) have no width in utf8proc, yet terminals and libc give them a column. */
static int spacing_width(uint32_t c) {
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 1 ? 1 : width > 2 ? 2 : width;
}

/* The syllable of lead + vowel or syllable + trail; 0 when Unicode has none. */
static uint32_t compose(uint32_t base, uint32_t c) {
    if (base - LEAD < LEADS && c - VOWEL < VOWELS)
        return SYLLABLES + ((base - LEAD) * VOWELS + (c - VOWEL)) * TRAILS;
    bool is_open = base - SYLLABLES < LEADS * VOWELS * TRAILS && (base - SYLLABLES) % TRAILS == 0;
    if (is_open && c > TRAIL && c - TRAIL < TRAILS)
        return base + (c - TRAIL);
    return 0;
}

/* The first code point of a piece, as it can be shown. */
static void begin(struct piece *out, uint32_t c) {
    *out = (struct piece){.base = c, .width = 1};
    if (is_ascii(c))
        return;
    /* Plain letters, one column each: terminals disagree on flags, and these say as much. */
    if (property(c)->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) {
        out->base = 'A' + (c - FLAG_A);
        return;
    }
    enum part part = part_of(c);
    if (part == PART_SPACING) {
        out->width = spacing_width(c);
        return;
    }
    out->base = part == PART_MARK ? DOTTED_CIRCLE : REPLACEMENT;
    out->marks[0] = part == PART_MARK ? c : 0;
}

/* Marks above the fourth are dropped: a terminal cell cannot hold them. */
static void add_mark(struct piece *out, uint32_t c) {
    uint32_t syllable = out->marks[0] ? 0 : compose(out->base, c);
    if (syllable) {
        out->base = syllable;
        return;
    }
    for (int i = 0; i < PIECE_MARKS; i++) {
        if (!out->marks[i]) {
            out->marks[i] = c;
            return;
        }
    }
}

/* Does not ask text_cluster_end(), or a cluster of very many pieces would be read as many times. */
bool text_piece(str s, size_t *at, struct piece *out) {
    if (*at >= s.n)
        return false;
    uint32_t last = text_decode(s, at);
    begin(out, last);
    bool is_emoji = property(last)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    utf8proc_int32_t state = 0;
    while (*at < s.n) {
        size_t next = *at;
        uint32_t c = text_decode(s, &next);
        if (is_break(last, c, &state))
            break;
        enum part part = part_of(c);
        if (part == PART_SPACING && !is_emoji)
            break;
        if (part == PART_MARK)
            add_mark(out, c);
        *at = next;
        last = c;
    }
    return true;
}

/* Columns of the cluster from `at` to `end`. */
static int cluster_width(str s, size_t at, size_t end) {
    if (end - at == 1)
        return 1;
    int width = 0;
    struct piece piece;
    while (at < end && text_piece(s, &at, &piece))
        width += piece.width;
    return width;
}

int text_width(str s) {
    int width = 0;
    for (size_t at = 0; at < s.n;) {
        size_t end = text_cluster_end(s, at);
        width += cluster_width(s, at, end);
        at = end;
    }
    return width;
}

size_t text_fit(str s, int width) {
    size_t at = 0;
    while (at < s.n) {
        size_t end = text_cluster_end(s, at);
        width -= cluster_width(s, at, end);
        if (width < 0)
            break;
        at = end;
    }
    return at;
}

str text_cut(struct arena *a, str s, int width) {
    size_t fit = text_fit(s, width);
    if (fit == s.n)
        return s;
    if (width < 1)
        return STR("");
    str head = str_slice(s, 0, text_fit(s, width - 1));
    while (head.n && head.p[head.n - 1] == ' ')
        head.n--;
    struct buf cut = {.arena = a};
    buf_add(&cut, head);
    buf_add(&cut, STR("…"));
    return buf_str(&cut);
}
