/* Documents: the gate, the top level, and rolling back what has an error. */
#include "core/load.h"

#include "core/load_pass.h"

#include <stdlib.h>

struct load *load_open(struct sink sink) {
    struct load *l = calloc(1, sizeof *l);
    struct model *m = calloc(1, sizeof *m);
    if (!l || !m)
        arena_oom();
    l->sink = sink;
    l->model = m;
    return l;
}

/* What a JSON value is, by how it begins; the others are numbers. */
static const char *const types[] = {
    ['"'] = "a string", ['['] = "an array",      ['f'] = "true or false",
    ['n'] = "null",     ['t'] = "true or false", ['{'] = "an object",
};

static const char *type_of(str json) {
    const char *type = types[(unsigned char)json.p[0]];
    return type ? type : "a number";
}

static bool check_format(struct doc *d) {
    str text = str_trim(d->input.text);
    if (text.p[0] != '{')
        return load_error(d, NULL, "expected an object with \"format\": \"%s\", found %s",
                          FORMAT_NAME, type_of(text));
    str format = json_locate(d->input.text, STR("/format"));
    if (!format.p)
        return load_error(d, NULL,
                          "expected \"format\": \"%s\" at the top level; is this a file "
                          "for Leitmotif?",
                          FORMAT_NAME);
    struct arena *a = &d->load->scratch;
    if (format.p[0] == '"' &&
        str_eq(json_unescape(a, str_slice(format, 1, format.n - 1)), STR(FORMAT_NAME)))
        return true;
    struct spot spot = load_key(NULL, STR("format"));
    str shown = load_shown(a, format);
    return load_error(d, &spot, "expected \"%s\", found %.*s", FORMAT_NAME, STR_ARG(shown));
}

static void note_start(struct doc *d, enum kind kind, str row) {
    uint32_t *start = load_push(&d->load->starts[kind], sizeof *start, 1);
    *start = (uint32_t)(row.p - d->input.text.p);
}

static void read_table(struct doc *d, const struct spot *at, enum kind kind, str json) {
    if (json.p[0] == 'n')
        return;
    if (json.p[0] != '[') {
        load_error(d, at, "expected an array of objects, found %s", type_of(json));
        return;
    }
    struct table *table = &d->model->tables[kind];
    struct span rows = {table->count, 0};
    struct json_walk w = {.text = json};
    for (; !d->is_over && json_next(&w); rows.count++) {
        struct spot row = load_nth(at, rows.count);
        row.shape = &format_shapes[kind];
        struct head *head = load_push(table, row.shape->size, 1);
        note_start(d, kind, w.value);
        load_row(d, &row, w.value, head);
        head->work = d->work;
    }
    ((struct work *)d->model->tables[KIND_WORK].rows)[d->work].rows[kind] = rows;
}

static void read_work(struct doc *d, const struct spot *at, str json) {
    struct spot spot = *at;
    spot.shape = &format_shapes[KIND_WORK];
    note_start(d, KIND_WORK, json);
    load_row(d, &spot, json, (struct work *)d->model->tables[KIND_WORK].rows + d->work);
}

static void unknown_key(struct doc *d, const struct spot *at) {
    struct choice choice = load_choice(d, at->key);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        load_offer(&choice, load_key_of(k));
    load_unknown(d, at, "table", &choice);
}

/* One member of the top level; returns what it holds, or KIND_NONE. */
static enum kind read_top(struct doc *d, const struct json_walk *w) {
    struct spot spot = load_key(NULL, json_unescape(&d->load->scratch, w->key));
    enum kind kind = load_kind_of(spot.key);
    if (kind == KIND_WORK)
        read_work(d, &spot, w->value);
    else if (kind)
        read_table(d, &spot, kind, w->value);
    /* Editors ask for "$schema" to check and complete what is typed. */
    else if (!str_eq(spot.key, STR("format")) && !str_eq(spot.key, STR("$schema")))
        unknown_key(d, &spot);
    return kind;
}

static void read_document(struct doc *d) {
    if (!check_format(d))
        return;
    struct work *work = load_push(&d->model->tables[KIND_WORK], sizeof *work, 1);
    d->work = d->model->tables[KIND_WORK].count - 1;
    work->rows[KIND_WORK] = (struct span){d->work, 1};
    struct json_walk w = {.text = str_trim(d->input.text)};
    bool has_work = false;
    while (!d->is_over && json_next(&w))
        has_work |= read_top(d, &w) == KIND_WORK;
    work->head.work = d->work;
    if (!has_work)
        load_error(d, NULL, "missing \"work\", the object with id and title");
    if (!d->is_over)
        load_resolve(d);
}

static void end_document(struct doc *d) {
    if (d->has_error)
        load_rollback(d->load, &d->before);
    else
        *(struct origin *)load_push(&d->load->origins, sizeof(struct origin), 1) =
            load_origin(d, STR("/work/id"));
    load_flush(d);
}

bool load_document(struct load *l, const struct input *input) {
    arena_reset(&l->scratch);
    l->written.count = 0;
    l->texts.count = 0;
    for (enum kind k = KIND_NONE; k < KIND_COUNT; k++)
        l->starts[k].count = 0;
    struct doc d = {.load = l, .model = l->model, .input = *input, .before = load_mark(l)};
    struct json_fault fault;
    if (!json_check(input->text, &fault))
        load_fault(&d, &fault);
    else if (!load_has_room(l->model, input->text.n))
        load_error(&d, NULL, "no room: a library holds at most 4 GiB of text; load fewer files");
    else
        read_document(&d);
    end_document(&d);
    return !d.has_error;
}

bool load_text(struct load *l, str name, str text) {
    struct input input = {.file = str_dup(&l->keep, name), .text = text, .line = 1};
    if (!str_ends(name, STR(".jsonl")))
        return load_document(l, &input);
    bool has_added = false;
    for (str rest = text; rest.n; input.line++) {
        input.text = str_split(&rest, '\n');
        if (str_trim(input.text).n)
            has_added |= load_document(l, &input);
    }
    return has_added;
}

struct model *load_close(struct load *l) {
    load_merge(l);
    load_done_reading();
    struct model *m = l->model;
    arena_free(&l->keep);
    arena_free(&l->scratch);
    for (enum kind k = KIND_NONE; k < KIND_COUNT; k++)
        free(l->starts[k].rows);
    free(l->written.rows);
    free(l->texts.rows);
    free(l->origins.rows);
    free(l->pending.rows);
    free(l);
    return m;
}
