/* First pass: one element of a document, through cJSON, field by field into the model. */
#include "core/load_pass.h"

#include "base/text.h"

#include <cjson/cJSON.h>

#include <assert.h>
#include <string.h>

/* What a part is read into before it is copied to the word pool, which may move meanwhile. */
union part {
    struct note note;
    struct statement statement;
    struct credit credit;
    struct theme theme;
    struct lyric lyric;
    struct tie tie;
    struct cue cue;
};

static size_t count_of(const cJSON *item) {
    size_t n = 0;
    const cJSON *child;
    cJSON_ArrayForEach(child, item) n++;
    return n;
}

static bool is_ascii(str s) {
    const uint64_t high_bits = 0x8080808080808080u;
    uint64_t eight, all = 0;
    size_t at = 0;
    for (; at + sizeof eight <= s.n; at += sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        all |= eight;
    }
    for (; at < s.n; at++)
        all |= (unsigned char)s.p[at];
    return !(all & high_bits);
}

static pstr intern(struct doc *d, const char *text) {
    str s = str_of(text);
    if (is_ascii(s))
        return load_intern(d->load, s);
    struct arena_mark mark = arena_mark(&d->load->scratch);
    pstr kept = load_intern(d->load, text_nfc(&d->load->scratch, s));
    arena_rewind(&d->load->scratch, mark);
    return kept;
}

/* What `item` is, for a message. */
static str found(struct arena *a, const cJSON *item) {
    if (cJSON_IsNumber(item))
        return str_fmt(a, "the number %.15g", item->valuedouble);
    if (cJSON_IsString(item)) {
        str shown = load_shown(a, str_of(item->valuestring));
        return str_fmt(a, "the string \"%.*s\"", STR_ARG(shown));
    }
    return cJSON_IsNull(item)     ? STR("null")
           : cJSON_IsObject(item) ? STR("an object")
           : cJSON_IsArray(item)  ? STR("an array")
                                  : STR("true or false");
}

bool load_expected(struct doc *d, const struct spot *at, const char *what, const cJSON *item) {
    if (d->is_over)
        return false;
    str is = found(&d->load->scratch, item);
    return load_error(d, at, "expected %s, found %.*s", what, STR_ARG(is));
}

/* A string that must not be empty. */
static bool read_text(struct doc *d, const struct spot *at, const cJSON *item, pstr *text) {
    if (!cJSON_IsString(item))
        return load_expected(d, at, "a string", item);
    *text = intern(d, item->valuestring);
    return text->n > 0 || load_error(d, at, "must not be empty");
}

static bool read_string(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (at->field->required)
        return read_text(d, at, item, member);
    if (!cJSON_IsString(item))
        return load_expected(d, at, "a string", item);
    *(pstr *)member = intern(d, item->valuestring);
    return true;
}

/* The forms that a string may have to keep to. */
static const struct {
    bool (*is_good)(str s);
    const char *what, *form;
} forms[] = {
    [F_ID] = {load_is_id, "id", "1 to 64 of a-z, 0-9 and -"},
    [F_DATE] = {load_is_date, "date",
                "a day of the calendar as YYYY, YYYY-MM or YYYY-MM-DD, or two with / between"},
    [F_URL] = {load_is_address, "address", "http:// or https:// and a host, without spaces"},
};

static bool read_form(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!read_text(d, at, item, member))
        return false;
    str text = str_of(item->valuestring);
    if (forms[at->field->type].is_good(text))
        return true;
    str shown = load_shown(&d->load->scratch, text);
    return load_error(d, at, "bad %s \"%.*s\"; expected %s", forms[at->field->type].what,
                      STR_ARG(shown), forms[at->field->type].form);
}

static bool read_date(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!read_form(d, at, item, member))
        return false;
    if (!load_is_backwards(str_of(item->valuestring)))
        return true;
    return load_error(d, at, "\"%s\" ends before it starts", item->valuestring);
}

static bool read_strings(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsArray(item))
        return load_expected(d, at, "an array of strings", item);
    plist list = load_list(d->model, count_of(item), sizeof(pstr));
    const cJSON *child = item->child;
    for (size_t i = 0; i < list.n; i++, child = child->next) {
        struct spot spot = load_nth(at, i);
        read_text(d, &spot, child, load_element(d->model, list, i, sizeof(pstr)));
    }
    *(plist *)member = list;
    return true;
}

static bool read_name(struct doc *d, const struct spot *at, const cJSON *item, struct name *name) {
    if (!load_is_language(at->key)) {
        str shown = load_shown(&d->load->scratch, at->key);
        return load_error(d, at, "bad language tag \"%.*s\"; expected one like en, ko or pt-BR",
                          STR_ARG(shown));
    }
    name->lang = load_intern(d->load, at->key);
    return read_text(d, at, item, &name->text);
}

static bool read_names(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsObject(item))
        return load_expected(d, at, "an object like {\"en\": \"...\"}", item);
    plist list = load_list(d->model, count_of(item), sizeof(struct name));
    uint32_t n = 0;
    const cJSON *child;
    cJSON_ArrayForEach(child, item) {
        if (cJSON_IsNull(child))
            continue;
        struct spot spot = load_key(at, str_of(child->string));
        read_name(d, &spot, child, load_element(d->model, list, n++, sizeof(struct name)));
    }
    *(plist *)member = (plist){list.at, n};
    return true;
}

static bool read_lines(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsArray(item))
        return load_expected(d, at, "an array of lines like {\"en\": \"...\"}", item);
    plist list = load_list(d->model, count_of(item), sizeof(plist));
    const cJSON *child = item->child;
    for (size_t i = 0; i < list.n; i++, child = child->next) {
        struct spot spot = load_nth(at, i);
        plist names = {0, 0};
        if (read_names(d, &spot, child, &names) && names.n == 0)
            load_error(d, &spot, "must not be empty");
        memcpy(load_element(d->model, list, i, sizeof names), &names, sizeof names);
    }
    *(plist *)member = list;
    return true;
}

/* True when `item` is a whole number in [low, EPISODE_MAX]. */
static bool is_count(const cJSON *item, int low) {
    double n = cJSON_IsNumber(item) ? item->valuedouble : -1;
    return n >= low && n <= EPISODE_MAX && n == (double)(int)n;
}

static bool read_count(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (at->field->required && !is_count(item, 1))
        return load_expected(d, at, "a whole number from 1 to 9999", item);
    if (!is_count(item, 0))
        return load_expected(d, at, "a whole number from 0 to 9999", item);
    *(uint16_t *)member = (uint16_t)item->valuedouble;
    return true;
}

static bool read_episode(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    uint16_t *episode = member;
    const char *word = cJSON_IsString(item) ? item->valuestring : "";
    if (cJSON_IsNull(item))
        *episode = EPISODE_UNKNOWN;
    else if (strcmp(word, "before") == 0)
        *episode = EPISODE_BEFORE;
    else if (strcmp(word, "special") == 0)
        *episode = EPISODE_SPECIAL;
    else if (is_count(item, 1))
        *episode = (uint16_t)item->valuedouble;
    else
        return load_expected(d, at, "a number from 1 to 9999, \"before\", \"special\" or null",
                             item);
    return true;
}

static bool read_time(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsString(item))
        return load_expected(d, at, "a time like \"0:12:34\"", item);
    if (load_time(str_of(item->valuestring), member))
        return true;
    str shown = load_shown(&d->load->scratch, str_of(item->valuestring));
    return load_error(d, at, "bad time \"%.*s\"; expected H:MM:SS or H:MM:SS.mmm", STR_ARG(shown));
}

static bool read_flag(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsBool(item))
        return load_expected(d, at, "true or false", item);
    *(uint8_t *)member = cJSON_IsTrue(item) ? 1 : 0;
    return true;
}

static bool unknown_word(struct doc *d, const struct spot *at, str word) {
    struct choice choice = load_choice(d, word);
    choice.is_listed = true;
    for (const char *const *w = at->field->words; *w; w++)
        load_offer(&choice, str_of(*w));
    return load_unknown(d, at, "word", &choice);
}

static bool read_word(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsString(item))
        return load_expected(d, at, "a word", item);
    for (uint8_t i = 0; at->field->words[i]; i++) {
        if (strcmp(at->field->words[i], item->valuestring) == 0) {
            *(uint8_t *)member = i;
            return true;
        }
    }
    return unknown_word(d, at, str_of(item->valuestring));
}

static bool read_ref(struct doc *d, const struct spot *at, const cJSON *item, void *slot) {
    if (!cJSON_IsString(item) || !item->valuestring[0]) {
        *(uint32_t *)slot = REF_FAULTY;
        return load_expected(d, at, "an id", item);
    }
    *(uint32_t *)slot = load_note(d->load, item->valuestring);
    return true;
}

static bool read_refs(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsArray(item))
        return load_expected(d, at, "an array of ids", item);
    plist list = load_list(d->model, count_of(item), sizeof(ref));
    const cJSON *child = item->child;
    for (size_t i = 0; i < list.n; i++, child = child->next) {
        struct spot spot = load_nth(at, i);
        read_ref(d, &spot, child, load_element(d->model, list, i, sizeof(ref)));
    }
    *(plist *)member = list;
    return true;
}

static bool read_cited(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    if (!cJSON_IsObject(item))
        return load_expected(d, at, "an object like {\"title\": [\"source-id\"]}", item);
    plist list = load_list(d->model, count_of(item), sizeof(struct cite));
    const cJSON *child = item->child;
    for (size_t i = 0; i < list.n; i++, child = child->next) {
        struct spot spot = load_key(at, str_of(child->string));
        struct cite cite = {.field = intern(d, child->string)};
        read_refs(d, &spot, child, &cite.sources);
        memcpy(load_element(d->model, list, i, sizeof cite), &cite, sizeof cite);
    }
    *(plist *)member = list;
    return true;
}

static bool read_list(struct doc *d, const struct spot *at, const cJSON *item, void *member) {
    const struct shape *shape = at->field->sub;
    assert(shape->size <= sizeof(union part));
    if (!cJSON_IsArray(item))
        return load_expected(d, at, "an array of objects", item);
    plist list = load_list(d->model, count_of(item), shape->size);
    const cJSON *child = item->child;
    for (size_t i = 0; i < list.n && !d->is_over; i++, child = child->next) {
        struct spot spot = load_nth(at, i);
        spot.shape = shape;
        union part part;
        memset(&part, 0, sizeof part);
        load_object(d, &spot, child, &part);
        memcpy(load_element(d->model, list, i, shape->size), &part, shape->size);
    }
    *(plist *)member = list;
    return true;
}

/* How each type of field is read into its member. False: an error was told. */
static bool (*const readers[])(struct doc *, const struct spot *, const cJSON *, void *) = {
    [F_STRING] = read_string, [F_ID] = read_form,         [F_STRINGS] = read_strings,
    [F_NAMES] = read_names,   [F_LINES] = read_lines,     [F_COUNT] = read_count,
    [F_DATE] = read_date,     [F_TIME] = read_time,       [F_FLAG] = read_flag,
    [F_WORD] = read_word,     [F_EPISODE] = read_episode, [F_REF] = read_ref,
    [F_REFS] = read_refs,     [F_HEARD] = read_refs,      [F_LIST] = read_list,
    [F_CITED] = read_cited,   [F_URL] = read_form,
};

/* The types whose member is a list; F_URL is the last of all. */
static const bool is_list[] = {
    [F_STRINGS] = true, [F_NAMES] = true, [F_LINES] = true, [F_REFS] = true,
    [F_HEARD] = true,   [F_LIST] = true,  [F_CITED] = true, [F_URL] = false,
};

void load_field(struct doc *d, const struct spot *at, const cJSON *item, void *object) {
    void *member = (char *)object + at->field->offset;
    if (!readers[at->field->type](d, at, item, member) || !at->field->required)
        return;
    if (is_list[at->field->type] && ((const plist *)member)->n == 0)
        load_error(d, at, "must not be empty");
}
