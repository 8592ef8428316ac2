/* Weights, found by trying them on questions that people would ask. */
#include "core/score.h"

bool score_is_name(enum found_in found) {
    return found == FOUND_TITLE || found == FOUND_ALIAS || found == FOUND_CREDIT ||
           found == FOUND_SONG;
}

uint8_t score_word(enum match_how how, enum found_in found) {
    static const uint8_t hows[MATCH_COUNT] = {
        [MATCH_AS_TYPED] = 255, [MATCH_STEM] = 230,     [MATCH_PREFIX] = 200,
        [MATCH_INITIALS] = 190, [MATCH_INSIDE] = 160,   [MATCH_ROMANIZED] = 200,
        [MATCH_LAYOUT] = 210,   [MATCH_SPELLING] = 150,
    };
    static const uint8_t classes[FOUND_FIELDS] = {
        [FOUND_TITLE] = 255, [FOUND_ALIAS] = 230, [FOUND_CREDIT] = 130,  [FOUND_SONG] = 100,
        [FOUND_LYRIC] = 190, [FOUND_TEXT] = 150,  [FOUND_KEYWORD] = 200, [FOUND_FACT] = 120,
    };
    if (how == MATCH_ROMANIZED && !score_is_name(found))
        return 0;
    unsigned score = hows[how] * classes[found] / 255u;
    return (uint8_t)(score > 0 ? score : 1);
}
