/* The rows to scroll are those with the largest sum of gains (Kadane's algorithm). */
#include "tui/scroll.h"

#include <string.h>

enum {
    STEP = 5,    /* bytes to reach and style some cells */
    SCROLL = 16, /* bytes to scroll */
    FARTHEST = 3 /* lines; what the wheel of a mouse does */
};

static const struct glyph blank = {.text = {' '}, .width = 1};

struct screens {
    const struct canvas *before, *now;
    int *plain; /* bytes to write each row as it is now over what was there before */
    int *fresh; /* and over a blank row */
};

/* About the bytes that turn row `from` of the frame before, or a blank one, into row y. */
static int cost(const struct screens *s, int from, int y) {
    bool is_run = false;
    int sum = 0;
    for (int x = 0; x < s->now->w; x++) {
        const struct glyph *g = canvas_at(s->now, x, y);
        bool is_changed = !glyph_eq(g, from < 0 ? &blank : canvas_at(s->before, x, from));
        if (is_changed)
            sum += (is_run ? 0 : STEP) + (g->text[0] < 0x80 ? 1 : 3);
        is_run = is_changed;
    }
    return sum;
}

/* Row number i, counted against the way that rows move. */
static int row_at(const struct screens *s, int by, int i) {
    return by > 0 ? i : s->now->h - 1 - i;
}

/* Bytes saved by the blank rows that come in behind row number i, less those of the scroll. */
static int gain_behind(const struct screens *s, int by, int i) {
    int n = by > 0 ? by : -by;
    int sum = -SCROLL - n;
    for (int k = i + 1; k <= i + n; k++)
        sum += s->plain[row_at(s, by, k)] - s->fresh[row_at(s, by, k)];
    return sum;
}

/* The best rows to scroll by `by`. *most is the gain to surpass, and set to that which is found. */
static struct scroll best_rows(const struct screens *s, int by, int *most) {
    struct scroll best = {0};
    int n = by > 0 ? by : -by;
    int first = 0, sum = 0;
    for (int i = 0; i + n < s->now->h; i++) {
        int y = row_at(s, by, i);
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += s->plain[y] - cost(s, y + by, y);
        int whole = sum + gain_behind(s, by, i);
        if (whole <= *most)
            continue;
        int from = row_at(s, by, first), to = row_at(s, by, i + n);
        *most = whole;
        best = (struct scroll){by, from < to ? from : to, from < to ? to : from};
    }
    return best;
}

struct scroll scroll_find(const struct canvas *before, const struct canvas *now, struct arena *a) {
    struct screens s = {before, now, NEW(a, int, now->h), NEW(a, int, now->h)};
    struct scroll best = {0};
    int all = 0, most = 0;
    for (int y = 0; y < now->h; y++) {
        s.plain[y] = cost(&s, y, y);
        s.fresh[y] = cost(&s, -1, y);
        all += s.plain[y];
    }
    for (int by = -FARTHEST; by <= FARTHEST && all > SCROLL; by++) {
        struct scroll found = by != 0 ? best_rows(&s, by, &most) : best;
        best = found.by != 0 ? found : best;
    }
    return best;
}

void scroll_canvas(struct canvas *c, struct scroll s) {
    int n = s.by > 0 ? s.by : -s.by;
    size_t row = (size_t)c->w;
    size_t moved = row * (size_t)n;
    size_t kept = row * (size_t)(s.bottom - s.top + 1) - moved;
    struct glyph *top = canvas_at(c, 0, s.top);
    memmove(s.by > 0 ? top : top + moved, s.by > 0 ? top + moved : top, kept * sizeof *top);
    struct glyph *fresh = s.by > 0 ? top + kept : top;
    for (size_t i = 0; i < moved; i++)
        fresh[i] = blank;
}
