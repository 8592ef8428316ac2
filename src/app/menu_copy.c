/* What is copied is what is shown: pages say it, so nothing withheld is in it. */
#include "app/menu.h"

#include "app/history.h"
#include "app/state.h"
#include "core/lookup.h"

#include "base/text.h"

/* A paragraph without its citations; nothing of one that has a ▒ in it. */
static str plain(const struct block *b) {
    for (uint32_t i = 0; i < b->span_count; i++)
        if (b->spans[i].kind == SPAN_HIDDEN)
            return STR("");
    return str_trim(str_slice(b->text, 0, b->tail));
}

/* The first paragraph of a section, of one item of it or of any (`group` 0). */
static str first_of(const struct section *s, uint32_t group) {
    str found = STR("");
    for (uint32_t i = 0; s && i < s->block_count && found.n == 0; i++)
        if (s->blocks[i].kind == BLOCK_TEXT && (group == 0 || s->blocks[i].group == group))
            found = plain(&s->blocks[i]);
    return found;
}

/* "♪ Fallin’ · Hong Isaac". */
static str song_line(struct app *a, const struct subject *s) {
    str who = story_performers(&s->setup, s->song, &a->frame_arena);
    return str_fmt(&a->frame_arena, "♪ %.*s%s%.*s", STR_ARG(state_name(a, s->song)),
                   who.n > 0 ? " · " : "", STR_ARG(who));
}

/* The song of a scene, with the sign of a doubt; or that it is not known. */
static str music_of(const struct app *a, const struct subject *s) {
    const struct scene *scene = model_row(a->model, s->row);
    const struct section *music = page_section(&s->page, SECTION_MUSIC);
    const struct cue *cue = model_list(a->model, scene->cues);
    str found = STR("");
    for (uint32_t i = 0; i < model_count(a->model, scene->cues) && found.n == 0; i++)
        if (!s->cue || s->cue == &cue[i])
            found = first_of(music, i + 1);
    return found;
}

static str title_of(struct app *a, const struct subject *s) {
    return state_name(a, s->row);
}

static str chat_line(struct app *a, const struct subject *s) {
    struct buf b = {.arena = &a->frame_arena};
    ref work = model_work(a->model, s->row);
    buf_add(&b, ref_kind(s->row) == KIND_TRACK ? song_line(a, s) : title_of(a, s));
    if (ref_kind(s->row) == KIND_SCENE) {
        str music = music_of(a, s);
        str where = label_episode(((const struct scene *)model_row(a->model, s->row))->episode,
                                  &a->frame_arena);
        buf_fmt(&b, " · %.*s%s%.*s", STR_ARG(where), music.n > 0 ? " · " : "", STR_ARG(music));
    }
    if (s->row != work)
        buf_fmt(&b, " (%.*s)", STR_ARG(state_name(a, work)));
    return buf_str(&b);
}

/* The lines of one excerpt. */
static str excerpt(struct app *a, const struct section *s, uint32_t group) {
    struct buf b = {.arena = &a->frame_arena};
    for (uint32_t i = 0; group > 0 && i < s->block_count; i++)
        if (s->blocks[i].group == group)
            buf_join(&b, "\n", plain(&s->blocks[i]));
    return buf_str(&b);
}

/* The excerpt at the top of the focused pane, or else the first. */
static uint32_t group_of(struct app *a, const struct section *s) {
    const struct pane_frame *p = frame_focus(a);
    uint32_t group = 0;
    if (p && p->place.id == PANE_LYRICS)
        for (uint32_t i = p->top; i < p->flow.line_count && group == 0; i++)
            group = p->flow.lines[i].block ? p->flow.lines[i].block->group : 0;
    for (uint32_t i = 0; i < s->block_count && group == 0; i++)
        group = s->blocks[i].group;
    return group;
}

static str lyric(struct app *a, const struct subject *s) {
    if (s->song == REF_NONE)
        return STR("");
    struct page page =
        s->song == s->row ? s->page : page_build(&s->setup, s->song, &a->frame_arena);
    const struct section *lyrics = page_section(&page, SECTION_LYRICS);
    if (!lyrics)
        return STR("");
    plist heard = s->cue ? s->cue->heard : (plist){0};
    const uint32_t *nth = model_list(a->model, heard);
    str words = STR("");
    for (uint32_t i = 0; i < model_count(a->model, heard) && words.n == 0; i++)
        words = excerpt(a, lyrics, nth[i] + 1);
    if (words.n == 0)
        words = excerpt(a, lyrics, group_of(a, lyrics));
    if (words.n > 0)
        words = str_fmt(&a->frame_arena, "%.*s\n%.*s", STR_ARG(words), STR_ARG(song_line(a, s)));
    return words;
}

/* The scene itself, or the first one that the page names. */
static ref scene_of(const struct subject *s) {
    if (ref_kind(s->row) == KIND_SCENE)
        return s->row;
    const struct section *scenes = page_section(&s->page, SECTION_SCENES);
    for (uint32_t i = 0; scenes && i < scenes->block_count; i++) {
        const struct block *b = &scenes->blocks[i];
        for (uint32_t k = 0; k < b->span_count; k++)
            if (ref_kind(b->spans[k].target) == KIND_SCENE)
                return b->spans[k].target;
    }
    return REF_NONE;
}

static str scene(struct app *a, const struct subject *s) {
    ref row = scene_of(s);
    if (row == REF_NONE)
        return STR("");
    struct page page = row == s->row ? s->page : page_build(&s->setup, row, &a->frame_arena);
    str plot = first_of(page_section(&page, SECTION_PLOT), 0);
    return str_fmt(&a->frame_arena, "%.*s%s%.*s", STR_ARG(state_name(a, row)),
                   plot.n > 0 ? ": " : "", STR_ARG(plot));
}

/* The source of the statement that is picked, or the first of the page. */
static str citation(struct app *a, const struct subject *s) {
    ref source = ref_kind(s->row) == KIND_SOURCE ? s->row : jump_cited(a);
    for (uint32_t i = 0; i < s->sources.n && source == REF_NONE; i++)
        source = s->sources.at[i];
    if (source == REF_NONE || !page_sees(&s->setup, source))
        return STR("");
    const struct source *row = model_row(a->model, source);
    str date = label_date(model_str(a->model, row->date), &a->frame_arena);
    str url = model_str(a->model, row->url);
    return str_fmt(&a->frame_arena, "%.*s%s%.*s%s%.*s", STR_ARG(state_name(a, source)),
                   date.n > 0 ? ", " : "", STR_ARG(date), url.n > 0 ? ", " : "", STR_ARG(url));
}

static str id(struct app *a, const struct subject *s) {
    return lookup_id(a->model, s->row, &a->frame_arena);
}

static const struct {
    char key;
    const char *words;
    str (*text)(struct app *a, const struct subject *s);
} entries[] = {
    {'y', "chat line", chat_line}, {'t', "title", title_of},    {'l', "lyric", lyric},
    {'s', "scene", scene},         {'c', "citation", citation}, {'i', "id", id},
};

/* Fit for a terminal, where it may be pasted; its lines stay. */
static str safe(struct app *a, str text) {
    struct buf b = {.arena = &a->frame_arena};
    while (text.n > 0)
        buf_join(&b, "\n", text_safe(&a->frame_arena, str_split(&text, '\n')));
    return buf_str(&b);
}

void menu_copy(struct app *a) {
    struct subject s = subject_of(a);
    menu_start(a, MENU_COPY, COUNT(entries));
    for (size_t i = 0; i < COUNT(entries) && s.row != REF_NONE; i++)
        menu_add(a, entries[i].key, str_of(entries[i].words), safe(a, entries[i].text(a, &s)));
    menu_end(a);
}
