/* Frames in words. Signs have names, and what only points to a source is left out. */
#include "app/plain.h"

#include "app/action.h"
#include "app/help.h"
#include "app/keymap.h"
#include "core/guard.h"

#include "base/text.h"

enum { ROW_WIDTH = 400 };

static const struct {
    const char *sign, *words;
} signs[] = {{"♪ ", "song "},   {"▒", "withheld"}, {"◐ ", "joined: "}, {"◔ ", "inferred: "},
             {"○ ", "maybe: "}, {"● ", ""},        {"▶ is", "it is"},  {"▶ ", "preferred: "},
             {"▶", ""},         {"→ ", ""},        {" · ", ", "},      {"★ ", "bookmarked "},
             {"✎ ", "noted "},  {" › ", ", "}};

static void add_spoken(struct buf *b, str s) {
    while (s.n > 0) {
        size_t i = 0, at = 0;
        while (i < COUNT(signs) && !str_starts(s, str_of(signs[i].sign)))
            i++;
        text_decode(s, &at);
        at = i < COUNT(signs) ? str_of(signs[i].sign).n : at;
        buf_add(b, i < COUNT(signs) ? str_of(signs[i].words) : str_slice(s, 0, at));
        s = str_slice(s, at, s.n);
    }
}

/* Ends what was said with a full stop, unless it has a stop of its own. */
static void stop(struct buf *b) {
    while (b->n > 0 && b->p[b->n - 1] == ' ')
        b->n--;
    bool is_ended = b->n == 0 || b->p[b->n - 1] == '\n' ||
                    str_find(STR(".!?:,;"), (str){b->p + b->n - 1, 1}, 0) != SIZE_MAX;
    buf_add(b, is_ended ? STR("") : STR("."));
}

/* Begins the next sentence. */
static void begin(struct buf *b) {
    stop(b);
    buf_add(b, b->n > 0 && b->p[b->n - 1] != '\n' ? STR(" ") : STR(""));
}

static void say(struct buf *b, str sentence) {
    sentence = str_trim(sentence);
    if (sentence.n == 0)
        return;
    begin(b);
    add_spoken(b, sentence);
    stop(b);
}

static str episode_words(uint16_t episode, struct arena *a) {
    return episode == EPISODE_BEFORE    ? STR("before episode 1")
           : episode == EPISODE_SPECIAL ? STR("a special")
           : episode == EPISODE_UNKNOWN ? STR("an unknown episode")
                                        : str_fmt(a, "episode %u", episode);
}

/* "episode 3, episode 5", of cues that a source states, or of the others. */
static str episodes_of(const struct map *m, uint32_t row, bool stated, struct arena *a) {
    struct buf b = {.arena = a};
    for (uint32_t i = 0; i < m->column_count; i++) {
        struct map_cell c = map_at(m, row, i);
        if (c.n > 0 && (c.sure == SURE_STATED) == stated)
            buf_join(&b, ", ", episode_words(m->columns[i].episode, a));
    }
    return buf_str(&b);
}

static void say_heard(struct buf *b, struct app *a) {
    struct page_setup setup = state_setup(a);
    struct map m = map_build(&setup, a->now.work, &a->frame_arena);
    uint32_t row = 0;
    while (row < m.row_count && m.rows[row].song != a->now.row)
        row++;
    if (row == m.row_count)
        return;
    str sure = episodes_of(&m, row, true, &a->frame_arena);
    str other = episodes_of(&m, row, false, &a->frame_arena);
    if (sure.n == 0 && other.n == 0)
        say(b, str_fmt(&a->frame_arena, "No scene is named%s", guard_said(a->watched, NULL)));
    else
        say(b, str_fmt(&a->frame_arena, "Heard: %.*s%s%.*s", STR_ARG(sure),
                       other.n == 0  ? ""
                       : sure.n == 0 ? "probably "
                                     : "; probably ",
                       STR_ARG(other)));
}

static void say_row(struct buf *b, struct app *a, uint32_t at) {
    if (at == LIST_NONE) {
        say(b, a->list.n > 0 ? a->list.at[0].text : STR("Nothing"));
        return;
    }
    ref is = a->list.at[at].row;
    struct page_setup setup = state_setup(a);
    struct row_wish wish = {&setup, &a->list, a->now.view, ROW_WIDTH, &a->frame_arena};
    struct row row = {.n = 0};
    if (a->now.view != VIEW_MAP)
        row = row_shown(&wish, &a->list.at[at]);
    if (!a->list.at[at].heading)
        say(b, str_fmt(&a->frame_arena, "%u of %u", a->list.at[at].number, a->list.rows));
    if (ref_kind(is) == KIND_SCENE)
        say(b, label_episode(((const struct scene *)model_row(a->model, is))->episode,
                             &a->frame_arena));
    bool is_track = ref_kind(is) == KIND_TRACK;
    for (unsigned i = is_track && a->now.view == VIEW_TRACKS ? 1 : 0; i < row.n; i++)
        say(b, row.fields[i].text);
    if (a->now.view == VIEW_MAP)
        say(b, map_label(&setup, &a->list.map.rows[at], &a->frame_arena));
    if (is_track)
        say_heard(b, a);
}

/* What stands side by side is said one after the other, each whole where it begins. */
static void say_beside(struct buf *b, const struct line *l) {
    for (; l; l = l->beside)
        if (l->from == 0 && l->block->tail > 0) {
            begin(b);
            add_spoken(b, str_trim(str_slice(l->block->text, 0, l->block->tail)));
        }
}

/* Lines [from, to) of a pane; what belongs to one paragraph is one sentence. */
static void say_lines(struct buf *b, const struct pane_frame *f, uint32_t from, uint32_t to) {
    const struct block *last = NULL;
    for (uint32_t i = from; i < to && i < f->flow.line_count; i++) {
        const struct line *l = &f->flow.lines[i];
        if (l->block && l->block->beside)
            say_beside(b, l);
        if (l->kind == LINE_GAP || (l->block && l->block->beside))
            continue;
        str body = l->block ? str_slice(l->block->text, l->from, l->to) : l->section->title;
        str tail = str_trim(flow_tail(l));
        if (l->block && l->block == last)
            buf_char(b, ' ');
        else
            begin(b);
        last = l->block;
        add_spoken(b, str_trim(body));
        if (tail.n > 0 && tail.p[0] != '[')
            add_spoken(b, str_fmt(b->arena, ", %.*s", STR_ARG(tail)));
    }
    stop(b);
}

static void say_pane(struct buf *b, struct app *a, const struct pane_frame *f,
                     const struct place *was) {
    uint32_t height = (uint32_t)f->place.inner.h;
    uint32_t top = was ? was->at[f->place.id].top : 0;
    if (!was) {
        const struct line *l = f->flow.lines; /* a page begins with its title */
        bool is_titled = f->top == 0 && f->flow.line_count > 0 && l->block &&
                         str_starts(l->block->text, f->title);
        say(b, is_titled ? STR("") : f->title);
        say_lines(b, f, f->top, f->top + height);
    } else if (f->top != top) {
        uint32_t from = f->top > top && f->top < top + height ? top + height : f->top;
        say_lines(b, f, from, f->top + height);
    } else if (frame_link(f) && f->picked != was->at[f->place.id].link) {
        const struct link_place *l = frame_link(f);
        say(b, str_fmt(&a->frame_arena, "Link: %.*s",
                       STR_ARG(str_slice(l->block->text, l->span->from, l->span->to))));
    }
    uint32_t end = f->top + height;
    if ((!was || f->top != top) && end < f->count)
        say(b, str_fmt(&a->frame_arena, "%u more lines, %.*s reads on", f->count - end,
                       STR_ARG(bind_key(&a->bind, "page-down", &a->frame_arena))));
}

/* "Down, j: Next row", the keys as plain_take() wants them. */
static void say_key(struct buf *b, const struct app *a, const struct action *x) {
    str rest = bind_keys(&a->bind, x), before = rest;
    uint32_t key;
    for (; key_next(&rest, &key, NULL); before = rest) {
        str word = str_slice(before, 0, before.n - rest.n);
        bool is_name = word.n > 1 && word.p[0] == '<' && str_find(word, STR("-"), 0) == SIZE_MAX;
        buf_add(b, is_name ? str_slice(word, 1, word.n - 1) : word);
        buf_add(b, rest.n > 0 ? STR(", ") : STR(": "));
    }
    add_spoken(b, str_of(x->help));
    buf_add(b, STR(".\n"));
}

/* What is told whole is closed at once. */
static void say_help(struct buf *b, struct app *a) {
    struct help_items items = help_items(a, &a->frame_arena);
    for (uint32_t i = 0; i < items.n; i++)
        if (items.at[i].action && items.at[i].keys.n > 0)
            say_key(b, a, items.at[i].action);
    a->help.open = false;
}

static void say_faults(struct buf *b, struct app *a) {
    for (uint32_t i = 0; i < a->faults.n; i++)
        buf_fmt(b, "%.*s\n", STR_ARG(a->faults.at[i]));
    a->faults.open = false;
}

static void say_menu(struct buf *b, const struct app *a) {
    for (uint32_t i = 0; i < a->menu.n; i++)
        if (a->menu.at[i].key)
            buf_fmt(b, "%c: %.*s.\n", a->menu.at[i].key, STR_ARG(a->menu.at[i].words));
    buf_add(b, STR("Esc: nothing of these.\n"));
}

static void say_place(struct buf *b, struct plain *p, struct app *a) {
    const struct pane_frame *f = frame_focus(a);
    const struct place *was = &p->said, *now = &a->now;
    bool is_there = p->is_begun && was->view == now->view && was->work == now->work;
    unsigned looked = 0;
    for (unsigned i = 0; i < a->peeks.n; i++)
        looked += a->peeks.at[i].n;
    bool is_same = p->looked == looked && is_there && was->focus == now->focus &&
                   was->page == now->page && was->whole == now->whole;
    if (!is_there || (f && f->place.id == PANE_LIST && !is_same))
        say(b, a->frame.place);
    const struct pane_frame *cell = frame_pane(a, PANE_CELL);
    bool has_moved = is_same && was->row == now->row && was->episode != now->episode;
    if (has_moved && cell)
        say_pane(b, a, cell, NULL);
    else if (f && f->place.id == PANE_LIST && (!is_same || was->row != now->row)) {
        uint32_t at = list_find(&a->list, now->row, now->told);
        /* What was looked at stands from where ▒ was to where it is. */
        for (uint32_t i = p->listed - 1; is_there && looked > p->looked && i < at; i++)
            say_row(b, a, i);
        say_row(b, a, at);
    } else if (f && f->place.id != PANE_LIST)
        say_pane(b, a, f, is_same && was->row == now->row ? was : NULL);
    if (!p->is_begun)
        say(b, STR("Help: question mark"));
    p->said = *now;
    if (f)
        p->said.at[f->place.id].top = f->top;
    p->looked = looked;
    p->listed = a->list.n;
    p->is_begun = true;
}

str plain_say(struct plain *p, struct app *a) {
    struct buf b = {.arena = &a->frame_arena};
    say(&b, a->message);
    if (a->help.open)
        say_help(&b, a);
    else if (a->faults.open)
        say_faults(&b, a);
    else if (menu_is_open(a))
        say_menu(&b, a);
    else if (a->prompt.id != PROMPT_NONE)
        say(&b, str_fmt(&a->frame_arena, "%s type a line", prompt_kind(a)->label));
    else
        say_place(&b, p, a);
    if (b.n == 0)
        say(&b, STR("Nothing has changed"));
    return buf_str(&b);
}

void plain_take(struct plain *p, str line) {
    p->line = str_trim(line);
    p->is_pressed = p->line.n == 0;
}

/* The key that a word names: itself, "Enter", "enter", "<C-d>". */
static bool key_of(str word, uint32_t *key, struct arena *a) {
    str name = str_dup(a, word);
    if (text_cluster_end(word, 0) < word.n && word.p[0] != '<') {
        char first = word.p[0];
        bool is_small = first >= 'a' && first <= 'z';
        name = str_fmt(a, "<%c%.*s>", is_small ? first - 'a' + 'A' : first,
                       STR_ARG(str_slice(word, 1, word.n)));
    }
    return key_next(&name, key, NULL) && name.n == 0;
}

bool plain_next(struct plain *p, struct app *a, struct event *ev) {
    *ev = (struct event){.type = EVENT_KEY, .key = K_ENTER};
    if (p->is_pressed || p->line.n == 0) {
        bool is_pressed = p->is_pressed;
        p->is_pressed = false;
        return is_pressed;
    }
    str rest = p->line, word = str_split(&rest, ' ');
    bool is_known = key_of(word, &ev->key, &a->frame_arena);
    if (a->prompt.id != PROMPT_NONE && !(is_known && ev->key == K_ESC)) {
        *ev = (struct event){.type = EVENT_PASTE, .text = p->line};
        p->line = STR("");
        p->is_pressed = true;
        return true;
    }
    size_t at = 0;
    uint32_t first = text_decode(word, &at);
    const struct action *x = bind_action(&a->bind, first);
    if (!is_known && x && x->run_with == prompt_open) {
        ev->key = first;
        rest = str_slice(p->line, at, p->line.n);
    } else if (!is_known) {
        rest = STR("");
        *ev = (struct event){
            .type = EVENT_SAID,
            .text = str_fmt(&a->frame_arena,
                            "There is no key \"%.*s\"; try Enter, Space, Tab, Esc, Backspace",
                            STR_ARG(word))};
    }
    p->line = str_trim(rest);
    return true;
}
