/* One error of a call that can fail for a reason outside the program. */
#ifndef LEITMOTIF_BASE_ERR_H
#define LEITMOTIF_BASE_ERR_H

#include <stdbool.h>

enum { ERR_TEXT = 512 };

/* Worded where it happens; `text` is empty while there is no error. */
struct err {
    char text[ERR_TEXT];
};

/* Words the error (cut to ERR_TEXT), unless `e` is NULL, and returns false, for `return
   err_set(…)`. */
bool err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
