/* The action table and the small functions that it names. Motions are in move.c. */
#include "app/action.h"

#include "app/history.h"
#include "app/keep.h"
#include "app/move.h"
#include "app/peek.h"
#include "app/prompt.h"
#include "app/state.h"

#include "base/palette.h"

#include <assert.h>
#include <string.h>

static bool on_list(const struct app *a) {
    return a->now.focus == PANE_LIST;
}

static bool can_open(const struct app *a) {
    return on_list(a) ? a->now.row != REF_NONE : frame_link(frame_focus(a)) != NULL;
}

static bool can_pick(const struct app *a) {
    return a->frame.n > 0;
}

static bool can_go_back(const struct app *a) {
    return a->back.n > 0;
}

static bool can_go_forward(const struct app *a) {
    return a->forward.n > 0;
}

static bool can_close(const struct app *a) {
    return a->zoom || a->now.page != REF_NONE || a->loading.is_on;
}

static bool many_panes(const struct app *a) {
    return a->frame.n > 1 || a->zoom || a->frame.layout.one;
}

static bool can_zoom(const struct app *a) {
    return a->zoom || a->frame.n > 1;
}

static void open_row(struct app *a) {
    peek_page(a, a->now.row);
    history_open(a, a->now.row, SECTION_NONE);
    move_told(a, a->now.told);
}

static void open_link(struct app *a, const struct pane_frame *p) {
    const struct link_place *link = frame_link(p);
    if (link->span->withheld != REF_NONE) {
        peek_link(a, p, link);
        return;
    }
    peek_page(a, link->span->target);
    bool more = link->span->kind == SPAN_MORE;
    history_open(a, link->span->target,
                 more ? p->flow.lines[link->line].section->id : SECTION_NONE);
}

static void run_open(struct app *a) {
    if (move_on_map(a))
        move_map_enter(a);
    else if (!on_list(a))
        open_link(a, frame_focus(a));
    else if (a->now.view == VIEW_LIBRARY)
        history_view(a, VIEW_TRACKS);
    else if (peek_on_later(a))
        peek_later(a);
    else
        open_row(a);
}

static void run_close(struct app *a) {
    if (a->zoom)
        a->zoom = false;
    else if (!history_close_page(a))
        state_ask(a, EFFECT_CANCEL, STR(""));
}

static bool has_works(const struct app *a) {
    return model_works(a->model) > 1;
}

static void run_names(struct app *a) {
    static const char *const said[NAMES_COUNT] = {[NAMES_ENGLISH] = "Names in English.",
                                                  [NAMES_ORIGINAL] =
                                                      "Names in the language of the work.",
                                                  [NAMES_BOTH] = "Names in both languages."};
    a->names = (a->names + 1) % NAMES_COUNT;
    state_forget_work(a);
    a->message = str_of(said[a->names]);
}

static bool has_songs(const struct app *a) {
    return a->now.view == VIEW_TRACKS || a->now.view == VIEW_MAP;
}

static void run_order(struct app *a) {
    static const char *const said[ORDER_COUNT] = {
        [ORDER_PART] = "Songs by part.",
        [ORDER_FIRST] = "Songs by the episode where one is first heard.",
        [ORDER_HEARD] = "Songs by how often they are heard."};
    a->order = (a->order + 1) % ORDER_COUNT;
    state_forget_work(a);
    a->message = str_of(said[a->order]);
}

static void run_theme(struct app *a) {
    a->palette = (uint8_t)((a->palette + 1) % PALETTE_COUNT);
    state_say(a, "Theme: %s.", palette_names[a->palette]);
}

static void run_zoom(struct app *a) {
    a->zoom = !a->zoom;
}

static void run_help(struct app *a) {
    a->help = (struct help){.open = true};
}

/* What is picked; but with a page that is open the page itself, not a link in it. */
static ref record_of(const struct app *a) {
    if (a->now.focus == PANE_PAGE)
        return a->now.page != REF_NONE ? a->now.page : a->now.row;
    return keep_picked(a);
}

static bool can_edit(const struct app *a) {
    return record_of(a) != REF_NONE;
}

static void run_edit(struct app *a) {
    struct where at;
    if (where_find(a->model, record_of(a), &a->frame_arena, &at))
        faults_edit(a, at);
    else
        a->message = STR("It is built in, in no file. For one: leitmotif export json > my.json");
}

static bool has_faults(const struct app *a) {
    return a->faults.n > 0;
}

static void run_faults(struct app *a) {
    a->faults.open = true;
}

static void run_effect(struct app *a, int arg) {
    state_ask(a, (enum effect_type)arg, STR(""));
}

const struct action actions[] = {
    {GROUP_GO, "open", "<Enter>", "Open the row or link, or the one thing withheld there",
     "Enter open", "No link is picked; {down} picks one.", can_open, .run = run_open},
    {GROUP_GO, "search", "/", "Search while you type: a scene, a song, a line, a name", "/ search",
     .run_with = prompt_open, PROMPT_SEARCH},
    {GROUP_GO, "next-hit", "n", "Next hit of the search",
     .cannot = "Nothing was searched for yet; {search} does.", search_can_go, search_next, 1},
    {GROUP_GO, "previous-hit", "pN", "Previous hit",
     .cannot = "Nothing was searched for yet; {search} does.", search_can_go, search_next, -1},
    {GROUP_GO, "close", "<Esc>", "Close the innermost: zoom, then the open page; or stop loading",
     "Esc close", "Nothing is open; {quit} quits.", can_close, .run = run_close},
    {GROUP_GO, "back", "<BS>[", "Back to where you were", "⌫ back",
     "There is nothing to go back to.", .can = can_go_back, history_step, -1},
    {GROUP_GO, "forward", "]", "Forward again", .cannot = "There is nothing to go forward to.",
     can_go_forward, history_step, 1},
    {GROUP_GO, "previous-place", "'", "The previous place, and back here",
     .cannot = "There is nothing to go back to.", can_go_back, .run = history_swap},
    {GROUP_MOVE, "down", "<Down>j", "Next row; in a page the next link, scrolling between",
     "↑↓ move", .can = can_pick, move_step, 1},
    {GROUP_MOVE, "up", "<Up>k", "Previous row or link", .can = can_pick, move_step, -1},
    {GROUP_MOVE, "next-pane", "<Tab>", "Next pane", "Tab pane", .can = many_panes, move_pane, 1},
    {GROUP_MOVE, "previous-pane", "<S-Tab>", "Previous pane", .can = many_panes, move_pane, -1},
    {GROUP_MOVE, "right", "<Right>l", "The pane on the right", .can = many_panes, move_side, 1},
    {GROUP_MOVE, "left", "<Left>h", "The pane on the left", .can = many_panes, move_side, -1},
    {GROUP_MOVE, "page-down", "<Space><PgDn>", "One page down", .can = can_pick, move_page, 2},
    {GROUP_MOVE, "page-up", "<PgUp>", "One page up", .can = can_pick, move_page, -2},
    {GROUP_MOVE, "half-down", "<C-d>", "Half a page down", .can = can_pick, move_page, 1},
    {GROUP_MOVE, "half-up", "<C-u>", "Half a page up", .can = can_pick, move_page, -1},
    {GROUP_MOVE, "first", "g<Home>", "First row, or the top of the page", .can = can_pick, move_end,
     -1},
    {GROUP_MOVE, "last", "G<End>", "Last row, or the end of the page", .can = can_pick, move_end,
     1},
    {GROUP_MOVE, "next-heading", "}", "Next heading: episode, group, section", .can = can_pick,
     move_heading, 1},
    {GROUP_MOVE, "previous-heading", "{", "Previous heading", .can = can_pick, move_heading, -1},
    {GROUP_SHOW, "tracks", "1", "Tracks: the songs, each with its scenes, words and artist",
     "1-7 view", .run_with = history_view, VIEW_TRACKS},
    {GROUP_SHOW, "scenes", "2", "Scenes: the story by episode, each with its song",
     .run_with = history_view, VIEW_SCENES},
    {GROUP_SHOW, "people", "3", "People: performers, cast and crew", .run_with = history_view,
     VIEW_PEOPLE},
    {GROUP_SHOW, "story", "4", "Story: premise, characters, albums, making, awards, places",
     .run_with = history_view, VIEW_STORY},
    {GROUP_SHOW, "map", "5", "Map: which song plays in which episode", .run_with = history_view,
     VIEW_MAP},
    {GROUP_SHOW, "sources", "6", "Sources: what each fact rests on, and where they differ",
     .run_with = history_view, VIEW_SOURCES},
    {GROUP_SHOW, "library", "0", "Library: all works; Enter goes into one", "0 library",
     "There is only one work; open more files, or a folder.", .can = has_works, history_view,
     VIEW_LIBRARY},
    {GROUP_GO, "in-map", "m", "The song or scene in the Map", .run = jump_to_map},
    {GROUP_GO, "cited", "c", "The sources of what is picked", .run = jump_to_sources},
    {GROUP_GO, "visit", "o", "Listen to the song, or open a source in $BROWSER", .run = menu_visit},
    {GROUP_GO, "copy", "y", "Copy: a line for a chat, the lyric, a citation …", .run = menu_copy},
    {GROUP_SHOW, "order", "O", "Order of the songs: part, first heard, most heard",
     .cannot = "Only songs have other orders.", has_songs, .run = run_order},
    {GROUP_SHOW, "kept", "7", "Kept: your bookmarks and notes", .run_with = history_view,
     VIEW_KEPT},
    {GROUP_SHOW, "names", "tL", "Names in English, in Korean, or both", .run = run_names},
    {GROUP_SHOW, "theme", "T", "Theme: few colours, more, none", .run = run_theme},
    {GROUP_SHOW, "zoom", "z", "The pane alone on the whole screen, and back", "z zoom",
     .can = can_zoom, .run = run_zoom},
    {GROUP_SHOW, "watched", "s", "How far you have seen: no spoilers of later episodes",
     "s seen up to", .run_with = prompt_open, PROMPT_WATCHED},
    {GROUP_GO, "bookmark", "b", "Bookmark what is picked, or take the bookmark away",
     .cannot = "Nothing is picked.", keep_can, .run = keep_bookmark},
    {GROUP_GO, "note", "e", "Note a line on what is picked", .cannot = "Nothing is picked.",
     keep_can, prompt_open, PROMPT_NOTE},
    {GROUP_PROGRAM, "help", "?<F1>", "All keys; type to filter them", "? help", .run = run_help},
    {GROUP_PROGRAM, "command", ":", "Any of these by its name, like :zoom or :watched 6",
     .run_with = prompt_open, PROMPT_COMMAND},
    {GROUP_PROGRAM, "edit", "E", "$EDITOR at this record, in a file of your own", .can = can_edit,
     .run = run_edit},
    {GROUP_PROGRAM, "faults", "!", "What is wrong in the files",
     .cannot = "Nothing is wrong in the files.", has_faults, .run = run_faults},
    {GROUP_PROGRAM, "reload", "R", "Load the files anew; changes are seen without it",
     .run_with = run_effect, EFFECT_RELOAD},
    {GROUP_PROGRAM, "quit", "q", "Quit, exit", "q quit", .run_with = run_effect, EFFECT_QUIT},
    {GROUP_PROGRAM, "quit-now", "<C-c>", "Quit, or leave what is typed or chosen",
     .run_with = run_effect, EFFECT_QUIT},
    {GROUP_PROGRAM, "suspend", "<C-z>", "Suspend, back to the shell", .run_with = run_effect,
     EFFECT_SUSPEND},
    {GROUP_PROGRAM, "redraw", "<C-l>", "Draw the screen anew", .run_with = run_effect,
     EFFECT_REDRAW},
};

const size_t action_count = COUNT(actions);

const struct action *action_named(const char *name) {
    size_t i = 0;
    while (i < action_count && strcmp(actions[i].name, name) != 0)
        i++;
    assert(i < action_count);
    return &actions[i];
}

bool action_can(const struct action *action, const struct app *a) {
    return !action->can || action->can(a);
}

void action_try(const struct action *action, struct app *a) {
    if (!action_can(action, a))
        state_tell(a, str_of(action->cannot ? action->cannot : "That does not apply here."));
    else if (action->run)
        action->run(a);
    else
        action->run_with(a, action->arg);
}

void action_anywhere(struct app *a, uint32_t key) {
    const struct action *x = bind_action(&a->bind, key);
    if (x && x->run_with == run_effect && x->arg != EFFECT_QUIT)
        action_try(x, a);
}
