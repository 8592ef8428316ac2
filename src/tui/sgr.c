/* Reading and wording renditions. */
#include "tui/sgr.h"

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
    if (s->on & SGR_UNKNOWN)
        return false;
    if (parameter > SGR_RESET && parameter <= SGR_LAST)
        s->on |= (uint8_t)(1U << parameter);
    else if (is_color(parameter) || parameter == SGR_COLOR_DEFAULT)
        s->color = is_color(parameter) ? (uint16_t)parameter : 0;
    else
        return parameter == SGR_FONT || parameter == SGR_GROUND_DEFAULT;
    return true;
}

/* Takes the color of "38;5;color" off *list, which terminals with 256 colors use for all of them.
 */
static bool take_indexed(str *list, struct sgr *s) {
    long color;
    if (!str_starts(*list, STR("38;5;")))
        return false;
    str rest = str_slice(*list, 5, list->n);
    if (!str_number(str_split(&rest, ';'), &color) || color < 0 || color > UINT8_MAX)
        return false;
    s->color = (uint16_t)(SGR_INDEXED + color);
    *list = rest;
    return true;
}

static bool take_parameter(str *list, struct sgr *s) {
    if (!(s->on & SGR_UNKNOWN) && take_indexed(list, s))
        return true;
    long parameter = SGR_RESET;
    str field = str_split(list, ';');
    return (field.n == 0 || str_number(field, &parameter)) && apply(s, parameter);
}

bool sgr_read(str sequence, struct sgr *s) {
    str begin = STR("\x1B[");
    if (!str_starts(sequence, begin) || !str_ends(sequence, STR("m")))
        return false;
    struct sgr read = *s;
    str list = str_slice(sequence, begin.n, sequence.n - 1);
    do {
        if (!take_parameter(&list, &read))
            return false;
    } while (list.n);
    *s = read;
    return true;
}

void sgr_change(struct sgr from, struct sgr to, struct buf *out) {
    if (from.on == to.on && from.color == to.color)
        return;
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

bool sgr_shows_on_blanks(struct sgr s) {
    enum { BOLD = 1 << 1, FAINT = 1 << 2, ITALIC = 1 << 3 };
    return s.on & ~(BOLD | FAINT | ITALIC);
}
