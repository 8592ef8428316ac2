/* Search: a line of text as people type it -> ranked rows. The language is that of the design:
   words, "phrases", -words, and filters: kind:scene ep:14 ep:3-6 by:crush char:hae-in place: mood:
   in:lyrics work: is:kept. With an index it is fast; without one it scans. */
#ifndef LEITMOTIF_CORE_QUERY_H
#define LEITMOTIF_CORE_QUERY_H

#include "core/model.h"

#include "base/arena.h"
#include "base/str.h"

#include <stdatomic.h>
#include <stdbool.h>

struct follow;
struct index;

struct hit {
    ref row;
    uint32_t score;
    ref from;      /* FOUND_SCENE: the scene that lends; else REF_NONE */
    uint8_t found; /* enum found_in */
    uint8_t how;   /* enum match_how */
    uint8_t words; /* how many of the words were found */
    bool is_whole; /* all of them */
};

struct hits {
    const struct hit *at; /* best first */
    uint32_t n;           /* those given, at most `limit` */
    /* Rows that have all the words, of the kinds asked for, and by kind whatever was asked for;
       when none has, those that come nearest. */
    uint32_t count;
    uint32_t by_kind[KIND_COUNT];
    bool is_partial; /* time was up, or the library is not loaded yet: more may match */
    bool has_words;  /* not filters alone */
    str trouble;     /* one line when a part of the query makes no sense; empty: none */
};

struct query_setup {
    const struct model *model;
    const struct index *index; /* of that model; NULL: scan */
    struct follow *follow;     /* for a scan: what was read of it meanwhile, used up; or NULL */
    unsigned watched;          /* episodes seen, or WATCHED_ALL */
    const uint16_t *watched_by_work; /* by row of the work, instead of `watched`; or NULL */
    ref work;        /* its hits come before those of the others; REF_NONE: all alike */
    const ref *kept; /* what is:kept finds, sorted; may be NULL */
    uint32_t kept_count;
    struct query *before; /* one that is closed, whose memory this one takes over; or NULL */
};

struct query_wish {
    str text;              /* valid UTF-8; as much as is wanted */
    bool is_typing;        /* the last word may go on */
    unsigned kinds;        /* KINDS(…) wanted; 0: all */
    uint32_t limit;        /* hits wanted */
    unsigned milliseconds; /* a scan stops after so long, with is_partial; 0: never */
};

/* Remembers what was found for the words so far, so that the next key is quick. */
struct query;

/* Opens a search over the model; close it with query_close(). The setup is copied, what it points
   to must live as long. */
struct query *query_open(const struct query_setup *setup);
/* Gets the memory that the first keys need, with an index; of a large library it is touched, since
   the system is slow to give it. Another thread may do so before the query is used. */
void query_warm(struct query *q);
void query_close(struct query *q);

/* Works out beforehand what is found often in the index of `m`: searches over it, which may run
   meanwhile on another thread, are quicker then. Goes on where it was stopped: *stop, which may be
   NULL, ends it early when another thread makes it true. */
void query_hasten(struct index *x, const struct model *m, const atomic_bool *stop);

/* Runs one query. The result lives in `a`. */
struct hits query_run(struct query *q, const struct query_wish *wish, struct arena *a);

/* Bytes [from, to) of a text that match the words of the last query, in order. */
struct mark {
    uint32_t from, to;
};
struct marks {
    const struct mark *at;
    uint32_t n;
};
struct marks query_marks(struct query *q, str text, struct arena *a);

/* True when words of the query stand in the other title of a row, and none in the one shown. */
bool query_means_other(struct query *q, str shown, str other, struct arena *a);

/* The text of the row that shows best why it was found (a line of a lyric, a sentence), with its
   marks. Empty when the title says it all. */
struct snippet {
    str text;
    struct marks marks;
};
struct snippet query_snippet(struct query *q, const struct hit *hit, struct arena *a);

/* The songs that answer a hit: the song itself, or those of the scene, as far as they may be seen.
 */
uint32_t query_songs(const struct query *q, ref row, ref *out, uint32_t most);

/* "title", "lyric", "scene text" …: where a hit was found; and "spelling", "초성": how, empty when
   as typed. */
const char *query_found_word(unsigned found);
const char *query_how_word(unsigned how);
/* Both, in a line: "scene text, spelling"; a brief one is without how. */
str query_why(const struct hit *hit, bool is_brief, struct arena *a);

#endif
