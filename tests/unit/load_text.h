/* Loads what stands in memory, as load_path() does a file. */
#ifndef LEITMOTIF_TESTS_LOAD_TEXT_H
#define LEITMOTIF_TESTS_LOAD_TEXT_H

#include "core/load.h"

/* Adds one document (or, when `name` ends in .jsonl, one document per line). Returns true when at
   least one work was added. */
bool load_text(struct load *l, str name, str text);

#endif
