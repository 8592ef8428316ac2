/* "Watched up to": while a smaller number stands there one sees the story close; a larger one is
   not yet an answer, and shows nothing before Enter. */
#include "app/keep.h"
#include "app/prompt.h"
#include "app/state.h"
#include "core/guard.h"

#include "base/text.h"

/* Episodes of the work; 0 when the data does not say. */
static unsigned episodes(const struct app *a) {
    return ((const struct work *)model_row(a->model, a->now.work))->episodes;
}

/* The last number that makes sense. */
static unsigned most(const struct app *a) {
    return episodes(a) > 0 ? episodes(a) : EPISODE_MAX;
}

static bool parse(struct app *a, str line, unsigned *out) {
    str text = str_trim(line);
    bool is_all = str_eq(text_fold(&a->frame_arena, text), STR("all"));
    return guard_read(is_all ? STR("all") : text, most(a), out);
}

static str spelled(struct app *a, unsigned watched) {
    return watched == WATCHED_ALL ? STR("all") : str_fmt(&a->frame_arena, "%u", watched);
}

str prompt_watched_hint(struct app *a) {
    str now = spelled(a, a->prompt.watched);
    return str_fmt(&a->frame_arena, "0-%u or all  ↑↓ by one  now: %.*s", most(a), STR_ARG(now));
}

void prompt_watched_changed(struct app *a, str line) {
    unsigned watched;
    if (parse(a, line, &watched) && watched < a->watched)
        state_watch(a, watched);
}

bool prompt_watched_accept(struct app *a, str line) {
    unsigned watched;
    if (line.n == 0)
        return true;
    if (!parse(a, line, &watched)) {
        if (episodes(a) > 0)
            state_say(a, "It has %u episodes: type 0 to %u, or all.", episodes(a), episodes(a));
        else
            state_say(a, "Type the number of the last episode seen, or all.");
        return false;
    }
    keep_watched(a, watched);
    if (watched == WATCHED_ALL)
        state_say(a, "Nothing is withheld.");
    else
        state_say(a, "What tells of episodes after %u is withheld%s.", watched,
                  a->peeks.n > 0 ? ", but for what you looked at" : "");
    return true;
}

/* `all` stands after the last episode. */
void prompt_watched_step(struct app *a, int by) {
    unsigned watched = a->prompt.watched;
    parse(a, edit_text(&a->prompt.line), &watched);
    if (by < 0 && watched != WATCHED_ALL)
        watched = watched < most(a) ? watched + 1 : WATCHED_ALL;
    else if (by > 0 && watched == WATCHED_ALL)
        watched = episodes(a);
    else if (by > 0 && watched > 0)
        watched--;
    prompt_set(a, spelled(a, watched));
    a->prompt.is_offered = true;
}
