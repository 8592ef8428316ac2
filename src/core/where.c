/* The file may have changed since it was loaded, so nothing in it is taken for granted. */
#include "core/where.h"

#include "core/format.h"
#include "core/json.h"

#include "base/file.h"

/* True when the element has this id, which for an episode is its number. */
static bool has_id(str element, enum kind kind, str id, struct arena *a) {
    str value = json_locate(element, kind == KIND_EPISODE ? STR("/number") : STR("/id"));
    if (!value.p || value.p[0] != '"')
        return value.p && str_eq(value, id);
    return str_eq(json_unescape(a, str_slice(value, 1, value.n - 1)), id);
}

/* The element of this row; its `p` is NULL when there is none. */
static str locate(str text, enum kind kind, str id, struct arena *a) {
    struct json_fault fault;
    if (!json_check(text, &fault))
        return (str){0};
    if (kind == KIND_WORK)
        return json_locate(text, STR("/work"));
    str table = json_locate(text, str_fmt(a, "/%s", format_shapes[kind].plural));
    struct json_walk w = {.text = table};
    while (table.p && table.p[0] == '[' && json_next(&w))
        if (w.value.p[0] == '{' && has_id(w.value, kind, id, a))
            return w.value;
    return (str){0};
}

bool where_find(const struct model *m, ref row, struct arena *a, struct where *out) {
    const struct work *work = model_row(m, model_work(m, row));
    *out = (struct where){model_str(m, work->file), work->line};
    if (work->file.at == 0 || str_ends(out->file, STR(".jsonl")))
        return work->file.at > 0;
    struct buf file = {.arena = a};
    bool is_read = file_read(str_cstr(a, out->file), JSON_DOCUMENT, &file);
    str text = is_read ? buf_str(&file) : STR("");
    str at = locate(text, ref_kind(row), model_id(m, row), a);
    if (at.p)
        out->line = json_place(text, (size_t)(at.p - text.p)).line;
    return true;
}
