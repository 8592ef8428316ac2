/* As the shell would run it: the variable may hold arguments too. */
#include "tui/programs.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char *name_of_editor(void) {
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    if (visual && *visual)
        return visual;
    return editor && *editor ? editor : "vi";
}

/* The editor gets the signals as any program does. */
static bool start(char *const *argv, pid_t *pid) {
    static const int ours[] = {SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGWINCH, SIGCONT};
    posix_spawnattr_t how;
    sigset_t usual;
    sigemptyset(&usual);
    for (size_t i = 0; i < COUNT(ours); i++)
        sigaddset(&usual, ours[i]);
    posix_spawnattr_init(&how);
    posix_spawnattr_setsigdefault(&how, &usual);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
    bool good = posix_spawn(pid, argv[0], NULL, &how, argv, environ) == 0;
    posix_spawnattr_destroy(&how);
    return good;
}

/* When the editor stops, we stop, for the shell waits for us; who wakes us wakes both. */
static bool wait_for(pid_t pid) {
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(pid, &status, WUNTRACED);
        if (ended < 0 && errno != EINTR)
            return false;
        if (ended < 0)
            continue;
        if (!WIFSTOPPED(status))
            break;
        kill(getpid(), SIGSTOP);
        kill(pid, SIGCONT);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool editor_run(const struct where *at) {
    struct arena a = {0};
    char *command = str_cstr(&a, str_fmt(&a, "%s \"$@\"", name_of_editor()));
    char *line = str_cstr(&a, str_fmt(&a, "+%zu", at->line));
    /* A name must not look like an option. */
    bool is_odd = at->file.n > 0 && (at->file.p[0] == '-' || at->file.p[0] == '+');
    char *file = str_cstr(&a, str_fmt(&a, "%s%.*s", is_odd ? "./" : "", STR_ARG(at->file)));
    char *argv[] = {str_cstr(&a, STR("/bin/sh")),
                    str_cstr(&a, STR("-c")),
                    command,
                    str_cstr(&a, STR("sh")),
                    line,
                    file,
                    NULL};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before[2];
    sigaction(SIGINT, &ignore, &before[0]);
    sigaction(SIGQUIT, &ignore, &before[1]);
    pid_t pid;
    bool good = start(argv, &pid) && wait_for(pid);
    sigaction(SIGINT, &before[0], NULL);
    sigaction(SIGQUIT, &before[1], NULL);
    arena_free(&a);
    return good;
}
