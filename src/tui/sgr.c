/* Cuts the bytes of curses into text, renditions, moves and other sequences. */
#include "tui/sgr.h"

enum { ESC = 0x1B, SHIFT_IN = 0x0F, CSI = 2 /* bytes of "ESC [" */ };

enum { SGR_UNKNOWN = 1 }; /* in `on`, at the bit of no parameter */

/* SGR parameters. */
enum {
    SGR_RESET = 0,
    SGR_LAST = 7,
    SGR_FONT = 10, /* the usual font: there is no other */
    SGR_COLOR = 30,
    SGR_COLOR_DEFAULT = 39,
    SGR_GROUND_DEFAULT = 49,
    SGR_BRIGHT = 90,
    COLORS_OF_EACH = 8
};

static bool is_color(long parameter) {
    return (parameter >= SGR_COLOR && parameter < SGR_COLOR + COLORS_OF_EACH) ||
           (parameter >= SGR_BRIGHT && parameter < SGR_BRIGHT + COLORS_OF_EACH);
}

/* Applies one parameter. False when it is none of those that are followed here, or when one that is
   not still counts. */
static bool apply(struct sgr *s, long parameter) {
    if (parameter == SGR_RESET) {
        *s = (struct sgr){0};
        return true;
    }
    if (s->on & SGR_UNKNOWN) {
        return false;
    }
    if (parameter > SGR_RESET && parameter <= SGR_LAST) {
        s->on |= (uint8_t)(1U << parameter);
    } else if (is_color(parameter) || parameter == SGR_COLOR_DEFAULT) {
        s->color = is_color(parameter) ? (uint16_t)parameter : 0;
    } else {
        return parameter == SGR_FONT || parameter == SGR_GROUND_DEFAULT;
    }
    return true;
}

/* Takes the color of "38;5;color" off *list, which terminals with 256 colors use for all of them.
 */
static bool take_indexed(str *list, struct sgr *s) {
    long color;
    if (!str_starts(*list, STR("38;5;"))) {
        return false;
    }
    str rest = str_slice(*list, 5, list->n);
    if (!str_number(str_split(&rest, ';'), &color) || color < 0 || color > UINT8_MAX) {
        return false;
    }
    s->color = (uint16_t)(SGR_INDEXED + color);
    *list = rest;
    return true;
}

static bool take_parameter(str *list, struct sgr *s) {
    if (!(s->on & SGR_UNKNOWN) && take_indexed(list, s)) {
        return true;
    }
    long parameter = SGR_RESET;
    str field = str_split(list, ';');
    return (field.n == 0 || str_number(field, &parameter)) && apply(s, parameter);
}

/* Reads "ESC [ … m" into *s. False when `sequence` is something else. */
static bool read_rendition(str sequence, struct sgr *s) {
    if (sequence.n <= CSI || sequence.p[1] != '[' || !str_ends(sequence, STR("m"))) {
        return false;
    }
    struct sgr read = *s;
    str list = str_slice(sequence, CSI, sequence.n - 1);
    do {
        if (!take_parameter(&list, &read)) {
            return false;
        }
    } while (list.n);
    *s = read;
    return true;
}

/* The shortest way from one rendition to another: what comes on, or all anew if anything goes off.
 */
static void add_change(struct sgr from, struct sgr to, struct buf *out) {
    if (from.on == to.on && from.color == to.color) {
        return;
    }
    bool is_anew = (from.on & ~to.on) || (from.color && !to.color);
    unsigned on = is_anew ? to.on : to.on & ~(unsigned)from.on;
    const char *between = is_anew && (on || to.color) ? ";" : "";
    buf_add(out, STR("\x1B["));
    for (unsigned i = 1; i <= SGR_LAST; i++) {
        if (on & (1U << i)) {
            buf_fmt(out, "%s%u", between, i);
            between = ";";
        }
    }
    if (to.color && (is_anew || to.color != from.color)) {
        bool is_indexed = to.color >= SGR_INDEXED;
        buf_fmt(out, is_indexed ? "%s38;5;%d" : "%s%d", between,
                is_indexed ? to.color - SGR_INDEXED : to.color);
    }
    buf_add(out, STR("m"));
}

/* End of the escape sequence at the head of `s` (ECMA-35, ECMA-48). */
static size_t sequence_end(str s) {
    size_t n = 1;
    bool is_csi = s.n > n && s.p[n] == '[';
    char last = is_csi ? '?' : '/'; /* of the bytes before the final one */
    n += is_csi;
    while (n < s.n && s.p[n] >= ' ' && s.p[n] <= last) {
        n++;
    }
    return n < s.n ? n + 1 : n;
}

/* What has been sent, and what curses wants by now. */
struct squeeze {
    struct sgr have, want;
    struct buf *out;
};

static void catch_up(struct squeeze *q) {
    add_change(q->have, q->want, q->out);
    q->have = q->want;
}

/* True when a blank looks different in this rendition. */
static bool shows_on_blanks(struct sgr s) {
    enum { BOLD = 1 << 1, FAINT = 1 << 2, ITALIC = 1 << 3 };
    return s.on & ~(BOLD | FAINT | ITALIC);
}

static void catch_up_for_blanks(struct squeeze *q) {
    if (shows_on_blanks(q->have) || shows_on_blanks(q->want)) {
        catch_up(q);
    }
}

static bool ends_in(str sequence, str finals) {
    str last = str_slice(sequence, sequence.n - 1, sequence.n);
    return str_starts(sequence, STR("\x1B[")) && str_find(finals, last, 0) != SIZE_MAX;
}

static void squeeze_sequence(struct squeeze *q, str sequence) {
    if (read_rendition(sequence, &q->want) || str_eq(sequence, STR("\x1B(B"))) {
        return;
    }
    if (ends_in(sequence, STR("XKJ"))) { /* erasing */
        catch_up_for_blanks(q);
    } else if (!ends_in(sequence, STR("ABCDGHdb"))) { /* moving, repeating */
        catch_up(q);
    }
    buf_add(q->out, sequence);
    if (ends_in(sequence, STR("m"))) { /* not followed here: the next change is made whole */
        q->want.on |= SGR_UNKNOWN;
        q->have.on |= SGR_UNKNOWN;
    }
}

static bool is_control(char c) {
    return (unsigned char)c < ' ';
}

/* End of the text at the head of `s`, or of one control character. */
static size_t text_end(str s) {
    size_t n = 1;
    while (!is_control(s.p[0]) && n < s.n && !is_control(s.p[n])) {
        n++;
    }
    return n;
}

static void squeeze_text(struct squeeze *q, str text) {
    if (text.p[0] == SHIFT_IN) {
        return;
    }
    size_t blanks = 0;
    while (blanks < text.n && text.p[blanks] == ' ') {
        blanks++;
    }
    if (blanks) {
        catch_up_for_blanks(q);
    }
    buf_add(q->out, str_slice(text, 0, blanks));
    if (blanks < text.n && !is_control(text.p[0])) { /* control characters move */
        catch_up(q);
    }
    buf_add(q->out, str_slice(text, blanks, text.n));
}

void sgr_squeeze(struct sgr *at, str bytes, struct buf *out) {
    struct squeeze q = {.have = *at, .want = *at, .out = out};
    while (bytes.n) {
        size_t n = bytes.p[0] == ESC ? sequence_end(bytes) : text_end(bytes);
        str head = str_slice(bytes, 0, n);
        if (bytes.p[0] == ESC) {
            squeeze_sequence(&q, head);
        } else {
            squeeze_text(&q, head);
        }
        bytes = str_slice(bytes, n, bytes.n);
    }
    catch_up(&q);
    *at = q.have;
}
