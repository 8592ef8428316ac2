/* Cuts the bytes of curses into text, control characters and sequences, and words them anew. */
#include "tui/squeeze.h"

enum { ESC = 0x1B, SHIFT_IN = 0x0F, LINE_UNKNOWN = 0 };

struct frame {
    struct squeeze *state;
    struct sgr want; /* what curses has asked for by now */
    long line;       /* of the cursor, from 1 */
    struct buf *out;
};

static void catch_up(struct frame *f) {
    sgr_change(f->state->have, f->want, f->out);
    f->state->have = f->want;
}

static void catch_up_for_blanks(struct frame *f) {
    if (sgr_shows_on_blanks(f->state->have) || sgr_shows_on_blanks(f->want))
        catch_up(f);
}

/* The numbers of "ESC [ a ; b X", 1 where there is none. False when it does not end in `final`. */
static bool read_place(str sequence, char final, long place[2]) {
    str begin = STR("\x1B[");
    if (!str_starts(sequence, begin) || sequence.p[sequence.n - 1] != final)
        return false;
    str list = str_slice(sequence, begin.n, sequence.n - 1);
    for (int i = 0; i < 2; i++) {
        str field = str_split(&list, ';');
        place[i] = 1;
        if (field.n && !str_number(field, &place[i]))
            return false;
    }
    return list.n == 0;
}

/* Moves to a column of the present line or the next one. */
static void add_column(struct frame *f, long line, long column) {
    if (column == 1)
        buf_char(f->out, '\r');
    if (line > f->line)
        buf_char(f->out, '\n');
    if (column > 1)
        buf_fmt(f->out, "\x1B[%ldG", column);
}

/* Words a move to a line (and column) anew. False when `sequence` is no such move. */
static bool squeeze_move(struct frame *f, str sequence) {
    long place[2];
    bool is_place = read_place(sequence, 'H', place);
    if (!is_place && !read_place(sequence, 'd', place))
        return false;
    bool is_near = f->state->has_lines && f->line != LINE_UNKNOWN;
    if (is_near && is_place && (place[0] == f->line || place[0] == f->line + 1))
        add_column(f, place[0], place[1]);
    else if (is_near && !is_place && place[0] == f->line + 1)
        buf_char(f->out, '\n');
    else
        buf_add(f->out, sequence);
    f->line = place[0];
    return true;
}

static bool ends_in(str sequence, str finals) {
    str last = str_slice(sequence, sequence.n - 1, sequence.n);
    return str_starts(sequence, STR("\x1B[")) && str_find(finals, last, 0) != SIZE_MAX;
}

static void squeeze_other(struct frame *f, str sequence) {
    if (ends_in(sequence, STR("XKJ"))) { /* erases */
        catch_up_for_blanks(f);
    } else if (ends_in(sequence, STR("m"))) { /* a rendition that sgr.c does not follow */
        catch_up(f);
        f->want.on |= SGR_UNKNOWN;
        f->state->have = f->want;
    } else if (!ends_in(sequence, STR("CDGb"))) { /* moves in the line, or repeats a character */
        catch_up(f);
        f->line = LINE_UNKNOWN;
    }
    buf_add(f->out, sequence);
}

static void squeeze_sequence(struct frame *f, str sequence) {
    bool is_done = sgr_read(sequence, &f->want) || str_eq(sequence, STR("\x1B(B")) ||
                   squeeze_move(f, sequence);
    if (!is_done)
        squeeze_other(f, sequence);
}

static bool is_control(char c) {
    return (unsigned char)c < ' ';
}

static void squeeze_control(struct frame *f, char c) {
    if (c == SHIFT_IN)
        return;
    f->line = c == '\n' ? LINE_UNKNOWN : f->line; /* it may have scrolled */
    buf_char(f->out, c);
}

static void squeeze_text(struct frame *f, str text) {
    size_t blanks = 0;
    while (blanks < text.n && text.p[blanks] == ' ')
        blanks++;
    if (blanks)
        catch_up_for_blanks(f);
    buf_add(f->out, str_slice(text, 0, blanks));
    if (blanks < text.n)
        catch_up(f);
    buf_add(f->out, str_slice(text, blanks, text.n));
}

/* End of the escape sequence at the head of `s` (ECMA-35, ECMA-48). */
static size_t sequence_end(str s) {
    bool is_csi = s.n > 1 && s.p[1] == '[';
    char last = is_csi ? '?' : '/'; /* of the bytes before the final one */
    size_t n = is_csi ? 2 : 1;
    while (n < s.n && s.p[n] >= ' ' && s.p[n] <= last)
        n++;
    return n < s.n ? n + 1 : n;
}

static size_t text_end(str s) {
    size_t n = 1;
    while (n < s.n && !is_control(s.p[n]))
        n++;
    return n;
}

void squeeze(struct squeeze *q, str bytes, struct buf *out) {
    struct frame f = {.state = q, .want = q->have, .line = LINE_UNKNOWN, .out = out};
    while (bytes.n) {
        size_t n = 1;
        if (q->unwanted.n && str_starts(bytes, q->unwanted)) {
            n = q->unwanted.n;
        } else if (bytes.p[0] == ESC) {
            n = sequence_end(bytes);
            squeeze_sequence(&f, str_slice(bytes, 0, n));
        } else if (is_control(bytes.p[0])) {
            squeeze_control(&f, bytes.p[0]);
        } else {
            n = text_end(bytes);
            squeeze_text(&f, str_slice(bytes, 0, n));
        }
        bytes = str_slice(bytes, n, bytes.n);
    }
    catch_up(&f);
}
