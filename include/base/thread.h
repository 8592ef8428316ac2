/* Threads beside that of the screen. */
#ifndef LEITMOTIF_BASE_THREAD_H
#define LEITMOTIF_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread that takes no signals: their handlers belong to the thread of the screen. False
   when none can be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

#endif
