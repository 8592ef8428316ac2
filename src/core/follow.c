/* Two locks keep the threads apart. Who holds `memory` may rely on where things are: the loader
   takes it only to move them. `turn` is held while one waits for it, so that neither starves the
   other. */
#include "core/follow.h"

#include "core/reading.h"

#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>
#include <string.h>

enum {
    AT_ONCE = 8,       /* works that what follows is woken for */
    TERMS_AT_ONCE = 64 /* terms that are spelled while works may come */
};

struct follow {
    pthread_t thread;
    pthread_mutex_t turn, memory;
    pthread_mutex_t news; /* of what follows */
    pthread_cond_t has_news;
    const struct model *model; /* as it is loaded */
    uint32_t *works;           /* rows of those that may be read */
    size_t count, room;
    size_t from; /* so many are read or are being read */
    bool is_over, is_ended, is_dropped;
    bool spells;
    struct reading *reading;
};

static void hold(void *context) {
    struct follow *f = context;
    pthread_mutex_lock(&f->turn);
    pthread_mutex_lock(&f->memory);
    pthread_mutex_unlock(&f->turn);
}

static void release(void *context) {
    struct follow *f = context;
    pthread_mutex_unlock(&f->memory);
}

static void take(void *context, uint32_t work) {
    struct follow *f = context;
    pthread_mutex_lock(&f->news);
    f->works = memory_grown(f->works, &f->room, f->count + 1, sizeof *f->works);
    f->works[f->count++] = work;
    if (f->count >= f->from + AT_ONCE)
        pthread_cond_signal(&f->has_news);
    pthread_mutex_unlock(&f->news);
}

static void drop(void *context) {
    struct follow *f = context;
    f->is_dropped = true;
}

/* Waits for some works, as waking costs more than reading one; meanwhile terms are spelled. False
   when there are no more. */
static bool wait_works(struct follow *f, uint32_t works[AT_ONCE]) {
    bool has_terms = f->spells;
    pthread_mutex_lock(&f->news);
    while (!f->is_over && f->count < f->from + AT_ONCE) {
        if (!has_terms) {
            pthread_cond_wait(&f->has_news, &f->news);
            continue;
        }
        pthread_mutex_unlock(&f->news);
        has_terms = reading_spell(f->reading, TERMS_AT_ONCE);
        pthread_mutex_lock(&f->news);
    }
    bool goes_on = !f->is_over;
    if (goes_on) {
        memcpy(works, f->works + f->from, AT_ONCE * sizeof *works);
        f->from += AT_ONCE;
    }
    pthread_mutex_unlock(&f->news);
    return goes_on;
}

/* The model while others are loaded: how much there is of anything is not yet known. */
static struct model view_of(const struct model *m) {
    struct model view = {.bytes = m->bytes, .words = m->words};
    for (unsigned k = 0; k < KIND_COUNT; k++)
        view.tables[k] = (struct table){.rows = m->tables[k].rows, .count = m->tables[k].capacity};
    return view;
}

static void *run(void *context) {
    struct follow *f = context;
    uint32_t works[AT_ONCE];
    while (wait_works(f, works))
        for (size_t i = 0; i < AT_ONCE; i++) {
            hold(f);
            struct model view = view_of(f->model);
            reading_add(f->reading, &view, works[i], NULL);
            release(f);
        }
    return NULL;
}

struct follow *follow_open(struct load *l, bool spells) {
    struct follow *f = memory_new(1, sizeof *f);
    f->spells = spells;
    pthread_mutex_init(&f->turn, NULL);
    pthread_mutex_init(&f->memory, NULL);
    pthread_mutex_init(&f->news, NULL);
    pthread_cond_init(&f->has_news, NULL);
    f->reading = reading_open();
    f->model = load_follow(l, &(struct load_follower){hold, release, take, drop, f});
    f->is_ended = !thread_start(&f->thread, run, f);
    if (!f->is_ended)
        return f;
    load_follow(l, &(struct load_follower){.hold = NULL});
    follow_close(f);
    return NULL;
}

void follow_end(struct follow *f) {
    if (!f || f->is_ended)
        return;
    pthread_mutex_lock(&f->news);
    f->is_over = true;
    pthread_cond_signal(&f->has_news);
    pthread_mutex_unlock(&f->news);
    pthread_join(f->thread, NULL);
    f->is_ended = true;
}

void follow_close(struct follow *f) {
    if (!f)
        return;
    follow_end(f);
    reading_free(f->reading);
    free(f->works);
    pthread_mutex_destroy(&f->turn);
    pthread_mutex_destroy(&f->memory);
    pthread_mutex_destroy(&f->news);
    pthread_cond_destroy(&f->has_news);
    free(f);
}

struct reading *follow_take(struct follow *f) {
    struct reading *r = f->is_dropped ? NULL : f->reading;
    if (r)
        f->reading = NULL;
    return r;
}
