/* Build tool: bake FILE > out.c loads a dataset and writes the model as C source, so that the
   program need not read JSON to open it: dataset_words[], which begins with a struct dataset_head.
   A fault in the dataset is a fault of the build. Words, because an array of bytes compiles slowly;
   they and the layout of the rows are those of the machine that builds, so the program must be
   built for the machine that bakes. */
#include "core/dataset.h"
#include "core/format.h"
#include "core/load.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_A_LINE = 4 };

static void complain(void *context, const struct diagnostic *d) {
    struct buf line = {.arena = context};
    diagnostic_print(&line, d);
    fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
}

static void print_words(const void *bytes, size_t n) {
    for (size_t at = 0, i = 0; at < n; at += DATASET_WORD, i++) {
        uint64_t word = 0;
        size_t size = n - at < DATASET_WORD ? n - at : DATASET_WORD;
        memcpy(&word, (const char *)bytes + at, size);
        printf("%s0x%llx,", i % WORDS_A_LINE ? " " : "\n    ", (unsigned long long)word);
    }
}

static void bake(const struct model *m) {
    struct dataset_head head = {.bytes = m->byte_count, .words = m->word_count};
    for (unsigned k = KIND_WORK; k < KIND_COUNT; k++)
        head.rows[k] = m->tables[k].count;
    printf("#include <stdint.h>\n\nextern const uint64_t dataset_words[];\nconst uint64_t "
           "dataset_words[] = {");
    print_words(&head, sizeof head);
    for (unsigned k = KIND_WORK; k < KIND_COUNT; k++)
        print_words(m->tables[k].rows, m->tables[k].count * format_shapes[k].size);
    print_words(m->bytes, m->byte_count);
    print_words(m->words, m->word_count * sizeof *m->words);
    printf("\n};\n");
}

int main(int argc, char **argv) {
    struct arena arena = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: bake FILE > out.c\n");
        return 1;
    }
    struct load *l = load_open((struct sink){complain, &arena});
    bool good = load_path(l, argv[1]);
    struct model *m = load_close(l);
    if (good)
        bake(m);
    model_free(m);
    arena_free(&arena);
    return good && fflush(stdout) == 0 ? 0 : 1;
}
