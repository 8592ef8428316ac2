/* libvterm 0.1 does not know faint text (SGR 2), which the program is fond of. So it is told that
   such text is struck through, which the program never uses, and the harness can see it. */
#include "pty_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void pass(struct pty *p, const char *bytes, size_t n) {
    vterm_input_write(p->vt, bytes, n);
}

/* Parameters that belong to a colour: 38;5;n and 38;2;r;g;b. */
static int colour_parameters(const char *at) {
    if (strncmp(at, "38;5;", 5) == 0 || strncmp(at, "48;5;", 5) == 0)
        return 3;
    return strncmp(at, "38;2;", 5) == 0 || strncmp(at, "48;2;", 5) == 0 ? 5 : 0;
}

/* `held` is ESC [ parameters m. */
static void pass_attributes(struct pty *p) {
    char out[4 * sizeof p->held] = "\x1b[";
    int untouched = 0;
    p->held[p->held_n - 1] = '\0';
    for (const char *at = p->held + 2; at;) {
        size_t n = strcspn(at, ";");
        untouched = untouched > 0 ? untouched - 1 : colour_parameters(at);
        bool faint = untouched == 0 && n == 1 && *at == '2';
        bool normal = untouched == 0 && n == 2 && strncmp(at, "22", 2) == 0;
        size_t used = strlen(out);
        snprintf(out + used, sizeof out - used, "%.*s%c", faint ? 1 : (int)n, faint ? "9" : at,
                 at[n] || normal ? ';' : 'm');
        if (normal)
            strcat(out, at[n] ? "29;" : "29m");
        at = at[n] ? at + n + 1 : NULL;
    }
    pass(p, out, strlen(out));
}

static void end_sequence(struct pty *p, bool attributes) {
    if (attributes)
        pass_attributes(p);
    else
        pass(p, p->held, p->held_n);
    p->held_n = 0;
}

void faint_feed(struct pty *p, const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (p->held_n == 0 && bytes[i] != '\x1b') {
            const char *escape = memchr(bytes + i, '\x1b', n - i);
            size_t plain = escape ? (size_t)(escape - bytes) - i : n - i;
            pass(p, bytes + i, plain);
            i += plain - 1;
            continue;
        }
        char c = bytes[i];
        p->held[p->held_n++] = c;
        bool control = p->held_n >= 2 && p->held[1] == '[';
        bool final = p->held_n >= 3 && c >= 0x40 && c <= 0x7e;
        if (p->held_n >= 2 && (!control || final || p->held_n == sizeof p->held))
            end_sequence(p, control && final && c == 'm');
    }
}
