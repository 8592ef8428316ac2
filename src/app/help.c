/* Help is the action table itself, so it can't be wrong about the keys. */
#include "app/help.h"

#include "app/keymap.h"
#include "app/state.h"

#include "base/hangul.h"
#include "base/text.h"

static const char *const group_titles[GROUP_COUNT] = {
    [GROUP_MOVE] = "Move", [GROUP_GO] = "Go", [GROUP_SHOW] = "Show", [GROUP_PROGRAM] = "Program"};

static const struct {
    const char *sign, *text;
} signs[] = {
    {"♪", "A song; a line of its words in a scene"},
    {"[1]", "A source; the list of them ends each page"},
    {"◐ ◔ ○", "How sure a scene's song is: joined from two sources, inferred, a candidate"},
    {"▒", "Withheld: it tells of an episode you have not seen"},
};

static str key_list(const struct action *action, struct arena *arena) {
    struct buf b = {.arena = arena};
    str keys = str_of(action->keys);
    uint32_t key;
    struct err e;
    while (key_next(&keys, &key, &e)) {
        if (b.n > 0)
            buf_add(&b, STR(" "));
        buf_add(&b, key_label(arena, key));
    }
    return buf_str(&b);
}

static bool contains(str text, str folded_query, struct arena *arena) {
    return str_find(text_fold(arena, text), folded_query, 0) != SIZE_MAX;
}

/* True when the query is one of the keys; the case of a letter counts, for g is not G. */
static bool is_key(str keys, str query) {
    while (keys.n > 0)
        if (str_eq(str_split(&keys, ' '), query))
            return true;
    return false;
}

static void add(struct help_items *out, struct help_item item, bool wanted) {
    if (wanted)
        out->at[out->n++] = item;
}

static void add_actions(struct help_items *out, str query, bool by_key, struct arena *arena) {
    str folded = text_fold(arena, query);
    int last = -1;
    for (size_t i = 0; i < action_count; i++) {
        const struct action *x = &actions[i];
        struct help_item item = {.keys = key_list(x, arena), .text = str_of(x->help), .action = x};
        bool key = query.n > 0 && is_key(item.keys, query);
        bool words = contains(item.text, folded, arena) ||
                     contains(str_of(x->name), folded, arena) || contains(item.keys, folded, arena);
        bool wanted = by_key ? key : words && !key;
        if (query.n == 0 && (int)x->group != last)
            item.heading = group_titles[x->group];
        last = (int)x->group;
        add(out, item, wanted);
    }
}

static void add_signs(struct help_items *out, str query, struct arena *arena) {
    str folded = text_fold(arena, query);
    for (size_t i = 0; i < COUNT(signs); i++) {
        struct help_item item = {.keys = str_of(signs[i].sign), .text = str_of(signs[i].text)};
        if (query.n == 0 && i == 0)
            item.heading = "Signs";
        add(out, item, contains(item.text, folded, arena) || contains(item.keys, folded, arena));
    }
}

/* The key of a letter: with a Korean layout on, ㅓ is j. */
static str typed_key(str letter, struct arena *arena) {
    char keys[6];
    size_t at = 0, n = hangul_keys(text_decode(letter, &at), keys);
    return n == 1 ? str_dup(arena, (str){keys, 1}) : letter;
}

struct help_items help_items(const struct app *a, struct arena *arena) {
    struct help_items out = {.at = NEW(arena, struct help_item, action_count + COUNT(signs))};
    str query = edit_text(&a->help.query);
    bool letter = query.n > 0 && text_cluster_end(query, 0) == query.n;
    add_actions(&out, letter ? typed_key(query, arena) : query, true, arena);
    if (letter && out.n > 0) /* a letter is in nearly every line, but one line is its key */
        return out;
    add_actions(&out, query, false, arena);
    add_signs(&out, query, arena);
    return out;
}

static void close_help(struct app *a) {
    a->help.open = false;
}

static void run_picked(struct app *a, const struct help_items *items, struct effects *fx) {
    if (a->help.picked >= items->n)
        return;
    const struct action *action = items->at[a->help.picked].action;
    close_help(a);
    if (action)
        action_try(action, a, fx);
}

static void pick(struct app *a, const struct help_items *items, int by) {
    int at = (int)a->help.picked + by;
    int most = items->n > 0 ? (int)items->n - 1 : 0;
    a->help.picked = (uint32_t)(at < 0 ? 0 : at > most ? most : at);
}

static int pick_by(const struct app *a, uint32_t key) {
    int page = a->h > 6 ? a->h - 6 : 1;
    if (key == K_DOWN || key == (K_CTRL | 'n'))
        return 1;
    if (key == K_UP || key == (K_CTRL | 'p'))
        return -1;
    if (key == K_PGDN)
        return page;
    return key == K_PGUP ? -page : 0;
}

void help_key(struct app *a, uint32_t key, struct effects *fx) {
    struct help_items items = help_items(a, &a->frame_arena);
    bool empty = a->help.query.n == 0;
    bool closes = key == K_ESC || key == K_F1 || key == (K_CTRL | 'c') ||
                  (empty && (key == 'q' || key == '?'));
    int by = pick_by(a, key);
    if (closes)
        close_help(a);
    else if (key == K_ENTER)
        run_picked(a, &items, fx);
    else if (by != 0)
        pick(a, &items, by);
    else if (edit_key(&a->help.query, key))
        a->help.picked = a->help.top = 0;
}
