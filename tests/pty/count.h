/* What the harness and the counter that is loaded into the program share. */
#ifndef LEITMOTIF_TEST_COUNT_H
#define LEITMOTIF_TEST_COUNT_H

/* Names the variable with the number of the open file that holds a struct count. */
#define COUNT_FD "PTY_COUNT_FD"

struct count {
    volatile unsigned long calls, bytes;
};

#endif
