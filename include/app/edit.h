/* A line of text being typed, edited cluster by cluster with the keys of readline. */
#ifndef LEITMOTIF_APP_EDIT_H
#define LEITMOTIF_APP_EDIT_H

#include "base/str.h"

enum { EDIT_MAX = 1024 }; /* bytes; what does not fit is not taken */

struct edit {
    char text[EDIT_MAX];
    size_t n, cursor; /* bytes; the cursor stands between clusters */
};

/* Handles one key: a character is inserted; Backspace and Delete erase; Left, Right, Home, End,
   Ctrl-a, e, b, f and Alt-b, f move; Ctrl-w, u, k and Alt-d erase a word or a side. False when the
   key is none of these. */
bool edit_key(struct edit *e, uint32_t key);

/* Inserts text at the cursor, as much as fits: of what a line can't hold, such as ends of lines,
   each byte becomes a blank. */
void edit_insert(struct edit *e, str text);

/* Empties the line. */
void edit_clear(struct edit *e);

/* What was typed; valid until the next change. */
str edit_text(const struct edit *e);

#endif
