/* The frame while the search is open. */
#include "app/search.h"

#include "app/state.h"
#include "core/format.h"
#include "core/guard.h"

#include "base/text.h"

enum { RECENT = 5 };

/* How one may ask; on the page while nothing is picked. */
static const char manual[] =
    "Type what you remember: a scene, a line, a name. Slips of spelling are forgiven.\n"
    "\n"
    "김수현  ㄱㅅㅎ  soo-hyun\n"
    "rlatngus: Korean, its first letters, romanized, typed with the other keyboard\n"
    "\"exact words\"  -without\n"
    "ep:14  ep:3-6  kind:scene\n"
    "by:crush  char:hae-in\n"
    "place:germany  mood:warm\n"
    "in:lyrics  work:  is:kept";

static struct search_row *new_row(struct app *a) {
    struct search *s = &a->search;
    struct search_row *row = &s->rows[s->row_count++];
    *row = (struct search_row){.lines = 1, .nth = LIST_NONE};
    return row;
}

static void add_part(struct search_row *row, str text, int x, style st) {
    row->parts[0][row->count[0]++] = (struct search_part){text, x, st, false};
}

/* A text that can't be picked, wrapped. */
static void add_text(struct app *a, rect inner, str text, enum role role) {
    for (size_t at = 0; at < text.n && a->search.row_count < (uint32_t)inner.h;) {
        size_t end = text_line_end(text, at, inner.w - 1);
        add_part(new_row(a), str_slice(text, at, end), 1, (style){(uint8_t)role, 0});
        at = text_line_next(text, end);
    }
}

/* "all", "scenes 5", "tracks 4": what Tab turns to; without a number what has hits in part alone.
 */
struct labels {
    str at[SEARCH_KINDS];
    unsigned n, here;
};

static struct labels labels_of(struct app *a) {
    const struct search *s = &a->search;
    struct labels l = {.at = {STR("all")}, .n = kind_sum(s->hits.by_kind) > 0};
    for (unsigned i = 1; i < SEARCH_KINDS; i++) {
        unsigned kind = search_kinds[i], n = s->hits.by_kind[kind];
        if (n == 0 && kind != s->kind)
            continue;
        l.here = kind == s->kind ? l.n : l.here;
        const char *words = format_shapes[kind].plural;
        l.at[l.n++] = n > 0 ? str_fmt(&a->frame_arena, "%s %u", words, n) : str_of(words);
    }
    return l;
}

/* Behind the last that fits when `from` is the first, with room for a sign where there are more. */
static unsigned labels_end(const struct labels *l, unsigned from, int width) {
    unsigned to = from;
    for (int x = 1; to < l->n; to++) {
        x += text_width(l->at[to]) + 2;
        if (x - (to + 1 == l->n ? 2 : 0) > width)
            break;
    }
    return to;
}

/* All labels, or those around the one that counts. */
static void add_kinds(struct app *a, int width) {
    struct search_row *row = new_row(a);
    struct labels l = labels_of(a);
    const style other = {ROLE_DIM, 0}, here = {ROLE_TITLE, ATTR_BOLD | ATTR_UNDERLINE};
    unsigned from = 0, to = labels_end(&l, 0, width);
    while (from < l.here && to <= l.here)
        to = labels_end(&l, ++from, width);
    if (from > 0)
        add_part(row, STR("<"), 0, other);
    for (int x = 1; from < to; x += text_width(l.at[from++]) + 2)
        add_part(row, l.at[from], x, from == l.here ? here : other);
    if (to < l.n)
        add_part(row, STR(">"), width - 1, other);
}

/* Hits from the top on, as many as fit. */
static void fill(struct app *a, int width, int height) {
    struct search *s = &a->search;
    int lines = 0;
    for (uint32_t i = s->top; i < s->hits.n; i++) {
        struct search_row row = {.nth = i};
        search_row(a, &s->hits.at[i], width, &row);
        if (lines + (int)row.lines > height && i != s->top)
            break;
        s->rows[s->row_count++] = row;
        lines += (int)row.lines;
    }
}

/* The picked hit is the last that fits when it was below. */
static void show_picked(struct app *a, int width, int height) {
    struct search *s = &a->search;
    if (s->picked < s->top)
        s->top = s->picked;
    int lines = 0;
    uint32_t top = s->picked + 1;
    while (top > s->top) {
        struct search_row row = {.nth = 0};
        search_row(a, &s->hits.at[top - 1], width, &row);
        lines += (int)row.lines;
        if (lines > height && top <= s->picked)
            break;
        top--;
    }
    s->top = top;
}

/* What was tried, and what may help. */
static void add_nothing(struct app *a, rect inner) {
    struct search *s = &a->search;
    if (kind_sum(s->hits.by_kind) > 0) {
        add_text(a, inner,
                 str_fmt(&a->frame_arena, "No %s. Tab turns to other kinds.",
                         format_shapes[s->kind].plural),
                 ROLE_TEXT);
        return;
    }
    add_text(a, inner, STR("Nothing."), ROLE_TEXT);
    if (s->hits.has_words)
        add_text(a, inner,
                 STR("Also tried: spelling, beginnings of words, first letters (초성), "
                     "romanized names, the other keyboard."),
                 ROLE_TEXT);
    if (s->hits.has_words)
        add_text(a, inner, STR("Fewer words, or other ones, may find it."), ROLE_TEXT);
    if (a->watched != WATCHED_ALL)
        add_text(
            a, inner,
            str_fmt(&a->frame_arena, "What tells of episodes after %u is left out.", a->watched),
            ROLE_HIDDEN);
}

static void add_recent(struct app *a, rect inner) {
    struct search *s = &a->search;
    unsigned n = prompt_recalled_count(a, PROMPT_SEARCH);
    bool alone = a->frame.n == 1;
    unsigned most = alone ? RECENT : (unsigned)inner.h;
    unsigned first = s->picked > most ? s->picked - most + 1 : 1;
    for (unsigned i = first; i <= n && i < first + most; i++) {
        struct search_row *row = new_row(a);
        row->nth = i;
        str text = text_cut(&a->frame_arena, prompt_recalled(a, PROMPT_SEARCH, i), inner.w - 2);
        add_part(row, text, 2, (style){ROLE_TEXT, 0});
    }
    for (str rest = str_of(manual); alone && rest.n > 0;)
        add_text(a, inner, str_split(&rest, '\n'), ROLE_DIM);
    if (!alone && n == 0)
        add_text(a, inner, STR("What you look for will be listed here."), ROLE_DIM);
}

void search_rows(struct app *a, rect inner) {
    struct search *s = &a->search;
    s->rows = NEW(&a->frame_arena, struct search_row, inner.h + 1);
    s->row_count = 0;
    add_text(a, inner, s->hits.trouble, ROLE_ERROR);
    int height = inner.h - (int)s->row_count - 1;
    if (s->text.n == 0) {
        add_recent(a, inner);
    } else if (s->hits.n == 0) {
        add_nothing(a, inner);
    } else if (height > 0) {
        add_kinds(a, inner.w);
        show_picked(a, inner.w, height);
        fill(a, inner.w, height);
    }
}

str search_counter(struct app *a) {
    struct search *s = &a->search;
    if (s->text.n == 0)
        return prompt_recalled_count(a, PROMPT_SEARCH) > 0 ? STR("recent") : STR("");
    const char *so_far = s->hits.is_partial || a->loading.is_on ? "partial: " : "";
    uint32_t n = s->hits.count, parts = 0;
    for (uint32_t i = 0; i < s->hits.n; i++)
        parts += !s->hits.at[i].is_whole;
    const struct shape *shape = &format_shapes[s->kind];
    const char *one = s->kind == KIND_NONE ? "hit" : shape->name;
    const char *many = s->kind == KIND_NONE ? "hits" : shape->plural;
    str count = str_fmt(&a->frame_arena, "%s%u %s", so_far, n, n == 1 ? one : many);
    if (parts == 0)
        return str_fmt(&a->frame_arena, "%.*s%s", STR_ARG(count),
                       s->kind == KIND_NONE ? " of all kinds" : "");
    if (parts == s->hits.n)
        return str_fmt(&a->frame_arena, "%.*s in part", STR_ARG(count));
    return str_fmt(&a->frame_arena, "%.*s, %u in part", STR_ARG(count), parts);
}

struct page search_page(struct app *a) {
    struct search *s = &a->search;
    if (s->picked >= s->hits.n || s->text.n == 0)
        return (struct page){.title = STR("How to ask"),
                             .sections = frame_notice(a, str_of(manual)),
                             .section_count = 1};
    ref row = s->hits.at[s->picked].row, work = model_work(a->model, row);
    struct page_setup setup = state_setup(a);
    setup.whole = SECTION_NONE;
    setup.watched = search_watched(a, work);
    if (work != a->now.work && work != s->links_work) {
        arena_reset(&s->links_arena);
        s->links = links_build(a->model, work, &s->links_arena);
        s->links_work = work;
    }
    if (work != a->now.work)
        setup.links = &s->links;
    return page_build(&setup, row, &a->frame_arena);
}

static uint32_t marked_bytes(struct app *a, const struct line *l) {
    bool is_source = l->section && l->section->id == SECTION_SOURCES;
    uint32_t sum = 0;
    for (; l && l->block && !is_source; l = l->beside) {
        str text = str_slice(l->block->text, l->from, l->to);
        struct marks marks = query_marks(a->search.query, text, &a->frame_arena);
        for (uint32_t i = 0; i < marks.n; i++)
            sum += marks.at[i].to - marks.at[i].from;
    }
    return sum;
}

uint32_t search_top(struct app *a, const struct flow *f, uint32_t height) {
    const struct search *s = &a->search;
    uint32_t best = 0, most = 0;
    /* Names stand at the top of their page. */
    bool is_in_name = s->picked < s->hits.n && s->hits.at[s->picked].found <= FOUND_ALIAS;
    for (uint32_t i = 0; i < f->line_count && !is_in_name; i++) {
        uint32_t bytes = marked_bytes(a, &f->lines[i]);
        best = bytes > most ? i : best;
        most = bytes > most ? bytes : most;
    }
    return best < height ? 0 : best - height / 3;
}
