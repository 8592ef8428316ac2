/* The text goes as letters and digits, so none of its bytes can mean anything to the terminal. */
#include "tui/clipboard.h"

static void add_base64(struct buf *out, str s) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t bits = 0;
        for (size_t k = i; k < i + 3; k++)
            bits = bits << 8 | (k < s.n ? (unsigned char)s.p[k] : 0U);
        for (unsigned k = 0; k < 4; k++)
            buf_char(out, i + k > s.n ? '=' : digits[bits >> (18 - 6 * k) & 63]);
    }
}

bool clipboard_add(struct buf *out, str text) {
    if (text.n > CLIPBOARD_MAX)
        return false;
    buf_add(out, STR("\x1B]52;c;"));
    add_base64(out, text);
    buf_add(out, STR("\a"));
    return true;
}
