/* Threads beside that of the screen. */
#ifndef LEITMOTIF_BASE_THREAD_H
#define LEITMOTIF_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum { THREADS_MAX = 4 };

/* Starts a thread that takes no signals: their handlers belong to the thread of the screen. False
   when none can be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

/* Runs a step for each of `n` contexts, at most THREADS_MAX, that stand `size` bytes apart: at once
   as far as threads can be had. Returns when all are done. */
void thread_each(void *contexts, size_t size, unsigned n, void *(*step)(void *context));

#endif
