/* Handlers use only what POSIX calls async-signal-safe, and the memory that is static here. */
#include "tui/signal.h"

#include "base/arena.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    STACK_BYTES = 64 * 1024, /* for a handler when the ordinary stack is used up */
    WRITE_MS = 200           /* how long a blocked terminal may hold up the end */
};

/* Signals that we catch: those that end the process, and those that wake the loop. */
static const int caught[] = {SIGTERM, SIGHUP, SIGINT,   SIGQUIT, SIGSEGV, SIGABRT,
                             SIGBUS,  SIGFPE, SIGWINCH, SIGTSTP, SIGCONT};

/* What a signal means to the loop; 0: it ends the process. */
static unsigned char meaning_of(int signal) {
    return signal == SIGWINCH  ? SIGNAL_RESIZED
           : signal == SIGTSTP ? SIGNAL_STOP
           : signal == SIGCONT ? SIGNAL_CONTINUED
                               : 0;
}

/* How to give the terminal back. */
static struct {
    volatile sig_atomic_t is_armed;
    struct termios modes;
    char leave[SIGNAL_LEAVE];
    size_t n;
} rescue;

/* What was before us. */
static struct {
    struct sigaction caught[COUNT(caught)];
    struct sigaction pipe;
    stack_t stack;
} before;

static int wake[2] = {-1, -1};
static _Alignas(16) char stack[STACK_BYTES];

void signal_restore(void) {
    if (!rescue.is_armed)
        return;
    rescue.is_armed = 0;
    pid_t group = tcgetpgrp(STDIN_FILENO);
    if (group >= 0 && group != getpgrp())
        return; /* in the background the terminal is somebody else's */
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    if (poll(&out, 1, WRITE_MS) > 0 && write(STDOUT_FILENO, rescue.leave, rescue.n) < 0) {
        /* Nobody is left to be told. */
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &rescue.modes);
}

/* Ends the process by the same signal, so that its exit status tells. A fault happens again as soon
   as we return, with its cause still in place for a debugger or a sanitizer. */
static void on_fatal(int signal, siginfo_t *info, void *context) {
    (void)context;
    int error = errno;
    bool is_fault = signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE;
    signal_restore();
    for (size_t i = 0; i < COUNT(caught); i++)
        if (caught[i] == signal)
            sigaction(signal, &before.caught[i], NULL);
    if (!is_fault || info->si_code <= 0)
        raise(signal);
    errno = error;
}

static void on_wake(int signal) {
    int error = errno;
    unsigned char meaning = meaning_of(signal);
    if (write(wake[1], &meaning, 1) < 0) {
        /* The pipe is full, so the loop wakes anyway. */
    }
    errno = error;
}

bool signal_pipe(int ends[2], struct err *e) {
    if (pipe(ends) != 0)
        return err_set(e, "cannot make a pipe: %s", strerror(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

/* Installs `action`, unless the signal was ignored on purpose (as under nohup). */
static void install(int signal, const struct sigaction *action, struct sigaction *old) {
    sigaction(signal, NULL, old);
    if (!(old->sa_flags & SA_SIGINFO) && old->sa_handler == SIG_IGN)
        return;
    sigaction(signal, action, NULL);
}

bool signal_open(struct err *e) {
    if (!signal_pipe(wake, e))
        return false;
    sigaltstack(NULL, &before.stack);
    if (before.stack.ss_flags & SS_DISABLE) /* else a sanitizer has set up one */
        sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    struct sigaction fatal = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    struct sigaction waker = {.sa_handler = on_wake, .sa_flags = SA_RESTART};
    sigfillset(&fatal.sa_mask);
    for (size_t i = 0; i < COUNT(caught); i++)
        install(caught[i], meaning_of(caught[i]) ? &waker : &fatal, &before.caught[i]);
    sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_IGN}, &before.pipe);
    arena_on_oom(signal_restore);
    if (atexit(signal_restore) != 0) {
        signal_close();
        return err_set(e, "cannot register an exit handler");
    }
    return true;
}

void signal_close(void) {
    for (size_t i = 0; i < COUNT(caught); i++)
        sigaction(caught[i], &before.caught[i], NULL);
    sigaction(SIGPIPE, &before.pipe, NULL);
    sigaltstack(&before.stack, NULL);
    close(wake[0]);
    close(wake[1]);
}

void signal_arm(str leave, const struct termios *modes) {
    assert(leave.n <= sizeof rescue.leave);
    rescue.is_armed = 0;
    memcpy(rescue.leave, leave.p, leave.n);
    rescue.n = leave.n;
    rescue.modes = *modes;
    rescue.is_armed = 1;
}

int signal_fd(void) {
    return wake[0];
}

unsigned signal_take(void) {
    unsigned seen = 0;
    unsigned char bytes[64];
    ssize_t n;
    while ((n = read(wake[0], bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < n; i++)
            seen |= bytes[i];
    return seen;
}

void signal_stop(void) {
    struct sigaction ours;
    struct sigaction stop = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, NULL, &ours);
    if (ours.sa_handler == SIG_IGN)
        return; /* the shell has no job control */
    sigaction(SIGTSTP, &stop, NULL);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}
