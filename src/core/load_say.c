/* Findings: collected while a document is read, placed, and told in the order of its text. */
#include "core/load_say.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keys and strings can have megabytes; a message shows so many bytes of them. */
enum { SHOWN_POINTER = 200, SHOWN_BYTES = 60 };

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
    add_finding(d, finding, load_origin_at(d, fault->at));
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

str load_hint(struct arena *a, const struct near *n) {
    return n->best.n ? str_fmt(a, "; did you mean \"%.*s\"?", STR_ARG(n->best)) : STR("");
}

/* `s`, cut at `n` bytes or the start of the code point there. */
static str cut(struct arena *a, str s, size_t n) {
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_fmt(a, "%.*s...", (int)n, s.p);
}

str load_shown(struct arena *a, str s) {
    return cut(a, s, SHOWN_BYTES);
}

struct choice load_choice(const struct doc *d, str wanted) {
    return (struct choice){.near = {.wanted = wanted}, .all = {.arena = &d->load->scratch}};
}

void load_offer(struct choice *c, str word) {
    near_try(&c->near, word);
    buf_fmt(&c->all, "%s%.*s", c->all.n ? ", " : "", STR_ARG(word));
}

bool load_unknown(struct doc *d, const struct spot *at, const char *what, const struct choice *c) {
    str hint = load_hint(&d->load->scratch, &c->near);
    str shown = load_shown(&d->load->scratch, c->near.wanted);
    str all = c->is_listed || !hint.n ? buf_str(&c->all) : STR("");
    const char *before = !all.n ? "" : hint.n ? " allowed: " : "; allowed: ";
    return load_error(d, at, "unknown %s \"%.*s\"%.*s%s%.*s", what, STR_ARG(shown), STR_ARG(hint),
                      before, STR_ARG(all));
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
    str pointer = text_safe(out->arena, cut(out->arena, d->pointer, SHOWN_POINTER));
    buf_fmt(out, " [%.*s]", STR_ARG(pointer));
}
