/* The map on standard output: a matrix to read or to compute with, or a line of JSON a cell. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/format.h"
#include "core/json.h"
#include "core/map.h"

#include "base/text.h"

/* The work being printed. */
struct sheet {
    struct out *out;
    struct arena *a;
    struct page_setup setup;
    ref work;
    struct map map;
    unsigned format;
    int label, cell; /* columns of a text matrix */
};

/* The last column is the sums. */
static void put_cell(const struct sheet *s, uint32_t column, str text) {
    int width = s->cell + (column == s->map.column_count);
    str gap = str_fmt(s->a, "%*s", width - text_width(text), "");
    out_raw(s->out, s->format == FORMAT_TSV ? STR("\t") : gap);
    out_raw(s->out, text);
}

static str number(const struct sheet *s, uint32_t n, const char *none) {
    return n > 0 ? str_fmt(s->a, "%u", n) : str_of(none);
}

static void put_name(const struct sheet *s, str name, str id) {
    name = text_safe(s->a, name);
    out_raw(s->out, name);
    if (s->format == FORMAT_TSV)
        out_raw(s->out, str_fmt(s->a, "\t%.*s", STR_ARG(id)));
    else
        out_raw(s->out, str_fmt(s->a, "%*s", s->label - text_width(name), ""));
}

static void print_head(const struct sheet *s) {
    put_name(s, s->format == FORMAT_TSV ? STR("title") : STR(""), STR("id"));
    for (uint32_t i = 0; i < s->map.column_count; i++)
        put_cell(s, i, map_head(s->map.columns[i].episode, s->a));
    put_cell(s, s->map.column_count, s->format == FORMAT_TSV ? STR("sum") : STR("Σ"));
    out_raw(s->out, STR("\n"));
}

static void print_row(const struct sheet *s, uint32_t row) {
    const struct map_row *r = &s->map.rows[row];
    put_name(s, map_label(&s->setup, r, s->a),
             ref_kind(r->song) == KIND_TRACK ? model_id(s->setup.model, r->song) : STR(""));
    for (uint32_t i = 0; i < s->map.column_count; i++) {
        struct map_cell c = map_at(&s->map, row, i);
        /* In TSV a number, and nothing where something is withheld. */
        str text = number(s, c.n, c.withheld ? "" : "0");
        put_cell(s, i, s->format == FORMAT_TSV ? text : map_mark(&c));
    }
    put_cell(s, s->map.column_count, number(s, r->sum, s->format == FORMAT_TSV ? "0" : "–"));
    out_raw(s->out, STR("\n"));
}

static void print_sums(const struct sheet *s) {
    bool tsv = s->format == FORMAT_TSV;
    put_name(s, tsv ? STR("sum") : STR("cues"), STR(""));
    for (uint32_t i = 0; i < s->map.column_count; i++) {
        const struct map_column *c = &s->map.columns[i];
        const char *none = c->withheld ? (tsv ? "" : "▒") : (tsv ? "0" : "·");
        put_cell(s, i, number(s, c->sum, none));
    }
    put_cell(s, s->map.column_count, number(s, s->map.total, tsv ? "0" : "–"));
    out_raw(s->out, STR("\n"));
}

static void print_json_cell(const struct sheet *s, const struct map_row *r,
                            const struct map_cell *c) {
    struct buf *b = &s->out->buf;
    uint32_t perhaps = 0;
    for (uint32_t i = 0; i < c->n; i++)
        perhaps += c->cues[i].perhaps;
    buf_add(b, STR("{\"kind\":\"cell\""));
    json_member(b, "work", model_id(s->setup.model, s->work));
    if (ref_kind(r->song) == KIND_TRACK)
        json_member(b, "track", model_id(s->setup.model, r->song));
    else
        buf_add(b, STR(",\"track\":null"));
    json_member(b, "title", map_label(&s->setup, r, s->a));
    buf_add(b, STR(",\"episode\":"));
    json_episode(b, c->cues->episode);
    buf_fmt(b, ",\"cues\":%u,\"candidates\":%u,\"sure\":\"%s\",\"scenes\":[", c->n - perhaps,
            perhaps, format_word(&format_cue, "sure", c->sure));
    for (uint32_t i = 0; i < c->n; i++) {
        buf_add(b, i > 0 ? STR(",") : STR(""));
        json_quote(b, model_id(s->setup.model, c->cues[i].scene));
    }
    out_raw(s->out, STR("]}\n"));
}

static void print_json_row(const struct sheet *s, uint32_t row) {
    for (uint32_t i = 0; i < s->map.column_count; i++) {
        struct map_cell c = map_at(&s->map, row, i);
        if (c.n > 0)
            print_json_cell(s, &s->map.rows[row], &c);
    }
}

static int widest(const struct sheet *s) {
    int most = text_width(STR("cues"));
    for (uint32_t i = 0; i < s->map.row_count; i++) {
        int width = text_width(text_safe(s->a, map_label(&s->setup, &s->map.rows[i], s->a)));
        most = width > most ? width : most;
    }
    return most;
}

static void print_map(struct sheet *s) {
    bool json = s->format == FORMAT_JSON;
    s->label = widest(s);
    s->cell = 3;
    for (uint32_t i = 0; i < s->map.column_count; i++) {
        int head = text_width(map_head(s->map.columns[i].episode, s->a)) + 1;
        s->cell = head > s->cell ? head : s->cell;
    }
    if (!json)
        print_head(s);
    for (uint32_t i = 0; i < s->map.row_count && !s->out->error; i++) {
        struct arena_mark mark = arena_mark(s->a);
        (json ? print_json_row : print_row)(s, i);
        arena_rewind(s->a, mark);
    }
    if (!json)
        print_sums(s);
}

static void print_work(struct sheet *s, bool first) {
    const struct model *m = s->setup.model;
    s->map = map_build(&s->setup, s->work, s->a);
    if (s->format == FORMAT_TEXT && m->tables[KIND_WORK].count > 1) {
        out_raw(s->out, first ? STR("") : STR("\n"));
        out_line(s->out, label(m, s->work, s->setup.names, s->a));
    }
    print_map(s);
}

int map_run(const struct args *args, const struct model *m, struct out *out) {
    struct sheet s = {.out = out, .a = args->arena, .format = args->format};
    ref only = args->words.n > 0 ? library_find(args, m, args->words.at[0]) : (ref)REF_NONE;
    if (args->words.n > 0 && only == REF_NONE)
        return EXIT_NOTHING;
    for (uint32_t i = 0; i < m->tables[KIND_WORK].count && !out->error; i++) {
        s.work = only == REF_NONE ? ref_of(KIND_WORK, i) : model_work(m, only);
        struct arena_mark mark = arena_mark(s.a);
        s.setup = library_page(args, m, s.work);
        print_work(&s, i == 0);
        arena_rewind(s.a, mark);
        if (only != REF_NONE)
            break;
    }
    if (args->format == FORMAT_TEXT)
        out_raw(out, STR("\n● stated  ◐ joined from two sources  ○ inferred, or a candidate  "
                         "2 several\n"));
    return EXIT_DONE;
}
