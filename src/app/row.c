/* What one row of a list shows. */
#include "app/list.h"

#include "core/guard.h"
#include "core/story.h"

#include "base/text.h"

enum { MARK = 2, ROOMY = 56 };

static void field(struct row *r, rect at, str text, enum role role) {
    if (at.w > 0 && r->n < ROW_FIELDS)
        r->fields[r->n++] = (struct row_field){text, at.x, at.w, {.role = (uint8_t)role}};
}

static int share(int width, int percent, int least) {
    int w = width * percent / 100;
    return w > least ? w : least;
}

static str performers(const struct row_wish *wish, ref track) {
    const struct page_setup *p = wish->setup;
    const struct track *t = model_row(p->model, track);
    struct buf b = {.arena = wish->a};
    uint32_t at = 0;
    ref who;
    while ((who = story_credited(p, t->credits, CREDIT_PERFORMER, &at)) != REF_NONE) {
        if (b.n > 0)
            buf_add(&b, STR(", "));
        buf_add(&b, label(p->model, who, p->names, wish->a));
    }
    return buf_str(&b);
}

static struct row track_row(const struct row_wish *wish, struct entry e) {
    const struct page_setup *p = wish->setup;
    int width = wish->width;
    const struct track *t = model_row(p->model, e.row);
    struct row r = {.n = 0};
    int left = MARK + 3, who = share(width, 28, 8);
    int other = width >= ROOMY && p->names == NAMES_BOTH ? share(width, 32, 8) : 0;
    int title = width - left - who - 1 - (other > 0 ? other + 1 : 0);
    if (t->part > 0)
        field(&r, (rect){MARK - 1, 0, 3, 1}, str_fmt(wish->a, "%3u", t->part), ROLE_DIM);
    field(&r, (rect){left, 0, title, 1}, label(p->model, e.row, p->names, wish->a), ROLE_TEXT);
    field(&r, (rect){left + title + 1, 0, other, 1}, label_other(p->model, e.row, p->names),
          ROLE_NAME);
    field(&r, (rect){width - who, 0, who, 1}, performers(wish, e.row), ROLE_DIM);
    return r;
}

/* "♪ song" of the first cue that may be seen, and a "+1" for each further song. */
static str scene_song(const struct row_wish *wish, const struct scene *s) {
    const struct page_setup *p = wish->setup;
    const struct cue *cue = model_list(p->model, s->cues);
    ref first = REF_NONE;
    unsigned more = 0;
    for (uint32_t i = 0; i < s->cues.n; i++) {
        if (!guard_visible(p->watched, cue[i].reveals))
            continue;
        if (first == REF_NONE)
            first = cue[i].track;
        else
            more += cue[i].track != first;
    }
    if (first == REF_NONE)
        return STR("");
    str title = label(p->model, first, p->names, wish->a);
    return more > 0 ? str_fmt(wish->a, "♪ %.*s +%u", STR_ARG(title), more)
                    : str_fmt(wish->a, "♪ %.*s", STR_ARG(title));
}

static struct row episode_row(const struct row_wish *wish, struct entry e) {
    const struct page_setup *p = wish->setup;
    int width = wish->width;
    const struct episode *ep = model_row(p->model, e.row);
    str day = label_day(model_str(p->model, ep->aired), wish->a);
    str rating = model_str(p->model, ep->rating);
    struct row r = {.n = 0};
    field(&r, (rect){1, 0, 6, 1}, label_episode(ep->number, wish->a), ROLE_TITLE);
    field(&r, (rect){8, 0, width - 8, 1}, day, ROLE_DIM);
    if (width > 40)
        field(&r, (rect){26, 0, width - 26, 1}, rating, ROLE_DIM);
    return r;
}

static struct row scene_row(const struct row_wish *wish, struct entry e) {
    const struct page_setup *p = wish->setup;
    int width = wish->width;
    if (e.heading)
        return episode_row(wish, e);
    const struct scene *s = model_row(p->model, e.row);
    int song = share(width, 45, 10), title = width - MARK - 1 - song - 1;
    struct row r = {.n = 0};
    field(&r, (rect){MARK + 1, 0, title, 1}, label(p->model, e.row, p->names, wish->a), ROLE_TEXT);
    field(&r, (rect){width - song, 0, song, 1}, scene_song(wish, s), ROLE_DIM);
    return r;
}

/* The character that an actor plays, or the name in the other language. */
static str person_second(const struct row_wish *wish, ref person) {
    const struct page_setup *p = wish->setup;
    uint32_t n;
    const struct link *cast = links_to(p->links, person, VIA_PLAYED_BY, &n);
    for (uint32_t i = 0; i < n; i++)
        if (guard_visible(p->watched, cast[i].reveals))
            return label(p->model, cast[i].from, p->names, wish->a);
    return STR("");
}

static struct row person_row(const struct row_wish *wish, struct entry e) {
    const struct page_setup *p = wish->setup;
    int width = wish->width;
    struct row r = {.n = 0};
    int other = p->names == NAMES_BOTH ? 13 : 0, as = share(width, 34, 8);
    int name = width - MARK - other - as - 1;
    field(&r, (rect){MARK, 0, name - 1, 1}, label(p->model, e.row, p->names, wish->a), ROLE_TEXT);
    field(&r, (rect){MARK + name, 0, other, 1}, label_other(p->model, e.row, p->names), ROLE_NAME);
    field(&r, (rect){width - as, 0, as, 1}, person_second(wish, e.row), ROLE_DIM);
    return r;
}

static struct row (*const writers[VIEW_COUNT])(const struct row_wish *wish, struct entry e) = {
    [VIEW_TRACKS] = track_row, [VIEW_SCENES] = scene_row, [VIEW_PEOPLE] = person_row};

struct row list_row(const struct row_wish *wish, struct entry entry) {
    if (entry.row != REF_NONE)
        return writers[wish->view](wish, entry);
    struct row r = {.n = 0};
    field(&r, (rect){1, 0, wish->width - 1, 1}, entry.text, ROLE_TITLE);
    return r;
}
