/* What one looked at behind the guard is few: a list, searched from end to end. */
#include "core/guard.h"

#include <string.h>

static bool is_same(const struct peek *a, const struct peek *b) {
    return a->page == b->page && a->row == b->row && a->section == b->section &&
           a->watched == b->watched;
}

void guard_peek(struct peeks *p, struct peek what) {
    for (unsigned i = 0; i < p->n; i++)
        if (is_same(&p->at[i], &what)) {
            p->at[i].n++;
            return;
        }
    if (p->n == PEEKS_MAX)
        memmove(p->at, p->at + 1, --p->n * sizeof *p->at);
    what.n = 1;
    p->at[p->n++] = what;
}

unsigned guard_peeked(const struct peeks *p, struct peek what) {
    for (unsigned i = 0; p && i < p->n; i++)
        if (is_same(&p->at[i], &what))
            return p->at[i].n;
    return 0;
}

bool guard_read(str text, unsigned most, unsigned *watched) {
    long n = WATCHED_ALL;
    bool good = str_eq(text, STR("all")) || (str_number(text, &n) && n >= 0 && n <= (long)most);
    if (good)
        *watched = (unsigned)n;
    return good;
}
