/* A query as it was read: its words and filters. Only src/core/query*.c and scan.c include it. */
#ifndef LEITMOTIF_CORE_QUERY_ASKED_H
#define LEITMOTIF_CORE_QUERY_ASKED_H

#include "core/format.h"
#include "core/match.h"

enum {
    QUERY_BYTES = 1000, /* of a query; the rest is not read */
    QUERY_WORDS = 16,   /* that count */
    QUERY_FILTERS = 8,
    QUERY_COLUMNS = 4 * QUERY_WORDS, /* words, pairs, spellings, and spare ones */
    QUERY_RERANK = 50,               /* rows looked at closely, of this work and of the others */
    QUERY_PARTS = 28,                /* besides those that have all words, up to QUERY_RERANK */
    CLASSES_ALL = (1 << FOUND_FIELDS) - 1,
};

struct column;

/* A word of the query. */
struct asked {
    struct token token;
    str typed;
    uint8_t classes;  /* fields it may stand in, bits of 1 << enum found_in */
    uint8_t phrase;   /* the phrase that it belongs to, from 1; 0: none */
    bool is_filler;   /* it weighs next to nothing, and is not needed */
    bool is_brief;    /* where it stands counts nothing: two letters beside other words; a filter */
    bool is_excluded; /* -word */
    bool is_filter;   /* of by:, char:, place:, mood:, or the title of a work that says where */
    uint16_t weight;  /* by its rarity, from 1 */
    struct column *column;
    struct column *spelling;    /* NULL: not tried */
    const struct token *joined; /* with the next word; NULL: not looked up */
    struct column *pair;        /* joined with the next word; NULL: none, or nothing found */
};

/* True for a word that is sought in rows. */
static inline bool asked_is_wanted(const struct asked *a) {
    return !a->is_excluded && !a->is_filter;
}

enum filter_kind {
    FILTER_KIND,
    FILTER_EPISODE,
    FILTER_BY,
    FILTER_CHAR,
    FILTER_PLACE,
    FILTER_MOOD,
    FILTER_IN,
    FILTER_WORK,
    FILTER_IS,
    FILTER_COUNT
};

struct filter {
    enum filter_kind kind;
    uint16_t from, to; /* FILTER_EPISODE */
    unsigned first,
        n; /* the words of the value, in struct asked; FILTER_WORK has them in `words` */
};

/* A query, read. */
struct asked_all {
    struct asked at[QUERY_WORDS];
    unsigned n;
    struct filter filters[QUERY_FILTERS];
    unsigned filter_count;
    uint8_t classes; /* by in:, wherever it stands; 0: all */
    unsigned kinds; /* by kind:, KINDS(…); like a kind that one turns to it is no filter of rows */
    struct asked work_words[4];
    unsigned work_count;
    unsigned phrases;
    bool asks_rows; /* of a row that has the words more is asked: names, or a phrase of two words */
    struct buf narrow; /* the filters of query_narrow(), as they were written */
    ref within;        /* the work whose title says where to look; or REF_NONE */
    str trouble;
};

#endif
