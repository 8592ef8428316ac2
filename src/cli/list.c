/* list: all rows of a kind that may be seen, as aligned columns, TSV or JSON. */
#include "cli/command.h"
#include "cli/columns.h"
#include "cli/library.h"
#include "core/format.h"
#include "core/near.h"
#include "core/story.h"

#include "base/text.h"

enum { GAP = 2 }; /* between columns */

struct listing {
    struct out *out;
    struct cells in; /* of the work at hand */
    enum kind kind;
    const char *const *columns; /* ended by NULL */
    int widths[COLUMNS_MAX];    /* 0: empty in every row */
    int width;                  /* of the terminal; 0: lines are never cut */
    uint32_t rows;
};

typedef void visitor(struct listing *l, ref row);

/* Calls `visit` for the rows of all works. What that allocates is gone afterwards. */
static void each_row(struct listing *l, visitor *visit) {
    struct page_setup *page = &l->in.page;
    struct arena *a = l->in.a;
    for (uint32_t i = 0; i < page->model->tables[KIND_WORK].count && !l->out->error; i++) {
        ref work = ref_of(KIND_WORK, i);
        struct links links = links_build(page->model, work, a);
        page->links = &links;
        struct refs rows = {&work, 1};
        if (l->kind != KIND_WORK)
            rows = story_rows(page, work, l->kind, a);
        for (uint32_t k = 0; k < rows.n && !l->out->error; k++) {
            struct arena_mark mark = arena_mark(a);
            visit(l, rows.at[k]);
            arena_rewind(a, mark);
        }
    }
}

/* First of two walks: how wide each column is. */
static void measure(struct listing *l, ref row) {
    for (unsigned i = 0; l->columns[i]; i++) {
        int width = text_width(column_text(&l->in, l->columns[i], row));
        if (width > l->widths[i])
            l->widths[i] = width;
    }
    l->rows++;
}

/* On a terminal that is too narrow the last columns are left out, but never the first two. */
static void fit(struct listing *l) {
    int total = 0;
    for (unsigned i = 0; i < COLUMNS_MAX; i++)
        total += l->widths[i] > 0 ? l->widths[i] + GAP : 0;
    for (unsigned i = COLUMNS_MAX; l->width > 0 && i-- > 2 && total - GAP > l->width;) {
        total -= l->widths[i] > 0 ? l->widths[i] + GAP : 0;
        l->widths[i] = 0;
    }
}

static void print_text(struct listing *l, ref row) {
    struct buf line = {.arena = l->in.a};
    int owed = 0; /* blanks before the next text; none at the end of a line */
    for (unsigned i = 0; l->columns[i]; i++) {
        if (l->widths[i] == 0)
            continue;
        str text = column_text(&l->in, l->columns[i], row);
        if (text.n > 0) {
            buf_fmt(&line, "%*s%.*s", owed, "", STR_ARG(text));
            owed = 0;
        }
        owed += l->widths[i] - text_width(text) + GAP;
    }
    str whole = buf_str(&line);
    out_line(l->out, l->width > 0 ? text_cut(l->in.a, whole, l->width) : whole);
}

/* Tabs and line ends in data are visible marks by now, so fields need no quotes. Without a row: the
   heads. */
static void print_tsv(struct listing *l, ref row) {
    for (unsigned i = 0; l->columns[i]; i++) {
        str head = str_of(l->columns[i]);
        out_raw(l->out, i > 0 ? STR("\t") : STR(""));
        out_text(l->out, row == REF_NONE ? head : column_text(&l->in, l->columns[i], row));
    }
    out_raw(l->out, STR("\n"));
    l->rows += row != REF_NONE;
}

static void print_json(struct listing *l, ref row) {
    struct json_view view = {l->in.page.model, l->in.page.watched, l->in.page.names};
    out_json(l->out, &view, row);
    l->rows++;
}

static void print_all(struct listing *l, unsigned format) {
    if (format == FORMAT_JSON) {
        each_row(l, print_json);
    } else if (format == FORMAT_TSV) {
        print_tsv(l, REF_NONE);
        each_row(l, print_tsv);
    } else {
        each_row(l, measure);
        fit(l);
        each_row(l, print_text);
    }
}

static int unknown_kind(str name) {
    struct near near = {.wanted = name};
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        near_try(&near, str_of(format_shapes[k].plural));
    struct err e;
    err_set(&e, "there are no \"%.*s\"", STR_ARG(name));
    near_hint(&near, "leitmotif list ", command_find(STR("list"))->where, &e);
    return out_error(&e, EXIT_WRONG);
}

int list_run(const struct args *args, const struct model *m, struct out *out) {
    enum kind kind = format_kind(args->words.at[0]);
    if (kind == KIND_NONE)
        return unknown_kind(args->words.at[0]);
    struct listing l = {
        .out = out,
        .in = {.page = {.model = m, .watched = args->watched, .names = (enum names)args->names},
               .a = args->arena},
        .kind = kind,
        .columns = columns_of(kind),
        .width = out_columns(),
    };
    print_all(&l, args->format);
    struct err e;
    if (l.rows > 0)
        return EXIT_DONE;
    err_set(&e, "there are no %s", format_shapes[kind].plural);
    return out_error(&e, EXIT_NOTHING);
}
