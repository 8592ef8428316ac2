/* The strict gate, and the walk back to a place in what passes it. */
#include "core/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    str text = {(const char *)data, size};
    struct json_fault fault;
    if (!json_check(text, &fault)) {
        if (fault.at > size || json_place(text, fault.at).line < 1)
            abort();
        return 0;
    }
    str value = str_trim(text);
    bool is_container = value.n > 0 && (value.p[0] == '{' || value.p[0] == '[');
    for (struct json_walk w = {.text = value}; is_container && json_next(&w);)
        if (!json_check(w.value, &fault) && fault.syntax)
            abort();
    return 0;
}
