/* What one row of a list shows. */
#include "app/list.h"

#include "core/guard.h"
#include "core/kept.h"
#include "core/story.h"

#include "base/text.h"

enum {
    GAP = 2, /* between columns; 1 where there is no room for 2 */
    DAY = 8, /* columns of an episode's heading */
    RATING = 19,
    NOTE = 29,
    WHOLE_DATE = 10, /* bytes of a date with a day */
    YEAR_WIDTH = 5,  /* and of what shows its year, which goes where the pane is narrow */
    YEAR_LEAST = 60,
    LEAST = 8, /* a column is cut to this; then the last one goes */
};

/* The texts of a row, column by column. */
struct texts {
    str at[ROW_COLUMNS];
};

/* The columns of a view. */
struct columns {
    unsigned n;
    int mark;          /* columns before the first, for the mark of the picked row */
    unsigned optional; /* the column that goes first when there is no room; 0: none */
    enum role roles[ROW_COLUMNS];
    struct texts (*texts)(const struct page_setup *p, ref row, struct arena *a);
};

static struct texts track_texts(const struct page_setup *p, ref row, struct arena *a) {
    const struct track *t = model_row(p->model, row);
    str part = t->part > 0 ? str_fmt(a, "%2u", t->part) : STR("");
    return (struct texts){{part, label(p->model, row, p->names, a),
                           label_other(p->model, row, p->names), story_performers(p, row, a)}};
}

/* "♪ song"; "♪ song unknown: A, B" with those that it may be. */
static str cue_song(const struct page_setup *p, const struct cue *cue, struct arena *a) {
    str songs = cue->track == REF_NONE ? story_named(p, cue->candidates, ", ", a) : STR("");
    if (cue->track == REF_NONE)
        return str_fmt(a, "♪ song unknown%s%.*s", songs.n > 0 ? ": " : "", STR_ARG(songs));
    if (!page_sees(p, cue->track))
        return STR("♪ ▒");
    return str_fmt(a, "♪ %.*s", STR_ARG(label(p->model, cue->track, p->names, a)));
}

/* " (Ep 16?)": where a scene of unknown episode may be. */
static str maybe(const struct page_setup *p, const struct scene *s, struct arena *a) {
    plist others = s->episode == EPISODE_UNKNOWN ? s->may_be : (plist){0};
    MODEL_EACH(ref, at, p->model, others) {
        const struct scene *other = model_row(p->model, *at);
        if (other->episode != EPISODE_UNKNOWN && guard_visible(p->watched, other->head.reveals))
            return str_fmt(a, " (%.*s?)", STR_ARG(label_episode(other->episode, a)));
    }
    return STR("");
}

/* "♪ song" of the first cue that may be seen, and a "+1" for each further song. */
static str scene_song(const struct page_setup *p, ref row, struct arena *a) {
    const struct scene *s = model_row(p->model, row);
    const struct cue *cue = model_list(p->model, s->cues), *first = story_cue(p, row);
    unsigned more = 0;
    for (uint32_t i = 0; i < model_count(p->model, s->cues); i++)
        more += guard_visible(p->watched, cue[i].reveals) && cue[i].track != first->track;
    str song = first ? cue_song(p, first, a) : STR("");
    str where = maybe(p, s, a);
    return more > 0 ? str_fmt(a, "%.*s +%u%.*s", STR_ARG(song), more, STR_ARG(where))
                    : str_fmt(a, "%.*s%.*s", STR_ARG(song), STR_ARG(where));
}

static struct texts scene_texts(const struct page_setup *p, ref row, struct arena *a) {
    return (struct texts){{label(p->model, row, p->names, a), scene_song(p, row, a)}};
}

/* The character that an actor plays. */
static str person_second(const struct page_setup *p, ref person, struct arena *a) {
    LINKS_EACH(role, p->links, person, VIA_PLAYED_BY)
        if (guard_visible(p->watched, role->reveals))
            return label(p->model, role->from, p->names, a);
    return STR("");
}

static struct texts person_texts(const struct page_setup *p, ref row, struct arena *a) {
    return (struct texts){{label(p->model, row, p->names, a), label_other(p->model, row, p->names),
                           person_second(p, row, a)}};
}

/* "♪ 5". */
static str songs_text(unsigned n, struct arena *a) {
    return n > 0 ? str_fmt(a, "♪ %u", n) : STR("");
}

static str first_actor(const struct page_setup *p, const struct character *who, struct arena *a) {
    MODEL_EACH(ref, actor, p->model, who->played_by)
        if (page_sees(p, *actor))
            return label(p->model, *actor, p->names, a);
    return STR("");
}

/* Who plays a character and how many songs are theirs; when an album came out; a rating. */
static struct texts story_texts(const struct page_setup *p, ref row, struct arena *a) {
    struct texts t = {{label(p->model, row, p->names, a)}};
    if (ref_kind(row) == KIND_CHARACTER) {
        t.at[1] = first_actor(p, model_row(p->model, row), a);
        t.at[2] = songs_text(story_linked(p, row, VIA_THEME), a);
    } else if (ref_kind(row) == KIND_RELEASE) {
        const struct release *r = model_row(p->model, row);
        t.at[1] = label_date(model_str(p->model, r->date), a);
    } else if (ref_kind(row) == KIND_EPISODE) {
        const struct episode *e = model_row(p->model, row);
        t.at[1] = model_str(p->model, e->rating);
    }
    return t;
}

/* How much rests on a source, and "!" where it is to be read with care. */
static struct texts source_texts(const struct page_setup *p, ref row, struct arena *a) {
    str name = label(p->model, row, p->names, a);
    if (ref_kind(row) != KIND_SOURCE)
        return (struct texts){{name}};
    const struct source *s = model_row(p->model, row);
    uint32_t rests = story_linked(p, row, VIA_SOURCE);
    str count = rests > 0 ? str_fmt(a, "%3u", rests) : STR("  –");
    return (struct texts){{count, s->caution.at > 0 ? STR("!") : STR(" "), name}};
}

/* Those that may be known of, as far as that work was watched. */
static str song_count(const struct page_setup *p, ref work, struct arena *a) {
    unsigned songs = 0, seen = kept_seen(p, work);
    MODEL_EACH_ROW(track, p->model, work, KIND_TRACK)
        songs += guard_visible(seen, model_head(p->model, track)->reveals);
    return songs_text(songs, a);
}

static struct texts work_texts(const struct page_setup *p, ref row, struct arena *a) {
    enum { YEAR = 4 };
    const struct work *w = model_row(p->model, row);
    return (struct texts){{label(p->model, row, p->names, a), label_other(p->model, row, p->names),
                           str_slice(model_str(p->model, w->aired), 0, YEAR),
                           song_count(p, row, a)}};
}

static struct texts kept_texts(const struct page_setup *p, ref row, struct arena *a) {
    return (struct texts){
        {label(p->model, row, p->names, a), kept_note(p->kept, p->model, row, a)}};
}

static const struct columns columns[VIEW_COUNT] = {
    [VIEW_TRACKS] = {4, 1, 2, {ROLE_TEXT, ROLE_TEXT, ROLE_TEXT, ROLE_TEXT}, track_texts},
    [VIEW_SCENES] = {2, 3, 0, {ROLE_TEXT, ROLE_TEXT}, scene_texts},
    [VIEW_PEOPLE] = {3, 2, 1, {ROLE_TEXT, ROLE_TEXT, ROLE_TEXT}, person_texts},
    [VIEW_STORY] = {3, 2, 0, {ROLE_TEXT, ROLE_TEXT, ROLE_TEXT}, story_texts},
    [VIEW_SOURCES] = {3, 1, 0, {ROLE_TEXT, ROLE_TEXT, ROLE_TEXT}, source_texts},
    [VIEW_KEPT] = {2, 2, 0, {ROLE_TEXT, ROLE_DIM}, kept_texts},
    [VIEW_LIBRARY] = {4, 1, 1, {ROLE_TEXT, ROLE_TEXT, ROLE_DIM, ROLE_TEXT}, work_texts},
};

/* The row, and the first thing that is said of it. */
static struct texts told_texts(const struct page_setup *p, const struct entry *entry,
                               struct arena *a) {
    const struct statement *s = story_told(p, entry->row, entry->told - 1U);
    return (struct texts){
        {label(p->model, entry->row, p->names, a), s ? model_str(p->model, s->text) : STR("")}};
}

static bool rest_is_empty(const struct columns *c, const struct texts *texts, unsigned i) {
    while (++i < c->n)
        if (texts->at[i].n > 0)
            return false;
    return true;
}

void row_measure(struct list *l, const struct row_wish *wish, const struct entry *entry) {
    if (entry->heading || entry->told) /* what is said takes what room there is */
        return;
    const struct columns *c = &columns[wish->view];
    struct texts texts = c->texts(wish->setup, entry->row, wish->a);
    if (rest_is_empty(c, &texts, 0)) /* it has the row to itself */
        return;
    for (unsigned i = 0; i < c->n; i++) {
        int width = text_width(text_safe(wish->a, texts.at[i]));
        if (width > l->natural[i])
            l->natural[i] = width;
    }
}

/* Columns of the pane that these widths take; empty ones take no gap. */
static int total(const struct columns *c, const int *widths, int gap) {
    int sum = c->mark - gap;
    for (unsigned i = 0; i < c->n; i++)
        sum += widths[i] > 0 ? widths[i] + gap : 0;
    return sum;
}

static unsigned widest(const int *widths, unsigned n) {
    unsigned at = 0;
    for (unsigned i = 1; i < n; i++)
        if (widths[i] > widths[at])
            at = i;
    return at;
}

/* Makes the natural widths fit into the pane. Returns the gap. */
static int fit(const struct columns *c, int *widths, int pane) {
    if (total(c, widths, GAP) <= pane)
        return GAP;
    if (total(c, widths, 1) > pane && c->optional > 0)
        widths[c->optional] = 0;
    unsigned last = c->n - 1;
    while (total(c, widths, 1) > pane) {
        unsigned at = widest(widths, c->n);
        if (widths[at] > LEAST)
            widths[at]--;
        else if (last > 0)
            widths[last--] = 0;
        else
            break;
    }
    return 1;
}

static void put(struct row *r, int x, str text, enum role role) {
    r->fields[r->n++] = (struct row_field){text, x, role};
}

/* Puts a dim text, whole or not at all, and moves behind it. */
static void put_if_room(struct row *r, int *x, str text, int width) {
    if (text.n == 0 || *x + text_width(text) > width)
        return;
    put(r, *x, text, ROLE_DIM);
    *x += text_width(text) + GAP;
}

static struct row heading_row(const struct row_wish *wish, const struct entry *e) {
    struct row r = {.n = 0};
    if (ref_kind(e->row) != KIND_EPISODE) {
        put(&r, 1, e->text, str_starts(e->text, STR("▒")) ? ROLE_HIDDEN : ROLE_TITLE);
        return r;
    }
    const struct model *m = wish->setup->model;
    const struct episode *ep = model_row(m, e->row);
    put(&r, 1, label_episode(ep->number, wish->a), ROLE_TITLE);
    str aired = model_str(m, ep->aired), day = label_day(aired, wish->a);
    int year = wish->width < YEAR_LEAST ? 0 : YEAR_WIDTH;
    if (aired.n == WHOLE_DATE && year == 0)
        day = str_slice(day, 0, day.n - YEAR_WIDTH);
    put(&r, DAY, day, ROLE_DIM);
    int end = DAY + text_width(day) + 1, at = RATING + year;
    at = end > at ? end : at;
    put_if_room(&r, &at, model_str(m, ep->rating), wish->width);
    at = at < NOTE + year ? NOTE + year : at;
    put_if_room(&r, &at, e->text, wish->width);
    return r;
}

struct row row_shown(const struct row_wish *wish, const struct entry *entry) {
    if (entry->heading)
        return heading_row(wish, entry);
    const struct columns *c = &columns[wish->view];
    struct texts texts = entry->told ? told_texts(wish->setup, entry, wish->a)
                                     : c->texts(wish->setup, entry->row, wish->a);
    int widths[ROW_COLUMNS];
    for (unsigned i = 0; i < ROW_COLUMNS; i++)
        widths[i] = wish->list->natural[i];
    int gap = fit(c, widths, wish->width);
    struct row r = {.n = 0};
    int x = c->mark;
    for (unsigned i = 0; i < c->n; i++)
        if (widths[i] > 0 || i == 0) {
            int room = rest_is_empty(c, &texts, i) ? wish->width - x : widths[i];
            put(&r, x, text_cut(wish->a, texts.at[i], room), c->roles[i]);
            x += widths[i] + gap;
        }
    return r;
}
