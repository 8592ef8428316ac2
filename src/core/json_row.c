/* A table says how the value of each type of field is written. */
#include "core/json_row.h"

#include "core/format.h"
#include "core/guard.h"
#include "core/json.h"

struct writer {
    struct buf *out;
    const struct page_setup *page;
    const struct model *m;
    ref work;
    const void *part;          /* the object around what is written */
    const struct field *field; /* what is written */
    uint16_t reveals;          /* of the object around */
    bool is_dataset;           /* what the loader adds by itself is left out */
    bool withheld;
};

/* Writes the value at `at`, which has the C type of the field, or of an element of its list. False
   when it is not set or is withheld; what was written then does not count. */
typedef bool write_value(struct writer *w, const void *at);

static bool visible(struct writer *w, unsigned reveals) {
    bool seen = guard_visible(w->page->watched, reveals);
    w->withheld |= !seen;
    return seen;
}

static void quote(struct writer *w, pstr s) {
    json_quote(w->out, model_str(w->m, s));
}

static bool write_string(struct writer *w, const void *at) {
    quote(w, *(const pstr *)at);
    return ((const pstr *)at)->at > 0;
}

/* Of the readings that are written, the preferred one; 0 when it is withheld. */
static unsigned preferred(struct writer *w) {
    const struct dispute *d = w->part;
    const struct note *reading = model_list(w->m, d->readings);
    unsigned nth = 0;
    bool seen = false;
    for (unsigned i = 0; i < d->prefers; i++)
        nth += seen = visible(w, reading[i].reveals);
    return seen ? nth : 0;
}

static bool write_count(struct writer *w, const void *at) {
    bool is_place = str_eq(str_of(w->field->name), STR("prefers"));
    unsigned count = is_place ? preferred(w) : *(const uint16_t *)at;
    buf_fmt(w->out, "%u", count);
    return count > 0;
}

static bool write_time(struct writer *w, const void *at) {
    uint32_t ms = *(const uint32_t *)at;
    buf_fmt(w->out, "\"%.*s\"", STR_ARG(label_clock(ms, w->out->arena)));
    return ms != TIME_NONE;
}

static bool write_flag(struct writer *w, const void *at) {
    buf_add(w->out, STR("true"));
    return *(const uint8_t *)at > 0;
}

static bool write_word(struct writer *w, const void *at) {
    unsigned value = *(const uint8_t *)at;
    json_quote(w->out, str_of(w->field->words[value]));
    return value > 0 || w->field->required || !w->is_dataset;
}

void json_episode(struct buf *out, uint16_t episode) {
    if (episode == EPISODE_UNKNOWN)
        buf_add(out, STR("null"));
    else if (episode == EPISODE_BEFORE)
        buf_add(out, STR("\"before\""));
    else if (episode == EPISODE_SPECIAL)
        buf_add(out, STR("\"special\""));
    else
        buf_fmt(out, "%u", episode);
}

static bool write_episode(struct writer *w, const void *at) {
    json_episode(w->out, *(const uint16_t *)at);
    return true;
}

/* Ids are [a-z0-9-], so nothing in them needs an escape. */
static bool write_ref(struct writer *w, const void *at) {
    ref r = *(const ref *)at;
    if (r == REF_NONE || !visible(w, model_head(w->m, r)->reveals))
        return false;
    ref work = model_work(w->m, r);
    buf_char(w->out, '"');
    if (work != w->work)
        buf_fmt(w->out, "%.*s/", STR_ARG(model_id(w->m, work)));
    if (work != w->work || w->field->kinds != KINDS(ref_kind(r)))
        buf_fmt(w->out, "%s:", format_shapes[ref_kind(r)].name);
    buf_fmt(w->out, "%.*s\"", STR_ARG(model_id(w->m, r)));
    return true;
}

static bool write_heard(struct writer *w, const void *at) {
    const struct cue *cue = w->part; /* no other part has such a field */
    const struct track *track = model_row(w->m, cue->track);
    const struct lyric *lyric = model_list(w->m, track->lyrics);
    lyric += *(const uint32_t *)at;
    quote(w, lyric->id);
    return visible(w, lyric->reveals);
}

static bool write_name(struct writer *w, const void *at) {
    const struct name *name = at;
    quote(w, name->lang);
    buf_char(w->out, ':');
    quote(w, name->text);
    return true;
}

static write_value write_cite, write_names, write_part;

/* How a type that is one value is written. */
static write_value *const values[] = {
    [F_STRING] = write_string, [F_ID] = write_string,   [F_DATE] = write_string,
    [F_URL] = write_string,    [F_COUNT] = write_count, [F_TIME] = write_time,
    [F_FLAG] = write_flag,     [F_WORD] = write_word,   [F_EPISODE] = write_episode,
    [F_REF] = write_ref,
};

/* How a type that is a list is written, of `size` bytes an element; 0: those of the part. */
static const struct {
    write_value *each;
    size_t size;
    char open, close;
} lists[] = {
    [F_STRINGS] = {write_string, sizeof(pstr), '[', ']'},
    [F_REFS] = {write_ref, sizeof(ref), '[', ']'},
    [F_HEARD] = {write_heard, sizeof(uint32_t), '[', ']'},
    [F_NAMES] = {write_name, sizeof(struct name), '{', '}'},
    [F_LINES] = {write_names, sizeof(plist), '[', ']'},
    [F_CITED] = {write_cite, sizeof(struct cite), '{', '}'},
    [F_LIST] = {write_part, 0, '[', ']'},
};

static bool write_list(struct writer *w, const struct field *f, plist list) {
    size_t size = f->sub ? f->sub->size : lists[f->type].size;
    const char *at = model_list(w->m, list);
    bool first = true;
    buf_char(w->out, lists[f->type].open);
    for (uint32_t i = 0; i < model_count(w->m, list); i++) {
        size_t before = w->out->n;
        if (!first)
            buf_char(w->out, ',');
        w->field = f;
        if (lists[f->type].each(w, at + i * size))
            first = false;
        else
            w->out->n = before;
    }
    buf_char(w->out, lists[f->type].close);
    return !first;
}

static bool write_any(struct writer *w, const struct field *f, const void *at) {
    w->field = f;
    if (values[f->type])
        return values[f->type](w, at);
    return write_list(w, f, *(const plist *)at);
}

/* The languages of one line. */
static bool write_names(struct writer *w, const void *at) {
    static const struct field names = {.type = F_NAMES};
    return write_any(w, &names, at);
}

static bool write_cite(struct writer *w, const void *at) {
    static const struct field sources = {.type = F_REFS, .kinds = KINDS(KIND_SOURCE)};
    const struct cite *cite = at;
    quote(w, cite->field);
    buf_char(w->out, ':');
    return write_any(w, &sources, &cite->sources);
}

/* Writes a comma, the key and the value; nothing when the field is not set. False when it should
   have been. */
static bool write_field(struct writer *w, const struct field *f, const char *key) {
    size_t before = w->out->n;
    if (w->out->p[before - 1] != '{')
        buf_char(w->out, ',');
    json_quote(w->out, str_of(key));
    buf_char(w->out, ':');
    bool is_set = write_any(w, f, (const char *)w->part + f->offset);
    if (!is_set)
        w->out->n = before;
    return is_set || !f->required;
}

/* The members of w->part under their names in a dataset. False when the guard leaves it without
   one that it must have; then it is left out whole. */
static bool write_fields(struct writer *w, const struct shape *shape) {
    uint16_t outer = w->reveals;
    bool is_whole = true;
    w->reveals = *(const uint16_t *)((const char *)w->part + shape->reveals);
    for (size_t i = 0; i < shape->field_count && is_whole; i++) {
        const struct field *f = &shape->fields[i];
        bool is_inherited = w->is_dataset && f->offset == shape->reveals && w->reveals == outer;
        is_whole = is_inherited || write_field(w, f, f->name);
    }
    w->withheld |= !is_whole;
    w->reveals = outer;
    return is_whole;
}

static bool write_part(struct writer *w, const void *at) {
    const struct shape *shape = w->field->sub;
    const void *around = w->part;
    if (!visible(w, *(const uint16_t *)((const char *)at + shape->reveals)))
        return false;
    w->part = at;
    buf_char(w->out, '{');
    bool is_whole = write_fields(w, shape);
    buf_char(w->out, '}');
    w->part = around;
    return is_whole;
}

/* What a field of a row is called beside "kind", "id", "work" and "title"; NULL when it is one. */
static const char *row_key(const struct field *f) {
    str name = str_of(f->name);
    if (f->type == F_NAMES)
        return "titles";
    if (str_eq(name, STR("kind")))
        return "type";
    return str_eq(name, STR("id")) || str_eq(name, STR("title")) ? NULL : f->name;
}

static void write_title(struct writer *w, ref row) {
    struct arena a = {0};
    buf_add(w->out, STR(",\"title\":"));
    if (ref_kind(row) == KIND_SOURCE)
        quote(w, ((const struct source *)model_row(w->m, row))->title);
    else
        json_quote(w->out, label(w->m, row, w->page->names, &a));
    arena_free(&a);
}

void json_row(struct buf *out, const struct page_setup *p, ref row) {
    const struct model *m = p->model;
    const struct shape *shape = &format_shapes[ref_kind(row)];
    struct writer w = {.out = out, .page = p, .m = m, .work = model_work(m, row)};
    w.part = model_row(m, row);
    buf_fmt(out, "{\"kind\":\"%s\",\"id\":", shape->name);
    quote(&w, model_head(m, row)->id);
    buf_add(out, STR(",\"work\":"));
    quote(&w, model_head(m, w.work)->id);
    write_title(&w, row);
    for (size_t i = 0; i < shape->field_count; i++)
        if (row_key(&shape->fields[i]))
            write_field(&w, &shape->fields[i], row_key(&shape->fields[i]));
    buf_add(out, w.withheld ? STR(",\"withheld\":true}") : STR("}"));
}

/* What the loader would say of a row of which the file says nothing. */
static uint16_t own_reveals(const struct model *m, ref row) {
    if (ref_kind(row) != KIND_SCENE)
        return 0;
    const struct scene *scene = model_row(m, row);
    const struct work *work = model_row(m, model_work(m, row));
    return scene->episode > EPISODE_MAX ? work->episodes : scene->episode;
}

bool json_element(struct buf *out, const struct page_setup *p, ref row, bool *withheld) {
    const struct model *m = p->model;
    struct writer w = {
        .out = out, .page = p, .m = m, .work = model_work(m, row), .is_dataset = true};
    size_t before = out->n;
    bool is_whole = visible(&w, model_head(m, row)->reveals);
    w.part = model_row(m, row);
    w.reveals = own_reveals(m, row);
    buf_char(out, '{');
    is_whole = is_whole && write_fields(&w, &format_shapes[ref_kind(row)]);
    buf_char(out, '}');
    if (!is_whole)
        out->n = before;
    *withheld |= w.withheld;
    return is_whole;
}
