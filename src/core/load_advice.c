/* What a curator may want to mend: gaps, doubts, and what tells more than it says. Who only reads
   is not told, so nothing of this is looked for unless the sink asks. */
#include "core/label.h"
#include "core/load_pass.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

enum {
    WITHHELD_MAX = 200, /* each text on the plot is searched for so many names */
    NAME_BYTES = 4,     /* shorter ones are in too many words */
};

/* A name that spoils an episode. */
struct withheld {
    str name;
    uint16_t reveals;
};

void load_advise_curator(struct load *l) {
    l->advises = true;
}

bool load_advise_text(struct doc *d, const struct spot *at, str text, str nfc) {
    if (!d->load->advises)
        return false;
    bool is_blank = nfc.n > 0 && str_trim(text_fold(&d->load->scratch, nfc)).n == 0;
    if (is_blank)
        load_warning(d, at, "holds nothing but blanks");
    str safe = text_safe(&d->load->scratch, nfc);
    if (nfc.p != text.p)
        load_warning(d, at, "not in Unicode normal form C (NFC); it is read as if it were");
    if (safe.p == nfc.p)
        return is_blank || nfc.p != text.p;
    size_t from = 0; /* of the first mark */
    while (safe.p[from] == nfc.p[from])
        from++;
    str mark = str_slice(safe, from, str_find(safe, STR(">"), from) + 1);
    load_warning(d, at, "holds the character %.*s, which is shown like this", STR_ARG(mark));
    return true;
}

/* The shape of the row that a spot is in. */
static const struct shape *row_shape(const struct spot *at) {
    while (at->up && at->up->up)
        at = at->up;
    return at->shape;
}

/* Tables of what a scene names come before that of scenes, so that what they reveal is known. */
void load_advise_ref(struct doc *d, const struct spot *at, ref to, uint16_t reveals) {
    enum via via = (enum via)at->field->via;
    if (!d->load->advises || (via != VIA_CUE && via != VIA_PLACE && via != VIA_WHO))
        return;
    const struct head *head = model_head(d->model, to);
    str id = model_str(d->model, head->id);
    if (head->reveals > reveals)
        load_warning(d, at, "\"%.*s\" reveals episode %u, but the scene here only %u", STR_ARG(id),
                     (unsigned)head->reveals, (unsigned)reveals);
}

void load_advise_list(struct doc *d, const struct spot *at, plist refs) {
    uint32_t n = model_count(d->model, refs);
    if (!d->load->advises || n < 2)
        return;
    struct entry *list = memory_sized(NULL, n, sizeof *list);
    for (uint32_t i = 0; i < n; i++)
        list[i] = (struct entry){.owner = model_ref_at(d->model, refs, i), .place = i};
    load_sort(list, n);
    for (uint32_t i = 1; i < n; i++) {
        ref to = list[i].owner;
        struct spot spot = load_nth(at, list[i].place);
        if (to == list[i - 1].owner && to != REF_NONE && to != REF_FAULTY)
            load_warning(d, &spot, "element %u of this list is \"%.*s\" too",
                         (unsigned)list[i - 1].place, STR_ARG(model_id(d->model, to)));
    }
    free(list);
}

static bool is_letter(str s, size_t at) {
    char c = at < s.n ? s.p[at] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The latest episode that a text names: "episode 14", "ep. 14". */
static unsigned episode_named(str text) {
    static const char *const words[] = {"episode ", "Episode ", "ep. ", "Ep. ", "ep ", "Ep "};
    unsigned last = 0;
    for (size_t i = 0; i < COUNT(words); i++) {
        str word = str_of(words[i]);
        for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX;) {
            bool starts = at == 0 || !is_letter(text, at - 1);
            unsigned n = 0;
            for (at += word.n; at < text.n && str_is_digit(text.p[at]); at++)
                n = n > EPISODE_MAX ? n : n * 10 + (unsigned)(text.p[at] - '0');
            last = starts && n > last && n <= EPISODE_MAX ? n : last;
        }
    }
    return last;
}

static bool names_whole(str text, str name) {
    for (size_t at = 0; (at = str_find(text, name, at)) != SIZE_MAX; at += name.n)
        if ((at == 0 || !is_letter(text, at - 1)) && !is_letter(text, at + name.n))
            return true;
    return false;
}

static void advise_statement(struct doc *d, const struct spot *at,
                             const struct statement *statement, uint16_t reveals) {
    const struct shape *row = row_shape(at);
    if (statement->on != ON_PLOT)
        return;
    struct spot spot = load_key(at, STR("text"));
    str text = model_str(d->model, statement->text);
    unsigned named = episode_named(text);
    if (named > reveals)
        load_warning(d, &spot, "tells of episode %u, but reveals only %u", named,
                     (unsigned)reveals);
    for (size_t i = 0; i < d->withheld_count; i++)
        if (d->withheld[i].reveals > reveals && names_whole(text, d->withheld[i].name))
            load_warning(d, &spot, "names \"%.*s\", which reveals episode %u, but reveals only %u",
                         STR_ARG(d->withheld[i].name), (unsigned)d->withheld[i].reveals,
                         (unsigned)reveals);
    /* The premise of a work spoils nothing, nor may what comes before the first episode. */
    if (!reveals && row != &format_shapes[KIND_SCENE] && row != &format_shapes[KIND_WORK])
        load_warning(d, at, "tells the plot outside of a scene; which episode does it reveal?");
}

static void advise_cue(struct doc *d, const struct spot *at, const struct cue *cue) {
    struct spot spot = load_key(at, STR("sure"));
    if (cue->sure == SURE_JOINED && model_count(d->model, cue->sources) == 1)
        load_warning(d, &spot, "joined from two sources, but names one");
}

static void advise_scene(struct doc *d, const struct spot *at, const struct scene *scene) {
    if (!scene->head.about.at && !scene->head.cited.at && !scene->cues.at)
        load_warning(d, at, "this scene names no source");
}

static void advise_reading(struct doc *d, const struct spot *at, const struct note *reading) {
    if (!reading->sources.at)
        load_warning(d, at, "this reading names no source");
}

void load_advise(struct doc *d, const struct spot *at, const void *object, uint16_t reveals) {
    if (!d->load->advises)
        return;
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        const plist *list = (const void *)((const char *)object + f->offset);
        struct spot spot = load_key(at, str_of(f->name));
        if (f->wanted && !list->at)
            load_warning(d, at, "this %s names no source", at->shape->name);
        bool is_called = f->type != F_NAMES || !list->at;
        MODEL_EACH(struct name, name, d->model, is_called ? (plist){0} : *list)
            is_called |= label_is_title(model_str(d->model, name->lang));
        if (!is_called)
            load_warning(d, &spot, "is in no language, as en or ko; this is called by its id");
    }
    if (at->shape == &format_statement)
        advise_statement(d, at, object, reveals);
    else if (at->shape == &format_cue)
        advise_cue(d, at, object);
    else if (at->shape == &format_shapes[KIND_SCENE])
        advise_scene(d, at, object);
    else if (at->field && str_eq(str_of(at->field->name), STR("readings")))
        advise_reading(d, at, object);
}

/* Warns of titles that another track before has too. */
static void advise_titles(struct doc *d, struct span tracks) {
    struct table titles = {0}; /* of struct entry */
    for (uint32_t i = 0; i < tracks.count; i++) {
        const struct head *head = model_head(d->model, ref_of(KIND_TRACK, tracks.first + i));
        MODEL_EACH(struct name, name, d->model, head->names) {
            struct entry *entry = load_push(&titles, sizeof *entry, 1);
            *entry = (struct entry){.place = i, .id = model_str(d->model, name->text)};
            if (!label_is_title(model_str(d->model, name->lang)))
                titles.count--;
        }
    }
    struct entry *list = titles.rows;
    load_sort(list, titles.count);
    for (uint32_t i = 1; i < titles.count; i++) {
        struct spot table = load_key(NULL, load_key_of(KIND_TRACK));
        struct spot track = load_nth(&table, list[i].place);
        struct spot title = load_key(&track, STR("title"));
        if (list[i].place != list[i - 1].place && str_eq(list[i].id, list[i - 1].id))
            load_warning(d, &title, "element %u of this list has the title \"%s\" too",
                         (unsigned)list[i - 1].place, load_shown(&d->load->scratch, list[i].id));
    }
    free(titles.rows);
}

/* The names of the rows of a kind that say what they reveal. */
static void collect_withheld(struct doc *d, enum kind kind) {
    MODEL_EACH_ROW(row, d->model, ref_of(KIND_WORK, d->work), kind) {
        const struct head *head = model_head(d->model, row);
        MODEL_EACH(struct name, name, d->model, head->names) {
            str text = model_str(d->model, name->text);
            if (head->reveals && text.n >= NAME_BYTES && d->withheld_count < WITHHELD_MAX)
                d->withheld[d->withheld_count++] = (struct withheld){text, head->reveals};
        }
    }
}

void load_advise_work(struct doc *d) {
    if (!d->load->advises)
        return;
    d->withheld = NEW(&d->load->scratch, struct withheld, WITHHELD_MAX);
    for (enum kind k = KIND_PERSON; k <= KIND_TRACK; k++)
        collect_withheld(d, k);
    advise_titles(d, load_work(d)->rows[KIND_TRACK]);
}
