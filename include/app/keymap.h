/* Names of keys, in the notation of the documentation: "j", "<Enter>", "<C-d>", "<S-Tab>", "<lt>"
 * for '<'. */
#ifndef LEITMOTIF_APP_KEYMAP_H
#define LEITMOTIF_APP_KEYMAP_H

#include "app/event.h"
#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/* Takes the next key off *keys into *out. False at the end, or with `e` set, if it is not NULL, at
   an unknown name. */
bool key_next(str *keys, uint32_t *out, struct err *e);

/* The name of a key as help shows it: "Enter", "Ctrl-d", "↑", "j". */
str key_label(struct arena *a, uint32_t key);
/* The first key with a name that begins so, of two letters at least and folded; 0 when none does.
 */
uint32_t key_begun(struct arena *a, str folded);

/* Rows that a key goes down in a list over the panes, which may not take letters for motions; 0 for
   other keys. A page has `page` rows. */
int key_step(uint32_t key, int page);
/* Entry `at` of `n`, moved by so many as far as there are. */
uint32_t key_moved(uint32_t at, int64_t by, uint32_t n);

#endif
