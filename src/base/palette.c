/* Few columns of a large table: each role in each theme. */
#include "base/palette.h"

enum { RED = 31, GREEN, YELLOW, MAGENTA = 35, CYAN };

const char *const palette_names[PALETTE_COUNT + 1] = {"terminal", "vivid", "plain", NULL};

/* clang-format off */
static const struct look looks[ROLE_COUNT][PALETTE_COUNT] = {
    [ROLE_TEXT] = {{0}},
    [ROLE_DIM] = {{0}},
    [ROLE_BORDER] = {{ATTR_DIM, 0}, {ATTR_DIM, 0}, {0}},
    [ROLE_FOCUS] = {{ATTR_BOLD, 0}, {ATTR_BOLD, CYAN}, {ATTR_BOLD, 0}},
    [ROLE_TITLE] = {{ATTR_BOLD, 0}, {ATTR_BOLD, YELLOW}, {ATTR_BOLD, 0}},
    [ROLE_LINK] = {{ATTR_UNDERLINE, CYAN}, {ATTR_UNDERLINE, CYAN}, {ATTR_UNDERLINE, 0}},
    [ROLE_CITE] = {{0}, {ATTR_DIM, 0}, {0}},
    [ROLE_LYRIC] = {{0}, {0, MAGENTA}, {0}},
    [ROLE_NAME] = {{0}, {0, GREEN}, {0}},
    [ROLE_HIDDEN] = {{ATTR_DIM, 0}, {ATTR_DIM, 0}, {ATTR_ITALIC, 0}},
    [ROLE_KEY] = {{ATTR_BOLD, 0}, {ATTR_BOLD, YELLOW}, {ATTR_BOLD, 0}},
    [ROLE_MATCH] = {{ATTR_BOLD, YELLOW}, {ATTR_BOLD, YELLOW}, {ATTR_BOLD | ATTR_UNDERLINE, 0}},
    [ROLE_ERROR] = {{ATTR_BOLD, RED}, {ATTR_BOLD, RED}, {ATTR_BOLD, 0}},
};
/* clang-format on */

/* A reversed row is one even bar: colours and faintness of its parts would tear it. */
struct look palette_look(const struct grid *g, style st) {
    struct look look = looks[st.role][g->palette];
    look.attr |= st.attr;
    if (look.attr & ATTR_REVERSE)
        look = (struct look){look.attr & (uint8_t)~ATTR_DIM, 0};
    if (g->palette == PALETTE_PLAIN)
        look.attr &= (uint8_t)~ATTR_DIM;
    return look;
}
