/* The line at the bottom of the screen that asks for something. A kind of prompt is one row of a
 * table in prompt.c; what is the same for all (editing, Esc, recall, paste) is there too. */
#ifndef LEITMOTIF_APP_PROMPT_H
#define LEITMOTIF_APP_PROMPT_H

#include "base/str.h"

struct app;

enum prompt_id {
    PROMPT_NONE,
    PROMPT_WATCHED,
    PROMPT_COMMAND,
    PROMPT_SEARCH,
    PROMPT_NOTE,
    PROMPT_COUNT
};

/* What is special about one kind. All but `label` and `accept` may be NULL. */
struct prompt_kind {
    const char *label; /* before the line, with the blank between */
    /* What stands in the line at first. */
    str (*initial)(struct app *a);
    /* Behind the line: what one may type, or what Enter would do. */
    str (*hint)(struct app *a);
    /* After each change of the line. The place, the zoom and the guard are again as they were when
       the prompt was opened; what this changes of them is shown, and undone at Esc. */
    void (*changed)(struct app *a, str line);
    /* Enter, with the prompt closed and all as it was before it. False: the prompt opens again, and
       the message says why. */
    bool (*accept)(struct app *a, str line);
    /* The arrow keys and PgUp, PgDn: rows, up is negative. NULL: they recall what was accepted
       before. */
    void (*step)(struct app *a, int by);
    /* Tab (1) and Shift-Tab (-1). */
    void (*complete)(struct app *a, str line, int by);
    /* Esc, with the prompt closed and all as it was before it. */
    void (*cancelled)(struct app *a);
};

/* The kind of the open prompt, or NULL. */
const struct prompt_kind *prompt_kind(const struct app *a);

/* Opens a prompt with an empty line, as an action does; `id` is an enum prompt_id. */
void prompt_open(struct app *a, int id);

/* Handles a key, or pasted text, while a prompt is open. */
void prompt_key(struct app *a, uint32_t key);
void prompt_paste(struct app *a, str text);

/* Puts another text in the place of the line. */
void prompt_set(struct app *a, str text);

/* What was accepted before, each once: how many, at most RECALL_MAX; one of them, 1 is the last;
   and one more. */
unsigned prompt_recalled_count(const struct app *a, enum prompt_id id);
str prompt_recalled(const struct app *a, enum prompt_id id, unsigned nth);
void prompt_remember(struct app *a, enum prompt_id id, str line);

/* What the kinds do; prompt_watched.c and prompt_command.c. */
str prompt_watched_hint(struct app *a);
void prompt_watched_changed(struct app *a, str line);
bool prompt_watched_accept(struct app *a, str line);
void prompt_watched_step(struct app *a, int by);
str prompt_command_hint(struct app *a);
bool prompt_command_accept(struct app *a, str line);
void prompt_command_complete(struct app *a, str line, int by);

#endif
