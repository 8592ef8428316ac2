/* One hit as lines of a row: what it is, where, its name, why it was found; below, the song that
   answers or the words that matched. */
#include "app/search.h"

#include "app/state.h"
#include "core/story.h"

#include "base/text.h"

enum {
    GLYPH = 1,
    WHERE = 3, /* columns where these start, behind the mark of the picked row */
    TITLE = 11,
    BELOW = 3, /* the lines below the first */
    GAP = 2,
    LEAST = 6,   /* a name is not cut shorter for the sake of the reason */
    BEFORE = 24, /* bytes of a snippet that may stand before what matched */
    SONGS = 8,
};

struct writer {
    struct app *a;
    struct page_setup setup; /* with the links of the work of the row, or none */
    struct search_row *row;
    unsigned line;
    int x, end;
};

/* False when a text would be cut to next to nothing. */
static bool has_room(int room, str text) {
    return room >= LEAST || text_width(text) <= room;
}

/* Nothing follows what was cut. */
static void put(struct writer *w, str text, style st, bool marked) {
    unsigned *n = &w->row->count[w->line];
    text = text_safe(&w->a->frame_arena, text);
    int room = w->end - w->x, width = text_width(text);
    if (text.n == 0 || *n == SEARCH_PARTS || !has_room(room, text))
        return;
    struct search_part *part = &w->row->parts[w->line][(*n)++];
    *part = (struct search_part){text_cut(&w->a->frame_arena, text, room), w->x, st, marked};
    w->x = width > room ? w->end : w->x + width;
}

static void put_dim(struct writer *w, str text) {
    put(w, text, (style){ROLE_DIM, 0}, false);
}

/* The next line, when there is one. */
static void next_line(struct writer *w) {
    w->line = w->row->lines++;
    w->x = BELOW;
}

/* Where it stands, or else what it is: at most TITLE - WHERE - 1 columns. */
static str where(const struct writer *w, ref row) {
    static const char *const words[KIND_COUNT] = {
        [KIND_WORK] = "story",    [KIND_SOURCE] = "source", [KIND_CHARACTER] = "role",
        [KIND_TRACK] = "song",    [KIND_TOPIC] = "company", [KIND_RELEASE] = "album",
        [KIND_DISPUTE] = "doubt",
    };
    static const char *const people[] = {"singer", "actor", "crew", "person"};
    const struct model *m = w->a->model;
    enum kind kind = ref_kind(row);
    str place = label_where(m, row, &w->a->frame_arena);
    if (place.n > 0)
        return place;
    if (kind == KIND_PERSON)
        return str_of(people[story_group(w->setup.links ? story_did(&w->setup, row) : 0)]);
    if (kind == KIND_TOPIC && ((const struct topic *)model_row(m, row))->kind == TOPIC_PLACE)
        return STR("place");
    return str_of(words[kind]);
}

static void put_singers(struct writer *w, ref track) {
    uint32_t at = 0;
    str between = STR(" · ");
    for (ref who; (who = story_credited(&w->setup, track, CREDIT_PERFORMER, &at)) != REF_NONE;) {
        str singer = state_name(w->a, who);
        if (!has_room(w->end - w->x - text_width(between), singer))
            return;
        put_dim(w, between);
        put(w, singer, (style){ROLE_DIM, 0}, true);
        between = STR(", ");
    }
}

/* The reason goes to the right end; the name has the rest. */
static void put_first_line(struct writer *w, const struct hit *hit) {
    const struct model *m = w->a->model;
    enum kind kind = ref_kind(hit->row);
    int width = w->end;
    str title = state_name(w->a, hit->row), other = label_other(m, hit->row, w->a->names);
    str why = query_why(hit, false, &w->a->frame_arena);
    if (TITLE + text_width(title) + GAP + text_width(why) > width)
        why = query_why(hit, true, &w->a->frame_arena);
    bool fits = TITLE + LEAST + GAP + text_width(why) <= width;
    w->x = GLYPH;
    put_dim(w, kind == KIND_SCENE ? STR("▣") : kind == KIND_TRACK ? STR("♪") : STR(""));
    w->x = WHERE;
    put_dim(w, where(w, hit->row));
    w->x = TITLE;
    w->end = fits ? width - text_width(why) - GAP : width;
    put(w, title, (style){ROLE_TEXT, 0}, true);
    bool is_wanted = kind != KIND_TRACK ||
                     query_means_other(w->a->search.query, title, other, &w->a->frame_arena);
    if (other.n > 0 && is_wanted && w->x + 1 < w->end) {
        w->x++;
        put(w, other, (style){ROLE_NAME, 0}, true);
    }
    if (kind == KIND_TRACK)
        put_singers(w, hit->row);
    ref work = model_work(m, hit->row);
    if (work != w->a->now.work && work != hit->row) {
        w->x += GAP;
        put_dim(w, state_name(w->a, work));
    }
    w->end = width;
    w->x = width - text_width(why);
    if (fits)
        put_dim(w, why);
}

/* "→ ♪ Fallin’ · Hong Isaac": the answer. */
static void put_songs(struct writer *w, ref scene) {
    ref songs[SONGS];
    uint32_t n = query_songs(w->a->search.query, scene, songs, SONGS);
    next_line(w);
    put_dim(w, n > 0 ? STR("→ ") : STR("→ no source names a song for it"));
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            put_dim(w, STR("  "));
        put(w, STR("♪ "), (style){ROLE_LINK, 0}, false);
        put(w, state_name(w->a, songs[i]), (style){ROLE_LINK, 0}, true);
        put_singers(w, songs[i]);
    }
}

/* The scene that lent its words to the song. */
static void put_from(struct writer *w, ref scene) {
    next_line(w);
    put_dim(w, STR("in ▣ "));
    put_dim(w, where(w, scene));
    put_dim(w, STR(" "));
    put(w, state_name(w->a, scene), (style){ROLE_TEXT, 0}, true);
}

/* Starts a little before the first mark, at a word. */
static void put_snippet(struct writer *w, const struct hit *hit) {
    struct snippet s = query_snippet(w->a->search.query, hit, &w->a->frame_arena);
    if (s.text.n == 0)
        return;
    next_line(w);
    size_t first = s.marks.n > 0 ? s.marks.at[0].from : 0, from = 0;
    size_t last = s.marks.n > 0 ? s.marks.at[s.marks.n - 1].to : 0;
    bool in_sight = text_width(str_slice(s.text, 0, last)) < w->end - w->x;
    if (!in_sight && first > BEFORE)
        for (from = first - BEFORE; from < first && s.text.p[from - 1] != ' ';)
            from++;
    put_dim(w, from > 0 ? STR("… ") : STR(""));
    put(w, str_slice(s.text, from, s.text.n), (style){ROLE_DIM, 0}, true);
}

void search_row(struct app *a, const struct hit *hit, int width, struct search_row *out) {
    struct writer w = {.a = a, .setup = state_setup(a), .row = out, .end = width};
    bool is_scene = ref_kind(hit->row) == KIND_SCENE;
    ref work = model_work(a->model, hit->row);
    w.setup.watched = search_watched(a, work);
    if (work != a->now.work)
        w.setup.links = NULL;
    out->lines = 1;
    put_first_line(&w, hit);
    if (is_scene)
        put_songs(&w, hit->row);
    if (hit->found == FOUND_SCENE && hit->from != REF_NONE)
        put_from(&w, hit->from);
    else if (!is_scene || layout_is_roomy(a->w, a->h))
        put_snippet(&w, hit);
}
