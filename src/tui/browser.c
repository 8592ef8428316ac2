/* The browser has a session of its own, so neither Ctrl-z nor the end of the terminal reaches it,
   and nothing of ours is open in it. After a fork the other threads are gone: only what POSIX calls
   async-signal-safe is called there, and execvp(), which in all systems of our time is so too. */
#include "tui/programs.h"

#include "core/address.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#define USUAL "open"
#else
#define USUAL "xdg-open"
#endif

enum { WORDS = 16, LAST_SIGNAL = 64 };

/* The words of $BROWSER, and the address. */
static char **arguments(struct arena *a, str address) {
    char **argv = NEW(a, char *, WORDS + 2);
    unsigned n = 0;
    str words = str_trim(str_of(getenv("BROWSER")));
    for (words = words.n > 0 ? words : STR(USUAL); words.n > 0 && n < WORDS;
         words = str_trim(words))
        argv[n++] = str_cstr(a, str_split(&words, ' '));
    argv[n] = str_cstr(a, address);
    return argv;
}

/* Says one byte when it cannot be started; else the pipe just closes. */
static void become(char **argv, int report) {
    sigset_t none;
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd <= STDERR_FILENO; fd++)
        dup2(nothing, fd);
    sigemptyset(&none);
    for (int s = 1; s <= LAST_SIGNAL; s++)
        signal(s, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    execvp(argv[0], argv);
    _exit(write(report, "", 1) != 1);
}

/* Signals wait until the child can no longer take them for its parent's. */
static pid_t start(char **argv, int report) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = fork();
    if (pid == 0)
        become(argv, report);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return pid;
}

bool browser_open(str address) {
    struct arena a = {0};
    int ends[2];
    char byte;
    ssize_t n;
    while (waitpid(-1, NULL, WNOHANG) > 0) { /* those of before that have ended */
    }
    if (!address_is_web(address) || pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t pid = start(arguments(&a, address), ends[1]);
    close(ends[1]);
    while ((n = read(ends[0], &byte, 1)) < 0 && errno == EINTR) {
    }
    close(ends[0]);
    arena_free(&a);
    return pid > 0 && n == 0;
}
