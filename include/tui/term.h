/* The life of the terminal: is there one, how large is it, taking it and giving it back. */
#ifndef LEITMOTIF_TUI_TERM_H
#define LEITMOTIF_TUI_TERM_H

#include "base/err.h"
#include "base/str.h"
#include "tui/caps.h"

#include <stdio.h>
#include <termios.h>

/* curses insists on a file to write to and flushes when its own buffer is full. So it gets a file
   in memory, and the terminal sees only whole frames. */
struct output {
    FILE *file; /* for newterm() */
    struct arena arena;
    struct buf ahead;  /* what the next output_send() writes before the bytes of curses */
    struct buf behind; /* and after them */
    str unwanted;      /* left out of what curses writes; empty: nothing is */
};

struct screen; /* SCREEN of curses */

/* Must not be moved while it is open. */
struct term {
    struct arena arena;
    struct output output;
    struct screen *screen;
    struct termios modes; /* as they were before us */
    struct caps caps;
    struct arena title_arena;
    str title;    /* of the window, as last set */
    int w, h;     /* its size, as told by term_resize() */
    bool is_utf8; /* the locale, and so the terminal, uses UTF-8 */
    bool is_void; /* what the terminal shows is unknown: the next frame must be sent whole */
};

/* True when a screen can be shown: standard input and output are terminals, and TERM names a kind
   that can move its cursor. Else `e` says what is wrong and what works. Writes nothing. */
bool term_probe(struct err *e);

/* Size in cells, at most 1000x500; 80x24 when the terminal does not know. */
void term_size(int *w, int *h);

/* Takes the terminal: locale (LC_CTYPE only), signals, modes (with `has_mouse` it reports clicks),
   curses. Nothing is written before term_show(). False, with `e` set and the terminal as it was,
   when that fails. */
bool term_open(struct term *t, bool has_mouse, struct err *e);
/* Gives the terminal back for good. */
void term_close(struct term *t);

/* Sends what was painted in one write; nothing when nothing changed. False when the terminal is
   gone. */
bool term_show(struct term *t);
/* Makes the next frame be sent whole. */
void term_redraw(struct term *t);
/* Tells curses the size of the frames to come, the next of which is sent whole. Lack of memory ends
   the process. */
void term_resize(struct term *t, int w, int h);
/* Has the next term_show() set the title of the window, if it has one and that is new. */
void term_title(struct term *t, str title);

/* Has the next term_show() put a text into the clipboard. False when the terminal has none, or the
   text is too long. */
bool term_copy(struct term *t, str text);

/* Gives the terminal back, stops the process as Ctrl-z would, and takes the terminal again when the
   process goes on. The next frame is sent whole. */
void term_suspend(struct term *t);
/* Gives the terminal back to another program, until term_retake(). */
void term_yield(struct term *t);
/* Takes the terminal again, also after the process was stopped without being asked. */
void term_retake(struct term *t);

/* The way out to the terminal: what curses writes is gathered and sent in one write; output.c. */

/* False with `e` set when no file can be made. */
bool output_open(struct output *o, struct err *e);
void output_close(struct output *o);

/* Forgets all that was not sent yet. */
void output_drop(struct output *o);
/* Writes all of it to standard output. False when the terminal is gone. */
bool output_send(struct output *o);

#endif
