/* The dataset that is compiled in, so that the program runs with no file installed. */
#ifndef LEITMOTIF_CORE_DATASET_H
#define LEITMOTIF_CORE_DATASET_H

#include "core/model.h"

/* What dataset_words[] of data/bake.c begins with. Behind it stand the rows of each kind, the byte
   pool and the word pool, each filled up to whole words. */
struct dataset_head {
    uint32_t rows[KIND_COUNT];
    uint32_t bytes, words;
};

enum { DATASET_WORD = 8 };

/* The model of data/queen-of-tears.json, to hand to load_model(): its works are not sorted. It is
   in the program itself; never free it. */
struct model dataset_model(void);
/* Its name in diagnostics. */
str dataset_name(void);

#endif
