/* show: the page of one row, as text or as a JSON object. */
#include "cli/command.h"
#include "cli/library.h"
#include "cli/output.h"
#include "core/format.h"
#include "core/json_row.h"
#include "core/page.h"

#include "base/text.h"

enum {
    WIDTH = 80,       /* columns where no terminal says otherwise */
    WIDTH_MOST = 100, /* longer lines are hard to read */
    INDENT = 2,       /* of what stands under a title or a heading */
    ROOM = 8,         /* columns that text gets, however deep it is indented */
};

struct sheet {
    struct out *out;
    struct arena *a; /* of the page */
    int width;
};

static void spaces(struct sheet *s, int n) {
    if (n > 0)
        out_raw(s->out, str_fmt(s->a, "%*s", n, ""));
}

/* Ends a line that is `used` columns wide with `tail` at the right edge, or on the next line. */
static void flush_right(struct sheet *s, int used, str tail) {
    int gap = s->width - used - text_width(tail);
    if (tail.n > 0 && gap < 1) {
        out_line(s->out);
        gap = s->width - text_width(tail);
    }
    spaces(s, tail.n > 0 ? gap : 0);
    out_text(s->out, tail);
    out_line(s->out);
}

/* One paragraph; lines after the first are indented by `hang` more. */
static void print_block(struct sheet *s, const struct block *b, int indent) {
    str text = text_safe(s->a, str_slice(b->text, 0, b->tail));
    str tail = text_safe(s->a, str_slice(b->text, b->tail, b->text.n));
    int hang = b->hang;
    indent += b->indent;
    for (size_t from = 0;;) {
        int room = s->width - indent;
        size_t end = text_line_end(text, from, room < ROOM ? ROOM : room);
        str line = str_slice(text, from, end);
        spaces(s, line.n > 0 ? indent : 0);
        out_text(s->out, line);
        from = text_line_next(text, end);
        if (from >= text.n) {
            flush_right(s, indent + text_width(line), tail);
            return;
        }
        out_line(s->out);
        indent += hang;
        hang = 0;
    }
}

static void print_section(struct sheet *s, const struct section *section) {
    out_line(s->out);
    out_text(s->out, section->title);
    if (section->count.n > 0)
        out_text(s->out, str_fmt(s->a, " (%.*s)", STR_ARG(section->count)));
    out_line(s->out);
    int indent = INDENT;
    for (uint32_t i = 0; i < section->block_count; i++) {
        bool heading = section->blocks[i].kind == BLOCK_HEADING;
        print_block(s, &section->blocks[i], heading ? INDENT : indent);
        indent = heading ? 2 * INDENT : indent;
    }
}

/* The title with the id behind it, the card without the title that it repeats, the other sections.
 */
static void print_page(struct sheet *s, const struct model *m, const struct page *p) {
    struct block title = {.text = str_fmt(s->a, "%.*s%s:%.*s", STR_ARG(p->title),
                                          format_shapes[ref_kind(p->of)].name,
                                          STR_ARG(model_str(m, model_head(m, p->of)->id))),
                          .tail = (uint32_t)p->title.n};
    print_block(s, &title, 0);
    for (uint32_t i = 0; i < p->section_count; i++) {
        const struct section *section = &p->sections[i];
        if (section->id != SECTION_CARD) {
            print_section(s, section);
            continue;
        }
        bool doubled = section->block_count > 0 && str_eq(section->blocks[0].text, p->title);
        for (uint32_t k = doubled; k < section->block_count; k++)
            print_block(s, &section->blocks[k], 0);
    }
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
