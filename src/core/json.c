/* Text that has passed the gate: places in it, walks over it, and strings in and out. */
#include "json_parts.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

struct json_place json_place(str text, size_t at) {
    const str before = str_slice(text, 0, at);
    struct json_place place = {1, before.n + 1};
    size_t from = 0;
    while (from < before.n) {
        const char *end = memchr(before.p + from, '\n', before.n - from);
        if (!end)
            break;
        from = (size_t)(end - before.p) + 1;
        place.line++;
        place.col = before.n - from + 1;
    }
    return place;
}

size_t json_string_end(str text, size_t at) {
    for (size_t from = at + 1;;) {
        const char *quote = memchr(text.p + from, '"', text.n - from);
        assert(quote && "a string that did not pass json_check()");
        const size_t end = (size_t)(quote - text.p);
        size_t slash = end;
        while (slash > from && text.p[slash - 1] == '\\')
            slash--;
        from = end + 1;
        if ((end - slash) % 2 == 0)
            return from;
    }
}

static bool is_space(char b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
}

static size_t skip_space(str text, size_t at) {
    while (at < text.n && is_space(text.p[at]))
        at++;
    return at;
}

/* The end of the object or array at `at`. */
static size_t container_end(str text, size_t at) {
    for (size_t depth = 0; at < text.n;) {
        const char b = text.p[at];
        if (b == '"') {
            at = json_string_end(text, at);
            continue;
        }
        at++;
        if (b == '{' || b == '[')
            depth++;
        else if ((b == '}' || b == ']') && --depth == 0)
            break;
    }
    return at;
}

static bool ends_scalar(char b) {
    return b == ',' || b == ']' || b == '}' || is_space(b);
}

/* The end of the value at `at`. */
static size_t value_end(str text, size_t at) {
    if (text.p[at] == '"')
        return json_string_end(text, at);
    if (text.p[at] == '{' || text.p[at] == '[')
        return container_end(text, at);
    while (at < text.n && !ends_scalar(text.p[at]))
        at++;
    return at;
}

static bool is_container(str value) {
    return value.n > 0 && (value.p[0] == '{' || value.p[0] == '[');
}

bool json_next(struct json_walk *w) {
    const str text = w->text;
    assert(is_container(text));
    size_t at = skip_space(text, w->at ? w->at : 1);
    if (w->at && text.p[at] == ',')
        at = skip_space(text, at + 1);
    w->at = at;
    if (text.p[at] == '}' || text.p[at] == ']')
        return false;
    w->key = STR("");
    if (text.p[0] == '{') {
        const size_t end = json_string_end(text, at);
        w->key = str_slice(text, at + 1, end - 1);
        at = skip_space(text, end);
        at = skip_space(text, at + 1);
    }
    w->at = value_end(text, at);
    w->value = str_slice(text, at, w->at);
    return true;
}

/* True when `token` of a pointer, where ~0 stands for '~' and ~1 for '/', names `key`. */
static bool token_names(str token, str key) {
    size_t at = 0;
    for (size_t i = 0; i < token.n; i++, at++) {
        char b = token.p[i];
        if (b == '~') {
            i++;
            if (i == token.n || (token.p[i] != '0' && token.p[i] != '1'))
                return false;
            b = token.p[i] == '0' ? '~' : '/';
        }
        if (at >= key.n || key.p[at] != b)
            return false;
    }
    return at == key.n;
}

static bool names_raw(str token, str raw) {
    if (raw.n == 0 || !memchr(raw.p, '\\', raw.n))
        return token_names(token, raw);
    struct arena scratch = {.block_size = raw.n};
    const bool found = token_names(token, json_unescape(&scratch, raw));
    arena_free(&scratch);
    return found;
}

/* The element of an array that `token` counts, from 0. "007" and "-" count none. */
static str element(str array, str token) {
    long index;
    if (!str_number(token, &index) || token.p[0] == '-' || (token.n > 1 && token.p[0] == '0'))
        return (str){0};
    struct json_walk w = {.text = array};
    while (json_next(&w))
        if (index-- == 0)
            return w.value;
    return (str){0};
}

static str member(str object, str token) {
    struct json_walk w = {.text = object};
    while (json_next(&w))
        if (names_raw(token, w.key))
            return w.value;
    return (str){0};
}

str json_locate(str text, str pointer) {
    str value = str_trim(text);
    while (pointer.n > 0) {
        if (pointer.p[0] != '/' || !is_container(value))
            return (str){0};
        pointer = str_slice(pointer, 1, pointer.n);
        const size_t end = str_find(pointer, STR("/"), 0);
        const str token = str_slice(pointer, 0, end);
        value = value.p[0] == '{' ? member(value, token) : element(value, token);
        pointer = str_slice(pointer, token.n, pointer.n);
    }
    return value;
}

/* The value of the four hexadecimal digits at `at`. */
static uint32_t unit_at(str raw, size_t at) {
    uint32_t unit = 0;
    for (size_t i = at; i < at + 4; i++) {
        const char b = raw.p[i];
        unit = unit * 16 + (uint32_t)(b <= '9' ? b - '0' : (b & 0xF) + 9);
    }
    return unit;
}

/* Decodes the escape at *at, moves behind it and returns the bytes written. */
static size_t unescape_one(str raw, size_t *at, char *out) {
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char b = raw.p[*at + 1];
    if (b != 'u') {
        *at += 2;
        out[0] = meant[strchr(names, b) - names];
        return 1;
    }
    uint32_t c = unit_at(raw, *at + 2);
    *at += 6;
    if (c >= 0xD800 && c < 0xDC00) {
        c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(raw, *at + 2) - 0xDC00);
        *at += 6;
    }
    return text_encode(c, out);
}

str json_unescape(struct arena *a, str raw) {
    char *p = NEW(a, char, raw.n); /* no escape is shorter than what it means */
    size_t n = 0;
    for (size_t at = 0; at < raw.n;) {
        const char *slash = memchr(raw.p + at, '\\', raw.n - at);
        const size_t end = slash ? (size_t)(slash - raw.p) : raw.n;
        memcpy(p + n, raw.p + at, end - at);
        n += end - at;
        at = end;
        if (slash)
            n += unescape_one(raw, &at, p + n);
    }
    return (str){p, n};
}

static void add_escape(struct buf *out, uint32_t c) {
    if (c < 0x10000) {
        buf_fmt(out, "\\u%04x", (unsigned)c);
        return;
    }
    c -= 0x10000;
    buf_fmt(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (c >> 10)),
            (unsigned)(0xDC00 + (c & 0x3FF)));
}

/* Adds text without quotes, backslashes and controls. */
static void add_run(struct buf *out, str run) {
    const str safe = text_safe(out->arena, run);
    if (safe.p == run.p) {
        buf_add(out, run);
        return;
    }
    /* Side by side: where the two differ, the safe one has a mark that ends in '>'. */
    for (size_t at = 0, end = 0; at < run.n;) {
        const size_t from = end;
        const uint32_t c = text_decode(run, &at);
        if (text_decode(safe, &end) == c) {
            buf_add(out, str_slice(safe, from, end));
            continue;
        }
        add_escape(out, c);
        end = str_find(safe, STR(">"), from) + 1;
    }
}

static bool needs_escape(char b) {
    return (unsigned char)b < 0x20 || b == '"' || b == '\\';
}

void json_quote(struct buf *out, str s) {
    buf_char(out, '"');
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && !needs_escape(s.p[end]))
            end++;
        if (end > at)
            add_run(out, str_slice(s, at, end));
        if (end < s.n)
            add_escape(out, (unsigned char)s.p[end++]);
        at = end;
    }
    buf_char(out, '"');
}
