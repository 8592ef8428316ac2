/* Any bytes as a dataset; a model comes out, or diagnostics that can be printed. */
#include "core/load.h"

#include "../unit/load_text.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(void *context, const struct diagnostic *d) {
    struct arena *arena = context;
    struct buf out = {.arena = arena};
    diagnostic_print(&out, d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct load *load = load_open((struct sink){put, &arena});
    load_advise_curator(load);
    bool is_lines = size > 0 && data[0] == '\n';
    load_text(load, is_lines ? STR("a.jsonl") : STR("a.json"), (str){(const char *)data, size});
    model_free(load_close(load));
    arena_free(&arena);
    return 0;
}
