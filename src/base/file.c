/* What is asked of a file is asked of its descriptor: its name may mean another one meanwhile. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int fd, size_t most, struct buf *out) {
    char bytes[16384];
    struct stat status;
    if (fstat(fd, &status) != 0)
        return false;
    errno = EINVAL;
    if (!S_ISREG(status.st_mode))
        return false;
    for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) != 0;) {
        if (n < 0 && errno != EINTR)
            return false;
        buf_add(out, (str){bytes, n > 0 ? (size_t)n : 0});
        errno = EFBIG;
        if (out->n > most)
            return false;
    }
    return true;
}

bool file_read(const char *path, size_t most, struct buf *out) {
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = read_all(fd, most, out);
    int error = errno;
    close(fd);
    errno = error;
    return good;
}

/* True when an interrupted or refused write() is worth another try. */
static bool can_go_on(int fd) {
    struct pollfd out = {.fd = fd, .events = POLLOUT};
    if (errno == EINTR)
        return true;
    return (errno == EAGAIN || errno == EWOULDBLOCK) &&
           (poll(&out, 1, -1) < 0 || (out.revents & POLLOUT));
}

bool file_write(int fd, str text) {
    while (text.n > 0) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && !can_go_on(fd))
            return false;
        text = str_slice(text, n < 0 ? 0 : (size_t)n, text.n);
    }
    return true;
}
