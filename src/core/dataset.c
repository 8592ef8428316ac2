/* The compiled-in dataset: an array of words that data/bake.c writes into build/dataset.c. */
#include "core/dataset.h"

#include "core/format.h"

extern const uint64_t dataset_words[];

/* The next `n` bytes, which are passed. Models hold no pointer to const, but nobody writes to one
 * after its load. */
static void *take(const uint64_t **at, size_t n) {
    const void *p = *at;
    *at += (n + DATASET_WORD - 1) / DATASET_WORD;
    return (void *)(uintptr_t)p;
}

struct model dataset_model(void) {
    const uint64_t *at = dataset_words;
    const struct dataset_head *head = take(&at, sizeof *head);
    struct model m = {.byte_count = head->bytes, .word_count = head->words};
    for (unsigned k = KIND_WORK; k < KIND_COUNT; k++)
        m.tables[k] = (struct table){.rows = take(&at, head->rows[k] * format_shapes[k].size),
                                     .count = head->rows[k]};
    m.bytes = take(&at, m.byte_count);
    m.words = take(&at, m.word_count * sizeof *m.words);
    return m;
}

str dataset_name(void) {
    return STR("queen-of-tears.json");
}
