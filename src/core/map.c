/* The cues of all songs, sorted by row and episode; a cell is a run of them. */
#include "core/map.h"

#include "core/guard.h"
#include "core/story.h"

#include <stdlib.h>

struct draft {
    const struct page_setup *setup;
    struct arena *a;
    struct map map;
    uint32_t cue_count;
    bool used[3]; /* before, special, unknown */
    uint16_t last;
};

static void add_cue(struct draft *d, ref scene, uint32_t nth, bool perhaps) {
    const struct scene *s = model_row(d->setup->model, scene);
    const struct cue *cue = model_cue(d->setup->model, scene, nth);
    if (!guard_visible(d->setup->watched, cue->reveals))
        return;
    struct map_row *row = &d->map.rows[d->map.row_count];
    *PUSH(d->a, d->map.cues, d->cue_count) =
        (struct map_cue){scene, nth, s->episode, perhaps ? SURE_CANDIDATE : cue->sure, perhaps};
    row->n++;
    row->sum += !perhaps;
    d->used[0] |= s->episode == EPISODE_BEFORE;
    d->used[1] |= s->episode == EPISODE_SPECIAL;
    d->used[2] |= s->episode == EPISODE_UNKNOWN;
    if (s->episode <= EPISODE_MAX && s->episode > d->last)
        d->last = s->episode;
}

static int by_episode(const void *a, const void *b) {
    const struct map_cue *x = a, *y = b;
    int order = number_order(x->episode, y->episode);
    order = order ? order : number_order(x->scene, y->scene);
    return order ? order : number_order(x->nth, y->nth);
}

static void close_row(struct draft *d) {
    struct map_row *row = &d->map.rows[d->map.row_count++];
    if (row->n > 1)
        qsort(d->map.cues + row->first, row->n, sizeof *d->map.cues, by_episode);
    d->map.total += row->sum;
}

static void add_song(struct draft *d, ref song) {
    d->map.rows[d->map.row_count] = (struct map_row){.song = song, .first = d->cue_count};
    LINKS_EACH(cue, d->setup->links, song, VIA_CUE)
        add_cue(d, cue->from, cue->nth, false);
    LINKS_EACH(cue, d->setup->links, song, VIA_CANDIDATE)
        if (model_cue(d->setup->model, cue->from, cue->nth)->track == REF_NONE)
            add_cue(d, cue->from, cue->nth, true);
    close_row(d);
}

/* The row of the songs that are not known; none when there are no such cues. */
static void add_unknown(struct draft *d, ref work) {
    const struct model *m = d->setup->model;
    d->map.rows[d->map.row_count] = (struct map_row){.song = work, .first = d->cue_count};
    MODEL_EACH_ROW(scene, m, work, KIND_SCENE) {
        plist cues = ((const struct scene *)model_row(m, scene))->cues;
        for (uint32_t k = 0; k < model_count(m, cues); k++)
            if (model_cue(d->setup->model, scene, k)->track == REF_NONE)
                add_cue(d, scene, k, false);
    }
    if (d->map.rows[d->map.row_count].n > 0)
        close_row(d);
}

/* The last episode that the work has, whether or not a song is placed there. */
static uint16_t last_episode(const struct page_setup *p, ref work) {
    uint16_t last = ((const struct work *)model_row(p->model, work))->episodes;
    MODEL_EACH_ROW(row, p->model, work, KIND_EPISODE) {
        const struct episode *e = model_row(p->model, row);
        if (guard_visible(p->watched, e->head.reveals) && e->number > last)
            last = e->number;
    }
    return last;
}

static void add_column(struct draft *d, uint16_t episode) {
    bool withheld = episode <= EPISODE_MAX && !guard_visible(d->setup->watched, episode);
    d->map.columns[d->map.column_count++] = (struct map_column){episode, withheld, 0};
}

static void add_columns(struct draft *d) {
    d->map.columns = NEW(d->a, struct map_column, d->last + COUNT(d->used));
    if (d->used[0])
        add_column(d, EPISODE_BEFORE);
    for (uint16_t e = 1; e <= d->last; e++)
        add_column(d, e);
    if (d->used[1])
        add_column(d, EPISODE_SPECIAL);
    if (d->used[2])
        add_column(d, EPISODE_UNKNOWN);
    for (uint32_t i = 0; i < d->cue_count; i++)
        if (!d->map.cues[i].perhaps)
            d->map.columns[map_column_of(&d->map, d->map.cues[i].episode)].sum++;
}

struct map map_build(const struct page_setup *setup, ref work, struct arena *a) {
    struct draft d = {.setup = setup, .a = a, .last = last_episode(setup, work)};
    struct refs songs = story_rows(setup, work, KIND_TRACK, a);
    d.map.rows = NEW(a, struct map_row, songs.n + 1);
    d.map.cues = NEW(a, struct map_cue, 0); /* no NULL, also when there are none */
    for (uint32_t i = 0; i < songs.n; i++)
        add_song(&d, songs.at[i]);
    add_unknown(&d, work);
    add_columns(&d);
    return d.map;
}

/* No column has an episode that is less than its place. */
uint32_t map_column_of(const struct map *m, uint16_t episode) {
    uint32_t at = m->column_count > 0 ? m->column_count - 1 : 0;
    at = episode < at ? episode : at;
    while (at > 0 && m->columns[at].episode > episode)
        at--;
    return at;
}

/* The first cue of a row in this episode or a later one. */
static uint32_t first_from(const struct map *m, const struct map_row *r, uint16_t episode) {
    uint32_t low = r->first, high = r->first + r->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->cues[mid].episode < episode)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

struct map_cell map_at(const struct map *m, uint32_t row, uint32_t column) {
    const struct map_row *r = &m->rows[row];
    uint16_t episode = m->columns[column].episode;
    struct map_cell cell = {.sure = SURE_CANDIDATE, .withheld = m->columns[column].withheld};
    cell.cues = m->cues + first_from(m, r, episode);
    const struct map_cue *end = m->cues + r->first + r->n;
    for (const struct map_cue *cue = cell.cues; cue < end && cue->episode == episode; cue++) {
        cell.n++;
        cell.sure = cue->sure < cell.sure ? cue->sure : cell.sure;
    }
    return cell;
}

str map_mark(const struct map_cell *cell) {
    static const char digits[] = "0123456789+";
    if (cell->n > 1)
        return (str){digits + (cell->n < 10 ? cell->n : 10), 1};
    if (cell->n == 1 && cell->sure == SURE_STATED)
        return STR("●");
    if (cell->n == 1)
        return cell->sure == SURE_JOINED ? STR("◐") : STR("○");
    return cell->withheld ? STR("▒") : STR("·");
}

str map_head(uint16_t episode, struct arena *a) {
    if (episode == EPISODE_BEFORE || episode == EPISODE_SPECIAL)
        return episode == EPISODE_BEFORE ? STR("P") : STR("S");
    return episode == EPISODE_UNKNOWN ? STR("?") : str_fmt(a, "%u", episode);
}

str map_label(const struct page_setup *setup, const struct map_row *row, struct arena *a) {
    return ref_kind(row->song) == KIND_WORK ? STR("Song unknown")
                                            : label(setup->model, row->song, setup->names, a);
}
