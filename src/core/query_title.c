/* The title of a work in a query: beside other words it says where to look, and nothing more. */
#include "core/query_parts.h"

#include <string.h>

static bool is_plain(const struct asked *a) {
    return asked_is_wanted(a) && !a->phrase;
}

/* True when a word of the query is this one, or that while it is typed. */
static bool is_word(const struct asked *a, str term) {
    const struct token *t = &a->token;
    bool is_same = str_eq(word_term(&t->term), term) || str_eq(word_term(&t->stem), term);
    return is_plain(a) && (is_same || (t->is_typing && str_starts(term, word_term(&t->term))));
}

/* A title, split: its words, and all of them as one. */
struct split {
    struct word words[QUERY_WORDS], one;
    unsigned n; /* 0: it has but one word, fillers alone, or too many */
};

static void split(struct split *s, str title) {
    struct words walk = {.text = title};
    struct word word;
    bool is_filler = true;
    s->n = s->one.n = 0;
    while (words_next(&walk, &word)) {
        if (word.is_joined)
            continue;
        if (s->n == QUERY_WORDS || s->one.n + word.n > WORD_MAX) {
            s->n = 0;
            return;
        }
        is_filler &= words_is_filler(word_term(&word));
        memcpy(s->one.bytes + s->one.n, word.bytes, word.n);
        s->one.n += word.n;
        s->words[s->n++] = word;
    }
    s->n = s->n > 1 && !is_filler ? s->n : 0;
}

/* How many words from the place `at` on are all of a title, or that written as one; 0: they are
   not. More than half of it must stand there. */
static unsigned words_of_title(const struct asked_all *all, unsigned at, const struct split *s) {
    unsigned same = 0, typed = 0;
    while (same < s->n && at + same < all->n &&
           is_word(&all->at[at + same], word_term(&s->words[same])))
        typed += all->at[at + same++].token.term.n;
    if (same == s->n)
        return 2 * typed > s->one.n ? s->n : 0;
    return 2 * all->at[at].token.term.n > s->one.n && is_word(&all->at[at], word_term(&s->one));
}

/* Where the title of a work stands in a query. */
struct title {
    ref work;
    unsigned at, n;
};

/* Looks for the names of a work; the longest counts, so that a second season is not the first. */
static void look_for(const struct query *q, ref work, struct title *best) {
    const struct model *m = q->setup.model;
    struct split title;
    MODEL_EACH(struct name, name, m, model_head(m, work)->names) {
        split(&title, model_str(m, name->text));
        for (unsigned at = 0; at < q->asked.n && title.n > 0; at++) {
            unsigned n = words_of_title(&q->asked, at, &title);
            if (n > best->n)
                *best = (struct title){work, at, n};
        }
    }
}

/* True when something else is asked for. */
static bool has_others(const struct asked_all *all, const struct title *t) {
    bool has = all->filter_count > 0 || all->kinds != KINDS_ANY;
    for (unsigned i = 0; i < all->n; i++)
        has |= (i < t->at || i >= t->at + t->n) && is_plain(&all->at[i]) && !all->at[i].is_filler;
    return has;
}

void query_read_title(struct query *q) {
    enum { FEW = 32 /* works; of more that of the one that comes first alone is looked for */ };
    struct asked_all *all = &q->asked;
    uint32_t works = q->setup.model->tables[KIND_WORK].count;
    struct title title = {REF_NONE, 0, 0};
    if (all->work_count > 0 || all->classes > 0)
        return;
    for (uint32_t i = 0; i < works && works <= FEW; i++)
        look_for(q, ref_of(KIND_WORK, i), &title);
    if (works > FEW && q->setup.work != REF_NONE)
        look_for(q, q->setup.work, &title);
    if (title.n == 0 || !has_others(all, &title))
        return;
    for (unsigned i = title.at; i < title.at + title.n; i++)
        all->at[i].is_filler = all->at[i].is_filter = true; /* no words of a row */
    all->within = title.work;
}
