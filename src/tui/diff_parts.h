/* What the parts of the difference share; nobody else includes it. */
#ifndef LEITMOTIF_TUI_DIFF_PARTS_H
#define LEITMOTIF_TUI_DIFF_PARTS_H

#include "tui/diff.h"
#include "tui/scroll.h"

enum { NOWHERE = -1 }; /* y of a cursor whose place is not known */

/* One way to do all of it. */
struct plan {
    struct scroll scroll;
    int price; /* bytes to come back later to what stands in another look, as the plan takes it */
    bool is_hasty; /* borders are not sought */
};

/* Where the cursor is while the changes are written. */
struct head {
    const struct canvas *now;
    bool *changed; /* by place: not written yet */
    int *left;     /* by row: places of that kind */
    struct buf *out;
    unsigned ways;
    const struct plan *plan;
    struct look look;
    int x, y; /* of the cursor; x is the width of the screen when the last column was written */
};

bool head_is_changed(const struct head *p, int x, int y);
/* True when `g` can be written without a change of rendition. */
bool head_is_neutral(struct look look, const struct glyph *g);
void head_change_look(struct head *p, struct look look);
/* Moves the cursor at any price, or in a line also by writing again what stands between. */
void head_move(struct head *p, int x, int y);
void head_go(struct head *p, int x, int y);
/* Writes the glyph under the cursor. */
void head_write(struct head *p);
/* Notes that n places from (x, y) on show what they shall. */
void head_note(struct head *p, int x, int y, int n);
/* Columns from x on that are blank now, up to the last that was not. */
int head_blanks(const struct head *p, int x, int y);
/* Erases n columns at the cursor, or writes spaces over them. */
void head_write_blanks(struct head *p, int n);

#endif
