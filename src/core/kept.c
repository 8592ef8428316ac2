/* A sorted array of records; the newest wins. */
#include "core/kept.h"

#include "core/guard.h"
#include "core/json.h"
#include "core/lookup.h"

#include <stdlib.h>
#include <string.h>

static const int64_t day = 24LL * 60 * 60 * 1000;

void kept_free(struct kept *k) {
    arena_free(&k->arena);
    *k = (struct kept){.n = 0};
}

static int compare(const struct record *a, const struct record *b) {
    int order = str_cmp(a->keep, b->keep);
    order = order ? order : str_cmp(a->id, b->id);
    return order ? order : str_cmp(a->of, b->of);
}

/* The place of the record, or where it belongs. */
static uint32_t place_of(const struct kept *k, const struct record *r) {
    uint32_t from = 0, to = k->n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (compare(&k->at[middle], r) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static struct record *known(const struct kept *k, const struct record *r) {
    uint32_t at = place_of(k, r);
    return at < k->n && compare(&k->at[at], r) == 0 ? &k->at[at] : NULL;
}

static struct record copy_of(struct kept *k, const struct record *r) {
    struct record out = *r;
    out.keep = str_dup(&k->arena, r->keep);
    out.id = str_dup(&k->arena, r->id);
    out.of = str_dup(&k->arena, r->of);
    out.value = str_dup(&k->arena, r->value);
    return out;
}

static void insert(struct kept *k, const struct record *r) {
    k->at = arena_grown(&k->arena, k->at, k->n, sizeof *k->at);
    uint32_t at = place_of(k, r);
    memmove(&k->at[at + 1], &k->at[at], (k->n - at) * sizeof *k->at);
    k->at[at] = copy_of(k, r);
    k->n++;
}

/* Of two at the same time it does not matter which one, but all copies must choose the same. */
static bool is_newer(const struct record *a, const struct record *b) {
    return a->time != b->time ? a->time > b->time : str_cmp(a->value, b->value) > 0;
}

void kept_add(struct kept *k, const struct record *r) {
    struct record *old = known(k, r);
    if (!old)
        insert(k, r);
    else if (is_newer(r, old))
        *old = copy_of(k, r);
}

static bool is_deleted(const struct record *r) {
    return str_eq(r->value, STR("null"));
}

/* Of a search and a place it matters when they were the last. */
static bool is_dated(const struct record *r) {
    return str_eq(r->keep, KEEP_SEARCH) || str_eq(r->keep, KEEP_PLACE);
}

bool kept_put(struct kept *k, const struct record *r) {
    struct record *old = known(k, r);
    struct record put = *r;
    put.is_new = true;
    if (!old && is_deleted(r))
        return false;
    if (!old) {
        insert(k, &put);
        return true;
    }
    if (str_eq(old->value, r->value) && (is_deleted(r) || !is_dated(r)))
        return false;
    if (put.time <= old->time)
        put.time = old->time + 1;
    *old = copy_of(k, &put);
    return true;
}

static bool take_time(str digits, int64_t *out) {
    enum { DIGITS_MOST = 15 };
    bool good = digits.n <= DIGITS_MOST;
    *out = 0;
    for (size_t i = 0; good && i < digits.n; i++) {
        good = str_is_digit(digits.p[i]);
        *out = *out * 10 + (digits.p[i] - '0');
    }
    return good;
}

static bool take_string(struct arena *a, str value, str *out) {
    bool good = value.n > 2 && value.p[0] == '"';
    if (good)
        *out = json_unescape(a, str_slice(value, 1, value.n - 1));
    return good;
}

/* Fields of later versions are let go. */
static bool parse(struct arena *a, str line, struct record *out) {
    struct json_fault fault;
    *out = (struct record){.time = -1};
    if (line.p[0] != '{' || !json_check(line, &fault))
        return false;
    bool good = true;
    for (struct json_walk w = {.text = line}; json_next(&w);)
        if (str_eq(w.key, STR("time")))
            good &= take_time(w.value, &out->time);
        else if (str_eq(w.key, STR("keep")))
            good &= take_string(a, w.value, &out->keep);
        else if (str_eq(w.key, STR("id")))
            good &= take_string(a, w.value, &out->id);
        else if (str_eq(w.key, STR("of")))
            good &= take_string(a, w.value, &out->of);
        else if (str_eq(w.key, STR("value")))
            out->value = w.value;
    return good && out->time >= 0 && out->keep.n > 0 && out->id.n > 0 && out->value.n > 0;
}

size_t kept_read(struct kept *k, str text) {
    struct arena scratch = {0};
    size_t bad = 0;
    for (size_t line = 1; text.n > 0; line++) {
        struct record r;
        str one = str_trim(str_split(&text, '\n'));
        if (one.n > 0 && parse(&scratch, one, &r))
            kept_add(k, &r);
        else if (one.n > 0 && bad == 0)
            bad = line;
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return bad;
}

void kept_compact(struct kept *k, int64_t now) {
    struct arena scratch = {0};
    uint32_t n = 0, end = 0;
    int64_t oldest = 0;
    for (uint32_t i = 0; i < k->n; i++) {
        struct record r = k->at[i];
        if (i == end) { /* a new group of records with the same keep and id begins */
            while (end < k->n && str_eq(k->at[end].keep, r.keep) && str_eq(k->at[end].id, r.id))
                end++;
            struct kept_list searches = {NULL, 0};
            if (str_eq(r.keep, KEEP_SEARCH))
                searches = kept_of_work(k, KEEP_SEARCH, r.id, &scratch);
            oldest = searches.n > KEPT_SEARCHES ? searches.at[KEPT_SEARCHES - 1]->time : 0;
        }
        bool is_old = is_deleted(&r) ? r.time < now - KEPT_DAYS * day : r.time < oldest;
        if (r.is_new || !is_old)
            k->at[n++] = r;
    }
    k->n = n;
    arena_free(&scratch);
}

void kept_write(const struct kept *k, struct buf *out) {
    for (uint32_t i = 0; i < k->n; i++) {
        const struct record *r = &k->at[i];
        buf_fmt(out, "{\"time\":%lld", (long long)r->time);
        json_member(out, "keep", r->keep);
        json_member(out, "id", r->id);
        if (r->of.n > 0)
            json_member(out, "of", r->of);
        buf_fmt(out, ",\"value\":%.*s}\n", STR_ARG(r->value));
    }
}

const struct record *kept_find(const struct kept *k, str keep, str id) {
    const struct record *r = known(k, &(struct record){.keep = keep, .id = id});
    return r && !is_deleted(r) ? r : NULL;
}

static bool is_of_work(str id, str work) {
    return work.n == 0 || (str_starts(id, work) && (id.n == work.n || id.p[work.n] == '/'));
}

static int newest_first(const void *a, const void *b) {
    const struct record *x = *(const struct record *const *)a,
                        *y = *(const struct record *const *)b;
    return (x->time < y->time) - (x->time > y->time);
}

struct kept_list kept_of_work(const struct kept *k, str keep, str work, struct arena *a) {
    struct kept_list out = {NEW(a, const struct record *, k->n), 0};
    for (uint32_t i = 0; i < k->n; i++) {
        const struct record *r = &k->at[i];
        if (str_eq(r->keep, keep) && is_of_work(r->id, work) && !is_deleted(r))
            out.at[out.n++] = r;
    }
    if (str_eq(keep, KEEP_SEARCH))
        qsort(out.at, out.n, sizeof *out.at, newest_first);
    return out;
}

str kept_text(const struct record *r, struct arena *a) {
    str text = STR("");
    take_string(a, r->value, &text);
    return text;
}

str kept_value(str note, struct arena *a) {
    struct buf value = {.arena = a};
    json_quote(&value, note);
    return str_trim(note).n > 0 ? buf_str(&value) : STR("null");
}

unsigned kept_watched(const struct kept *k, str work) {
    const struct record *r = kept_find(k, KEEP_WATCHED, work);
    long n;
    bool is_number = r && str_number(r->value, &n) && n >= 0 && n < WATCHED_ALL;
    return is_number ? (unsigned)n : k->is_assumed && !r ? k->assumed : WATCHED_ALL;
}

unsigned kept_seen(const struct page_setup *p, ref work) {
    if (p->watched_work == REF_NONE || work == p->watched_work)
        return p->watched;
    return kept_watched(p->kept, model_id(p->model, work));
}

struct refs kept_rows(const struct kept *k, const struct page_setup *p, ref work, struct arena *a) {
    const struct model *m = p->model;
    str id = work == REF_NONE ? STR("") : model_id(m, work);
    struct kept_list lists[] = {kept_of_work(k, KEEP_BOOKMARK, id, a),
                                kept_of_work(k, KEEP_NOTE, id, a)};
    struct refs out = {NEW(a, ref, lists[0].n + lists[1].n), 0};
    for (unsigned l = 0; l < COUNT(lists); l++)
        for (uint32_t i = 0; i < lists[l].n; i++) {
            ref row = lookup_exact(m, lists[l].at[i]->id);
            if (row != REF_NONE &&
                guard_visible(kept_seen(p, model_work(m, row)), model_head(m, row)->reveals))
                out.at[out.n++] = row;
        }
    qsort(out.at, out.n, sizeof *out.at, ref_order);
    uint32_t n = 0;
    for (uint32_t i = 0; i < out.n; i++)
        if (n == 0 || out.at[n - 1] != out.at[i])
            out.at[n++] = out.at[i];
    out.n = n;
    return out;
}

str kept_note(const struct kept *k, const struct model *m, ref row, struct arena *a) {
    const struct record *r = kept_find(k, KEEP_NOTE, lookup_id(m, row, a));
    return r ? kept_text(r, a) : STR("");
}

str kept_mark(const struct kept *k, const struct model *m, ref row, struct arena *a) {
    str id = lookup_id(m, row, a);
    if (kept_find(k, KEEP_BOOKMARK, id))
        return STR("★");
    return kept_find(k, KEEP_NOTE, id) ? STR("✎") : STR("");
}

bool kept_matters(const struct kept *k) {
    for (uint32_t i = 0; i < k->n; i++)
        if (k->at[i].is_new && !str_eq(k->at[i].keep, KEEP_PLACE))
            return true;
    return false;
}
