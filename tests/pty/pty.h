/* Runs a program in a pseudo terminal and reads its screen with a terminal emulator (libvterm).

   Nothing here waits for a fixed time: every wait ends when what it waits for is seen, or fails
   after PTY_DEADLINE with the screen dumped to stderr. The program runs in the foreground of a
   session of its own, under a small stand-in for a shell, so that it can be suspended. */
#ifndef LEITMOTIF_TEST_PTY_H
#define LEITMOTIF_TEST_PTY_H

#include "count.h"

#include <vterm.h>

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <termios.h>

enum { PTY_DEADLINE = 10000 /* ms */ };

struct pty_setup {
    const char *const *argv; /* ends with NULL; argv[0] is looked up in PATH */
    const char *const *env;  /* "NAME=value", or "NAME" to unset it, on top of ours; NULL: none */
    int w, h;
    bool deaf_shell; /* the shell keeps a hangup to itself, as under nohup */
    bool counts;     /* load the counter of $PTY_COUNTER into it, for pty_written() */
};

struct pty;

/* Starts the program. The emulator first shows one line of a shell, PTY_PROMPT. NULL when it
   cannot be started, with the reason on stderr. */
struct pty *pty_open(const struct pty_setup *setup);
/* Kills the program if it still runs. */
void pty_close(struct pty *p);

#define PTY_PROMPT "$ leitmotif"

/* Types bytes. */
void pty_send(struct pty *p, const char *bytes);
void pty_resize(struct pty *p, int w, int h);
/* A signal to the program. */
void pty_kill(struct pty *p, int sig);
/* The shell's `fg`, after pty_wait_stop(). */
void pty_resume(struct pty *p);
/* Takes the terminal away, as closing a window does. */
void pty_hangup(struct pty *p);

/* Waits until the predicate holds of what has been written so far. False at the deadline. */
bool pty_wait(struct pty *p, bool (*holds)(struct pty *p, const void *context),
              const void *context);
bool pty_wait_text(struct pty *p, const char *text);
bool pty_wait_gone(struct pty *p, const char *text);
/* Waits until the program was stopped by a signal. */
bool pty_wait_stop(struct pty *p);
/* Waits until the program has ended and all that it wrote was read. */
bool pty_wait_exit(struct pty *p);
/* Waits until the program has seen what was sent last, sleeps again, and all that it wrote was
   read. Linux only, and true at once elsewhere. */
bool pty_settle(struct pty *p);
/* True when it sleeps now, and has seen what was sent. */
bool pty_is_idle(struct pty *p);
/* Reads what comes in the next `ms` milliseconds: a measurement of silence. */
void pty_listen(struct pty *p, int ms);

/* Row `y` as UTF-8 without trailing blanks, and the whole screen; they live until the next call. */
const char *pty_row(struct pty *p, int y);
const char *pty_screen(struct pty *p);
/* The first row that holds `text`, or -1. */
int pty_find(struct pty *p, const char *text);

/* What the emulator and the system know. Times are in milliseconds. */
struct pty_state {
    bool alternate, cursor; /* alternate screen in use; cursor shown */
    bool resized;           /* so the emulator has cut its main screen */
    char title[256];
    int status;        /* from wait(), after the end */
    double started;    /* from exec to the byte read last */
    double read_at;    /* when that was, by pty_clock() */
    double ended;      /* from the last hangup or signal to the end */
    double cpu_at_end; /* processor time that it took in that span; -1 where it is not known */
    struct termios before, now;
};
const struct pty_state *pty_state(struct pty *p);
/* True when every mode that the program switched has its old value again, by all bytes written. */
bool pty_modes_restored(struct pty *p);

/* Counts since the start; take differences. Wake-ups are the system's own count, 0 where there is
   no /proc. Calls of write() on the terminal and the bytes in them stay 0 without the counter. */
size_t pty_bytes(struct pty *p);
struct count pty_written(struct pty *p);
unsigned long pty_wakeups(struct pty *p);
/* All bytes written since the start; *n of them. */
const char *pty_raw(struct pty *p, size_t *n);

/* A copy of the screen with its attributes. */
struct pty_shot {
    int w, h;
    VTermScreenCell *cells;
};
struct pty_shot pty_shot(struct pty *p);
void pty_shot_free(struct pty_shot *s);
/* UTF-8 bytes of the cells of `b` that look different from those of `a`, and their number in
 *cells. Both have one size. */
size_t pty_changed(const struct pty_shot *a, const struct pty_shot *b, size_t *cells);

/* Milliseconds of a clock that only goes forward. */
double pty_clock(void);

#endif
