/* The dataset again. A work alone is laid out for people, who will go on with it in an editor; of
   several each takes one line. */
#include "core/export_parts.h"
#include "core/format.h"
#include "core/json_row.h"

enum { LINE_COLUMNS = 100 };

/* A document on one line. Quotation marks in strings are written as \u0022, so that every '"'
   begins or ends one. */
struct layout {
    str text;
    struct buf *out;
    size_t at;
    unsigned depth;
};

/* The end of the object or array that begins at `from`. */
static size_t end_of(str text, size_t from) {
    bool in_string = false;
    int depth = 0;
    size_t at = from;
    do {
        char c = text.p[at++];
        if (c == '"')
            in_string = !in_string;
        else if (!in_string)
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    } while (depth > 0);
    return at;
}

static void next_line(struct layout *l) {
    buf_fmt(l->out, "\n%*s", (int)l->depth, "");
}

/* Up to `to`, on this line, with a blank behind each comma and colon. */
static void put_line(struct layout *l, size_t to) {
    bool in_string = false;
    while (l->at < to) {
        char c = l->text.p[l->at++];
        if (c == '"')
            in_string = !in_string;
        buf_char(l->out, c);
        if (!in_string && (c == ',' || c == ':'))
            buf_char(l->out, ' ');
    }
}

static void put_string(struct layout *l) {
    size_t end = str_find(l->text, STR("\""), l->at + 1) + 1;
    buf_add(l->out, str_slice(l->text, l->at, end));
    l->at = end;
}

/* Objects and arrays that fit stay on one line. */
static void open(struct layout *l) {
    size_t end = end_of(l->text, l->at);
    if (end - l->at + l->depth <= LINE_COLUMNS && l->depth > 1) {
        put_line(l, end);
        return;
    }
    buf_char(l->out, l->text.p[l->at++]);
    l->depth++;
    next_line(l);
}

static void put_pretty(struct layout *l) {
    while (l->at < l->text.n) {
        char c = l->text.p[l->at];
        if (c == '"') {
            put_string(l);
        } else if (c == '{' || c == '[') {
            open(l);
        } else {
            if (c == '}' || c == ']') {
                l->depth--;
                next_line(l);
            }
            buf_char(l->out, c);
            l->at++;
            if (c == ',')
                next_line(l);
            else if (c == ':')
                buf_char(l->out, ' ');
        }
    }
}

static bool put_table(const struct json_view *view, ref work, enum kind kind, struct buf *doc) {
    struct span rows = model_rows(view->model, work, kind);
    size_t before = doc->n;
    bool withheld = false;
    buf_fmt(doc, ",\"%s\":[", format_shapes[kind].plural);
    size_t empty = doc->n;
    for (uint32_t i = 0; i < rows.count; i++) {
        size_t row = doc->n;
        if (row > empty)
            buf_char(doc, ',');
        if (!json_element(doc, view, ref_of(kind, rows.first + i), &withheld))
            doc->n = row;
    }
    buf_char(doc, ']');
    if (doc->n == empty + 1)
        doc->n = before;
    return withheld;
}

bool export_json(const struct export_job *x, struct err *e) {
    (void)e;
    struct json_view view = {x->page->model, x->page->watched, x->page->names};
    struct buf doc = {.arena = x->a};
    bool withheld = false;
    buf_add(&doc, STR("{\"format\":\"" FORMAT_NAME "\",\"work\":"));
    json_element(&doc, &view, x->work, &withheld);
    for (enum kind k = KIND_WORK + 1; k < KIND_COUNT; k++)
        withheld |= put_table(&view, x->work, k, &doc);
    buf_add(&doc, withheld ? STR(",\"withheld\":true}") : STR("}"));
    struct layout layout = {buf_str(&doc), x->out, 0, 0};
    if (x->is_one)
        put_pretty(&layout);
    else
        buf_add(x->out, buf_str(&doc));
    buf_char(x->out, '\n');
    return true;
}
