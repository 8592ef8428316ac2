/* The configuration file, and its keys: whatever stands there, what is told of it is safe to print.
 */
#include "app/bind.h"

#include "base/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct config c;
    struct bind b = {0};
    config_init(&c);
    config_parse(&c, (str){(const char *)data, size});
    bind_open(&b, &c);
    for (str rest = buf_str(&c.said); rest.n > 0;) {
        str line = str_split(&rest, '\n');
        if (!str_eq(text_safe(&c.arena, line), line))
            abort();
    }
    for (size_t i = 0; i < action_count; i++)
        bind_hint(&b, &actions[i], &c.arena);
    arena_free(&b.arena);
    arena_free(&c.arena);
    return 0;
}
