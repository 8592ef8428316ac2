/* What is not plainly an address of the web is none. */
#include "core/address.h"

#include "base/text.h"

#include <string.h>

static bool is_shown(str s) {
    size_t at = 0, past;
    uint32_t unsafe;
    return str_find(s, STR(" "), 0) == SIZE_MAX && !text_next_unsafe(s, &at, &past, &unsafe);
}

static bool has_scheme(str s, str scheme) {
    for (size_t i = 0; i < scheme.n; i++)
        if (i >= s.n || str_lower(s.p[i]) != scheme.p[i])
            return false;
    return s.n > scheme.n;
}

bool address_is_web(str address) {
    return (has_scheme(address, STR("https://")) || has_scheme(address, STR("http://"))) &&
           is_shown(address);
}

str address_listen(struct arena *a, str words) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    struct buf out = {.arena = a};
    buf_add(&out, STR("https://www.youtube.com/results?search_query="));
    for (size_t i = 0; i < words.n; i++)
        if (words.p[i] && strchr(plain, words.p[i]))
            buf_char(&out, words.p[i]);
        else
            buf_fmt(&out, "%%%02X", (unsigned)(unsigned char)words.p[i]);
    return buf_str(&out);
}
