/* What no single field can tell: ids that are there twice, episodes that are not there, readings,
   times, citations, and the effective `reveals`. */
#include "core/load_pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXCERPT_LINES = 4, CITED_MAX = 500 };

static int compare_ids(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int order = number_order(x->owner, y->owner);
    return order ? order : str_cmp(x->id, y->id);
}

static int compare_entries(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int order = compare_ids(x, y);
    return order ? order : number_order(x->place, y->place);
}

void load_sort(struct entry *list, size_t n) {
    if (n)
        qsort(list, n, sizeof *list, compare_entries);
}

const struct entry *load_lyric(const struct load *l, ref track, str id) {
    struct entry wanted = {.owner = ref_index(track), .id = id};
    const struct table *t = &l->lyrics;
    return t->count ? bsearch(&wanted, t->rows, t->count, sizeof wanted, compare_ids) : NULL;
}

static void tell_twin(struct doc *d, const struct spot *at, str id, uint32_t first) {
    load_error(d, at, "duplicate id \"%.*s\"; element %u of this list has it too", STR_ARG(id),
               (unsigned)first);
}

/* Puts the rows of a kind where their ids are looked up. Those without one were faulted before. */
static void index_rows(struct doc *d, enum kind kind) {
    struct span rows = load_work(d)->rows[kind];
    uint32_t size = 2;
    while (size < rows.count + rows.count / 4 + 1)
        size *= 2;
    plist slots = load_list(d->load, rows.count > 0 ? size : 0, sizeof(uint32_t));
    load_work(d)->by_id[kind] = slots;
    if (slots.at)
        memset(load_element(d->model, slots, 0, 0), 0, size * sizeof(uint32_t));
    struct spot table = load_key(NULL, load_key_of(kind));
    for (uint32_t i = 0; i < rows.count; i++) {
        str id = model_id(d->model, ref_of(kind, rows.first + i));
        uint32_t at = model_id_slot(d->model, ref_of(KIND_WORK, d->work), kind, id);
        uint32_t *slot = load_element(d->model, slots, at, sizeof *slot);
        struct spot row = load_nth(&table, i);
        struct spot key = load_key(&row, str_of(format_shapes[kind].fields[0].name));
        if (*slot == 0)
            *slot = i + 1;
        else if (id.n > 0)
            tell_twin(d, &key, id, *slot - 1);
    }
}

static void index_lyrics(struct doc *d, struct span tracks) {
    struct table *all = &d->load->lyrics;
    for (uint32_t t = tracks.first; t < tracks.first + tracks.count; t++) {
        const struct track *track = model_row(d->model, ref_of(KIND_TRACK, t));
        const struct lyric *lyrics = model_list(d->model, track->lyrics);
        struct entry *entry = load_push(all, sizeof *entry, model_count(d->model, track->lyrics));
        for (uint32_t i = 0; i < model_count(d->model, track->lyrics); i++)
            entry[i] =
                (struct entry){.owner = t, .place = i, .id = model_str(d->model, lyrics[i].id)};
    }
    struct entry *list = all->rows;
    load_sort(list, all->count);
    struct spot table = load_key(NULL, load_key_of(KIND_TRACK));
    for (size_t i = 0; i < all->count; i++) {
        struct spot track = load_nth(&table, list[i].owner - tracks.first);
        struct spot lyrics = load_key(&track, STR("lyrics"));
        struct spot lyric = load_nth(&lyrics, list[i].place);
        struct spot id = load_key(&lyric, STR("id"));
        if (i > 0 && list[i].id.n > 0 && compare_ids(&list[i - 1], &list[i]) == 0)
            tell_twin(d, &id, list[i].id, list[i - 1].place);
    }
}

/* The id of an episode is its number in digits. */
static void name_episodes(struct doc *d) {
    MODEL_EACH_ROW(row, d->model, ref_of(KIND_WORK, d->work), KIND_EPISODE) {
        struct episode *episode = load_row_at(d->model, row);
        char digits[8];
        int n = snprintf(digits, sizeof digits, "%u", (unsigned)episode->number);
        if (episode->number) /* without one it was faulted before */
            episode->head.id = load_intern(d->load, (str){digits, (size_t)n});
    }
}

void load_index(struct doc *d) {
    name_episodes(d);
    for (enum kind k = KIND_WORK + 1; k < KIND_COUNT; k++)
        index_rows(d, k);
    index_lyrics(d, load_work(d)->rows[KIND_TRACK]);
}

/* A work that does not say how many episodes it has may have any. */
static void check_episode(struct doc *d, const struct spot *at, const char *key, uint16_t number) {
    uint16_t episodes = load_work(d)->episodes;
    if (!episodes || number <= episodes || number > EPISODE_MAX)
        return;
    struct spot spot = load_key(at, str_of(key));
    load_error(d, &spot, "episode %u of a work with %u episodes", (unsigned)number,
               (unsigned)episodes);
}

static void check_cue(struct doc *d, const struct spot *at, const struct cue *cue) {
    struct spot end = load_key(at, STR("end"));
    if (cue->start != TIME_NONE && cue->end != TIME_NONE && cue->end <= cue->start)
        load_error(d, &end, "must be after \"start\"");
}

static void check_lyric(struct doc *d, const struct spot *at, const struct lyric *lyric) {
    unsigned n = model_count(d->model, lyric->lines);
    struct spot lines = load_key(at, STR("lines"));
    if (n > EXCERPT_LINES)
        load_warning(d, &lines, "an excerpt of %u lines; quote %d at most", n, EXCERPT_LINES);
}

static void check_dispute(struct doc *d, const struct spot *at, const struct dispute *dispute) {
    struct spot spot = load_key(at, STR("prefers"));
    if (dispute->prefers > model_count(d->model, dispute->readings))
        load_error(d, &spot, "reading %u, but there are only %u", (unsigned)dispute->prefers,
                   (unsigned)model_count(d->model, dispute->readings));
}

/* In one of `n` lists of names. */
static bool has_language(const struct model *m, const plist *names, uint32_t n, str language) {
    for (; n > 0; n--, names++)
        MODEL_EACH(struct name, name, m, *names)
            if (str_eq(model_str(m, name->lang), language))
                return true;
    return false;
}

/* True when `key` of "cited" is a field ("part"), a language of names ("title.ko"), or one of the
   lines of a lyric ("ko"). */
static bool has_cited(const struct model *m, const struct shape *shape, const void *object,
                      str key) {
    str language = key;
    str name = str_split(&language, '.');
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        const plist *list = (const void *)((const char *)object + f->offset);
        if (f->type == F_LINES && has_language(m, model_list(m, *list), model_count(m, *list), key))
            return true;
        if (str_eq(str_of(f->name), name))
            return name.n == key.n || (f->type == F_NAMES && has_language(m, list, 1, language));
    }
    return false;
}

static void check_cited(struct doc *d, const struct spot *at, const void *object, plist cited) {
    struct spot list = load_key(at, STR("cited"));
    if (model_count(d->model, cited) > CITED_MAX) {
        load_error(d, &list, "%u fields; at most %d fit", (unsigned)model_count(d->model, cited),
                   CITED_MAX);
        return;
    }
    MODEL_EACH(struct cite, cite, d->model, cited) {
        str key = model_str(d->model, cite->field);
        if (has_cited(d->model, at->shape, object, key))
            continue;
        struct near near = {.wanted = key};
        for (size_t f = 0; f < at->shape->field_count; f++)
            near_try(&near, str_of(at->shape->fields[f].name));
        struct spot spot = load_key(&list, key);
        load_error(d, &spot, "this %s has no \"%s\"%s", at->shape->name,
                   load_shown(&d->load->scratch, key), load_hint(&d->load->scratch, &near));
    }
}

void load_check(struct doc *d, const struct spot *at, const void *object) {
    if (at->shape == &format_cue)
        check_cue(d, at, object);
    else if (at->shape == &format_lyric)
        check_lyric(d, at, object);
    else if (at->shape == &format_shapes[KIND_DISPUTE])
        check_dispute(d, at, object);
    bool is_row = at->shape >= format_shapes && at->shape < format_shapes + KIND_COUNT;
    if (!is_row && at->shape != &format_lyric)
        return; /* other parts have none of these fields */
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        const void *member = (const char *)object + f->offset;
        if (f->type == F_CITED)
            check_cited(d, at, object, *(const plist *)member);
        /* What must be there counts an episode. */
        if (f->type == F_EPISODE || (f->type == F_COUNT && f->required))
            check_episode(d, at, f->name, *(const uint16_t *)member);
    }
}

uint16_t load_reveals(struct doc *d, const struct spot *at, void *object, uint16_t outer) {
    uint16_t *reveals = (uint16_t *)((char *)object + at->shape->reveals), said = *reveals;
    check_episode(d, at, "reveals", *reveals);
    /* A scene reveals its place in the story: an unknown one counts as the last, unless it says
       more exactly. */
    const struct scene *scene = at->shape == &format_shapes[KIND_SCENE] ? object : NULL;
    if (scene && scene->episode > EPISODE_MAX)
        *reveals = *reveals ? *reveals : load_work(d)->episodes;
    else if (scene && scene->episode > *reveals)
        *reveals = scene->episode;
    *reveals = *reveals > outer ? *reveals : outer;
    struct spot spot = load_key(at, STR("reveals"));
    bool by_episode = scene && scene->episode == *reveals;
    if (said && said < *reveals && d->load->advises)
        load_warning(d, &spot, "reveals episode %u, but %s %u", (unsigned)said,
                     by_episode ? "happens in" : "what it is in reveals", (unsigned)*reveals);
    return *reveals;
}
