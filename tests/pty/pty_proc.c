/* What the system counts of a process, on Linux from /proc. */
#include "pty_parts.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The number behind `name` at the start of a line of the file, or -1. */
static long field(const char *path, const char *name) {
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    char line[256];
    long n = -1;
    while (n < 0 && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            n = strtol(line + strlen(name), NULL, 10);
    fclose(f);
    return n;
}

/* The letter for the state of a thread: 'S' sleeps. */
static char state_of(const char *path) {
    FILE *f = fopen(path, "r");
    if (!f)
        return 0;
    char line[256];
    char state = 0;
    while (!state && fgets(line, sizeof line, f))
        if (strncmp(line, "State:", 6) == 0)
            state = line[7];
    fclose(f);
    return state;
}

bool proc_switches(pid_t pid, unsigned long *all, unsigned long *voluntary, bool *asleep) {
    char folder[64], path[128];
    snprintf(folder, sizeof folder, "/proc/%ld/task", (long)pid);
    DIR *d = opendir(folder);
    if (!d)
        return false;
    *all = *voluntary = 0;
    *asleep = true;
    for (struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%.20s/status", folder, e->d_name);
        long v = field(path, "voluntary_ctxt_switches:");
        long n = field(path, "nonvoluntary_ctxt_switches:");
        if (v < 0 || n < 0)
            continue;
        *all += (unsigned long)(v + n);
        *voluntary += (unsigned long)v;
        *asleep = *asleep && state_of(path) == 'S';
    }
    closedir(d);
    return true;
}

double proc_cpu(pid_t pid) {
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
        return -1;
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}
