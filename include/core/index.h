/* The index of a library: a dictionary of terms with the rows that have them. It makes the search
   as quick at a million songs as at twelve. Once built, query_hasten() alone adds to it; tied to
   its model.

   Rows are numbered by unit: one for each `reveals` that the passages of a row have, all units of a
   row next to each other, kind after kind, in each row after row in the order of the works by id.
   So what is withheld can be passed over, and the order of loading makes no difference. */
#ifndef LEITMOTIF_CORE_INDEX_H
#define LEITMOTIF_CORE_INDEX_H

#include "core/match.h"
#include "core/model.h"
#include "core/postings.h"

#include "base/bits.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

enum { UNIT_KINDS = KIND_COUNT - 1 /* all but KIND_NONE */ };

/* What each unit is; sets of base/bits.h. */
struct units {
    uint64_t *first;   /* those that begin a row */
    uint64_t *open;    /* those that reveal nothing */
    uint16_t *reveals; /* of each that is not open, in order */
    uint32_t n, capacity, closed;
    uint32_t unused; /* before those of a kind, which begin a word of the sets */
    size_t closed_room;
    /* From reading_join(): the first unit of each kind, and where the last ends; and of each kind
       that of each work, in the order of m->works, and where these end. */
    uint32_t kinds[UNIT_KINDS + 1];
    uint32_t *works;
};

/* The first unit of the row that a unit belongs to. */
static inline uint32_t units_first(const struct units *u, uint32_t unit) {
    return (uint32_t)bits_down(u->first, unit);
}

struct index;
struct follow;

/* Builds the index of `m`, on up to eight processors when it is large. `follow` is what was read of
   it while it was loaded, which is used up, or NULL. *stop, which may be NULL, ends it early when
   another thread makes it true; then it returns NULL. Free it with index_free(). */
struct index *index_build(const struct model *m, struct follow *follow, const atomic_bool *stop);
void index_free(struct index *x);
/* Works out beforehand what words of one and two letters find: the part of query_hasten() that
   needs the index alone. */
void index_hasten(struct index *x, const atomic_bool *stop);

/* All its units; they live as long as the index. */
const struct units *index_units(const struct index *x);

/* Terms that a token means, one behind the other in the dictionary, from `from` to before `to`. */
struct found_terms {
    uint32_t from, to;
    enum match_how how;
};

/* A list of them; start with {0}, free `at`. */
struct found_list {
    struct found_terms *at;
    size_t n, room;
};

/* The units with a term. */
struct postings index_postings(const struct index *x, uint32_t term);
/* How many bytes those of some terms take. */
size_t index_bytes(const struct index *x, struct found_terms of);

struct index_wish {
    const struct token *token;
    unsigned ways;
    struct speller *speller; /* of the thread that asks */
};

/* Adds all terms that the token means in one of the ways. Time grows with the dictionary at most.
 */
void index_find(const struct index *x, const struct index_wish *wish, struct found_list *out);
/* Asks the memory for what is behind the place `i` of a list, so that it is near when one gets
   there. */
void index_fetch(const struct index *x, const struct found_list *list, size_t i);

#endif
