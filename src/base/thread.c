/* Starting threads, and sharing work among them. */
#include "base/thread.h"

#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* What several threads share. */
struct share {
    void (*run)(void *context, size_t i);
    void *context;
    size_t n;
    atomic_size_t next;
};

bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool is_started = pthread_create(thread, NULL, run, context) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return is_started;
}

static void *take_part(void *context) {
    struct share *s = context;
    for (size_t i; (i = atomic_fetch_add(&s->next, 1)) < s->n;)
        s->run(s->context, i);
    return NULL;
}

void thread_each(void (*run)(void *context, size_t i), void *context, size_t n, bool is_much) {
    enum { MOST = 8 };
    struct share s = {.run = run, .context = context, .n = n};
    pthread_t threads[MOST];
    long most = is_much ? sysconf(_SC_NPROCESSORS_ONLN) : 1;
    int started = 1; /* this one */
    while (started < most && started < MOST && (size_t)started < n &&
           thread_start(&threads[started], take_part, &s))
        started++;
    take_part(&s);
    while (--started > 0)
        pthread_join(threads[started], NULL);
}
