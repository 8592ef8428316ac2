/* Paragraphs that several kinds of page share. */
#include "core/page_parts.h"

#include "core/story.h"

#include "base/hangul.h"

static const char *const sure_marks[SURE_COUNT] = {
    [SURE_JOINED] = "◐ ", [SURE_INFERRED] = "◔ ", [SURE_CANDIDATE] = "○ "};

static const char *const sure_words[SURE_COUNT] = {[SURE_JOINED] = "joined from two sources",
                                                   [SURE_INFERRED] = "inferred",
                                                   [SURE_CANDIDATE] = "a candidate"};

static const char *const usage_words[USAGE_COUNT] = {[USAGE_VISUAL] = "heard by those in the scene",
                                                     [USAGE_THEME] = "theme",
                                                     [USAGE_ENDING] = "over the ending",
                                                     [USAGE_EPILOGUE] = "in the epilogue",
                                                     [USAGE_TRAILER] = "in the trailer"};

static const char *const role_phrases[CREDIT_COUNT] = {
    [CREDIT_WRITER] = "Written by ",    [CREDIT_DIRECTOR] = "Directed by ",
    [CREDIT_MUSIC] = "Music by ",       [CREDIT_PRODUCER] = "Produced by ",
    [CREDIT_COMPANY] = "Made at ",      [CREDIT_ENGINEER] = "Engineered by ",
    [CREDIT_THANKED] = "Thanked: ",     [CREDIT_MAKER] = "Made by ",
    [CREDIT_COMPOSER] = "Composed by ", [CREDIT_LYRICIST] = "Words by ",
    [CREDIT_ARRANGER] = "Arranged by ", [CREDIT_PERFORMER] = "Performed by ",
};

static void name_line(struct compose *c, enum span_kind kind, str text) {
    if (text.n == 0)
        return;
    compose_block(c, 0, 2);
    compose_mark(c, kind, text);
}

static void name_tail(struct compose *c, str text) {
    compose_tail(c);
    compose_mark(c, SPAN_DIM, text);
}

/* Names in further languages than the two that lists show. */
static void further_names(struct compose *c) {
    plist names = model_head(c->m, c->of)->names;
    const struct name *name = model_list(c->m, names);
    str one = label(c->m, c->of, NAMES_BOTH, c->a), other = label_other(c->m, c->of, NAMES_BOTH);
    for (uint32_t i = 0; i < model_count(c->m, names); i++) {
        str text = model_str(c->m, name[i].text);
        bool is_title = label_is_title(model_str(c->m, name[i].lang));
        for (uint32_t k = 0; k < i; k++)
            is_title &= !str_eq(text, model_str(c->m, name[k].text));
        if (is_title && !str_eq(text, one) && !str_eq(text, other))
            name_line(c, SPAN_NAME, text);
    }
}

void part_card(struct compose *c, const char *title) {
    compose_section(c, SECTION_CARD, title);
    enum names names = c->setup->names;
    str literal = label_in(c->m, c->of, STR("literal"));
    literal = literal.n > 0 ? str_fmt(c->a, "“%.*s”", STR_ARG(literal)) : literal;
    str original = label_in(c->m, c->of, STR(""));
    str romanized = hangul_in(original) ? hangul_romanize(c->a, original) : STR("");
    name_line(c, SPAN_STRONG, label(c->m, c->of, names, c->a));
    if (names == NAMES_ORIGINAL) {
        name_tail(c, romanized);
        name_line(c, SPAN_DIM, literal);
        return;
    }
    name_tail(c, literal);
    name_line(c, SPAN_NAME, label_other(c->m, c->of, names));
    if (names != NAMES_BOTH)
        return;
    name_tail(c, romanized);
    further_names(c);
}

/* One statement about `row` with its quotation and citations. */
static void statement(struct compose *c, ref row, const struct statement *s) {
    if (!compose_visible_of(c, row, s->reveals))
        return;
    compose_paragraph(c, model_str(c->m, s->text));
    if (s->quote.at > 0) {
        compose_text(c, str_fmt(c->a, " “%.*s”", STR_ARG(model_str(c->m, s->quote))));
        if (s->by != REF_NONE && s->by != c->of) {
            compose_text(c, STR(" — "));
            compose_link(c, s->by);
        }
    }
    compose_tail_cites(c, s->sources);
}

void part_about(struct compose *c, ref row, unsigned on, bool headed) {
    for (unsigned topic = 0; topic < ON_COUNT; topic++) {
        if (headed && on & ON(topic))
            compose_heading(c, page_heading(topic));
        MODEL_EACH(struct statement, s, c->m, model_head(c->m, row)->about)
            if (s->on == topic && on & ON(topic))
                statement(c, row, s);
    }
}

void part_links(struct compose *c, plist rows, const char *between) {
    const char *before = "";
    MODEL_EACH(ref, to, c->m, rows)
        if (compose_visible_of(c, *to, model_head(c->m, *to)->reveals)) {
            compose_text(c, str_of(before));
            compose_link(c, *to);
            before = between;
        }
}

/* The sources of credits that stand side by side: the same ones once. */
static void cite_once(struct compose *c, const struct credit *const *told, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        plist now = told[i]->sources, last = i > 0 ? told[i - 1]->sources : (plist){0};
        bool same = now.at && model_count(c->m, last) == model_count(c->m, now) &&
                    model_ref_at(c->m, last, 0) == model_ref_at(c->m, now, 0);
        if (!same)
            compose_tail_cites(c, now);
    }
}

void part_credits(struct compose *c, plist credits, unsigned role) {
    const struct credit **told = NEW(c->a, const struct credit *, model_count(c->m, credits));
    uint32_t shown = 0;
    compose_block(c, 0, 2);
    MODEL_EACH(struct credit, x, c->m, credits) {
        if (x->role != role || !compose_visible(c, x->reveals))
            continue;
        compose_text(c, shown == 0 ? str_of(role_phrases[role]) : STR(", "));
        compose_link(c, x->who);
        told[shown++] = x;
    }
    cite_once(c, told, shown);
}

void part_sure(struct compose *c, unsigned sure) {
    compose_text(c, str_of(sure_marks[sure]));
}

/* The lyrics that are heard with a cue, line by line. */
static void heard(struct compose *c, const struct cue *cue) {
    if (cue->track == REF_NONE)
        return;
    const struct track *t = model_row(c->m, cue->track);
    const struct lyric *lyrics = model_list(c->m, t->lyrics);
    MODEL_EACH(uint32_t, nth, c->m, cue->heard) {
        const char *before = "“";
        if (!compose_visible_of(c, cue->track, lyrics[*nth].reveals))
            continue;
        MODEL_EACH(plist, names, c->m, lyrics[*nth].lines) {
            const struct name *line = model_list(c->m, *names);
            str text = model_str(c->m, line->text);
            compose_block(c, 2, 1);
            compose_mark(c, SPAN_LYRIC, str_fmt(c->a, "%s%.*s", before, STR_ARG(text)));
            before = " ";
        }
        compose_mark(c, SPAN_LYRIC, STR("”"));
    }
}

static void fact(struct compose *c, str text) {
    if (text.n > 0 && c->text.n > 0)
        compose_mark(c, SPAN_DIM, STR(" · "));
    compose_mark(c, SPAN_DIM, text);
}

void part_cue(struct compose *c, const struct cue *cue) {
    heard(c, cue);
    compose_block(c, 2, 0);
    fact(c, cue->first ? STR("first heard here") : STR(""));
    fact(c, str_of(sure_words[cue->sure]));
    fact(c, str_of(usage_words[cue->usage]));
    if (cue->version != VERSION_UNKNOWN)
        fact(c, str_of(format_word(&format_cue, "version", cue->version)));
    if (cue->start == TIME_NONE)
        return;
    str at = str_fmt(c->a, "at %.*s", STR_ARG(label_clock(cue->start, c->a)));
    if (cue->end != TIME_NONE)
        at = str_fmt(c->a, "%.*s–%.*s", STR_ARG(at), STR_ARG(label_clock(cue->end, c->a)));
    fact(c, at);
}

void part_scenes(struct compose *c, enum via via) {
    compose_section(c, SECTION_SCENES, "Scenes");
    LINKS_EACH(link, c->setup->links, c->of, via)
        if (compose_listed(c, link->from, link->reveals)) {
            const struct scene *s = model_row(c->m, link->from);
            compose_mark(c, SPAN_DIM, label_episode(s->episode, c->a));
            compose_text(c, STR("  "));
            compose_link(c, link->from);
        }
}

void part_performers(struct compose *c, ref track, const char *before) {
    uint32_t at = 0;
    for (ref who; (who = story_credited(c->setup, track, CREDIT_PERFORMER, &at)) != REF_NONE;) {
        compose_text(c, str_of(before));
        compose_link(c, who);
        before = ", ";
    }
}

void part_note(struct compose *c, const struct note *note, const char *before) {
    if (!compose_visible(c, note->reveals))
        return;
    compose_block(c, 0, 2);
    compose_text(c, str_of(before));
    compose_text(c, model_str(c->m, note->text));
    compose_tail_cites(c, note->sources);
}

void part_notes(struct compose *c, plist list, const char *before) {
    MODEL_EACH(struct note, note, c->m, list)
        part_note(c, note, before);
}

void part_candidates(struct compose *c, const struct cue *cue) {
    bool any = false;
    MODEL_EACH(ref, track, c->m, cue->candidates)
        any |= page_sees(c->setup, *track);
    compose_text(c, any ? STR("Song not known; perhaps ") : STR("Song not known"));
    part_links(c, cue->candidates, " or ");
}

const struct statement *part_plot(struct compose *c, ref scene) {
    MODEL_EACH(struct statement, s, c->m, model_head(c->m, scene)->about)
        if (s->on == ON_PLOT && compose_visible_of(c, scene, s->reveals))
            return s;
    return NULL;
}
