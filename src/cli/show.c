/* show: the page of one row, as text or as a JSON object. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/flow.h"
#include "core/lookup.h"
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
    int x = -indent; /* up to where it is printed */
    for (; l && l->block; l = l->beside) {
        str body = str_slice(l->block->text, l->from, l->to), tail = flow_tail(l);
        int end = l->x + text_width(body), gap = tail.n > 0 ? l->tail_x - end : 0;
        out_text(s->out, str_fmt(s->a, "%*s%.*s%*s%.*s", l->x - x, "", STR_ARG(body), gap, "",
                                 STR_ARG(tail)));
        x = end + gap + text_width(tail);
    }
    out_raw(s->out, STR("\n"));
}

static void print_blocks(struct sheet *s, const struct section *section, int indent) {
    struct flow flow = flow_sections(section, 1, s->width - indent, s->a);
    for (uint32_t i = 0; i < flow.line_count; i++)
        print_line(s, &flow.lines[i], indent);
}

static void print_section(struct sheet *s, const struct section *section) {
    out_raw(s->out, STR("\n"));
    out_text(s->out, section->title);
    if (section->count.n > 0)
        out_text(s->out, str_fmt(s->a, " (%.*s)", STR_ARG(section->count)));
    out_raw(s->out, STR("\n"));
    print_blocks(s, section, INDENT);
}

/* The full id, the card, the other sections. */
static void show_text(struct out *out, const struct page_setup *setup, ref row, struct arena *a) {
    struct page page = page_build(setup, row, a);
    int columns = out_columns();
    int width = columns == 0 ? WIDTH : columns > WIDTH_MOST ? WIDTH_MOST : columns;
    struct sheet s = {out, a, width};
    out_line(out, lookup_short(setup->model, row, a));
    for (uint32_t i = 0; i < page.section_count; i++)
        if (page.sections[i].id == SECTION_CARD)
            print_blocks(&s, &page.sections[i], 0);
        else
            print_section(&s, &page.sections[i]);
}

int show_run(const struct args *args, const struct model *m, struct out *out) {
    ref row = library_find(args, m, args_joined(&args->words, args->arena));
    if (row == REF_NONE)
        return EXIT_NOTHING;
    struct page_setup setup = library_page(args, m, row);
    if (args->format != FORMAT_JSON)
        show_text(out, &setup, row, args->arena);
    else
        out_json(out, &setup, row);
    return EXIT_DONE;
}
