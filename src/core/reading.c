/* Reading rows into a dictionary of terms, and a stream of what stands where. */
#include "core/reading.h"

#include "core/score.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_ASK = 64 /* between questions whether to go on */ };

/* What comes into the stream now is of this unit: parts up to it begin. */
static void begin_parts(struct reading *b, uint32_t unit) {
    while (b->begun < b->part_count && b->parts[b->begun].units.from <= unit)
        b->parts[b->begun++].from = b->stream_count;
}

static void take_word(struct reading *b, const struct coming *w) {
    b->stream = memory_grown(b->stream, &b->stream_room, b->stream_count + 2, sizeof *b->stream);
    if (w->posting != b->last_posting) {
        begin_parts(b, posting_unit(w->posting));
        b->stream[b->stream_count++] = w->posting | ENTRY_POSTING;
    }
    b->last_posting = w->posting;
    b->stream[b->stream_count++] = w->term.number;
    struct tally *count = &b->count[w->term.number];
    count->words++;
    if (b->names >> posting_found(w->posting) & 1 && !count->is_name) {
        count->is_name = 1;
        b->named = memory_grown(b->named, &b->named_room, b->named_count + 1, sizeof *b->named);
        b->named[b->named_count++] = w->term.number;
    }
}

/* Looks a word up; the memory for its tally is on its way then. */
static void look_up(struct reading *b, struct coming *w) {
    if (w->term.check)
        w->term.number = vocabulary_number(&b->terms, &w->term, w->bytes);
    if (w->term.number == b->counted) {
        b->count = memory_grown(b->count, &b->count_room, b->counted + 1, sizeof *b->count);
        b->count[b->counted++] = (struct tally){.words = 0};
    }
    __builtin_prefetch(&b->count[w->term.number], 1);
}

/* Takes the words that wait, and notes the terms of the texts to be remembered. */
static void take_batch(struct reading *b) {
    for (unsigned i = 0; i < b->came; i++)
        look_up(b, &b->coming[i]);
    for (unsigned i = 0; i < b->came; i++)
        take_word(b, &b->coming[i]);
    for (unsigned i = 0; i < b->came; i++) {
        struct known *k = &b->known[b->pending[i] & (KNOWN - 1)];
        if (b->pending[i] == KNOWN)
            continue;
        for (unsigned t = 0; t < k->all; t++)
            k->seen[t] = b->coming[i + t].term.number;
        k->is_coming = false;
        b->pending[i] = KNOWN;
    }
    b->came = 0;
}

/* The next word to come. */
static struct coming *add_coming(struct reading *b, const struct unit_text *t) {
    if (b->came == BATCH)
        take_batch(b);
    struct coming *w = &b->coming[b->came++];
    w->posting = t->unit << POSTING_BITS | t->found;
    assert(w->posting < ENTRY_POSTING);
    return w;
}

static void put_term(void *context, const struct unit_text *t, const struct word *word) {
    struct reading *b = context;
    struct coming *w = add_coming(b, t);
    memcpy(w->bytes, word->bytes, WORD_MAX);
    w->term = vocabulary_slot(word);
    __builtin_prefetch(&b->terms.slots[vocabulary_home(&b->terms, &w->term)]);
}

static void put_known(struct reading *b, const struct known *k, const struct unit_text *t) {
    unsigned n = t->is_name ? k->all : k->terms;
    for (unsigned i = 0; i < n; i++) {
        struct coming *w = add_coming(b, t);
        w->term = (struct slot){.number = k->seen[i]};
    }
}

/* Puts the terms of a text; returns how many stand in it as words, when there is room for all in
   the batch. */
static unsigned put_terms(struct reading *b, const struct unit_text *t) {
    const struct word_sink sink = {put_term, b};
    struct words walk;
    unsigned from = b->came;
    unit_terms(&walk, t, &sink);
    unsigned n = b->came - from;
    unit_own_terms(&walk, t, &sink);
    return n;
}

/* A name is split and looked up once, where it stands first; as a rule it comes again soon. */
static void put_short(struct reading *b, const struct unit_text *t) {
    uint32_t at = (uint32_t)((uint64_t)bits_hash(t->text.p, t->text.n) * KNOWN >> 32);
    struct known *k = &b->known[at];
    if (k->is_coming || b->came + KNOWN_BYTES > BATCH)
        take_batch(b);
    bool is_known = k->bytes == t->text.n && (k->is_name || !t->is_name) &&
                    memcmp(k->text, t->text.p, k->bytes) == 0;
    if (is_known) {
        put_known(b, k, t);
        return;
    }
    unsigned from = b->came, n = put_terms(b, t), all = b->came - from;
    k->bytes = 0;
    if (all > KNOWN_TERMS || all == 0)
        return;
    memcpy(k->text, t->text.p, t->text.n);
    k->bytes = (uint8_t)t->text.n;
    k->terms = (uint8_t)n;
    k->all = (uint8_t)all;
    k->is_name = t->is_name;
    k->is_coming = true;
    b->pending[from] = at;
}

static void put_text(void *context, const struct unit_text *t) {
    struct reading *b = context;
    if (t->text.n <= KNOWN_BYTES)
        put_short(b, t);
    else
        put_terms(b, t);
}

struct reading *reading_open(void) {
    struct reading *r = memory_new(1, sizeof *r);
    r->known = memory_new(KNOWN, sizeof *r->known);
    vocabulary_open(&r->terms);
    speller_open(&r->spelling.speller);
    for (unsigned i = 0; i < BATCH; i++)
        r->pending[i] = KNOWN;
    for (unsigned i = 0; i < FOUND_FIELDS; i++)
        r->names |= (unsigned)score_is_name((enum found_in)i) << i;
    r->last_posting = UINT32_MAX;
    return r;
}

static void add_part(struct reading *r, const struct unit_rows *rows) {
    r->parts = memory_grown(r->parts, &r->part_room, r->part_count + 1, sizeof *r->parts);
    r->parts[r->part_count++] =
        (struct part){.work = ref_index(rows->work),
                      .kind = rows->kind,
                      .units = {.from = r->units.n, .closed = r->units.closed}};
}

/* Notes where the parts from one on end. */
static void end_parts(struct reading *r, uint32_t from) {
    uint32_t units = r->units.n;
    size_t end = r->stream_count;
    begin_parts(r, units);
    for (uint32_t i = r->part_count; i-- > from;) {
        struct part *part = &r->parts[i];
        part->units.n = units - part->units.from;
        part->to = end;
        units = part->units.from;
        end = part->from;
    }
}

bool reading_add(struct reading *r, const struct model *m, uint32_t work,
                 const struct reading_asks *asks) {
    const struct text_sink sink = {put_text, r};
    struct unit_rows rows = {.m = m, .work = ref_of(KIND_WORK, work)};
    uint32_t from = r->part_count;
    bool goes_on = true;
    ref row;
    for (uint32_t i = 0; goes_on && (row = units_next(&rows)) != REF_NONE; i++) {
        if (rows.nth == 1)
            add_part(r, &rows);
        units_add(&r->units, m, row, &sink);
        if (i % ROWS_ASK == 0)
            goes_on = !asks || asks->go_on(asks->context);
    }
    take_batch(r);
    end_parts(r, from);
    return goes_on;
}

bool reading_spell(struct reading *r, size_t most) {
    for (; most > 0 && r->stemmed < r->terms.strings.count; r->stemmed++, most--) {
        str term = strings_at(&r->terms.strings, r->stemmed);
        if (!word_is_hangul(term))
            spelling_stem(&r->spelling, term, r->stemmed);
    }
    for (; most > 0 && r->romanized < r->named_count; r->romanized++, most--) {
        uint32_t seen = r->named[r->romanized];
        str term = strings_at(&r->terms.strings, seen);
        if (word_is_hangul(term))
            spelling_romanize(&r->spelling, term, seen);
    }
    return most == 0;
}

/* Gives back what only adding needs. */
static void close_known(struct reading *r) {
    vocabulary_free_slots(&r->terms);
    free(r->known);
    r->known = NULL;
}

void reading_free(struct reading *r) {
    if (!r)
        return;
    close_known(r);
    units_free(&r->units);
    free(r->count);
    free(r->stream);
    free(r->parts);
    free(r->order);
    spelling_close(&r->spelling);
    vocabulary_free(&r->terms);
    free(r->named);
    free(r);
}

bool reading_end(struct reading *r, const struct reading *before, const struct model *m,
                 const struct reading_asks *asks) {
    bool *is_read = memory_new(m->tables[KIND_WORK].count, sizeof *is_read), goes_on = true;
    for (uint32_t i = 0; before && i < before->part_count; i++)
        is_read[before->parts[i].work] = true;
    MODEL_EACH(uint32_t, work, m, m->works)
        if (goes_on && !is_read[*work])
            goes_on = reading_add(r, m, *work, asks);
    free(is_read);
    close_known(r);
    return goes_on;
}

/* The parts of a work that are not put in order yet. */
struct pieces {
    struct reading *reading;
    uint32_t next, left;
};

static struct pieces *sources_of(struct reading *const *readings, unsigned n, uint32_t works) {
    struct pieces *sources = memory_new(works, sizeof *sources);
    for (unsigned i = 0; i < n; i++)
        for (uint32_t k = 0; k < readings[i]->part_count; k++) {
            struct pieces *s = &sources[readings[i]->parts[k].work];
            if (s->left++ == 0)
                *s = (struct pieces){readings[i], k, 1};
        }
    return sources;
}

/* Takes the next part of a source, if it is of the nth kind. */
static void take_part(struct pieces *s, unsigned nth, struct units *to) {
    struct reading *r = s->reading;
    if (s->left == 0 || r->parts[s->next].kind != nth)
        return;
    struct part *part = &r->parts[s->next];
    part->first = to->n;
    units_append(to, &r->units, &part->units);
    r->order[r->ordered++] = s->next++;
    s->left--;
}

void reading_join(struct reading *const *readings, unsigned n, const struct model *m,
                  struct units *to) {
    const uint32_t *works = model_list(m, m->works);
    struct pieces *sources = sources_of(readings, n, m->tables[KIND_WORK].count);
    for (unsigned i = 0; i < n; i++) {
        struct reading *r = readings[i];
        r->order = memory_sized(r->order, r->part_count, sizeof *r->order);
        r->ordered = 0;
    }
    uint32_t *at = to->works = memory_sized(NULL, (model_works(m) + 1) * UNIT_KINDS, sizeof *at);
    for (unsigned nth = 0; nth < UNIT_KINDS; nth++) {
        units_begin(to, nth);
        for (uint32_t place = 0; place < model_works(m); place++) {
            *at++ = to->n;
            take_part(&sources[works[place]], nth, to);
        }
        *at++ = to->n;
    }
    to->kinds[UNIT_KINDS] = to->n;
    free(sources);
}
