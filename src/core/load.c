/* Documents: the gate, the top level, and rolling back what has an error. */
#include "core/load.h"

#include "core/load_pass.h"

#include "base/memory.h"

#include <stdlib.h>

struct load *load_open(struct sink sink) {
    struct load *l = memory_new(1, sizeof *l);
    l->sink = sink;
    l->model = memory_new(1, sizeof *l->model);
    return l;
}

void load_watch(struct load *l, bool (*go_on)(void *context, uint32_t works), void *context) {
    l->go_on = go_on;
    l->watcher = context;
}

const struct model *load_follow(struct load *l, const struct load_follower *f) {
    l->follower = *f;
    return l->model;
}

/* What a JSON value is, by how it begins. */
static const char *type_of(str json) {
    static const char *const types[] = {
        ['"'] = "a string", ['['] = "an array",      ['f'] = "true or false",
        ['n'] = "null",     ['t'] = "true or false", ['{'] = "an object",
    };
    const char *type = types[(unsigned char)json.p[0]];
    return type ? type : "a number";
}

static bool check_format(struct doc *d) {
    str text = str_trim(d->text);
    if (text.p[0] != '{')
        return load_error(d, NULL, "expected an object with \"format\": \"%s\", found %s",
                          FORMAT_NAME, type_of(text));
    str format = json_locate(d->text, STR("/format"));
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
    return load_error(d, &spot, "expected \"%s\", found %s", FORMAT_NAME, load_shown(a, format));
}

/* The row that `w` stands at. */
static void read_row(struct doc *d, struct spot *at, struct json_walk *w, ref r) {
    enum kind kind = ref_kind(r);
    uint32_t *start = load_push(&d->load->starts[kind], sizeof *start, 1);
    *start = (uint32_t)(w->value.p - d->text.p);
    at->shape = &format_shapes[kind];
    struct head *head = load_row_at(d->model, r);
    w->at += load_row(d, at, w->value, head);
    head->work = d->work;
}

static void read_table(struct doc *d, const struct spot *at, enum kind kind, struct json_walk *w) {
    struct table *table = &d->model->tables[kind];
    struct span rows = {table->count, 0};
    struct json_walk row = {.text = w->value};
    for (; !d->is_over && json_step(&row); rows.count++) {
        struct spot spot = load_nth(at, rows.count);
        load_rows(d->load, kind, 1);
        read_row(d, &spot, &row, ref_of(kind, rows.first + rows.count));
    }
    w->at += row.at + 1;
    load_work(d)->rows[kind] = rows;
}

/* One member of the top level; returns what it holds, or KIND_NONE. */
static enum kind read_top(struct doc *d, struct json_walk *w) {
    struct spot spot = load_key(NULL, json_unescape(&d->load->scratch, w->key));
    enum kind kind = load_kind_of(spot.key);
    bool is_table = kind > KIND_WORK && w->value.p[0] == '[';
    if (kind == KIND_WORK)
        read_row(d, &spot, w, ref_of(KIND_WORK, d->work));
    else if (is_table)
        read_table(d, &spot, kind, w);
    else
        w->at += json_value(w->value).n;
    if (kind > KIND_WORK && !is_table && w->value.p[0] != 'n')
        load_error(d, &spot, "expected an array of objects, found %s", type_of(w->value));
    /* Editors ask for "$schema" to check and complete what is typed; an export under a guard says
       "withheld". */
    if (kind || str_eq(spot.key, STR("format")) || str_eq(spot.key, STR("$schema")) ||
        str_eq(spot.key, STR("withheld")))
        return kind;
    struct choice choice = load_choice(d, spot.key);
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        load_offer(&choice, load_key_of(k));
    load_unknown(d, &spot, "table", &choice);
    return KIND_NONE;
}

static void read_document(struct doc *d) {
    if (!check_format(d))
        return;
    struct table *works = &d->model->tables[KIND_WORK];
    load_rows(d->load, KIND_WORK, 1);
    d->work = works->count - 1;
    load_work(d)->head.work = d->work;
    load_work(d)->rows[KIND_WORK] = (struct span){d->work, 1};
    struct json_walk w = {.text = str_trim(d->text)};
    bool has_work = false;
    while (!d->is_over && json_step(&w))
        has_work |= read_top(d, &w) == KIND_WORK;
    if (!has_work)
        load_error(d, NULL, "missing \"work\", the object with id and title");
    if (!d->is_over)
        load_resolve(d);
}

static void roll_back(struct load *l, const struct model *before, uint32_t pending) {
    l->pending.count = pending;
    l->model->byte_count = before->byte_count;
    l->model->word_count = before->word_count;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        l->model->tables[k].count = before->tables[k].count;
}

/* Where the work stands. Many stand in one file, whose name is kept once. */
static void keep_place(struct doc *d) {
    struct work *work = load_work(d);
    bool is_same = d->work > 0 && str_eq(model_str(d->model, work[-1].file), d->file);
    work->file = is_same ? work[-1].file : load_intern(d->load, d->file);
    work->line = (uint32_t)d->line;
    *(struct diagnostic *)load_push(&d->load->places, sizeof(struct diagnostic), 1) =
        load_locate(d, STR("/work/id"));
}

bool load_document(struct load *l, str file, str text, size_t line) {
    arena_reset(&l->scratch);
    l->texts.count = l->lyrics.count = 0;
    for (enum kind k = KIND_NONE; k < KIND_COUNT; k++)
        l->starts[k].count = 0;
    struct doc d = {.load = l, .model = l->model, .file = file, .text = text, .line = line};
    const struct model before = *l->model;
    uint32_t pending = l->pending.count;
    /* A syntax error ends a document; what is else beyond us leaves it readable. */
    bool is_read = json_check_all(text, line, (struct json_teller){load_fault, &d});
    if (is_read && !load_has_room(l->model, text.n))
        load_error(&d, NULL, "no room: a library holds at most 4 GiB of text; load fewer files");
    else if (is_read)
        read_document(&d);
    if (d.has_error)
        roll_back(l, &before, pending);
    else
        keep_place(&d);
    if (!d.has_error && l->pending.count == pending && l->follower.take)
        l->follower.take(l->follower.context, d.work);
    load_flush(&d);
    return !d.has_error;
}

struct model *load_close(struct load *l) {
    load_merge(l);
    load_done_reading();
    struct model *m = l->model;
    load_fit(m);
    arena_free(&l->keep);
    arena_free(&l->scratch);
    for (enum kind k = KIND_NONE; k < KIND_COUNT; k++)
        free(l->starts[k].rows);
    free(l->texts.rows);
    free(l->lyrics.rows);
    free(l->places.rows);
    free(l->pending.rows);
    free(l);
    return m;
}
