/* One writer per type of field. */
#include "core/json_row.h"

#include "core/format.h"
#include "core/guard.h"
#include "core/json.h"

struct writer {
    struct buf *out;
    const struct json_view *view;
    const struct model *m;
    ref work;
    bool withheld;
};

static bool visible(struct writer *w, unsigned reveals) {
    bool seen = guard_visible(w->view->watched, reveals);
    w->withheld |= !seen;
    return seen;
}

/* A comma before all but the first of a list; `n` counts them. */
static void next(struct writer *w, uint32_t *n) {
    if ((*n)++ > 0)
        buf_char(w->out, ',');
}

static void quote(struct writer *w, pstr s) {
    json_quote(w->out, model_str(w->m, s));
}

static void write_strings(struct writer *w, plist list) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        next(w, &n);
        json_quote(w->out, model_str_at(w->m, list, i));
    }
}

static void write_names(struct writer *w, plist list) {
    const struct name *name = model_list(w->m, list);
    uint32_t n = 0;
    buf_char(w->out, '{');
    for (uint32_t i = 0; i < list.n; i++) {
        next(w, &n);
        quote(w, name[i].lang);
        buf_char(w->out, ':');
        quote(w, name[i].text);
    }
    buf_char(w->out, '}');
}

static void write_lines(struct writer *w, plist list) {
    const plist *line = model_list(w->m, list);
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        next(w, &n);
        write_names(w, line[i]);
    }
}

static void write_time(struct writer *w, uint32_t ms) {
    uint32_t s = ms / 1000;
    buf_fmt(w->out, "\"%u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
    if (ms % 1000 > 0)
        buf_fmt(w->out, ".%03u", ms % 1000);
    buf_char(w->out, '"');
}

static void write_episode(struct writer *w, uint16_t episode) {
    if (episode == EPISODE_UNKNOWN)
        buf_add(w->out, STR("null"));
    else if (episode == EPISODE_BEFORE)
        buf_add(w->out, STR("\"before\""));
    else if (episode == EPISODE_SPECIAL)
        buf_add(w->out, STR("\"special\""));
    else
        buf_fmt(w->out, "%u", episode);
}

/* Ids are [a-z0-9-], so nothing in them needs an escape. */
static void write_ref(struct writer *w, const struct field *f, ref r) {
    const struct head *head = model_head(w->m, r);
    ref work = model_work(w->m, r);
    bool other = work != w->work;
    buf_char(w->out, '"');
    if (other)
        buf_fmt(w->out, "%.*s/", STR_ARG(model_str(w->m, model_head(w->m, work)->id)));
    if (other || f->kinds != KINDS(ref_kind(r)))
        buf_fmt(w->out, "%s:", format_shapes[ref_kind(r)].name);
    buf_fmt(w->out, "%.*s\"", STR_ARG(model_str(w->m, head->id)));
}

static void write_refs(struct writer *w, const struct field *f, plist list) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        ref r = model_ref_at(w->m, list, i);
        if (!visible(w, model_head(w->m, r)->reveals))
            continue;
        next(w, &n);
        write_ref(w, f, r);
    }
}

static void write_heard(struct writer *w, const struct cue *cue) {
    const struct track *track = model_row(w->m, cue->track);
    const struct lyric *lyrics = model_list(w->m, track->lyrics);
    const uint32_t *heard = model_list(w->m, cue->heard);
    uint32_t n = 0;
    for (uint32_t i = 0; i < cue->heard.n; i++) {
        if (!visible(w, lyrics[heard[i]].reveals))
            continue;
        next(w, &n);
        quote(w, lyrics[heard[i]].id);
    }
}

static void write_cited(struct writer *w, plist list) {
    static const struct field sources = {.kinds = KINDS(KIND_SOURCE)};
    const struct cite *cite = model_list(w->m, list);
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        next(w, &n);
        quote(w, cite[i].field);
        buf_add(w->out, STR(":["));
        write_refs(w, &sources, cite[i].sources);
        buf_char(w->out, ']');
    }
}

static void write_object(struct writer *w, const struct shape *shape, const char *base);

static void write_list(struct writer *w, const struct shape *shape, plist list) {
    const struct field *reveals = format_field(shape, STR("reveals"));
    const char *part = model_list(w->m, list);
    uint32_t n = 0;
    for (uint32_t i = 0; i < list.n; i++, part += shape->size) {
        if (reveals && !visible(w, *(const uint16_t *)(const void *)(part + reveals->offset)))
            continue;
        next(w, &n);
        buf_char(w->out, '{');
        write_object(w, shape, part);
        buf_char(w->out, '}');
    }
}

/* A member of an object, by its C type. */
union member {
    const char *bytes;
    const pstr *string;
    const plist *list;
    const ref *row;
    const uint32_t *time;
    const uint16_t *count;
    const uint8_t *byte;
};

/* False for what the dataset left out, and for a reference to what is withheld. */
static bool is_set(struct writer *w, const struct field *f, union member x) {
    switch ((enum field_type)f->type) {
    case F_STRING:
    case F_ID:
    case F_DATE:
    case F_URL:
        return x.string->n > 0;
    case F_STRINGS:
    case F_NAMES:
    case F_LINES:
    case F_REFS:
    case F_HEARD:
    case F_LIST:
    case F_CITED:
        return x.list->n > 0;
    case F_COUNT:
        return *x.count > 0;
    case F_TIME:
        return *x.time != TIME_NONE;
    case F_FLAG:
        return *x.byte > 0;
    case F_REF:
        return *x.row != REF_NONE && visible(w, model_head(w->m, *x.row)->reveals);
    case F_WORD:
    case F_EPISODE:
        return true;
    }
    return false;
}

static void write_array(struct writer *w, const struct field *f, union member x, const char *base) {
    buf_char(w->out, '[');
    if (f->type == F_STRINGS)
        write_strings(w, *x.list);
    else if (f->type == F_LINES)
        write_lines(w, *x.list);
    else if (f->type == F_REFS)
        write_refs(w, f, *x.list);
    else if (f->type == F_LIST)
        write_list(w, f->sub, *x.list);
    else
        write_heard(w, (const struct cue *)(const void *)base); /* only cues have it */
    buf_char(w->out, ']');
}

static void write_value(struct writer *w, const struct field *f, union member x, const char *base) {
    switch ((enum field_type)f->type) {
    case F_STRING:
    case F_ID:
    case F_DATE:
    case F_URL:
        quote(w, *x.string);
        return;
    case F_STRINGS:
    case F_LINES:
    case F_REFS:
    case F_HEARD:
    case F_LIST:
        write_array(w, f, x, base);
        return;
    case F_NAMES:
        write_names(w, *x.list);
        return;
    case F_CITED:
        buf_char(w->out, '{');
        write_cited(w, *x.list);
        buf_char(w->out, '}');
        return;
    case F_COUNT:
        buf_fmt(w->out, "%u", *x.count);
        return;
    case F_TIME:
        write_time(w, *x.time);
        return;
    case F_FLAG:
        buf_add(w->out, STR("true"));
        return;
    case F_WORD:
        json_quote(w->out, str_of(f->words[*x.byte]));
        return;
    case F_EPISODE:
        write_episode(w, *x.count);
        return;
    case F_REF:
        write_ref(w, f, *x.row);
        return;
    }
}

static void write_field(struct writer *w, const struct field *f, const char *key,
                        const char *base) {
    json_quote(w->out, str_of(key));
    buf_char(w->out, ':');
    write_value(w, f, (union member){base + f->offset}, base);
}

static void write_object(struct writer *w, const struct shape *shape, const char *base) {
    uint32_t n = 0;
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        if (!is_set(w, f, (union member){base + f->offset}))
            continue;
        next(w, &n);
        write_field(w, f, f->name, base);
    }
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
        json_quote(w->out, label(w->m, row, w->view->names, &a));
    arena_free(&a);
}

void json_row(struct buf *out, const struct json_view *view, ref row) {
    const struct model *m = view->model;
    struct writer w = {.out = out, .view = view, .m = m, .work = model_work(m, row)};
    const struct shape *shape = &format_shapes[ref_kind(row)];
    const char *base = model_row(m, row);
    buf_fmt(out, "{\"kind\":\"%s\",\"id\":", shape->name);
    quote(&w, model_head(m, row)->id);
    buf_add(out, STR(",\"work\":"));
    quote(&w, model_head(m, w.work)->id);
    write_title(&w, row);
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        const char *key = row_key(f);
        if (!key || !is_set(&w, f, (union member){base + f->offset}))
            continue;
        buf_char(out, ',');
        write_field(&w, f, key, base);
    }
    buf_add(out, w.withheld ? STR(",\"withheld\":true}") : STR("}"));
}
