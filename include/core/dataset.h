/* The dataset that is compiled in, so that the program runs with no file installed. */
#ifndef LEITMOTIF_CORE_DATASET_H
#define LEITMOTIF_CORE_DATASET_H

#include "base/str.h"

/* The bytes of data/queen-of-tears.json, and their name in diagnostics. */
str dataset_text(void);
str dataset_name(void);

#endif
