/* The program under test, as the pty tests and the benchmark use it. */
#include "browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

const char *browse_program(void) {
    const char *path = getenv("LEITMOTIF");
    return path ? path : "build/leitmotif";
}

struct pty *browse_open(int w, int h, const char *const *env) {
    const char *argv[] = {browse_program(), NULL};
    struct pty *p =
        pty_open(&(struct pty_setup){.argv = argv, .env = env, .w = w, .h = h, .counts = true});
    if (!p)
        return NULL;
    if (pty_wait_text(p, FIRST_FRAME) && pty_settle(p))
        return p;
    pty_close(p);
    return NULL;
}

bool browse_wrote(struct pty *p, const char *bytes) {
    size_t n, length = strlen(bytes);
    const char *raw = pty_raw(p, &n);
    for (size_t i = 0; i + length <= n; i++)
        if (memcmp(raw + i, bytes, length) == 0)
            return true;
    return false;
}

static bool same_settings(const struct termios *a, const struct termios *b) {
    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
           a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

static bool expect(bool holds, const char *what) {
    if (!holds)
        fprintf(stderr, "terminal not restored: %s\n", what);
    return holds;
}

bool browse_restored(struct pty *p) {
    const struct pty_state *s = pty_state(p);
    bool main_screen = expect(!s->alternate, "the alternate screen is still in use");
    bool cursor = expect(s->cursor, "the cursor is hidden");
    bool settings = expect(same_settings(&s->before, &s->now), "termios differs");
    bool prompt =
        expect(s->resized || strcmp(pty_row(p, 0), PTY_PROMPT) == 0, "the shell's line is gone");
    return pty_modes_restored(p) && main_screen && cursor && settings && prompt;
}

bool browse_quit(struct pty *p) {
    pty_send(p, "q");
    bool ended = pty_wait_exit(p);
    int status = pty_state(p)->status;
    if (ended && status != 0)
        fprintf(stderr, "q ends with status %d: %s\n", status, pty_screen(p));
    bool good = ended && status == 0 && browse_restored(p);
    pty_close(p);
    return good;
}

bool browse_move(struct pty *p, const char *key, struct move *out) {
    struct pty_shot before = pty_shot(p);
    size_t bytes = pty_bytes(p);
    struct count written = pty_written(p);
    pty_send(p, key);
    bool rested = pty_settle(p);
    struct pty_shot after = pty_shot(p);
    out->bytes = pty_bytes(p) - bytes;
    out->written.calls = pty_written(p).calls - written.calls;
    out->written.bytes = pty_written(p).bytes - written.bytes;
    out->cell_bytes = pty_changed(&before, &after, &out->cells);
    pty_shot_free(&before);
    pty_shot_free(&after);
    return rested;
}

double browse_allowed(const struct move *m) {
    return 1.2 * (double)m->cell_bytes + 200;
}
