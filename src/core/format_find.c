/* Looking things up in the tables of the format. */
#include "core/format.h"

const struct field *format_field(const struct shape *shape, str name) {
    for (size_t i = 0; i < shape->field_count; i++)
        if (str_eq(str_of(shape->fields[i].name), name))
            return &shape->fields[i];
    return NULL;
}

enum kind format_kind(str name) {
    for (unsigned k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if (str_eq(str_of(format_shapes[k].name), name) ||
            str_eq(str_of(format_shapes[k].plural), name))
            return (enum kind)k;
    return KIND_NONE;
}

const char *format_word(const struct shape *shape, const char *field, unsigned value) {
    return format_field(shape, str_of(field))->words[value];
}
