/* What no single field can tell: episodes that are not there, readings, times, citations, and the
   effective `reveals`. */
#include "core/load_pass.h"

#include <string.h>

enum { EXCERPT_LINES = 4, CITED_MAX = 500 };

static const struct work *work_of(const struct doc *d) {
    return model_row(d->model, ref_of(KIND_WORK, d->work));
}

/* A work that does not say how many episodes it has may have any. */
static void check_episode(struct doc *d, const struct spot *at, const char *key, uint16_t number) {
    uint16_t episodes = work_of(d)->episodes;
    if (!episodes || number <= episodes)
        return;
    struct spot spot = load_key(at, str_of(key));
    load_error(d, &spot, "episode %u of a work with %u episodes", (unsigned)number,
               (unsigned)episodes);
}

static void check_number(struct doc *d, const struct spot *at, const void *row) {
    check_episode(d, at, "number", ((const struct episode *)row)->number);
}

static void check_scene(struct doc *d, const struct spot *at, const void *row) {
    const struct scene *scene = row;
    if (scene->episode <= EPISODE_MAX)
        check_episode(d, at, "episode", scene->episode);
    const struct cue *cues = model_list(d->model, scene->cues);
    struct spot list = load_key(at, STR("cues"));
    for (uint32_t i = 0; i < scene->cues.n; i++) {
        bool is_timed = cues[i].start != TIME_NONE && cues[i].end != TIME_NONE;
        if (!is_timed || cues[i].end > cues[i].start)
            continue;
        struct spot cue = load_nth(&list, i);
        struct spot end = load_key(&cue, STR("end"));
        load_error(d, &end, "must be after \"start\"");
    }
}

static void check_track(struct doc *d, const struct spot *at, const void *row) {
    const struct track *track = row;
    const struct lyric *lyrics = model_list(d->model, track->lyrics);
    struct spot list = load_key(at, STR("lyrics"));
    for (uint32_t i = 0; i < track->lyrics.n; i++) {
        if (lyrics[i].lines.n <= EXCERPT_LINES)
            continue;
        struct spot lyric = load_nth(&list, i);
        struct spot lines = load_key(&lyric, STR("lines"));
        load_warning(d, &lines, "an excerpt of %u lines; quote %d at most",
                     (unsigned)lyrics[i].lines.n, EXCERPT_LINES);
    }
}

static void check_dispute(struct doc *d, const struct spot *at, const void *row) {
    const struct dispute *dispute = row;
    if (dispute->prefers <= dispute->readings.n)
        return;
    struct spot spot = load_key(at, STR("prefers"));
    load_error(d, &spot, "reading %u, but there are only %u", (unsigned)dispute->prefers,
               (unsigned)dispute->readings.n);
}

static void (*const checks[KIND_COUNT])(struct doc *, const struct spot *, const void *) = {
    [KIND_TRACK] = check_track,
    [KIND_EPISODE] = check_number,
    [KIND_SCENE] = check_scene,
    [KIND_DISPUTE] = check_dispute,
};

void load_check_row(struct doc *d, const struct spot *at, ref r) {
    if (checks[ref_kind(r)])
        checks[ref_kind(r)](d, at, model_row(d->model, r));
}

static bool has_language(const struct model *m, plist names, str language) {
    const struct name *name = model_list(m, names);
    for (uint32_t i = 0; i < names.n; i++)
        if (str_eq(model_str(m, name[i].lang), language))
            return true;
    return false;
}

static bool lines_have_language(const struct model *m, plist lines, str language) {
    const plist *line = model_list(m, lines);
    for (uint32_t i = 0; i < lines.n; i++)
        if (has_language(m, line[i], language))
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
        const void *member = (const char *)object + f->offset;
        if (f->type == F_LINES && lines_have_language(m, *(const plist *)member, key))
            return true;
        if (str_eq(str_of(f->name), name))
            return name.n == key.n ||
                   (f->type == F_NAMES && has_language(m, *(const plist *)member, language));
    }
    return false;
}

static void check_cited(struct doc *d, const struct spot *at, const void *object, plist cited) {
    const struct cite *cites = model_list(d->model, cited);
    struct spot list = load_key(at, STR("cited"));
    if (cited.n > CITED_MAX) {
        load_error(d, &list, "%u fields; at most %d fit", (unsigned)cited.n, CITED_MAX);
        return;
    }
    for (uint32_t i = 0; i < cited.n; i++) {
        str key = model_str(d->model, cites[i].field);
        if (has_cited(d->model, at->shape, object, key))
            continue;
        struct near near = {.wanted = key};
        for (size_t f = 0; f < at->shape->field_count; f++)
            near_try(&near, str_of(at->shape->fields[f].name));
        str hint = load_hint(&d->load->scratch, &near);
        str shown = load_shown(&d->load->scratch, key);
        struct spot spot = load_key(&list, key);
        load_error(d, &spot, "this %s has no \"%.*s\"%.*s", at->shape->name, STR_ARG(shown),
                   STR_ARG(hint));
    }
}

void load_check_object(struct doc *d, const struct spot *at, const void *object) {
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        if (f->type == F_CITED)
            check_cited(d, at, object, *(const plist *)((const char *)object + f->offset));
    }
}

/* What a scene reveals by its place in the story: an unknown one counts as the last, unless it says
   more exactly. */
static uint16_t scene_reveals(const struct doc *d, const struct scene *scene, uint16_t own) {
    if (scene->episode > EPISODE_MAX)
        return own ? own : work_of(d)->episodes;
    return own > scene->episode ? own : scene->episode;
}

uint16_t load_reveals(struct doc *d, const struct spot *at, void *object, uint16_t outer) {
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        if (f->type != F_COUNT || strcmp(f->name, "reveals") != 0)
            continue;
        uint16_t *reveals = (uint16_t *)((char *)object + f->offset);
        check_episode(d, at, f->name, *reveals);
        if (at->shape == &format_shapes[KIND_SCENE])
            *reveals = scene_reveals(d, object, *reveals);
        if (*reveals < outer)
            *reveals = outer;
        return *reveals;
    }
    return outer;
}
