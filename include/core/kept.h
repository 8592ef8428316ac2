/* What a person keeps: bookmarks, notes, the last episode watched, the last place and what was
   searched for. Records in memory; core/store has the file.

   The file is UTF-8 text, one JSON object a line:
     {"time":1764106438123,"keep":"note","id":"queen-of-tears/track:fallin","value":"at the lake"}
   "time" is in milliseconds since 1970 (UTC), "id" a full one, of the work alone for what belongs
   to a work. "keep" and "value" are: "bookmark" true; "note" a string; "watched" a number or "all";
   "place" an object of "view", "row" and "page"; "search" true, with the words in "of". A record
   with the value null is a deletion. Of two records with the same "keep", "id" and "of" the newer
   counts. Words for "keep" that we do not know are carried along. */
#ifndef LEITMOTIF_CORE_KEPT_H
#define LEITMOTIF_CORE_KEPT_H

#include "core/story.h"

#include "base/str.h"

/* The words of "keep" that we know. */
#define KEEP_BOOKMARK STR("bookmark")
#define KEEP_NOTE STR("note")
#define KEEP_WATCHED STR("watched")
#define KEEP_PLACE STR("place")
#define KEEP_SEARCH STR("search")

enum {
    KEPT_DAYS = 90,      /* a deletion is remembered so long */
    KEPT_SEARCHES = 100, /* of one work; the oldest go */
};

struct record {
    str keep, id, of;
    str value;    /* JSON text on one line */
    int64_t time; /* milliseconds since 1970 */
    bool is_new;  /* not in the file yet */
};

/* Records sorted by keep, id and of, deletions among them. Zero it; end with kept_free(). */
struct kept {
    struct arena arena;
    struct record *at;
    uint32_t n;
    bool is_assumed; /* then `assumed` is what was watched of a work that has no record of it */
    uint16_t assumed;
};

/* Gives its memory back; it is empty and usable afterwards. */
void kept_free(struct kept *k);

/* Adds the records of the text of a file: of two for the same thing the newer stays. Lines that are
   no record are left out: returns the number of the first one, or 0. */
size_t kept_read(struct kept *k, str text);
/* Adds one record likewise, copying its strings. */
void kept_add(struct kept *k, const struct record *r);
/* A change by the user at r->time: it counts as newer than what was known, however the clocks go.
   Nothing changes, and it returns false, when the value is the same; but a search and a place are
   as new as the last time. */
bool kept_put(struct kept *k, const struct record *r);

/* Lets go of deletions that are older than KEPT_DAYS at `now`, and of searches beyond
   KEPT_SEARCHES. What is new stays. */
void kept_compact(struct kept *k, int64_t now);
/* Appends all records as lines. */
void kept_write(const struct kept *k, struct buf *out);

/* The record of a thing, or NULL when there is none or it was deleted. */
const struct record *kept_find(const struct kept *k, str keep, str id);
/* The records of one kind whose id belongs to the work, without the deleted ones, in the order of
   their ids; searches the newest first. The list is in `a`. */
struct kept_list {
    const struct record **at;
    uint32_t n;
};
struct kept_list kept_of_work(const struct kept *k, str keep, str work, struct arena *a);
/* The value of a record that is a string, decoded into `a`; else empty. */
str kept_text(const struct record *r, struct arena *a);
/* The value of a record that keeps this note, in `a`; a blank note takes away what is kept. */
str kept_value(str note, struct arena *a);
/* The episode that the work was watched up to: what is assumed, else WATCHED_ALL, when nothing says
   so. */
unsigned kept_watched(const struct kept *k, str work);

/* The episode that a work was watched up to, for pages and lists that are built so. */
unsigned kept_seen(const struct page_setup *p, ref work);

/* The rows of the work, REF_NONE for all works, with a bookmark or a note that may be seen, sorted,
   in `a`. */
struct refs kept_rows(const struct kept *k, const struct page_setup *p, ref work, struct arena *a);

/* "★" for a row with a bookmark, "✎" for one that only has a note, else empty. */
str kept_mark(const struct kept *k, const struct model *m, ref row, struct arena *a);
/* The note on a row, decoded into `a`; empty when there is none. */
str kept_note(const struct kept *k, const struct model *m, ref row, struct arena *a);

/* True when something new is more than a place, so that its loss is worth a word. */
bool kept_matters(const struct kept *k);

#endif
