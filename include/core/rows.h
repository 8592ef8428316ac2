/* Rows of the tables, one struct per kind. Each begins with a head, read in one way. */
#ifndef LEITMOTIF_CORE_ROWS_H
#define LEITMOTIF_CORE_ROWS_H

#include "core/parts.h"

struct head {
    pstr id;
    plist names;    /* of struct name: title or name */
    plist aliases;  /* of struct note */
    plist about;    /* of struct statement */
    plist cited;    /* of struct cite */
    plist keywords; /* of pstr: other words for it, which only a search sees */
    uint32_t work;  /* row of the work it belongs to */
    uint16_t reveals;
};

enum work_kind { WORK_DRAMA, WORK_FILM, WORK_SERIES, WORK_GAME, WORK_BOOK, WORK_OTHER };

struct work {
    struct head head;
    pstr aired; /* ISO 8601 date or interval */
    pstr network;
    plist platforms; /* of pstr */
    pstr checked;    /* date up to which the curator looked */
    plist credits;   /* of struct credit */
    uint16_t episodes;
    uint8_t kind;
    pstr file; /* where it stands, from line `line` on; empty: compiled in */
    uint32_t line;
    struct span rows[KIND_COUNT]; /* what belongs to it */
    plist by_id[KIND_COUNT];      /* see model_id_slot() */
};

enum source_kind { SOURCE_LABEL, SOURCE_PRESS, SOURCE_DATABASE, SOURCE_FAN };

struct source {
    struct head head;
    pstr publisher, title, author, date, language, via, caution, url;
    uint8_t kind;
};

enum person_kind { PERSON_ONE, PERSON_GROUP };

struct person {
    struct head head;
    plist members; /* of ref: people */
    plist same_as; /* of ref: people, also of other works */
    uint8_t kind;
};

struct character {
    struct head head;
    plist played_by; /* of ref: people */
    plist ties;      /* of struct tie */
};

enum topic_kind { TOPIC_PLACE, TOPIC_ORGANISATION };

struct topic {
    struct head head;
    uint8_t kind;
};

struct track {
    struct head head;
    pstr released; /* ISO 8601, may be partial */
    plist credits; /* of struct credit */
    plist moods;   /* of pstr */
    plist themes;  /* of struct theme */
    plist lyrics;  /* of struct lyric */
    uint16_t part; /* number of the single, 0: none */
};

struct episode {
    struct head head; /* head.id is the number in digits */
    pstr aired, rating;
    uint16_t number;
};

struct scene {
    struct head head;
    plist may_be;     /* of ref: scenes that may be the same passage */
    ref place;        /* topic */
    plist characters; /* of ref */
    plist cues;       /* of struct cue */
    uint16_t episode; /* EPISODE_… */
};

struct release {
    struct head head;
    pstr date;
    plist tracks;   /* of ref */
    plist contents; /* of struct note */
    uint16_t discs;
};

enum dispute_kind { DISPUTE_FACT, DISPUTE_DOUBT, DISPUTE_WORDING, DISPUTE_SPELLING };

struct dispute {
    struct head head;
    plist on; /* of ref: any kind */
    pstr field;
    pstr text;      /* the question */
    plist readings; /* of struct note */
    pstr why;
    uint16_t prefers; /* 1: the first reading; 0: none */
    uint8_t kind;
};

#endif
