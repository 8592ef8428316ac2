/* Which keys run which action: those of the action table, but for what the configuration says. */
#ifndef LEITMOTIF_APP_BIND_H
#define LEITMOTIF_APP_BIND_H

#include "app/action.h"
#include "core/config.h"

#include "base/str.h"

/* Zero it for the keys of the table. */
struct bind {
    struct arena arena;
    str *keys; /* of each row of the action table, in the notation of keymap.h; NULL: the table's */
};

/* Takes over the keys of a configuration. A key that it gives to one action, another one loses.
   What makes no sense is left out, and told with config_fault(). */
void bind_open(struct bind *b, struct config *c);

/* The keys of an action in the notation of keymap.h, and as they are shown: "↓ j". */
str bind_keys(const struct bind *b, const struct action *x);
str bind_labels(const struct bind *b, const struct action *x, struct arena *a);
/* The first key of the action of this name, as it is shown; empty when it has none. */
str bind_key(const struct bind *b, const char *name, struct arena *a);
/* A text with the first key of an action in the place of each "{name}". */
str bind_words(const struct bind *b, str text, struct arena *a);
/* The action of a key, or NULL. */
const struct action *bind_action(const struct bind *b, uint32_t key);
/* The hint of an action with the key that it has: "Tab pane"; empty when it has none. */
str bind_hint(const struct bind *b, const struct action *x, struct arena *a);
/* Appends the actions with the keys of the table, as a part of the configuration file. */
void bind_print(struct buf *out);

#endif
