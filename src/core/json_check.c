/* The strict gate: RFC 8259 as a machine of a few states with a stack of its own. It goes over the
   text once, from token to token; strings are read in json_string.c, numbers in
   json_number.c. */
#include "json_parts.h"

#include <string.h>

enum state {
    TAKE_VALUE,
    TAKE_ITEM_OR_END, /* after '[' */
    TAKE_KEY,         /* after ',' in an object */
    TAKE_KEY_OR_END,  /* after '{' */
    TAKE_MORE,        /* after a value in a container */
    DONE,
};

struct level {
    bool is_object;
    size_t start; /* of its bracket */
    size_t keys;  /* how many keys the objects around it have so far */
};

struct checker {
    struct json_cursor c;
    enum state state;
    size_t depth;
    struct level levels[JSON_DEPTH];
    struct json_keys keys;
};

static char byte_here(const struct checker *k) {
    return k->c.text.p[k->c.at];
}

static str rest(const struct checker *k) {
    return str_slice(k->c.text, k->c.at, k->c.text.n);
}

static bool is_space(char b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
}

/* Moves to the next token; false at the end of the text. */
static bool skip_space(struct checker *k) {
    const str text = k->c.text;
    size_t at = k->c.at;
    while (at < text.n && is_space(text.p[at]))
        at++;
    k->c.at = at;
    return at < text.n;
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

/* A container ends, or goes on, where a key or a value is wanted; `wanted` says which. */
static bool refuse_gap(const struct checker *k, const char *wanted) {
    size_t before = k->c.at;
    while (before > 0 && is_space(k->c.text.p[before - 1]))
        before--;
    const char b = byte_here(k);
    if ((b == ']' || b == '}') && before > 0 && k->c.text.p[before - 1] == ',')
        return json_broken(&k->c, before - 1, "trailing comma before '%c'", b);
    return json_broken(&k->c, k->c.at, "%s is missing before this '%c'", wanted, b);
}

static bool refuse_value(const struct checker *k) {
    const char b = byte_here(k);
    if (b && strchr(",:]}", b))
        return refuse_gap(k, "a value");
    return json_refuse_value(&k->c);
}

static bool refuse_key(const struct checker *k) {
    const char b = byte_here(k);
    if (b && strchr(",:]}", b))
        return refuse_gap(k, "a key");
    return json_refuse(&k->c, k->state == TAKE_KEY ? "a key in double quotes"
                                                   : "a key in double quotes or '}'");
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
                           is_object ? "object" : "array",
                           json_place(k->c.text, top(k)->start).line);
    return json_refuse(&k->c, is_object ? "',' or '}' after a value in an object"
                                        : "',' or ']' after a value in an array");
}

static bool open_container(struct checker *k) {
    const bool is_object = byte_here(k) == '{';
    if (k->depth == JSON_DEPTH)
        return json_beyond(&k->c, k->c.at, "nested deeper than %d levels", JSON_DEPTH);
    k->levels[k->depth++] = (struct level){is_object, k->c.at, k->keys.n};
    k->state = is_object ? TAKE_KEY_OR_END : TAKE_ITEM_OR_END;
    k->c.at++;
    return true;
}

static void end_value(struct checker *k) {
    k->state = k->depth ? TAKE_MORE : DONE;
}

static bool close_container(struct checker *k) {
    const struct level *closing = top(k);
    k->depth--;
    k->c.at++;
    end_value(k);
    return !closing->is_object || json_keys_unique(&k->keys, &k->c, closing->keys);
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
    return refuse_value(k);
}

static bool take_value(struct checker *k) {
    const char b = byte_here(k);
    if (b == '{' || b == '[')
        return open_container(k);
    end_value(k);
    if (b == '"')
        return json_take_string(&k->c);
    if ((b >= '0' && b <= '9') || (b == '-' && !str_starts(rest(k), STR("-I"))))
        return json_take_number(&k->c);
    return take_word(k);
}

/* A key and its colon. */
static bool take_key(struct checker *k) {
    if (byte_here(k) != '"')
        return refuse_key(k);
    if (!json_take_string(&k->c))
        return false;
    json_keys_add(&k->keys, &k->c);
    if (!skip_space(k))
        return cut_short(k);
    if (byte_here(k) != ':')
        return json_refuse(&k->c, "':' after a key");
    k->c.at++;
    k->state = TAKE_VALUE;
    return true;
}

static bool take_more(struct checker *k) {
    const bool is_object = top(k)->is_object;
    const char b = byte_here(k);
    if (b == (is_object ? '}' : ']'))
        return close_container(k);
    if (b != ',')
        return refuse_more(k);
    k->c.at++;
    k->state = is_object ? TAKE_KEY : TAKE_VALUE;
    return true;
}

static bool take_token(struct checker *k) {
    switch (k->state) {
    case TAKE_VALUE:
        return take_value(k);
    case TAKE_ITEM_OR_END:
        return byte_here(k) == ']' ? close_container(k) : take_value(k);
    case TAKE_KEY:
        return take_key(k);
    case TAKE_KEY_OR_END:
        return byte_here(k) == '}' ? close_container(k) : take_key(k);
    case TAKE_MORE:
        return take_more(k);
    case DONE:
        return json_refuse(&k->c, "nothing more after the value");
    }
    return false;
}

static bool check_text(struct checker *k) {
    const str text = k->c.text;
    if (text.n == 0)
        return json_broken(&k->c, 0, "the file is empty");
    if (text.n > JSON_DOCUMENT)
        return json_beyond(&k->c, 0, "the text is longer than %d MB", JSON_DOCUMENT >> 20);
    while (skip_space(k))
        if (!take_token(k))
            return false;
    return k->state == DONE || cut_short(k);
}

bool json_check(str text, struct json_fault *fault) {
    struct checker k = {.c = {.text = text, .fault = fault}, .state = TAKE_VALUE};
    json_keys_open(&k.keys);
    const bool ok = check_text(&k);
    json_keys_close(&k.keys);
    return ok;
}
