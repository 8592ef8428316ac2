/* First by id, then by name, then by the words of one; what is left is told as candidates or as the
   nearest id. */
#include "core/lookup.h"

#include "core/format.h"
#include "core/guard.h"
#include "core/match.h"
#include "core/near.h"
#include "core/query.h"

#include "base/text.h"

enum { CANDIDATES = 8 };

/* "work/kind:id#cue-2", split; parts that were left out are empty. */
struct address {
    str work, id;
    enum kind kind;
    long cue; /* from 1; 0: none */
};

struct hunt {
    const struct lookup *in;
    struct arena *a;
    ref hits[CANDIDATES];
    uint32_t count; /* of all hits */
    struct near near;
    struct address at; /* what is looked for, as far as it is written as an id is */
};

/* Not the plural, which format_kind() takes too. */
static enum kind kind_named(str name) {
    enum kind kind = format_kind(name);
    return kind && str_eq(str_of(format_shapes[kind].name), name) ? kind : KIND_NONE;
}

/* Cuts "#cue-2" off, into *nth. False when something else stands after the '#'. */
static bool cut_cue(str *text, long *nth) {
    size_t hash = str_find(*text, STR("#"), 0);
    if (hash == SIZE_MAX)
        return true;
    str cue = str_slice(*text, hash, text->n);
    bool good = str_starts(cue, STR("#cue-")) && str_number(str_slice(cue, 5, cue.n), nth);
    *text = str_slice(*text, 0, hash);
    return good && *nth > 0;
}

/* False when `text` is not written as an id is. */
static bool parse(str text, struct address *out) {
    *out = (struct address){.kind = KIND_NONE};
    if (!cut_cue(&text, &out->cue))
        return false;
    bool has_work = str_find(text, STR("/"), 0) != SIZE_MAX;
    if (has_work)
        out->work = str_split(&text, '/');
    bool has_kind = str_find(text, STR(":"), 0) != SIZE_MAX;
    if (has_kind)
        out->kind = kind_named(str_split(&text, ':'));
    out->id = text;
    return text.n > 0 && (out->work.n > 0 || !has_work) && (out->kind || !has_kind);
}

static bool is_seen(const struct hunt *h, ref row, unsigned reveals) {
    const uint16_t *by_work = h->in->watched_by_work;
    return guard_visible(
        by_work ? by_work[ref_index(model_work(h->in->model, row))] : h->in->watched, reveals);
}

/* Whether a row has the cue that is asked for, and it may be seen. */
static bool has_cue(const struct hunt *h, ref row) {
    const struct model *m = h->in->model;
    if (h->at.cue == 0 || ref_kind(row) != KIND_SCENE)
        return h->at.cue == 0;
    return h->at.cue <= (long)model_count(m, ((const struct scene *)model_row(m, row))->cues) &&
           is_seen(h, row, model_cue(m, row, (uint32_t)h->at.cue - 1)->reveals);
}

static void add_hit(struct hunt *h, ref row) {
    if (row == REF_NONE || !has_cue(h, row) ||
        !is_seen(h, row, model_head(h->in->model, row)->reveals))
        return;
    for (uint32_t i = 0; i < h->count && i < CANDIDATES; i++)
        if (h->hits[i] == row)
            return;
    if (h->count < CANDIDATES)
        h->hits[h->count] = row;
    h->count++;
}

static void find_ids(struct hunt *h, str text) {
    const struct model *m = h->in->model;
    h->near.wanted = text;
    if (!parse(text, &h->at))
        return;
    h->near.wanted = h->at.id;
    for (uint32_t i = 0; i < m->tables[KIND_WORK].count; i++) {
        ref work = ref_of(KIND_WORK, i);
        str id = model_id(m, work);
        if (h->at.work.n > 0 && !str_eq(h->at.work, id))
            continue;
        if (h->at.kind <= KIND_WORK && str_eq(id, h->at.id))
            add_hit(h, work);
        for (unsigned k = KIND_WORK + 1; k < KIND_COUNT; k++)
            if (h->at.kind == KIND_NONE || h->at.kind == k)
                add_hit(h, model_find(m, work, (enum kind)k, h->at.id));
    }
}

/* Without accents and apostrophes: people type one of three, or none. */
static str folded(struct arena *a, str name) {
    str all = text_bare(a, name);
    struct buf out = {.arena = a};
    for (size_t at = 0; at < all.n;) {
        uint32_t c = text_decode(all, &at);
        if (c != '\'' && c != 0x2018 && c != 0x2019)
            text_add(&out, c);
    }
    return buf_str(&out);
}

static bool is_called(struct hunt *h, ref row, str wanted) {
    const struct model *m = h->in->model;
    const struct head *head = model_head(m, row);
    MODEL_EACH(struct name, name, m, head->names)
        if (str_eq(folded(h->a, model_str(m, name->text)), wanted))
            return true;
    MODEL_EACH(struct note, alias, m, head->aliases)
        if (is_seen(h, row, alias->reveals) &&
            str_eq(folded(h->a, model_str(m, alias->text)), wanted))
            return true;
    return false;
}

/* By name, remembering the nearest id on the way. */
static void find_names(struct hunt *h, str text) {
    const struct model *m = h->in->model;
    str wanted = folded(h->a, text);
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        for (uint32_t i = 0; i < m->tables[k].count; i++) {
            ref row = ref_of((enum kind)k, i);
            struct arena_mark mark = arena_mark(h->a);
            if (wanted.n > 0 && is_called(h, row, wanted))
                add_hit(h, row);
            if (is_seen(h, row, model_head(m, row)->reveals))
                near_try(&h->near, model_id(m, row));
            arena_rewind(h->a, mark);
        }
}

/* The words of a name as a query, in which none is left out and none a phrase. */
static str words_of(struct arena *a, str text) {
    char *p = str_cstr(a, text);
    for (size_t i = 0; i < text.n; i++)
        if (p[i] == '"' || (p[i] == '-' && i > 0 && p[i - 1] == ' '))
            p[i] = ' ';
    return str_fmt(a, "in:title %s", p);
}

/* By the words of a name, spelled as they are, when `text` is no address. What comes far behind the
   best is not meant. */
static void find_words(struct hunt *h, str text) {
    enum { MOST = 50, PATIENCE = 2000 /* milliseconds */ };
    const unsigned kinds = KINDS_ANY & ~(KINDS(KIND_SOURCE) | KINDS(KIND_DISPUTE));
    const struct lookup *in = h->in;
    struct query_setup setup = {
        .model = in->model, .watched = in->watched, .watched_by_work = in->watched_by_work};
    struct query_wish wish = {
        .text = words_of(h->a, text), .kinds = kinds, .limit = MOST, .milliseconds = PATIENCE};
    struct address at;
    if (!in->searches || !parse(text, &at) || !str_eq(at.id, text))
        return;
    struct query *q = query_open(&setup);
    struct hits hits = query_run(q, &wish, h->a);
    for (uint32_t i = 0; i < hits.n && hits.at[i].score * 5 > hits.at[0].score * 4; i++)
        if (hits.at[i].is_whole && hits.at[i].words > 0 && hits.at[i].how < MATCH_SPELLING)
            add_hit(h, hits.at[i].row);
    query_close(q);
}

static bool say_none(const struct hunt *h, str text, struct err *e) {
    err_set(e, "nothing is called \"%.*s\"%s", STR_ARG(text),
            guard_said(h->in->watched, h->in->watched_by_work));
    return near_hint(&h->near, "", NULL, e);
}

static bool say_many(const struct hunt *h, str text, struct err *e) {
    const struct model *m = h->in->model;
    struct buf list = {.arena = h->a};
    for (uint32_t i = 0; i < h->count && i < CANDIDATES; i++) {
        str id = (m->tables[KIND_WORK].count > 1 ? lookup_id : lookup_short)(m, h->hits[i], h->a);
        buf_join(&list, ", ", id);
    }
    if (h->count > CANDIDATES)
        buf_fmt(&list, " and %u more", h->count - CANDIDATES);
    return err_set(e, "\"%.*s\" may be %.*s", STR_ARG(text), STR_ARG(buf_str(&list)));
}

bool lookup(const struct lookup *in, str text, ref *out, struct err *e) {
    struct arena a = {0};
    struct hunt h = {.in = in, .a = &a};
    find_ids(&h, text_fold(&a, text));
    if (h.count == 0)
        find_names(&h, text);
    if (h.count == 0)
        find_words(&h, text);
    *out = h.hits[0];
    bool good = h.count == 1 || (h.count == 0 ? say_none : say_many)(&h, text, e);
    arena_free(&a);
    return good;
}

str lookup_short(const struct model *m, ref row, struct arena *a) {
    str id = model_id(m, row);
    return str_fmt(a, "%s:%.*s", format_shapes[ref_kind(row)].name, STR_ARG(id));
}

str lookup_id(const struct model *m, ref row, struct arena *a) {
    str work = model_id(m, model_work(m, row)), id = lookup_short(m, row, a);
    return str_fmt(a, "%.*s/%.*s", STR_ARG(work), STR_ARG(id));
}

ref lookup_exact(const struct model *m, str id) {
    struct address at;
    if (!parse(id, &at) || at.work.n == 0 || at.kind == KIND_NONE)
        return REF_NONE;
    ref work = model_find(m, REF_NONE, KIND_WORK, at.work);
    if (work == REF_NONE || at.kind == KIND_WORK)
        return str_eq(at.work, at.id) ? work : REF_NONE;
    return model_find(m, work, at.kind, at.id);
}
