/* Any row as a page. */
#include "core/page.h"

#include "core/guard.h"
#include "core/page_parts.h"

static void (*const writers[KIND_COUNT])(struct compose *c) = {
    [KIND_WORK] = page_work,           [KIND_SOURCE] = page_source, [KIND_PERSON] = page_person,
    [KIND_CHARACTER] = page_character, [KIND_TOPIC] = page_topic,   [KIND_TRACK] = page_track,
    [KIND_EPISODE] = page_episode,     [KIND_SCENE] = page_scene,   [KIND_RELEASE] = page_release,
    [KIND_DISPUTE] = page_dispute,
};

static const char *const on_titles[ON_COUNT] = {
    [ON_NOTE] = "In short",
    [ON_SOUND] = "How it sounds",
    [ON_MEANING] = "What it means",
    [ON_MAKING] = "How it was made",
    [ON_RECEPTION] = "How it was received",
    [ON_AWARD] = "Awards and charts",
    [ON_BIO] = "Who",
    [ON_MUSIC] = "Music",
    [ON_PLOT] = "What happens",
    [ON_CONTENTS] = "Contents",
};

bool page_sees(const struct page_setup *setup, ref row) {
    return guard_visible(setup->watched, model_head(setup->model, row)->reveals);
}

bool page_visible(const struct page_setup *setup, ref of) {
    struct peek what = {of, of, SECTION_NONE, (uint16_t)setup->watched, 0};
    return page_sees(setup, of) || guard_peeked(setup->peeks, what) > 0;
}

struct page page_build(const struct page_setup *setup, ref of, struct arena *a) {
    struct compose *c = NEW(a, struct compose, 1);
    *c = (struct compose){.setup = setup, .m = setup->model, .a = a, .of = of};
    bool visible = page_visible(setup, of);
    if (visible) {
        writers[ref_kind(of)](c);
    } else {
        compose_section(c, SECTION_NONE, "Withheld");
        compose_withheld(c, of, STR("▒ This tells of an episode you have not seen yet."));
    }
    compose_end(c);
    str title = visible ? label(c->m, of, setup->names, a) : STR("▒");
    return (struct page){of, title, c->sections, c->section_count};
}

str page_heading(unsigned on) {
    return str_of(on_titles[on]);
}

const struct section *page_section(const struct page *p, enum section_id id) {
    for (uint32_t i = 0; i < p->section_count; i++)
        if (p->sections[i].id == id)
            return &p->sections[i];
    return NULL;
}

ref page_cited(const struct block *b) {
    for (uint32_t i = 0; b && i < b->span_count; i++)
        if (b->spans[i].kind == SPAN_CITE)
            return b->spans[i].target;
    return REF_NONE;
}
