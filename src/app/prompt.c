/* What all prompts have in common, and the table of their kinds. */
#include "app/prompt.h"

#include "app/action.h"
#include "app/keep.h"
#include "app/keymap.h"
#include "app/state.h"

#include "base/text.h"

#include <string.h>

enum { PAGE_ROWS = 8 };

static const struct prompt_kind kinds[PROMPT_COUNT] = {
    [PROMPT_WATCHED] = {.label = "Watched up to episode: ",
                        .hint = prompt_watched_hint,
                        .changed = prompt_watched_changed,
                        .accept = prompt_watched_accept,
                        .step = prompt_watched_step},
    [PROMPT_NOTE] = {.label = "Note: ",
                     .initial = keep_note_text,
                     .hint = keep_note_hint,
                     .accept = keep_note_accept},
    [PROMPT_COMMAND] = {.label = ":",
                        .hint = prompt_command_hint,
                        .accept = prompt_command_accept,
                        .complete = prompt_command_complete},
    [PROMPT_SEARCH] = {.label = "/ ",
                       .hint = search_hint,
                       .changed = search_changed,
                       .accept = search_accept,
                       .step = search_step,
                       .complete = search_complete,
                       .cancelled = search_cancelled},
};

const struct prompt_kind *prompt_kind(const struct app *a) {
    return a->prompt.id == PROMPT_NONE ? NULL : &kinds[a->prompt.id];
}

static void restore(struct app *a) {
    a->now = a->prompt.place;
    a->zoom = a->prompt.zoom;
    state_watch(a, a->prompt.watched);
}

/* Nothing to do when a kind changes the line that it accepts. */
static void changed(struct app *a) {
    const struct prompt_kind *kind = prompt_kind(a);
    if (!kind)
        return;
    restore(a);
    if (kind->changed)
        kind->changed(a, edit_text(&a->prompt.line));
}

void prompt_open(struct app *a, int id) {
    struct prompt *p = &a->prompt;
    p->id = (enum prompt_id)id;
    p->place = a->now;
    p->zoom = a->zoom;
    p->watched = a->watched;
    p->recalled = 0;
    edit_clear(&p->line);
    if (id == PROMPT_SEARCH)
        keep_recall(a);
    if (kinds[id].initial)
        edit_insert(&p->line, kinds[id].initial(a));
    changed(a);
}

/* What the arrows offered gives way to another answer, and may be edited otherwise. */
static void settle_offer(struct app *a, bool is_answer) {
    if (a->prompt.is_offered && is_answer)
        edit_clear(&a->prompt.line);
    a->prompt.is_offered = false;
}

void prompt_paste(struct app *a, str text) {
    settle_offer(a, true);
    edit_insert(&a->prompt.line, text);
    changed(a);
}

void prompt_set(struct app *a, str text) {
    edit_clear(&a->prompt.line);
    prompt_paste(a, text);
}

unsigned prompt_recalled_count(const struct app *a, enum prompt_id id) {
    return a->prompt.recall[id].n;
}

str prompt_recalled(const struct app *a, enum prompt_id id, unsigned nth) {
    const struct recall *r = &a->prompt.recall[id];
    return (str){r->text[r->n - nth], r->length[r->n - nth]};
}

static void drop(struct recall *r, unsigned i) {
    size_t after = r->n - i - 1;
    memmove(r->text[i], r->text[i + 1], after * sizeof *r->text);
    memmove(r->length + i, r->length + i + 1, after * sizeof *r->length);
    r->n--;
}

/* Each line once, the newest last. A line too long to be kept whole is not. */
void prompt_remember(struct app *a, enum prompt_id id, str line) {
    struct recall *r = &a->prompt.recall[id];
    if (line.n == 0 || line.n > RECALL_BYTES)
        return;
    for (unsigned i = 0; i < r->n; i++)
        if (str_eq((str){r->text[i], r->length[i]}, line))
            drop(r, i);
    if (r->n == RECALL_MAX)
        drop(r, 0);
    memcpy(r->text[r->n], line.p, line.n);
    r->length[r->n++] = (uint16_t)line.n;
}

static void accept(struct app *a) {
    enum prompt_id id = a->prompt.id;
    const struct prompt_kind *kind = prompt_kind(a);
    str line = str_dup(&a->frame_arena, str_trim(edit_text(&a->prompt.line)));
    restore(a);
    a->prompt.id = PROMPT_NONE;
    if (kind->accept(a, line))
        return;
    a->prompt.id = id;
    changed(a);
}

/* Up goes back in time from an empty or a recalled line, down comes forward again. */
static void recall(struct app *a, int by) {
    struct prompt *p = &a->prompt;
    unsigned n = prompt_recalled_count(a, p->id);
    bool may = p->line.n == 0 || p->recalled > 0;
    if (!may || (by > 0 && p->recalled == 0) || (by < 0 && p->recalled >= n))
        return;
    p->recalled -= (unsigned)by;
    prompt_set(a, p->recalled > 0 ? prompt_recalled(a, p->id, p->recalled) : STR(""));
}

static void cancel(struct app *a) {
    const struct prompt_kind *kind = prompt_kind(a);
    restore(a);
    a->prompt.id = PROMPT_NONE;
    if (kind->cancelled)
        kind->cancelled(a);
}

void prompt_key(struct app *a, uint32_t key) {
    const struct prompt_kind *kind = prompt_kind(a);
    int by = key_step(key, PAGE_ROWS);
    settle_offer(a, key >= '0' && key <= '9');
    if (key == K_ESC || key == (K_CTRL | 'c')) {
        cancel(a);
    } else if (key == K_ENTER) {
        accept(a);
    } else if (by != 0 && kind->step) {
        kind->step(a, by);
    } else if (by != 0) {
        recall(a, by < 0 ? -1 : 1);
    } else if ((key == K_TAB || key == K_BACKTAB) && kind->complete) {
        kind->complete(a, edit_text(&a->prompt.line), key == K_TAB ? 1 : -1);
    } else if (edit_key(&a->prompt.line, key)) {
        a->prompt.recalled = 0;
        changed(a);
    } else {
        action_anywhere(a, key);
    }
}
