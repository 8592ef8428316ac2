/* Text that has passed the gate: places in it, walks over it, and strings in and out. */
#include "json_parts.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

struct json_place json_place(str text, size_t at) {
    const str before = str_slice(text, 0, at);
    struct json_place place = {1, before.n + 1};
    size_t from = 0;
    for (const char *end;
         from < before.n && (end = memchr(before.p + from, '\n', before.n - from));) {
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

str json_value(str text) {
    size_t at = 0;
    for (size_t depth = 0; at < text.n;) {
        const char b = text.p[at];
        const bool closes = b == '}' || b == ']';
        if (depth == 0 && (closes || b == ',' || json_is_space(b)))
            break;
        depth += b == '{' || b == '[';
        depth -= closes;
        at = b == '"' ? json_string_end(text, at) : at + 1;
    }
    return str_slice(text, 0, at);
}

static bool is_container(str value) {
    return value.n > 0 && (value.p[0] == '{' || value.p[0] == '[');
}

bool json_step(struct json_walk *w) {
    const str text = w->text;
    assert(is_container(text));
    size_t at = json_past_space(text, w->at ? w->at : 1);
    if (w->at && text.p[at] == ',')
        at = json_past_space(text, at + 1);
    w->at = at;
    if (text.p[at] == '}' || text.p[at] == ']')
        return false;
    w->key = STR("");
    if (text.p[0] == '{') {
        const size_t end = json_string_end(text, at);
        w->key = str_slice(text, at + 1, end - 1);
        at = json_past_space(text, end);
        at = json_past_space(text, at + 1);
    }
    w->at = at;
    w->value = str_slice(text, at, text.n);
    return true;
}

bool json_next(struct json_walk *w) {
    if (!json_step(w))
        return false;
    w->value = json_value(w->value);
    w->at += w->value.n;
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

/* The member that `token` names, or the element that it counts from 0. "007" and "-" count none. */
static str child(str container, str token) {
    const bool is_array = container.p[0] == '[';
    long index = 0;
    if (is_array &&
        (!str_number(token, &index) || token.p[0] == '-' || (token.n > 1 && token.p[0] == '0')))
        return (str){0};
    struct json_walk w = {.text = container};
    while (json_next(&w))
        if (is_array ? index-- == 0 : names_raw(token, w.key))
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
        value = child(value, token);
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
    uint32_t c = unit_at(raw, *at + 2), low = 0;
    *at += 6;
    if (c >= 0xD800 && c < 0xDC00 && str_starts(str_slice(raw, *at, raw.n), STR("\\u")))
        low = unit_at(raw, *at + 2);
    if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        *at += 6;
    }
    return text_encode(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, out);
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

void json_quote(struct buf *out, str s) {
    const bool is_safe = text_safe(out->arena, s).p == s.p;
    buf_char(out, '"');
    for (size_t at = 0; at < s.n;) {
        /* What is safe depends on what is around it, within one cluster. */
        const size_t end = is_safe ? s.n : text_cluster_end(s, at);
        const str cluster = str_slice(s, at, end);
        const bool is_plain = is_safe || text_safe(out->arena, cluster).p == cluster.p;
        while (at < end) {
            const size_t from = at;
            const uint32_t c = text_decode(s, &at);
            if (c < 0x20 || c == '"' || c == '\\' || (!is_plain && c >= 0x7F))
                add_escape(out, c);
            else
                buf_add(out, str_slice(s, from, at));
        }
    }
    buf_char(out, '"');
}

void json_member(struct buf *out, const char *key, str value) {
    const bool is_first = out->p[out->n - 1] == '{';
    buf_fmt(out, "%s\"%s\":", is_first ? "" : ",", key);
    json_quote(out, value);
}
