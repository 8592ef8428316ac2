/* Writes a library of made-up works, one a line: generate TRACKS. A work is the same at every size,
   so that a small library is the beginning of a large one. `generate queries` writes what people
   would type into it. */
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TRACKS = 20, /* of each work, and so on */
    SCENES = 10,
    EPISODES = 16,
    SOURCES = 3,
    SINGERS = 3,
    MAKERS = 2,
    ACTORS = 2,
    PEOPLE = SINGERS + MAKERS + ACTORS,
    CHARACTERS = 3,
    PLACES = 2,
    POOL = 17, /* octaves: the people of all works are drawn from 131,071 */
    QUERIES = 12,
    BUFFER = 1 << 20,
};

/* Kinds of things that have a chance of their own. */
enum { OF_WORK = 16, OF_TRACK, OF_PERSON };

/* Those rows of a work that others refer to. */
struct work {
    struct chance chance;
    struct text people[PEOPLE], characters[CHARACTERS], places[PLACES], tracks[TRACKS];
    bool has_lyric[TRACKS];
};

static const char *one_of(struct chance *c, const char *const *list, uint32_t n) {
    return list[chance_below(c, n)];
}

static bool is_among(const struct text *list, size_t n, const struct text *id) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].p, id->p) == 0)
            return true;
    return false;
}

/* Of those that have the id already, none is taken again. */
static struct name_pair track_title(unsigned long work, unsigned track, unsigned attempt) {
    struct chance c = chance_of(OF_TRACK, ((uint64_t)work * TRACKS + track) * 64 + attempt);
    return words_title(&c, 2 + chance_below(&c, 2));
}

static struct name_pair person_name(uint32_t number) {
    struct chance c = chance_of(OF_PERSON, number);
    return words_name(&c);
}

static void put_sources(struct chance *c) {
    unsigned first = chance_below(c, SOURCES);
    printf(chance_is(c, 20) ? "\"sources\":[\"s%u\",\"s%u\"]" : "\"sources\":[\"s%u\"]", first,
           (first + 1) % SOURCES);
}

/* {"on":…} about `words` words long, mostly in English. */
static void put_statement(struct chance *c, const char *on, unsigned words, unsigned reveals) {
    struct text t = {.n = 0};
    if (chance_is(c, 15))
        words_korean(&t, c, words * 2 / 3);
    else
        words_english(&t, c, words);
    if (t.p[0] >= 'a' && t.p[0] <= 'z')
        t.p[0] = (char)(t.p[0] - 'a' + 'A');
    printf("{\"on\":\"%s\",\"text\":\"%s.\",", on, t.p);
    put_sources(c);
    if (reveals > 0)
        printf(",\"reveals\":%u", reveals);
    printf("}");
}

static void put_names(const char *key, const struct name_pair *name, bool both) {
    printf("\"%s\":{\"en\":\"%s\"", key, name->en.p);
    if (both)
        printf(",\"ko\":\"%s\"", name->ko.p);
    printf("}");
}

static void put_work(struct work *w, unsigned long number) {
    struct chance *c = &w->chance;
    struct name_pair title = words_title(c, 2);
    struct text id = words_id(&title.en);
    unsigned year = 1990 + chance_below(c, 35);
    printf("{\"format\":\"leitmotif/1\",\"work\":{\"id\":\"%s-%lu\",", id.p, number);
    put_names("title", &title, true);
    printf(",\"kind\":\"drama\",\"aired\":\"%u-03-09/%u-04-28\",\"network\":\"Network %c\","
           "\"episodes\":%d,\"checked\":\"2026\",\"about\":[",
           year, year, 'A' + (char)chance_below(c, 8), EPISODES);
    put_statement(c, "plot", 8, 0);
    printf(",");
    put_statement(c, "plot", 6, EPISODES);
    printf("]},\"sources\":[");
    for (unsigned i = 0; i < SOURCES; i++) {
        struct text words = {.n = 0};
        words_english(&words, c, 3);
        printf(
            "%s{\"id\":\"s%u\",\"publisher\":\"Paper %c\",\"title\":\"%s\",\"date\":\"%u-03-%u\","
            "\"kind\":\"press\",\"url\":\"https://example.org/%lu/%u\"}",
            i ? "," : "", i, 'A' + (char)chance_below(c, 20), words.p, year, 10 + i * 5, number, i);
    }
}

static void put_people(struct work *w) {
    struct chance *c = &w->chance;
    printf("],\"people\":[");
    for (unsigned i = 0; i < PEOPLE; i++) {
        struct name_pair name;
        do {
            name = person_name(chance_zipf(c, POOL));
            w->people[i] = words_id(&name.en);
        } while (is_among(w->people, i, &w->people[i]));
        printf("%s{\"id\":\"%s\",", i ? "," : "", w->people[i].p);
        put_names("name", &name, true);
        if (i < SINGERS) {
            printf(",\"about\":[");
            put_statement(c, "bio", 5, 0);
            printf("]");
        }
        printf("}");
    }
}

static void put_cast(struct work *w) {
    struct chance *c = &w->chance;
    printf("],\"characters\":[");
    for (unsigned i = 0; i < CHARACTERS; i++) {
        struct name_pair name;
        do {
            name = words_name(c);
            w->characters[i] = words_id(&name.en);
        } while (is_among(w->characters, i, &w->characters[i]));
        printf("%s{\"id\":\"%s\",", i ? "," : "", w->characters[i].p);
        put_names("name", &name, true);
        if (i < ACTORS)
            printf(",\"played_by\":[\"%s\"]", w->people[SINGERS + MAKERS + i].p);
        if (i > 0) {
            printf(",\"ties\":[{\"to\":\"%s\",\"as\":\"friend\",", w->characters[i - 1].p);
            put_sources(c);
            printf("}]");
        }
        printf("}");
    }
    printf("],\"topics\":[");
    for (unsigned i = 0; i < PLACES; i++) {
        struct name_pair name;
        do {
            name = words_title(c, 2);
            w->places[i] = words_id(&name.en);
        } while (is_among(w->places, i, &w->places[i]));
        printf("%s{\"id\":\"%s\",", i ? "," : "", w->places[i].p);
        put_names("name", &name, false);
        printf(",\"kind\":\"place\"}");
    }
    printf("],\"episodes\":[");
    for (unsigned i = 1; i <= EPISODES; i += 2)
        printf("%s{\"number\":%u,\"rating\":\"%u.%u %%\"}", i > 1 ? "," : "", i,
               5 + chance_below(c, 15), chance_below(c, 10));
}

static void put_lyric(struct chance *c) {
    printf(",\"lyrics\":[{\"id\":\"a\",\"lines\":[");
    bool both = chance_is(c, 40);
    for (unsigned i = 0; i < 2; i++) {
        struct text en = {.n = 0}, ko = {.n = 0};
        words_english(&en, c, 5 + chance_below(c, 3));
        words_korean(&ko, c, 4);
        printf("%s{\"en\":\"%s\"", i ? "," : "", en.p);
        if (both)
            printf(",\"ko\":\"%s\"", ko.p);
        printf("}");
    }
    printf("],\"cited\":{\"en\":[\"s%u\"]}}]", chance_below(c, SOURCES));
}

static void put_theme(struct work *w) {
    struct chance *c = &w->chance;
    struct text t = {.n = 0};
    words_english(&t, c, 6);
    printf(",\"themes\":[{\"of\":[\"character:%s\"],\"text\":\"%s\",",
           w->characters[chance_below(c, CHARACTERS)].p, t.p);
    put_sources(c);
    printf(",\"reveals\":%u}]", 1 + chance_below(c, EPISODES));
}

static void put_track(struct work *w, unsigned long number, unsigned track) {
    static const char *const moods[] = {"warm", "longing", "bright", "aching", "calm", "playful"};
    struct chance *c = &w->chance;
    struct name_pair title;
    unsigned attempt = 0;
    do {
        title = track_title(number, track, attempt++);
        w->tracks[track] = words_id(&title.en);
    } while (is_among(w->tracks, track, &w->tracks[track]));
    printf("%s{\"id\":\"%s\",", track ? "," : "", w->tracks[track].p);
    put_names("title", &title, true);
    printf(",\"part\":%u,\"credits\":[{\"who\":\"%s\",\"role\":\"performer\",", track / 2 + 1,
           w->people[chance_below(c, SINGERS)].p);
    put_sources(c);
    if (chance_is(c, 30))
        printf("},{\"who\":\"%s\",\"role\":\"composer\"", w->people[SINGERS + track % MAKERS].p);
    printf("}]");
    if (chance_is(c, 30))
        printf(",\"moods\":[\"%s\"]", one_of(c, moods, sizeof moods / sizeof *moods));
    if (chance_is(c, 10))
        put_theme(w);
    w->has_lyric[track] = chance_is(c, 30);
    if (w->has_lyric[track])
        put_lyric(c);
    printf(",\"about\":[");
    put_statement(c, "note", 4 + chance_below(c, 3), 0);
    if (chance_is(c, 8)) {
        printf(",");
        put_statement(c, "meaning", 10, 1 + chance_below(c, EPISODES));
    }
    printf("]}");
}

static void put_cue(struct work *w) {
    static const char *const usages[] = {"background", "visual", "ending", "unknown"};
    static const char *const sure[] = {"stated", "stated", "joined", "inferred", "candidate"};
    struct chance *c = &w->chance;
    unsigned track = chance_below(c, TRACKS);
    printf("{");
    if (chance_is(c, 5))
        printf("\"track\":null,\"candidates\":[\"%s\"]", w->tracks[track].p);
    else
        printf("\"track\":\"%s\"%s", w->tracks[track].p,
               w->has_lyric[track] && chance_is(c, 30) ? ",\"heard\":[\"a\"]" : "");
    printf(",\"usage\":\"%s\",\"sure\":\"%s\",", one_of(c, usages, 4), one_of(c, sure, 5));
    put_sources(c);
    printf("}");
}

static void put_scene(struct work *w, unsigned scene) {
    struct chance *c = &w->chance;
    struct name_pair title = words_title(c, 2);
    struct text id = words_id(&title.en), keywords = {.n = 0}, more = {.n = 0};
    unsigned episode = 1 + chance_below(c, EPISODES), who = chance_below(c, CHARACTERS);
    printf("%s{\"id\":\"%s-%u\",", scene ? "," : "", id.p, scene);
    put_names("title", &title, false);
    if (chance_is(c, 5))
        printf(",\"episode\":null");
    else
        printf(",\"episode\":%u", episode);
    words_english(&keywords, c, 2);
    words_english(&more, c, 1);
    printf(",\"place\":\"%s\",\"characters\":[\"%s\",\"%s\"],\"keywords\":[\"%s\",\"%s\"],"
           "\"about\":[",
           w->places[chance_below(c, PLACES)].p, w->characters[who].p,
           w->characters[(who + 1) % CHARACTERS].p, keywords.p, more.p);
    put_statement(c, "plot", 8 + chance_below(c, 4), 0);
    if (chance_is(c, 20)) {
        printf(",");
        put_statement(c, "plot", 8, episode + chance_below(c, EPISODES + 1 - episode));
    }
    printf("],\"cues\":[");
    put_cue(w);
    if (chance_is(c, 15)) {
        printf(",");
        put_cue(w);
    }
    printf("]}");
}

static void put_library(unsigned long works) {
    static struct work w;
    for (unsigned long number = 0; number < works; number++) {
        w.chance = chance_of(OF_WORK, number);
        put_work(&w, number);
        put_people(&w);
        put_cast(&w);
        printf("],\"tracks\":[");
        for (unsigned i = 0; i < TRACKS; i++)
            put_track(&w, number, i);
        printf("],\"scenes\":[");
        for (unsigned i = 0; i < SCENES; i++)
            put_scene(&w, i);
        printf("],\"releases\":[{\"id\":\"album\",\"title\":{\"en\":\"Album\"},\"tracks\":[");
        for (unsigned i = 0; i < TRACKS; i += 2)
            printf("%s\"%s\"", i ? "," : "", w.tracks[i].p);
        printf("]}]}\n");
    }
}

/* Swaps two neighbours, or drops a letter, in the middle of the longest word. */
static void mistype(struct text *t, bool drops) {
    size_t best = 0, length = 0;
    for (size_t at = 0; at < t->n;) {
        size_t n = strcspn(t->p + at, " ");
        if (n > length) {
            best = at;
            length = n;
        }
        at += n + 1;
    }
    char *p = t->p + best + length / 2;
    if (drops) {
        memmove(p, p + 1, strlen(p));
        t->n--;
    } else {
        char c = p[0];
        p[0] = p[-1];
        p[-1] = c;
    }
}

/* The last word of a title, then the first. */
static struct text two_words(const struct text *title) {
    struct text out = {.n = 0}, first = *title;
    text_put(&out, strrchr(title->p, ' ') + 1);
    first.p[strcspn(first.p, " ")] = '\0';
    text_put(&out, " ");
    text_put(&out, first.p);
    return out;
}

/* As people type a name: in lower case. */
static struct text typed(const struct text *name) {
    struct text out = words_id(name);
    for (size_t i = 0; i < out.n; i++)
        out.p[i] = name->p[i] == ' ' ? ' ' : out.p[i];
    return out;
}

/* All of them are about the first 500 works. */
static void put_queries(void) {
    for (unsigned i = 0; i < QUERIES; i++) {
        struct name_pair title = track_title(17 + i * 37, i, 0);
        struct name_pair other = track_title(29 + i * 31, i + 5, 0);
        struct name_pair person = person_name((1u << i % 7) + i);
        struct text en = {.n = 0}, ko = {.n = 0}, nothing = {.n = 0};
        struct text name = typed(&person.en), whole = typed(&title.en), typo = typed(&other.en);
        struct text two = two_words(&whole);
        word_english(&en, 1u << i);
        word_korean(&ko, (1u << i) + 1);
        mistype(&typo, i % 2);
        words_english(&nothing, &(struct chance){i}, 1);
        text_put(&nothing, i % 2 ? "qxjv" : " zzxqk");
        printf("word\t%s\nname\t%s\ntitle\t%s\ntwo words\t%s\n", en.p, name.p, whole.p, two.p);
        printf("Korean\t%s\nKorean\t%s\ntypo\t%s\nno hit\t%s\n", i % 2 ? title.ko.p : ko.p,
               person.ko.p, typo.p, nothing.p);
    }
}

int main(int argc, char **argv) {
    static char buffer[BUFFER];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    unsigned long tracks = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
    if (argc == 2 && strcmp(argv[1], "queries") == 0)
        put_queries();
    else if (tracks >= TRACKS)
        put_library(tracks / TRACKS);
    else
        return fputs("usage: generate TRACKS (20 or more) | queries\n", stderr), 2;
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
