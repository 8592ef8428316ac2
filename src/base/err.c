/* Wording of errors. */
#include "base/err.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

/* Takes away the last character, of which a cut may have left only the first bytes. */
static void drop_last_character(char text[ERR_TEXT]) {
    size_t n = ERR_TEXT - 1;
    while (n > 1 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    text[n - 1] = '\0';
}

bool err_set(struct err *e, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    if (n >= ERR_TEXT)
        drop_last_character(e->text);
    return false;
}
