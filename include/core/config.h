/* The configuration file: what the user wants otherwise. Sole user of inih.

   Lines of NAME = VALUE; # starts a comment. First come options, then, after [keys], actions of the
   screen with their keys. What is wrong is told with its line and left out; the rest counts. */
#ifndef LEITMOTIF_CORE_CONFIG_H
#define LEITMOTIF_CORE_CONFIG_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

/* A line after [keys]. core knows no actions: who has them looks whether it makes sense. */
struct config_keys {
    str action, keys;
    unsigned line;
};

struct config {
    struct arena arena;
    str path;                   /* of the file; empty when there can be none */
    uint8_t names;              /* enum names */
    uint8_t theme;              /* enum palette */
    uint8_t ascii, wide, mouse; /* 0 or 1; wide: that of ambiguous width may take two columns */
    uint16_t watched;           /* of works of which nothing else is known */
    struct config_keys *keys;
    unsigned key_count;
    struct buf said; /* what is wrong, one a line: "file:3: error: …"; safe to print */
};

/* One option, for the default configuration and the manual. */
struct config_option {
    const char *name, *help;
    const char *const *words; /* what it may be, by the number that it then is; NULL: an episode */
    size_t offset;            /* of a uint8_t of struct config; of a uint16_t for an episode */
    const char *usual;
};
extern const struct config_option config_options[];
extern const size_t config_option_count;

/* The defaults; with them all is as it is without a file. Free the arena at the end. */
void config_init(struct config *c);
/* What $XDG_CONFIG_HOME/leitmotif/config says (XDG Base Directory Specification 0.8; ~/.config
   without the variable), as far as it is there. */
void config_read(struct config *c);
/* What a text says, as if it were that file. */
void config_parse(struct config *c, str text);
/* Adds what is wrong with a line; 0 means the whole file. */
void config_fault(struct config *c, unsigned line, const struct err *e);
/* "en, ko or both", in `a`. */
str config_words(const struct config_option *o, struct arena *a);
/* Appends the options with their defaults as a file that one may begin with. */
void config_print(struct buf *out);

#endif
