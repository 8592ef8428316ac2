/* Wording of errors. */
#include "base/err.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

bool err_set(struct err *e, const char *format, ...) {
    if (!e)
        return false;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    size_t end = ERR_TEXT - 1;
    if (n < ERR_TEXT)
        return false;
    /* Of the last character the cut may have left only the first bytes. */
    while (end > 1 && ((unsigned char)e->text[end - 1] & 0xC0) == 0x80)
        end--;
    e->text[end - 1] = '\0';
    return false;
}
