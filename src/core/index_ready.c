/* Which words are frequent, and what is kept of them. */
#include "core/index_ready.h"

#include "core/index_parts.h"

/* A walk through the dictionary as a tree. */
struct frequent {
    const struct index *x;
    const struct frequent_sink *sink;
};

static bool is_common(const struct index *x, uint32_t from, uint32_t to) {
    enum { COMMON = 64 /* units for a byte of postings */ };
    return index_bytes(x, (struct found_terms){.from = from, .to = to}) > x->units.n / COMMON;
}

/* Names those of a branch, whose terms begin with the same `depth` bytes; false: no more. */
static bool name_branch(const struct frequent *f, size_t depth, uint32_t from, uint32_t to) {
    enum { SHORT = 2 /* index_hasten() knows those */ };
    const struct index *x = f->x;
    str term = index_term(x, from), head = str_slice(term, 0, depth);
    const struct frequent_sink *sink = f->sink;
    if (term.n == depth && is_common(x, from, from + 1) && !sink->put(sink->context, head, false))
        return false;
    if (depth > SHORT && !sink->put(sink->context, head, true))
        return false;
    for (uint32_t next = from + (term.n == depth); next < to; from = next) {
        from = next;
        next = index_behind(x, depth + 1, from, to);
        if (is_common(x, from, next) && !name_branch(f, depth + 1, from, next))
            return false;
    }
    return true;
}

void index_frequent(const struct index *x, const struct frequent_sink *sink) {
    const struct frequent f = {x, sink};
    if (x->n > 0)
        name_branch(&f, 0, 0, x->n);
}

bool index_add_ready(struct index *x, struct ready *r) {
    unsigned n = atomic_load(&x->ready_count);
    if (n == READY_MOST)
        return false;
    for (const struct ready *as = x->ready; as < x->ready + n && !r->is_shared; as++)
        if (packed_is_same(&as->found, &r->found, x->units.n)) {
            packed_free(&r->found);
            r->found = as->found;
            r->is_shared = true;
        }
    x->ready[n] = *r;
    atomic_store(&x->ready_count, n + 1);
    return true;
}

const struct ready *index_ready(const struct index *x, str term, bool is_typing) {
    unsigned n = atomic_load(&x->ready_count);
    for (const struct ready *r = x->ready; r < x->ready + n; r++)
        if (r->is_typing == is_typing && str_eq(word_term(&r->term), term))
            return r;
    return NULL;
}
