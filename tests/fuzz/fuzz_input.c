/* The bytes of a terminal in pieces of any length; each event that comes out means something. */
#include "tui/input.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drain(struct input *in) {
    struct event ev;
    while (input_next(in, &ev)) {
        if (ev.type == EVENT_KEY && ev.key == K_NONE)
            abort();
        if (ev.type == EVENT_PASTE && !text_valid(ev.text))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct sequence_key keys[] = {{{"\x1BOA", 3}, K_UP}, {{"\x1B[7~", 4}, K_HOME}};
    const struct sequence_keys own = {keys, COUNT(keys)};
    struct input in;
    input_init(&in, &own);
    for (size_t at = 0; at < size;) {
        size_t room;
        char *to = input_room(&in, &room);
        size_t n = 1 + data[at] % 13;
        n = n < size - at ? n : size - at;
        n = n < room ? n : room;
        memcpy(to, data + at, n);
        input_add(&in, n, (int64_t)at + 1);
        at += n;
        drain(&in);
        if (data[at - 1] % 5 == 0 && input_patience(&in) >= 0)
            input_pause(&in);
        drain(&in);
    }
    input_free(&in);
    return 0;
}
