/* One thread for each job. The news stand under a lock; a byte in the pipe says that they are new.
 */
#include "tui/worker.h"

#include "tui/signal.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/thread.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

struct worker {
    pthread_t thread;
    pthread_mutex_t lock; /* of the news */
    int pipe[2];
    worker_job *job;
    void *context;
    struct worker_news news;
    int64_t started, told; /* of the job's thread alone */
    bool is_running;       /* of the loop alone */
    atomic_bool is_stopped;
};

struct worker *worker_open(struct err *e) {
    struct worker *w = memory_new(1, sizeof *w);
    if (!signal_pipe(w->pipe, e)) {
        free(w);
        return NULL;
    }
    pthread_mutex_init(&w->lock, NULL);
    return w;
}

static void join(struct worker *w) {
    if (w->is_running)
        pthread_join(w->thread, NULL);
    w->is_running = false;
}

void worker_close(struct worker *w) {
    if (!w)
        return;
    worker_stop(w);
    join(w);
    pthread_mutex_destroy(&w->lock);
    close(w->pipe[0]);
    close(w->pipe[1]);
    free(w);
}

static void post(struct worker *w, struct worker_news news) {
    pthread_mutex_lock(&w->lock);
    w->news = news;
    pthread_mutex_unlock(&w->lock);
    if (write(w->pipe[1], "", 1) < 0) {
        /* The pipe is full, so the loop wakes anyway. */
    }
}

static void *run(void *worker) {
    struct worker *w = worker;
    w->job(w, w->context);
    post(w, (struct worker_news){.is_over = true});
    return NULL;
}

bool worker_start(struct worker *w, worker_job *job, void *context) {
    assert(!w->is_running);
    w->job = job;
    w->context = context;
    w->news = (struct worker_news){0};
    w->started = w->told = clock_ms();
    atomic_store(&w->is_stopped, false);
    w->is_running = thread_start(&w->thread, run, w);
    return w->is_running;
}

void worker_stop(struct worker *w) {
    atomic_store(&w->is_stopped, true);
}

int worker_fd(const struct worker *w) {
    return w->pipe[0];
}

bool worker_take(struct worker *w, struct worker_news *news) {
    char bytes[64];
    bool is_new = false;
    while (read(w->pipe[0], bytes, sizeof bytes) > 0)
        is_new = true;
    if (!is_new)
        return false;
    pthread_mutex_lock(&w->lock);
    *news = w->news;
    pthread_mutex_unlock(&w->lock);
    if (news->is_over)
        join(w);
    return true;
}

bool worker_tell(struct worker *w, uint32_t done) {
    int64_t now = clock_ms();
    if (now - w->told >= WORKER_NEWS_MS) {
        w->told = now;
        post(w, (struct worker_news){
                    .done = done, .rate = (uint32_t)((int64_t)done * 1000 / (now - w->started))});
    }
    return !atomic_load(&w->is_stopped);
}

const atomic_bool *worker_stopped(const struct worker *w) {
    return &w->is_stopped;
}
