/* list: all rows of a kind that may be seen, as aligned columns, TSV or JSON. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/format.h"
#include "core/guard.h"
#include "core/near.h"
#include "core/page.h"
#include "core/story.h"

#include "base/text.h"

enum { GAP = 2, COLUMNS_MAX = 12 }; /* between columns; of a kind */

/* What the text of a cell is made from. */
struct cells {
    struct page_setup page; /* with the links of the work of the row */
    struct arena *a;
};

static void put_label(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, label(in->page.model, row, in->page.names, in->a));
}

/* Under --names both alone; else the column is empty. */
static void put_original(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, label_other(in->page.model, row, in->page.names));
}

static void put_id(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, model_id(in->page.model, row));
}

static void put_work(const struct cells *in, ref row, struct buf *out) {
    put_id(in, model_work(in->page.model, row), out);
}

static void put_performers(const struct cells *in, ref row, struct buf *out) {
    buf_add(out, story_performers(&in->page, row, in->a));
}

/* A cue whose song is not known names none. */
static void put_songs(const struct cells *in, ref row, struct buf *out) {
    const struct scene *scene = model_row(in->page.model, row);
    MODEL_EACH(struct cue, cue, in->page.model, scene->cues)
        if (cue->track != REF_NONE && guard_visible(in->page.watched, cue->reveals) &&
            page_sees(&in->page, cue->track))
            buf_join(out, ", ", label(in->page.model, cue->track, in->page.names, in->a));
}

/* "performer, cast": more than one is common. */
static void put_did(const struct cells *in, ref row, struct buf *out) {
    static const struct {
        unsigned did;
        const char *word;
    } words[] = {{DID_PERFORM, "performer"}, {DID_ACT, "cast"}, {DID_CREW, "crew"}};
    unsigned did = story_did(&in->page, row);
    for (unsigned i = 0; i < COUNT(words); i++)
        if (did & words[i].did)
            buf_join(out, ", ", str_of(words[i].word));
}

/* The columns that are no field of the format. */
static const struct {
    const char *head;
    void (*put)(const struct cells *in, ref row, struct buf *out);
} made[] = {
    {"id", put_id},       {"work", put_work},         {"question", put_label},
    {"did", put_did},     {"original", put_original}, {"performer", put_performers},
    {"songs", put_songs},
};

/* The tables of the format know the type of a field. */
static void put_field(const struct cells *in, ref row, const struct field *f, struct buf *out) {
    const struct model *m = in->page.model;
    const void *at = (const char *)model_row(m, row) + f->offset;
    if (f->type == F_WORD)
        buf_add(out, str_of(f->words[*(const uint8_t *)at]));
    else if (f->type == F_EPISODE)
        buf_add(out, label_episode(*(const uint16_t *)at, in->a));
    else if (f->type == F_COUNT && *(const uint16_t *)at > 0)
        buf_fmt(out, "%u", *(const uint16_t *)at);
    else if (f->type == F_STRING || f->type == F_DATE || f->type == F_URL)
        buf_add(out, model_str(m, *(const pstr *)at));
    else if (f->type == F_NAMES)
        put_label(in, row, out);
    else if (f->type == F_REFS)
        buf_add(out, story_named(&in->page, *(const plist *)at, ", ", in->a));
}

/* The heads by kind, ended by NULL. Each ends with the id, which is what `show` takes, and the
 * work. */
static const char *const columns[KIND_COUNT][COLUMNS_MAX] = {
    [KIND_WORK] = {"title", "original", "kind", "aired", "network", "episodes", "id"},
    [KIND_TRACK] = {"part", "title", "original", "performer", "released", "id", "work"},
    [KIND_SCENE] = {"episode", "title", "original", "songs", "id", "work"},
    [KIND_PERSON] = {"name", "original", "did", "id", "work"},
    [KIND_CHARACTER] = {"name", "original", "played_by", "id", "work"},
    [KIND_TOPIC] = {"name", "original", "kind", "id", "work"},
    [KIND_EPISODE] = {"number", "title", "original", "aired", "rating", "id", "work"},
    [KIND_RELEASE] = {"title", "original", "date", "discs", "id", "work"},
    [KIND_SOURCE] = {"kind", "date", "publisher", "title", "id", "work"},
    [KIND_DISPUTE] = {"kind", "question", "original", "on", "id", "work"},
};

/* The text of the cell under `head`, safe to print; may be empty. */
static str column_text(const struct cells *in, const char *head, ref row) {
    struct buf text = {.arena = in->a};
    unsigned i = 0;
    while (i < COUNT(made) && !str_eq(str_of(made[i].head), str_of(head)))
        i++;
    if (i < COUNT(made))
        made[i].put(in, row, &text);
    else
        put_field(in, row, format_field(&format_shapes[ref_kind(row)], str_of(head)), &text);
    return text_safe(in->a, buf_str(&text));
}

struct listing {
    struct out *out;
    struct cells in; /* of the work at hand */
    enum kind kind;
    const char *const *columns; /* ended by NULL */
    int widths[COLUMNS_MAX];    /* 0: empty in every row */
    int width;                  /* of the terminal; 0: lines are never cut */
    uint32_t rows;
    const struct args *args;
    const struct model *model;
    struct span works;
};

typedef void visitor(struct listing *l, ref row);

/* Calls `visit` for the rows of all works. What that allocates is gone afterwards. */
static void each_row(struct listing *l, visitor *visit) {
    struct arena *a = l->in.a;
    for (uint32_t i = 0; i < l->works.count && !l->out->error; i++) {
        ref work = ref_of(KIND_WORK, l->works.first + i);
        l->in.page = library_page(l->args, l->model, work);
        struct refs rows = {&work, 1};
        if (l->kind != KIND_WORK)
            rows = story_rows(&l->in.page, work, l->kind, a);
        for (uint32_t k = 0; k < rows.n && !l->out->error; k++) {
            struct arena_mark mark = arena_mark(a);
            visit(l, rows.at[k]);
            arena_rewind(a, mark);
        }
    }
}

/* First of two walks: how wide each column is. One work need not be named. */
static void measure(struct listing *l, ref row) {
    bool names_work = l->works.count > 1;
    for (unsigned i = 0; l->columns[i]; i++) {
        if (!names_work && str_eq(str_of(l->columns[i]), STR("work")))
            continue;
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
    out_json(l->out, &l->in.page, row);
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
        .in = {.a = args->arena},
        .args = args,
        .model = m,
        .kind = kind,
        .columns = columns[kind],
        .width = out_columns(),
        .works = library_works(args, m),
    };
    if (l.works.count == 0)
        return EXIT_NOTHING;
    print_all(&l, args->format);
    struct err e;
    if (l.rows > 0)
        return EXIT_DONE;
    err_set(&e, "there are no %s", format_shapes[kind].plural);
    return out_error(&e, EXIT_NOTHING);
}
