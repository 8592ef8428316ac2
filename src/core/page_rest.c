/* The pages of a work, a topic, a release, a source and a dispute. */
#include "core/format.h"
#include "core/page_parts.h"

static void plain(struct compose *c, const char *phrase, str value) {
    if (value.n == 0)
        return;
    compose_block(c, 0, 2);
    compose_mark(c, SPAN_DIM, str_of(phrase));
    compose_text(c, value);
}

static void rows_linked(struct compose *c, enum kind kind) {
    MODEL_EACH_ROW(row, c->m, c->of, kind)
        if (compose_listed(c, row, model_head(c->m, row)->reveals))
            compose_link(c, row);
}

void page_work(struct compose *c) {
    const struct work *w = model_row(c->m, c->of);
    part_card(c, "Story");
    plain(c, "On air ", model_str(c->m, w->aired));
    plain(c, "Broadcast by ", model_str(c->m, w->network));
    compose_block(c, 0, 2);
    MODEL_EACH(pstr, platform, c->m, w->platforms) {
        compose_mark(c, SPAN_DIM, c->text.n == 0 ? STR("Streams on ") : STR(", "));
        compose_text(c, model_str(c->m, *platform));
    }
    part_about(c, c->of, ON(ON_NOTE), false);
    compose_section(c, SECTION_PLOT, "The story");
    part_about(c, c->of, ON(ON_PLOT), false);
    compose_section(c, SECTION_ROLES, "Characters");
    rows_linked(c, KIND_CHARACTER);
    compose_section(c, SECTION_CREDITS, "Credits");
    for (unsigned role = 0; role < CREDIT_COUNT; role++)
        part_credits(c, w->credits, role);
    compose_section(c, SECTION_CONTENTS, "Albums");
    rows_linked(c, KIND_RELEASE);
    part_ending(c, "About the work", ON_ANY & ~(ON(ON_NOTE) | ON(ON_PLOT)));
}

void page_topic(struct compose *c) {
    const struct topic *t = model_row(c->m, c->of);
    part_card(c, t->kind == TOPIC_PLACE ? "Place" : "Organisation");
    part_about(c, c->of, ON(ON_NOTE), false);
    part_scenes(c, VIA_PLACE);
    part_ending(c, "More", ON_ANY & ~ON(ON_NOTE));
}

static void release_tracks(struct compose *c, const struct release *r) {
    compose_section(c, SECTION_SONGS, "Songs");
    for (uint32_t i = 0; i < model_count(c->m, r->tracks); i++) {
        ref track = model_ref_at(c->m, r->tracks, i);
        if (!compose_visible_of(c, track, model_head(c->m, track)->reveals) || !compose_item(c))
            continue;
        compose_block(c, 0, 4);
        compose_mark(c, SPAN_DIM, str_fmt(c->a, "%2u  ", i + 1));
        compose_link(c, track);
        compose_text(c, STR(" "));
        compose_mark(c, SPAN_NAME, label_other(c->m, track, c->setup->names));
    }
}

void page_release(struct compose *c) {
    const struct release *r = model_row(c->m, c->of);
    part_card(c, "Album");
    plain(c, "Released ", model_str(c->m, r->date));
    if (r->discs > 0)
        plain(c, "", str_fmt(c->a, r->discs == 1 ? "%u disc" : "%u discs", r->discs));
    part_about(c, c->of, ON(ON_NOTE), false);
    release_tracks(c, r);
    compose_section(c, SECTION_CONTENTS, "In the box");
    part_notes(c, r->contents, "- ");
    part_ending(c, "About the album", ON_ANY & ~ON(ON_NOTE));
}

static void rests(struct compose *c) {
    struct links links = links_to(c->setup->links, c->of, VIA_SOURCE);
    compose_section(c, SECTION_RESTS, "What rests on it");
    for (uint32_t i = 0, next; i < links.n; i = next) {
        ref last = links.at[i].from;
        unsigned reveals = links.at[i].reveals; /* of the part of it that tells least */
        for (next = i + 1; next < links.n && links.at[next].from == last; next++)
            reveals = links.at[next].reveals < reveals ? links.at[next].reveals : reveals;
        if (!compose_listed(c, last, reveals))
            continue;
        compose_mark(c, SPAN_DIM, str_fmt(c->a, "%s ", format_shapes[ref_kind(last)].name));
        compose_link(c, last);
    }
}

void page_source(struct compose *c) {
    const struct source *s = model_row(c->m, c->of);
    compose_section(c, SECTION_CARD, "Source");
    compose_block(c, 0, 2);
    compose_mark(c, SPAN_STRONG, model_str(c->m, s->title));
    plain(c, "", model_str(c->m, s->publisher));
    plain(c, "By ", model_str(c->m, s->author));
    plain(c, "Dated ", model_str(c->m, s->date));
    plain(c, "Language ", model_str(c->m, s->language));
    plain(c, "Kind ", str_of(format_word(&format_shapes[KIND_SOURCE], "kind", s->kind)));
    plain(c, "Read via ", model_str(c->m, s->via));
    plain(c, "Beware: ", model_str(c->m, s->caution));
    plain(c, "", model_str(c->m, s->url));
    rests(c);
}

void page_dispute(struct compose *c) {
    const struct dispute *d = model_row(c->m, c->of);
    const struct note *reading = model_list(c->m, d->readings);
    compose_section(c, SECTION_CARD, "Where sources differ");
    compose_block(c, 0, 2);
    compose_mark(c, SPAN_STRONG, model_str(c->m, d->text));
    compose_block(c, 0, 2);
    compose_mark(c, SPAN_DIM, STR("On "));
    part_links(c, d->on, ", ");
    compose_heading(c, STR("Readings"));
    for (uint32_t i = 0; i < model_count(c->m, d->readings); i++) {
        part_note(c, &reading[i], d->prefers == i + 1 ? "▶ " : "- ");
        c->now.beside = 1;
    }
    compose_heading(c, d->prefers > 0 ? STR("Why ▶ is preferred") : STR("Why none is preferred"));
    compose_paragraph(c, model_str(c->m, d->why));
    part_ending(c, "More", 0);
}
