/* What is shown of a hit: its songs, the marks, the text that tells why. */
#include "core/query_parts.h"

static uint32_t add_song(ref *out, uint32_t n, uint32_t most, ref song) {
    for (uint32_t i = 0; i < n; i++)
        if (out[i] == song)
            return n;
    if (n < most)
        out[n++] = song;
    return n;
}

uint32_t query_songs(const struct query *q, ref row, ref *out, uint32_t most) {
    if (ref_kind(row) == KIND_TRACK)
        return add_song(out, 0, most, row);
    if (ref_kind(row) != KIND_SCENE)
        return 0;
    const struct model *m = q->setup.model;
    const struct scene *s = model_row(m, row);
    uint32_t n = 0;
    MODEL_EACH(struct cue, c, m, s->cues) {
        ref song = c->track;
        bool is_seen = song != REF_NONE && query_sees(q, row, c->reveals) &&
                       query_sees(q, song, model_head(m, song)->reveals);
        n = is_seen ? add_song(out, n, most, song) : n;
    }
    return n;
}

/* True when a word of the query means the term. */
static bool is_meant(struct query *q, str term) {
    for (unsigned i = 0; i < q->asked.n; i++) {
        const struct asked *a = &q->asked.at[i];
        unsigned ways = query_ways(a) | WAY_ROMAN; /* texts are marked that are no names too */
        if (a->pair && match_term(a->joined, term, WAY_PLAIN, &q->speller) != MATCH_NONE)
            return true;
        if (!a->is_excluded && !a->is_filler && a->token.term.n > 0 &&
            match_term(&a->token, term, ways, &q->speller) != MATCH_NONE)
            return true;
    }
    return false;
}

struct marks query_marks(struct query *q, str text, struct arena *a) {
    struct words walk = {.text = text};
    struct word word;
    struct mark *at = NULL;
    uint32_t n = 0;
    while (words_next(&walk, &word)) {
        if (!is_meant(q, word_term(&word)))
            continue;
        struct mark mark = {(uint32_t)word.from, (uint32_t)word.to};
        while (word.is_joined && n > 0 && at[n - 1].from >= mark.from)
            n--;
        *PUSH(a, at, n) = mark;
    }
    return (struct marks){at, n};
}

bool query_means_other(struct query *q, str shown, str other, struct arena *a) {
    return query_marks(q, other, a).n > 0 && query_marks(q, shown, a).n == 0;
}

struct snippet query_snippet(struct query *q, const struct hit *hit, struct arena *a) {
    ref row = hit->from != REF_NONE ? hit->from : hit->row;
    struct snippet out = {.text = STR("")};
    if (q->asked.n == 0 || (hit->found <= FOUND_ALIAS && hit->from == REF_NONE))
        return out;
    out.text = query_look(q, row).best;
    out.marks = query_marks(q, out.text, a);
    return out;
}

const char *query_found_word(unsigned found) {
    static const char *const words[FOUND_COUNT] = {
        [FOUND_TITLE] = "title",     [FOUND_ALIAS] = "other name", [FOUND_CREDIT] = "credits",
        [FOUND_SONG] = "its song",   [FOUND_LYRIC] = "lyric",      [FOUND_TEXT] = "text",
        [FOUND_KEYWORD] = "keyword", [FOUND_FACT] = "facts",       [FOUND_SCENE] = "its scene",
        [FOUND_FILTER] = "",
    };
    return words[found];
}

const char *query_how_word(unsigned how) {
    static const char *const words[MATCH_COUNT] = {
        [MATCH_INITIALS] = "초성",       [MATCH_INSIDE] = "inside",
        [MATCH_ROMANIZED] = "romanized", [MATCH_LAYOUT] = "keyboard layout",
        [MATCH_SPELLING] = "spelling",
    };
    return words[how] ? words[how] : ""; /* as typed, or as good as that */
}

str query_why(const struct hit *hit, bool is_brief, struct arena *a) {
    const char *how = is_brief ? "" : query_how_word(hit->how);
    return str_fmt(a, "%s%s%s%s", hit->is_whole ? "" : "in part: ", query_found_word(hit->found),
                   how[0] ? ", " : "", how);
}
