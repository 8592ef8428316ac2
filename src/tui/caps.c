/* Reading terminfo. What it does not tell, mouse and paste, follows xterm's ctlseqs. */
#include "tui/caps.h"

#include "base/text.h"
#include "tui/diff.h"

#include <curses.h>
#include <term.h>

#include <unistd.h>

enum { NAME_COLUMNS = 40 };

static const struct {
    const char *name;
    uint32_t key;
} key_names[] = {
    {"kcuu1", K_UP},      {"kcud1", K_DOWN},   {"kcub1", K_LEFT}, {"kcuf1", K_RIGHT},
    {"khome", K_HOME},    {"kend", K_END},     {"kpp", K_PGUP},   {"knp", K_PGDN},
    {"kcbt", K_BACKTAB},  {"kdch1", K_DELETE}, {"kf1", K_F1},     {"kent", K_ENTER},
    {"kbs", K_BACKSPACE},
};

/* Bracketed paste; presses of buttons, in the form that has no largest column. */
static const char paste_on[] = "\x1B[?2004h", paste_off[] = "\x1B[?2004l";
static const char mouse_on[] = "\x1B[?1000h\x1B[?1006h", mouse_off[] = "\x1B[?1006l\x1B[?1000l";
/* The window title, onto the terminal's stack and back. */
static const char title_push[] = "\x1B[22;2t";
static const char title_pop[] = "\x1B[23;2t";

/* The string of a capability, empty when there is none. */
static str capability(const char *name) {
    const char *s = tigetstr(name);
    return s == (const char *)-1 ? STR("") : str_of(s);
}

bool caps_probe(const char *term, const char *advice, struct err *e) {
    struct arena scratch = {0};
    str name = text_cut(&scratch, str_of(term), NAME_COLUMNS);
    int status;
    bool is_known = setupterm(term, STDOUT_FILENO, &status) == OK;
    bool is_fit = is_known && capability("cup").n > 0;
    if (!is_fit)
        err_set(e, "TERM is \"%.*s\", which %s; %s", STR_ARG(name),
                is_known ? "cannot move the cursor" : "this system does not know", advice);
    if (is_known)
        del_curterm(cur_term);
    arena_free(&scratch);
    return is_fit;
}

/* Adds a string of terminfo without its delays ("$<5>"): no terminal of our time needs them. */
static void add_capability(struct buf *b, str s) {
    while (s.n) {
        size_t delay = str_find(s, STR("$<"), 0);
        buf_add(b, str_slice(s, 0, delay));
        size_t end = delay == SIZE_MAX ? SIZE_MAX : str_find(s, STR(">"), delay);
        s = str_slice(s, end == SIZE_MAX ? s.n : end + 1, s.n);
    }
}

/* The lower left corner, for a terminal that cannot bring its former screen back. */
static str last_line(void) {
    enum { FAR_DOWN = 998 }; /* ECMA-48 stops at the last line */
    str cup = capability("cup");
    int row = str_starts(cup, STR("\x1B[")) ? FAR_DOWN : LINES - 1;
    return str_of(tiparm(cup.p, row, 0));
}

/* The cursor comes last: some terminals hide it again when they leave the other screen. */
static str leave_string(struct arena *a, bool has_modes, bool has_mouse, bool has_title) {
    struct buf out = {.arena = a};
    buf_add(&out, has_mouse ? str_of(mouse_off) : STR(""));
    buf_add(&out, has_modes ? str_of(paste_off) : STR(""));
    add_capability(&out, capability("sgr0"));
    add_capability(&out, capability("op"));
    add_capability(&out, capability("smam"));
    add_capability(&out, capability("rmkx"));
    buf_add(&out, has_title ? str_of(title_pop) : STR(""));
    if (capability("rmcup").n) {
        add_capability(&out, capability("rmcup"));
    } else {
        add_capability(&out, last_line());
        buf_add(&out, STR("\r\n"));
    }
    add_capability(&out, capability("cnorm"));
    return buf_str(&out);
}

static str enter_string(struct arena *a, bool has_modes, bool has_mouse, bool has_title) {
    struct buf out = {.arena = a};
    buf_add(&out, has_title ? str_of(title_push) : STR(""));
    add_capability(&out, capability("sgr0"));
    add_capability(&out, capability("smkx"));
    buf_add(&out, has_modes ? str_of(paste_on) : STR(""));
    buf_add(&out, has_mouse ? str_of(mouse_on) : STR(""));
    return buf_str(&out);
}

/* A key of one byte may be a control key as well (left and Backspace, down and Enter). */
static struct sequence_keys load_keys(struct arena *a) {
    struct sequence_key *list = NEW(a, struct sequence_key, COUNT(key_names));
    size_t n = 0;
    for (size_t i = 0; i < COUNT(key_names); i++) {
        str bytes = capability(key_names[i].name);
        if (bytes.n > 1 && bytes.p[0] == '\x1B')
            list[n++] = (struct sequence_key){bytes, key_names[i].key};
    }
    return (struct sequence_keys){list, n};
}

/* Attributes: their strings in terminfo, and their bits in its number ncv. */
static const struct {
    uint8_t attr;
    const char *name;
    int ncv;
} attrs[] = {
    {ATTR_BOLD, "bold", 32},     {ATTR_DIM, "dim", 16},    {ATTR_ITALIC, "sitm", 32768},
    {ATTR_UNDERLINE, "smul", 2}, {ATTR_REVERSE, "rev", 4},
};

/* Those that it has, and those that it cannot show in colour. */
static void load_attrs(struct caps *c) {
    int ncv = tigetnum("ncv");
    for (size_t i = 0; i < COUNT(attrs); i++) {
        uint8_t bit = attrs[i].attr;
        c->attrs |= capability(attrs[i].name).n ? bit : 0;
        c->uncolored |= ncv > 0 && (ncv & attrs[i].ncv) ? bit : 0;
    }
}

/* True when it speaks ECMA-48 as far as diff_frames() does. */
static bool has_ecma_48(void) {
    return str_eq(capability("cup"), STR("\x1B[%i%p1%d;%p2%dH")) &&
           str_eq(capability("hpa"), STR("\x1B[%i%p1%dG")) &&
           str_eq(capability("el"), STR("\x1B[K")) && str_eq(capability("rev"), STR("\x1B[7m"));
}

static unsigned load_ways(void) {
    bool has_ech = str_eq(capability("ech"), STR("\x1B[%p1%dX"));
    bool has_rmam = str_eq(capability("rmam"), STR("\x1B[?7l"));
    bool has_scroll = str_eq(capability("csr"), STR("\x1B[%i%p1%d;%p2%dr")) &&
                      str_eq(capability("ind"), STR("\n")) &&
                      str_eq(capability("ri"), STR("\x1BM"));
    return (has_ech ? DIFF_ECH : 0U) | (has_rmam ? DIFF_RMAM : 0U) |
           (has_scroll ? DIFF_SCROLL : 0U);
}

struct caps caps_load(struct arena *a, bool has_mouse) {
    /* Who has a mouse knows private modes, and passes over those that it does not have. */
    bool has_modes = capability("kmous").n > 0;
    /* To the console of Linux OSC sets its palette, and nothing else. */
    bool is_console = str_starts(capability("oc"), STR("\x1B]R"));
    bool has_title = tigetflag("XT") > 0 || str_starts(capability("tsl"), STR("\x1B]"));
    has_mouse &= has_modes;
    struct caps c = {
        .enter = enter_string(a, has_modes, has_mouse, has_title),
        .leave = leave_string(a, has_modes, has_mouse, has_title),
        .keys = load_keys(a),
        .has_title = has_title,
        .has_clipboard = has_modes && has_ecma_48() && !is_console,
        .reset_colors = capability("oc"),
        .has_diff = tigetflag("xenl") > 0 && has_ecma_48(),
        .diff_ways = load_ways(),
    };
    load_attrs(&c);
    return c;
}

str caps_scroll_all(int h) {
    str csr = capability("csr");
    return csr.n ? str_of(tiparm(csr.p, 0, h - 1)) : STR("");
}
