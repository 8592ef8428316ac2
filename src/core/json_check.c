/* The strict gate: RFC 8259, one function a rule. It goes over the text once, from token to token.
   The keys of an object are compared when it ends: few of them each with each, many by sorting, so
   that no file costs more than n log n comparisons. */
#include "json_parts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 32 };

/* A key as it is meant, in the text or in an arena, and where its quote stands. */
struct key {
    const char *p;
    uint32_t n, at;
};

struct level {
    bool is_object;
    size_t start; /* of its bracket */
    size_t keys;  /* how many keys the objects around it have so far */
};

struct checker {
    struct json_cursor c;
    size_t depth;
    struct level levels[JSON_DEPTH];
    struct key *keys; /* of the objects that are open, the innermost last */
    size_t key_count, key_cap;
    struct arena decoded;
};

static char byte_here(const struct checker *k) {
    return k->c.text.p[k->c.at];
}

static str rest(const struct checker *k) {
    return str_slice(k->c.text, k->c.at, k->c.text.n);
}

/* The innermost open container. */
static const struct level *top(const struct checker *k) {
    return &k->levels[k->depth - 1];
}

static bool cut_short(struct checker *k) {
    if (k->depth == 0)
        return json_broken(&k->c, k->c.text.n, "there is nothing but white space");
    k->c.token = top(k)->start;
    return json_cut_short(&k->c, top(k)->is_object ? "an object" : "an array");
}

/* Moves to the next token; there must be one. */
static inline bool find(struct checker *k) {
    k->c.at = json_past_space(k->c.text, k->c.at);
    return k->c.at < k->c.text.n || cut_short(k);
}

/* A container ends, or goes on, where a key or a value is wanted; `wanted` says which. */
static bool refuse_gap(const struct checker *k, const char *wanted) {
    size_t before = k->c.at;
    while (before > 0 && json_is_space(k->c.text.p[before - 1]))
        before--;
    const char b = byte_here(k);
    if ((b == ']' || b == '}') && before > 0 && k->c.text.p[before - 1] == ',')
        return json_broken(&k->c, before - 1, "trailing comma before '%c'", b);
    return json_broken(&k->c, k->c.at, "%s is missing before this '%c'", wanted, b);
}

/* Something else than `wanted` ("a value") is here; NULL as for json_refuse(). */
static bool refuse(const struct checker *k, const char *wanted, const char *expected) {
    const char b = byte_here(k);
    return b && strchr(",:]}", b) ? refuse_gap(k, wanted) : json_refuse(&k->c, expected);
}

static bool refuse_more(const struct checker *k) {
    const char b = byte_here(k);
    const bool is_object = top(k)->is_object;
    if (b == '"')
        return json_broken(&k->c, k->c.at, "a comma is missing before this string");
    if (b && strchr("{[", b))
        return json_broken(&k->c, k->c.at, "a comma is missing before this '%c'", b);
    if (b && strchr("}]", b))
        return json_broken(&k->c, k->c.at, "'%c' cannot end the %s that starts at line %zu", b,
                           is_object ? "object" : "array", json_in_file(&k->c, top(k)->start).line);
    return json_refuse(&k->c, is_object ? "',' or '}' after a value in an object"
                                        : "',' or ']' after a value in an array");
}

static void add_key(struct checker *k) {
    k->keys = memory_grown(k->keys, &k->key_cap, k->key_count + 1, sizeof *k->keys);
    str name = str_slice(k->c.text, k->c.token + 1, k->c.at - 1);
    if (k->c.has_escape)
        name = json_unescape(&k->decoded, name);
    k->keys[k->key_count++] = (struct key){name.p, (uint32_t)name.n, (uint32_t)k->c.token};
}

/* By length, bytes, and place. */
static int compare_keys(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    int order = (x->n > y->n) - (x->n < y->n);
    order = order ? order : memcmp(x->p, y->p, x->n);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* True when a glance tells all of these keys apart, as it mostly does. */
static bool are_apart(const struct key *key, size_t n) {
    uint64_t seen = 0;
    for (size_t i = 0; i < n; i++, key++) {
        unsigned glance = key->n;
        if (key->n > 0)
            glance = key->n * 7 + (unsigned char)key->p[0] + 3u * (unsigned char)key->p[key->n / 2];
        const uint64_t bit = (uint64_t)1 << glance % 64;
        if (seen & bit)
            return false;
        seen |= bit;
    }
    return true;
}

static bool tell_twin(const struct checker *k, const struct key *twin, const struct key *again) {
    const struct json_place place = json_in_file(&k->c, twin->at);
    const size_t end = json_string_end(k->c.text, again->at) - 1;
    const str name = str_slice(str_slice(k->c.text, again->at + 1, end), 0, 40);
    return json_beyond(&k->c, again->at, "the key \"%.*s\" is already in this object, at %zu:%zu",
                       STR_ARG(name), place.line, place.col);
}

/* Takes away the keys of an object that ends, and tells those that are there twice. */
static bool end_keys(struct checker *k, size_t first) {
    struct key *key = k->keys ? k->keys + first : NULL;
    const size_t n = k->key_count - first;
    bool go_on = true;
    k->key_count = first;
    if (are_apart(key, n))
        return true;
    if (n > FEW)
        qsort(key, n, sizeof *key, compare_keys);
    for (size_t i = 1; i < n && go_on; i++) {
        size_t j = n > FEW ? i - 1 : 0;
        while (j < i && (key[j].n != key[i].n || memcmp(key[j].p, key[i].p, key[i].n) != 0))
            j++;
        go_on = j == i || tell_twin(k, &key[j], &key[i]);
    }
    return go_on;
}

static bool take_word(struct checker *k) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < COUNT(words); i++) {
        const str word = str_of(words[i]);
        if (str_starts(rest(k), word)) {
            k->c.at += word.n;
            return true;
        }
        k->c.token = k->c.at;
        if (str_starts(word, rest(k)))
            return json_cut_short(&k->c, "a word");
    }
    return refuse(k, "a value", NULL);
}

static bool take_container(struct checker *k);

static bool take_value(struct checker *k) {
    const char b = byte_here(k);
    if (b == '"')
        return json_take_string(&k->c);
    if (b == '{' || b == '[')
        return take_container(k);
    if (str_is_digit(b) || (b == '-' && !str_starts(rest(k), STR("-I"))))
        return json_take_number(&k->c);
    return take_word(k);
}

/* A key, its colon and its value. */
static bool take_member(struct checker *k, bool is_first) {
    if (byte_here(k) != '"')
        return refuse(k, "a key",
                      is_first ? "a key in double quotes or '}'" : "a key in double quotes");
    if (!json_take_string(&k->c))
        return false;
    add_key(k);
    if (!find(k))
        return false;
    if (byte_here(k) != ':')
        return json_refuse(&k->c, "':' after a key");
    k->c.at++;
    return find(k) && take_value(k);
}

/* It calls itself, for JSON_DEPTH levels at most. */
static bool take_container(struct checker *k) {
    const struct level level = {byte_here(k) == '{', k->c.at, k->key_count};
    const char end = level.is_object ? '}' : ']';
    if (k->depth == JSON_DEPTH)
        return json_beyond(&k->c, k->c.at, "nested deeper than %d levels", JSON_DEPTH) && false;
    k->levels[k->depth++] = level;
    k->c.at++;
    if (!find(k))
        return false;
    for (bool is_first = true; !is_first || byte_here(k) != end; is_first = false) {
        if (!(level.is_object ? take_member(k, is_first) : take_value(k)) || !find(k))
            return false;
        if (byte_here(k) == end)
            break;
        if (byte_here(k) != ',')
            return refuse_more(k);
        k->c.at++;
        if (!find(k))
            return false;
    }
    k->c.at++;
    k->depth--;
    return !level.is_object || end_keys(k, level.keys);
}

static bool check_text(struct checker *k) {
    const str text = k->c.text;
    if (text.n == 0)
        return json_broken(&k->c, 0, "the file is empty");
    bool is_wide = text.n > 3 && !text.p[0] == !text.p[2] && !text.p[1] == !text.p[3];
    if (is_wide && !text.p[0] != !text.p[1])
        return json_broken(&k->c, 0, "the file looks like UTF-16; save it as UTF-8");
    if (text.n > JSON_DOCUMENT)
        return json_beyond(&k->c, 0, "the text is longer than %d MB", JSON_DOCUMENT >> 20) && false;
    if (!find(k) || !take_value(k))
        return false;
    k->c.at = json_past_space(text, k->c.at);
    return k->c.at == text.n || json_refuse(&k->c, "nothing more after the value");
}

bool json_check_all(str text, size_t line, struct json_teller to) {
    struct checker k;
    k.c = (struct json_cursor){.text = text, .line = line, .to = to};
    k.depth = k.key_count = k.key_cap = 0;
    k.keys = NULL;
    k.decoded = (struct arena){0};
    const bool ok = check_text(&k);
    free(k.keys);
    arena_free(&k.decoded);
    return ok;
}

static bool keep_first(void *context, const struct json_fault *fault) {
    *(struct json_fault *)context = *fault;
    return false;
}

bool json_check(str text, struct json_fault *fault) {
    return json_check_all(text, 1, (struct json_teller){keep_first, fault});
}
