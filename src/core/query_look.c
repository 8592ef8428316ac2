/* The second sieve: the texts of a row, passage by passage. */
#include "core/query_parts.h"

#include <string.h>

/* By word of the query, how many up to it stand one behind the other, and end before a word. */
struct chains {
    size_t from; /* of that word */
    uint8_t n[QUERY_WORDS];
};

enum { PARTS = 8 /* of a compound */ };

/* How the words of the query stand in one passage. */
struct passage_look {
    uint8_t how[QUERY_WORDS];     /* enum match_how, or MATCH_NONE */
    unsigned length;              /* words of the passage, */
    unsigned meant;               /* that are meant by one of the query */
    unsigned alone;               /* bits of the words of the query that mean one by themselves */
    struct chains before[PARTS];  /* of the last words */
    uint8_t ending[QUERY_WORDS];  /* chains that end with the last word */
    uint8_t longest[QUERY_WORDS]; /* of all */
    enum found_in found;          /* the class of the passage */
};

/* A row while its passages come. */
struct looking {
    struct query *q;
    ref row;
    uint8_t score[QUERY_WORDS]; /* the best so far */
    uint8_t how[QUERY_WORDS];
    uint8_t found[QUERY_WORDS];
    uint8_t ending[QUERY_WORDS]; /* chains that end with the last passage */
    unsigned phrases;            /* bits of those found */
    bool has_excluded;
    uint32_t title; /* how well a title or name as a whole answers, 0 to 255; a credit half so */
    unsigned named; /* bits of the words of the query that stand in that one */
    uint32_t near;  /* likewise the best passage */
    uint32_t best;  /* of `text` */
    str text;
};

unsigned query_ways(const struct asked *a) {
    return (a->column ? a->column->ways : WAY_PLAIN) |
           (a->spelling && a->spelling->found.has_any ? WAY_SPELLING : 0u);
}

/* The phrases that stand in the passage as they were asked for, a bit for each. */
static unsigned phrases_of(const struct asked_all *all, const struct passage_look *p) {
    unsigned phrases = 1 /* what is in no phrase */, n = 0;
    for (unsigned i = 0; i < all->n; i++) {
        unsigned phrase = all->at[i].phrase;
        n = i > 0 && all->at[i - 1].phrase == phrase ? n + 1 : 1;
        bool is_last = i + 1 == all->n || all->at[i + 1].phrase != phrase;
        phrases |= is_last && p->longest[i] >= n ? 1u << phrase : 0;
    }
    return phrases;
}

/* The words `i` and i + 1 of the query are one in the text. */
static bool meet_pair(struct looking *l, struct passage_look *p, unsigned i, str term) {
    const struct asked *a = &l->q->asked.at[i];
    enum match_how how = match_term(a->joined, term, a->pair->ways, &l->q->speller);
    if (how == MATCH_NONE || score_word(how, p->found) == 0)
        return false;
    for (unsigned k = i; k <= i + 1; k++)
        p->how[k] = how < p->how[k] ? (uint8_t)how : p->how[k];
    return true;
}

/* The chains that `word` may go on: those before its first part. */
static const struct chains *chains_before(struct passage_look *p, const struct word *word) {
    static const struct chains none;
    struct chains *next = &p->before[p->length % PARTS];
    if (!word->is_joined) {
        p->length++;
        next->from = word->from;
        memcpy(next->n, p->ending, sizeof next->n);
        memset(p->ending, 0, sizeof p->ending);
        return next;
    }
    for (unsigned i = 0; i < PARTS && i < p->length; i++)
        if (p->before[i].from == word->from)
            return &p->before[i];
    return &none;
}

static void meet_word(struct looking *l, struct passage_look *p, const struct word *word) {
    const struct asked_all *all = &l->q->asked;
    const struct chains *before = chains_before(p, word);
    str term = word_term(word);
    bool is_meant = false;
    for (unsigned i = 0; i < all->n; i++) {
        const struct asked *a = &all->at[i];
        if (a->is_filter)
            continue;
        enum match_how how = match_term(&a->token, term, query_ways(a), &l->q->speller);
        is_meant |= a->pair && meet_pair(l, p, i, term);
        if (how == MATCH_NONE || score_word(how, p->found) == 0)
            continue;
        l->has_excluded |= a->is_excluded;
        if (a->is_excluded)
            continue;
        is_meant = true;
        p->alone |= 1u << i;
        p->how[i] = how < p->how[i] ? (uint8_t)how : p->how[i];
        uint8_t n = i > 0 ? before->n[i - 1] + 1 : 1;
        p->ending[i] = n > p->ending[i] ? n : p->ending[i];
        p->longest[i] = n > p->longest[i] ? n : p->longest[i];
    }
    p->meant += is_meant;
}

/* The longest row of words of the query that stand one behind the other. */
static unsigned longest_run(const struct passage_look *p) {
    unsigned best = 0;
    for (unsigned i = 0; i < QUERY_WORDS; i++)
        best = p->longest[i] > best ? p->longest[i] : best;
    return best;
}

/* A row must have it, or lack it in part. */
static bool is_needed(const struct asked *a) {
    return !a->is_filler && asked_is_wanted(a);
}

/* How well a name as a whole answers: by how much of it is meant, and how much of the query met. */
static uint32_t title_of(const struct asked_all *all, const struct passage *passage,
                         const struct passage_look *p) {
    static const uint8_t wholes[FOUND_FIELDS] = {
        [FOUND_TITLE] = 255, [FOUND_ALIAS] = 255, [FOUND_CREDIT] = 127};
    unsigned needed = 0, met = 0;
    for (unsigned i = 0; i < all->n; i++) {
        needed += is_needed(&all->at[i]);
        met += is_needed(&all->at[i]) && p->how[i] != MATCH_NONE;
    }
    if (needed == 0 || !(passage->is_name || passage->found == FOUND_ALIAS))
        return 0;
    return wholes[passage->found] * p->meant / p->length * met / needed * met / needed;
}

static void judge(struct looking *l, const struct passage *passage, const struct passage_look *p) {
    const struct asked_all *all = &l->q->asked;
    unsigned met = 0, n = 0, phrases = phrases_of(all, p);
    uint32_t sum = 0;
    l->phrases |= phrases;
    for (unsigned i = 0; i < all->n; i++) {
        n += !all->at[i].is_filter;
        if (p->how[i] == MATCH_NONE || !(phrases >> all->at[i].phrase & 1))
            continue;
        met++;
        uint8_t score = score_word((enum match_how)p->how[i], (enum found_in)passage->found);
        bool counts = all->at[i].classes >> passage->found & 1;
        sum += counts ? score * (all->at[i].is_filler ? 1u : all->at[i].weight) : 0;
        if (counts && score > l->score[i]) {
            l->score[i] = score;
            l->how[i] = p->how[i];
            l->found[i] = passage->found;
        }
    }
    if (met == 0)
        return;
    uint32_t near = 128 * met / n + 127 * longest_run(p) / n;
    l->near = near > l->near ? near : l->near;
    uint32_t title = title_of(all, passage, p);
    l->named = title > l->title ? p->alone : l->named;
    l->title = title > l->title ? title : l->title;
    if (!passage->is_made && sum + near > l->best) {
        l->best = sum + near;
        l->text = passage->text;
    }
}

static void put(void *context, const struct passage *passage) {
    struct looking *l = context;
    struct passage_look p = {.found = (enum found_in)passage->found};
    if (passage->goes_on)
        memcpy(p.ending, l->ending, sizeof p.ending);
    memset(l->ending, 0, sizeof l->ending);
    if (!query_sees(l->q, l->row, passage->reveals) ||
        !words_may_begin(&l->q->heads, passage->text))
        return;
    for (unsigned i = 0; i < QUERY_WORDS; i++)
        p.how[i] = MATCH_NONE;
    struct words walk;
    struct word word;
    words_start(&walk, passage->text, passage->is_name);
    while (words_next(&walk, &word) || words_name(&walk, &word))
        meet_word(l, &p, &word);
    memcpy(l->ending, p.ending, sizeof l->ending);
    judge(l, passage, &p);
}

/* What kind of row people mostly look for, and what the fillers of the question hint at that are
   no part of the name, in parts of 64. */
static uint32_t prior(const struct looking *l) {
    static const uint8_t priors[KIND_COUNT] = {
        [KIND_TRACK] = 64,   [KIND_SCENE] = 64,  [KIND_PERSON] = 63,  [KIND_CHARACTER] = 62,
        [KIND_WORK] = 60,    [KIND_TOPIC] = 57,  [KIND_RELEASE] = 60, [KIND_EPISODE] = 42,
        [KIND_DISPUTE] = 40, [KIND_SOURCE] = 30,
    };
    /* In eighths: of a track, of a scene, of people, of others. */
    static const uint8_t asked[ASKS_COUNT][4] = {
        [ASKS_ANY] = {8, 8, 8, 8},   [ASKS_SONG] = {8, 7, 3, 3}, [ASKS_TRACK] = {8, 6, 6, 6},
        [ASKS_SCENE] = {7, 8, 3, 3}, [ASKS_WHEN] = {8, 8, 6, 6}, [ASKS_WHO] = {8, 6, 8, 6},
    };
    const struct asked_all *all = &l->q->asked;
    enum kind kind = ref_kind(l->row);
    bool is_person = kind == KIND_PERSON || kind == KIND_CHARACTER;
    unsigned column = kind == KIND_TRACK ? 0 : kind == KIND_SCENE ? 1 : is_person ? 2 : 3;
    enum asks asks = ASKS_ANY;
    for (unsigned i = 0; i < all->n && asks == ASKS_ANY; i++)
        if (all->at[i].is_filler && !(l->named >> i & 1))
            asks = words_asks(word_term(&all->at[i].token.term));
    return priors[kind] * asked[asks][column] / 8u;
}

void query_note_heads(struct query *q) {
    q->heads = (struct word_heads){.is_any = false};
    for (const struct asked *a = q->asked.at; a < q->asked.at + q->asked.n; a++) {
        if (!a->is_filter)
            match_heads(&a->token, query_ways(a), &q->heads);
        if (a->pair && !a->is_filter)
            match_heads(a->joined, a->pair->ways, &q->heads);
    }
}

struct look query_look(struct query *q, ref row) {
    struct looking l = {.q = q, .row = row};
    const struct asked_all *all = &q->asked;
    passages_of(q->setup.model, row, &(struct passage_sink){put, &l});
    struct look out = {.score = 0};
    uint32_t sum = 0, weight = 0;
    unsigned best = 0;
    for (unsigned i = 0; i < all->n; i++) {
        const struct asked *a = &all->at[i];
        if (!asked_is_wanted(a))
            continue;
        uint32_t w = a->is_filler ? 1 : a->weight;
        weight += w;
        sum += w * l.score[i];
        if (l.score[i] > 0 && !a->is_filler) {
            out.words++;
            out.how = l.how[i] > out.how ? l.how[i] : out.how;
        }
        if (l.score[i] * w > best) {
            best = l.score[i] * w;
            out.found = l.found[i];
        }
    }
    out.score = (16 + (weight ? 4 * sum / weight : 0) + 2 * l.title + l.near) * prior(&l) / 64;
    out.best = l.text;
    out.has_excluded = l.has_excluded;
    out.has_phrases = l.phrases >> 1 == (1u << all->phrases) - 1;
    return out;
}
