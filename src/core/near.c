/* Distance between words as typed and names as they are. */
#include "core/near.h"

#include <stdio.h>
#include <string.h>

enum {
    NEAR_BYTES = 64, /* the longest id */
    NEAR_DISTANCE = 2,
    SHORT = 4, /* up to here a distance of 2 is half of the word */
    BEGUN = 3, /* bytes that say which name was begun */
};

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours, each 1. */
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
        for (size_t j = 1; j <= b.n; j++) {
            bool same = str_lower(a.p[i - 1]) == str_lower(b.p[j - 1]);
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && str_lower(a.p[i - 1]) == str_lower(b.p[j - 2]) &&
                str_lower(a.p[i - 2]) == str_lower(b.p[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return row[b.n];
}

bool near_try(struct near *n, str name) {
    bool is_it = str_eq(n->wanted, name);
    size_t longer = n->wanted.n > name.n ? n->wanted.n : name.n;
    size_t shorter = n->wanted.n + name.n - longer;
    unsigned limit = shorter <= SHORT ? 1 : NEAR_DISTANCE;
    if (longer > NEAR_BYTES)
        return is_it;
    bool begun = n->wanted.n >= BEGUN && name.n > n->wanted.n &&
                 distance(str_slice(name, 0, n->wanted.n), n->wanted) == 0;
    unsigned d = begun ? limit : distance(n->wanted, name);
    bool common = d < longer; /* else not one byte is the same */
    if (d <= limit && common && (n->best.n == 0 || d < n->distance)) {
        n->best = name;
        n->distance = d;
    }
    return is_it;
}

bool near_hint(const struct near *n, const char *before, const char *otherwise, struct err *e) {
    size_t used = strlen(e->text);
    char *end = e->text + used;
    if (n->best.n > 0)
        snprintf(end, ERR_TEXT - used, "; did you mean %s%.*s?", before, STR_ARG(n->best));
    else if (otherwise)
        snprintf(end, ERR_TEXT - used, "; %s", otherwise);
    return false;
}
