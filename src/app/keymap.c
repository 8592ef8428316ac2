/* Names of keys: one table read in both directions. */
#include "app/keymap.h"

#include "base/text.h"

static const struct {
    const char *name, *label;
    uint32_t key;
} names[] = {
    {"Enter", "Enter", K_ENTER},
    {"Tab", "Tab", K_TAB},
    {"S-Tab", "S-Tab", K_BACKTAB},
    {"Esc", "Esc", K_ESC},
    {"BS", "⌫", K_BACKSPACE},
    {"Del", "Del", K_DELETE},
    {"Up", "↑", K_UP},
    {"Down", "↓", K_DOWN},
    {"Left", "←", K_LEFT},
    {"Right", "→", K_RIGHT},
    {"Home", "Home", K_HOME},
    {"End", "End", K_END},
    {"PgUp", "PgUp", K_PGUP},
    {"PgDn", "PgDn", K_PGDN},
    {"F1", "F1", K_F1},
    {"Backspace", "⌫", K_BACKSPACE},
    {"Shift-Tab", "S-Tab", K_BACKTAB},
    {"Space", "Space", ' '},
    {"lt", "<", '<'},
    {"Semicolon", ";", ';'},
};

static bool named_key(str name, uint32_t *out) {
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_eq(name, str_of(names[i].name))) {
            *out = names[i].key;
            return true;
        }
    bool modified = name.n == 3 && name.p[1] == '-' && name.p[2] > ' ' && name.p[2] < 127;
    if (!modified || (name.p[0] != 'C' && name.p[0] != 'A'))
        return false;
    *out = (name.p[0] == 'C' ? K_CTRL : K_ALT) | (uint32_t)name.p[2];
    return true;
}

bool key_next(str *keys, uint32_t *out, struct err *e) {
    size_t at = 0;
    if (keys->n == 0)
        return false;
    if (keys->p[0] != '<') {
        *out = text_decode(*keys, &at);
        *keys = str_slice(*keys, at, keys->n);
        return true;
    }
    size_t close = str_find(*keys, STR(">"), 0);
    if (close == SIZE_MAX)
        return err_set(e, "a key name that starts with < has no >; write <lt> for the key <");
    str name = str_slice(*keys, 1, close);
    if (!named_key(name, out))
        return err_set(e, "there is no key <%.*s>; try <Enter>, <Esc>, <Down>, <C-d>",
                       STR_ARG(name));
    *keys = str_slice(*keys, close + 1, keys->n);
    return true;
}

str key_label(struct arena *a, uint32_t key) {
    for (size_t i = 0; i < COUNT(names); i++)
        if (names[i].key == key)
            return str_of(names[i].label);
    if (key & K_CTRL)
        return str_fmt(a, "Ctrl-%c", (char)(key & 127));
    if (key & K_ALT)
        return str_fmt(a, "Alt-%c", (char)(key & 127));
    char bytes[4];
    return str_dup(a, (str){bytes, text_encode(key, bytes)});
}

uint32_t key_begun(struct arena *a, str folded) {
    for (size_t i = 0; i < COUNT(names); i++)
        if (folded.n > 1 && str_starts(text_fold(a, str_of(names[i].name)), folded))
            return names[i].key;
    return 0;
}

int key_step(uint32_t key, int page) {
    if (key == K_DOWN || key == (K_CTRL | 'n'))
        return 1;
    if (key == K_UP || key == (K_CTRL | 'p'))
        return -1;
    return key == K_PGDN ? page : key == K_PGUP ? -page : 0;
}

uint32_t key_moved(uint32_t at, int64_t by, uint32_t n) {
    int64_t to = at + by, most = n > 0 ? (int64_t)n - 1 : 0;
    return (uint32_t)(to < 0 ? 0 : to > most ? most : to);
}
