/* Reading works for the search: their rows become a dictionary of terms and a stream of what stands
   where. The index is made of it, and the scan judges each of its terms once. Only
   src/core/index*.c, follow.c, query.c and scan.c include it. */
#ifndef LEITMOTIF_CORE_READING_H
#define LEITMOTIF_CORE_READING_H

#include "core/spelling.h"
#include "core/units.h"
#include "core/vocabulary.h"

enum {
    BATCH = 64,       /* words looked up together: the memory for all is on its way by then */
    KNOWN = 1 << 11,  /* texts remembered; a power of two */
    KNOWN_BYTES = 40, /* the longest of them */
    KNOWN_TERMS = 5,  /* the most words of one */
};

/* Marks an entry of the stream that is no term. */
#define ENTRY_POSTING (1u << 31)

/* A word on its way into the stream. Its number is that of the term when it was looked up, or was
   known before: then there is nothing to look up. */
struct coming {
    struct slot term;
    uint32_t posting;
    char bytes[WORD_MAX + 2];
};

/* A short text with its terms, as names come again and again; as long as a line of the cache. */
struct known {
    char text[KNOWN_BYTES];
    uint8_t bytes, terms;
    uint8_t all; /* with those that it has as a name, when it was one */
    bool is_name : 1;
    bool is_coming : 1; /* its terms are not looked up yet */
    uint32_t seen[KNOWN_TERMS];
};

/* The rows of one kind of a work, which were read. */
struct part {
    uint32_t work; /* its row */
    unsigned kind; /* its place in units_kinds */
    struct unit_range units;
    size_t from, to; /* its piece of the stream */
    uint32_t first;  /* from reading_join(): its first unit, among all */
};

/* Of a term: its words in the stream, and whether one stands in a name. */
struct tally {
    uint32_t words : 31;
    uint32_t is_name : 1;
};

struct reading {
    struct units units;
    struct vocabulary terms;
    struct tally *count; /* by term seen */
    uint32_t *named;     /* terms that stand in names */
    struct spelling spelling;
    uint32_t stemmed, romanized; /* so many of all, and of those that stand in names */
    /* ENTRY_POSTING with unit << POSTING_BITS | enum found_in, then terms that stand there. */
    uint32_t *stream;
    struct part *parts;
    uint32_t part_count, begun; /* of so many it is known where their piece begins */
    uint32_t *order, ordered;   /* from reading_join(): the parts in order */
    struct coming coming[BATCH];
    unsigned came;
    struct known *known;     /* by hash of the text */
    uint32_t pending[BATCH]; /* known texts whose terms are in `coming` from here on */
    uint32_t counted;        /* so many terms have a tally */
    size_t count_room, stream_count, stream_room, part_room, named_count, named_room;
    uint32_t last_posting;
    unsigned names; /* bits of 1 << enum found_in: where names stand */
};

/* A reading of nothing yet. Works are added, each at most once; then it is closed. */
struct reading *reading_open(void);
/* Asked now and then; when it says false, the work is read in part, and false is returned. NULL: it
   is read whole. */
struct reading_asks {
    bool (*go_on)(const void *context);
    const void *context;
};
bool reading_add(struct reading *r, const struct model *m, uint32_t work,
                 const struct reading_asks *asks);
/* Works out other spellings of the next terms; false when there are less than `most`. */
bool reading_spell(struct reading *r, size_t most);
/* Adds the works that `before`, which may be `r` itself or NULL, has not read, in the order of
   m->works, and closes it. False when it was not to go on. */
bool reading_end(struct reading *r, const struct reading *before, const struct model *m,
                 const struct reading_asks *asks);
void reading_free(struct reading *r);

/* Numbers the units of several readings through, kind by kind, the works of each in the order of
   m->works, and puts their parts in that order. `to` gets all units. */
void reading_join(struct reading *const *readings, unsigned n, const struct model *m,
                  struct units *to);

/* Puts all terms of the nth part of a joined reading, each with its posting. Here, so that it is
   compiled together with what it calls. */
static inline void reading_walk(const struct reading *r, uint32_t nth,
                                void (*put)(void *context, uint32_t term, uint32_t posting),
                                void *context) {
    const struct part *part = &r->parts[r->order[nth]];
    uint32_t shift = (part->first - part->units.from) << POSTING_BITS, posting = 0;
    for (size_t i = part->from; i < part->to; i++)
        if (r->stream[i] & ENTRY_POSTING)
            posting = (r->stream[i] & ~ENTRY_POSTING) + shift;
        else
            put(context, r->stream[i], posting);
}

#endif
