/* Wrapping of blocks into lines. */
#include "core/flow.h"

#include "base/text.h"

enum { COLUMN_LEAST = 24, COLUMN_GAP = 2 }; /* of blocks side by side */

struct pour {
    struct flow out;
    struct arena *arena;
    const struct section *section;
    int width;
};

static void put_line(struct pour *p, struct line line) {
    line.section = p->section;
    *PUSH(p->arena, p->out.lines, p->out.line_count) = line;
}

static int columns(str text, uint32_t from, uint32_t to) {
    return text_width(str_slice(text, from, to));
}

static void put_link(struct pour *p, struct link_place link) {
    *PUSH(p->arena, p->out.links, p->out.link_count) = link;
}

static void put_links(struct pour *p, const struct block *b, uint32_t from, uint32_t to) {
    for (uint32_t i = 0; i < b->span_count; i++) {
        const struct span_of *s = &b->spans[i];
        bool stops = s->kind == SPAN_LINK || s->kind == SPAN_MORE || s->withheld != REF_NONE;
        if (stops && s->from >= from && s->from < to)
            put_link(p, (struct link_place){b, s, p->out.line_count});
    }
}

/* Bytes of the part of a tail that fits on a line: whole citations, else words. */
static uint32_t tail_fit(str tail, int width) {
    size_t fit = text_fit(tail, width);
    if (fit == tail.n)
        return (uint32_t)fit;
    while (fit > 0 && tail.p[fit - 1] != ']')
        fit--;
    return (uint32_t)(fit > 0 ? fit : text_line_end(tail, 0, width));
}

/* The tail goes to the right end of the last line, else to lines of its own. */
static void put_tail(struct pour *p, const struct block *b, int used) {
    uint32_t from = b->tail, end = (uint32_t)b->text.n;
    int width = columns(b->text, from, end);
    if (p->out.line_count > 0 && used + 1 + width <= p->width) {
        p->out.line_count--;
        put_links(p, b, from, end);
        p->out.lines[p->out.line_count++].tail_x = p->width - width;
        return;
    }
    while (from < end) {
        uint32_t to = from + tail_fit(str_slice(b->text, from, end), p->width);
        int x = p->width - columns(b->text, from, to);
        put_links(p, b, from, to);
        put_line(
            p, (struct line){.block = b, .from = from, .to = to, .x = x > 0 ? x : 0, .tail_x = -1});
        from = (uint32_t)text_line_next(b->text, to);
    }
}

/* Lines of the part before the tail. Returns the columns used by the last. */
static int put_body(struct pour *p, const struct block *b) {
    str body = str_slice(b->text, 0, b->tail);
    struct line line = {.block = b, .x = b->indent, .tail_x = -1};
    line.kind = b->kind == BLOCK_HEADING ? LINE_HEADING : LINE_TEXT;
    int used = 0;
    while (line.from < body.n) {
        int room = p->width - line.x > 1 ? p->width - line.x : 1;
        line.to = (uint32_t)text_line_end(body, line.from, room);
        uint32_t next = (uint32_t)text_line_next(body, line.to);
        put_links(p, b, line.from, next);
        put_line(p, line);
        used = line.x + columns(body, line.from, line.to);
        line.from = next;
        line.x = b->indent + b->hang;
    }
    return used;
}

static void put_block(struct pour *p, const struct block *b) {
    if (b->kind == BLOCK_GAP) {
        put_line(p, (struct line){.tail_x = -1, .kind = LINE_GAP});
        return;
    }
    int used = b->tail > 0 ? put_body(p, b) : p->width;
    if (b->tail < b->text.n)
        put_tail(p, b, used);
}

/* How many columns there are for `n` blocks side by side: evenly filled, none too narrow. */
static uint32_t columns_for(int width, uint32_t n) {
    uint32_t most = (uint32_t)((width + COLUMN_GAP) / (COLUMN_LEAST + COLUMN_GAP));
    if (most <= 1 || n <= 1)
        return 1;
    uint32_t rows = (n + most - 1) / most;
    return (n + rows - 1) / rows;
}

/* Line `nth` is `line`, or what stands last beside it is followed by that. */
static void put_beside(struct pour *p, uint32_t nth, struct line line) {
    if (nth == p->out.line_count) {
        put_line(p, line);
        return;
    }
    struct line *at = &p->out.lines[nth];
    while (at->beside)
        at = at->beside;
    at->beside = NEW(p->arena, struct line, 1);
    *at->beside = line;
}

/* Where a block stands: from line `top` and column `x` on. */
struct column {
    uint32_t top;
    int x, width;
};

static void put_column(struct pour *p, const struct block *b, struct column at) {
    struct pour one = {.arena = p->arena, .section = p->section, .width = at.width};
    put_block(&one, b);
    for (uint32_t i = 0; i < one.out.line_count; i++) {
        struct line line = one.out.lines[i];
        line.x += at.x;
        line.tail_x += line.tail_x < 0 ? 0 : at.x;
        put_beside(p, at.top + i, line);
    }
    for (uint32_t i = 0; i < one.out.link_count; i++) {
        one.out.links[i].line += at.top;
        put_link(p, one.out.links[i]);
    }
}

/* `n` blocks side by side, in as many columns as there is room for. */
static void put_columns(struct pour *p, const struct block *b, uint32_t n) {
    uint32_t in_row = columns_for(p->width, n), top = 0;
    int width = (p->width - (int)(in_row - 1) * COLUMN_GAP) / (int)in_row;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t nth = i % in_row;
        top = nth == 0 ? p->out.line_count : top;
        put_column(p, &b[i], (struct column){top, (int)nth * (width + COLUMN_GAP), width});
    }
}

/* How many blocks from this one on stand side by side; at least 1. */
static uint32_t beside(const struct section *s, uint32_t from) {
    uint32_t n = 1;
    while (s->blocks[from].beside && from + n < s->block_count && s->blocks[from + n].beside)
        n++;
    return n;
}

static void put_section(struct pour *p) {
    for (uint32_t b = 0, n; b < p->section->block_count; b += n) {
        n = beside(p->section, b);
        if (columns_for(p->width, n) > 1)
            put_columns(p, &p->section->blocks[b], n);
        else
            for (uint32_t i = 0; i < n; i++)
                put_block(p, &p->section->blocks[b + i]);
    }
}

struct flow flow_sections(const struct section *s, uint32_t n, int width, struct arena *a) {
    struct pour p = {.arena = a, .width = width};
    for (uint32_t i = 0; i < n; i++) {
        p.section = &s[i];
        if (i > 0) {
            put_line(&p, (struct line){.tail_x = -1, .kind = LINE_GAP});
            put_line(&p, (struct line){.tail_x = -1, .kind = LINE_SECTION});
        }
        put_section(&p);
    }
    return p.out;
}

str flow_tail(const struct line *l) {
    return l->tail_x < 0 ? STR("") : str_slice(l->block->text, l->block->tail, l->block->text.n);
}
