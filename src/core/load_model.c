/* Works that are loaded already: the compiled-in dataset. */
#include "core/load.h"

#include "core/load_pass.h"

#include <assert.h>
#include <string.h>

static void add_works(struct load *l, str name, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        struct origin *origin = load_push(&l->origins, sizeof *origin, 1);
        *origin = (struct origin){.file = name, .line = 1, .col = 1};
    }
}

void load_model(struct load *l, str name, const struct model *m) {
    assert(l->model->tables[KIND_WORK].count == 0 &&
           "places in the pools hold only when it comes first");
    for (unsigned k = KIND_WORK; k < KIND_COUNT; k++) {
        const struct table *from = &m->tables[k];
        void *rows = load_push(&l->model->tables[k], format_shapes[k].size, from->count);
        if (from->count > 0)
            memcpy(rows, from->rows, from->count * format_shapes[k].size);
    }
    load_bytes(l->model, (str){m->bytes, m->byte_count});
    plist words = load_list(l->model, m->word_count, sizeof *m->words);
    memcpy(l->model->words + words.at, m->words, m->word_count * sizeof *m->words);
    add_works(l, name, m->tables[KIND_WORK].count);
}
