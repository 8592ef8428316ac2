/* What a word found counts, by where it stands and how it was met. */
#ifndef LEITMOTIF_CORE_SCORE_H
#define LEITMOTIF_CORE_SCORE_H

#include "core/format.h"
#include "core/match.h"

#include <stdbool.h>
#include <stdint.h>

enum { SCORE_BRIEF = 128 }; /* of a brief word, however it is met */

/* True where names stand. */
bool score_is_name(enum found_in found);
/* 1 to 255; 0 for a romanization that stands in no name: those are for names alone. */
uint8_t score_word(enum match_how how, enum found_in found);

#endif
