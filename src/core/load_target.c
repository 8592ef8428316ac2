/* References as they are written, what they name, and why they name nothing. */
#include "core/load_pass.h"

#include <string.h>

enum { KINDS_NAMED = 3 };

/* Splits *id at `c`, unless that is missing or the first byte; returns what stands before it. */
static str take_before(str *id, char c) {
    const char *at = id->n ? memchr(id->p, c, id->n) : NULL;
    return at && at != id->p ? str_split(id, c) : (str){0};
}

struct target load_target(str text, unsigned kinds) {
    struct target t = {.text = text, .kinds = kinds, .id = text};
    t.work = take_before(&t.id, '/');
    t.prefix = take_before(&t.id, ':');
    t.kind = t.prefix.n ? format_kind(t.prefix) : KIND_NONE;
    if (t.kind == KIND_WORK && !t.work.n)
        t.work = t.id;
    return t;
}

/* The kinds among `kinds` that have the id in `work`; *hit is the last of them. */
static unsigned find_kinds(const struct model *m, ref work, const struct target *t, ref *hit) {
    unsigned found = 0;
    for (enum kind k = KIND_WORK; t->kinds >> k; k++) {
        if (!(t->kinds & KINDS(k)))
            continue;
        ref r = k != KIND_WORK                     ? model_find(m, work, k, t->id)
                : str_eq(model_id(m, work), t->id) ? work
                                                   : (ref)REF_NONE;
        found |= r ? KINDS(k) : 0;
        *hit = r ? r : *hit;
    }
    return found;
}

bool load_is_of_kind(const struct target *t) {
    return !t->prefix.n || t->kinds & KINDS(t->kind);
}

ref load_lookup(const struct model *m, ref work, const struct target *t) {
    struct target narrow = *t;
    narrow.kinds = !t->prefix.n ? t->kinds : t->kind ? t->kinds & KINDS(t->kind) : 0;
    ref hit = REF_NONE;
    unsigned found = find_kinds(m, work, &narrow, &hit);
    return found & (found - 1) ? REF_NONE : hit;
}

/* "person or character"; with an id, "person:x or character:x". */
static const char *name_kinds(struct arena *a, unsigned kinds, str id) {
    struct buf out = {.arena = a};
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (kinds & KINDS(k))
            buf_fmt(&out, "%s%s%s%.*s", out.n ? " or " : "", format_shapes[k].name, id.n ? ":" : "",
                    STR_ARG(id));
    return str_cstr(a, buf_str(&out));
}

static str say_missing(struct arena *a, const struct model *m, ref work, const struct target *t) {
    struct near near = {.wanted = t->id};
    unsigned kinds = t->kind ? KINDS(t->kind) : t->kinds;
    int count = 0;
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        struct span rows = model_rows(m, work, k);
        count += kinds & KINDS(k) ? 1 : 0;
        for (uint32_t i = 0; kinds & KINDS(k) && i < rows.count && i < LOAD_CANDIDATES; i++)
            near_try(&near, model_id(m, ref_of(k, rows.first + i)));
    }
    const char *what = count > KINDS_NAMED ? "entry" : name_kinds(a, kinds, STR(""));
    str name = t->work.n ? str_fmt(a, " in \"%.*s\"", STR_ARG(t->work)) : STR("");
    return str_fmt(a, "no %s \"%s\"%.*s%s", what, load_shown(a, t->id), STR_ARG(name),
                   load_hint(a, &near));
}

static str say_wrong_kind(struct arena *a, const struct target *t, enum kind kind) {
    return str_fmt(a, "expected a %s, found the %s \"%s\"", name_kinds(a, t->kinds, STR("")),
                   format_shapes[kind].name, load_shown(a, t->id));
}

str load_explain(struct arena *a, const struct model *m, ref work, const struct target *t) {
    if (t->prefix.n && !t->kind) {
        struct near near = {.wanted = t->prefix};
        for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
            near_try(&near, str_of(format_shapes[k].name));
        return str_fmt(a, "unknown kind \"%s\"%s", load_shown(a, t->prefix), load_hint(a, &near));
    }
    if (!load_is_of_kind(t))
        return say_wrong_kind(a, t, t->kind);
    if (t->kind)
        return say_missing(a, m, work, t);
    ref hit = REF_NONE;
    unsigned found = find_kinds(m, work, t, &hit);
    if (found)
        return str_fmt(a, "\"%.*s\" is ambiguous; write %s", STR_ARG(t->id),
                       name_kinds(a, found, t->id));
    struct target any = *t;
    any.kinds = KINDS_ANY;
    if (find_kinds(m, work, &any, &hit))
        return say_wrong_kind(a, t, ref_kind(hit));
    return say_missing(a, m, work, t);
}
