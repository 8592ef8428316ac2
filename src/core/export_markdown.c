/* A booklet in CommonMark, made from the pages that the screen shows: a chapter a kind, an entry a
   row. Its only HTML is the anchors; text of the data is escaped. */
#include "core/export_parts.h"
#include "core/format.h"
#include "core/guard.h"

#include "base/text.h"

#include <string.h>

/* What was written last: the next block may go on with it. */
enum last { LAST_NOTHING, LAST_ITEM, LAST_PARAGRAPH };

struct booklet {
    const struct export_job *x;
    struct arena *a; /* of the entry */
    struct refs sources;
    enum last last;
};

static const struct chapter {
    enum kind kind;
    const char *title;
} chapters[] = {
    {KIND_TRACK, "Songs"},          {KIND_EPISODE, "Episodes"},
    {KIND_SCENE, "Scenes"},         {KIND_PERSON, "People"},
    {KIND_CHARACTER, "Characters"}, {KIND_TOPIC, "Places and organisations"},
    {KIND_RELEASE, "Albums"},       {KIND_DISPUTE, "Where sources differ"},
    {KIND_SOURCE, "Sources"},
};

/* Marks that mean something anywhere in a line of Markdown or of its common extensions. */
static bool is_mark(str text, size_t i) {
    char c = text.p[i];
    if (c == ':' || c == '.') /* http://, www. */
        return (c == ':' && i + 1 < text.n && text.p[i + 1] == '/') ||
               (i >= 3 && (text.p[i - 1] | 0x20) == 'w' && (text.p[i - 2] | 0x20) == 'w' &&
                (text.p[i - 3] | 0x20) == 'w');
    return strchr("\\`*_[]<>&~|#@$^{", c) != NULL;
}

/* True when the character at `i` would begin a list or an underline at the start of a line. */
static bool is_start_mark(str text, size_t i) {
    size_t digits = 0;
    while (digits < text.n && str_is_digit(text.p[digits]))
        digits++;
    if (i != digits)
        return false;
    if (digits == 0)
        return strchr("-+=", text.p[0]) != NULL;
    bool is_number = text.p[i] == '.' || text.p[i] == ')';
    return is_number && (i + 1 == text.n || text.p[i + 1] == ' ');
}

static void put_text(struct buf *out, str text) {
    bool is_start = out->n == 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_mark(text, i) || (is_start && is_start_mark(text, i)))
            buf_char(out, '\\');
        buf_char(out, text.p[i]);
    }
}

static void put_target(const struct booklet *b, struct buf *out, ref to) {
    buf_fmt(out, "(#%s-%.*s)", format_shapes[ref_kind(to)].name,
            STR_ARG(model_id(b->x->page->model, to)));
}

static void put_span(const struct booklet *b, struct buf *out, str text, const struct span_of *s) {
    if (s->kind == SPAN_CITE) {
        uint32_t nth = story_nth(b->sources, s->target);
        if (nth == b->sources.n)
            return;
        buf_fmt(out, "[\\[%u\\]]", nth + 1);
        put_target(b, out, s->target);
    } else if (s->kind == SPAN_LINK && model_work(b->x->page->model, s->target) == b->x->work) {
        buf_char(out, '[');
        put_text(out, text);
        buf_char(out, ']');
        put_target(b, out, s->target);
    } else {
        put_text(out, text);
    }
}

/* Bytes [from, to) of the block's text with its links. */
static str marked(const struct booklet *b, const struct block *block, uint32_t from, uint32_t to) {
    struct buf out = {.arena = b->a};
    uint32_t at = from;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span_of *s = &block->spans[i];
        if (s->to <= from || s->from >= to)
            continue;
        put_text(&out, str_slice(block->text, at, s->from > at ? s->from : at));
        put_span(b, &out, str_slice(block->text, s->from > at ? s->from : at, s->to), s);
        at = s->to;
    }
    put_text(&out, str_slice(block->text, at, to));
    return str_trim(buf_str(&out));
}

/* Behind a list item or blank: pages have marks of their own for those. */
static uint32_t text_start(const struct block *block) {
    str text = str_slice(block->text, 0, block->tail);
    bool has_mark = block->hang > 0 && (block->span_count == 0 || block->spans[0].from >= 2);
    uint32_t from = has_mark && str_starts(text, STR("- ")) ? 2 : 0;
    while (from < text.n && text.p[from] == ' ')
        from++;
    return from;
}

/* The text of a block and what stands at its right. */
static str line_of(const struct booklet *b, const struct block *block) {
    str body = marked(b, block, text_start(block), block->tail);
    str tail = marked(b, block, block->tail, (uint32_t)block->text.n);
    const char *between = body.n == 0 || tail.n == 0 ? "" : page_cited(block) ? " " : " · ";
    return str_fmt(b->a, "%.*s%s%.*s", STR_ARG(body), between, STR_ARG(tail));
}

static void put_block(struct booklet *b, const struct block *block) {
    struct buf *out = b->x->out;
    str line = line_of(b, block);
    bool is_item = block->indent == 0 && block->hang > 0;
    if (line.n == 0) {
        return;
    } else if (block->kind == BLOCK_HEADING) {
        buf_fmt(out, "\n##### %.*s\n", STR_ARG(line));
        b->last = LAST_NOTHING;
    } else if (block->indent > 0 && b->last == LAST_ITEM) {
        out->n--; /* a line break in the item */
        buf_fmt(out, "\\\n  %.*s\n", STR_ARG(line));
    } else {
        buf_fmt(out, "%s%s%.*s\n", is_item && b->last == LAST_ITEM ? "" : "\n", is_item ? "- " : "",
                STR_ARG(line));
        b->last = is_item ? LAST_ITEM : LAST_PARAGRAPH;
    }
}

/* What the guard, or a chapter of its own, has made needless. */
static bool is_needless(const struct section *s, const struct block *block) {
    bool is_hidden = block->span_count == 1 && block->spans[0].kind == SPAN_HIDDEN &&
                     block->spans[0].from == 0 && block->spans[0].to == block->text.n;
    return is_hidden || block->kind == BLOCK_GAP ||
           (s->id == SECTION_SOURCES && !page_cited(block));
}

/* The title that the card begins with has become the heading. */
static bool is_title(const struct booklet *b, const struct page *p, const struct block *block) {
    return str_eq(str_slice(block->text, 0, block->tail), text_safe(b->a, p->title));
}

static void put_section(struct booklet *b, const struct page *p, const struct section *s) {
    b->last = LAST_NOTHING;
    bool has_head = s->id == SECTION_CARD;
    for (uint32_t i = 0; i < s->block_count; i++) {
        struct block block = s->blocks[i];
        if (is_needless(s, &block))
            continue;
        if (!has_head)
            buf_fmt(b->x->out, "\n#### %.*s\n", STR_ARG(s->title));
        has_head = true;
        if (i == 0 && s->id == SECTION_CARD && is_title(b, p, &block)) {
            block.text = str_slice(block.text, block.tail, block.text.n);
            block.spans = NULL; /* a title has no links */
            block.span_count = block.tail = 0;
        }
        put_block(b, &block);
    }
}

/* The artist has a chapter, and what rests on a source cites it. */
static void put_page(struct booklet *b, const struct page *p) {
    for (uint32_t i = 0; i < p->section_count; i++)
        if (p->sections[i].id != SECTION_ARTIST && p->sections[i].id != SECTION_RESTS)
            put_section(b, p, &p->sections[i]);
}

static void put_anchor(const struct booklet *b, ref row) {
    buf_fmt(b->x->out, "<a id=\"%s-%.*s\"></a>", format_shapes[ref_kind(row)].name,
            STR_ARG(model_id(b->x->page->model, row)));
}

static void put_title(const struct booklet *b, const char *level, str title) {
    struct buf text = {.arena = b->a};
    put_text(&text, text_safe(b->a, title));
    buf_fmt(b->x->out, "\n\n%s %.*s\n", level, STR_ARG(buf_str(&text)));
}

static void put_entry(struct booklet *b, ref row) {
    struct page page = page_build(b->x->page, row, b->a);
    buf_char(b->x->out, '\n');
    put_anchor(b, row);
    put_title(b, "###", page.title);
    put_page(b, &page);
}

/* An address that is a link by itself between < and >. */
static bool is_address(const struct booklet *b, ref source, str text) {
    const struct source *s = model_row(b->x->page->model, source);
    if (s->url.at == 0 || !str_eq(text, model_str(b->x->page->model, s->url)))
        return false;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] <= ' ' || strchr("<>\\", text.p[i]))
            return false;
    return true;
}

/* A source is an item of a numbered list: its card on one line. */
static void put_source(struct booklet *b, ref row, uint32_t number) {
    struct page page = page_build(b->x->page, row, b->a);
    const struct section *card = page_section(&page, SECTION_CARD);
    buf_fmt(b->x->out, "%u. ", number);
    put_anchor(b, row);
    for (uint32_t i = 0; i < card->block_count; i++) {
        const struct block *block = &card->blocks[i];
        str line = line_of(b, block);
        if (is_address(b, row, block->text))
            line = str_fmt(b->a, "<%.*s>", STR_ARG(block->text));
        buf_fmt(b->x->out, "%s%.*s", i > 0 ? " · " : "", STR_ARG(line));
    }
    buf_char(b->x->out, '\n');
}

static void put_chapter(struct booklet *b, const struct chapter *chapter) {
    const struct export_job *x = b->x;
    struct refs rows = chapter->kind == KIND_TRACK
                           ? export_tracks(x)
                           : story_rows(x->page, x->work, chapter->kind, x->a);
    if (rows.n == 0)
        return;
    buf_fmt(x->out, "\n## %s\n", chapter->title);
    if (chapter->kind == KIND_SOURCE)
        buf_char(x->out, '\n');
    for (uint32_t i = 0; i < rows.n; i++) {
        struct arena_mark mark = arena_mark(b->a);
        if (chapter->kind == KIND_SOURCE)
            put_source(b, rows.at[i], i + 1);
        else
            put_entry(b, rows.at[i]);
        arena_rewind(b->a, mark);
    }
}

void export_markdown(const struct export_job *x) {
    struct arena entry = {0};
    struct booklet b = {x, &entry, story_rows(x->page, x->work, KIND_SOURCE, x->a), LAST_NOTHING};
    struct page page = page_build(x->page, x->work, x->a);
    put_anchor(&b, x->work);
    put_title(&b, "#", page.title);
    if (x->page->watched != WATCHED_ALL)
        buf_fmt(x->out, "\n> %.*s\n", STR_ARG(export_withheld(x->page->watched, x->a)));
    put_page(&b, &page);
    for (size_t i = 0; i < COUNT(chapters); i++)
        put_chapter(&b, &chapters[i]);
    arena_free(&entry);
}
