/* Signals: the terminal is given back before any of them ends the process, and the others wake the
   loop through a pipe. */
#ifndef LEITMOTIF_TUI_SIGNAL_H
#define LEITMOTIF_TUI_SIGNAL_H

#include "base/err.h"
#include "base/str.h"

#include <termios.h>

enum { SIGNAL_LEAVE = 512 }; /* most bytes that can bring a terminal back */

/* What signal_take() reports, or-ed. */
enum { SIGNAL_RESIZED = 1, SIGNAL_STOP = 2, SIGNAL_CONTINUED = 4 };

/* Installs the handlers, those of exit() and of lack of memory too. Signals that were ignored stay
   so. False with `e` set when no pipe can be had. */
bool signal_open(struct err *e);
/* Puts all former handlers back. */
void signal_close(void);

/* Makes a pipe that wakes a loop: it blocks nobody, and no child gets it. False with `e` set when
   none can be had. */
bool signal_pipe(int ends[2], struct err *e);

/* From now on the terminal is ours: `leave` (copied, at most SIGNAL_LEAVE bytes) and `modes` bring
   it back. */
void signal_arm(str leave, const struct termios *modes);
/* Gives the terminal back if it is ours; else does nothing. Async-signal-safe. */
void signal_restore(void);

/* Readable when signal_take() has something to report. */
int signal_fd(void);
/* What came in since the last call. */
unsigned signal_take(void);

/* Stops the process group, as Ctrl-z does, and returns when it goes on. */
void signal_stop(void);

#endif
