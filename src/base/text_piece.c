/* What a terminal shows: display pieces, widths and cuts; and what may reach it at all. */
#include "base/text.h"

#include <utf8proc.h>

enum {
    REPLACEMENT = 0xFFFD,   /* also what a bad byte decodes to */
    DOTTED_CIRCLE = 0x25CC, /* carries a mark that has no base */
    FLAG_A = 0x1F1E6,       /* the regional indicator letters, A to Z */
    TEXT_STYLE = 0xFE0E,    /* the two variation selectors of emoji */
    EMOJI_STYLE = 0xFE0F,
    ZWJ = 0x200D,
    KEYCAP = 0x20E3,
    TONE_FIRST = 0x1F3FB, /* the five skin tones */
    TONE_LAST = 0x1F3FF
};
/* Hangul syllables, conjoining jamo, and how many; TRAIL is one before the first: 0 is "none". */
enum { SYLLABLES = 0xAC00, LEAD = 0x1100, VOWEL = 0x1161, TRAIL = 0x11A7 };
enum { LEADS = 19, VOWELS = 21, TRAILS = 28 };

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

static bool is_pictograph(uint32_t c) {
    return property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool is_ascii(uint32_t c) {
    return c >= 0x20 && c < 0x7F;
}

/* True when a cluster ends between `a` and `b`. */
static bool is_break(uint32_t a, uint32_t b, utf8proc_int32_t *state) {
    return (is_ascii(a) && is_ascii(b)) ||
           utf8proc_grapheme_break_stateful((utf8proc_int32_t)a, (utf8proc_int32_t)b, state);
}

static enum part part_of(uint32_t c) {
    const utf8proc_property_t *p = property(c);
    /* Vowels and trails of conjoining Hangul: zero-width behind a lead in every terminal, although
       utf8proc counts a column. */
    if (p->boundclass == UTF8PROC_BOUNDCLASS_V || p->boundclass == UTF8PROC_BOUNDCLASS_T)
        return PART_MARK;
    /* A variation selector would make some terminals draw the base wider than we count. */
    return p->ignorable ? PART_NONE : parts[p->category];
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
    enum part part = part_of(c);
    if (property(c)->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR)
        out->base = 'A' + (c - FLAG_A);
    else if (part == PART_SPACING) /* marks (Mc) too: utf8proc gives them none, terminals one */
        out->width = utf8proc_charwidth((utf8proc_int32_t)c) > 1 ? 2 : 1;
    else if (part == PART_MARK)
        *out = (struct piece){.base = DOTTED_CIRCLE, .marks = {c}, .width = 1};
    else
        out->base = REPLACEMENT;
}

/* Marks above the fourth are dropped: a terminal cell cannot hold them. */
static void add_mark(struct piece *out, uint32_t c) {
    uint32_t syllable = out->marks[0] ? 0 : compose(out->base, c);
    int i = 0;
    while (i < PIECE_MARKS && out->marks[i])
        i++;
    if (syllable)
        out->base = syllable;
    else if (i < PIECE_MARKS)
        out->marks[i] = c;
}

/* Does not ask text_cluster_end(), or a cluster of very many pieces would be read as many times. */
bool text_piece(str s, size_t *at, struct piece *out) {
    if (*at >= s.n)
        return false;
    uint32_t last = text_decode(s, at);
    begin(out, last);
    bool is_emoji = is_pictograph(last);
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
    for (size_t at = 0, end; at < s.n; at = end) {
        end = text_cluster_end(s, at);
        width += cluster_width(s, at, end);
    }
    return width;
}

size_t text_fit(str s, int width) {
    size_t at = 0;
    for (size_t end; at < s.n; at = end) {
        end = text_cluster_end(s, at);
        width -= cluster_width(s, at, end);
        if (width < 0)
            break;
    }
    return at;
}

str text_cut(struct arena *a, str s, int width) {
    s = text_safe(a, s);
    size_t fit = text_fit(s, width);
    if (fit == s.n)
        return s;
    if (width < 1)
        return STR("");
    str head = str_slice(s, 0, text_fit(s, width - 1));
    while (head.n && head.p[head.n - 1] == ' ')
        head.n--;
    return str_fmt(a, "%.*s…", STR_ARG(head));
}

/* Where the scan stands in an emoji sequence (UTS 51). */
struct emoji {
    bool is_open;   /* what was read so far is one, and a ZWJ may follow */
    bool is_styled; /* a variation selector may follow */
};

/* Fit to be shown wherever it stands. The ignorable are Hangul fillers and the like: letters, but
   blank. */
static bool is_safe(uint32_t c) {
    return c < 0x7F ? c >= 0x20 : part_of(c) != PART_NONE && !property(c)->ignorable;
}

/* True when `c` is the glue of an emoji sequence between what was read and `next`. */
static bool is_glue(struct emoji seen, uint32_t c, uint32_t next) {
    if (c == ZWJ)
        return seen.is_open && is_pictograph(next) && is_safe(next);
    return (c == EMOJI_STYLE || c == TEXT_STYLE) && seen.is_styled &&
           (seen.is_open || next == KEYCAP);
}

static struct emoji after(struct emoji seen, uint32_t c) {
    if (c < 0x80) /* the base of a keycap */
        return (struct emoji){.is_styled = (c >= '0' && c <= '9') || c == '#' || c == '*'};
    if (is_pictograph(c))
        return (struct emoji){.is_open = true, .is_styled = true};
    bool goes_on = c == EMOJI_STYLE || (c >= TONE_FIRST && c <= TONE_LAST);
    return (struct emoji){.is_open = seen.is_open && goes_on};
}

bool text_next_unsafe(str s, size_t *at, size_t *past, uint32_t *unsafe) {
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
    struct buf out = {.arena = a};
    size_t at = 0, past = 0, from = 0;
    for (uint32_t unsafe; text_next_unsafe(s, &at, &past, &unsafe); from = at = past) {
        buf_add(&out, str_slice(s, from, at));
        if (unsafe == REPLACEMENT)
            text_add(&out, REPLACEMENT);
        else
            buf_fmt(&out, "<U+%04X>", (unsigned)unsafe);
    }
    if (from == 0)
        return s;
    buf_add(&out, str_slice(s, from, s.n));
    return buf_str(&out);
}
