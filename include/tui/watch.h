/* Files and folders that may change while they are shown. */
#ifndef LEITMOTIF_TUI_WATCH_H
#define LEITMOTIF_TUI_WATCH_H

#include "base/str.h"

struct watch;

/* Watches files, and the datasets of folders; each name has a NUL behind it. Their folders are
   watched, since editors save by putting another file in the place of the old one. */
struct watch *watch_open(str paths);
void watch_close(struct watch *w);

/* Readable when it is worth to ask watch_changed(); -1 where the system does not tell. */
int watch_fd(const struct watch *w);
/* Milliseconds after which it is worth to ask, because nobody tells; -1: never. */
int watch_patience(const struct watch *w);

/* True when one of them has come, gone or changed since the last call. It goes by inode, size and
   time of the change. */
bool watch_changed(struct watch *w);

#endif
