/* The dataset again. A work alone is laid out for people, who will go on with it in an editor; of
   several each takes one line. */
#include "core/export_parts.h"
#include "core/format.h"
#include "core/json.h"
#include "core/json_row.h"

enum { LINE_COLUMNS = 100 };

/* Lays out a document on one line. Quotation marks in strings are written as \u0022, so that every
   '"' begins or ends one. Objects and arrays that fit stay on one line. */
static void put_pretty(struct buf *out, str text) {
    unsigned depth = 0;
    size_t line_end = 0; /* of what stays on one line */
    bool in_string = false;
    for (size_t at = 0; at < text.n; at++) {
        char c = text.p[at];
        in_string ^= c == '"';
        bool opens = !in_string && (c == '{' || c == '['), parts = !in_string && c == ',';
        if (opens && depth > 1 && at >= line_end) {
            size_t n = json_value(str_slice(text, at, text.n)).n;
            line_end = n + depth <= LINE_COLUMNS ? at + n : at;
        }
        bool stays = at < line_end;
        if (!stays && !in_string && (c == '}' || c == ']'))
            buf_fmt(out, "\n%*s", (int)--depth, "");
        buf_char(out, c);
        depth += opens && !stays;
        if ((opens || parts) && !stays)
            buf_fmt(out, "\n%*s", (int)depth, "");
        else if (parts || (!in_string && c == ':'))
            buf_char(out, ' ');
    }
}

static bool put_table(const struct page_setup *p, ref work, enum kind kind, struct buf *doc) {
    size_t before = doc->n;
    bool withheld = false;
    buf_fmt(doc, ",\"%s\":[", format_shapes[kind].plural);
    size_t empty = doc->n;
    MODEL_EACH_ROW(row, p->model, work, kind) {
        size_t end = doc->n;
        if (end > empty)
            buf_char(doc, ',');
        if (!json_element(doc, p, row, &withheld))
            doc->n = end;
    }
    buf_char(doc, ']');
    if (doc->n == empty + 1)
        doc->n = before;
    return withheld;
}

void export_json(const struct export_job *x) {
    struct buf doc = {.arena = x->a};
    bool withheld = false;
    buf_add(&doc, STR("{\"format\":\"" FORMAT_NAME "\",\"work\":"));
    json_element(&doc, x->page, x->work, &withheld);
    for (enum kind k = KIND_WORK + 1; k < KIND_COUNT; k++)
        withheld |= put_table(x->page, x->work, k, &doc);
    buf_add(&doc, withheld ? STR(",\"withheld\":true}") : STR("}"));
    if (x->is_one)
        put_pretty(x->out, buf_str(&doc));
    else
        buf_add(x->out, buf_str(&doc));
    buf_char(x->out, '\n');
}
