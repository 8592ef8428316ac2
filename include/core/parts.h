/* Parts of rows: statements, credits, lyrics, cues. They stand in the word pool of the model.

   `reveals` is the last episode that must have been seen, never less than that of the row around.
 */
#ifndef LEITMOTIF_CORE_PARTS_H
#define LEITMOTIF_CORE_PARTS_H

#include "core/value.h"

struct name {  /* one language's title or name */
    pstr lang; /* BCP 47 tag; "literal": rendered in English; "short": as others call one */
    pstr text;
};

struct cite {      /* which sources a plain field rests on */
    pstr field;    /* "title.ko" */
    plist sources; /* of ref */
};

struct note { /* an alias, an item of an album, a reading of a dispute */
    pstr text;
    plist sources; /* of ref */
    uint16_t reveals;
};

enum topic_on {
    ON_NOTE,
    ON_SOUND,
    ON_MEANING,
    ON_MAKING,
    ON_RECEPTION,
    ON_AWARD,
    ON_BIO,
    ON_MUSIC,
    ON_PLOT,
    ON_CONTENTS,
    ON_COUNT
};

struct statement {
    pstr text, quote;
    ref by;        /* who said the quote: person or character */
    plist sources; /* of ref */
    uint16_t reveals;
    uint8_t on; /* enum topic_on */
};

enum role_of {
    CREDIT_PERFORMER,
    CREDIT_MAKER,
    CREDIT_COMPOSER,
    CREDIT_LYRICIST,
    CREDIT_ARRANGER,
    CREDIT_PRODUCER,
    CREDIT_WRITER,
    CREDIT_DIRECTOR,
    CREDIT_MUSIC,
    CREDIT_ENGINEER,
    CREDIT_COMPANY,
    CREDIT_THANKED,
    CREDIT_COUNT
};

struct credit {
    ref who;       /* person */
    pstr as;       /* the name as printed, where it differs */
    plist sources; /* of ref */
    uint16_t reveals;
    uint8_t role; /* enum role_of */
};

struct theme { /* what a song stands for, where no scene is known */
    plist of;  /* of ref: characters */
    pstr text;
    plist sources; /* of ref */
    uint16_t reveals;
};

struct lyric { /* a short quotation */
    pstr id;
    plist lines; /* of plist of struct name: the languages of one line */
    plist cited; /* of struct cite */
    uint16_t reveals;
};

struct tie { /* how a character stands to another */
    ref to;
    pstr as;       /* "wife", said of `to` */
    plist sources; /* of ref */
    uint16_t reveals;
};

enum usage {
    USAGE_UNKNOWN,
    USAGE_BACKGROUND,
    USAGE_VISUAL,
    USAGE_THEME,
    USAGE_ENDING,
    USAGE_EPILOGUE,
    USAGE_TRAILER,
    USAGE_COUNT
};
enum version { VERSION_UNKNOWN, VERSION_VOCAL, VERSION_INSTRUMENTAL, VERSION_REPRISE };
enum sure { SURE_STATED, SURE_JOINED, SURE_INFERRED, SURE_CANDIDATE, SURE_COUNT };

struct cue {
    ref track;        /* REF_NONE: the song is not known */
    plist candidates; /* of ref: tracks */
    plist heard;      /* of uint32_t: places in the track's lyrics */
    plist sources;    /* of ref */
    pstr note;
    uint32_t start, end; /* milliseconds from the start of the episode, or TIME_NONE */
    uint16_t reveals;
    uint8_t usage, version, sure;
    uint8_t first; /* a source says that the song is heard here first */
};

#endif
