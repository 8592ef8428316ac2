/* What Korean writes behind a noun, and terms without it. */
#include "core/words.h"

#include <string.h>

/* A Hangul term without what it ends with, when so many keys are left. */
static str without(str term, const char *const *endings, size_t n, size_t least) {
    for (size_t i = 0; i < n && word_is_hangul(term); i++) {
        size_t keys = strlen(endings[i]);
        if (term.n >= keys + least &&
            word_is_typed(str_slice(term, term.n - keys, term.n), endings[i]))
            return str_slice(term, 0, term.n - keys);
    }
    return term;
}

/* Without the particle at its end, or without what else is written behind a noun: that is no word
   that stands for nothing. */
static str without_ending(str term, size_t least) {
    /* 한테서 에게서 에서 에게 한테 까지 부터 하고 으로 처럼 이 가 은 는 을 를 의 에 와 과 도 로 만
       랑 아 야 씨 님 라는 */
    static const char *const particles[] = {
        "gksxptj", "dprptj", "dptj", "dprp", "gksxp", "Rkwl", "qnxj", "gkrh", "dmfh", "cjfja",
        "fksms",   "dl",     "rk",   "dms",  "sms",   "dmf",  "fmf",  "dml",  "dp",   "dhk",
        "rhk",     "eh",     "fh",   "aks",  "fkd",   "dk",   "di",   "Tl",   "sla",
    };
    /* 하는 할때 했을때 했던 형 오빠 언니 누나 노래 때 씬 장면 이름 역 */
    static const char *const others[] = {
        "gksms", "gkfEo", "goTdmfEo", "goTejs", "gud",    "dhQk",  "djssl",
        "snsk",  "shfo",  "Eo",       "Tls",    "wkdaus", "dlfma", "dur",
    };
    str bare = without(term, others, least > 0 ? COUNT(others) : 0, least);
    return bare.n < term.n ? bare : without(term, particles, COUNT(particles), least);
}

str word_bare(str term, size_t least) {
    size_t n = 0;
    while (n != term.n) {
        n = term.n;
        term = without_ending(term, least);
    }
    return term;
}
