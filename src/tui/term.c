/* The modes of the terminal are set here; curses itself never touches it. */
#include "tui/term.h"

#include "base/text.h"
#include "tui/clipboard.h"
#include "tui/signal.h"

#include <curses.h>

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MOST_COLUMNS = 1000, MOST_ROWS = 500, TITLE_COLUMNS = 80 };

#define WITHOUT "a command that needs no screen: leitmotif show, list, screen"

bool term_probe(struct err *e) {
    static const char no_terminal[] =
        "standard %s is not a terminal; run leitmotif in one, or use " WITHOUT;
    static const char advice[] = "try TERM=xterm-256color, or use " WITHOUT;
    const char *term = getenv("TERM");
    if (!isatty(STDIN_FILENO))
        return err_set(e, no_terminal, "input");
    if (!isatty(STDOUT_FILENO))
        return err_set(e, no_terminal, "output");
    if (!term || !*term)
        return err_set(e, "TERM is not set; %s", advice);
    return caps_probe(term, advice, e);
}

static int within(int n, int most, int otherwise) {
    return n <= 0 ? otherwise : n < most ? n : most;
}

void term_size(int *w, int *h) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    *w = within(size.ws_col, MOST_COLUMNS, 80);
    *h = within(size.ws_row, MOST_ROWS, 24);
}

static bool is_set(const char *name) {
    return str_of(getenv(name)).n > 0;
}

/* Takes the character set that the environment names. When it names none, or none that is
   installed, looks for UTF-8. Returns whether it is UTF-8 now. */
static bool set_locale(void) {
    static const char *const others[] = {"C.UTF-8", "en_US.UTF-8"};
    bool is_named = is_set("LC_ALL") || is_set("LC_CTYPE") || is_set("LANG");
    bool is_found = setlocale(LC_CTYPE, "") != NULL && is_named;
    for (size_t i = 0; i < COUNT(others) && !is_found; i++)
        is_found = setlocale(LC_CTYPE, others[i]) != NULL;
    const char *set = nl_langinfo(CODESET);
    return strcasecmp(set, "UTF-8") == 0 || strcasecmp(set, "utf8") == 0;
}

/* Every key is a byte for us, Ctrl-c and Ctrl-z too; every byte that we write reaches the terminal
   as it is, as curses expects of a file. */
static struct termios raw_modes(const struct termios *modes) {
    struct termios raw = *modes;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    raw.c_oflag &= ~(tcflag_t)OPOST;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return raw;
}

static void take(struct term *t) {
    struct termios raw = raw_modes(&t->modes);
    signal_arm(str_slice(t->caps.leave, 0, SIGNAL_LEAVE), &t->modes);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    buf_add(&t->output.ahead, t->caps.enter);
    t->output.unwanted = t->caps.reset_colors;
    t->title = STR("");
    term_redraw(t);
}

/* Makes curses forget that it has the screen; its farewell is not sent, for ours is said. */
static void leave_curses(struct term *t) {
    endwin();
    output_drop(&t->output);
}

static bool open_curses(struct term *t, struct err *e) {
    use_env(FALSE); /* the terminal knows its size better than LINES and COLUMNS */
    use_tioctl(TRUE);
    t->screen = newterm(NULL, t->output.file, stdin);
    if (!t->screen)
        return err_set(e, "curses cannot use this terminal");
    typeahead(-1);
    idcok(stdscr, FALSE);
    curs_set(0);
    leave_curses(t); /* what it writes first depends on the size: it shall begin when it knows */
    return true;
}

bool term_open(struct term *t, bool has_mouse, struct err *e) {
    *t = (struct term){.is_utf8 = set_locale()};
    if (tcgetattr(STDIN_FILENO, &t->modes) != 0)
        return err_set(e, "cannot read the modes of the terminal: %s", strerror(errno));
    if (!output_open(&t->output, e))
        return false;
    bool is_caught = signal_open(e); /* before curses, which leaves alone what is caught already */
    if (is_caught && open_curses(t, e)) {
        t->caps = caps_load(&t->arena, has_mouse);
        take(t);
        return true;
    }
    if (is_caught)
        signal_close();
    output_close(&t->output);
    return false;
}

void term_close(struct term *t) {
    term_yield(t);
    delscreen(t->screen);
    signal_close();
    output_close(&t->output);
    arena_free(&t->arena);
    arena_free(&t->title_arena);
}

bool term_show(struct term *t) {
    t->is_void = false;
    return output_send(&t->output);
}

void term_redraw(struct term *t) {
    t->is_void = true;
    clearok(curscr, TRUE);
}

void term_resize(struct term *t, int w, int h) {
    t->w = w;
    t->h = h;
    /* Where curses only clears, its windows need not be as large as the screen. */
    if (!t->caps.has_diff && resize_term(h, w) != OK)
        arena_oom();
    buf_add(&t->output.ahead, caps_scroll_all(h));
    term_redraw(t);
}

/* Short, and in the character set of the terminal. */
void term_title(struct term *t, str title) {
    if (!t->caps.has_title || str_eq(title, t->title))
        return;
    arena_reset(&t->title_arena);
    t->title = str_dup(&t->title_arena, title);
    str safe = text_safe(&t->title_arena, title);
    str shown = str_slice(safe, 0, text_fit(safe, TITLE_COLUMNS));
    struct buf *out = &t->output.ahead;
    buf_add(out, STR("\x1B]2;"));
    for (size_t at = 0; at < shown.n && !t->is_utf8;)
        buf_char(out, text_ascii(text_decode(shown, &at)));
    buf_add(out, t->is_utf8 ? shown : STR(""));
    buf_add(out, STR("\a"));
}

bool term_copy(struct term *t, str text) {
    return t->caps.has_clipboard && clipboard_add(&t->output.ahead, text);
}

void term_yield(struct term *t) {
    signal_restore();
    leave_curses(t);
}

void term_suspend(struct term *t) {
    term_yield(t);
    signal_stop();
    tcgetattr(STDIN_FILENO, &t->modes);
    take(t);
}

void term_retake(struct term *t) {
    leave_curses(t);
    take(t);
}
