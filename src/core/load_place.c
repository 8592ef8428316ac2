/* Places: the pointer to what is being read, and the line and column of what a pointer names. A big
   document can have many findings, so neither is sought from its start each time. */
#include "core/load_say.h"

static void add_key(struct buf *out, str key) {
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] == '~')
            buf_add(out, STR("~0"));
        else if (key.p[i] == '/')
            buf_add(out, STR("~1"));
        else
            buf_char(out, key.p[i]);
}

static void add_pointer(struct buf *out, const struct spot *at) {
    if (!at)
        return;
    add_pointer(out, at->up);
    buf_char(out, '/');
    if (at->key.p)
        add_key(out, at->key);
    else if (at->index != NO_INDEX)
        buf_fmt(out, "%u", (unsigned)at->index);
    else
        add_key(out, str_of(at->field->name));
}

str load_pointer(struct arena *a, const struct spot *at) {
    struct buf out = {.arena = a};
    add_pointer(&out, at);
    return buf_str(&out);
}

str load_key_of(enum kind kind) {
    return str_of(kind == KIND_WORK ? format_shapes[kind].name : format_shapes[kind].plural);
}

enum kind load_kind_of(str key) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (str_eq(key, load_key_of(k)))
            return k;
    return KIND_NONE;
}

static str without_last(str pointer) {
    while (pointer.n && pointer.p[pointer.n - 1] != '/')
        pointer.n--;
    return str_slice(pointer, 0, pointer.n - 1);
}

/* The first step of *pointer, which it is moved past. */
static str take_step(str *pointer) {
    *pointer = str_slice(*pointer, 1, pointer->n);
    size_t end = str_find(*pointer, STR("/"), 0);
    str step = str_slice(*pointer, 0, end);
    *pointer = str_slice(*pointer, step.n, pointer->n);
    return step;
}

/* When *pointer leads into a row that was read, moves it past the steps to there and returns where
   the row starts; else 0. */
static size_t take_row(const struct doc *d, str *pointer) {
    str rest = *pointer;
    str table = take_step(&rest);
    enum kind kind = load_kind_of(table);
    long index = 0;
    if (kind > KIND_WORK && !str_number(take_step(&rest), &index))
        return 0;
    const struct table *starts = &d->load->starts[kind];
    if (index < 0 || index >= (long)starts->count)
        return 0;
    *pointer = rest;
    return ((const uint32_t *)starts->rows)[index];
}

struct origin load_origin_at(struct doc *d, size_t at) {
    struct reached *r = &d->reached;
    if (at < r->at)
        *r = (struct reached){0};
    str between = str_slice(d->input.text, r->at, at);
    struct json_place place = json_place(between, between.n);
    r->lines += place.line - 1;
    if (place.line > 1)
        r->line_start = at - (place.col - 1);
    r->at = at;
    return (struct origin){d->input.file, d->input.line + r->lines, at - r->line_start + 1};
}

struct origin load_origin(struct doc *d, str pointer) {
    size_t start = take_row(d, &pointer);
    str text = str_slice(d->input.text, start, d->input.text.n);
    str value = json_locate(text, pointer);
    /* A key that NFC has changed is not found again; the object around it is. */
    while (!value.p) {
        pointer = without_last(pointer);
        value = json_locate(text, pointer);
    }
    return load_origin_at(d, (size_t)(value.p - d->input.text.p));
}
