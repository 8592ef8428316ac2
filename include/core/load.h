/* From bytes to a model. Sole user of cJSON; one thread alone may load (cJSON writes a global at
 * each parse). */
#ifndef LEITMOTIF_CORE_LOAD_H
#define LEITMOTIF_CORE_LOAD_H

#include "core/model.h"

#include "base/str.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* One finding. line 0 means the file as a whole. All strings live only during the call of the sink;
   text and pointer may hold data and are not yet safe to print. */
struct diagnostic {
    enum severity severity;
    str file;
    size_t line, col; /* from 1; col in bytes */
    str text;         /* "syntax: …", "data: …" or plain */
    str pointer;      /* RFC 6901, empty when it has no place in the document */
};

/* Takes every finding; the caller decides whether to print, collect or count. */
struct sink {
    void (*put)(void *context, const struct diagnostic *d);
    void *context;
};

struct load;

/* Starts an empty library. */
struct load *load_open(struct sink sink);

/* Asks for warnings also of what a curator may want to mend, but who only reads need not know. */
void load_advise_curator(struct load *l);

/* Has `go_on` asked after each document of a file, with the number of works so far; when it says
   false, no more is read. */
void load_watch(struct load *l, bool (*go_on)(void *context, uint32_t works), void *context);

/* Another thread that reads works while more are loaded. All of it is called on the thread that
   loads. */
struct load_follower {
    /* Memory of the model is to be moved: it is not to be read until release(). */
    void (*hold)(void *context);
    void (*release)(void *context);
    /* This work, by its row, stays as it is; works with a reference that is still open are left
     * out.
     */
    void (*take)(void *context, uint32_t work);
    /* Works were moved at the end: what was read is void. */
    void (*drop)(void *context);
    void *context;
};
/* Gives the model while it is loaded. Of it only rows, bytes, words and their capacities may be
   looked at, and not between hold() and release(). */
const struct model *load_follow(struct load *l, const struct load_follower *f);

/* Adds the document of a file (of a .jsonl file one document per line), or those of all .json and
   .jsonl files of a folder (by name, not deeper). A document with an error is left out whole; the
   others stay. Returns true when at least one work was added. */
bool load_path(struct load *l, const char *path);

/* True for the name of a file that load_path() takes from its folder. */
bool load_is_dataset(str name);

/* Bytes of what load_path() would read; 0 when it cannot be told. */
uint64_t load_size(const char *path);

/* Adds all works of a model of an earlier load by copying its pools; nothing may have been added
 * before. */
void load_model(struct load *l, str name, const struct model *m);

/* Ends the load: resolves references between works, closes `l` and gives the model, which has no
   work when nothing was loadable. Free it with model_free(). */
struct model *load_close(struct load *l);

/* Prints a finding as "file:line:col: error: text [pointer]" into `out`, safe for a terminal. */
void diagnostic_print(struct buf *out, const struct diagnostic *d);

#endif
