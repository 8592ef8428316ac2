/* A page grows section by section, block by block; everything lives in one arena until the next
 * frame. */
#include "core/compose.h"

#include "core/guard.h"
#include "core/kept.h"

#include "base/text.h"

static void push_block(struct compose *c, struct block b) {
    *PUSH(c->a, c->blocks, c->block_count) = b;
}

static void close_block(struct compose *c) {
    if (c->text.n > 0) {
        c->now.text = buf_str(&c->text);
        c->now.spans = c->spans;
        c->now.span_count = c->span_count;
        if (c->now.tail == UINT32_MAX)
            c->now.tail = (uint32_t)c->text.n;
        push_block(c, c->now);
    }
    c->text = (struct buf){.arena = c->a};
    c->spans = NULL;
    c->span_count = 0;
    c->now = (struct block){.tail = UINT32_MAX};
}

/* A heading with nothing under it, or a gap at the end, says nothing. */
static void drop_loose_end(struct compose *c) {
    while (c->block_count > 0 && c->blocks[c->block_count - 1].kind != BLOCK_TEXT)
        c->block_count--;
}

/* How much was looked at in this section; see struct peek. */
static unsigned peeked(const struct compose *c, enum section_id section, ref row) {
    struct peek what = {c->of, row, (uint16_t)section, (uint16_t)c->setup->watched, 0};
    return guard_peeked(c->setup->peeks, what);
}

static void add_span(struct compose *c, enum span_kind kind, str text, ref target) {
    if (text.n == 0)
        return;
    uint32_t from = (uint32_t)c->text.n;
    buf_add(&c->text, text_safe(c->a, text));
    *PUSH(c->a, c->spans, c->span_count) = (struct span_of){
        .from = from, .to = (uint32_t)c->text.n, .target = target, .kind = (uint8_t)kind};
}

static void close_list(struct compose *c) {
    compose_block(c, 0, 0);
    if (c->items_all > c->items)
        add_span(c, SPAN_MORE, str_fmt(c->a, "all %u", c->items_all), c->of);
    compose_block(c, 0, 2);
    if (c->hidden)
        compose_withheld(c, c->of, STR("▒ more, from later episodes"));
    close_block(c);
}

/* What the user noted ends the card. */
static void add_note(struct compose *c) {
    str note = kept_note(c->setup->kept, c->m, c->of, c->a);
    compose_block(c, 0, 2);
    compose_mark(c, SPAN_STRONG, note.n > 0 ? str_fmt(c->a, "✎ %.*s", STR_ARG(note)) : note);
    close_block(c);
}

void compose_end(struct compose *c) {
    if (c->section_count == 0)
        return;
    close_block(c);
    if (c->setup->kept && c->sections[c->section_count - 1].id == SECTION_CARD)
        add_note(c);
    drop_loose_end(c);
    close_list(c);
    struct section *s = &c->sections[c->section_count - 1];
    s->blocks = c->blocks;
    s->block_count = c->block_count;
    if (s->block_count == 0)
        c->section_count--;
}

void compose_section(struct compose *c, enum section_id id, const char *title) {
    compose_end(c);
    c->blocks = NULL;
    c->block_count = 0;
    c->hidden = false;
    c->items = c->items_all = 0;
    c->sections[c->section_count++] = (struct section){.id = id, .title = str_of(title)};
    c->peeks = peeked(c, id, c->of);
    c->told = REF_NONE;
    close_block(c);
}

void compose_count(struct compose *c, str count) {
    c->sections[c->section_count - 1].count = count;
}

void compose_block(struct compose *c, unsigned indent, unsigned hang) {
    close_block(c);
    c->now.indent = (uint8_t)indent;
    c->now.hang = (uint8_t)hang;
}

void compose_paragraph(struct compose *c, str text) {
    compose_block(c, 0, 0);
    compose_text(c, text);
}

void compose_heading(struct compose *c, str text) {
    close_block(c);
    drop_loose_end(c);
    compose_gap(c);
    text = text_safe(c->a, text);
    push_block(c, (struct block){.text = text, .tail = (uint32_t)text.n, .kind = BLOCK_HEADING});
}

void compose_gap(struct compose *c) {
    close_block(c);
    if (c->block_count > 0 && c->blocks[c->block_count - 1].kind == BLOCK_TEXT)
        push_block(c, (struct block){.kind = BLOCK_GAP});
}

void compose_tail(struct compose *c) {
    if (c->now.tail == UINT32_MAX)
        c->now.tail = (uint32_t)c->text.n;
}

void compose_group(struct compose *c, uint32_t group, plist heard) {
    c->now.group = group;
    c->now.heard = heard;
}

void compose_text(struct compose *c, str text) {
    buf_add(&c->text, text_safe(c->a, text));
}

void compose_mark(struct compose *c, enum span_kind kind, str text) {
    add_span(c, kind, text, REF_NONE);
}

void compose_withheld(struct compose *c, ref row, str text) {
    add_span(c, SPAN_HIDDEN, text, REF_NONE);
    if (c->setup->peeks)
        c->spans[c->span_count - 1].withheld = row;
}

void compose_link_as(struct compose *c, ref to, str text) {
    enum section_id here = c->sections[c->section_count - 1].id;
    if (page_sees(c->setup, to) || to == c->told || to == c->of || peeked(c, here, to) > 0)
        add_span(c, SPAN_LINK, text, to);
    else
        compose_withheld(c, to, STR("▒"));
}

void compose_link(struct compose *c, ref to) {
    compose_link_as(c, to, label(c->m, to, c->setup->names, c->a));
}

/* The number of a source on this page, from 1; of those that are withheld each has that of the
   next, for nothing shows it. */
static uint32_t cite_number(struct compose *c, ref source) {
    uint32_t number = 1, i = 0;
    for (; i < c->cited_count && c->cited[i] != source; i++)
        number += page_sees(c->setup, c->cited[i]);
    if (i < c->cited_count)
        return number;
    *PUSH(c->a, c->cited, c->cited_count) = source;
    return number;
}

void compose_cites(struct compose *c, plist sources) {
    MODEL_EACH(ref, source, c->m, sources) {
        uint32_t number = cite_number(c, *source);
        if (page_sees(c->setup, *source))
            add_span(c, SPAN_CITE, str_fmt(c->a, "[%u]", number), *source);
    }
}

void compose_tail_cites(struct compose *c, plist sources) {
    compose_tail(c);
    compose_cites(c, sources);
}

bool compose_visible(struct compose *c, unsigned reveals) {
    return compose_visible_of(c, c->of, reveals);
}

bool compose_visible_of(struct compose *c, ref row, unsigned reveals) {
    /* On a page that is looked at, all is seen that spoils no more than the row itself. */
    bool is_own = row == c->of && guard_visible(model_head(c->m, row)->reveals, reveals);
    bool visible = is_own || guard_visible(c->setup->watched, reveals);
    bool looked = !visible && c->peeks > 0;
    c->told = looked ? row : (ref)REF_NONE;
    c->peeks -= looked;
    c->hidden |= !visible && !looked;
    return visible || looked;
}

bool compose_item(struct compose *c) {
    enum section_id whole = c->setup->whole, here = c->sections[c->section_count - 1].id;
    c->items_all++;
    if (c->items >= PAGE_LIST && whole != here && whole != SECTION_COUNT)
        return false;
    c->items++;
    return true;
}

bool compose_listed(struct compose *c, ref row, unsigned reveals) {
    bool is_listed = compose_visible_of(c, row, reveals) && compose_item(c);
    if (is_listed)
        compose_block(c, 0, 2);
    return is_listed;
}
