/* A thread beside the screen for what takes long. It tells through a pipe how far it is. */
#ifndef LEITMOTIF_TUI_WORKER_H
#define LEITMOTIF_TUI_WORKER_H

#include "base/err.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum { WORKER_NEWS_MS = 100 /* between two of them */ };

struct worker;

/* What a job does. Runs on the thread, with all signals blocked. It calls worker_tell() now and
   then, or looks at worker_stopped(), and returns when it is not wanted any more. */
typedef void worker_job(struct worker *w, void *context);

/* How far the job is. */
struct worker_news {
    uint32_t done; /* of what it counts */
    uint32_t rate; /* a second, since it started */
    bool is_over;  /* it has ended, and what it made may be read */
};

/* A worker without a job. NULL with `e` set when no pipe can be had. Called by the loop of the
   screen, as all that follows but the last two. */
struct worker *worker_open(struct err *e);
/* Stops the job, waits until it has ended, and gives the worker back. NULL is allowed. */
void worker_close(struct worker *w);

/* Starts a job; the one before must be over. `context` goes to it as it is. False when the system
   gives no thread. */
bool worker_start(struct worker *w, worker_job *job, void *context);
/* Asks the job to end; the news that it is over comes in the usual way. */
void worker_stop(struct worker *w);

/* Readable when worker_take() has something new. */
int worker_fd(const struct worker *w);
/* False when there is nothing new. */
bool worker_take(struct worker *w, struct worker_news *news);

/* For the job: tells how far it is, at most once in WORKER_NEWS_MS. False: it is to end. */
bool worker_tell(struct worker *w, uint32_t done);
/* For the job: true once it is to end. */
const atomic_bool *worker_stopped(const struct worker *w);

#endif
