/* Line editing: each key is a motion, and an erasure is the bytes that a motion passes over. */
#include "app/edit.h"

#include "app/event.h"

#include "base/text.h"

#include <string.h>

str edit_text(const struct edit *e) {
    return (str){e->text, e->n};
}

void edit_clear(struct edit *e) {
    e->n = e->cursor = 0;
}

void edit_insert(struct edit *e, str text) {
    size_t room = EDIT_MAX - e->n;
    if (text.n > room)
        text = str_slice(text, 0, text_cluster_start(text, room));
    char *to = e->text + e->cursor;
    memmove(to + text.n, to, e->n - e->cursor);
    for (size_t i = 0; i < text.n; i++)
        to[i] = (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i];
    e->n += text.n;
    e->cursor += text.n;
}

static size_t left(const struct edit *e) {
    return text_cluster_start(edit_text(e), e->cursor);
}

static size_t right(const struct edit *e) {
    return text_cluster_end(edit_text(e), e->cursor);
}

static size_t word_left(const struct edit *e) {
    size_t at = e->cursor;
    while (at > 0 && e->text[at - 1] == ' ')
        at--;
    while (at > 0 && e->text[at - 1] != ' ')
        at--;
    return at;
}

static size_t word_right(const struct edit *e) {
    size_t at = e->cursor;
    while (at < e->n && e->text[at] == ' ')
        at++;
    while (at < e->n && e->text[at] != ' ')
        at++;
    return at;
}

static size_t start(const struct edit *e) {
    (void)e;
    return 0;
}

static size_t end(const struct edit *e) {
    return e->n;
}

/* Each with the key that stands for it without arrows and the like, or K_NONE. */
static const struct {
    uint32_t key, other;
    size_t (*to)(const struct edit *e);
    bool erases;
} motions[] = {
    {K_LEFT, K_CTRL | 'b', left, false},
    {K_RIGHT, K_CTRL | 'f', right, false},
    {K_HOME, K_CTRL | 'a', start, false},
    {K_END, K_CTRL | 'e', end, false},
    {K_ALT | 'b', K_NONE, word_left, false},
    {K_ALT | 'f', K_NONE, word_right, false},
    {K_BACKSPACE, K_CTRL | 'h', left, true},
    {K_DELETE, K_CTRL | 'd', right, true},
    {K_ALT | K_BACKSPACE, K_CTRL | 'w', word_left, true},
    {K_ALT | 'd', K_NONE, word_right, true},
    {K_CTRL | 'u', K_NONE, start, true},
    {K_CTRL | 'k', K_NONE, end, true},
};

static void erase(struct edit *e, size_t from, size_t to) {
    memmove(e->text + from, e->text + to, e->n - to);
    e->n -= to - from;
    e->cursor = from;
}

bool edit_key(struct edit *e, uint32_t key) {
    for (size_t i = 0; i < COUNT(motions) && key != K_NONE; i++)
        if (motions[i].key == key || motions[i].other == key) {
            size_t to = motions[i].to(e);
            if (!motions[i].erases)
                e->cursor = to;
            else if (to < e->cursor)
                erase(e, to, e->cursor);
            else
                erase(e, e->cursor, to);
            return true;
        }
    if (key < ' ' || key >= K_ENTER)
        return false;
    char bytes[4];
    edit_insert(e, (str){bytes, text_encode(key, bytes)});
    return true;
}
