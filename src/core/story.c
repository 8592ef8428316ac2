/* Reading order is a stable sort by one number per row. */
#include "core/story.h"

#include "core/guard.h"

#include <stdlib.h>

static unsigned did_by(const struct model *m, const struct link *link) {
    if (ref_kind(link->from) != KIND_TRACK)
        return ref_kind(link->from) == KIND_WORK ? DID_CREW : DID_ACT;
    const struct track *t = model_row(m, link->from);
    const struct credit *c = model_list(m, t->credits);
    return c[link->nth].role == CREDIT_PERFORMER ? DID_PERFORM : DID_CREW;
}

unsigned story_did(const struct page_setup *p, ref person) {
    unsigned did = 0;
    for (unsigned acts = 0; acts < 2; acts++)
        LINKS_EACH(link, p->links, person, acts ? VIA_PLAYED_BY : VIA_CREDIT)
            if (guard_visible(p->watched, link->reveals))
                did |= did_by(p->model, link);
    return did;
}

unsigned story_group(unsigned did) {
    return did & DID_PERFORM ? 0 : did & DID_ACT ? 1 : did & DID_CREW ? 2 : 3;
}

ref story_credited(const struct page_setup *p, ref track, unsigned role, uint32_t *at) {
    plist credits = ((const struct track *)model_row(p->model, track))->credits;
    const struct credit *c = model_list(p->model, credits);
    while (*at < model_count(p->model, credits)) {
        const struct credit *x = &c[(*at)++];
        if (x->role == role && guard_visible(p->watched, x->reveals) && page_sees(p, x->who))
            return x->who;
    }
    return REF_NONE;
}

str story_performers(const struct page_setup *p, ref track, struct arena *a) {
    struct buf b = {.arena = a};
    uint32_t at = 0;
    for (ref who; (who = story_credited(p, track, CREDIT_PERFORMER, &at)) != REF_NONE;)
        buf_join(&b, ", ", label(p->model, who, p->names, a));
    return buf_str(&b);
}

str story_named(const struct page_setup *p, plist rows, const char *between, struct arena *a) {
    struct buf b = {.arena = a};
    MODEL_EACH(ref, row, p->model, rows)
        if (page_sees(p, *row))
            buf_join(&b, between, label(p->model, *row, p->names, a));
    return buf_str(&b);
}

uint32_t story_linked(const struct page_setup *p, ref to, enum via via) {
    uint32_t rows = 0;
    ref last = REF_NONE;
    LINKS_EACH(link, p->links, to, via)
        if (link->from != last && guard_visible(p->watched, link->reveals)) {
            last = link->from;
            rows++;
        }
    return rows;
}

const struct cue *story_cue(const struct page_setup *p, ref scene) {
    const struct scene *s = model_row(p->model, scene);
    MODEL_EACH(struct cue, cue, p->model, s->cues)
        if (guard_visible(p->watched, cue->reveals))
            return cue;
    return NULL;
}

const struct statement *story_told(const struct page_setup *p, ref row, unsigned on) {
    MODEL_EACH(struct statement, s, p->model, model_head(p->model, row)->about)
        if (s->on == on && guard_visible(p->watched, s->reveals))
            return s;
    return NULL;
}

static int by_order(const void *a, const void *b) {
    const struct story_place *x = a, *y = b;
    int order = number_order(x->order, y->order);
    order = order ? order : number_order(x->then, y->then);
    return order ? order : number_order(x->nth, y->nth);
}

uint32_t story_nth(struct refs rows, ref row) {
    uint32_t i = 0;
    while (i < rows.n && rows.at[i] != row)
        i++;
    return i;
}

struct refs story_sorted(struct story_place *at, uint32_t n, struct arena *a) {
    struct refs out = {NEW(a, ref, n), n};
    qsort(at, n, sizeof *at, by_order);
    for (uint32_t i = 0; i < n; i++)
        out.at[i] = at[i].row;
    return out;
}

static uint32_t part_of(const struct model *m, ref track) {
    const struct track *t = model_row(m, track);
    return t->part > 0 ? t->part : UINT32_MAX;
}

/* The number to sort a song by: what is never heard comes last. */
static uint32_t order_of_track(const struct page_setup *p, ref track) {
    uint32_t first = UINT32_MAX, heard = 0;
    if (p->order == ORDER_PART)
        return part_of(p->model, track);
    LINKS_EACH(cue, p->links, track, VIA_CUE) {
        if (!guard_visible(p->watched, cue->reveals))
            continue;
        uint16_t episode = ((const struct scene *)model_row(p->model, cue->from))->episode;
        first = episode < first ? episode : first;
        heard++;
    }
    return p->order == ORDER_FIRST ? first : UINT32_MAX - heard;
}

static uint32_t order_of(const struct page_setup *p, ref r) {
    const void *row = model_row(p->model, r);
    enum kind kind = ref_kind(r);
    if (kind == KIND_TRACK)
        return order_of_track(p, r);
    if (kind == KIND_SCENE)
        return ((const struct scene *)row)->episode;
    if (kind == KIND_EPISODE)
        return ((const struct episode *)row)->number;
    if (kind == KIND_PERSON)
        return story_group(story_did(p, r));
    return 0;
}

struct refs story_rows(const struct page_setup *p, ref work, enum kind kind, struct arena *a) {
    struct story_place *at = NEW(a, struct story_place, model_rows(p->model, work, kind).count);
    uint32_t n = 0;
    MODEL_EACH_ROW(r, p->model, work, kind)
        if (page_sees(p, r))
            at[n++] = (struct story_place){order_of(p, r),
                                           kind == KIND_TRACK ? part_of(p->model, r) : 0, r, r};
    return story_sorted(at, n, a);
}
