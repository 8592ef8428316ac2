/* The writers of the pages, one per kind of row. Called by page.c alone. */
#ifndef LEITMOTIF_CORE_PAGE_KINDS_H
#define LEITMOTIF_CORE_PAGE_KINDS_H

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

#endif
