/* Files read and written whole. */
#ifndef LEITMOTIF_BASE_FILE_H
#define LEITMOTIF_BASE_FILE_H

#include "base/str.h"

/* Adds the text of a regular file of at most `most` bytes; waits for no other side of a FIFO. False
   with errno set: EINVAL for another kind of file, EFBIG for a larger one. */
bool file_read(const char *path, size_t most, struct buf *out);
/* Writes all of `text`, and waits where that would block. False with errno set when it cannot. */
bool file_write(int fd, str text);

#endif
