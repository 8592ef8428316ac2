/* From the bytes of a terminal to events. No curses in here: its get_wch() loses the keys that
   follow a bad byte, makes a system call per byte, cannot tell the end of a file from an
   interruption, and holds clicks back to wait for a second one. */
#ifndef LEITMOTIF_TUI_INPUT_H
#define LEITMOTIF_TUI_INPUT_H

#include "app/event.h"
#include "base/str.h"
#include "tui/sequence.h"

enum {
    INPUT_BYTES = 4096,    /* the most that Linux hands over at once */
    INPUT_PASTE = 1 << 20, /* longest text of a paste in bytes; the rest is dropped */
    INPUT_ESC_MS = 25,     /* a lone ESC is the Esc key after this */
    INPUT_PASTE_MS = 1000, /* a paste that stalls for so long has lost its end */
    INPUT_DOUBLE_MS = 400, /* a second click within this is a double click */
};

struct input {
    const struct sequence_keys *keys;
    char bytes[INPUT_BYTES]; /* those from `from` to `to` are not decoded yet */
    size_t from, to;
    bool is_paused;  /* nothing will complete what is there */
    bool is_pasting; /* between the two brackets of a paste */
    struct arena arena;
    struct buf paste;
    int64_t now;          /* time of the last input_add() */
    struct event clicked; /* the last click, for the next one to double */
    int64_t clicked_at;   /* its time; 0: there is none */
};

/* A decoder for a terminal that has these keys; they are borrowed. Free it with input_free(). */
void input_init(struct input *in, const struct sequence_keys *keys);
void input_free(struct input *in);

/* Room for *n bytes, at least one, once input_next() has returned false. */
char *input_room(struct input *in, size_t *n);
/* Takes `n` bytes that were read into that room at `now`, milliseconds of a steady clock above 0.
 */
void input_add(struct input *in, size_t n, int64_t now);

/* Decodes the next event. False when more bytes are needed. The text of a paste lives until the
   next call. Bytes that mean nothing are dropped. */
bool input_next(struct input *in, struct event *ev);

/* Milliseconds without a byte after which input_pause() is due; -1: never. */
int input_patience(const struct input *in);
/* Nothing came for that long: what is there is all there is. */
void input_pause(struct input *in);

#endif
