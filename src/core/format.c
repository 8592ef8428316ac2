/* The tables of the format, kind by kind. */
#include "core/format.h"

#define AT(type, member) .offset = (uint16_t)offsetof(struct type, member)
#define SHAPE(type, where)                                                                         \
    .fields = type##_fields, .field_count = COUNT(type##_fields), .size = sizeof(struct type),     \
    .reveals = (uint16_t)offsetof(struct type, where)
#define PART(type) SHAPE(type, reveals)
#define ROW(type) SHAPE(type, head.reveals)

/* Fields that many shapes have, each written once. Of most rows what they begin and end with; and
   of parts that a source tells of. */
/* clang-format off */
#define ID(type) \
    {"id", F_ID, .required = true, AT(type, head.id), \
     .help = "Unique among its kind in this work."}
#define NAMES(type, key) \
    {key, F_NAMES, .required = true, .searched = SEARCHED(FOUND_TITLE), AT(type, head.names), \
     .help = "By language tag; \"literal\" renders it in English, \"short\" is how others say it."}
#define ALIASES(type) \
    {"aliases", F_LIST, AT(type, head.aliases), .sub = &note_shape, \
     .searched = SEARCHED(FOUND_ALIAS), .help = "Other spellings and titles in use."}
#define ABOUT(type) \
    {"about", F_LIST, AT(type, head.about), .sub = &format_statement, \
     .searched = SEARCHED(FOUND_TEXT), .help = "Statements with their sources."}, \
    {"cited", F_CITED, AT(type, head.cited), .help = "Sources of the plain fields, by field name."}
#define KEYWORDS(type) \
    {"keywords", F_STRINGS, AT(type, head.keywords), .searched = SEARCHED(FOUND_KEYWORD), \
     .help = "Other words people would use, for the search."}
#define REVEALS(type, member) \
    {"reveals", F_COUNT, AT(type, member), \
     .help = "It spoils this episode for who has not seen it."}
#define SOURCES(type, is_wanted) \
    {"sources", F_REFS, VIA_SOURCE, .wanted = is_wanted, AT(type, sources), \
     .kinds = KINDS(KIND_SOURCE), .help = "Ids of sources."}
#define NAMED(type, key) ID(type), NAMES(type, key), ALIASES(type)
#define ENDING(type) KEYWORDS(type), ABOUT(type), REVEALS(type, head.reveals)
#define SOURCED(type, is_wanted) SOURCES(type, is_wanted), REVEALS(type, reveals)
/* clang-format on */

static const struct field note_fields[] = {
    {"text", F_STRING, .required = true, AT(note, text), .searched = SEARCHED(FOUND_TEXT),
     .help = "The words."},
    SOURCED(note, false),
};
static const struct shape note_shape = {"note", PART(note), .help = "A text with its sources."};

static const char *const on_words[] = {
    [ON_NOTE] = "note",
    [ON_SOUND] = "sound",
    [ON_MEANING] = "meaning",
    [ON_MAKING] = "making",
    [ON_RECEPTION] = "reception",
    [ON_AWARD] = "award",
    [ON_BIO] = "bio",
    [ON_MUSIC] = "music",
    [ON_PLOT] = "plot",
    [ON_CONTENTS] = "contents",
    [ON_COUNT] = NULL,
};
static const struct field statement_fields[] = {
    {"on", F_WORD, .required = true, AT(statement, on), .words = on_words,
     .help = "What it is about: its heading."},
    {"text", F_STRING, .required = true, AT(statement, text), .searched = SEARCHED(FOUND_TEXT),
     .help = "In the curator's own words."},
    {"quote", F_STRING, AT(statement, quote), .searched = SEARCHED(FOUND_TEXT),
     .help = "A short quotation, exactly as printed."},
    {"by", F_REF, VIA_BY, AT(statement, by), .kinds = KINDS(KIND_PERSON) | KINDS(KIND_CHARACTER),
     .help = "Who said the quotation."},
    SOURCED(statement, true),
};
const struct shape format_statement = {"statement", PART(statement), .help = "One sourced fact."};

static const char *const role_words[] = {
    [CREDIT_PERFORMER] = "performer",
    [CREDIT_MAKER] = "maker",
    [CREDIT_COMPOSER] = "composer",
    [CREDIT_LYRICIST] = "lyricist",
    [CREDIT_ARRANGER] = "arranger",
    [CREDIT_PRODUCER] = "producer",
    [CREDIT_WRITER] = "writer",
    [CREDIT_DIRECTOR] = "director",
    [CREDIT_MUSIC] = "music director",
    [CREDIT_ENGINEER] = "engineer",
    [CREDIT_COMPANY] = "company",
    [CREDIT_THANKED] = "thanked",
    [CREDIT_COUNT] = NULL,
};
static const struct field credit_fields[] = {
    {"who", F_REF, VIA_CREDIT, .required = true, AT(credit, who), .kinds = KINDS(KIND_PERSON),
     .searched = SEARCHED(FOUND_CREDIT), .help = "The person."},
    {"role", F_WORD, .required = true, AT(credit, role), .words = role_words,
     .help = "What the person did; maker: words or music, not told apart by the sources."},
    {"as", F_STRING, AT(credit, as), .searched = SEARCHED(FOUND_CREDIT),
     .help = "The name as printed, where it differs."},
    SOURCED(credit, true),
};
const struct shape format_credit = {"credit", PART(credit), .help = "Who did what."};

static const struct field theme_fields[] = {
    {"of", F_REFS, VIA_THEME, .required = true, AT(theme, of),
     .kinds = KINDS(KIND_CHARACTER) | KINDS(KIND_TOPIC), .searched = SEARCHED(FOUND_FACT),
     .help = "Those whom the song stands for."},
    {"text", F_STRING, .required = true, AT(theme, text), .searched = SEARCHED(FOUND_TEXT),
     .help = "What it says of them."},
    SOURCED(theme, true),
};
static const struct shape theme_shape = {"theme", PART(theme), .help = "What a song stands for."};

static const struct field lyric_fields[] = {
    {"id", F_ID, .required = true, AT(lyric, id), .help = "Unique among the lyrics of its track."},
    {"lines", F_LINES, .required = true, AT(lyric, lines), .searched = SEARCHED(FOUND_LYRIC),
     .help = "At most 4 lines, each by language."},
    {"cited", F_CITED, .wanted = true, AT(lyric, cited), .help = "Sources by language."},
    REVEALS(lyric, reveals),
};
const struct shape format_lyric = {"lyric", PART(lyric),
                                   .help = "A short quotation of the words of a song."};

static const struct field tie_fields[] = {
    {"to", F_REF, VIA_TIE, .required = true, AT(tie, to), .kinds = KINDS(KIND_CHARACTER),
     .searched = SEARCHED(FOUND_FACT), .help = "The other one."},
    {"as", F_STRING, .required = true, AT(tie, as),
     .help = "What the other one is to this one: \"wife\"."},
    SOURCED(tie, true),
};
static const struct shape tie_shape = {"tie", PART(tie),
                                       .help = "How a character stands to another."};

static const char *const usage_words[] = {
    [USAGE_UNKNOWN] = "unknown", [USAGE_BACKGROUND] = "background",
    [USAGE_VISUAL] = "visual",   [USAGE_THEME] = "theme",
    [USAGE_ENDING] = "ending",   [USAGE_EPILOGUE] = "epilogue",
    [USAGE_TRAILER] = "trailer", [USAGE_COUNT] = NULL,
};
static const char *const version_words[] = {
    [VERSION_UNKNOWN] = "unknown",
    [VERSION_VOCAL] = "vocal",
    [VERSION_INSTRUMENTAL] = "instrumental",
    [VERSION_REPRISE] = "reprise",
    [VERSION_REPRISE + 1] = NULL,
};
static const char *const sure_words[] = {
    [SURE_STATED] = "stated",       [SURE_JOINED] = "joined", [SURE_INFERRED] = "inferred",
    [SURE_CANDIDATE] = "candidate", [SURE_COUNT] = NULL,
};
static const struct field cue_fields[] = {
    {"track", F_REF, VIA_CUE, AT(cue, track), .kinds = KINDS(KIND_TRACK),
     .searched = SEARCHED(FOUND_SONG), .help = "The song; null when not known."},
    {"candidates", F_REFS, VIA_CANDIDATE, AT(cue, candidates), .kinds = KINDS(KIND_TRACK),
     .searched = SEARCHED(FOUND_SONG), .help = "What it may be, when the song is not known."},
    {"usage", F_WORD, AT(cue, usage), .words = usage_words,
     .help = "visual: heard by those in the scene."},
    {"version", F_WORD, AT(cue, version), .words = version_words,
     .help = "Which version of the song."},
    {"start", F_TIME, AT(cue, start), .help = "From the start of the episode."},
    {"end", F_TIME, AT(cue, end), .help = "After start."},
    {"heard", F_HEARD, AT(cue, heard), .help = "Ids of those lyrics of the track that are heard."},
    {"first", F_FLAG, AT(cue, first), .help = "A source says that the song is heard here first."},
    {"sure", F_WORD, .required = true, AT(cue, sure), .words = sure_words,
     .help = "stated by a source, joined from two, inferred, or a candidate."},
    {"note", F_STRING, AT(cue, note), .searched = SEARCHED(FOUND_TEXT),
     .help = "How it is heard, or why we are not sure."},
    SOURCED(cue, true),
};
const struct shape format_cue = {"cue", PART(cue), .help = "A song in a scene."};

static const char *const work_words[] = {
    [WORK_DRAMA] = "drama", [WORK_FILM] = "film",   [WORK_SERIES] = "series", [WORK_GAME] = "game",
    [WORK_BOOK] = "book",   [WORK_OTHER] = "other", [WORK_OTHER + 1] = NULL,
};
static const struct field work_fields[] = {
    NAMED(work, "title"),
    {"kind", F_WORD, AT(work, kind), .words = work_words, .help = "What kind of story."},
    {"aired", F_DATE, AT(work, aired), .help = "First to last day, or the day of release."},
    {"network", F_STRING, AT(work, network), .searched = SEARCHED(FOUND_FACT),
     .help = "Who broadcast it first."},
    {"platforms", F_STRINGS, AT(work, platforms), .searched = SEARCHED(FOUND_FACT),
     .help = "Where it streams."},
    {"episodes", F_COUNT, AT(work, episodes), .help = "How many episodes; leave out for a film."},
    {"checked", F_DATE, AT(work, checked), .help = "Up to when the curator looked for sources."},
    {"credits", F_LIST, AT(work, credits), .sub = &format_credit, .help = "Crew and companies."},
    KEYWORDS(work),
    ABOUT(work),
};

static const char *const source_words[] = {
    [SOURCE_LABEL] = "label", [SOURCE_PRESS] = "press", [SOURCE_DATABASE] = "database",
    [SOURCE_FAN] = "fan",     [SOURCE_FAN + 1] = NULL,
};
static const struct field source_fields[] = {
    ID(source),
    {"publisher", F_STRING, AT(source, publisher), .searched = SEARCHED(FOUND_FACT),
     .help = "Who published it."},
    {"title", F_STRING, .required = true, AT(source, title), .searched = SEARCHED(FOUND_TITLE),
     .help = "Title of the page or article."},
    {"author", F_STRING, AT(source, author), .searched = SEARCHED(FOUND_FACT),
     .help = "Who wrote it, where named."},
    {"date", F_DATE, AT(source, date), .help = "When it was published."},
    {"language", F_STRING, AT(source, language), .help = "BCP 47 tag."},
    {"kind", F_WORD, .required = true, AT(source, kind), .words = source_words,
     .help = "How near to the makers it is."},
    {"via", F_STRING, AT(source, via),
     .help = "The site where it was read, when not the publisher's."},
    {"caution", F_STRING, AT(source, caution), .help = "What to beware of in it."},
    {"url", F_URL, AT(source, url), .help = "Its address."},
    REVEALS(source, head.reveals),
};

static const char *const person_words[] = {[PERSON_ONE] = "person", [PERSON_GROUP] = "group", NULL};
static const struct field person_fields[] = {
    NAMED(person, "name"),
    {"kind", F_WORD, AT(person, kind), .words = person_words,
     .help = "A person, or a group or company."},
    {"members", F_REFS, VIA_MEMBER, AT(person, members), .kinds = KINDS(KIND_PERSON),
     .searched = SEARCHED(FOUND_FACT), .help = "Of a group."},
    {"same_as", F_REFS, VIA_SAME, AT(person, same_as), .kinds = KINDS(KIND_PERSON),
     .help = "The same person in another work: work/id."},
    ENDING(person),
};

static const struct field character_fields[] = {
    NAMED(character, "name"),
    {"played_by", F_REFS, VIA_PLAYED_BY, AT(character, played_by), .kinds = KINDS(KIND_PERSON),
     .searched = SEARCHED(FOUND_CREDIT), .help = "The actor."},
    {"ties", F_LIST, AT(character, ties), .sub = &tie_shape, .searched = SEARCHED(FOUND_FACT),
     .help = "To other characters."},
    ENDING(character),
};

static const char *const topic_words[] = {
    [TOPIC_PLACE] = "place", [TOPIC_ORGANISATION] = "organisation", NULL};
static const struct field topic_fields[] = {
    NAMED(topic, "name"),
    {"kind", F_WORD, .required = true, AT(topic, kind), .words = topic_words,
     .help = "Place or organisation."},
    ENDING(topic),
};

static const struct field track_fields[] = {
    NAMED(track, "title"),
    {"part", F_COUNT, AT(track, part), .searched = SEARCHED(FOUND_FACT),
     .help = "Number of the single, from 1."},
    {"released", F_DATE, AT(track, released), .searched = SEARCHED(FOUND_FACT),
     .help = "First release."},
    {"credits", F_LIST, AT(track, credits), .sub = &format_credit,
     .searched = SEARCHED(FOUND_CREDIT), .help = "Performers and makers."},
    {"moods", F_STRINGS, AT(track, moods), .searched = SEARCHED(FOUND_FACT),
     .help = "Single words: warm, longing."},
    {"themes", F_LIST, AT(track, themes), .sub = &theme_shape, .searched = SEARCHED(FOUND_TEXT),
     .help = "Whom the song stands for."},
    {"lyrics", F_LIST, AT(track, lyrics), .sub = &format_lyric, .searched = SEARCHED(FOUND_LYRIC),
     .help = "Short excerpts."},
    ENDING(track),
};

static const struct field episode_fields[] = {
    {"number", F_COUNT, .required = true, AT(episode, number), .help = "From 1; also its id."},
    {"title", F_NAMES, .searched = SEARCHED(FOUND_TITLE), AT(episode, head.names),
     .help = "By language tag."},
    {"aired", F_DATE, AT(episode, aired), .searched = SEARCHED(FOUND_FACT),
     .help = "First broadcast."},
    {"rating", F_STRING, AT(episode, rating), .searched = SEARCHED(FOUND_FACT),
     .help = "As printed: \"14.068 %\"."},
    ENDING(episode),
};

static const struct field scene_fields[] = {
    ID(scene),
    NAMES(scene, "title"),
    {"episode", F_EPISODE, .required = true, AT(scene, episode), .searched = SEARCHED(FOUND_FACT),
     .help = "Its number, \"before\" episode 1, \"special\", or null when no source says."},
    {"may_be", F_REFS, VIA_MAY_BE, AT(scene, may_be), .kinds = KINDS(KIND_SCENE),
     .help = "Scenes that are perhaps the same passage."},
    {"place", F_REF, VIA_PLACE, AT(scene, place), .kinds = KINDS(KIND_TOPIC),
     .searched = SEARCHED(FOUND_FACT), .help = "Where it happens."},
    {"characters", F_REFS, VIA_WHO, AT(scene, characters), .kinds = KINDS(KIND_CHARACTER),
     .searched = SEARCHED(FOUND_FACT), .help = "Who is in it."},
    KEYWORDS(scene),
    {"cues", F_LIST, AT(scene, cues), .sub = &format_cue, .searched = SEARCHED(FOUND_TEXT),
     .help = "Which song plays."},
    ABOUT(scene),
    REVEALS(scene, head.reveals),
};

static const struct field release_fields[] = {
    NAMED(release, "title"),
    {"date", F_DATE, AT(release, date), .help = "Day of release."},
    {"discs", F_COUNT, AT(release, discs), .help = "How many."},
    {"tracks", F_REFS, VIA_RELEASE, AT(release, tracks), .kinds = KINDS(KIND_TRACK),
     .help = "In order."},
    {"contents", F_LIST, AT(release, contents), .sub = &note_shape,
     .searched = SEARCHED(FOUND_TEXT), .help = "What is in the box."},
    ENDING(release),
};

static const char *const dispute_words[] = {
    [DISPUTE_FACT] = "fact",         [DISPUTE_DOUBT] = "doubt",     [DISPUTE_WORDING] = "wording",
    [DISPUTE_SPELLING] = "spelling", [DISPUTE_SPELLING + 1] = NULL,
};
static const struct field dispute_fields[] = {
    ID(dispute),
    {"kind", F_WORD, .required = true, AT(dispute, kind), .words = dispute_words,
     .help = "Rival facts, one doubtful source, or wording or spelling only."},
    {"on", F_REFS, VIA_DISPUTE, .required = true, AT(dispute, on), .kinds = KINDS_ANY,
     .help = "What it is about."},
    {"field", F_STRING, AT(dispute, field), .help = "The field in question, where it is one."},
    {"text", F_STRING, .required = true, AT(dispute, text), .searched = SEARCHED(FOUND_TEXT),
     .help = "The question."},
    {"readings", F_LIST, .required = true, AT(dispute, readings), .sub = &note_shape,
     .searched = SEARCHED(FOUND_TEXT), .help = "What sources say."},
    {"prefers", F_COUNT, AT(dispute, prefers),
     .help = "The reading we follow, from 1; null for none."},
    {"why", F_STRING, AT(dispute, why), .searched = SEARCHED(FOUND_TEXT), .help = "Why."},
    REVEALS(dispute, head.reveals),
};

const struct shape format_shapes[KIND_COUNT] = {
    [KIND_WORK] = {"work", "works", ROW(work), .help = "A drama, film, game or other story."},
    [KIND_SOURCE] = {"source", "sources", ROW(source), .help = "Where facts come from."},
    [KIND_PERSON] = {"person", "people", ROW(person),
                     .help = "Artists, cast, crew; also groups and companies."},
    [KIND_CHARACTER] = {"character", "characters", ROW(character), .help = "Someone in the story."},
    [KIND_TOPIC] = {"topic", "topics", ROW(topic), .help = "A place or an organisation."},
    [KIND_TRACK] = {"track", "tracks", ROW(track), .help = "A song or a piece of score."},
    [KIND_EPISODE] = {"episode", "episodes", ROW(episode),
                      .help = "One part of the story as broadcast."},
    [KIND_SCENE] = {"scene", "scenes", ROW(scene),
                    .help = "What happens, where, and which song plays."},
    [KIND_RELEASE] = {"release", "releases", ROW(release), .help = "An album."},
    [KIND_DISPUTE] = {"dispute", "disputes", ROW(dispute), .help = "Where sources differ."},
};

const struct shape *const format_parts[] = {
    &format_statement, &note_shape, &format_credit, &theme_shape,
    &format_lyric,     &tie_shape,  &format_cue,
};
const size_t format_part_count = COUNT(format_parts);
