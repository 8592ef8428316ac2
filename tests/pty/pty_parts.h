/* What the files of the harness share. */
#ifndef LEITMOTIF_TEST_PTY_PARTS_H
#define LEITMOTIF_TEST_PTY_PARTS_H

#include "pty.h"

#include <sys/types.h>

struct pty {
    struct pty *next;           /* of those that are open */
    int master, slave, reports; /* -1 when closed */
    pid_t shell, program;
    bool stopped, ended, drained;
    double exec_at;      /* pty_clock() right before exec */
    double marked_at;    /* of the last hangup or signal */
    double cpu_mark;     /* processor time at that moment */
    struct count *count; /* shared with the program; NULL without the counter */
    int count_fd;
    unsigned long seen; /* context switches when something was sent last */
    VTerm *vt;
    VTermScreen *screen;
    struct pty_state state;
    char held[64]; /* a control sequence that is not complete yet */
    size_t held_n;
    char *raw;
    size_t raw_n, raw_cap;
    char *text; /* of pty_row() and pty_screen() */
};

/* What the stand-in for a shell tells the harness, one write each. */
enum report_kind { REPORT_EXEC, REPORT_FAILED, REPORT_CHANGED };

struct report {
    enum report_kind kind;
    int value; /* errno, or a status from wait() */
    pid_t pid;
    double at;  /* pty_clock() */
    double cpu; /* ms used by the program, once it has ended */
};

/* Becomes the shell: never returns. */
_Noreturn void shell_run(const struct pty *p, const struct pty_setup *setup, int reports);

/* The emulator: opens, closes, and takes what the program wrote. */
void term_open(struct pty *p, int w, int h);
void term_resize(struct pty *p, int w, int h);
void term_close(struct pty *p);
void term_feed(struct pty *p, const char *bytes, size_t n);
/* Takes the emulator's answer to a question of the program; 0 when there is none. */
size_t term_answer(struct pty *p, char *out, size_t size);

/* Hands what the program wrote to the emulator, faint text as struck through. */
void faint_feed(struct pty *p, const char *bytes, size_t n);

/* Context switches of all threads; true in *asleep when every thread sleeps. False when the process
   is gone, or the system does not tell. */
bool proc_switches(pid_t pid, unsigned long *all, unsigned long *voluntary, bool *asleep);
/* Processor time in ms, or -1. */
double proc_cpu(pid_t pid);

#endif
