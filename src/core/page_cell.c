/* The cell of the map that the cursor is on. */
#include "core/map.h"

#include "core/guard.h"
#include "core/page_parts.h"
#include "core/story.h"

/* "Way Home · Kim Soo-hyun · Ep 16" */
static str title(struct compose *c, const struct map_row *row, uint16_t episode) {
    struct buf b = {.arena = c->a};
    buf_add(&b, map_label(c->setup, row, c->a));
    bool is_known = ref_kind(row->song) == KIND_TRACK;
    str who = is_known ? story_performers(c->setup, row->song, c->a) : STR("");
    if (who.n > 0)
        buf_fmt(&b, " · %.*s", STR_ARG(who));
    buf_fmt(&b, " · %.*s", STR_ARG(label_episode(episode, c->a)));
    return buf_str(&b);
}

/* Two scenes that may be one say so of each other: once in a cell is enough. */
static bool is_told(struct compose *c, const struct map_cell *cell, uint32_t nth) {
    plist may_be = ((const struct scene *)model_row(c->m, cell->cues[nth].scene))->may_be;
    for (uint32_t i = 0; i < nth; i++)
        MODEL_EACH(ref, scene, c->m, may_be)
            if (*scene == cell->cues[i].scene)
                return true;
    return model_count(c->m, may_be) == 0;
}

static void cue_item(struct compose *c, const struct map_cell *cell, uint32_t nth) {
    const struct map_cue *at = &cell->cues[nth];
    const struct scene *s = model_row(c->m, at->scene);
    const struct cue *cue = model_cue(c->m, at->scene, at->nth);
    const struct statement *plot = part_plot(c, at->scene);
    compose_block(c, 0, 2);
    compose_group(c, nth + 1, cue->heard);
    part_sure(c, at->sure);
    compose_link(c, at->scene);
    compose_text(c, plot ? STR("  ") : STR(""));
    compose_text(c, plot ? model_str(c->m, plot->text) : STR(""));
    compose_tail_cites(c, cue->sources);
    if (cue->track == REF_NONE) {
        compose_block(c, 2, 2);
        part_candidates(c, cue);
    }
    part_cue(c, cue);
    if (is_told(c, cell, nth))
        return;
    compose_block(c, 2, 2);
    compose_mark(c, SPAN_DIM, STR("Perhaps the same passage as "));
    part_links(c, s->may_be, ", ");
}

static void nothing(struct compose *c, const struct map *map, const uint32_t at[2]) {
    if (map->columns[at[1]].withheld)
        compose_mark(c, SPAN_HIDDEN, STR("▒ An episode you have not seen yet."));
    else if (map->rows[at[0]].n == 0 && c->setup->watched == WATCHED_ALL)
        compose_text(c, STR("No source names a scene for it."));
    else
        compose_text(c, STR("No source places it here."));
}

struct page page_cell(const struct page_setup *setup, const struct map *map, const uint32_t at[2],
                      struct arena *a) {
    const struct map_row *row = &map->rows[at[0]];
    struct map_cell cell = map_at(map, at[0], at[1]);
    struct compose *c = NEW(a, struct compose, 1);
    struct page_setup *guarded = NEW(a, struct page_setup, 1); /* on the map one may not look */
    *guarded = *setup;
    guarded->peeks = NULL;
    *c = (struct compose){.setup = guarded, .m = setup->model, .a = a, .of = row->song};
    compose_section(c, SECTION_SCENES, "Scenes");
    compose_count(c, map->columns[at[1]].withheld ? STR("▒")
                     : cell.n == 0                ? STR("none")
                                   : str_fmt(a, cell.n == 1 ? "%u cue" : "%u cues", cell.n));
    for (uint32_t i = 0; i < cell.n; i++)
        cue_item(c, &cell, i);
    if (cell.n == 0)
        nothing(c, map, at);
    compose_end(c);
    return (struct page){row->song, title(c, row, map->columns[at[1]].episode), c->sections, 1};
}
