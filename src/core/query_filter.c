/* Filters: what a row must be, asked of the model itself. */
#include "core/query_parts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A question to a row: mostly whether these words stand in one of its names. */
struct naming {
    struct query *q;
    const struct filter *filter;
    const struct asked *words;
    unsigned n;
    const struct heard *heard; /* by FILTER_EPISODE alone */
};

static bool has_word(struct query *q, str name, const struct token *t) {
    struct words walk = {.text = name, .is_name = true};
    struct word word;
    while (words_next(&walk, &word) || words_name(&walk, &word))
        if (match_term(t, word_term(&word), WAY_PLAIN | WAY_LAYOUT | WAY_SPELLING, &q->speller) !=
            MATCH_NONE)
            return true;
    return false;
}

/* True when the word `i` stands there, alone or as one with a neighbour: Korean names have spaces
   or none. */
static bool is_there(const struct naming *n, str name, unsigned i) {
    const struct token *next = i + 1 < n->n ? n->words[i].joined : NULL;
    const struct token *before = i > 0 ? n->words[i - 1].joined : NULL;
    return has_word(n->q, name, &n->words[i].token) || (next && has_word(n->q, name, next)) ||
           (before && has_word(n->q, name, before));
}

static bool is_named(const struct naming *n, str name) {
    for (unsigned i = 0; i < n->n; i++)
        if (!is_there(n, name, i))
            return false;
    return n->n > 0;
}

static bool has_name(const struct naming *n, ref r) {
    const struct model *m = n->q->setup.model;
    if (!query_sees(n->q, r, model_head(m, r)->reveals))
        return false;
    const struct head *head = model_head(m, r);
    MODEL_EACH(struct name, name, m, head->names)
        if (is_named(n, model_str(m, name->text)))
            return true;
    MODEL_EACH(struct note, alias, m, head->aliases)
        if (query_sees(n->q, r, alias->reveals) && is_named(n, model_str(m, alias->text)))
            return true;
    return false;
}

/* A work may be named by its id too. What is by a group is by each of its members. */
static bool is_meant(const struct naming *n, ref r) {
    const struct model *m = n->q->setup.model;
    if (has_name(n, r) || (ref_kind(r) == KIND_WORK && is_named(n, model_id(m, r))))
        return true;
    if (n->filter->kind == FILTER_BY && query_sees(n->q, r, model_head(m, r)->reveals))
        MODEL_EACH(ref, member, m, ((const struct person *)model_row(m, r))->members)
            if (has_name(n, *member))
                return true;
    return false;
}

/* True when a name or alias of the row `r`, which may be none or withheld, has all the words. The
   same people come again and again: what was said of one is remembered for the run. */
static bool row_is_named(const struct naming *n, ref r) {
    struct query *q = n->q;
    unsigned nth = (unsigned)(n->filter - q->asked.filters);
    struct verdict *v = &q->verdicts[bits_hash((const char *)&r, sizeof r) % QUERY_VERDICTS];
    if (r != REF_NONE && (v->row != r || v->run != q->run || v->filter != nth))
        *v = (struct verdict){r, q->run, nth, is_meant(n, r)};
    return r != REF_NONE && v->is_named;
}

static bool any_named(const struct naming *n, plist refs) {
    MODEL_EACH(ref, r, n->q->setup.model, refs)
        if (row_is_named(n, *r))
            return true;
    return false;
}

static bool song_is_by(const struct naming *n, ref track) {
    const struct model *m = n->q->setup.model;
    MODEL_EACH(struct credit, c, m, ((const struct track *)model_row(m, track))->credits)
        if (query_sees(n->q, track, c->reveals) && row_is_named(n, c->who))
            return true;
    return false;
}

static bool is_by(const struct naming *n, ref row) {
    const struct model *m = n->q->setup.model;
    if (ref_kind(row) == KIND_TRACK)
        return song_is_by(n, row);
    if (ref_kind(row) != KIND_SCENE)
        return ref_kind(row) == KIND_PERSON && has_name(n, row);
    const struct scene *s = model_row(m, row);
    MODEL_EACH(struct cue, c, m, s->cues) {
        bool has_song = query_sees(n->q, row, c->reveals) && c->track != REF_NONE;
        if (has_song && song_is_by(n, c->track))
            return true;
    }
    return false;
}

static bool is_with(const struct naming *n, ref row) {
    const struct model *m = n->q->setup.model;
    if (ref_kind(row) == KIND_SCENE)
        return any_named(n, ((const struct scene *)model_row(m, row))->characters);
    if (ref_kind(row) == KIND_CHARACTER)
        return row_is_named(n, row);
    if (ref_kind(row) != KIND_TRACK)
        return false;
    const struct track *t = model_row(m, row);
    MODEL_EACH(struct theme, theme, m, t->themes)
        if (query_sees(n->q, row, theme->reveals) && any_named(n, theme->of))
            return true;
    return false;
}

static bool is_at(const struct naming *n, ref row) {
    if (ref_kind(row) == KIND_SCENE)
        return row_is_named(n, ((const struct scene *)model_row(n->q->setup.model, row))->place);
    return ref_kind(row) == KIND_TOPIC && row_is_named(n, row);
}

static bool is_of_mood(const struct naming *n, ref row) {
    const struct model *m = n->q->setup.model;
    if (ref_kind(row) != KIND_TRACK)
        return false;
    MODEL_EACH(pstr, mood, m, ((const struct track *)model_row(m, row))->moods)
        if (is_named(n, model_str(m, *mood)))
            return true;
    return false;
}

static bool is_in_scene(const struct naming *n, ref scene) {
    uint16_t episode = ((const struct scene *)model_row(n->q->setup.model, scene))->episode;
    return episode >= n->filter->from && episode <= n->filter->to;
}

/* The songs of a work that its scenes in some episodes have. */
struct heard {
    uint64_t *set; /* by their place in the work */
    ref first;     /* the song at place 0 */
};

static void hear(const struct naming *n, ref scene, const struct heard *heard, uint32_t songs) {
    const struct scene *s = model_row(n->q->setup.model, scene);
    MODEL_EACH(struct cue, c, n->q->setup.model, s->cues) {
        bool is_own = c->track >= heard->first && c->track < heard->first + songs;
        if (is_own && query_sees(n->q, scene, c->reveals))
            bits_add(heard->set, c->track - heard->first);
    }
}

/* A song is in an episode when a cue of a scene there has it. The set is to be freed. */
static struct heard hear_all(const struct naming *n, ref work) {
    const struct model *m = n->q->setup.model;
    struct span songs = model_rows(m, work, KIND_TRACK);
    struct heard heard = {memory_new(bits_words(songs.count) + 1, sizeof *heard.set),
                          ref_of(KIND_TRACK, songs.first)};
    MODEL_EACH_ROW(scene, m, work, KIND_SCENE)
        if (is_in_scene(n, scene))
            hear(n, scene, &heard, songs.count);
    return heard;
}

static bool is_in_episode(const struct naming *n, ref row) {
    if (ref_kind(row) == KIND_SCENE)
        return is_in_scene(n, row);
    if (ref_kind(row) == KIND_TRACK)
        return bits_has(n->heard->set, row - n->heard->first);
    if (ref_kind(row) != KIND_EPISODE)
        return false;
    uint16_t number = ((const struct episode *)model_row(n->q->setup.model, row))->number;
    return number >= n->filter->from && number <= n->filter->to;
}

static bool is_kept(const struct naming *n, ref row) {
    const struct query_setup *setup = &n->q->setup;
    return setup->kept_count > 0 &&
           bsearch(&row, setup->kept, setup->kept_count, sizeof row, ref_order);
}

static bool is_in_work(const struct naming *n, ref row) {
    const struct asked_all *all = &n->q->asked;
    ref work = model_work(n->q->setup.model, row);
    struct naming title = {n->q, n->filter, all->work_words, all->work_count, NULL};
    return row_is_named(&title, work);
}

static bool (*const questions[FILTER_COUNT])(const struct naming *n, ref row) = {
    [FILTER_BY] = is_by,        [FILTER_CHAR] = is_with,          [FILTER_PLACE] = is_at,
    [FILTER_MOOD] = is_of_mood, [FILTER_EPISODE] = is_in_episode, [FILTER_WORK] = is_in_work,
    [FILTER_IS] = is_kept,
};

bool filter_passes(struct query *q, ref row) {
    for (unsigned i = 0; i < q->asked.filter_count; i++) {
        const struct filter *f = &q->asked.filters[i];
        const struct naming n = {q, f, &q->asked.at[f->first], f->n, NULL};
        if (f->n > 0 && !questions[f->kind](&n, row))
            return false;
    }
    return true;
}

/* Takes those of a work's rows of the nth kind out that do not pass; one answer may be for all. */
static void narrow_kind(const struct naming *n, uint32_t place, unsigned nth, bool is_one) {
    struct query *q = n->q;
    const struct model *m = q->setup.model;
    enum kind kind = (enum kind)units_kinds[nth];
    struct unit_span span = units_span(q->units, m, nth, place);
    ref row = ref_of(kind, model_rows(m, units_work(m, place), kind).first);
    for (size_t word = span.from / BITS; word * BITS < span.to; word++) {
        uint64_t left = q->units->first[word] & bits_between(word, span.from, span.to);
        for (; left; row++) {
            unsigned bit = bits_take(&left);
            if (is_one || !questions[n->filter->kind](n, row))
                q->narrowing.rows[word] &= ~(1ull << bit);
        }
    }
}

static void narrow(struct query *q, const struct filter *f) {
    const struct model *m = q->setup.model;
    for (uint32_t place = 0; place < model_works(m); place++) {
        struct heard heard = {NULL, REF_NONE};
        const struct naming n = {.q = q, .filter = f, .heard = &heard};
        bool is_one = f->kind == FILTER_WORK;
        if (is_one && is_in_work(&n, units_work(m, place)))
            continue;
        if (f->kind == FILTER_EPISODE)
            heard = hear_all(&n, units_work(m, place));
        for (unsigned nth = 0; nth < UNIT_KINDS; nth++)
            narrow_kind(&n, place, nth, is_one);
        free(heard.set);
    }
}

/* What passes stays for the next keys, as long as the same is asked of the same units. */
void query_narrow(struct query *q) {
    struct narrowing *to = &q->narrowing;
    str asked = buf_str(&q->asked.narrow);
    size_t words = bits_words(q->units->n);
    if (asked.n == 0 || str_eq(asked, to->asked))
        return;
    to->rows = memory_sized(to->rows, words, sizeof *to->rows);
    memset(to->rows, UINT8_MAX, words * sizeof *to->rows);
    for (unsigned i = 0; i < q->asked.filter_count; i++)
        if (q->asked.filters[i].n == 0 && questions[q->asked.filters[i].kind])
            narrow(q, &q->asked.filters[i]);
    arena_reset(&to->arena);
    to->asked = str_dup(&to->arena, asked);
}
