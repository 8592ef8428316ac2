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

struct search_for {
    const struct app *a;
    str query, key; /* what may be a key: a Korean letter is that of another keyboard */
    const struct action *called; /* whose key the query names: "backspace"; or NULL */
    struct arena *arena;
};

/* Line `i` of all: those of the actions, then those of the signs. */
static struct help_item item_at(const struct search_for *s, size_t i) {
    if (i >= action_count)
        return (struct help_item){"Signs", str_of(signs[i - action_count].sign),
                                  str_of(signs[i - action_count].text), NULL};
    const struct action *x = &actions[i];
    return (struct help_item){group_titles[x->group], bind_labels(&s->a->bind, x, s->arena),
                              str_of(x->help), x};
}

/* How well an item answers: what is named whole comes before what only tells of it. */
enum { RANK_KEY, RANK_NAME, RANK_BEGUN, RANK_WORDS, RANKS };
static unsigned rank_of(const struct search_for *s, const struct help_item *item) {
    str folded = text_fold(s->arena, s->query);
    str name = item->action ? str_of(item->action->name) : item->text;
    bool is_named = str_eq(name, folded) || (item->action && item->action == s->called);
    bool words = contains(item->text, folded, s->arena) || contains(name, folded, s->arena) ||
                 contains(item->keys, folded, s->arena);
    return is_key(item->keys, s->key) ? RANK_KEY
           : is_named                 ? RANK_NAME
           : str_starts(name, folded) ? RANK_BEGUN
           : words                    ? RANK_WORDS
                                      : RANKS;
}

static void add_items(struct help_items *out, const struct search_for *s, unsigned rank) {
    const char *last = NULL;
    for (size_t i = 0; i < action_count + COUNT(signs); i++) {
        struct help_item item = item_at(s, i);
        bool is_headed = s->query.n == 0 && item.heading != last;
        last = item.heading;
        item.heading = is_headed ? last : NULL;
        if (rank_of(s, &item) == rank)
            out->at[out->n++] = item;
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
    bool is_letter = query.n > 0 && text_cluster_end(query, 0) == query.n;
    uint32_t named = key_begun(arena, text_fold(arena, query));
    struct search_for s = {a, query, is_letter ? typed_key(query, arena) : query,
                           named ? bind_action(&a->bind, named) : NULL, arena};
    /* A letter is in nearly every line, but one line is its key. */
    for (unsigned rank = 0; rank < RANKS && !(is_letter && rank == RANK_NAME && out.n > 0); rank++)
        add_items(&out, &s, rank);
    return out;
}

static void run_picked(struct app *a, const struct help_items *items) {
    if (a->help.picked >= items->n)
        return;
    const struct action *action = items->at[a->help.picked].action;
    a->help.open = false;
    if (action)
        action_try(action, a);
}

bool help_goes_on(struct app *a, uint32_t key) {
    struct help again = {.open = true};
    bool was_typed = a->help.left && !bind_action(&a->bind, key) && edit_key(&again.query, 'q') &&
                     edit_key(&again.query, key);
    a->help = was_typed ? again : (struct help){.open = false};
    return was_typed;
}

void help_key(struct app *a, uint32_t key) {
    struct help_items items = help_items(a, &a->frame_arena);
    bool closes = key == K_ESC || key == K_F1 || key == (K_CTRL | 'c') ||
                  (a->help.query.n == 0 && (key == 'q' || key == '?'));
    int by = key_step(key, a->h > 6 ? a->h - 6 : 1);
    if (closes)
        a->help = (struct help){.left = key == 'q'};
    else if (key == K_ENTER)
        run_picked(a, &items);
    else if (by != 0)
        a->help.picked = key_moved(a->help.picked, by, items.n);
    else if (edit_key(&a->help.query, key))
        a->help.picked = a->help.top = 0;
}
