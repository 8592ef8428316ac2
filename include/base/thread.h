/* Threads beside that of the screen. */
#ifndef LEITMOTIF_BASE_THREAD_H
#define LEITMOTIF_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Starts a thread that takes no signals: their handlers belong to the thread of the screen. False
   when none can be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

/* Calls run(context, i) for each i below n, in any order; when the work is worth their threads on
   all processors, of which a call takes eight at most. It returns when all are done. */
void thread_each(void (*run)(void *context, size_t i), void *context, size_t n, bool is_much);

#endif
