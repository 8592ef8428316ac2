/* Playlists: JSPF as ListenBrainz reads it (metabrainz/listenbrainz-server, playlist_api.py), and
   XSPF 1 (xspf.org/spec). No source tells where to hear a song, so neither names locations. */
#include "core/export_parts.h"
#include "core/format.h"
#include "core/guard.h"
#include "core/json.h"

#include "base/text.h"

static const char *const order_words[] = {
    [EXPORT_STORY] = "In the order in which the story plays them.",
    [EXPORT_ALBUM] = "In the order of the album.",
};

struct song {
    ref track;
    str title, creator, album, recording;
    str scenes; /* where it plays, in a sentence */
    uint32_t number;
};

/* The scenes that a source, or we, place the song in; "; " between them. */
static str scenes_of(const struct export_job *x, ref track) {
    const struct model *m = x->page->model;
    struct buf out = {.arena = x->a};
    ref last = REF_NONE;
    LINKS_EACH(link, x->page->links, track, VIA_CUE) {
        if (link->from == last || !guard_visible(x->page->watched, link->reveals))
            continue;
        last = link->from;
        uint16_t episode = ((const struct scene *)model_row(m, last))->episode;
        buf_fmt(&out, "%s%.*s: %.*s", out.n > 0 ? "; " : "", STR_ARG(label_episode(episode, x->a)),
                STR_ARG(label(m, last, x->page->names, x->a)));
    }
    return buf_str(&out);
}

static struct song song_of(const struct export_job *x, ref track) {
    const struct model *m = x->page->model;
    ref release = REF_NONE;
    struct song s = {.track = track};
    s.title = label(m, track, x->page->names, x->a);
    s.creator = story_performers(x->page, track, x->a);
    s.recording = export_recording(x, track);
    s.scenes = scenes_of(x, track);
    s.number = export_place(x, track, &release);
    if (s.number > 0)
        s.album = label(m, release, x->page->names, x->a);
    return s;
}

/* A member with its comma; nothing when it is empty. */
static void member(struct buf *out, const char *key, str value) {
    if (value.n == 0)
        return;
    buf_fmt(out, ",\n    \"%s\": ", key);
    json_quote(out, value);
}

/* What playlists have no field for: ListenBrainz keeps it, other readers pass it over. */
static void jspf_more(const struct export_job *x, const struct song *s) {
    struct buf *out = x->out;
    str original = label_in(x->page->model, s->track, STR(""));
    buf_add(out, STR(",\n    \"extension\": {\"https://musicbrainz.org/doc/jspf#track\": "
                     "{\"additional_metadata\": {\"leitmotif\": {\"id\": "));
    json_quote(out, model_id(x->page->model, s->track));
    if (original.n > 0) {
        buf_add(out, STR(", \"original_title\": "));
        json_quote(out, original);
    }
    buf_add(out, STR("}}}}"));
}

static void jspf_track(const struct export_job *x, const struct song *s) {
    struct buf *out = x->out;
    buf_add(out, STR("   {\"title\": "));
    json_quote(out, s->title);
    member(out, "creator", s->creator);
    member(out, "album", s->album);
    if (s->number > 0)
        buf_fmt(out, ",\n    \"trackNum\": %u", s->number);
    member(out, "annotation", s->scenes);
    if (s->recording.n > 0) {
        buf_add(out, STR(",\n    \"identifier\": ["));
        json_quote(out, s->recording);
        buf_char(out, ']');
    }
    jspf_more(x, s);
    buf_char(out, '}');
}

/* ListenBrainz asks whether all may see the list; that is for its owner to say there. */
void export_jspf(const struct export_job *x) {
    struct refs tracks = export_tracks(x);
    struct buf *out = x->out;
    buf_add(out, STR("{\"playlist\": {\n  \"title\": "));
    json_quote(out, label(x->page->model, x->work, x->page->names, x->a));
    buf_fmt(out,
            ",\n  \"creator\": \"Leitmotif\",\n  \"annotation\": \"%s\",\n  \"extension\": "
            "{\"https://musicbrainz.org/doc/jspf#playlist\": {\"public\": false}},\n"
            "  \"track\": [\n",
            order_words[x->order]);
    for (uint32_t i = 0; i < tracks.n; i++) {
        struct song s = song_of(x, tracks.at[i]);
        jspf_track(x, &s);
        buf_add(out, i + 1 < tracks.n ? STR(",\n") : STR("\n"));
    }
    buf_add(out, STR("  ]}}\n"));
}

/* Characters that XML 1.0 does not have, not even as references (section 2.2, Char). */
static bool is_xml(uint32_t c) {
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* An element on a line; nothing when it is empty. What a terminal would not show as it is comes out
   as a reference. */
static void element(const struct export_job *x, const char *name, str text) {
    size_t from = 0, at = 0, past = 0;
    if (text.n == 0)
        return;
    buf_fmt(x->out, "<%s>", name);
    for (uint32_t c; text_next_unsafe(text, &at, &past, &c); from = at = past) {
        if (!is_xml(c) && !x->e->text[0])
            err_set(x->e, "XML does not allow U+%04X, which is in the %s \"%.*s\"; take it out",
                    (unsigned)c, name, STR_ARG(text));
        buf_xml(x->out, str_slice(text, from, at));
        buf_fmt(x->out, "&#x%X;", (unsigned)c);
    }
    buf_xml(x->out, str_slice(text, from, text.n));
    buf_fmt(x->out, "</%s>\n", name);
}

static void xspf_track(const struct export_job *x, const struct song *s) {
    buf_add(x->out, STR("<track>\n"));
    element(x, "identifier", s->recording);
    element(x, "title", s->title);
    element(x, "creator", s->creator);
    element(x, "annotation", s->scenes);
    element(x, "album", s->album);
    element(x, "trackNum", s->number > 0 ? str_fmt(x->a, "%u", s->number) : STR(""));
    buf_add(x->out, STR("</track>\n"));
}

void export_xspf(const struct export_job *x) {
    struct refs tracks = export_tracks(x);
    buf_add(x->out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n"));
    element(x, "title", label(x->page->model, x->work, x->page->names, x->a));
    element(x, "creator", STR("Leitmotif"));
    element(x, "annotation", str_of(order_words[x->order]));
    buf_add(x->out, STR("<trackList>\n"));
    for (uint32_t i = 0; i < tracks.n; i++) {
        struct song s = song_of(x, tracks.at[i]);
        xspf_track(x, &s);
    }
    buf_add(x->out, STR("</trackList>\n</playlist>\n"));
}
