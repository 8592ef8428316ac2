/* Filters: what a row must be, asked of the model itself. */
#include "core/query_parts.h"

#include <stdlib.h>

/* A question to a row: mostly whether these words stand in one of its names. */
struct naming {
    struct query *q;
    const struct filter *filter;
    const struct asked *words;
    unsigned n;
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

/* True when a name or alias of the row `r`, which may be none or withheld, has all the words. */
static bool row_is_named(const struct naming *n, ref r) {
    const struct model *m = n->q->setup.model;
    if (r == REF_NONE || !query_sees(n->q, r, model_head(m, r)->reveals))
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

static bool any_named(const struct naming *n, plist refs) {
    MODEL_EACH(ref, r, n->q->setup.model, refs)
        if (row_is_named(n, *r))
            return true;
    return false;
}

/* A song of a group is by each of its members. */
static bool song_is_by(const struct naming *n, ref track) {
    const struct model *m = n->q->setup.model;
    const struct track *t = model_row(m, track);
    MODEL_EACH(struct credit, c, m, t->credits) {
        const struct person *who = model_row(m, c->who);
        bool is_seen =
            query_sees(n->q, track, c->reveals) && query_sees(n->q, c->who, who->head.reveals);
        if (is_seen && (row_is_named(n, c->who) || any_named(n, who->members)))
            return true;
    }
    return false;
}

static bool is_by(const struct naming *n, ref row) {
    const struct model *m = n->q->setup.model;
    if (ref_kind(row) == KIND_TRACK)
        return song_is_by(n, row);
    if (ref_kind(row) != KIND_SCENE)
        return ref_kind(row) == KIND_PERSON && row_is_named(n, row);
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

/* A song is in an episode when a cue of a scene there has it. */
static bool is_heard(const struct naming *n, ref track) {
    const struct model *m = n->q->setup.model;
    MODEL_EACH_ROW(scene, m, model_work(m, track), KIND_SCENE) {
        if (!is_in_scene(n, scene))
            continue;
        const struct scene *s = model_row(m, scene);
        MODEL_EACH(struct cue, c, m, s->cues)
            if (c->track == track && query_sees(n->q, scene, c->reveals))
                return true;
    }
    return false;
}

static bool is_in_episode(const struct naming *n, ref row) {
    if (ref_kind(row) == KIND_SCENE)
        return is_in_scene(n, row);
    if (ref_kind(row) == KIND_TRACK)
        return is_heard(n, row);
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
    struct naming title = {n->q, n->filter, all->work_words, all->work_count};
    return row_is_named(&title, work) || is_named(&title, model_id(n->q->setup.model, work));
}

/* A row that may have a text in the classes that were asked for. */
struct classed {
    const struct query *q;
    ref row;
    bool has_any;
};

static void look_for(void *context, const struct passage *p) {
    struct classed *c = context;
    c->has_any |= c->q->asked.classes >> p->found & 1 && query_sees(c->q, c->row, p->reveals);
}

static bool has_class(const struct naming *n, ref row) {
    struct classed c = {n->q, row, false};
    passages_of(n->q->setup.model, row, &(struct passage_sink){look_for, &c});
    return c.has_any;
}

/* The question of each filter but kind:, of which no row is asked. */
static bool (*const questions[FILTER_COUNT])(const struct naming *n, ref row) = {
    [FILTER_EPISODE] = is_in_episode, [FILTER_BY] = is_by,        [FILTER_CHAR] = is_with,
    [FILTER_PLACE] = is_at,           [FILTER_MOOD] = is_of_mood, [FILTER_IN] = has_class,
    [FILTER_WORK] = is_in_work,       [FILTER_IS] = is_kept,
};

bool filter_passes(struct query *q, ref row) {
    for (unsigned i = 0; i < q->asked.filter_count; i++) {
        const struct filter *f = &q->asked.filters[i];
        if (!questions[f->kind](&(struct naming){q, f, &q->asked.at[f->first], f->n}, row))
            return false;
    }
    return true;
}
