/* The table of columns, and the few ways to fill a cell. */
#include "cli/columns.h"

#include "core/format.h"
#include "core/guard.h"
#include "core/story.h"

#include "base/text.h"

static bool visible(const struct cells *in, ref row) {
    return row != REF_NONE && guard_visible(in->watched, model_head(in->m, row)->reveals);
}

/* One more of a list of names. */
static void put_name(const struct cells *in, ref row, struct buf *out) {
    if (!visible(in, row))
        return;
    buf_add(out, out->n > 0 ? STR(", ") : STR(""));
    buf_add(out, label(in->m, row, in->names, in->a));
}

static void put_label(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, label(in->m, row, in->names, in->a));
}

static void put_original(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, label_other(in->m, row, in->names));
}

static void put_id(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    buf_add(out, model_str(in->m, model_head(in->m, row)->id));
}

/* Empty in a library of one work. */
static void put_work(const struct cells *in, ref row, const char *field, struct buf *out) {
    if (in->m->tables[KIND_WORK].count > 1)
        put_id(in, model_work(in->m, row), field, out);
}

/* A plain field of the row; the tables of the format know its type. */
static void put_field(const struct cells *in, ref row, const char *field, struct buf *out) {
    const struct field *f = format_field(&format_shapes[ref_kind(row)], str_of(field));
    const void *at = (const char *)model_row(in->m, row) + f->offset;
    if (f->type == F_WORD)
        buf_add(out, str_of(f->words[*(const uint8_t *)at]));
    else if (f->type == F_EPISODE)
        buf_add(out, label_episode(*(const uint16_t *)at, in->a));
    else if (f->type == F_COUNT && *(const uint16_t *)at > 0)
        buf_fmt(out, "%u", *(const uint16_t *)at);
    else if (f->type == F_STRING || f->type == F_DATE || f->type == F_URL)
        buf_add(out, model_str(in->m, *(const pstr *)at));
}

/* The names behind a field that is a list of references. */
static void put_refs(const struct cells *in, ref row, const char *field, struct buf *out) {
    const struct field *f = format_field(&format_shapes[ref_kind(row)], str_of(field));
    const plist *list = (const void *)((const char *)model_row(in->m, row) + f->offset);
    for (uint32_t i = 0; i < list->n; i++)
        put_name(in, model_ref_at(in->m, *list, i), out);
}

static void put_performers(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    plist credits = ((const struct track *)model_row(in->m, row))->credits;
    const struct credit *c = model_list(in->m, credits);
    for (uint32_t i = 0; i < credits.n; i++)
        if (c[i].role == CREDIT_PERFORMER && guard_visible(in->watched, c[i].reveals))
            put_name(in, c[i].who, out);
}

static void put_songs(const struct cells *in, ref row, const char *field, struct buf *out) {
    (void)field;
    plist cues = ((const struct scene *)model_row(in->m, row))->cues;
    const struct cue *cue = model_list(in->m, cues);
    for (uint32_t i = 0; i < cues.n; i++)
        if (guard_visible(in->watched, cue[i].reveals))
            put_name(in, cue[i].track, out);
}

static void put_did(const struct cells *in, ref row, const char *field, struct buf *out) {
    static const struct {
        unsigned did;
        const char *word;
    } words[] = {{DID_PERFORM, "performer"}, {DID_ACT, "cast"}, {DID_CREW, "crew"}};
    (void)field;
    unsigned did = story_did(in->m, &in->links, row, in->watched);
    for (unsigned i = 0; i < COUNT(words); i++)
        if (did & words[i].did)
            buf_fmt(out, "%s%s", out->n > 0 ? ", " : "", words[i].word);
}

#define LABEL(head) {head, put_label, NULL}
#define FIELD(name) {name, put_field, name}
#define ENDING {"original", put_original, NULL}, {"id", put_id, NULL}, {"work", put_work, NULL}, {NULL, NULL, NULL}

static const struct column works[] = {
    {"title", put_label, NULL},    {"original", put_original, NULL}, {"kind", put_field, "kind"},
    {"aired", put_field, "aired"}, {"network", put_field, "network"}, {"id", put_id, NULL},
    {NULL, NULL, NULL}};
