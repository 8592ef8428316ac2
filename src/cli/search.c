/* search: the hits of a query, best first: as lines with the song that answers, as TSV or JSON. */
#include "cli/command.h"
#include "cli/library.h"
#include "core/format.h"
#include "core/guard.h"
#include "core/json.h"
#include "core/label.h"
#include "core/lookup.h"
#include "core/match.h"
#include "core/query.h"
#include "core/store.h"
#include "core/story.h"

#include "base/text.h"

enum { GAP = 2, SONGS = 16, COLUMNS = 5 };

struct report {
    const struct args *args;
    struct query *query;
    struct page_setup page; /* without links: nothing here asks for them */
    struct out *out;
    struct arena *a;
    int widths[COLUMNS]; /* of all hits but the last column */
    int width;           /* of the terminal; 0: lines are never cut */
};

static str name(struct report *r, ref row) {
    return label(r->page.model, row, r->page.names, r->a);
}

/* " · Hong Isaac", or what else is to stand between; nothing when nobody is credited. */
static void add_singers(struct report *r, ref track, const char *before, struct buf *b) {
    r->page.watched = library_watched(r->args, r->page.model, track);
    str who = story_performers(&r->page, track, r->a);
    if (who.n > 0)
        buf_fmt(b, "%s%.*s", before, STR_ARG(who));
}

static str title_of(struct report *r, ref row) {
    struct buf b = {.arena = r->a};
    str other = label_other(r->page.model, row, r->page.names);
    bool is_track = ref_kind(row) == KIND_TRACK;
    buf_add(&b, name(r, row));
    if (other.n > 0 && (!is_track || query_means_other(r->query, name(r, row), other, r->a)))
        buf_fmt(&b, " %.*s", STR_ARG(other));
    if (is_track)
        add_singers(r, row, " · ", &b);
    return buf_str(&b);
}

/* "scene:burning-car", with the work before it in a library of several. */
static str address_of(struct report *r, ref row) {
    const struct model *m = r->page.model;
    bool is_plain = m->tables[KIND_WORK].count == 1 || ref_kind(row) == KIND_WORK;
    return (is_plain ? lookup_short : lookup_id)(m, row, r->a);
}

/* What stands in the columns of a hit, safe to print. */
struct cells {
    str at[COLUMNS];
};

static struct cells cells_of(struct report *r, const struct hit *hit) {
    struct cells c = {{str_of(format_shapes[ref_kind(hit->row)].name),
                       label_where(r->page.model, hit->row, r->a), title_of(r, hit->row),
                       query_why(hit, false, r->a), address_of(r, hit->row)}};
    for (unsigned i = 0; i < COLUMNS; i++)
        c.at[i] = text_safe(r->a, c.at[i]);
    return c;
}

static void print_line(struct report *r, str line) {
    out_line(r->out, r->width > 0 ? text_cut(r->a, line, r->width) : line);
}

static void print_columns(struct report *r, const struct hit *hit) {
    struct cells c = cells_of(r, hit);
    struct buf line = {.arena = r->a};
    int owed = 0, used = 0;
    for (unsigned i = 0; i < COLUMNS; i++) {
        int width = text_width(c.at[i]);
        if (r->width > 0 && i > 2 && used + width > r->width)
            break; /* the reason and the id are left out rather than cut */
        if (width > 0)
            buf_fmt(&line, "%*s%.*s", owed, "", STR_ARG(c.at[i]));
        owed = (width > 0 ? 0 : owed) + r->widths[i] - width + (r->widths[i] > 0 ? GAP : 0);
        used += r->widths[i] + GAP;
    }
    print_line(r, buf_str(&line));
}

/* Below the title: the answer, or the words that matched. */
static void print_below(struct report *r, const struct hit *hit) {
    ref songs[SONGS];
    int indent = r->widths[0] + r->widths[1] + GAP + (r->widths[1] > 0 ? GAP : 0);
    struct buf line = {.arena = r->a};
    struct snippet s = query_snippet(r->query, hit, r->a);
    uint32_t n = 0;
    if (ref_kind(hit->row) == KIND_SCENE)
        n = query_songs(r->query, hit->row, songs, SONGS);
    buf_fmt(&line, "%*s", indent, "");
    size_t empty = line.n;
    for (uint32_t i = 0; i < n; i++) {
        buf_fmt(&line, "%s♪ %.*s", i == 0 ? "→ " : "  ", STR_ARG(name(r, songs[i])));
        add_singers(r, songs[i], " · ", &line);
    }
    if (hit->found == FOUND_SCENE && hit->from != REF_NONE)
        buf_fmt(&line, "in %.*s %.*s", STR_ARG(label_where(r->page.model, hit->from, r->a)),
                STR_ARG(name(r, hit->from)));
    else if (n == 0)
        buf_add(&line, s.text);
    if (line.n > empty)
        print_line(r, buf_str(&line));
}

static void print_text(struct report *r, const struct hits *hits) {
    for (uint32_t i = 0; i < hits->n; i++) {
        struct cells c = cells_of(r, &hits->at[i]);
        for (unsigned k = 0; k + 1 < COLUMNS; k++) {
            int width = text_width(c.at[k]);
            r->widths[k] = width > r->widths[k] ? width : r->widths[k];
        }
    }
    for (uint32_t i = 0; i < hits->n && !r->out->error; i++) {
        print_columns(r, &hits->at[i]);
        print_below(r, &hits->at[i]);
    }
}

/* The songs that answer: titles with a comma between, or with `json` objects of id, title and who
   performs it. */
static str songs_of(struct report *r, ref row, bool json) {
    ref songs[SONGS];
    struct buf b = {.arena = r->a};
    uint32_t n = query_songs(r->query, row, songs, SONGS);
    for (uint32_t i = 0; i < n; i++) {
        struct buf by = {.arena = r->a};
        str title = name(r, songs[i]);
        buf_add(&b, i > 0 ? json ? STR(",") : STR(", ") : STR(""));
        if (!json) {
            buf_add(&b, title);
            continue;
        }
        buf_char(&b, '{');
        json_member(&b, "id", model_id(r->page.model, songs[i]));
        json_member(&b, "title", title);
        add_singers(r, songs[i], "", &by);
        json_member(&b, "by", buf_str(&by));
        buf_char(&b, '}');
    }
    return buf_str(&b);
}

/* A line of TSV, or with `json` an object. */
static void print_fields(struct report *r, const struct hit *hit, bool json) {
    enum { SCORE = 4, LAST = 7 };
    static const char *const keys[] = {"kind",  "id",  "work",    "title",
                                       "score", "why", "snippet", "songs"};
    const str values[] = {str_of(format_shapes[ref_kind(hit->row)].name),
                          model_id(r->page.model, hit->row),
                          model_id(r->page.model, model_work(r->page.model, hit->row)),
                          name(r, hit->row),
                          str_fmt(r->a, "%u", hit->score),
                          query_why(hit, false, r->a),
                          query_snippet(r->query, hit, r->a).text,
                          songs_of(r, hit->row, json)};
    struct buf *b = &r->out->buf;
    for (unsigned k = 0; k <= LAST && json; k++) {
        buf_fmt(b, "%c\"%s\":", k > 0 ? ',' : '{', keys[k]);
        if (k == SCORE || k == LAST)
            buf_fmt(b, k == LAST ? "[%.*s]}" : "%.*s", STR_ARG(values[k]));
        else
            json_quote(b, values[k]);
    }
    for (unsigned k = 0; k <= LAST && !json; k++)
        buf_fmt(b, "%s%.*s", k > 0 ? "\t" : "", STR_ARG(text_safe(r->a, values[k])));
    out_raw(r->out, STR("\n"));
}

/* What is to be said about the search besides its hits; returns the exit status. */
static int conclude(const struct args *args, const struct hits *hits, str text) {
    struct err e;
    err_set(&e, "%.*s", STR_ARG(hits->trouble));
    if (hits->trouble.n > 0)
        out_error(&e, 0);
    if (hits->n > 0)
        return EXIT_DONE;
    if (hits->trouble.n > 0 && !hits->has_words)
        return EXIT_WRONG; /* nothing was looked for */
    err_set(&e, "nothing is found for \"%.*s\"%s%s", STR_ARG(text),
            guard_said(args->watched, args->watched_by_work),
            hits->has_words ? "; fewer words, or other ones, may find it" : "");
    return out_error(&e, EXIT_NOTHING);
}

/* What is:kept finds; of it, the query withholds what it withholds of all. */
static struct refs kept_of(const struct args *args, const struct model *m) {
    struct page_setup page = {.model = m, .watched = WATCHED_ALL};
    struct kept kept = {.n = 0};
    struct err e; /* those who need more of the file tell its faults */
    store_read(store_folder(args->arena), &kept, &e);
    struct refs rows = kept_rows(&kept, &page, REF_NONE, args->arena);
    kept_free(&kept);
    return rows;
}

int search_run(const struct args *args, const struct model *m, struct out *out) {
    struct refs kept = kept_of(args, m);
    struct query_setup setup = {.model = m,
                                .follow = args->follow,
                                .watched = args->watched,
                                .watched_by_work = args->watched_by_work,
                                .kept = kept.at,
                                .kept_count = kept.n};
    struct report r = {
        .args = args,
        .query = query_open(&setup),
        .page = {.model = m, .names = (enum names)args->names},
        .out = out,
        .a = args->arena,
        .width = out_columns(),
    };
    str text = args_joined(&args->words, r.a);
    struct query_wish wish = {.text = text, .limit = args->limit};
    struct hits hits = query_run(r.query, &wish, r.a);
    if (hits.n == 0 || !hits.at[0].is_whole || hits.at[0].how == MATCH_SPELLING) {
        wish.is_typing = true; /* the last word may be begun alone */
        hits = query_run(r.query, &wish, r.a);
    }
    int status = conclude(args, &hits, text);
    if (args->format == FORMAT_TEXT)
        print_text(&r, &hits);
    if (args->format == FORMAT_TSV)
        out_raw(out, STR("kind\tid\twork\ttitle\tscore\twhy\tsnippet\tsongs\n"));
    for (uint32_t i = 0; args->format != FORMAT_TEXT && i < hits.n && !out->error; i++)
        print_fields(&r, &hits.at[i], args->format == FORMAT_JSON);
    query_close(r.query);
    return status;
}
