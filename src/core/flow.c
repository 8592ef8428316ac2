/* Wrapping of blocks into lines. Two passes: the first counts, the second fills. */
#include "core/flow.h"

#include "base/text.h"

#include <string.h>

struct pour {
    struct flow out;
    const struct section *section;
    int width;
};

static void put_line(struct pour *p, struct line line) {
    line.section = p->section;
    if (p->out.lines)
        p->out.lines[p->out.line_count] = line;
    p->out.line_count++;
}

static int columns(str text, uint32_t from, uint32_t to) {
    return text_width(str_slice(text, from, to));
}

static bool stops(const struct span_of *s) {
    return s->kind == SPAN_LINK || s->kind == SPAN_MORE || s->withheld != REF_NONE;
}

static void put_links(struct pour *p, const struct block *b, uint32_t from, uint32_t to) {
    for (uint32_t i = 0; i < b->span_count; i++) {
        const struct span_of *s = &b->spans[i];
        if (!stops(s) || s->from < from || s->from >= to)
            continue;
        if (p->out.links)
            p->out.links[p->out.link_count] = (struct link_place){b, s, p->out.line_count};
        p->out.link_count++;
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
        p->out.line_count++;
        if (p->out.lines)
            p->out.lines[p->out.line_count - 1].tail_x = p->width - width;
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
    uint8_t kind = b->kind == BLOCK_HEADING ? LINE_HEADING : LINE_TEXT;
    int x = b->indent, used = 0;
    size_t from = 0;
    while (from < body.n) {
        int room = p->width - x > 1 ? p->width - x : 1;
        size_t to = text_line_end(body, from, room);
        put_links(p, b, (uint32_t)from, (uint32_t)text_line_next(body, to));
        put_line(p, (struct line){.block = b,
                                  .from = (uint32_t)from,
                                  .to = (uint32_t)to,
                                  .x = x,
                                  .tail_x = -1,
                                  .kind = kind});
        used = x + columns(body, (uint32_t)from, (uint32_t)to);
        from = text_line_next(body, to);
        x = b->indent + b->hang;
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

static void pour_all(struct pour *p, const struct flow_wish *wish) {
    p->out.line_count = p->out.link_count = 0;
    for (uint32_t i = 0; i < wish->n; i++) {
        p->section = &wish->sections[i];
        if (wish->titled && i > 0) {
            put_line(p, (struct line){.tail_x = -1, .kind = LINE_GAP});
            put_line(p, (struct line){.tail_x = -1, .kind = LINE_SECTION});
        }
        for (uint32_t b = 0; b < p->section->block_count; b++)
            put_block(p, &p->section->blocks[b]);
    }
}

struct flow flow_sections(const struct flow_wish *wish, struct arena *a) {
    struct pour p = {.width = wish->width};
    pour_all(&p, wish);
    p.out.lines = NEW(a, struct line, p.out.line_count);
    p.out.links = NEW(a, struct link_place, p.out.link_count);
    pour_all(&p, wish);
    return p.out;
}

str flow_tail(const struct line *l) {
    return l->tail_x < 0 ? STR("") : str_slice(l->block->text, l->block->tail, l->block->text.n);
}
