/* The keys of the user over those of the table. */
#include "app/bind.h"

#include "app/keymap.h"
#include "core/near.h"

enum { UNSET = 0 };

str bind_keys(const struct bind *b, const struct action *x) {
    return b->keys ? b->keys[x - actions] : str_of(x->keys);
}

static bool has_key(str keys, uint32_t key) {
    uint32_t k;
    while (key_next(&keys, &k, NULL))
        if (k == key)
            return true;
    return false;
}

const struct action *bind_action(const struct bind *b, uint32_t key) {
    for (size_t i = 0; i < action_count; i++)
        if (has_key(bind_keys(b, &actions[i]), key))
            return &actions[i];
    return NULL;
}

str bind_labels(const struct bind *b, const struct action *x, struct arena *a) {
    struct buf out = {.arena = a};
    str keys = bind_keys(b, x);
    uint32_t key;
    while (key_next(&keys, &key, NULL))
        buf_join(&out, " ", key_label(a, key));
    return buf_str(&out);
}

str bind_key(const struct bind *b, const char *name, struct arena *a) {
    str keys = bind_keys(b, action_named(name));
    uint32_t key;
    return key_next(&keys, &key, NULL) ? key_label(a, key) : STR("");
}

str bind_words(const struct bind *b, str text, struct arena *a) {
    struct buf out = {.arena = a};
    while (text.n > 0) {
        buf_add(&out, str_split(&text, '{'));
        if (text.n > 0)
            buf_add(&out, bind_key(b, str_cstr(a, str_split(&text, '}')), a));
    }
    return buf_str(&out);
}

str bind_hint(const struct bind *b, const struct action *x, struct arena *a) {
    str word = str_of(x->hint), keys = bind_keys(b, x);
    if (str_eq(keys, str_of(x->keys)) || word.n == 0)
        return word;
    str_split(&word, ' ');
    str key = bind_key(b, x->name, a);
    return key.n > 0 ? str_fmt(a, "%.*s %.*s", STR_ARG(key), STR_ARG(word)) : STR("");
}

/* Takes over one line. `lines` has the line in which an action got its keys, or UNSET. */
struct binding {
    struct bind *b;
    struct config *c;
    unsigned *lines;
};

/* Whether the keys exist, and none was given away in another line. */
static bool are_free(const struct binding *x, str keys, struct err *e) {
    uint32_t key;
    e->text[0] = '\0';
    while (key_next(&keys, &key, e))
        for (size_t i = 0; i < action_count; i++)
            if (x->lines[i] != UNSET && has_key(x->b->keys[i], key)) {
                str label = key_label(&x->c->arena, key);
                return err_set(e, "%.*s is a key of %s already, in line %u", STR_ARG(label),
                               actions[i].name, x->lines[i]);
            }
    return e->text[0] == '\0';
}

static bool take(const struct binding *x, const struct config_keys *line, struct err *e) {
    struct near near = {.wanted = line->action};
    for (size_t i = 0; i < action_count; i++)
        if (near_try(&near, str_of(actions[i].name))) {
            if (!are_free(x, line->keys, e))
                return false;
            x->b->keys[i] = line->keys;
            x->lines[i] = line->line;
            return true;
        }
    err_set(e, "there is no action \"%.*s\"", STR_ARG(line->action));
    return near_hint(&near, "", "\"leitmotif config\" lists them", e);
}

/* The keys of `from` without those of `taken`. */
static str without(struct arena *a, str from, str taken) {
    struct buf left = {.arena = a};
    uint32_t key;
    for (str rest = from, before = from; key_next(&rest, &key, NULL); before = rest)
        if (!has_key(taken, key))
            buf_add(&left, str_slice(before, 0, before.n - rest.n));
    return buf_str(&left);
}

void bind_open(struct bind *b, struct config *c) {
    struct binding x = {b, c, NEW(&b->arena, unsigned, action_count)};
    struct err e;
    b->keys = NEW(&b->arena, str, action_count);
    for (size_t i = 0; i < action_count; i++)
        b->keys[i] = str_of(actions[i].keys);
    for (unsigned i = 0; i < c->key_count; i++)
        if (!take(&x, &c->keys[i], &e))
            config_fault(c, c->keys[i].line, &e);
    for (size_t i = 0; i < action_count; i++)
        for (size_t k = 0; k < action_count && x.lines[i] == UNSET; k++)
            if (x.lines[k] != UNSET)
                b->keys[i] = without(&b->arena, b->keys[i], b->keys[k]);
}

void bind_print(struct buf *out) {
    buf_add(out,
            STR("\n# Keys, one after the other: letters as they are, others as <Enter>, <C-d>, "
                "<Semicolon>.\n# Nothing after the = leaves an action without a key; : runs it by "
                "its name.\n[keys]\n"));
    for (size_t i = 0; i < action_count; i++)
        buf_fmt(out, "# %s.\n#%s = %s\n", actions[i].help, actions[i].name, actions[i].keys);
}
