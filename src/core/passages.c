/* A walk over the field tables, so a new field with a class is found with no code here. */
#include "core/passages.h"

#include <string.h>

#define EPISODE_FORMAT "ep episode #"

struct walk {
    const struct model *m;
    const struct passage_sink *sink;
    uint16_t reveals; /* of the object that the walk is in */
    uint8_t found;
};

/* Puts a text, unless it is empty, as one of what the walk is in. */
static void put_passage(const struct walk *w, struct passage p) {
    p.reveals = w->reveals;
    p.found = w->found;
    if (p.text.n > 0)
        w->sink->put(w->sink->context, &p);
}

static void put(const struct walk *w, str text) {
    put_passage(w, (struct passage){.text = text});
}

static void put_names(const struct walk *w, plist names, bool is_name) {
    MODEL_EACH(struct name, name, w->m, names)
        put_passage(w, (struct passage){.text = model_str(w->m, name->text), .is_name = is_name});
}

/* The lines of a lyric, the first name of each, then the second: one goes on with that of the line
   before if that is in the same language. */
static void put_lines(const struct walk *w, plist lines) {
    const plist *line = model_list(w->m, lines);
    for (uint32_t nth = 0, n = 1; n > 0; nth++) {
        uint32_t before = 0; /* the language */
        n = 0;
        for (uint32_t i = 0; i < model_count(w->m, lines); i++) {
            const struct name *name = model_list(w->m, line[i]);
            if (nth >= model_count(w->m, line[i])) {
                before = 0;
                continue;
            }
            put_passage(w, (struct passage){.text = model_str(w->m, name[nth].text),
                                            .goes_on = name[nth].lang.at == before});
            before = name[nth].lang.at;
            n++;
        }
    }
}

/* The names of one row, which may spoil more than where it is named; returns the walk in it. */
static struct walk put_one(const struct walk *w, ref to) {
    const struct head *head = model_head(w->m, to);
    struct walk inner = *w;
    if (head->reveals > inner.reveals)
        inner.reveals = head->reveals;
    put_names(&inner, head->names, ref_kind(to) == KIND_PERSON);
    return inner;
}

/* With a group its members: their songs are those of the group. */
static void put_members(const struct walk *w, const struct person *group) {
    enum { MOST = 64 /* more is a company, not a band */ };
    for (uint32_t i = 0; i < model_count(w->m, group->members) && i < MOST; i++)
        put_one(w, model_ref_at(w->m, group->members, i));
}

/* The names of the row `to`, and of what belongs to it. */
static void put_row(const struct walk *w, ref to) {
    if (to == REF_NONE)
        return;
    struct walk inner = put_one(w, to);
    if (ref_kind(to) == KIND_PERSON)
        put_members(&inner, model_row(w->m, to));
    if (w->found != FOUND_SONG || ref_kind(to) != KIND_TRACK)
        return;
    const struct track *t = model_row(w->m, to);
    struct walk credit = inner;
    MODEL_EACH(struct credit, c, w->m, t->credits) {
        credit.reveals = c->reveals > inner.reveals ? c->reveals : inner.reveals;
        if (c->role == CREDIT_PERFORMER)
            put_row(&credit, c->who);
    }
}

/* `format` with the number at each "#". */
static void put_format(const struct walk *w, const char *format, unsigned number) {
    char text[64], digits[8];
    size_t n = 0, count = 0;
    if (number == 0 || number > EPISODE_MAX)
        return;
    for (unsigned rest = number; rest > 0; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    for (; *format; format++)
        if (*format == '#')
            for (size_t i = count; i > 0; i--)
                text[n++] = digits[i - 1];
        else
            text[n++] = *format;
    put_passage(w, (struct passage){.text = {text, n}, .is_made = true});
}

/* A whole date as people say it: "24 March 2024". */
static void put_date(const struct walk *w, str iso) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    long month, day;
    char text[32];
    bool is_day = iso.n == 10 && str_number(str_slice(iso, 5, 7), &month) &&
                  str_number(str_slice(iso, 8, 10), &day) && month >= 1 && month <= 12;
    if (!is_day) {
        put(w, iso);
        return;
    }
    size_t n = 0, from = iso.p[8] == '0' ? 9 : 8;
    for (; from < 10; from++)
        text[n++] = iso.p[from];
    text[n++] = ' ';
    for (const char *p = months[month - 1]; *p; p++)
        text[n++] = *p;
    text[n++] = ' ';
    memcpy(text + n, iso.p, 4);
    put_passage(w, (struct passage){.text = {text, n + 4}, .is_made = true});
}

static void put_parts(struct walk *w, const struct field *f, plist parts);

static void put_field(struct walk *w, const struct field *f, const void *member) {
    switch ((enum field_type)f->type) {
    case F_STRING:
    case F_ID:
    case F_URL:
        put(w, model_str(w->m, *(const pstr *)member));
        break;
    case F_STRINGS:
        MODEL_EACH(pstr, text, w->m, *(const plist *)member)
            put(w, model_str(w->m, *text));
        break;
    case F_NAMES:
        put_names(w, *(const plist *)member, true);
        break;
    case F_LINES:
        put_lines(w, *(const plist *)member);
        break;
    case F_DATE:
        put_date(w, model_str(w->m, *(const pstr *)member));
        break;
    case F_COUNT: /* that of a track */
        put_format(w, "part# part #", *(const uint16_t *)member);
        break;
    case F_EPISODE:
        put_format(w, EPISODE_FORMAT, *(const uint16_t *)member);
        break;
    case F_REF:
        put_row(w, *(const ref *)member);
        break;
    case F_REFS:
        MODEL_EACH(ref, to, w->m, *(const plist *)member)
            put_row(w, *to);
        break;
    case F_LIST:
        put_parts(w, f, *(const plist *)member);
        break;
    case F_TIME:
    case F_FLAG:
    case F_WORD:
    case F_HEARD:
    case F_CITED:
        break;
    }
}

/* All fields of an object; those of a part count as the class of the list unless they are names of
   other rows. */
static void put_object(struct walk *w, const struct shape *shape, const char *at) {
    uint8_t around = w->found;
    w->reveals = *(const uint16_t *)(const void *)(at + shape->reveals);
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        if (!f->searched)
            continue;
        bool is_own = f->searched == SEARCHED(FOUND_TEXT) && around < FOUND_FIELDS;
        w->found = is_own ? around : (uint8_t)(f->searched - 1);
        put_field(w, f, at + f->offset);
    }
    w->found = around;
}

static void put_parts(struct walk *w, const struct field *f, plist parts) {
    uint16_t reveals = w->reveals;
    const char *at = model_list(w->m, parts);
    for (uint32_t i = 0; i < model_count(w->m, parts); i++)
        put_object(w, f->sub, at + i * f->sub->size);
    w->reveals = reveals;
}

/* What the work says of a person: "music director". */
static void put_roles(struct walk *w, ref person) {
    const struct work *work = model_row(w->m, model_work(w->m, person));
    uint16_t least = model_head(w->m, person)->reveals;
    MODEL_EACH(struct credit, c, w->m, work->credits) {
        w->reveals = c->reveals > least ? c->reveals : least;
        if (c->who == person)
            put(w, str_of(format_word(&format_credit, "role", c->role)));
    }
}

void passages_of(const struct model *m, ref row, const struct passage_sink *sink) {
    struct walk w = {.m = m, .sink = sink, .found = FOUND_FIELDS};
    put_object(&w, &format_shapes[ref_kind(row)], model_row(m, row));
    w.reveals = model_head(m, row)->reveals;
    w.found = FOUND_FACT;
    if (ref_kind(row) == KIND_EPISODE) {
        unsigned number = ((const struct episode *)model_row(m, row))->number;
        put_format(&w, EPISODE_FORMAT, number);
        w.found = FOUND_ALIAS;
        put_format(&w, "episode #", number);
        put_format(&w, "ep #", number);
    }
    if (ref_kind(row) == KIND_PERSON)
        put_roles(&w, row);
}
