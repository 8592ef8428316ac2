#include "load_text.h"

#include "core/load_pass.h"

bool load_text(struct load *l, str name, str text) {
    str file = str_dup(&l->keep, name);
    if (!str_ends(name, STR(".jsonl")))
        return load_document(l, file, text, 1);
    bool has_added = false;
    for (size_t line = 1; text.n; line++) {
        str one = str_split(&text, '\n');
        if (str_trim(one).n)
            has_added |= load_document(l, file, one, line);
    }
    return has_added;
}
