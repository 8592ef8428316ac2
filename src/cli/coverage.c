/* coverage: what a dataset leaves open, as far as --watched lets it be seen. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/guard.h"
#include "core/json.h"

struct coverage {
    struct out *out;
    struct arena *a; /* emptied after each work */
    const struct args *args;
    const struct model *m;
    const struct gap *gap;
    ref work;
    struct page_setup page; /* of the work, without links */
    bool has_head;          /* of the gap, in text */
};

/* One thing that is open. */
struct hole {
    str id, title;
    plist candidates;
};

static bool sees(const struct coverage *c, unsigned reveals) {
    return guard_visible(c->page.watched, reveals);
}

struct gap {
    const char *word, *heading;
    void (*find)(struct coverage *c); /* walks the rows of c->work */
    bool (*is_open)(const struct coverage *c, const struct cue *cue);
};

/* The ids of those that may be seen. */
static str candidates(const struct coverage *c, plist list, const char *between) {
    struct buf out = {.arena = c->a};
    MODEL_EACH(ref, track, c->m, list)
        if (page_sees(&c->page, *track))
            buf_join(&out, between, model_id(c->m, *track));
    return buf_str(&out);
}

/* Nothing in an id wants to be escaped. */
static void put_json(struct coverage *c, const struct hole *h) {
    struct buf *line = &c->out->buf;
    str may_be = candidates(c, h->candidates, "\",\"");
    buf_fmt(line, "{\"gap\":\"%s\"", c->gap->word);
    json_member(line, "work", model_id(c->m, c->work));
    json_member(line, "id", h->id);
    json_member(line, "title", h->title);
    if (may_be.n > 0)
        buf_fmt(line, ",\"candidates\":[\"%.*s\"]", STR_ARG(may_be));
    out_raw(c->out, STR("}\n"));
}

static void put_text(struct coverage *c, const struct hole *h) {
    str may_be = candidates(c, h->candidates, ", "), work = model_id(c->m, c->work);
    bool is_many = c->m->tables[KIND_WORK].count > 1;
    if (!c->has_head)
        out_line(c->out, str_fmt(c->a, "%s%s", c->gap->heading,
                                 guard_said(c->args->watched, c->args->watched_by_work)));
    c->has_head = true;
    out_line(c->out, str_fmt(c->a, "  %.*s%s%.*s  %.*s%s%.*s", is_many ? (int)work.n : 0, work.p,
                             is_many ? "/" : "", STR_ARG(h->id), STR_ARG(h->title),
                             may_be.n > 0 ? "  perhaps " : "", STR_ARG(may_be)));
}

static void put_tsv(struct coverage *c, const struct hole *h) {
    const str cells[] = {str_of(c->gap->word), h->id, h->title, candidates(c, h->candidates, ", "),
                         model_id(c->m, c->work)};
    for (unsigned i = 0; i < COUNT(cells); i++) {
        out_raw(c->out, i > 0 ? STR("\t") : STR(""));
        out_text(c->out, cells[i]);
    }
    out_raw(c->out, STR("\n"));
}

static void (*const printers[FORMAT_COUNT])(struct coverage *c, const struct hole *h) = {
    [FORMAT_TEXT] = put_text, [FORMAT_JSON] = put_json, [FORMAT_TSV] = put_tsv};

static void put(struct coverage *c, const struct hole *h) {
    printers[c->args->format](c, h);
}

/* Sees the cue `nth` of a scene. */
typedef void visitor(struct coverage *c, ref scene, uint32_t nth, void *context);

static void each_cue(struct coverage *c, visitor *visit, void *context) {
    MODEL_EACH_ROW(scene, c->m, c->work, KIND_SCENE) {
        plist cues = ((const struct scene *)model_row(c->m, scene))->cues;
        const struct cue *cue = model_list(c->m, cues);
        for (uint32_t n = 0; n < model_count(c->m, cues) && page_sees(&c->page, scene); n++)
            if (sees(c, cue[n].reveals) && (!cue[n].track || page_sees(&c->page, cue[n].track)))
                visit(c, scene, n, context);
    }
}

static void mark_track(struct coverage *c, ref scene, uint32_t nth, void *context) {
    ref track = model_cue(c->m, scene, nth)->track;
    struct span tracks = model_rows(c->m, c->work, KIND_TRACK);
    uint32_t at = ref_index(track) - tracks.first;
    if (track && at < tracks.count) /* it may be of another work */
        ((bool *)context)[at] = true;
}

static void find_unplaced(struct coverage *c) {
    struct span tracks = model_rows(c->m, c->work, KIND_TRACK);
    bool *is_placed = NEW(c->args->arena, bool, tracks.count);
    each_cue(c, mark_track, is_placed);
    MODEL_EACH_ROW(track, c->m, c->work, KIND_TRACK) {
        str id = model_id(c->m, track);
        struct hole hole = {.id = str_fmt(c->a, "track:%.*s", STR_ARG(id)),
                            .title = label(c->m, track, (enum names)c->args->names, c->a)};
        if (!is_placed[ref_index(track) - tracks.first] && page_sees(&c->page, track))
            put(c, &hole);
    }
}

static void mark_episode(struct coverage *c, ref scene, uint32_t nth, void *context) {
    uint16_t episode = ((const struct scene *)model_row(c->m, scene))->episode;
    (void)nth;
    if (episode <= EPISODE_MAX)
        ((bool *)context)[episode] = true;
}

/* Of the episodes after those seen nothing is known. */
static void find_empty(struct coverage *c) {
    bool has_cue[EPISODE_MAX + 1] = {false};
    const struct work *work = model_row(c->m, c->work);
    each_cue(c, mark_episode, has_cue);
    for (unsigned i = 1; i <= work->episodes && sees(c, i); i++) {
        struct hole hole = {.id = str_fmt(c->a, "episode:%u", i),
                            .title = str_fmt(c->a, "Episode %u", i)};
        if (!has_cue[i])
            put(c, &hole);
    }
}

static bool is_single(const struct coverage *c, const struct cue *cue) {
    uint32_t n = 0;
    MODEL_EACH(ref, source, c->m, cue->sources)
        n += page_sees(&c->page, *source);
    return n < 2;
}

static bool is_untimed(const struct coverage *c, const struct cue *cue) {
    (void)c;
    return cue->start == TIME_NONE;
}

static bool is_unknown(const struct coverage *c, const struct cue *cue) {
    (void)c;
    return !cue->track;
}

static void put_cue(struct coverage *c, ref scene, uint32_t nth, void *context) {
    const struct cue *cue = model_cue(c->m, scene, nth);
    enum names names = (enum names)c->args->names;
    str title = label(c->m, scene, names, c->a), id = model_id(c->m, scene);
    str song = cue->track ? label(c->m, cue->track, names, c->a) : STR("");
    (void)context;
    struct hole hole = {
        .id = str_fmt(c->a, "scene:%.*s#cue-%u", STR_ARG(id), nth + 1),
        .title =
            str_fmt(c->a, "%.*s%s%.*s", STR_ARG(title), song.n > 0 ? " → " : "", STR_ARG(song)),
        .candidates = cue->track ? (plist){0} : cue->candidates,
    };
    if (c->gap->is_open(c, cue))
        put(c, &hole);
}

static void find_cues(struct coverage *c) {
    each_cue(c, put_cue, NULL);
}

static const struct gap gaps[] = {
    {"unplaced", "Songs that no known scene plays", find_unplaced, NULL},
    {"empty", "Episodes without a cue", find_empty, NULL},
    {"unknown", "Cues whose song is not known", find_cues, is_unknown},
    {"single", "Cues that rest on one source", find_cues, is_single},
    {"untimed", "Cues without a time", find_cues, is_untimed},
};

int coverage_run(const struct args *args, const struct model *m, struct out *out) {
    struct coverage c = {.out = out, .a = args->arena, .args = args, .m = m, .page = {.model = m}};
    struct span works = library_works(args, m);
    if (works.count == 0)
        return EXIT_NOTHING;
    if (args->format == FORMAT_TSV)
        out_raw(out, STR("gap\tid\ttitle\tcandidates\twork\n"));
    for (unsigned g = 0; g < COUNT(gaps); g++) {
        c.gap = &gaps[g];
        c.has_head = false;
        for (uint32_t i = 0; i < works.count && !out->error; i++) {
            struct arena_mark mark = arena_mark(c.a);
            c.work = ref_of(KIND_WORK, works.first + i);
            c.page.watched = library_watched(args, m, c.work);
            c.gap->find(&c);
            arena_rewind(c.a, mark);
        }
    }
    return EXIT_DONE;
}
