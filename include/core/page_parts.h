/* The writers of the pages, and paragraphs that several of them share. Used by the page*.c files
   alone. */
#ifndef LEITMOTIF_CORE_PAGE_PARTS_H
#define LEITMOTIF_CORE_PAGE_PARTS_H

#include "core/compose.h"

/* Each writes all sections of the page of c->of, which is of that kind. */
void page_work(struct compose *c);
void page_source(struct compose *c);
void page_person(struct compose *c);
void page_character(struct compose *c);
void page_topic(struct compose *c);
void page_track(struct compose *c);
void page_episode(struct compose *c);
void page_scene(struct compose *c);
void page_release(struct compose *c);
void page_dispute(struct compose *c);

/* Bits of `on` for part_about(). */
#define ON(topic) (1u << (topic))
#define ON_ANY (~0u)

/* Opens the card with the names of the row, one a line: shown name, the other one, its
   romanization, the literal rendering. */
void part_card(struct compose *c, const char *title);

/* The statements of `row` on the topics in `on`, under headings when `headed`. */
void part_about(struct compose *c, ref row, unsigned on, bool headed);

/* Links to those of `rows` that may be seen, with `between` between them, into the open block. */
void part_links(struct compose *c, plist rows, const char *between);

/* The credits of one role with a phrase before them ("Made by "), as a block with citations;
 * nothing when none. */
void part_credits(struct compose *c, plist credits, unsigned role);

/* "◐ ", "○ " …: how sure a cue is, into the open block; nothing for one that a source states. */
void part_sure(struct compose *c, unsigned sure);

/* The lyrics that are heard with a cue, line by line; and in a block behind them the facts about it
   in words, dimmed: "first heard here · vocal · at 0:42:10". */
void part_cue(struct compose *c, const struct cue *cue);

/* Links to those who perform a track, into the open block: "Artist A, Artist B", with `before`
   before them. */
void part_performers(struct compose *c, ref track, const char *before);

/* A note, or each of a list: a block with citations and `before` before it. */
void part_note(struct compose *c, const struct note *note, const char *before);
void part_notes(struct compose *c, plist list, const char *before);

/* "Song not known; perhaps … or …", into the open block. */
void part_candidates(struct compose *c, const struct cue *cue);

/* The first statement of what happens in a scene that may be seen, or NULL. */
const struct statement *part_plot(struct compose *c, ref scene);

/* A section with the scenes that point to the row in one way: who is in them, where they are. */
void part_scenes(struct compose *c, enum via via);

/* The sections that end every page: statements, other names, disputes, sources of plain fields,
 * numbered sources. */
void part_ending(struct compose *c, const char *about_title, unsigned on);

#endif
