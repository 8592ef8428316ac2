/* Sorted lists of ids: of the rows of each kind, and of lyrics by track. */
#include "core/load_pass.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_ids(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->owner != y->owner)
        return x->owner < y->owner ? -1 : 1;
    return str_cmp(x->id, y->id);
}

static int compare_entries(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int order = compare_ids(x, y);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

void load_sort(struct entries list) {
    if (list.n)
        qsort(list.p, list.n, sizeof *list.p, compare_entries);
}

const struct entry *load_find(struct entries list, uint32_t owner, str id) {
    struct entry wanted = {.owner = owner, .id = id};
    return list.n ? bsearch(&wanted, list.p, list.n, sizeof wanted, compare_ids) : NULL;
}

/* True when the `i`-th has the id of the one before it. Rows without one were faulted before. */
static bool is_twin(struct entries list, size_t i) {
    return i > 0 && list.p[i].id.n > 0 && compare_ids(&list.p[i - 1], &list.p[i]) == 0;
}

static void fault_twin(struct doc *d, const struct spot *at, const struct entry *twin) {
    load_error(d, at, "duplicate id \"%.*s\"; element %u of this list has it too",
               STR_ARG(twin[1].id), (unsigned)twin[0].place);
}

static void index_rows(struct doc *d, struct work *work, enum kind kind) {
    struct span rows = work->rows[kind];
    struct entries list = {NEW(&d->load->scratch, struct entry, rows.count), rows.count};
    for (uint32_t i = 0; i < rows.count; i++) {
        const struct head *head = model_head(d->model, ref_of(kind, rows.first + i));
        list.p[i] = (struct entry){.place = i, .id = model_str(d->model, head->id)};
    }
    load_sort(list);
    work->by_id[kind] = load_list(d->model, rows.count, sizeof(uint32_t));
    uint32_t *sorted = rows.count ? load_element(d->model, work->by_id[kind], 0, 4) : NULL;
    struct spot table = load_key(NULL, load_key_of(kind));
    for (size_t i = 0; i < list.n; i++) {
        sorted[i] = rows.first + list.p[i].place;
        if (!is_twin(list, i))
            continue;
        struct spot row = load_nth(&table, list.p[i].place);
        struct spot id = load_key(&row, str_of(format_shapes[kind].fields[0].name));
        fault_twin(d, &id, &list.p[i - 1]);
    }
}

/* How many lyrics the tracks of the work have, and all of them when there is room at `to`. */
static size_t gather_lyrics(const struct model *m, struct span tracks, struct entry *to) {
    size_t n = 0;
    for (uint32_t t = tracks.first; t < tracks.first + tracks.count; t++) {
        const struct track *track = model_row(m, ref_of(KIND_TRACK, t));
        const struct lyric *lyrics = model_list(m, track->lyrics);
        for (uint32_t i = 0; to && i < track->lyrics.n; i++)
            to[n + i] = (struct entry){.owner = t, .place = i, .id = model_str(m, lyrics[i].id)};
        n += track->lyrics.n;
    }
    return n;
}

static void index_lyrics(struct doc *d, struct span tracks) {
    size_t n = gather_lyrics(d->model, tracks, NULL);
    d->lyrics = (struct entries){NEW(&d->load->scratch, struct entry, n), n};
    gather_lyrics(d->model, tracks, d->lyrics.p);
    load_sort(d->lyrics);
    struct spot table = load_key(NULL, load_key_of(KIND_TRACK));
    for (size_t i = 0; i < n; i++) {
        if (!is_twin(d->lyrics, i))
            continue;
        struct spot track = load_nth(&table, d->lyrics.p[i].owner - tracks.first);
        struct spot list = load_key(&track, STR("lyrics"));
        struct spot lyric = load_nth(&list, d->lyrics.p[i].place);
        struct spot id = load_key(&lyric, STR("id"));
        fault_twin(d, &id, &d->lyrics.p[i - 1]);
    }
}

/* The id of an episode is its number in digits. */
static void name_episodes(struct doc *d, struct span rows) {
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        struct episode *episode = (struct episode *)d->model->tables[KIND_EPISODE].rows + i;
        char digits[8];
        int n = snprintf(digits, sizeof digits, "%u", (unsigned)episode->number);
        if (episode->number) /* without one it was faulted before */
            episode->head.id = load_intern(d->load, (str){digits, (size_t)n});
    }
}

void load_index(struct doc *d) {
    struct work *work = (struct work *)d->model->tables[KIND_WORK].rows + d->work;
    name_episodes(d, work->rows[KIND_EPISODE]);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        index_rows(d, work, k);
    index_lyrics(d, work->rows[KIND_TRACK]);
}
