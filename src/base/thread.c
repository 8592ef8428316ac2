#include "base/thread.h"

#include <signal.h>

bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool is_started = pthread_create(thread, NULL, run, context) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return is_started;
}

void thread_each(void *contexts, size_t size, unsigned n, void *(*step)(void *context)) {
    char *at = contexts;
    pthread_t threads[THREADS_MAX];
    bool is_started[THREADS_MAX] = {false};
    for (unsigned i = 1; i < n; i++)
        is_started[i] = thread_start(&threads[i], step, at + i * size);
    for (unsigned i = 0; i < n; i++)
        if (!is_started[i])
            step(at + i * size);
    for (unsigned i = 1; i < n; i++)
        if (is_started[i])
            pthread_join(threads[i], NULL);
}
