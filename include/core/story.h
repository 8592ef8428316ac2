/* A work in the order in which people read it: songs by part, scenes by episode, people by what
 * they did. */
#ifndef LEITMOTIF_CORE_STORY_H
#define LEITMOTIF_CORE_STORY_H

#include "core/page.h"

#include "base/arena.h"

/* What a person did for the work; bits. */
enum did { DID_PERFORM = 1, DID_ACT = 2, DID_CREW = 4 };

/* The bits of `person`; links of parts beyond p->watched do not count. */
unsigned story_did(const struct page_setup *p, ref person);

/* The place among people of one who did that: performers 0, cast 1, crew 2, only mentioned 3. */
unsigned story_group(unsigned did);

/* Walks the rows that a track credits with one role and that may be seen: the next from credit *at
   on, which moves behind it; REF_NONE at the end. Start with *at = 0. */
ref story_credited(const struct page_setup *p, ref track, unsigned role, uint32_t *at);

/* Those who perform a track and may be seen: "Artist A, Artist B"; empty when none is named. */
str story_performers(const struct page_setup *p, ref track, struct arena *a);

/* The names of those of some rows that may be seen. */
str story_named(const struct page_setup *p, plist rows, const char *between, struct arena *a);
/* How many rows link to `to` in a way by parts that may be seen: rest on a source, for one. */
uint32_t story_linked(const struct page_setup *p, ref to, enum via via);

/* The first cue of a scene that may be seen, or NULL. */
const struct cue *story_cue(const struct page_setup *p, ref scene);

/* The first statement about a row on a topic (enum topic_on) that may be seen, or NULL. */
const struct statement *story_told(const struct page_setup *p, ref row, unsigned on);

/* A list of rows in reading order; and the place of one in it, or its length. */
struct refs {
    ref *at;
    uint32_t n;
};
uint32_t story_nth(struct refs rows, ref row);

/* A row and what it is sorted by. */
struct story_place {
    uint32_t order, then, nth;
    ref row;
};
/* Sorts the places; their rows. */
struct refs story_sorted(struct story_place *at, uint32_t n, struct arena *a);

/* The rows of `kind` in `work` that may be seen: tracks in p->order, scenes and episodes by
   episode, people performers first, then cast, then crew; other kinds in the order of the file. */
struct refs story_rows(const struct page_setup *p, ref work, enum kind kind, struct arena *a);

#endif
