/* Findings: where they are, how they are worded, and telling them in the order of the text. A big
   document can have many, so neither lines nor rows are sought from its start each time. */
#include "core/load_pass.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keys and strings can have megabytes; a message shows so many bytes of them. */
enum { SHOWN_POINTER = 200, SHOWN_BYTES = 60, MESSAGE_BYTES = 2000 };

static void add_step(struct buf *out, str key) {
    buf_char(out, '/');
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] == '~' || key.p[i] == '/')
            buf_add(out, key.p[i] == '~' ? STR("~0") : STR("~1"));
        else
            buf_char(out, key.p[i]);
}

static void add_pointer(struct buf *out, const struct spot *at) {
    if (!at)
        return;
    add_pointer(out, at->up);
    if (!at->key.p && at->index != NO_INDEX)
        buf_fmt(out, "/%u", (unsigned)at->index);
    else
        add_step(out, at->key.p ? at->key : str_of(at->field->name));
}

str load_pointer(struct arena *a, const struct spot *at) {
    struct buf out = {.arena = a};
    add_pointer(&out, at);
    return buf_str(&out);
}

str load_key_of(enum kind kind) {
    return str_of(kind == KIND_WORK ? format_shapes[kind].name : format_shapes[kind].plural);
}

enum kind load_kind_of(str key) {
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (str_eq(key, load_key_of(k)))
            return k;
    return KIND_NONE;
}

/* When *pointer leads into a row that was read, moves it past the steps to there and returns where
   the row starts; else 0. */
static size_t take_row(const struct doc *d, str *pointer) {
    str rest = str_slice(*pointer, 1, pointer->n);
    enum kind kind = load_kind_of(str_split(&rest, '/'));
    long index = 0;
    if (kind > KIND_WORK && !str_number(str_split(&rest, '/'), &index))
        return 0;
    const struct table *starts = &d->load->starts[kind];
    if (index < 0 || index >= (long)starts->count)
        return 0;
    /* With its slash, unless it is at its end. */
    *pointer = rest.n ? (str){rest.p - 1, rest.n + 1} : rest;
    return ((const uint32_t *)starts->rows)[index];
}

/* A finding at a byte of the text. */
static struct diagnostic locate_byte(struct doc *d, size_t at) {
    if (at < d->counted)
        d->counted = d->lines = d->line_start = 0;
    str between = str_slice(d->text, d->counted, at);
    struct json_place place = json_place(between, between.n);
    d->lines += place.line - 1;
    if (place.line > 1)
        d->line_start = at - (place.col - 1);
    d->counted = at;
    return (struct diagnostic){
        .file = d->file, .line = d->line + d->lines, .col = at - d->line_start + 1};
}

struct diagnostic load_locate(struct doc *d, str pointer) {
    str rest = pointer;
    size_t start = take_row(d, &rest);
    str text = str_slice(d->text, start, d->text.n);
    str value = json_locate(text, rest);
    /* A key that NFC has changed is not found again; the object around it is. */
    while (!value.p) {
        while (rest.p[--rest.n] != '/')
            ;
        value = json_locate(text, rest);
    }
    struct diagnostic finding = locate_byte(d, (size_t)(value.p - d->text.p));
    finding.pointer = pointer;
    return finding;
}

static struct diagnostic *__attribute__((format(printf, 3, 0)))
add_worded(struct doc *d, const struct spot *at, const char *format, va_list args) {
    struct arena *a = &d->load->scratch;
    char text[MESSAGE_BYTES];
    vsnprintf(text, sizeof text, format, args);
    struct diagnostic *finding = &d->load->findings[d->finding_count++];
    *finding = load_locate(d, load_pointer(a, at));
    finding->text = str_dup(a, str_of(text));
    return finding;
}

bool load_error(struct doc *d, const struct spot *at, const char *format, ...) {
    d->has_error = true;
    d->is_over |= d->finding_count == FINDINGS_MAX;
    va_list args;
    va_start(args, format);
    if (!d->is_over)
        add_worded(d, at, format, args);
    va_end(args);
    return false;
}

/* Half of the room is kept for errors. */
void load_warning(struct doc *d, const struct spot *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (d->finding_count < FINDINGS_MAX / 2)
        add_worded(d, at, format, args)->severity = SEVERITY_WARNING;
    else
        d->more_warnings++;
    va_end(args);
}

/* No character and half of one are read as U+FFFD, so that the rest of the text can be checked. */
static void mend_escape(struct doc *d, size_t at) {
    static const char instead[] = "\\uFFFD";
    if (!d->mended) {
        d->mended = str_cstr(&d->load->scratch, d->text);
        d->text.p = d->mended;
    }
    memcpy(d->mended + at, instead, sizeof instead - 1);
}

bool load_fault(void *doc, const struct json_fault *fault) {
    struct doc *d = doc;
    d->has_error = true;
    d->is_over |= d->finding_count == FINDINGS_MAX;
    if (d->is_over)
        return false;
    struct diagnostic *finding = &d->load->findings[d->finding_count++];
    *finding = locate_byte(d, fault->at);
    finding->text =
        str_fmt(&d->load->scratch, "%s: %s", fault->syntax ? "syntax" : "data", fault->text);
    if (!fault->syntax && str_starts(str_slice(d->text, fault->at, d->text.n), STR("\\u")))
        mend_escape(d, fault->at);
    return true;
}

bool load_tell(struct load *l, struct diagnostic finding) {
    l->sink.put(l->sink.context, &finding);
    return false;
}

/* By place; where two stand at one place, the one that was found first. */
static int compare_findings(const void *a, const void *b) {
    const struct diagnostic *x = *(const struct diagnostic *const *)a;
    const struct diagnostic *y = *(const struct diagnostic *const *)b;
    int order = number_order(x->line, y->line);
    order = order ? order : number_order(x->col, y->col);
    return order ? order : number_order((uintptr_t)x, (uintptr_t)y);
}

void load_flush(struct doc *d) {
    const struct diagnostic *sorted[FINDINGS_MAX];
    for (size_t i = 0; i < d->finding_count; i++)
        sorted[i] = &d->load->findings[i];
    qsort(sorted, d->finding_count, sizeof *sorted, compare_findings);
    for (size_t i = 0; i < d->finding_count; i++)
        load_tell(d->load, *sorted[i]);
    struct diagnostic more = {.file = d->file, .line = d->line, .col = 1};
    more.text =
        str_fmt(&d->load->scratch, "over %d errors; mend these to see the rest", FINDINGS_MAX);
    if (d->is_over)
        load_tell(d->load, more);
    more.severity = SEVERITY_WARNING;
    more.text = str_fmt(&d->load->scratch, "%zu more warnings; mend those above to see them",
                        d->more_warnings);
    if (d->more_warnings)
        load_tell(d->load, more);
}

const char *load_hint(struct arena *a, const struct near *n) {
    str hint = str_fmt(a, "; did you mean \"%.*s\"?", STR_ARG(n->best));
    return n->best.n ? str_cstr(a, hint) : "";
}

/* `s`, cut at `n` bytes or the start of the code point there. */
static str cut(struct arena *a, str s, size_t n) {
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_fmt(a, "%.*s...", (int)n, s.p);
}

const char *load_shown(struct arena *a, str s) {
    return str_cstr(a, cut(a, s, SHOWN_BYTES));
}

struct choice load_choice(const struct doc *d, str wanted) {
    return (struct choice){.near = {.wanted = wanted}, .all = {.arena = &d->load->scratch}};
}

void load_offer(struct choice *c, str word) {
    near_try(&c->near, word);
    buf_fmt(&c->all, "%s%.*s", c->all.n ? ", " : "", STR_ARG(word));
}

bool load_unknown(struct doc *d, const struct spot *at, const char *what, const struct choice *c) {
    const char *hint = load_hint(&d->load->scratch, &c->near);
    str all = c->is_listed || !*hint ? buf_str(&c->all) : STR("");
    const char *before = !all.n ? "" : *hint ? " allowed: " : "; allowed: ";
    return load_error(d, at, "unknown %s \"%s\"%s%s%.*s", what,
                      load_shown(&d->load->scratch, c->near.wanted), hint, before, STR_ARG(all));
}

void diagnostic_print(struct buf *out, const struct diagnostic *d) {
    if (d->file.n) {
        buf_add(out, text_safe(out->arena, d->file));
        if (d->line)
            buf_fmt(out, ":%zu:%zu", d->line, d->col);
        buf_add(out, STR(": "));
    }
    buf_add(out, d->severity == SEVERITY_ERROR ? STR("error: ") : STR("warning: "));
    buf_add(out, text_safe(out->arena, d->text));
    if (!d->pointer.n)
        return;
    str pointer = text_safe(out->arena, cut(out->arena, d->pointer, SHOWN_POINTER));
    buf_fmt(out, " [%.*s]", STR_ARG(pointer));
}
