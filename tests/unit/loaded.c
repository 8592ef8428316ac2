/* Libraries loaded for tests. */
#include "loaded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

void loaded_open(struct loaded *f) {
    *f = (struct loaded){0};
    f->load = load_open(collect_sink(&f->said));
}

void loaded_close(struct loaded *f, const char *says) {
    f->m = load_close(f->load);
    assert_string_equal(collect_text(&f->said), says);
}

void loaded_release(struct loaded *f) {
    model_free(f->m);
    arena_free(&f->said.arena);
}

const void *loaded_row(const struct loaded *f, enum kind kind, const char *id) {
    ref r = model_find(f->m, f->work, kind, str_of(id));
    assert_int_not_equal(r, REF_NONE);
    assert_int_equal(ref_kind(r), kind);
    assert_int_equal(model_work(f->m, r), f->work);
    return model_row(f->m, r);
}

void loaded_str(str s, const char *want) {
    assert_int_equal(s.n, strlen(want));
    assert_memory_equal(s.p, want, s.n);
}

void loaded_text(const struct loaded *f, pstr s, const char *want) {
    loaded_str(model_str(f->m, s), want);
}

void loaded_ref(const struct loaded *f, plist l, uint32_t i, const char *id) {
    loaded_str(model_str(f->m, model_head(f->m, model_ref_at(f->m, l, i))->id), id);
}

void loaded_name(const struct loaded *f, plist names, uint32_t i, const char *want) {
    assert_true(i < model_count(f->m, names));
    const struct name *name = (const struct name *)model_list(f->m, names) + i;
    struct arena a = {0};
    str both = str_fmt(&a, "%.*s=%.*s", STR_ARG(model_str(f->m, name->lang)),
                       STR_ARG(model_str(f->m, name->text)));
    loaded_str(both, want);
    arena_free(&a);
}
