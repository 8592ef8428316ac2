/* Wording renditions. */
#include "tui/sgr.h"

enum { LAST = 7 };

bool sgr_eq(struct look a, struct look b) {
    return a.attr == b.attr && a.color == b.color;
}

/* What must be said: attributes and colour, and whether all else is reset before. */
struct change {
    unsigned on, color;
    bool is_anew;
};

static struct change change_of(struct look from, struct look to) {
    bool is_anew = (from.attr & ~to.attr) || (from.color && !to.color);
    return (struct change){
        .on = is_anew ? to.attr : to.attr & ~(unsigned)from.attr,
        .color = is_anew || to.color != from.color ? to.color : 0,
        .is_anew = is_anew,
    };
}

void sgr_change(struct look from, struct look to, struct buf *out) {
    if (sgr_eq(from, to))
        return;
    struct change c = change_of(from, to);
    buf_add(out, STR("\x1B["));
    bool is_first = !c.is_anew; /* a parameter that is left out is 0, the reset */
    for (unsigned i = 1; i <= LAST; i++)
        if (c.on & (1U << i)) {
            buf_fmt(out, is_first ? "%u" : ";%u", i);
            is_first = false;
        }
    if (c.color)
        buf_fmt(out, is_first ? "%u" : ";%u", c.color);
    buf_char(out, 'm');
}

int sgr_cost(struct look from, struct look to) {
    if (sgr_eq(from, to))
        return 0;
    struct change c = change_of(from, to);
    int parameters = 0;
    for (unsigned i = 1; i <= LAST; i++)
        parameters += (c.on & (1U << i)) != 0;
    int separators = parameters + (c.color != 0) - !c.is_anew;
    return 3 + parameters + (c.color ? 2 : 0) + separators;
}

bool sgr_shows_on_blanks(struct look s) {
    return s.attr & ~(ATTR_BOLD | ATTR_DIM | ATTR_ITALIC);
}
