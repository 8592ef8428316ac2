/* What one key press, or one move of the mouse, looks like in the bytes of a terminal. */
#ifndef LEITMOTIF_TUI_SEQUENCE_H
#define LEITMOTIF_TUI_SEQUENCE_H

#include "app/event.h"
#include "base/str.h"

/* What the terminal sends for a key: ESC and at least one byte more. */
struct sequence_key {
    str bytes;
    uint32_t key;
};

/* The keys of one kind of terminal. They win over the sequences that most terminals share. */
struct sequence_keys {
    const struct sequence_key *list;
    size_t n;
};

/* What stands at the head of some bytes. */
struct key_token {
    size_t n;        /* bytes that belong to it; 0 while they are not all there */
    struct event ev; /* a key, click or wheel; the key K_NONE when it means nothing */
    bool is_paste;   /* a paste begins behind it */
};

/* Reads the head of `s`, which is not empty. Sequences follow ECMA-48 and xterm's ctlseqs;
   modifiers of named keys are ignored, and what nobody knows is skipped whole. */
struct key_token sequence_read(const struct sequence_keys *keys, str s);

/* Reads the head of `s`, an escape sequence for which sequence_read() wants more bytes, when no
   more will come: the Esc key, a key with Alt, or noise. */
struct key_token sequence_torn(str s);

#endif
