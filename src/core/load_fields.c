/* First pass: the rows of a document, parsed by cJSON one at a time, field by field into the
   model. */
#include "core/load_pass.h"

#include "base/bits.h"
#include "base/memory.h"
#include "base/text.h"

#include <cjson/cJSON.h>

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* A tree takes up to 41 bytes a byte of JSON, so a single row must stay small. */
enum { ROW_BYTES = 4 << 20, TREE_BLOCK = 256 * 1024, TREE_ALIGN = 16 };

/* Behind cJSON's hooks, which take no context: the tree of the row being read. It is cut from a
   block that is not cleared, since cJSON clears its nodes itself, or when that is full from an
   arena. */
static struct {
    char *block;
    size_t used;
    struct arena more;
} tree;

static void *tree_alloc(size_t size) {
    size_t end = tree.used + ((size + TREE_ALIGN - 1) & ~(size_t)(TREE_ALIGN - 1));
    if (end > TREE_BLOCK)
        return arena_alloc(&tree.more, size, TREE_ALIGN);
    void *p = tree.block + tree.used;
    tree.used = end;
    return p;
}

static void tree_free(void *p) {
    (void)p;
}

/* The value at the start of `json`, and where it ends. */
static const cJSON *parse(str json, const char **end) {
    cJSON_Hooks hooks = {.malloc_fn = tree_alloc, .free_fn = tree_free};
    tree.block = tree.block ? tree.block : memory_sized(NULL, TREE_BLOCK, 1);
    tree.used = 0;
    arena_reset(&tree.more);
    cJSON_InitHooks(&hooks);
    const cJSON *root = cJSON_ParseWithLengthOpts(json.p, json.n, end, false);
    cJSON_InitHooks(NULL);
    return root;
}

void load_done_reading(void) {
    free(tree.block);
    tree.block = NULL;
    arena_free(&tree.more);
}

static bool is_ascii(str s) {
    uint64_t all = 0;
    size_t at = 0;
    for (; at + sizeof all <= s.n; at += sizeof all)
        all |= bits_eight(s.p + at);
    for (; at < s.n; at++)
        all |= (unsigned char)s.p[at];
    return !(all & UINT64_MAX / 0xFF * 0x80);
}

static pstr intern(struct doc *d, const struct spot *at, const char *text) {
    str s = str_of(text);
    bool is_plain = is_ascii(s);
    if (is_plain && !d->load->advises)
        return load_intern(d->load, s);
    struct arena_mark mark = arena_mark(&d->load->scratch);
    str nfc = is_plain ? s : text_nfc(&d->load->scratch, s);
    pstr kept = load_intern(d->load, nfc);
    if (!load_advise_text(d, at, s, nfc))
        arena_rewind(&d->load->scratch, mark);
    return kept;
}

/* What `item` is, for a message. */
static str found(struct arena *a, const cJSON *item) {
    if (cJSON_IsNumber(item))
        return str_fmt(a, "the number %.15g", item->valuedouble);
    if (cJSON_IsString(item))
        return str_fmt(a, "the string \"%s\"", load_shown(a, str_of(item->valuestring)));
    return cJSON_IsNull(item)     ? STR("null")
           : cJSON_IsObject(item) ? STR("an object")
           : cJSON_IsArray(item)  ? STR("an array")
                                  : STR("true or false");
}

static bool expected(struct doc *d, const struct spot *at, const char *what, const cJSON *item) {
    if (d->is_over || (cJSON_IsNumber(item) && item->valuedouble > DBL_MAX))
        return false; /* such a number was told by json_check() */
    str is = found(&d->load->scratch, item);
    return load_error(d, at, "expected %s, found %.*s", what, STR_ARG(is));
}

/* Reads a value into its member or element. False: an error was told. */
typedef bool reader(struct doc *d, const struct spot *at, const cJSON *item, void *to);

static bool read_string(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    if (!cJSON_IsString(item))
        return expected(d, at, "a string", item);
    *(pstr *)to = intern(d, at, item->valuestring);
    return true;
}

/* A string that must not be empty. */
static bool read_text(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    return read_string(d, at, item, to) &&
           (((pstr *)to)->at > 0 || load_error(d, at, "must not be empty"));
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

static bool read_form(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    if (!read_text(d, at, item, to))
        return false;
    str text = str_of(item->valuestring);
    if (!forms[at->field->type].is_good(text))
        return load_error(d, at, "bad %s \"%s\"; expected %s", forms[at->field->type].what,
                          load_shown(&d->load->scratch, text), forms[at->field->type].form);
    if (at->field->type == F_DATE && load_is_backwards(text))
        return load_error(d, at, "\"%.*s\" ends before it starts", STR_ARG(text));
    return true;
}

static bool read_name(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    struct name *name = to;
    if (!load_is_language(at->key))
        load_error(d, at, "bad language tag \"%s\"; expected one like en, ko or pt-BR",
                   load_shown(&d->load->scratch, at->key));
    name->lang = load_intern(d->load, at->key);
    return read_text(d, at, item, &name->text);
}

/* True when `item` is a whole number in [low, EPISODE_MAX]. */
static bool is_count(const cJSON *item, int low) {
    double n = cJSON_IsNumber(item) ? item->valuedouble : -1;
    return n >= low && n <= EPISODE_MAX && n == (double)(int)n;
}

static bool read_count(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    bool from_one = at->field->required;
    const char *what = from_one ? "a whole number from 1 to 9999" : "a whole number from 0 to 9999";
    if (!is_count(item, from_one))
        return expected(d, at, what, item);
    *(uint16_t *)to = (uint16_t)item->valuedouble;
    return true;
}

static bool read_episode(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    uint16_t *episode = to;
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
        return expected(d, at, "a number from 1 to 9999, \"before\", \"special\" or null", item);
    return true;
}

static bool read_time(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    *(uint32_t *)to = TIME_NONE;
    if (!cJSON_IsString(item))
        return expected(d, at, "a time like \"0:12:34\"", item);
    return load_time(str_of(item->valuestring), to) ||
           load_error(d, at, "bad time \"%s\"; expected H:MM:SS or H:MM:SS.mmm",
                      load_shown(&d->load->scratch, str_of(item->valuestring)));
}

static bool read_flag(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    *(uint8_t *)to = cJSON_IsTrue(item) ? 1 : 0;
    return cJSON_IsBool(item) || expected(d, at, "true or false", item);
}

static bool read_word(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    const char *const *words = at->field->words;
    if (!cJSON_IsString(item))
        return expected(d, at, "a word", item);
    for (uint8_t i = 0; words[i]; i++)
        if (words[i][0] == item->valuestring[0] && strcmp(words[i], item->valuestring) == 0) {
            *(uint8_t *)to = i;
            return true;
        }
    struct choice choice = load_choice(d, str_of(item->valuestring));
    choice.is_listed = true;
    for (; *words; words++)
        load_offer(&choice, str_of(*words));
    return load_unknown(d, at, "word", &choice);
}

static bool read_ref(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    *(uint32_t *)to = REF_FAULTY;
    if (!cJSON_IsString(item) || !item->valuestring[0])
        return expected(d, at, "an id", item);
    size_t n = strlen(item->valuestring) + 1;
    memcpy(load_push(&d->load->texts, 1, n), item->valuestring, n);
    *(uint32_t *)to = d->load->texts.count - (uint32_t)n + 1;
    return true;
}

static reader read_list, read_object;

static bool read_line(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    static const struct field names = {.type = F_NAMES, .required = true};
    struct spot spot = *at;
    spot.field = &names;
    return read_list(d, &spot, item, to);
}

static bool read_cite(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    static const struct field sources = {.type = F_REFS};
    struct cite *cite = to;
    struct spot spot = *at;
    spot.field = &sources;
    cite->field = intern(d, at, item->string);
    return read_list(d, &spot, item, &cite->sources);
}

/* How a type that is one value is read. */
static reader *const values[] = {
    [F_STRING] = read_string,   [F_ID] = read_form,   [F_DATE] = read_form, [F_URL] = read_form,
    [F_COUNT] = read_count,     [F_TIME] = read_time, [F_FLAG] = read_flag, [F_WORD] = read_word,
    [F_EPISODE] = read_episode, [F_REF] = read_ref,
};
/* How a type that is a list is read, of `size` bytes an element; 0: those of the part. */
static const struct {
    reader *each;
    size_t size;
    const char *what;
} lists[] = {
    [F_STRINGS] = {read_text, sizeof(pstr), "an array of strings"},
    [F_NAMES] = {read_name, sizeof(struct name), "an object like {\"en\": \"...\"}"},
    [F_LINES] = {read_line, sizeof(plist), "an array of lines like {\"en\": \"...\"}"},
    [F_REFS] = {read_ref, sizeof(ref), "an array of ids"},
    [F_HEARD] = {read_ref, sizeof(ref), "an array of ids"},
    [F_LIST] = {read_object, 0, "an array of objects"},
    [F_CITED] = {read_cite, sizeof(struct cite), "an object like {\"title\": [\"source-id\"]}"},
};

/* An element is read into memory of its own, since the word pool may move meanwhile. */
static bool read_list(struct doc *d, const struct spot *at, const cJSON *item, void *to) {
    enum field_type type = at->field->type;
    bool is_object = type == F_NAMES || type == F_CITED;
    if (is_object ? !cJSON_IsObject(item) : !cJSON_IsArray(item))
        return expected(d, at, lists[type].what, item);
    size_t size = type == F_LIST ? at->field->sub->size : lists[type].size;
    const uint32_t all = (uint32_t)cJSON_GetArraySize(item);
    plist list = load_list(d->load, all, size);
    void *element = tree_alloc(size);
    uint32_t n = 0;
    for (const cJSON *child = item->child; child && !d->is_over; child = child->next) {
        if (type == F_NAMES && cJSON_IsNull(child))
            continue;
        struct spot spot = is_object ? load_key(at, str_of(child->string)) : load_nth(at, n);
        spot.shape = at->field->sub;
        memset(element, 0, size);
        lists[type].each(d, &spot, child, element);
        memcpy(load_element(d->model, list, n++, size), element, size);
    }
    if (n < all) /* what is not used is zero, so that a model is always written alike */
        memset(load_element(d->model, list, n, size), 0, (all - n) * size);
    *(plist *)to = load_cut(d->model, list, n);
    return n > 0 || !at->field->required || load_error(d, at, "must not be empty");
}

static void read_field(struct doc *d, const struct spot *at, const cJSON *item, void *object) {
    const struct field *f = at->field;
    reader *read = values[f->type] ? values[f->type] : read_list;
    if (f->type == F_STRING && f->required)
        read = read_text;
    read(d, at, item, (char *)object + f->offset);
}

static void unknown_field(struct doc *d, const struct spot *at, const cJSON *item) {
    struct choice choice = load_choice(d, str_of(item->string));
    for (size_t i = 0; i < at->shape->field_count; i++)
        load_offer(&choice, str_of(at->shape->fields[i].name));
    struct spot spot = load_key(at, choice.near.wanted);
    load_unknown(d, &spot, "field", &choice);
}

/* The place of the field `name` in `shape`, tried from `next` on: keys mostly come in the order of
   the table. field_count when there is none. */
static size_t field_at(const struct shape *shape, const char *name, size_t next) {
    for (size_t i = 0; i < shape->field_count; i++, next++) {
        next = next < shape->field_count ? next : 0;
        const char *field = shape->fields[next].name;
        if (field[0] == name[0] && strcmp(field, name) == 0)
            return next;
    }
    return shape->field_count;
}

/* What holds for fields that the object has not. */
static void read_absent(struct doc *d, const struct spot *at, unsigned seen, void *object) {
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        if (seen >> i & 1)
            continue;
        if (f->required)
            load_error(d, at, "missing field \"%s\"", f->name);
        if (f->type == F_TIME)
            *(uint32_t *)((char *)object + f->offset) = TIME_NONE;
    }
}

static bool read_object(struct doc *d, const struct spot *at, const cJSON *item, void *object) {
    if (!cJSON_IsObject(item))
        return expected(d, at, "an object", item);
    unsigned seen = 0; /* one bit a field */
    size_t next = 0;
    for (const cJSON *child = item->child; child; child = child->next) {
        size_t i = field_at(at->shape, child->string, next);
        if (i == at->shape->field_count) {
            unknown_field(d, at, child);
            continue;
        }
        next = i + 1;
        const struct field *f = &at->shape->fields[i];
        if (cJSON_IsNull(child) && !f->required)
            continue;
        seen |= 1u << i;
        struct spot spot = {.up = at, .shape = at->shape, .field = f, .index = NO_INDEX};
        read_field(d, &spot, child, object);
    }
    read_absent(d, at, seen, object);
    return true;
}

size_t load_row(struct doc *d, const struct spot *at, str json, void *row) {
    const char *end = NULL;
    const cJSON *item = parse(str_slice(json, 0, ROW_BYTES), &end);
    if (item) {
        read_object(d, at, item, row);
        return (size_t)(end - json.p);
    }
    size_t n = json_value(json).n;
    if (n > ROW_BYTES)
        load_error(d, at, "data: this %s is over %d MB", at->shape->name, ROW_BYTES >> 20);
    else /* the one thing that passes json_check() and not every cJSON */
        load_error(d, at, "data: a number with over 63 characters in this %s", at->shape->name);
    return n;
}
