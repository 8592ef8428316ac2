/* The stream of input: what is torn between two reads, pastes, and clicks that double. */
#include "tui/input.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

enum { ESC = 0x1B };

void input_init(struct input *in, const struct sequence_keys *keys) {
    *in = (struct input){.keys = keys};
}

void input_free(struct input *in) {
    arena_free(&in->arena);
}

char *input_room(struct input *in, size_t *n) {
    memmove(in->bytes, in->bytes + in->from, in->to - in->from);
    in->to -= in->from;
    in->from = 0;
    *n = sizeof in->bytes - in->to;
    assert(*n > 0);
    return in->bytes + in->to;
}

void input_add(struct input *in, size_t n, int64_t now) {
    assert(n <= sizeof in->bytes - in->to);
    in->to += n;
    in->now = now;
    in->is_paused = false;
}

void input_pause(struct input *in) {
    in->is_paused = true;
}

static str pending(const struct input *in) {
    return (str){in->bytes + in->from, in->to - in->from};
}

int input_patience(const struct input *in) {
    if (in->is_pasting)
        return INPUT_PASTE_MS;
    str s = pending(in);
    return s.n && s.p[0] == ESC ? INPUT_ESC_MS : -1;
}

/* Paste */

/* Bytes at the end of `s` that may be the beginning of `what`. */
static size_t overlap(str s, str what) {
    size_t n = what.n - 1;
    while (n > 0 && !str_ends(s, str_slice(what, 0, n)))
        n--;
    return n;
}

/* Moves what is there into the paste. True when that was its end. */
static bool read_paste(struct input *in) {
    str end = STR("\x1B[201~");
    str s = pending(in);
    size_t at = str_find(s, end, 0);
    bool is_whole = at != SIZE_MAX;
    size_t n = is_whole ? at : in->is_paused ? s.n : s.n - overlap(s, end);
    size_t room = INPUT_PASTE - in->paste.n;
    buf_add(&in->paste, str_slice(s, 0, n < room ? n : room));
    in->from += is_whole ? n + end.n : n;
    in->is_pasting = !is_whole && !in->is_paused;
    return !in->is_pasting;
}

/* The paste as valid UTF-8, its line ends (terminals send CR) as '\n'. */
static str paste_text(struct input *in) {
    struct buf out = {.arena = &in->arena};
    str raw = buf_str(&in->paste);
    for (size_t at = 0; at < raw.n && out.n + 4 <= INPUT_PASTE;) {
        uint32_t c = text_decode(raw, &at);
        text_add(&out, c == '\r' ? '\n' : c);
    }
    return buf_str(&out);
}

/* Mouse */

static void note_click(struct input *in, struct event *ev) {
    bool is_soon = in->clicked_at && in->now - in->clicked_at <= INPUT_DOUBLE_MS;
    bool is_same = in->clicked.x == ev->x && in->clicked.y == ev->y;
    if (is_soon && is_same)
        ev->type = EVENT_DOUBLE;
    in->clicked = *ev;
    in->clicked_at = ev->type == EVENT_CLICK ? in->now : 0;
}

/* The next token; its `n` is 0 when more bytes are needed. */
static struct key_token take_token(struct input *in) {
    str s = pending(in);
    struct key_token t = sequence_read(in->keys, s);
    bool is_torn = in->is_paused || s.n == sizeof in->bytes;
    if (t.n == 0 && s.p[0] == ESC && is_torn)
        t = sequence_torn(s);
    in->from += t.n;
    return t;
}

bool input_next(struct input *in, struct event *ev) {
    while (in->from < in->to || (in->is_pasting && in->is_paused)) {
        if (in->is_pasting) {
            if (!read_paste(in))
                return false;
            *ev = (struct event){.type = EVENT_PASTE, .text = paste_text(in)};
            return true;
        }
        struct key_token t = take_token(in);
        *ev = t.ev;
        if (t.is_paste) {
            arena_reset(&in->arena);
            in->paste = (struct buf){.arena = &in->arena};
            in->is_pasting = true;
        } else if (t.n == 0) {
            return false;
        } else if (ev->type == EVENT_CLICK) {
            note_click(in, ev);
            return true;
        } else if (ev->type != EVENT_KEY || ev->key != K_NONE) {
            return true;
        }
    }
    return false;
}
