/* The table of columns, and the few ways to fill a cell. */
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
    if (!visible(in, row))
        return;
    buf_add(out, out->n > 0 ? STR(", ") : STR(""));
    buf_add(out, label(in->page.model, row, in->page.names, in->a));
}

static void put_label(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, label(in->page.model, row, in->page.names, in->a));
}

/* Under --names both alone; else the column is empty. */
static void put_original(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, label_other(in->page.model, row, in->page.names));
}

static void put_id(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, model_str(in->page.model, model_head(in->page.model, row)->id));
}

/* Empty in a library of one work. */
static void put_work(const struct cells *in, ref row, const char *field, struct buf *out) {
    if (in->page.model->tables[KIND_WORK].count > 1)
        put_id(in, model_work(in->page.model, row), field, out);
}

/* A plain field of the row; the tables of the format know its type. */
static void put_field(const struct cells *in, ref row, const char *field, struct buf *out) {
    const struct field *f = format_field(&format_shapes[ref_kind(row)], str_of(field));
    const void *at = (const char *)model_row(in->page.model, row) + f->offset;
    if (f->type == F_WORD)
        buf_add(out, str_of(f->words[*(const uint8_t *)at]));
    else if (f->type == F_EPISODE)
        buf_add(out, label_episode(*(const uint16_t *)at, in->a));
    else if (f->type == F_COUNT && *(const uint16_t *)at > 0)
        buf_fmt(out, "%u", *(const uint16_t *)at);
    else if (f->type == F_STRING || f->type == F_DATE || f->type == F_URL)
        buf_add(out, model_str(in->page.model, *(const pstr *)at));
}

/* The names behind a field that is a list of references. */
static void put_refs(const struct cells *in, ref row, const char *field, struct buf *out) {
    const struct field *f = format_field(&format_shapes[ref_kind(row)], str_of(field));
    const plist *list = (const void *)((const char *)model_row(in->page.model, row) + f->offset);
    for (uint32_t i = 0; i < list->n; i++)
        put_name(in, model_ref_at(in->page.model, *list, i), out);
}

static void put_performers(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    plist credits = ((const struct track *)model_row(in->page.model, row))->credits;
    uint32_t at = 0;
    for (ref who; (who = story_credited(&in->page, credits, CREDIT_PERFORMER, &at)) != REF_NONE;)
        put_name(in, who, out);
}

/* A cue whose song is not known names none. */
static void put_songs(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    plist cues = ((const struct scene *)model_row(in->page.model, row))->cues;
    const struct cue *cue = model_list(in->page.model, cues);
    for (uint32_t i = 0; i < cues.n; i++)
        if (guard_visible(in->page.watched, cue[i].reveals))
            put_name(in, cue[i].track, out);
}

/* "performer, cast": more than one is common. */
static void put_did(const struct cells *in, ref row, const char *field, struct buf *out) {
    static const struct {
        unsigned did;
        const char *word;
    } words[] = {{DID_PERFORM, "performer"}, {DID_ACT, "cast"}, {DID_CREW, "crew"}};
    (void)field;
    unsigned did = story_did(&in->page, row);
    for (unsigned i = 0; i < COUNT(words); i++)
        if (did & words[i].did)
            buf_fmt(out, "%s%s", out->n > 0 ? ", " : "", words[i].word);
}

/* What every kind ends with: the id is what `show` takes. */
#define ENDING                                                                                     \
    {"id", put_id, NULL}, {                                                                        \
        "work", put_work, NULL                                                                     \
    }
#define NAMES(head)                                                                                \
    {head, put_label, NULL}, {                                                                     \
        "original", put_original, NULL                                                             \
    }
#define FIELD(name)                                                                                \
    { name, put_field, name }

static const struct column columns[KIND_COUNT][COLUMNS_MAX] = {
    [KIND_WORK] = {NAMES("title"),
                   FIELD("kind"),
                   FIELD("aired"),
                   FIELD("network"),
                   FIELD("episodes"),
                   {"id", put_id, NULL}},
    [KIND_TRACK] = {FIELD("part"),
                    NAMES("title"),
                    {"performer", put_performers, NULL},
                    FIELD("released"),
                    ENDING},
    [KIND_SCENE] = {FIELD("episode"), NAMES("title"), {"songs", put_songs, NULL}, ENDING},
    [KIND_PERSON] = {NAMES("name"), {"did", put_did, NULL}, ENDING},
    [KIND_CHARACTER] = {NAMES("name"), {"played_by", put_refs, "played_by"}, ENDING},
    [KIND_TOPIC] = {NAMES("name"), FIELD("kind"), ENDING},
    [KIND_EPISODE] = {FIELD("number"), NAMES("title"), FIELD("aired"), FIELD("rating"), ENDING},
    [KIND_RELEASE] = {NAMES("title"), FIELD("date"), FIELD("discs"), ENDING},
    [KIND_SOURCE] = {FIELD("kind"), FIELD("date"), FIELD("publisher"), FIELD("title"), ENDING},
    [KIND_DISPUTE] = {FIELD("kind"), NAMES("question"), {"on", put_refs, "on"}, ENDING},
};

const struct column *columns_of(enum kind kind) {
    return columns[kind];
}

str column_text(const struct cells *in, const struct column *column, ref row) {
    struct buf text = {.arena = in->a};
    column->put(in, row, column->field, &text);
    return text_safe(in->a, buf_str(&text));
}
