/* A column shows a field of the row, or one of the few things that are made for it. */
#include "cli/columns.h"

#include "core/format.h"
#include "core/guard.h"
#include "core/story.h"

#include "base/text.h"

static bool visible(const struct cells *in, ref row) {
    return row != REF_NONE &&
           guard_visible(in->page.watched, model_head(in->page.model, row)->reveals);
}

/* One more of a list of names. */
static void put_name(const struct cells *in, ref row, struct buf *out) {
    if (visible(in, row))
        buf_fmt(out, "%s%.*s", out->n > 0 ? ", " : "",
                STR_ARG(label(in->page.model, row, in->page.names, in->a)));
}

static void put_label(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, label(in->page.model, row, in->page.names, in->a));
}

/* Under --names both alone; else the column is empty. */
static void put_original(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, label_other(in->page.model, row, in->page.names));
}

static void put_id(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, model_str(in->page.model, model_head(in->page.model, row)->id));
}

/* Empty in a library of one work. */
static void put_work(const struct cells *in, ref row, struct buf *out) {
    if (in->page.model->tables[KIND_WORK].count > 1)
        put_id(in, model_work(in->page.model, row), out);
}

static void put_performers(const struct cells *in, ref row, struct buf *out) {
    plist credits = ((const struct track *)model_row(in->page.model, row))->credits;
    uint32_t at = 0;
    for (ref who; (who = story_credited(&in->page, credits, CREDIT_PERFORMER, &at)) != REF_NONE;)
        put_name(in, who, out);
}

/* A cue whose song is not known names none. */
static void put_songs(const struct cells *in, ref row, struct buf *out) {
    plist cues = ((const struct scene *)model_row(in->page.model, row))->cues;
    const struct cue *cue = model_list(in->page.model, cues);
    for (uint32_t i = 0; i < cues.n; i++)
        if (guard_visible(in->page.watched, cue[i].reveals))
            put_name(in, cue[i].track, out);
}

/* "performer, cast": more than one is common. */
static void put_did(const struct cells *in, ref row, struct buf *out) {
    static const struct {
        unsigned did;
        const char *word;
    } words[] = {{DID_PERFORM, "performer"}, {DID_ACT, "cast"}, {DID_CREW, "crew"}};
    unsigned did = story_did(&in->page, row);
    for (unsigned i = 0; i < COUNT(words); i++)
        if (did & words[i].did)
            buf_fmt(out, "%s%s", out->n > 0 ? ", " : "", words[i].word);
}

/* The columns that are no field of the format. */
static const struct {
    const char *head;
    void (*put)(const struct cells *in, ref row, struct buf *out);
} made[] = {
    {"id", put_id},       {"work", put_work},         {"question", put_label},
    {"did", put_did},     {"original", put_original}, {"performer", put_performers},
    {"songs", put_songs},
};

/* The tables of the format know the type of a field. */
static void put_field(const struct cells *in, ref row, const struct field *f, struct buf *out) {
    const struct model *m = in->page.model;
    const void *at = (const char *)model_row(m, row) + f->offset;
    if (f->type == F_WORD)
        buf_add(out, str_of(f->words[*(const uint8_t *)at]));
    else if (f->type == F_EPISODE)
        buf_add(out, label_episode(*(const uint16_t *)at, in->a));
    else if (f->type == F_COUNT && *(const uint16_t *)at > 0)
        buf_fmt(out, "%u", *(const uint16_t *)at);
    else if (f->type == F_STRING || f->type == F_DATE || f->type == F_URL)
        buf_add(out, model_str(m, *(const pstr *)at));
    else if (f->type == F_NAMES)
        put_label(in, row, out);
    for (uint32_t i = 0; f->type == F_REFS && i < ((const plist *)at)->n; i++)
        put_name(in, model_ref_at(m, *(const plist *)at, i), out);
}

/* Each ends with the id, which is what `show` takes, and the work. */
static const char *const columns[KIND_COUNT][COLUMNS_MAX] = {
    [KIND_WORK] = {"title", "original", "kind", "aired", "network", "episodes", "id"},
    [KIND_TRACK] = {"part", "title", "original", "performer", "released", "id", "work"},
    [KIND_SCENE] = {"episode", "title", "original", "songs", "id", "work"},
    [KIND_PERSON] = {"name", "original", "did", "id", "work"},
    [KIND_CHARACTER] = {"name", "original", "played_by", "id", "work"},
    [KIND_TOPIC] = {"name", "original", "kind", "id", "work"},
    [KIND_EPISODE] = {"number", "title", "original", "aired", "rating", "id", "work"},
    [KIND_RELEASE] = {"title", "original", "date", "discs", "id", "work"},
    [KIND_SOURCE] = {"kind", "date", "publisher", "title", "id", "work"},
    [KIND_DISPUTE] = {"kind", "question", "original", "on", "id", "work"},
};

const char *const *columns_of(enum kind kind) {
    return columns[kind];
}

str column_text(const struct cells *in, const char *head, ref row) {
    struct buf text = {.arena = in->a};
    unsigned i = 0;
    while (i < COUNT(made) && !str_eq(str_of(made[i].head), str_of(head)))
        i++;
    if (i < COUNT(made))
        made[i].put(in, row, &text);
    else
        put_field(in, row, format_field(&format_shapes[ref_kind(row)], str_of(head)), &text);
    return text_safe(in->a, buf_str(&text));
}
