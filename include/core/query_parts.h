/* The inside of the search. Only src/core/query*.c and scan.c include it. */
#ifndef LEITMOTIF_CORE_QUERY_PARTS_H
#define LEITMOTIF_CORE_QUERY_PARTS_H

#include "core/query.h"
#include "core/query_asked.h"
#include "core/query_filter.h"
#include "core/score.h"
#include "core/scores.h"
#include "core/units.h"

/* What one word found. */
struct column {
    struct word term;
    str typed; /* in `typed_room` */
    char typed_room[WORD_MAX];
    struct scores found;
    uint32_t rarity;
    uint32_t used; /* the run that used it last */
    uint8_t classes;
    uint8_t ways; /* tried so far */
    bool is_typing;
    bool is_brief;
    bool is_spelling; /* it holds what slips of the fingers may mean, and nothing else */
    bool is_set;
};

struct query {
    struct query_setup setup;
    struct speller speller;
    /* Without an index: what was read while the library was loaded, and in this run. Or NULL. */
    struct reading *read, *rest;
    const struct units *units;
    struct units scanned; /* without an index: the units read so far */
    uint64_t *hidden;     /* the set of units that may not be seen; NULL: all may */
    uint32_t open_units;  /* that reveal nothing */
    uint32_t mine;        /* the place in m->works of the work that comes first; or none */
    unsigned base;        /* what was watched of most works */
    uint32_t *own;        /* places of the others, and of the one that comes first */
    size_t own_count, own_room;
    struct column columns[QUERY_COLUMNS];
    uint32_t run;
    struct narrowing narrowing;
    struct verdict verdicts[QUERY_VERDICTS]; /* by hash of the row */
    struct found_list found;                 /* terms of the word that is looked up */
    struct asked_all asked;                  /* of the last run */
    struct word_heads heads;                 /* of its words */
    struct arena arena;                      /* what `asked` points to */
    bool is_partial;
};

/* query_parse: reads the text of a wish into q->asked; or but for the title of a work. */
void query_parse(struct query *q, const struct query_wish *wish, bool with_title);
/* query_title: has the title of a work, if one stands there, say where to look. */
void query_read_title(struct query *q);

/* query_column: fills the columns of all words, by the index or by a scan; ways as in match.h. A
   column that stands from an earlier run is taken as it is. */
void query_fill(struct query *q, const struct query_wish *wish);
void query_fill_spelling(struct query *q, const struct query_wish *wish);
/* Has a word that found nothing be two, when a row has both: people write 지하철노을, busstop. */
bool query_split(struct query *q, const struct query_wish *wish);
/* What a word counts that so many units have which reveal nothing. */
uint16_t query_weight(const struct query *q, uint32_t rarity);
/* Only what neighbours mean when they are written as one; true when that is anything. */
bool query_fill_pairs(struct query *q, const struct query_wish *wish);
/* What a word of the column counts; 0 where it may not stand. */
uint8_t column_score(const struct column *c, enum match_how how, enum found_in found);
/* These look one word up in the index: all units that have it. Then scores_fold() has its rows. */
void query_pour(struct query *q, struct column *c, const struct token *t, unsigned ways);
/* False where it is no brief word whose units the index knows. */
bool query_flatten(struct query *q, struct column *c);
/* query_ready: likewise, where it is no frequent word. */
bool query_take_ready(struct query *q, struct column *c);

/* query_units: the place of a work in m->works. */
uint32_t query_place(const struct model *m, ref work);
/* Makes these the units of a query without an index. */
void query_take_units(struct query *q, struct units units);
/* Makes those of the index the units. */
void query_use_units(struct query *q, const struct units *units);
/* True when the guard lets it be seen. */
bool query_sees(const struct query *q, ref owner, uint16_t reveals);

/* A row that may become a hit. */
struct candidate {
    uint32_t unit;
    uint32_t key; /* what its words count; that of a whole one is over KEY_WHOLE */
};
enum { KEY_WHOLE = 1 << 24 };

/* query_rank: the best rows of this work and of the others, and how many there are. */
struct ranking {
    struct candidate mine[QUERY_RERANK], others[QUERY_RERANK];
    uint32_t mine_count, other_count;
    uint32_t room;                /* for so many of each */
    uint32_t whole;               /* rows that have all the words */
    uint32_t by_kind[KIND_COUNT]; /* of these */
};
/* Those that have all the words; and those besides that have half of what was asked for or more. */
void query_rank(struct query *q, unsigned kinds, struct ranking *out);
void query_rank_parts(struct query *q, unsigned kinds, struct ranking *out);
/* Puts a row into its list, which is sorted by key and then by number. */
void query_keep(const struct query *q, struct candidate c, struct ranking *out);

/* query_short: the same for one word of one or two letters, behind fillers or alone, where the
   index knows its rows beforehand. False where it does not, or too many works are on their own. */
bool query_is_short(const struct query *q, unsigned kinds);
bool query_rank_short(struct query *q, struct ranking *out);

/* query_look: looks closely at a row: how well its texts answer. */
struct look {
    uint32_t score;
    uint8_t found, how, words;
    str best;          /* the passage that shows it best */
    bool has_phrases;  /* all that were asked for */
    bool has_excluded; /* a word that was to be left out */
};
struct look query_look(struct query *q, ref row);
/* Notes the heads of what it looks for, once columns are filled. */
void query_note_heads(struct query *q);
/* The ways in which a word of the query was tried. */
unsigned query_ways(const struct asked *a);

#endif
