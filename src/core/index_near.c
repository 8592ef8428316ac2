/* Terms that slips of the fingers may mean. One edit is sought in the order of the dictionary, place by
   place; two among all terms with the same first letter, by their letters. */
#include "core/index_parts.h"

#include <stdlib.h>
#include <string.h>

/* Terms next to each other. */
struct range {
    uint32_t from, to;
};

struct slip {
    const struct index *x;
    const struct token *t;
    struct found_list *out;
};

/* Adds the terms of a range that have `tail` behind the first `at` bytes, which all share. */
static void put_tail(const struct slip *s, struct range in, unsigned at, str tail) {
    char bytes[2 * WORD_MAX];
    if (in.from == in.to || at + tail.n > WORD_MAX)
        return;
    memcpy(bytes, index_term(s->x, in.from).p, at);
    memcpy(bytes + at, tail.p, tail.n);
    str wanted = {bytes, at + tail.n};
    uint32_t from = index_lower_in(s->x, wanted, in.from, in.to), to = from;
    if (s->t->is_typing)
        to = index_upper_in(s->x, wanted, from, in.to);
    else if (from < in.to)
        to += str_eq(index_term(s->x, from), wanted);
    if (from < to)
        found_add(s->out, (struct found_terms){from, to, MATCH_SPELLING});
}

/* The terms of a range that go on with the same byte as its first. */
static struct range with_byte(const struct slip *s, struct range in, unsigned at) {
    str head = str_slice(index_term(s->x, in.from), 0, at + 1);
    return (struct range){in.from, index_upper_in(s->x, head, in.from, in.to)};
}

/* Terms of a range that share the first `at` bytes with the token, and have an edit there. */
static void edit_at(const struct slip *s, struct range in, unsigned at) {
    str term = word_term(&s->t->term), rest = str_slice(term, at, term.n);
    if (rest.n > 1) {
        char swapped[WORD_MAX];
        memcpy(swapped, rest.p, rest.n);
        swapped[0] = rest.p[1];
        swapped[1] = rest.p[0];
        put_tail(s, in, at, (str){swapped, rest.n});
    }
    if (rest.n > 0)
        put_tail(s, in, at, str_slice(rest, 1, rest.n)); /* one is missing */
    while (in.from < in.to && index_term(s->x, in.from).n == at)
        in.from++;
    for (struct range next; in.from < in.to; in.from = next.to) {
        next = with_byte(s, in, at);
        if (at == 0 && word_is_hangul(index_term(s->x, in.from)) != s->t->is_hangul)
            continue;
        put_tail(s, next, at + 1, rest); /* one too many */
        if (rest.n > 0)
            put_tail(s, next, at + 1, str_slice(rest, 1, rest.n)); /* another one */
    }
}

enum { NEAR_BLOCK = LETTERS_MORE };

/* Marks the terms of a block whose letters allow the spelling: at most t->edits of those of the
   token are missing, and at most so many are further ones when the word is not being typed. The
   compiler makes vectors of this loop. */
static bool mark_near(const struct token *t, const uint32_t *letters, uint8_t *marks) {
    uint32_t wanted = t->letters, unwanted = t->is_typing ? 0 : ~t->letters, any = 0;
    uint32_t twice = t->edits > 1 ? UINT32_MAX : 0;
    for (unsigned i = 0; i < NEAR_BLOCK; i++) {
        uint32_t missing = wanted & ~letters[i], further = unwanted & letters[i];
        missing &= missing - 1;
        further &= further - 1;
        missing &= missing - (1 & twice);
        further &= further - (1 & twice);
        marks[i] = (missing | further) == 0;
        any |= marks[i];
    }
    return any != 0;
}

static void find_two(const struct slip *s, struct range in) {
    const struct index *x = s->x;
    uint8_t marks[NEAR_BLOCK];
    for (uint32_t block = in.from; block < in.to; block += NEAR_BLOCK) {
        if (!mark_near(s->t, x->letters + block, marks))
            continue;
        for (uint32_t i = block; i < block + NEAR_BLOCK && i < in.to; i++)
            if (marks[i - block] && match_may_be(s->t, x->letters[i], x->lengths[i]) &&
                match_is_near(s->t, index_term(x, i)))
                found_add(s->out, (struct found_terms){i, i + 1, MATCH_SPELLING});
    }
}

static int by_place(const void *a, const void *b) {
    const struct found_terms *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* What was found from place `first` on, each term once. */
static void unite(struct found_list *list, size_t first) {
    struct found_terms *at = list->at + first;
    size_t n = list->n - first, to = 0;
    if (n < 2)
        return;
    qsort(at, n, sizeof *at, by_place);
    for (size_t i = 1; i < n; i++)
        if (at[i].from > at[to].to)
            at[++to] = at[i];
        else if (at[i].to > at[to].to)
            at[to].to = at[i].to;
    list->n = first + to + 1;
}

void index_find_near(const struct index *x, const struct token *t, struct found_list *out) {
    const struct slip s = {x, t, out};
    struct range all = {0, x->n};
    str term = word_term(&t->term);
    size_t first = out->n;
    for (unsigned at = 0; at <= term.n && all.from < all.to; at++) {
        edit_at(&s, all, at);
        str head = str_slice(term, 0, at + 1);
        all.from = index_lower_in(x, head, all.from, all.to);
        all.to = index_upper_in(x, head, all.from, all.to);
        if (at == 0 && t->edits > 1) {
            find_two(&s, all);
            break;
        }
    }
    unite(out, first);
}
