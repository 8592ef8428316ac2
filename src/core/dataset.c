/* The compiled-in dataset: an array of words that a small program writes into build/dataset.c. */
#include "core/dataset.h"

extern const unsigned long long dataset_words[];
extern const size_t dataset_size; /* in bytes */

str dataset_text(void) {
    return (str){(const char *)dataset_words, dataset_size};
}

str dataset_name(void) {
    return STR("queen-of-tears.json");
}
