/* What a word found counts, by where it stands and how it was met. */
#ifndef LEITMOTIF_CORE_SCORE_H
#define LEITMOTIF_CORE_SCORE_H

#include "core/format.h"
#include "core/match.h"

#include <stdint.h>

/* 1 to 255. */
uint8_t score_word(enum match_how how, enum found_in found);

#endif
