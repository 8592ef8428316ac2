/* The sections that end every page. */
#include "core/page_parts.h"

/* "title.ko" as a reader would say it, "Korean title"; "played_by", "played by". */
static str field_words(struct arena *a, str field) {
    static const char *const languages[][2] = {
        {"en", "English "}, {"ko", "Korean "},       {"ja", "Japanese "},
        {"zh", "Chinese "}, {"literal", "literal "},
    };
    str rest = field, name = str_split(&rest, '.');
    for (size_t i = 0; i < COUNT(languages); i++)
        if (str_eq(rest, str_of(languages[i][0])))
            return str_fmt(a, "%s%.*s", languages[i][1], STR_ARG(name));
    if (rest.n == 0) {
        rest = name;
        name = str_split(&rest, '_');
    }
    return rest.n > 0 ? str_fmt(a, "%.*s %.*s", STR_ARG(name), STR_ARG(rest)) : name;
}

static void cited_fields(struct compose *c) {
    compose_block(c, 0, 2);
    MODEL_EACH(struct cite, cite, c->m, model_head(c->m, c->of)->cited) {
        compose_text(c, c->text.n == 0 ? STR("") : STR(" · "));
        compose_mark(c, SPAN_DIM, field_words(c->a, model_str(c->m, cite->field)));
        compose_text(c, STR(" "));
        size_t from = c->text.n;
        compose_cites(c, cite->sources);
        if (c->text.n == from)
            compose_withheld(c, c->of, STR("▒"));
    }
}

/* One that is withheld has no number, also when it is looked at. */
static void put_source(struct compose *c, ref source, uint32_t *number) {
    const struct source *s = model_row(c->m, source);
    if (!compose_visible_of(c, source, s->head.reveals))
        return;
    compose_block(c, 0, 4);
    if (page_sees(c->setup, source))
        compose_text(c, str_fmt(c->a, "[%u] ", ++*number));
    compose_link(c, source);
    if (s->date.at > 0)
        compose_mark(c, SPAN_DIM, str_fmt(c->a, ", %.*s", STR_ARG(model_str(c->m, s->date))));
}

void part_ending(struct compose *c, const char *about_title, unsigned on) {
    compose_section(c, SECTION_ABOUT, about_title);
    part_about(c, c->of, on, true);
    compose_section(c, SECTION_ALIASES, "Also known as");
    part_notes(c, model_head(c->m, c->of)->aliases, "");
    compose_section(c, SECTION_DISPUTES, "Where sources differ");
    LINKS_EACH(link, c->setup->links, c->of, VIA_DISPUTE)
        if (compose_listed(c, link->from, link->reveals))
            compose_link(c, link->from);
    compose_section(c, SECTION_SOURCES, "Sources");
    cited_fields(c);
    compose_gap(c);
    uint32_t number = 0;
    for (uint32_t i = 0; i < c->cited_count; i++)
        put_source(c, c->cited[i], &number);
}
