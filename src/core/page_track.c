/* The page of a song. */
#include "core/guard.h"
#include "core/page_parts.h"
#include "core/story.h"

static const uint8_t makers[] = {CREDIT_MAKER,    CREDIT_COMPOSER, CREDIT_LYRICIST,
                                 CREDIT_ARRANGER, CREDIT_PRODUCER, CREDIT_ENGINEER};

/* Behind what is known before it. */
static void release_fact(struct compose *c, str text) {
    compose_text(c, c->text.n > 0 && text.n > 0 ? STR(" · ") : STR(""));
    compose_text(c, text);
}

static void release_line(struct compose *c, const struct track *t) {
    compose_block(c, 0, 2);
    part_performers(c, c->of, "");
    release_fact(c, t->part > 0 ? str_fmt(c->a, "Part %u", t->part) : STR(""));
    release_fact(c, label_date(model_str(c->m, t->released), c->a));
}

/* True when one of the themes before `end` that may be seen is of `who` too. */
static bool in_earlier(const struct compose *c, plist themes, const struct theme *end, ref who) {
    for (const struct theme *theme = model_list(c->m, themes); theme < end; theme++)
        MODEL_EACH(ref, of, c->m, theme->of)
            if (*of == who && guard_visible(c->setup->watched, theme->reveals))
                return true;
    return false;
}

/* Those whom the song stands for, each once. Returns how many. */
static uint32_t theme_links(struct compose *c, plist themes) {
    uint32_t shown = 0;
    MODEL_EACH(struct theme, theme, c->m, themes) {
        if (!compose_visible(c, theme->reveals))
            continue;
        MODEL_EACH(ref, who, c->m, theme->of) {
            if (in_earlier(c, themes, theme, *who))
                continue;
            compose_text(c, shown++ == 0 ? STR("") : STR(", "));
            compose_link_as(c, *who, label_short(c->m, *who, c->setup->names, c->a));
        }
    }
    return shown;
}

static void theme_line(struct compose *c, const struct track *t) {
    compose_block(c, 0, 2);
    if (theme_links(c, t->themes) > 0)
        compose_tail(c);
    MODEL_EACH(pstr, mood, c->m, t->moods) {
        compose_mark(c, SPAN_DIM, mood == model_list(c->m, t->moods) ? STR("") : STR(" · "));
        compose_mark(c, SPAN_DIM, model_str(c->m, *mood));
    }
}

static void card(struct compose *c) {
    const struct track *t = model_row(c->m, c->of);
    part_card(c, "Song");
    release_line(c, t);
    theme_line(c, t);
    part_about(c, c->of, ON(ON_NOTE), false);
    for (size_t i = 0; i < COUNT(makers); i++)
        part_credits(c, t->credits, makers[i]);
}

static void heard_line(struct compose *c, const struct track *t, const struct cue *cue) {
    const uint32_t *heard = model_list(c->m, cue->heard);
    const struct lyric *lyric = model_list(c->m, t->lyrics);
    if (model_count(c->m, cue->heard) == 0 || !compose_visible(c, lyric[heard[0]].reveals))
        return;
    const plist *lines = model_list(c->m, lyric[heard[0]].lines);
    const struct name *line = model_list(c->m, lines[0]);
    compose_block(c, 2, 2);
    compose_text(c, STR("♪ "));
    compose_mark(c, SPAN_LYRIC, str_fmt(c->a, "“%.*s”", STR_ARG(model_str(c->m, line->text))));
}

static void scene_item(struct compose *c, const struct link *link, uint32_t group) {
    const struct scene *s = model_row(c->m, link->from);
    const struct cue *cue = model_cue(c->m, link->from, link->nth);
    bool candidate = link->via == VIA_CANDIDATE;
    compose_block(c, 0, 2);
    compose_group(c, group, cue->heard);
    compose_text(c, label_episode(s->episode, c->a));
    compose_text(c, STR("  "));
    part_sure(c, candidate ? SURE_CANDIDATE : cue->sure);
    compose_link(c, link->from);
    if (cue->first) {
        compose_tail(c);
        compose_mark(c, SPAN_DIM, STR("1st heard"));
    }
    const struct statement *plot = part_plot(c, link->from);
    if (plot) {
        compose_block(c, 2, 0);
        compose_text(c, model_str(c->m, plot->text));
    }
    compose_group(c, group, cue->heard);
    if (cue->note.at > 0 && cue->sure != SURE_STATED) {
        compose_block(c, 2, 0);
        compose_group(c, group, cue->heard);
        compose_mark(c, SPAN_DIM, model_str(c->m, cue->note));
    }
    if (c->now.tail != UINT32_MAX) /* "1st heard" stands there */
        compose_text(c, STR(" "));
    compose_tail_cites(c, cue->sources);
    heard_line(c, model_row(c->m, c->of), cue);
    compose_group(c, group, cue->heard);
}

/* What the song stands for; `lead` says for whom. */
static void stands_for(struct compose *c, bool lead) {
    plist themes = ((const struct track *)model_row(c->m, c->of))->themes;
    MODEL_EACH(struct theme, theme, c->m, themes) {
        if (!compose_visible(c, theme->reveals))
            continue;
        if (lead) {
            compose_gap(c);
            compose_paragraph(c, STR("It stands for "));
            theme_links(c, themes);
            compose_text(c, STR(":"));
        }
        lead = false;
        compose_paragraph(c, model_str(c->m, theme->text));
        compose_tail_cites(c, theme->sources);
    }
}

static void no_scene(struct compose *c) {
    const struct work *work = model_row(c->m, model_work(c->m, c->of));
    compose_count(c, STR("none"));
    compose_paragraph(c, STR("No source names a scene for it."));
    stands_for(c, true);
    if (work->checked.at == 0)
        return;
    compose_gap(c);
    compose_mark(c, SPAN_DIM,
                 str_fmt(c->a, "Checked up to %.*s.", STR_ARG(model_str(c->m, work->checked))));
}

/* Links are in the order of the file; a reader wants that of the story. */
static uint32_t scene_items(struct compose *c, enum via via, uint32_t group) {
    struct links links = links_to(c->setup->links, c->of, via);
    struct story_place *told = NEW(c->a, struct story_place, links.n);
    for (uint32_t i = 0; i < links.n; i++) {
        const struct scene *s = model_row(c->m, links.at[i].from);
        told[i] = (struct story_place){s->episode, 0, i, links.at[i].from};
    }
    story_sorted(told, links.n, c->a);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < links.n; i++) {
        const struct link *link = &links.at[told[i].nth];
        if (compose_visible_of(c, link->from, link->reveals) && compose_item(c))
            scene_item(c, link, group + ++shown);
    }
    return shown;
}

/* Returns false when no source names one. */
static bool scenes(struct compose *c) {
    compose_section(c, SECTION_SCENES, "Scenes");
    uint32_t shown = scene_items(c, VIA_CUE, 0);
    shown += scene_items(c, VIA_CANDIDATE, shown);
    bool is_known = shown > 0 || c->hidden;
    if (shown > 0)
        compose_count(c, str_fmt(c->a, "%u", shown));
    else if (!is_known)
        no_scene(c);
    else
        compose_count(c, STR("▒"));
    return is_known;
}

static void lyric_line(struct compose *c, plist names, bool first, uint32_t group) {
    const struct name *name = model_list(c->m, names);
    for (uint32_t i = 0; i < model_count(c->m, names); i++) {
        bool english = str_eq(model_str(c->m, name[i].lang), STR("en"));
        bool wanted = c->setup->names == NAMES_BOTH || model_count(c->m, names) == 1 ||
                      english == (c->setup->names == NAMES_ENGLISH);
        if (!wanted)
            continue;
        compose_block(c, first ? 0 : 1, first ? 1 : 0);
        compose_mark(
            c, i == 0 ? SPAN_LYRIC : SPAN_NAME,
            str_fmt(c->a, "%s%.*s", first ? "“" : "", STR_ARG(model_str(c->m, name[i].text))));
        compose_group(c, group, (plist){0});
        first = false;
    }
}

static void excerpt(struct compose *c, const struct lyric *lyric, uint32_t group) {
    const plist *lines = model_list(c->m, lyric->lines);
    for (uint32_t i = 0; i < model_count(c->m, lyric->lines); i++)
        lyric_line(c, lines[i], i == 0, group);
    compose_mark(c, SPAN_LYRIC, STR("”"));
    MODEL_EACH(struct cite, cite, c->m, lyric->cited)
        compose_tail_cites(c, cite->sources);
}

static void lyrics(struct compose *c) {
    const struct track *t = model_row(c->m, c->of);
    const struct lyric *lyric = model_list(c->m, t->lyrics);
    compose_section(c, SECTION_LYRICS, "Lyrics");
    uint32_t shown = 0;
    for (uint32_t i = 0; i < model_count(c->m, t->lyrics); i++)
        if (compose_visible(c, lyric[i].reveals)) {
            compose_gap(c);
            excerpt(c, &lyric[i], i + 1);
            shown++;
        }
    if (shown > 0)
        compose_count(c, str_fmt(c->a, "%u", shown));
    if (model_count(c->m, t->lyrics) > 0)
        return;
    compose_count(c, STR("none"));
    compose_paragraph(c,
                      STR("No source quotes its words. Leitmotif shows short quotations only, each "
                          "with its source."));
}

static void other_songs(struct compose *c, ref who) {
    LINKS_EACH(link, c->setup->links, who, VIA_CREDIT)
        if (ref_kind(link->from) == KIND_TRACK && link->from != c->of &&
            compose_listed(c, link->from, link->reveals)) {
            compose_text(c, STR("♪ "));
            compose_link(c, link->from);
        }
}

static void performer(struct compose *c, ref who) {
    const struct person *p = model_row(c->m, who);
    compose_gap(c);
    compose_block(c, 0, 2);
    compose_link(c, who);
    compose_text(c, STR(" "));
    compose_mark(c, SPAN_NAME, label_other(c->m, who, c->setup->names));
    compose_block(c, 0, 2);
    part_links(c, p->members, ", ");
    part_about(c, who, ON_ANY, false);
    other_songs(c, who);
}

static void artist(struct compose *c) {
    uint32_t at = 0;
    compose_section(c, SECTION_ARTIST, "Artist");
    for (ref who; (who = story_credited(c->setup, c->of, CREDIT_PERFORMER, &at)) != REF_NONE;)
        if (compose_visible(c, model_head(c->m, who)->reveals))
            performer(c, who);
}

void page_track(struct compose *c) {
    card(c);
    bool has_scenes = scenes(c);
    lyrics(c);
    artist(c);
    compose_section(c, SECTION_THEMES, "What it stands for");
    if (has_scenes)
        stands_for(c, false);
    part_ending(c, "About the song", ON_ANY & ~ON(ON_NOTE));
}
