/* keep: bookmarks and notes, without a screen. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/format.h"
#include "core/json.h"
#include "core/lookup.h"
#include "core/store.h"

/* What one run works with. */
struct keep {
    const struct args *args;
    const struct model *m;
    struct kept kept;
    struct out *out;
};

/* A line for one row: what it is, and its note. */
static void print(const struct keep *keep, ref row) {
    const struct kept *k = &keep->kept;
    struct arena *a = &keep->out->arena;
    str id = lookup_id(keep->m, row, a);
    str name = label(keep->m, row, (enum names)keep->args->names, a);
    const struct record *note = kept_find(k, KEEP_NOTE, id);
    const char *mark = kept_find(k, KEEP_BOOKMARK, id) ? "★" : " ";
    if (keep->args->format == FORMAT_JSON) {
        struct buf *line = &keep->out->buf;
        buf_fmt(line, "{\"kind\":\"%s\"", format_shapes[ref_kind(row)].name);
        json_member(line, "id", id);
        json_member(line, "title", name);
        buf_fmt(line, ",\"bookmark\":%s", mark[0] != ' ' ? "true" : "false");
        if (note)
            buf_fmt(line, ",\"note\":%.*s", STR_ARG(note->value));
        out_raw(keep->out, STR("}\n"));
        return;
    }
    str text = note ? kept_text(note, a) : STR("");
    out_line(keep->out, str_fmt(a, "%s %.*s  %.*s%s%.*s", mark, STR_ARG(id), STR_ARG(name),
                                note ? ": " : "", STR_ARG(text)));
}

/* What is kept in all, of works that are not loaded too. */
static uint32_t count_all(const struct kept *k) {
    uint32_t n = 0;
    for (const struct record *r = k->at; r < k->at + k->n; r++) {
        bool is_mark = str_eq(r->keep, KEEP_BOOKMARK);
        bool is_note = str_eq(r->keep, KEEP_NOTE) && !kept_find(k, KEEP_BOOKMARK, r->id);
        n += (is_mark || is_note) && kept_find(k, r->keep, r->id);
    }
    return n;
}

static int print_all(const struct keep *keep) {
    const struct args *args = keep->args;
    struct page_setup setup = {.model = keep->m};
    uint32_t n = 0;
    for (uint32_t i = 0; i < keep->m->tables[KIND_WORK].count; i++) {
        ref work = ref_of(KIND_WORK, i);
        setup.watched = library_watched(args, keep->m, work);
        struct refs rows = kept_rows(&keep->kept, &setup, work, args->arena);
        n += rows.n;
        for (uint32_t r = 0; r < rows.n; r++)
            print(keep, rows.at[r]);
    }
    struct err e;
    if (n > 0)
        return EXIT_DONE;
    uint32_t others = count_all(&keep->kept);
    if (others > 0)
        err_set(&e, "nothing is kept of what is loaded; %u of other works, or of later episodes",
                others);
    else
        err_set(&e, "nothing is kept; \"leitmotif keep ID\" bookmarks a thing");
    return out_error(&e, EXIT_NOTHING);
}

/* Puts one record; true when that changed something. */
static bool put(struct keep *keep, str word, str id, str value) {
    struct record r = {.keep = word, .id = id, .value = value, .time = store_now()};
    return kept_put(&keep->kept, &r);
}

static bool change(struct keep *keep, ref row) {
    const struct args *args = keep->args;
    str id = lookup_id(keep->m, row, args->arena);
    if (args->remove) {
        bool had_note = put(keep, KEEP_NOTE, id, STR("null"));
        return put(keep, KEEP_BOOKMARK, id, STR("null")) || had_note;
    }
    if (args->words.n == 1)
        return put(keep, KEEP_BOOKMARK, id, STR("true"));
    return put(keep, KEEP_NOTE, id, kept_value(args->words.at[1], args->arena));
}

/* That a damaged file was set aside is told, too. */
static int save(struct keep *keep) {
    struct err e;
    bool saved = store_save(store_folder(keep->args->arena), &keep->kept, store_now(), &e);
    int status = saved ? EXIT_DONE : EXIT_WRONG;
    return e.text[0] ? out_error(&e, status) : status;
}

static int perform(struct keep *keep) {
    if (keep->args->words.n == 0)
        return print_all(keep);
    ref row = library_find(keep->args, keep->m, keep->args->words.at[0]);
    if (row == REF_NONE)
        return EXIT_NOTHING;
    return change(keep, row) ? save(keep) : EXIT_DONE;
}

int keep_run(const struct args *args, const struct model *m, struct out *out) {
    struct keep keep = {.args = args, .m = m, .out = out};
    struct err e;
    if (args->remove && args->words.n != 1 &&
        !err_set(&e, "--remove takes an ID, and no note: leitmotif keep ID --remove"))
        return out_error(&e, EXIT_WRONG);
    bool good = store_read(store_folder(args->arena), &keep.kept, &e);
    if (e.text[0])
        out_error(&e, EXIT_WRONG);
    int status = good ? perform(&keep) : EXIT_WRONG;
    kept_free(&keep.kept);
    return status;
}
