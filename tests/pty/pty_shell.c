/* A stand-in for a shell: leads the session, keeps one job in the foreground, and reports on it. */
#include "pty_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

static void tell(int fd, struct report r) {
    r.at = pty_clock();
    if (write(fd, &r, sizeof r) != (ssize_t)sizeof r)
        _exit(1);
}

/* No test leaves a process behind, however it ends. */
static void die_with_parent(void) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static void set_env(const char *const *env) {
    setenv("TERM", "xterm-256color", 1);
    setenv("XDG_STATE_HOME", "/dev/null", 1); /* nothing is kept from one test to the next */
    for (; env && *env; env++) {
        const char *eq = strchr(*env, '=');
        if (!eq) {
            unsetenv(*env);
            continue;
        }
        char *name = strdup(*env);
        name[eq - *env] = '\0';
        setenv(name, eq + 1, 1);
        free(name);
    }
}

/* Lets the counter into the program. */
static void load_counter(const struct pty *p) {
    char number[16];
    if (!p->count)
        return;
    snprintf(number, sizeof number, "%d", dup(p->count_fd));
    setenv(COUNT_FD, number, 1);
    setenv("LD_PRELOAD", getenv("PTY_COUNTER"), 1);
}

_Noreturn static void become_program(const struct pty *p, const struct pty_setup *s, int reports) {
    die_with_parent();
    setpgid(0, 0);
    tcsetpgrp(p->slave, getpid());
    for (int fd = 0; fd < 3; fd++)
        dup2(p->slave, fd);
    set_env(s->env);
    load_counter(p);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(SIGTTOU, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    tell(reports, (struct report){.kind = REPORT_EXEC, .pid = getpid()});
    execvp(s->argv[0], (char *const *)(uintptr_t)s->argv);
    tell(reports, (struct report){.kind = REPORT_FAILED, .value = errno});
    _exit(127);
}

static double children_cpu(void) {
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

/* Reports what became of the job; ends the shell with it. */
static void look_after(const struct pty *p, pid_t job, int reports) {
    int status;
    while (waitpid(job, &status, WNOHANG | WUNTRACED) == job) {
        if (WIFSTOPPED(status))
            tcsetpgrp(p->slave, getpgrp());
        tell(reports, (struct report){REPORT_CHANGED, status, job, 0, children_cpu()});
        if (!WIFSTOPPED(status))
            _exit(0);
    }
}

_Noreturn void shell_run(const struct pty *p, const struct pty_setup *setup, int reports) {
    die_with_parent();
    close(p->master);
    setsid();
    ioctl(p->slave, TIOCSCTTY, 0);
    signal(SIGTTOU, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pid_t job = fork();
    if (job == 0)
        become_program(p, setup, reports);
    setpgid(job, job);
    for (;;) {
        int sig = 0;
        sigwait(&set, &sig);
        if (sig == SIGHUP && !setup->deaf_shell)
            kill(-job, SIGHUP);
        if (sig == SIGUSR1) {
            tcsetpgrp(p->slave, job);
            kill(-job, SIGCONT);
        }
        look_after(p, job, reports);
    }
}
