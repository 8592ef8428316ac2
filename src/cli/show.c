/* show: the page of one row, as text or as a JSON object. */
#include "cli/command.h"
#include "cli/library.h"
#include "cli/output.h"
#include "core/flow.h"
#include "core/format.h"
#include "core/json_row.h"
#include "core/page.h"

#include "base/text.h"

enum {
    WIDTH = 80,       /* columns where no terminal says otherwise */
    WIDTH_MOST = 100, /* longer lines are hard to read */
    INDENT = 2,       /* of what stands under a title */
};

struct sheet {
    struct out *out;
    struct arena *a; /* of the page */
    int width;
};

static void print_line(struct sheet *s, const struct line *l, int indent) {
    if (l->block) {
        str body = str_slice(l->block->text, l->from, l->to);
        str tail = flow_tail(l);
        int gap = l->tail_x - l->x - text_width(body);
        out_raw(s->out, str_fmt(s->a, "%*s", indent + l->x, ""));
        out_text(s->out, body);
        out_raw(s->out, str_fmt(s->a, "%*s", tail.n > 0 ? gap : 0, ""));
        out_text(s->out, tail);
    }
    out_line(s->out);
}

static void print_blocks(struct sheet *s, const struct section *section, int indent) {
    struct flow_wish wish = {section, 1, s->width - indent, false};
    struct flow flow = flow_sections(&wish, s->a);
    for (uint32_t i = 0; i < flow.line_count; i++)
        print_line(s, &flow.lines[i], indent);
}

static void print_section(struct sheet *s, const struct section *section) {
    out_line(s->out);
    out_text(s->out, section->title);
    if (section->count.n > 0)
        out_text(s->out, str_fmt(s->a, " (%.*s)", STR_ARG(section->count)));
    out_line(s->out);
    print_blocks(s, section, INDENT);
}

/* The full id, the card, the other sections. */
static void print_page(struct sheet *s, const struct model *m, const struct page *p) {
    str id = model_str(m, model_head(m, p->of)->id);
    out_text(s->out, str_fmt(s->a, "%s:%.*s", format_shapes[ref_kind(p->of)].name, STR_ARG(id)));
    out_line(s->out);
    for (uint32_t i = 0; i < p->section_count; i++)
        if (p->sections[i].id == SECTION_CARD)
            print_blocks(s, &p->sections[i], 0);
        else
            print_section(s, &p->sections[i]);
}

/* All lists whole: on paper there is no "all 312" to follow. */
static void show_text(const struct args *args, const struct model *m, ref row, struct out *out) {
    struct links links = links_build(m, model_work(m, row), args->arena);
    struct page_setup setup = {
        .model = m,
        .links = &links,
        .watched = args->watched,
        .names = (enum names)args->names,
        .whole = SECTION_COUNT,
    };
    struct page page = page_build(&setup, row, args->arena);
    int columns = out_columns();
    int width = columns == 0 ? WIDTH : columns > WIDTH_MOST ? WIDTH_MOST : columns;
    struct sheet sheet = {.out = out, .a = args->arena, .width = width};
    print_page(&sheet, m, &page);
}

static void show_json(const struct args *args, const struct model *m, ref row, struct out *out) {
    struct json_view view = {m, args->watched, (enum names)args->names};
    struct buf line = {.arena = args->arena};
    json_row(&line, &view, row);
    out_raw(out, buf_str(&line));
    out_line(out);
}

int show_run(const struct args *args) {
    struct model *m = library_open(args);
    if (!m)
        return EXIT_WRONG;
    ref row = library_find(args, m, args->words.at[0]);
    int status = EXIT_NOTHING;
    if (row != REF_NONE) {
        struct out out;
        out_open(&out, stdout);
        (args->format == FORMAT_JSON ? show_json : show_text)(args, m, row, &out);
        status = out_close(&out, EXIT_DONE);
    }
    model_free(m);
    return status;
}
