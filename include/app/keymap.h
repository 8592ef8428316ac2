/* Names of keys, in the notation of the documentation: "j", "<Enter>", "<C-d>", "<S-Tab>", "<lt>"
 * for '<'. */
#ifndef LEITMOTIF_APP_KEYMAP_H
#define LEITMOTIF_APP_KEYMAP_H

#include "app/event.h"
#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/* Takes the next key off *keys into *out. False at the end, or with `e` set at an unknown name. */
bool key_next(str *keys, uint32_t *out, struct err *e);

/* The name of a key as help shows it: "Enter", "Ctrl-d", "↑", "j". */
str key_label(struct arena *a, uint32_t key);

#endif
