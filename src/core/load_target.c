/* References as they are written, what they name, and why they name nothing. */
#include "core/load_pass.h"

#include <string.h>

enum { KINDS_NAMED = 3 };

static bool has_inside(str s, char c) {
    const char *at = s.n ? memchr(s.p, c, s.n) : NULL;
    return at && at != s.p;
}

struct target load_target(str text, unsigned kinds) {
    struct target t = {.text = text, .kinds = kinds, .id = text};
    if (has_inside(t.id, '/'))
        t.work = str_split(&t.id, '/');
    if (has_inside(t.id, ':')) {
        t.prefix = str_split(&t.id, ':');
        t.kind = format_kind(t.prefix);
    }
    if (t.kind == KIND_WORK && !t.work.n)
        t.work = t.id;
    return t;
}

static ref find_one(const struct model *m, ref work, enum kind kind, str id) {
    if (kind == KIND_WORK)
        return str_eq(model_str(m, model_head(m, work)->id), id) ? work : REF_NONE;
    return model_find(m, work, kind, id);
}

/* The kinds among `kinds` that have the id in `work`; *hit is the last of them. */
static unsigned find_kinds(const struct model *m, ref work, str id, unsigned kinds, ref *hit) {
    unsigned found = 0;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        ref r = kinds & KINDS(k) ? find_one(m, work, k, id) : REF_NONE;
        if (r == REF_NONE)
            continue;
        found |= KINDS(k);
        *hit = r;
    }
    return found;
}

bool load_is_of_kind(const struct target *t) {
    return !t->prefix.n || t->kinds & KINDS(t->kind);
}

ref load_lookup(const struct model *m, ref work, const struct target *t) {
    if (!load_is_of_kind(t))
        return REF_NONE;
    ref hit = REF_NONE;
    unsigned found = find_kinds(m, work, t->id, t->prefix.n ? KINDS(t->kind) : t->kinds, &hit);
    return found & (found - 1) ? REF_NONE : hit;
}

/* "person or character"; with an id, "person:x or character:x". */
static str name_kinds(struct arena *a, unsigned kinds, str id) {
    struct buf out = {.arena = a};
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (kinds & KINDS(k))
            buf_fmt(&out, "%s%s%s%.*s", out.n ? " or " : "", format_shapes[k].name, id.n ? ":" : "",
                    STR_ARG(id));
    return buf_str(&out);
}

static str say_unknown_kind(struct arena *a, const struct target *t) {
    struct near near = {.wanted = t->prefix};
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        near_try(&near, str_of(format_shapes[k].name));
    str hint = load_hint(a, &near);
    str shown = load_shown(a, t->prefix);
    return str_fmt(a, "unknown kind \"%.*s\"%.*s", STR_ARG(shown), STR_ARG(hint));
}

static str say_missing(struct arena *a, const struct model *m, ref work, const struct target *t) {
    struct near near = {.wanted = t->id};
    unsigned kinds = t->kind ? KINDS(t->kind) : t->kinds;
    int count = 0;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct span rows = model_rows(m, work, k);
        count += kinds & KINDS(k) ? 1 : 0;
        for (uint32_t i = 0; kinds & KINDS(k) && i < rows.count && i < LOAD_CANDIDATES; i++)
            near_try(&near, model_str(m, model_head(m, ref_of(k, rows.first + i))->id));
    }
    str what = count > KINDS_NAMED ? STR("entry") : name_kinds(a, kinds, STR(""));
    str hint = load_hint(a, &near);
    str shown = load_shown(a, t->id);
    str name = t->work.n ? str_fmt(a, " in \"%.*s\"", STR_ARG(t->work)) : STR("");
    return str_fmt(a, "no %.*s \"%.*s\"%.*s%.*s", STR_ARG(what), STR_ARG(shown), STR_ARG(name),
                   STR_ARG(hint));
}

static str say_wrong_kind(struct arena *a, const struct target *t, enum kind kind) {
    str wanted = name_kinds(a, t->kinds, STR(""));
    str shown = load_shown(a, t->id);
    return str_fmt(a, "expected a %.*s, found the %s \"%.*s\"", STR_ARG(wanted),
                   format_shapes[kind].name, STR_ARG(shown));
}

str load_explain(struct arena *a, const struct model *m, ref work, const struct target *t) {
    if (t->prefix.n && !t->kind)
        return say_unknown_kind(a, t);
    if (!load_is_of_kind(t))
        return say_wrong_kind(a, t, t->kind);
    if (t->kind)
        return say_missing(a, m, work, t);
    ref hit = REF_NONE;
    unsigned found = find_kinds(m, work, t->id, t->kinds, &hit);
    if (found) {
        str forms = name_kinds(a, found, t->id);
        return str_fmt(a, "\"%.*s\" is ambiguous; write %.*s", STR_ARG(t->id), STR_ARG(forms));
    }
    if (find_kinds(m, work, t->id, KINDS_ANY, &hit))
        return say_wrong_kind(a, t, ref_kind(hit));
    return say_missing(a, m, work, t);
}
