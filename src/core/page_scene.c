/* The pages of a scene and of an episode. */
#include "core/page_parts.h"

static void song(struct compose *c, const struct cue *cue) {
    part_sure(c, cue->sure);
    compose_text(c, STR("♪ "));
    if (cue->track == REF_NONE) {
        part_candidates(c, cue);
    } else {
        compose_link(c, cue->track);
        part_performers(c, cue->track, " · ");
    }
}

static void cue_item(struct compose *c, const struct cue *cue, uint32_t group) {
    compose_block(c, 0, 2);
    compose_group(c, group, cue->heard);
    song(c, cue);
    compose_tail_cites(c, cue->sources);
    part_cue(c, cue);
    compose_block(c, 2, 0);
    compose_mark(c, SPAN_DIM, model_str(c->m, cue->note));
}

static void music(struct compose *c, const struct scene *s) {
    const struct cue *cue = model_list(c->m, s->cues);
    compose_section(c, SECTION_MUSIC, "Music");
    for (uint32_t i = 0; i < model_count(c->m, s->cues); i++)
        if (compose_visible(c, cue[i].reveals))
            cue_item(c, &cue[i], i + 1);
    if (model_count(c->m, s->cues) == 0)
        compose_paragraph(c, STR("No source names a song for this scene."));
}

static void scene_card(struct compose *c, const struct scene *s) {
    ref work = model_work(c->m, c->of);
    ref episode = model_find(c->m, work, KIND_EPISODE, str_fmt(c->a, "%u", s->episode));
    part_card(c, "Scene");
    compose_block(c, 0, 2);
    if (episode != REF_NONE)
        compose_link_as(c, episode, label_episode(s->episode, c->a));
    else
        compose_text(c, s->episode == EPISODE_UNKNOWN ? STR("Episode unknown")
                                                      : label_episode(s->episode, c->a));
    if (s->place != REF_NONE &&
        compose_visible_of(c, s->place, model_head(c->m, s->place)->reveals)) {
        compose_text(c, STR(" · "));
        compose_link(c, s->place);
    }
    compose_block(c, 0, 2);
    part_links(c, s->characters, ", ");
    if (model_count(c->m, s->may_be) == 0)
        return;
    compose_block(c, 0, 2);
    compose_text(c, STR("Perhaps the same passage as "));
    part_links(c, s->may_be, ", ");
}

void page_scene(struct compose *c) {
    const struct scene *s = model_row(c->m, c->of);
    scene_card(c, s);
    compose_section(c, SECTION_PLOT, "What happens");
    part_about(c, c->of, ON(ON_PLOT), false);
    music(c, s);
    part_ending(c, "About the scene", ON_ANY & ~ON(ON_PLOT));
}

static void episode_card(struct compose *c, const struct episode *e) {
    part_card(c, "Episode");
    compose_block(c, 0, 2);
    if (e->aired.at > 0)
        compose_text(
            c, str_fmt(c->a, "Aired %.*s", STR_ARG(label_day(model_str(c->m, e->aired), c->a))));
    if (e->aired.at > 0)
        compose_tail(c);
    if (e->rating.at > 0)
        compose_text(c, str_fmt(c->a, "rated %.*s", STR_ARG(model_str(c->m, e->rating))));
}

static void scene_line(struct compose *c, ref scene) {
    const struct scene *s = model_row(c->m, scene);
    compose_link(c, scene);
    MODEL_EACH(struct cue, cue, c->m, s->cues)
        if (cue->track != REF_NONE && compose_visible_of(c, scene, cue->reveals)) {
            compose_block(c, 2, 2);
            song(c, cue);
        }
}

static void episode_scenes(struct compose *c, const struct episode *e) {
    compose_section(c, SECTION_SCENES, "Scenes");
    bool any = false;
    MODEL_EACH_ROW(scene, c->m, model_work(c->m, c->of), KIND_SCENE) {
        const struct scene *s = model_row(c->m, scene);
        if (s->episode != e->number)
            continue;
        any = true;
        if (compose_listed(c, scene, s->head.reveals))
            scene_line(c, scene);
    }
    if (!any)
        compose_paragraph(c, STR("No source places a song in this episode."));
}

void page_episode(struct compose *c) {
    const struct episode *e = model_row(c->m, c->of);
    episode_card(c, e);
    compose_section(c, SECTION_PLOT, "What happens");
    part_about(c, c->of, ON(ON_PLOT), false);
    episode_scenes(c, e);
    part_ending(c, "About the episode", ON_ANY & ~ON(ON_PLOT));
}
