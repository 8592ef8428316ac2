/* Findings: collected while a document is read, placed, and told in the order of its text. */
#include "core/load_say.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A pointer can hold a key of megabytes; a message shows so many bytes of it. */
enum { POINTER_SHOWN = 200 };

static void add_key(struct buf *out, str key) {
    for (size_t i = 0; i < key.n; i++) {
        if (key.p[i] == '~')
            buf_add(out, STR("~0"));
        else if (key.p[i] == '/')
            buf_add(out, STR("~1"));
        else
            buf_char(out, key.p[i]);
    }
}

static void add_pointer(struct buf *out, const struct spot *at) {
    if (!at)
        return;
    add_pointer(out, at->up);
    buf_char(out, '/');
    if (at->key.p)
        add_key(out, at->key);
    else if (at->index != NO_INDEX)
        buf_fmt(out, "%u", (unsigned)at->index);
    else
        add_key(out, str_of(at->field->name));
}

str load_pointer(struct arena *a, const struct spot *at) {
    struct buf out = {.arena = a};
    add_pointer(&out, at);
    return buf_str(&out);
}

static str without_last(str pointer) {
    while (pointer.n && pointer.p[pointer.n - 1] != '/')
        pointer.n--;
    return str_slice(pointer, 0, pointer.n - 1);
}

static struct origin origin_at(const struct doc *d, size_t at) {
    struct json_place place = json_place(d->input.text, at);
    return (struct origin){d->input.file, d->input.line + place.line - 1, place.col};
}

struct origin load_origin(const struct doc *d, str pointer) {
    str value = json_locate(d->input.text, pointer);
    /* A key that NFC has changed is not found again; the object around it is. */
    while (!value.p) {
        pointer = without_last(pointer);
        value = json_locate(d->input.text, pointer);
    }
    return origin_at(d, (size_t)(value.p - d->input.text.p));
}

static void add_finding(struct doc *d, struct diagnostic finding, struct origin origin) {
    if (!d->findings)
        d->findings = NEW(&d->load->scratch, struct diagnostic, FINDINGS_MAX);
    finding.file = origin.file;
    finding.line = origin.line;
    finding.col = origin.col;
    d->findings[d->finding_count++] = finding;
}

static str __attribute__((format(printf, 2, 0)))
worded(struct arena *a, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    size_t size = (size_t)vsnprintf(NULL, 0, format, again) + 1;
    va_end(again);
    char *text = NEW(a, char, size);
    vsnprintf(text, size, format, args);
    return (str){text, size - 1};
}

bool load_error(struct doc *d, const struct spot *at, const char *format, ...) {
    d->has_error = true;
    if (d->finding_count == FINDINGS_MAX) {
        d->is_over = true;
        return false;
    }
    struct diagnostic finding = {.pointer = load_pointer(&d->load->scratch, at)};
    va_list args;
    va_start(args, format);
    finding.text = worded(&d->load->scratch, format, args);
    va_end(args);
    add_finding(d, finding, load_origin(d, finding.pointer));
    return false;
}

/* Half of the room is kept for errors. */
void load_warning(struct doc *d, const struct spot *at, const char *format, ...) {
    if (d->finding_count >= FINDINGS_MAX / 2)
        return;
    struct diagnostic finding = {.severity = SEVERITY_WARNING,
                                 .pointer = load_pointer(&d->load->scratch, at)};
    va_list args;
    va_start(args, format);
    finding.text = worded(&d->load->scratch, format, args);
    va_end(args);
    add_finding(d, finding, load_origin(d, finding.pointer));
}

void load_fault(struct doc *d, const struct json_fault *fault) {
    d->has_error = true;
    struct diagnostic finding = {.text = str_fmt(&d->load->scratch, "%s: %s",
                                                 fault->syntax ? "syntax" : "data", fault->text)};
    add_finding(d, finding, origin_at(d, fault->at));
}

bool load_file_error(struct load *l, const struct origin *origin, const char *format, ...) {
    struct arena_mark mark = arena_mark(&l->keep);
    va_list args;
    va_start(args, format);
    struct diagnostic finding = {.file = origin->file,
                                 .line = origin->line,
                                 .col = origin->col,
                                 .text = worded(&l->keep, format, args)};
    va_end(args);
    l->sink.put(l->sink.context, &finding);
    arena_rewind(&l->keep, mark);
    return false;
}

/* By place; where two stand at one place, the one that was found first. */
static int compare_findings(const void *a, const void *b) {
    const struct diagnostic *x = *(const struct diagnostic *const *)a;
    const struct diagnostic *y = *(const struct diagnostic *const *)b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->col != y->col)
        return x->col < y->col ? -1 : 1;
    return x < y ? -1 : 1;
}

void load_flush(struct doc *d) {
    const struct diagnostic *sorted[FINDINGS_MAX];
    for (size_t i = 0; i < d->finding_count; i++)
        sorted[i] = &d->findings[i];
    if (d->finding_count)
        qsort(sorted, d->finding_count, sizeof *sorted, compare_findings);
    const struct sink *sink = &d->load->sink;
    for (size_t i = 0; i < d->finding_count; i++)
        sink->put(sink->context, sorted[i]);
    if (!d->is_over)
        return;
    struct origin origin = {d->input.file, d->input.line, 1};
    load_file_error(d->load, &origin, "over %d errors; mend these to see the rest", FINDINGS_MAX);
}

void diagnostic_print(struct buf *out, const struct diagnostic *d) {
    static const char *const severities[] = {
        [SEVERITY_ERROR] = "error: ",
        [SEVERITY_WARNING] = "warning: ",
    };
    if (d->file.n) {
        buf_add(out, text_safe(out->arena, d->file));
        if (d->line)
            buf_fmt(out, ":%zu:%zu", d->line, d->col);
        buf_add(out, STR(": "));
    }
    buf_add(out, str_of(severities[d->severity]));
    buf_add(out, text_safe(out->arena, d->text));
    if (!d->pointer.n)
        return;
    str pointer = text_safe(out->arena, str_slice(d->pointer, 0, POINTER_SHOWN));
    buf_fmt(out, " [%.*s%s]", STR_ARG(pointer), d->pointer.n > POINTER_SHOWN ? "…" : "");
}
