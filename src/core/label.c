/* What a row is called, in one language or two. */
#include "core/label.h"

bool label_is_title(str lang) {
    return !str_eq(lang, STR("literal")) && !str_eq(lang, STR("short"));
}

str label_in(const struct model *m, ref r, str lang) {
    MODEL_EACH(struct name, name, m, model_head(m, r)->names) {
        str is = model_str(m, name->lang);
        if (lang.n > 0 ? str_eq(is, lang) : label_is_title(is) && !str_eq(is, STR("en")))
            return model_str(m, name->text);
    }
    return STR("");
}

str label_episode(uint16_t episode, struct arena *a) {
    if (episode == EPISODE_BEFORE)
        return STR("Before ep 1");
    if (episode == EPISODE_SPECIAL)
        return STR("Special");
    if (episode == EPISODE_UNKNOWN)
        return STR("Ep ?");
    return str_fmt(a, "Ep %u", episode);
}

str label_where(const struct model *m, ref r, struct arena *a) {
    const void *row = model_row(m, r);
    if (ref_kind(r) == KIND_TRACK && ((const struct track *)row)->part > 0)
        return str_fmt(a, "Part %u", ((const struct track *)row)->part);
    if (ref_kind(r) == KIND_EPISODE)
        return label_episode(((const struct episode *)row)->number, a);
    if (ref_kind(r) != KIND_SCENE)
        return STR("");
    uint16_t episode = ((const struct scene *)row)->episode;
    return episode == EPISODE_BEFORE ? STR("before") : label_episode(episode, a);
}

static str source_label(const struct model *m, ref r, struct arena *a) {
    const struct source *s = model_row(m, r);
    if (s->publisher.at == 0)
        return model_str(m, s->title);
    return str_fmt(a, "%.*s: %.*s", STR_ARG(model_str(m, s->publisher)),
                   STR_ARG(model_str(m, s->title)));
}

static str named_label(const struct model *m, ref r, enum names names) {
    str en = label_in(m, r, STR("en"));
    str original = label_in(m, r, STR(""));
    if (en.n == 0 || (names == NAMES_ORIGINAL && original.n > 0))
        en = original;
    return en.n > 0 ? en : model_id(m, r);
}

str label(const struct model *m, ref r, enum names names, struct arena *a) {
    if (ref_kind(r) == KIND_SOURCE)
        return source_label(m, r, a);
    if (ref_kind(r) == KIND_DISPUTE)
        return model_str(m, ((const struct dispute *)model_row(m, r))->text);
    if (ref_kind(r) == KIND_EPISODE && model_count(m, model_head(m, r)->names) == 0)
        return str_fmt(a, "Episode %u", ((const struct episode *)model_row(m, r))->number);
    return named_label(m, r, names);
}

str label_short(const struct model *m, ref r, enum names names, struct arena *a) {
    str name = label_in(m, r, STR("short"));
    return name.n > 0 && names != NAMES_ORIGINAL ? name : label(m, r, names, a);
}

str label_other(const struct model *m, ref r, enum names names) {
    if (names != NAMES_BOTH)
        return STR("");
    str original = label_in(m, r, STR(""));
    return str_eq(original, named_label(m, r, names)) ? STR("") : original;
}

/* Day of the week, 0 = Sunday: Sakamoto's method (comp.lang.c, 1992). */
static unsigned weekday(unsigned y, unsigned m, unsigned d) {
    static const unsigned char shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    y -= m < 3;
    return (y + y / 4 - y / 100 + y / 400 + shift[m - 1] + d) % 7;
}

struct day {
    unsigned y, m, d;
};

/* False for a date that is not whole. */
static bool day_of(str iso, struct day *out) {
    long y, m, d;
    bool whole = iso.n == 10 && str_number(str_slice(iso, 0, 4), &y) &&
                 str_number(str_slice(iso, 5, 7), &m) && str_number(str_slice(iso, 8, 10), &d) &&
                 m >= 1 && m <= 12;
    if (whole)
        *out = (struct day){(unsigned)y, (unsigned)m, (unsigned)d};
    return whole;
}

str label_date(str iso, struct arena *a) {
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct day x;
    return day_of(iso, &x) ? str_fmt(a, "%u %.3s %u", x.d, months + 3 * (x.m - 1), x.y) : iso;
}

str label_day(str iso, struct arena *a) {
    static const char days[] = "SunMonTueWedThuFriSat";
    struct day x;
    if (!day_of(iso, &x))
        return iso;
    return str_fmt(a, "%.3s %.*s", days + 3 * weekday(x.y, x.m, x.d), STR_ARG(label_date(iso, a)));
}

str label_clock(uint32_t ms, struct arena *a) {
    uint32_t s = ms / 1000, rest = ms % 1000;
    str clock = str_fmt(a, "%u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
    return rest > 0 ? str_fmt(a, "%.*s.%03u", STR_ARG(clock), rest) : clock;
}
