/* First pass: rows and parts of a document, parsed by cJSON one row at a time. */
#include "core/load_pass.h"

#include <cjson/cJSON.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A tree takes up to 41 bytes a byte of JSON, so a single row must stay small. */
enum { ROW_BYTES = 4 << 20, TREE_BLOCK = 256 * 1024, TREE_ALIGN = 16 };

/* Behind cJSON's hooks, which take no context: the tree of the row being read. It is cut from a
   block that is not cleared, since cJSON clears its nodes itself, or when that is full from an
   arena. */
static struct {
    char *block;
    size_t used;
    struct arena more;
} tree;

static void *tree_alloc(size_t size) {
    size_t end = tree.used + ((size + TREE_ALIGN - 1) & ~(size_t)(TREE_ALIGN - 1));
    if (end > TREE_BLOCK)
        return arena_alloc(&tree.more, size, TREE_ALIGN);
    void *p = tree.block + tree.used;
    tree.used = end;
    return p;
}

static void tree_free(void *p) {
    (void)p;
}

static const cJSON *parse(str json) {
    cJSON_Hooks hooks = {.malloc_fn = tree_alloc, .free_fn = tree_free};
    if (!tree.block && !(tree.block = malloc(TREE_BLOCK)))
        arena_oom();
    tree.used = 0;
    arena_reset(&tree.more);
    cJSON_InitHooks(&hooks);
    const cJSON *root = cJSON_ParseWithLengthOpts(json.p, json.n, NULL, false);
    cJSON_InitHooks(NULL);
    return root;
}

static void unknown_field(struct doc *d, const struct spot *at, const cJSON *item) {
    struct choice choice = load_choice(d, str_of(item->string));
    for (size_t i = 0; i < at->shape->field_count; i++)
        load_offer(&choice, str_of(at->shape->fields[i].name));
    struct spot spot = load_key(at, choice.near.wanted);
    load_unknown(d, &spot, "field", &choice);
}

/* The place of the field `name` in `shape`, tried from `next` on: keys mostly come in the order of
   the table. field_count when there is none. */
static size_t field_at(const struct shape *shape, const char *name, size_t next) {
    for (size_t i = next; i < shape->field_count; i++)
        if (strcmp(shape->fields[i].name, name) == 0)
            return i;
    for (size_t i = 0; i < next; i++)
        if (strcmp(shape->fields[i].name, name) == 0)
            return i;
    return shape->field_count;
}

/* What holds for fields that the object has not. */
static void read_absent(struct doc *d, const struct spot *at, unsigned seen, void *object) {
    for (size_t i = 0; i < at->shape->field_count; i++) {
        const struct field *f = &at->shape->fields[i];
        if (seen >> i & 1)
            continue;
        if (f->required)
            load_error(d, at, "missing field \"%s\"", f->name);
        if (f->type == F_TIME)
            *(uint32_t *)((char *)object + f->offset) = TIME_NONE;
    }
}

bool load_object(struct doc *d, const struct spot *at, const cJSON *item, void *object) {
    if (!cJSON_IsObject(item))
        return load_expected(d, at, "an object", item);
    unsigned seen = 0; /* one bit a field */
    size_t next = 0;
    const cJSON *child;
    cJSON_ArrayForEach(child, item) {
        size_t i = field_at(at->shape, child->string, next);
        if (i == at->shape->field_count) {
            unknown_field(d, at, child);
            continue;
        }
        next = i + 1;
        const struct field *f = &at->shape->fields[i];
        if (cJSON_IsNull(child) && !f->required)
            continue;
        seen |= 1u << i;
        struct spot spot = {.up = at, .shape = at->shape, .field = f, .index = NO_INDEX};
        load_field(d, &spot, child, object);
    }
    read_absent(d, at, seen, object);
    return true;
}

void load_row(struct doc *d, const struct spot *at, str json, void *row) {
    if (json.n > ROW_BYTES) {
        load_error(d, at, "data: this %s is over %d MB", at->shape->name, ROW_BYTES >> 20);
        return;
    }
    const cJSON *item = parse(json);
    if (item)
        load_object(d, at, item, row);
    else /* the one thing that passes json_check() and not every cJSON */
        load_error(d, at, "data: a number with over 63 characters in this %s", at->shape->name);
}

void load_done_reading(void) {
    free(tree.block);
    tree.block = NULL;
    arena_free(&tree.more);
}
