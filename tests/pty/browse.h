/* What the pty tests know of the program: how it is started, and what its first frame shows. */
#ifndef LEITMOTIF_TEST_BROWSE_H
#define LEITMOTIF_TEST_BROWSE_H

#include "pty.h"

/* A song of the first screenful, and the marker of the row that is selected. */
#define FIRST_FRAME "Fallin"
#define CURSOR_ROW "▶"

/* The program under test: $LEITMOTIF, else build/leitmotif. */
const char *browse_program(void);

/* Starts the program with the shipped dataset and waits for its first frame. NULL when it shows
   none. `env` as in pty_setup. */
struct pty *browse_open(int w, int h, const char *const *env);

/* True when these bytes were written so far. */
bool browse_wrote(struct pty *p, const char *bytes);

/* Ends the program with `q`; true when it left with status 0 and the terminal as it was. Closes
 * `p`. */
bool browse_quit(struct pty *p);

/* True when screen, modes and line settings are as before the program started. Says what is not. */
bool browse_restored(struct pty *p);

/* What one key did. */
struct move {
    size_t bytes, cells, cell_bytes; /* written; changed cells, and their bytes of UTF-8 */
    struct count written;            /* as the program itself did it */
};

/* Types `key`, waits until the program rests, and measures. False when it does not come to rest. */
bool browse_move(struct pty *p, const char *key, struct move *out);

/* The bytes that a move may cost. */
double browse_allowed(const struct move *m);

#endif
