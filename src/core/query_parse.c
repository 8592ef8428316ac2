/* The language of queries. What makes no sense as a filter is taken as words. */
#include "core/query_parts.h"

#include "base/text.h"

struct parse {
    struct query *q;
    struct asked_all *all;
    bool is_typing;
    size_t end; /* of the text: the last word ends there while it is typed */
    const char *start;
};

static const struct {
    const char *name;
    uint8_t classes; /* where the words of its value stand; 0: they are no words of a row */
    const char *help;
} filters[FILTER_COUNT] = {
    [FILTER_KIND] =
        {"kind", 0,
         "kind: wants song, scene, person, character, episode, place, release, source …"},
    [FILTER_EPISODE] = {"ep", 0, "ep: wants an episode, as in ep:14 or ep:3-6"},
    [FILTER_BY] = {"by", 1 << FOUND_CREDIT | 1 << FOUND_SONG | 1 << FOUND_TITLE | 1 << FOUND_ALIAS,
                   "by: wants a name, as in by:crush"},
    [FILTER_CHAR] = {"char", 1 << FOUND_FACT | 1 << FOUND_TITLE | 1 << FOUND_ALIAS,
                     "char: wants a character, as in char:hae-in"},
    [FILTER_PLACE] = {"place", 1 << FOUND_FACT | 1 << FOUND_TITLE | 1 << FOUND_ALIAS,
                      "place: wants a place, as in place:germany"},
    [FILTER_MOOD] = {"mood", 1 << FOUND_FACT, "mood: wants a word, as in mood:warm"},
    [FILTER_IN] = {"in", 0, "in: wants title, lyrics, text, keywords or credits"},
    [FILTER_WORK] = {"work", 0, "work: wants a title, as in work:queen"},
    [FILTER_IS] = {"is", 0, "is: knows is:kept alone"},
};

static void add_word(struct parse *p, const struct word *w, struct asked like) {
    if (p->all->n == QUERY_WORDS) {
        p->all->trouble = STR("Only the first 16 words count.");
        return;
    }
    struct asked *a = &p->all->at[p->all->n++];
    *a = like;
    match_token(&a->token, w, like.typed, &p->q->speller);
    const char *end = like.typed.p + like.typed.n;
    a->token.is_typing = p->is_typing && !like.is_excluded && (size_t)(end - p->start) == p->end;
    a->is_brief = like.is_filter; /* where they stand counts nothing */
    a->is_filler = asked_is_wanted(a) && !like.phrase && words_is_filler(word_term(w));
    if (a->is_filler)
        a->token.edits = 0; /* it is no slip of another word */
}

/* Adds the words of `text`: the parts of a compound, since neighbours are looked up as one word
   too, but the whole to leave it out; of "it's" the whole; and "ep14" in the place of "ep". */
static void add_words(struct parse *p, str text, struct asked like) {
    struct words walk = {.text = text};
    struct word word;
    bool in_compound = false;
    unsigned n = p->all->n; /* before the last word */
    for (size_t last = 0; words_next(&walk, &word); last = word.from) {
        if (!in_compound && word.from < last)
            p->all->n = n; /* without "ep", which "ep14" begins with */
        bool is_part = walk.parts > 0, is_all = in_compound && word.is_joined;
        bool is_wanted =
            is_part || is_all ? is_all == like.is_excluded : word.is_joined || !walk.is_owed;
        in_compound = is_part;
        like.typed = str_slice(text, word.from, word.to);
        n = is_wanted ? p->all->n : n;
        if (is_wanted)
            add_word(p, &word, like);
    }
}

static unsigned classes_of(str value) {
    static const struct {
        const char *word;
        unsigned classes;
    } words[] = {
        {"title", 1 << FOUND_TITLE | 1 << FOUND_ALIAS},
        {"lyrics", 1 << FOUND_LYRIC},
        {"text", 1 << FOUND_TEXT},
        {"keywords", 1 << FOUND_KEYWORD},
        {"credits", 1 << FOUND_CREDIT},
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (value.n > 0 && str_starts(str_of(words[i].word), value))
            return words[i].classes;
    return 0;
}

static unsigned kinds_of(str value) {
    static const struct {
        const char *name;
        enum kind kind;
    } others[] = {
        {"song", KIND_TRACK},  {"songs", KIND_TRACK},    {"노래", KIND_TRACK},
        {"place", KIND_TOPIC}, {"장소", KIND_TOPIC},     {"장면", KIND_SCENE},
        {"사람", KIND_PERSON}, {"인물", KIND_CHARACTER}, {"album", KIND_RELEASE},
    };
    for (size_t i = 0; i < COUNT(others); i++)
        if (str_eq(value, str_of(others[i].name)))
            return KINDS(others[i].kind);
    enum kind kind = format_kind(value);
    return kind == KIND_NONE ? 0 : KINDS(kind);
}

static bool episodes_of(str value, struct filter *f) {
    long from, to;
    bool is_counted = str_ends(value, STR("화")) || str_ends(value, STR("회"));
    value = str_slice(value, 0, is_counted ? value.n - STR("화").n : value.n);
    str rest = value, first = str_split(&rest, '-');
    if (!str_number(first, &from) || from < 1 || from > EPISODE_MAX)
        return false;
    bool has_dash = first.n < value.n;
    if (!has_dash || rest.n == 0)
        to = has_dash ? EPISODE_MAX : from;
    else if (!str_number(rest, &to) || to < from || to > EPISODE_MAX)
        return false;
    f->from = (uint16_t)from;
    f->to = (uint16_t)to;
    return true;
}

static bool read_work(struct parse *p, str value) {
    struct words walk = {.text = value};
    struct word word;
    p->all->work_count = 0;
    while (p->all->work_count < COUNT(p->all->work_words) && words_next(&walk, &word)) {
        struct token *t = &p->all->work_words[p->all->work_count].token;
        match_token(t, &word, value, &p->q->speller);
        t->is_typing = true;
        p->all->work_count += !word.is_joined;
    }
    return p->all->work_count > 0;
}

/* Reads the value of a filter; false when it makes no sense. */
static bool read_value(struct parse *p, struct filter *f, str value) {
    str folded = text_fold(&p->q->arena, value);
    if (f->kind == FILTER_KIND) {
        unsigned kinds = kinds_of(folded);
        p->all->kinds &= kinds ? kinds : KINDS_ANY;
        return kinds != 0;
    }
    if (f->kind == FILTER_IN) {
        unsigned classes = classes_of(folded);
        p->all->classes |= (uint8_t)classes;
        return classes != 0;
    }
    if (f->kind == FILTER_EPISODE)
        return episodes_of(folded, f);
    if (f->kind == FILTER_WORK)
        return read_work(p, value);
    if (f->kind == FILTER_IS)
        return str_eq(folded, STR("kept"));
    f->first = p->all->n;
    add_words(p, value, (struct asked){.classes = filters[f->kind].classes, .is_filter = true});
    f->n = p->all->n - f->first;
    return f->n > 0;
}

static void add_filter(struct parse *p, enum filter_kind kind, str value) {
    const unsigned narrow = 1u << FILTER_EPISODE | 1u << FILTER_WORK | 1u << FILTER_IS;
    struct filter f = {.kind = kind};
    if (p->all->filter_count == QUERY_FILTERS) {
        p->all->trouble = STR("Only the first 8 filters count.");
        return;
    }
    if (!read_value(p, &f, value))
        p->all->trouble = str_of(filters[kind].help);
    else if (kind != FILTER_KIND)
        p->all->filters[p->all->filter_count++] = f;
    p->all->asks_rows |= f.n > 0;
    if (narrow >> kind & 1) {
        buf_fmt(&p->all->narrow, "%u %zu ", (unsigned)kind, value.n);
        buf_add(&p->all->narrow, value);
    }
}

/* The filter that a chunk begins with, and its value behind the colon; false when it is none. */
static bool filter_of(const struct parse *p, str chunk, enum filter_kind *kind, str *value) {
    *value = chunk;
    str name = str_split(value, ':');
    if (name.n == chunk.n)
        return false;
    name = text_fold(&p->q->arena, name); /* phones begin with a capital letter */
    for (unsigned i = 0; i < FILTER_COUNT; i++)
        if (str_eq(name, str_of(filters[i].name)) ||
            (i == FILTER_EPISODE && str_eq(name, STR("episode")))) {
            *kind = (enum filter_kind)i;
            return true;
        }
    return false;
}

/* True for what is written like a filter. */
static bool is_like_filter(str chunk) {
    size_t n = 0;
    while (n < chunk.n && str_lower(chunk.p[n]) >= 'a' && str_lower(chunk.p[n]) <= 'z')
        n++;
    return n > 1 && n + 1 < chunk.n && chunk.p[n] == ':' && chunk.p[n + 1] != '/';
}

static str unquoted(str s) {
    if (s.n > 0 && s.p[0] == '"')
        s = str_slice(s, 1, s.n);
    return s.n > 0 && s.p[s.n - 1] == '"' ? str_slice(s, 0, s.n - 1) : s;
}

/* Takes the next chunk off *text: up to a space that is in no quotes. */
static str next_chunk(str *text) {
    bool is_quoted = false;
    size_t n = 0;
    *text = str_trim(*text);
    for (; n < text->n; n++) {
        char c = text->p[n];
        is_quoted ^= c == '"';
        if (!is_quoted && (c == ' ' || c == '\t' || c == '\n'))
            break;
    }
    str chunk = str_slice(*text, 0, n);
    *text = str_slice(*text, n < text->n ? n + 1 : n, text->n);
    return chunk;
}

static void read_chunk(struct parse *p, str *text) {
    enum filter_kind kind;
    str value, chunk = next_chunk(text), rest = *text, number = next_chunk(&rest);
    struct asked like = {.classes = CLASSES_ALL};
    if (filter_of(p, chunk, &kind, &value)) {
        add_filter(p, kind, unquoted(value));
        return;
    }
    if (is_like_filter(chunk)) /* it is taken as words */
        p->all->trouble = STR("The filters are kind: ep: by: char: place: mood: in: work: is:");
    if (chunk.n > 1 && chunk.p[0] == '-') {
        like.is_excluded = true;
        chunk = str_slice(chunk, 1, chunk.n);
        if (chunk.p[0] == '"' || filter_of(p, chunk, &kind, &value)) {
            p->all->trouble = STR("- leaves out words, as in -wedding; no filter and no phrase");
            return;
        }
    }
    unsigned n = p->all->n;
    if (chunk.n > 1 && chunk.p[0] == '"') {
        like.phrase = (uint8_t)(p->all->phrases + 1);
    } else if (!like.is_excluded && number.n > 0 && str_is_digit(number.p[0])) {
        chunk.n = (size_t)(number.p + number.n - chunk.p); /* "ep" and "14" */
        *text = rest;
    }
    add_words(p, unquoted(chunk), like);
    p->all->phrases += like.phrase > 0 && p->all->n > n;
    p->all->asks_rows |= like.phrase > 0 && p->all->n > n + 1;
}

/* True for the first letter of a further word, but not for a digit. */
static bool is_begun(const struct asked_all *all) {
    const struct asked *last = &all->at[all->n - 1];
    bool is_letter = last->token.term.n == 1 && !str_is_digit(last->token.term.bytes[0]);
    bool is_further = false;
    for (const struct asked *a = all->at; a < last; a++)
        is_further |= asked_is_wanted(a);
    return is_further && is_letter && last->token.is_typing && asked_is_wanted(last);
}

/* Two letters beside another word tell little: only whether a row has them counts. */
static bool is_brief(const struct asked_all *all) {
    const struct asked *last = &all->at[all->n - 1];
    str term = word_term(&last->token.term);
    bool is_short = term.n == 2 && last->token.is_typing && last->token.pattern.n == 0 &&
                    !str_is_digit(term.p[0]) && asked_is_wanted(last);
    for (const struct asked *a = all->at; a < last; a++)
        if (is_short && asked_is_wanted(a) && !a->is_filler)
            return true;
    return false;
}

/* "Who sang", "sung by": words of a question there; elsewhere they may be names. */
static bool is_sung(const struct asked *a, const struct asked_all *all) {
    bool has_who = a > all->at && words_asks(word_term(&a[-1].token.term)) == ASKS_WHO;
    bool has_by = a + 1 < all->at + all->n && str_eq(word_term(&a[1].token.term), STR("by"));
    return (has_who || has_by) && words_asks(word_term(&a->token.term)) == ASKS_SONG;
}

/* A word that is begun says next to nothing yet. When nothing but fillers was asked for besides,
   they are what is meant. `in:` alone asks for no word. */
static void weigh_fillers(struct asked_all *all) {
    if (all->n == 0)
        return;
    struct asked *last = is_begun(all) ? &all->at[all->n - 1] : NULL;
    bool has_word = all->kinds != KINDS_ANY;
    for (unsigned i = 0; i < all->filter_count; i++)
        has_word |= all->filters[i].kind != FILTER_IN;
    for (unsigned i = 0; i < all->n; i++) {
        struct asked *a = &all->at[i];
        a->is_filler |= a == last || (asked_is_wanted(a) && !a->phrase && is_sung(a, all));
        has_word |= !a->is_filler && asked_is_wanted(a);
    }
    for (unsigned i = 0; i < all->n && !has_word; i++)
        all->at[i].is_filler = &all->at[i] == last;
}

/* Where no word tells, `in:` asks for a word that begins with no letter in particular. */
static void add_any_word(struct asked_all *all) {
    for (unsigned i = 0; i < all->n; i++)
        if (asked_is_wanted(&all->at[i]) && !all->at[i].is_filler)
            return;
    if (all->classes && all->n < QUERY_WORDS)
        all->at[all->n++] = (struct asked){.token = {.is_typing = true},
                                           .typed = STR(""),
                                           .classes = all->classes,
                                           .is_brief = true,
                                           .is_filter = true};
}

void query_parse(struct query *q, const struct query_wish *wish, bool with_title) {
    arena_reset(&q->arena);
    q->asked =
        (struct asked_all){.kinds = KINDS_ANY, .within = REF_NONE, .narrow = {.arena = &q->arena}};
    str text = str_slice(wish->text, 0, QUERY_BYTES);
    if (!text_valid(wish->text)) {
        q->asked.trouble = STR("That is not valid UTF-8.");
        return;
    }
    while (text.n < wish->text.n && text.n > 0 && (wish->text.p[text.n] & 0xC0) == 0x80)
        text.n--;
    text = str_dup(&q->arena, text_nfc(&q->arena, text));
    struct parse p = {
        .q = q, .all = &q->asked, .is_typing = wish->is_typing, .end = text.n, .start = text.p};
    if (text.n < wish->text.n && wish->text.n > QUERY_BYTES)
        q->asked.trouble = STR("Only the first 1,000 bytes count.");
    while (text.n > 0)
        read_chunk(&p, &text);
    for (unsigned i = 0; i < q->asked.n; i++)
        q->asked.at[i].classes &=
            q->asked.at[i].is_filter || !q->asked.classes ? CLASSES_ALL : q->asked.classes;
    weigh_fillers(&q->asked);
    if (with_title)
        query_read_title(q);
    if (q->asked.n > 0)
        q->asked.at[q->asked.n - 1].is_brief |= is_brief(&q->asked);
    add_any_word(&q->asked);
}
