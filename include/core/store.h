/* The file of what a person keeps, kept.jsonl in a folder of its own. It is replaced whole, under a
   lock and with what other running copies have written, so at every moment it is wholly old or
   wholly new. */
#ifndef LEITMOTIF_CORE_STORE_H
#define LEITMOTIF_CORE_STORE_H

#include "core/kept.h"

#include "base/err.h"
#include "base/str.h"

/* The folder leitmotif/ in that of an environment variable, else in one of the home folder; empty
   when neither can be known. */
str store_home(struct arena *a, const char *variable, const char *folder);
/* $XDG_STATE_HOME/leitmotif, else ~/.local/state/leitmotif (XDG Base Directory Specification 0.8);
   empty when neither can be known. */
str store_folder(struct arena *a);

/* The time of day in milliseconds since 1970. */
int64_t store_now(void);

/* Adds the records of the file to `k`; none when there is no file. Writes nothing. False with `e`
   set when the file cannot be read. When lines of it are damaged the others are taken, and `e` says
   so. */
bool store_read(str folder, struct kept *k, struct err *e);

/* Merges what is new in `k` with the file, which is written anew if that changes it; then `k` is
   what the file holds. `now` is in milliseconds since 1970. Waits for other copies at most two
   seconds. A damaged file stays under another name, and `e` says so. False with `e` set when it
   cannot be done: then `k` and the file are as they were, and it can be tried again. */
bool store_save(str folder, struct kept *k, int64_t now, struct err *e);

#endif
