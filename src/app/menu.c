/* What is the same for all menus, and the table of them. */
#include "app/menu.h"

#include "app/action.h"
#include "app/keymap.h"
#include "app/state.h"
#include "app/view.h"

#include "base/text.h"

/* Columns: of the border and a blank beside it, of a key with its gap, of a gap. */
enum { EDGE = 2, KEY = 3, GAP = 2 };

static const struct {
    const char *title, *hint, *said, *nothing;
    enum effect_type effect;
} kinds[MENU_COUNT] = {
    [MENU_COPY] = {" Copy ", "Enter or its letter copies  ↑↓ pick  Esc closes", "Copied",
                   "There is nothing to copy here.", EFFECT_COPY},
    [MENU_VISIT] = {" Open in the browser ", "Enter or its letter opens  ↑↓ pick  Esc closes",
                    "Opening", "Nothing here has an address.", EFFECT_VISIT},
};

void menu_start(struct app *a, enum menu_id id, uint32_t most) {
    struct menu *m = &a->menu;
    arena_reset(&m->arena);
    m->id = id;
    m->at = NEW(&m->arena, struct menu_entry, most);
    m->n = m->picked = m->top = 0;
}

void menu_add(struct app *a, char key, str words, str text) {
    struct menu *m = &a->menu;
    if (text.n > 0)
        m->at[m->n++] =
            (struct menu_entry){key, str_dup(&m->arena, words), str_dup(&m->arena, text)};
}

void menu_end(struct app *a) {
    if (!menu_is_open(a))
        a->message = str_of(kinds[a->menu.id].nothing);
}

bool menu_is_open(const struct app *a) {
    return a->menu.n > 0;
}

void menu_close(struct app *a) {
    a->menu.n = 0;
}

static str first_line(str text) {
    return str_split(&text, '\n');
}

static void choose(struct app *a, const struct menu_entry *entry) {
    state_ask(a, kinds[a->menu.id].effect, entry->text);
    state_say(a, "%s: %.*s", kinds[a->menu.id].said, STR_ARG(first_line(entry->text)));
    menu_close(a);
}

static const struct menu_entry *entry_of(const struct menu *m, uint32_t key) {
    for (uint32_t i = 0; i < m->n; i++)
        if (m->at[i].key && (uint32_t)m->at[i].key == key)
            return &m->at[i];
    return key == K_ENTER ? &m->at[m->picked] : NULL;
}

void menu_key(struct app *a, uint32_t key) {
    struct menu *m = &a->menu;
    const struct menu_entry *entry = entry_of(m, key);
    int by = key == 'j' ? 1 : key == 'k' ? -1 : key_step(key, a->h - 3);
    if (entry)
        choose(a, entry);
    else if (key == K_ESC || key == 'q' || key == (K_CTRL | 'c'))
        menu_close(a);
    else if (by != 0)
        m->picked = key_moved(m->picked, by, m->n);
    else
        action_anywhere(a, key);
}

static int widest(const struct menu *m, bool of_texts) {
    int most = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        int w = text_width(of_texts ? first_line(m->at[i].text) : m->at[i].words);
        most = w > most ? w : most;
    }
    return most;
}

static void paint_entry(struct app *a, const struct pen *pen, uint32_t nth) {
    const struct menu_entry *entry = &a->menu.at[nth];
    int x = pen->clip.x, w = pen->clip.w, words = widest(&a->menu, false);
    int room = w - KEY - GAP, most = room * 2 / 3; /* a text is known by its beginning */
    words = words < most ? words : most;
    str shown = text_cut(&a->frame_arena, entry->words, words);
    grid_put(pen, x, (str){&entry->key, entry->key != 0}, view_style(ROLE_KEY, ATTR_BOLD));
    grid_put(pen, x + KEY, shown, view_style(ROLE_TEXT, 0));
    shown = text_cut(&a->frame_arena, first_line(entry->text), room - words);
    grid_put(pen, x + KEY + words + GAP, shown, view_style(ROLE_DIM, 0));
    if (nth == a->menu.picked)
        grid_mark(pen->g, (rect){x, pen->y, w, 1}, ATTR_REVERSE);
}

/* As large as its entries, as far as that is there, and in the middle. */
static rect place(const struct app *a) {
    const struct menu *m = &a->menu;
    int w = 2 * EDGE + KEY + widest(m, false) + GAP + widest(m, true);
    int h = (int)m->n + 2, most_h = a->h - 1;
    w = w < a->w ? w : a->w;
    h = h < most_h ? h : most_h;
    return (rect){(a->w - w) / 2, (most_h - h) / 2, w, h};
}

void menu_click(struct app *a, int x, int y) {
    struct menu *m = &a->menu;
    rect box = place(a);
    bool inside = x > box.x && x < box.x + box.w - 1 && y > box.y && y < box.y + box.h - 1;
    uint32_t nth = m->top + (uint32_t)(y - box.y - 1);
    if (inside && nth < m->n)
        choose(a, &m->at[nth]);
    else if (!inside)
        menu_close(a);
}

void menu_paint(struct app *a, struct grid *g) {
    struct menu *m = &a->menu;
    rect box = place(a), rows = {box.x + EDGE, box.y + 1, box.w - 2 * EDGE, box.h - 2};
    struct pen pen = {g, rows, rows.y}, footer = view_pen(g, g->h - 1);
    str counter = str_fmt(&a->frame_arena, " %u/%u ", m->picked + 1, m->n);
    grid_fill(g, box, view_style(ROLE_TEXT, 0));
    view_box(g, box, kinds[m->id].title, (int)m->n > box.h - 2 ? counter : STR(""));
    grid_fill(g, (rect){0, footer.y, g->w, 1}, view_style(ROLE_TEXT, 0));
    str hint = text_cut(&a->frame_arena, str_of(kinds[m->id].hint), g->w - 2);
    grid_put(&footer, 1, hint, view_style(ROLE_DIM, 0));
    uint32_t height = rows.h > 0 ? (uint32_t)rows.h : 1;
    m->top = frame_scrolled(m->top, m->picked, m->n, height);
    for (uint32_t i = m->top; i < m->n && i < m->top + height; i++, pen.y++)
        paint_entry(a, &pen, i);
}
