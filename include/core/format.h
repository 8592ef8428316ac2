/* The format leitmotif/1 as tables: one row per field. Loading, checking, the schema, JSON output
   and links walk these tables, so a new field is one new row and one struct member. */
#ifndef LEITMOTIF_CORE_FORMAT_H
#define LEITMOTIF_CORE_FORMAT_H

#include "core/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FORMAT_NAME "leitmotif/1"

/* JSON type of a field and C type of its member. */
enum field_type {
    F_STRING,  /* string: pstr */
    F_ID,      /* [a-z0-9-]{1,64}: pstr */
    F_STRINGS, /* array of strings: plist of pstr */
    F_NAMES,   /* object of language tag -> string: plist of struct name */
    F_LINES,   /* array of such objects: plist of plist of struct name */
    F_COUNT,   /* whole number 0 to EPISODE_MAX: uint16_t */
    F_DATE,    /* ISO 8601 YYYY[-MM[-DD]], or two with '/' between: pstr */
    F_TIME,    /* "H:MM:SS" or "H:MM:SS.mmm": uint32_t of milliseconds */
    F_FLAG,    /* true or false: uint8_t */
    F_WORD,    /* one of `words`: uint8_t, the place in it */
    F_EPISODE, /* number, "before", "special" or null: uint16_t */
    F_REF,     /* id of a row of a kind in `kinds`: ref */
    F_REFS,    /* array of such: plist of ref */
    F_HEARD,   /* array of lyric ids of the cue's track: plist of uint32_t */
    F_LIST,    /* array of objects of `sub`: plist of its struct */
    F_CITED,   /* object of field name -> array of source ids: plist of struct cite */
    F_URL,     /* http or https address: pstr */
};

/* Why one row points to another; the links module keeps it with each edge. */
enum via {
    VIA_NONE,
    VIA_SOURCE,
    VIA_BY,
    VIA_CREDIT,
    VIA_THEME,
    VIA_TIE,
    VIA_CUE,
    VIA_CANDIDATE,
    VIA_MAY_BE,
    VIA_PLACE,
    VIA_WHO,
    VIA_MEMBER,
    VIA_SAME,
    VIA_PLAYED_BY,
    VIA_RELEASE,
    VIA_DISPUTE,
};

/* As what the words of a field count in a search, best first. */
enum found_in {
    FOUND_TITLE,
    FOUND_ALIAS,
    FOUND_CREDIT, /* a name in the credits: the singer of a song */
    FOUND_SONG,   /* title or singer of the song of a scene */
    FOUND_LYRIC,
    FOUND_TEXT, /* statements, themes, contents */
    FOUND_KEYWORD,
    FOUND_FACT, /* mood, date, number, place, who is in it */
    FOUND_FIELDS,
    FOUND_SCENE = FOUND_FIELDS, /* lent: the words are those of a scene in which the song plays */
    FOUND_FILTER,               /* no words were typed, only filters */
    FOUND_COUNT
};
#define SEARCHED(found) ((found) + 1)

/* Sets of kinds, as bits. */
#define KINDS(kind) (1u << (kind))
#define KINDS_ANY (~1u & ((1u << KIND_COUNT) - 1))

struct shape;

struct field {
    const char *name;
    uint8_t type;     /* enum field_type */
    uint8_t via;      /* enum via, for references */
    uint8_t searched; /* SEARCHED(enum found_in); 0: a search does not look there */
    bool required;
    bool wanted;     /* a list that names sources: its lack is a warning for the curator */
    uint16_t offset; /* of the member in the struct of the shape */
    uint16_t kinds;  /* KINDS(…) a reference may name; with one kind its prefix may be left out */
    const struct shape *sub;
    const char *const *words; /* ends with NULL */
    const char *help;         /* one sentence, for the schema and the manual */
};

/* An object type: a kind of row, or a part of one. */
struct shape {
    const char *name;   /* "track", "cue" */
    const char *plural; /* key of its table in a document, and of `list`; NULL for parts */
    const struct field *fields;
    size_t field_count;
    size_t size;      /* bytes of its struct */
    uint16_t reveals; /* offset of its uint16_t `reveals` */
    const char *help;
};

/* The shape of each kind's rows; KIND_NONE has none. */
extern const struct shape format_shapes[KIND_COUNT];
/* The shapes of parts that others ask for by name. */
extern const struct shape format_credit, format_cue, format_lyric, format_statement;

/* The shapes of all parts. */
extern const struct shape *const format_parts[];
extern const size_t format_part_count;

/* The field of this name, or NULL. */
const struct field *format_field(const struct shape *shape, str name);
/* The kind whose shape has this name or plural, or KIND_NONE. */
enum kind format_kind(str name);
/* The word for a F_WORD value of the field named `field` in `shape`, as the file spells it. */
const char *format_word(const struct shape *shape, const char *field, unsigned value);

#endif
