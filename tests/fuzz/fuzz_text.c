/* The door and the ruler: what comes out of text_safe() is valid, stays as it is when it passes
   again, and is wrapped and cut within its width. */
#include "base/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

static void measure(str s, int width, struct arena *arena) {
    require(text_width(text_cut(arena, s, width)) <= width);
    for (size_t at = 0; at < s.n;) {
        size_t end = text_line_end(s, at, width);
        require(end > at && end <= s.n);
        size_t next = text_line_next(s, end);
        require(next >= end && next <= s.n);
        at = next;
    }
}

static void walk(str s) {
    struct piece piece;
    for (size_t at = 0, last = 0; text_piece(s, &at, &piece); last = at)
        require(at > last && (piece.width == 1 || piece.width == 2));
    for (size_t at = 0; at < s.n;) {
        size_t end = text_cluster_end(s, at);
        require(end > at && text_cluster_start(s, end) <= at);
        at = end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    str raw = {(const char *)data, size};
    str safe = text_safe(&arena, raw);
    require(text_valid(safe));
    require(str_eq(text_safe(&arena, safe), safe));
    walk(safe);
    walk(raw);
    for (int width = 1; width < 40; width += 7)
        measure(safe, width, &arena);
    require(text_valid(text_fold(&arena, safe)) && text_valid(text_nfc(&arena, safe)));
    arena_free(&arena);
    return 0;
}
