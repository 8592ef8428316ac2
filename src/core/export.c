/* The formats, and the orders of songs and cues that they share. */
#include "core/export.h"

#include "core/export_parts.h"
#include "core/guard.h"
#include "core/near.h"

static const struct export_format formats[] = {
    {"jspf", .write = export_jspf},         /* playlist for ListenBrainz, in JSON */
    {"xspf", .write = export_xspf},         /* playlist for players, in XML */
    {"cuesheet", .write = export_cuesheet}, /* every cue as a row of CSV */
    {"markdown", .write = export_markdown}, /* the whole work as a booklet */
    {"json", .is_dataset = true, .write = export_json},
};

const struct export_format *export_find(str name, struct err *e) {
    struct near near = {.wanted = name};
    for (size_t i = 0; i < COUNT(formats); i++)
        if (near_try(&near, str_of(formats[i].name)))
            return &formats[i];
    err_set(e, "there is no format \"%.*s\"", STR_ARG(name));
    near_hint(&near, "leitmotif export ", "\"leitmotif help export\" lists them", e);
    return NULL;
}

str export_withheld(unsigned watched, struct arena *a) {
    return str_fmt(a, "What spoils episodes after %u is left out.", watched);
}

static bool seen(const struct export_job *x, unsigned reveals) {
    return guard_visible(x->page->watched, reveals);
}

/* Scenes come by episode; within one, cues by time. */
struct export_cues export_cues(const struct export_job *x) {
    const struct model *m = x->page->model;
    struct refs scenes = story_rows(x->page, x->work, KIND_SCENE, x->a);
    uint32_t most = 0, n = 0;
    for (uint32_t i = 0; i < scenes.n; i++)
        most += model_count(m, ((const struct scene *)model_row(m, scenes.at[i]))->cues);
    struct export_cue *cues = NEW(x->a, struct export_cue, most);
    struct story_place *at = NEW(x->a, struct story_place, most);
    for (uint32_t i = 0; i < scenes.n; i++) {
        const struct scene *s = model_row(m, scenes.at[i]);
        const struct cue *cue = model_list(m, s->cues);
        for (uint32_t k = 0; k < model_count(m, s->cues); k++)
            if (seen(x, cue[k].reveals)) {
                at[n] = (struct story_place){s->episode, cue[k].start, n, scenes.at[i]};
                cues[n++] = (struct export_cue){scenes.at[i], &cue[k], k};
            }
    }
    story_sorted(at, n, x->a);
    struct export_cues out = {NEW(x->a, struct export_cue, n), n};
    for (uint32_t i = 0; i < n; i++)
        out.at[i] = cues[at[i].nth];
    return out;
}

/* Gives the track the next rank, unless it has one or is of another work. */
static void rank_next(struct span tracks, uint32_t *rank, uint32_t *next, ref track) {
    uint32_t i = ref_index(track) - tracks.first;
    if (ref_kind(track) == KIND_TRACK && i < tracks.count && rank[i] == 0)
        rank[i] = ++*next;
}

static void rank_by_album(const struct export_job *x, struct span tracks, uint32_t *rank) {
    const struct model *m = x->page->model;
    struct refs releases = story_rows(x->page, x->work, KIND_RELEASE, x->a);
    uint32_t next = 0;
    for (uint32_t i = 0; i < releases.n; i++) {
        const struct release *release = model_row(m, releases.at[i]);
        MODEL_EACH(ref, track, m, release->tracks)
            rank_next(tracks, rank, &next, *track);
    }
}

struct refs export_tracks(const struct export_job *x) {
    struct span all = model_rows(x->page->model, x->work, KIND_TRACK);
    struct refs tracks = story_rows(x->page, x->work, KIND_TRACK, x->a);
    uint32_t *album = NEW(x->a, uint32_t, all.count), *story = NEW(x->a, uint32_t, all.count);
    struct export_cues cues = x->order == EXPORT_STORY ? export_cues(x) : (struct export_cues){0};
    uint32_t next = 0;
    rank_by_album(x, all, album);
    for (uint32_t i = 0; i < cues.n; i++)
        rank_next(all, story, &next, cues.at[i].cue->track);
    struct story_place *at = NEW(x->a, struct story_place, tracks.n);
    for (uint32_t i = 0; i < tracks.n; i++) {
        uint32_t k = ref_index(tracks.at[i]) - all.first;
        /* Less 1 a rank of 0, which is none, is the last. */
        at[i] = (struct story_place){story[k] - 1, album[k] - 1, i, tracks.at[i]};
    }
    return story_sorted(at, tracks.n, x->a);
}

uint32_t export_place(const struct export_job *x, ref track, ref *release) {
    const struct model *m = x->page->model;
    LINKS_EACH(link, x->page->links, track, VIA_RELEASE)
        if (seen(x, link->reveals)) {
            plist list = ((const struct release *)model_row(m, link->from))->tracks;
            uint32_t at = 0;
            while (model_ref_at(m, list, at) != track)
                at++;
            *release = link->from;
            return at + 1;
        }
    return 0;
}

/* Empty unless that source is such a page, and this track alone rests on it. */
static str recording_of(const struct export_job *x, ref source, ref track) {
    const struct model *m = x->page->model;
    str url = model_str(m, ((const struct source *)model_row(m, source))->url);
    if (!str_starts(url, STR("https://musicbrainz.org/recording/")) || !page_sees(x->page, source))
        return STR("");
    struct links links = links_to(x->page->links, source, VIA_SOURCE);
    for (uint32_t i = 0; i < links.n; i++)
        if (links.at[i].from != track || !seen(x, links.at[i].reveals))
            return STR("");
    return links.n > 0 ? url : STR("");
}

str export_recording(const struct export_job *x, ref track) {
    struct span sources = model_rows(x->page->model, x->work, KIND_SOURCE);
    str url = STR("");
    for (uint32_t i = 0; i < sources.count && url.n == 0; i++)
        url = recording_of(x, ref_of(KIND_SOURCE, sources.first + i), track);
    return url;
}
