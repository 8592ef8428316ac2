/* Line breaking: a plain subset of UAX 14 that breaks Korean at its spaces. */
#include "base/text.h"

#include <utf8proc.h>

/* A line as far as it was read. Offsets are bytes of the text; 0 while there is no such place. */
struct line {
    size_t text_end; /* behind the last cluster that is no space */
    size_t best;     /* the last break between words */
    size_t hyphen;   /* the last place behind a hyphen: names like Hyun-woo are rather kept whole */
    size_t spare;    /* the last place that is worse: in a word, or before lone punctuation */
    uint32_t last;   /* first code point of the cluster before text_end; 0: none */
    uint32_t before; /* the same of the cluster that touches it; 0: none */
    int width;       /* with the spaces behind text_end */
};

static utf8proc_category_t category(uint32_t c) {
    return utf8proc_category((utf8proc_int32_t)c);
}

static bool is_space(uint32_t c) {
    if (c < 0x80)
        return c == ' ';
    bool is_glued = c == 0xA0 || c == 0x2007 || c == 0x202F;
    return !is_glued && category(c) == UTF8PROC_CATEGORY_ZS;
}

static bool is_letter(uint32_t c) {
    return category(c) >= UTF8PROC_CATEGORY_LU && category(c) <= UTF8PROC_CATEGORY_LO;
}

/* Han and Kana, which are written without spaces. */
static bool is_ideograph(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3041 && c <= 0x312F) ||
           (c >= 0x31A0 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool opens(uint32_t c) {
    return category(c) == UTF8PROC_CATEGORY_PS || category(c) == UTF8PROC_CATEGORY_PI;
}

/* Stops and Kana that must not begin a line; brackets and quotes are known by their category. */
static const uint32_t stops[] = U"!%,.:;?…、。々・ー！，．：；？";

static bool closes(uint32_t c) {
    for (size_t i = 0; stops[i]; i++)
        if (stops[i] == c)
            return true;
    return category(c) == UTF8PROC_CATEGORY_PE || category(c) == UTF8PROC_CATEGORY_PF;
}

/* True when nothing but closing punctuation stands at `at` up to a space or the end. */
static bool closes_alone(str s, size_t at) {
    uint32_t c = text_decode(s, &at);
    if (!closes(c))
        return false;
    while (c && closes(c))
        c = text_decode(s, &at);
    return c == 0 || c == '\n' || is_space(c);
}

/* True when a line may end between the last code point and `c` with no space between them. */
static bool is_seam(const struct line *l, uint32_t c) {
    if (opens(l->last) || closes(c))
        return false;
    bool in_word = is_letter(l->before) || category(l->before) == UTF8PROC_CATEGORY_ND;
    if (category(l->last) == UTF8PROC_CATEGORY_PD)
        return in_word && is_letter(c);
    return is_ideograph(l->last) || is_ideograph(c);
}

/* Most neighbours are ASCII letters, of which nothing else need be asked. */
static bool is_plain(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Notes whether the line may end before the cluster at `at`, which begins with `c`. */
static void note_break(struct line *l, str s, size_t at, uint32_t c) {
    if (!l->last)
        return;
    if (l->text_end < at) {
        bool is_good = !opens(l->last) && !closes_alone(s, at);
        *(is_good ? &l->best : &l->spare) = l->text_end;
    } else if (is_plain(l->last) && is_plain(c)) {
        l->spare = at;
    } else if (is_seam(l, c)) {
        *(l->last == '-' || l->last == 0x2010 ? &l->hyphen : &l->best) = at;
    } else if (!opens(l->last) && !closes(c)) {
        l->spare = at;
    }
}

/* The end of a line of which no word ends in time: what fits, but one cluster at least. */
static size_t forced_end(const struct line *l, str s, size_t from, int width) {
    if (l->text_end > from)
        return l->text_end;
    str rest = str_slice(s, from, s.n);
    size_t fit = text_fit(rest, width);
    return from + (fit ? fit : text_cluster_end(rest, 0));
}

size_t text_line_end(str s, size_t from, int width) {
    struct line l = {.text_end = from};
    size_t at = from;
    while (at < s.n && s.p[at] != '\n') {
        size_t end = text_cluster_end(s, at);
        size_t past = at;
        uint32_t c = text_decode(s, &past);
        int columns = text_width(str_slice(s, at, end));
        bool is_blank = past == end && is_space(c);
        if (!is_blank) {
            note_break(&l, s, at, c);
            if (l.width + columns > width) {
                size_t nice = l.best ? l.best : l.hyphen ? l.hyphen : l.spare;
                return nice ? nice : forced_end(&l, s, from, width);
            }
            l.before = l.text_end < at ? 0 : l.last;
            l.last = c;
            l.text_end = end;
        }
        l.width += columns;
        at = end;
    }
    return at == from ? from : forced_end(&l, str_slice(s, 0, at), from, width);
}

size_t text_line_next(str s, size_t end) {
    for (size_t at = end; end < s.n && s.p[end] != '\n'; end = at)
        if (!is_space(text_decode(s, &at)))
            return end;
    return end < s.n ? end + 1 : s.n;
}
