/* A cue sheet as performing rights societies ask for one (BMI, ASCAP), and behind that what only we
   know: scene, certainty, sources. CSV by RFC 4180. */
#include "core/export_parts.h"
#include "core/format.h"

#include "base/text.h"

struct row {
    const struct export_job *x;
    const struct export_cue *at;
    const struct cue *cue;
    ref track; /* of the cue, when it is known and may be seen */
};

static str name_of(const struct row *r, ref to) {
    return label(r->x->page->model, to, r->x->page->names, r->x->a);
}

static str title(const struct row *r) {
    return r->track != REF_NONE ? name_of(r, r->track)
                                : story_named(r->x->page, r->cue->candidates, " or ", r->x->a);
}

static str usage(const struct row *r) {
    const struct cue *cue = r->cue;
    const char *use = cue->usage ? format_word(&format_cue, "usage", cue->usage) : "";
    const char *version = cue->version ? format_word(&format_cue, "version", cue->version) : "";
    return str_fmt(r->x->a, "%s%s%s", use, *use && *version ? " " : "", version);
}

static str clock_or_not(const struct row *r, uint32_t ms) {
    return ms == TIME_NONE ? STR("") : label_clock(ms, r->x->a);
}

static str duration(const struct row *r) {
    bool is_known = r->cue->start != TIME_NONE && r->cue->end != TIME_NONE;
    return clock_or_not(r, is_known ? r->cue->end - r->cue->start : (uint32_t)TIME_NONE);
}

/* Those of whom a source says so. A "maker" is one of words or music, so no composer. */
static str composers(const struct row *r) {
    const struct model *m = r->x->page->model;
    struct buf out = {.arena = r->x->a};
    if (r->track == REF_NONE)
        return STR("");
    const struct track *track = model_row(m, r->track);
    const struct credit *credit = model_list(m, track->credits);
    uint32_t at = 0;
    for (ref who; (who = story_credited(r->x->page, r->track, CREDIT_COMPOSER, &at)) != REF_NONE;)
        if (model_count(m, credit[at - 1].sources) > 0)
            buf_join(&out, ", ", name_of(r, who));
    return buf_str(&out);
}

/* A spreadsheet would run what begins like a formula, also in wide form; behind an apostrophe it is
   text (OWASP, CSV injection). */
static bool is_formula(str text) {
    static const char starts[][4] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < COUNT(starts); i++)
        if (str_starts(text, (str){starts[i], i < 4 ? 1 : 3}))
            return true;
    return false;
}

/* Line ends and tabs are visible marks by now. Some spreadsheets part fields at semicolons. */
static void field(const struct export_job *x, str text) {
    text = text_safe(x->a, text);
    bool is_code = is_formula(text), is_quoted = is_code;
    for (size_t i = 0; i < text.n; i++)
        is_quoted |= text.p[i] == ',' || text.p[i] == ';' || text.p[i] == '"';
    str quote = is_quoted ? STR("\"") : STR("");
    buf_add(x->out, quote);
    buf_add(x->out, is_code ? STR("'") : STR(""));
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"')
            buf_char(x->out, '"');
        buf_char(x->out, text.p[i]);
    }
    buf_add(x->out, quote);
}

static void put_row(const struct row *r, uint32_t sequence) {
    const struct model *m = r->x->page->model;
    const struct scene *scene = model_row(m, r->at->scene);
    str id = model_id(m, r->at->scene);
    str fields[] = {
        str_fmt(r->x->a, "%u", sequence),
        str_fmt(r->x->a, "%.*s#cue-%u", STR_ARG(id), r->at->nth + 1), /* as `show` takes it */
        label_episode(scene->episode, r->x->a),
        title(r),
        usage(r),
        clock_or_not(r, r->cue->start),
        clock_or_not(r, r->cue->end),
        duration(r),
        composers(r),
        r->track == REF_NONE ? STR("") : story_performers(r->x->page, r->track, r->x->a),
        name_of(r, r->at->scene),
        str_of(format_word(&format_cue, "sure", r->cue->sure)),
        story_named(r->x->page, r->cue->sources, " | ", r->x->a),
    };
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (i > 0)
            buf_char(r->x->out, ',');
        field(r->x, fields[i]);
    }
    buf_add(r->x->out, STR("\r\n"));
}

/* Track by track, and at the end those of none; where no tracks are given, in the order of the
   story. */
static void put_rows(const struct export_job *x, struct refs tracks) {
    struct export_cues cues = export_cues(x);
    struct story_place *at = NEW(x->a, struct story_place, cues.n);
    for (uint32_t i = 0; i < cues.n; i++)
        at[i] = (struct story_place){.order = story_nth(tracks, cues.at[i].cue->track), .nth = i};
    story_sorted(at, cues.n, x->a);
    for (uint32_t i = 0; i < cues.n; i++) {
        const struct export_cue *cue = &cues.at[at[i].nth];
        bool is_known = cue->cue->track != REF_NONE && page_sees(x->page, cue->cue->track);
        ref track = is_known ? cue->cue->track : (ref)REF_NONE;
        put_row(&(struct row){x, cue, cue->cue, track}, i + 1);
    }
}

void export_cuesheet(const struct export_job *x) {
    buf_add(x->out,
            STR("Sequence,Cue Number,Episode,Title,Usage,Time In,Time Out,Duration,Composers,"
                "Performers,Scene,Certainty,Sources\r\n"));
    put_rows(x, x->order == EXPORT_ALBUM ? export_tracks(x) : (struct refs){NULL, 0});
}
