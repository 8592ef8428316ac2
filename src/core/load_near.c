/* "did you mean": the nearest of a few words, and quoting of what was found. */
#include "core/load_say.h"

#include "base/text.h"

enum {
    NEAR_BYTES = 64,   /* the longest id; longer words get no hint */
    NEAR_DISTANCE = 2, /* farther away nothing is meant */
    SHORT = 4,         /* up to here a distance of 2 is half of the word */
    SHOWN_BYTES = 60,
};

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours, each 1. Where it is over
   NEAR_DISTANCE, anything over that. */
static unsigned distance(str a, str b) {
    unsigned rows[3][NEAR_BYTES + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= a.n; i++) {
        unsigned *oldest = before;
        before = last;
        last = row;
        row = oldest;
        row[0] = (unsigned)i;
        unsigned nearest = row[0];
        for (size_t j = 1; j <= b.n; j++) {
            bool is_same = a.p[i - 1] == b.p[j - 1];
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !is_same);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            nearest = least(nearest, row[j]);
        }
        if (nearest > NEAR_DISTANCE)
            return nearest;
    }
    return row[b.n];
}

void load_near(struct nearest *n, str candidate) {
    size_t longer = n->wanted.n > candidate.n ? n->wanted.n : candidate.n;
    size_t shorter = n->wanted.n + candidate.n - longer;
    unsigned limit = shorter <= SHORT ? 1 : NEAR_DISTANCE;
    if (longer > NEAR_BYTES || longer - shorter > limit)
        return;
    unsigned d = distance(n->wanted, candidate);
    if (d <= limit && (!n->best.n || d < n->distance)) {
        n->best = candidate;
        n->distance = d;
    }
}

str load_hint(struct arena *a, const struct nearest *n) {
    return n->best.n ? str_fmt(a, "; did you mean \"%.*s\"?", STR_ARG(n->best)) : STR("");
}

str load_shown(struct arena *a, str s) {
    if (s.n <= SHOWN_BYTES)
        return s;
    size_t n = SHOWN_BYTES;
    while (((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_fmt(a, "%.*s…", (int)n, s.p);
}
