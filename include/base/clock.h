/* A clock for spans of time. */
#ifndef LEITMOTIF_BASE_CLOCK_H
#define LEITMOTIF_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds of a clock that only goes forward. */
int64_t clock_ms(void);

#endif
