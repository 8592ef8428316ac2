/* The pages of a person or group, and of a character. */
#include "core/format.h"
#include "core/page_parts.h"
#include "core/story.h"

/* "group · sings · acts": the bits of enum did, behind one for a group. */
static void did_line(struct compose *c) {
    static const char *const words[] = {"group", "sings", "acts", "crew"};
    const struct person *p = model_row(c->m, c->of);
    unsigned said = (p->kind == PERSON_GROUP) | story_did(c->setup, c->of) << 1;
    compose_block(c, 0, 2);
    for (unsigned i = 0; i < COUNT(words); i++)
        if (said & 1U << i)
            compose_mark(c, SPAN_DIM, str_fmt(c->a, "%s%s", c->text.n > 0 ? " · " : "", words[i]));
}

static void roles(struct compose *c) {
    compose_section(c, SECTION_ROLES, "Plays");
    LINKS_EACH(link, c->setup->links, c->of, VIA_PLAYED_BY)
        if (compose_listed(c, link->from, link->reveals)) {
            compose_link(c, link->from);
            compose_text(c, STR(" "));
            compose_mark(c, SPAN_NAME, label_other(c->m, link->from, c->setup->names));
        }
}

static const struct credit *credit_at(const struct compose *c, const struct link *link) {
    plist credits = ref_kind(link->from) == KIND_TRACK
                        ? ((const struct track *)model_row(c->m, link->from))->credits
                        : ((const struct work *)model_row(c->m, link->from))->credits;
    return (const struct credit *)model_list(c->m, credits) + link->nth;
}

static void credited(struct compose *c, enum kind kind, bool performer) {
    LINKS_EACH(link, c->setup->links, c->of, VIA_CREDIT) {
        const struct credit *credit = credit_at(c, link);
        if (ref_kind(link->from) != kind || (credit->role == CREDIT_PERFORMER) != performer ||
            !compose_listed(c, link->from, link->reveals))
            continue;
        compose_text(c, kind == KIND_TRACK ? STR("♪ ") : STR(""));
        compose_link(c, link->from);
        if (!performer)
            compose_text(c,
                         str_fmt(c->a, " · %s", format_word(&format_credit, "role", credit->role)));
        compose_tail_cites(c, credit->sources);
    }
}

static void members(struct compose *c) {
    const struct person *p = model_row(c->m, c->of);
    compose_section(c, SECTION_MEMBERS,
                    model_count(c->m, p->members) > 0 ? "Members" : "Member of");
    MODEL_EACH(ref, member, c->m, p->members) {
        compose_block(c, 0, 2);
        compose_link(c, *member);
    }
    LINKS_EACH(link, c->setup->links, c->of, VIA_MEMBER) {
        compose_block(c, 0, 2);
        compose_text(c, model_count(c->m, p->members) > 0 ? STR("part of ") : STR(""));
        compose_link(c, link->from);
    }
}

/* The person in other works. */
static void same_as(struct compose *c) {
    const struct person *p = model_row(c->m, c->of);
    MODEL_EACH(ref, who, c->m, p->same_as) {
        if (model_head(c->m, *who)->reveals > 0) /* what was seen of that work is not known here */
            continue;
        compose_block(c, 0, 2);
        compose_text(c, STR("also in "));
        compose_link_as(c, *who, label(c->m, model_work(c->m, *who), c->setup->names, c->a));
    }
}

void page_person(struct compose *c) {
    part_card(c, "Person");
    did_line(c);
    part_about(c, c->of, ON(ON_NOTE) | ON(ON_BIO), false);
    same_as(c);
    roles(c);
    compose_section(c, SECTION_SONGS, "Songs");
    credited(c, KIND_TRACK, true);
    members(c);
    compose_section(c, SECTION_CREDITS, "Credits");
    credited(c, KIND_TRACK, false);
    credited(c, KIND_WORK, false);
    part_ending(c, "More", ON_ANY & ~(ON(ON_NOTE) | ON(ON_BIO)));
}

/* True when `who` names the tie itself, so that the other side need not be told. */
static bool has_tie(const struct compose *c, const struct character *who, ref other) {
    MODEL_EACH(struct tie, tie, c->m, who->ties)
        if (tie->to == other)
            return true;
    return false;
}

static void ties(struct compose *c, const struct character *who) {
    compose_section(c, SECTION_TIES, "Ties");
    MODEL_EACH(struct tie, tie, c->m, who->ties)
        if (compose_listed(c, c->of, tie->reveals)) {
            compose_text(c, model_str(c->m, tie->as));
            compose_text(c, STR(" "));
            compose_link(c, tie->to);
            compose_tail_cites(c, tie->sources);
        }
    LINKS_EACH(link, c->setup->links, c->of, VIA_TIE) {
        if (has_tie(c, who, link->from) || !compose_listed(c, link->from, link->reveals))
            continue;
        const struct character *other = model_row(c->m, link->from);
        const struct tie *t = (const struct tie *)model_list(c->m, other->ties) + link->nth;
        compose_text(c, str_fmt(c->a, "%.*s of ", STR_ARG(model_str(c->m, t->as))));
        compose_link(c, link->from);
        compose_tail_cites(c, t->sources);
    }
}

static void theme_songs(struct compose *c) {
    compose_section(c, SECTION_SONGS, "Songs that stand for them");
    LINKS_EACH(link, c->setup->links, c->of, VIA_THEME) {
        if (!compose_listed(c, link->from, link->reveals))
            continue;
        const struct track *t = model_row(c->m, link->from);
        const struct theme *theme = (const struct theme *)model_list(c->m, t->themes) + link->nth;
        compose_text(c, STR("♪ "));
        compose_link(c, link->from);
        compose_block(c, 2, 0);
        compose_text(c, model_str(c->m, theme->text));
        compose_tail_cites(c, theme->sources);
    }
}

void page_character(struct compose *c) {
    const struct character *who = model_row(c->m, c->of);
    part_card(c, "Character");
    if (model_count(c->m, who->played_by) > 0) {
        compose_block(c, 0, 2);
        compose_text(c, STR("Played by "));
        part_links(c, who->played_by, ", ");
    }
    part_about(c, c->of, ON(ON_NOTE) | ON(ON_BIO), false);
    ties(c, who);
    compose_section(c, SECTION_PLOT, "In the story");
    part_about(c, c->of, ON(ON_PLOT), false);
    part_scenes(c, VIA_WHO);
    theme_songs(c);
    part_ending(c, "More", ON_ANY & ~(ON(ON_NOTE) | ON(ON_BIO) | ON(ON_PLOT)));
}
