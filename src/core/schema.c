/* The format as JSON Schema 2020-12, from its tables, for editors that complete and check. */
#include "core/schema.h"

#include "core/format.h"
#include "core/json.h"

#define ID "[a-z0-9-]{1,64}"
#define LANGUAGE "[A-Za-z0-9-]{1,35}"
#define DAY "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
#define NAMES                                                                                      \
    "\"propertyNames\": {\"pattern\": \"^" LANGUAGE "$\"}, "                                       \
    "\"additionalProperties\": {\"type\": [\"string\", \"null\"], \"minLength\": 1}"

/* What a value of each type is; `more` describes it further, `empty` says that it must not be so.
 */
static const struct {
    const char *type, *more, *empty;
} types[] = {
    [F_STRING] = {"string", NULL, "\"minLength\": 1"},
    [F_ID] = {"string", "\"pattern\": \"^" ID "$\"", NULL},
    [F_STRINGS] = {"array", "\"items\": {\"type\": \"string\", \"minLength\": 1}",
                   "\"minItems\": 1"},
    [F_NAMES] = {"object", NAMES, "\"minProperties\": 1"},
    [F_LINES] = {"array", "\"items\": {\"type\": \"object\", " NAMES ", \"minProperties\": 1}",
                 "\"minItems\": 1"},
    [F_COUNT] = {"integer", "\"maximum\": 9999", NULL},
    [F_DATE] = {"string", "\"pattern\": \"^" DAY "(/" DAY ")?$\"", NULL},
    [F_TIME] = {"string", "\"pattern\": \"^[0-9]{1,2}:[0-5][0-9]:[0-5][0-9](\\\\.[0-9]{3})?$\"",
                NULL},
    [F_FLAG] = {"boolean", NULL, NULL},
    [F_EPISODE] = {.more =
                       "\"anyOf\": [{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 9999}, "
                       "{\"enum\": [\"before\", \"special\", null]}]"},
    [F_REF] = {"string", NULL, NULL},
    [F_REFS] = {"array", NULL, "\"minItems\": 1"},
    [F_HEARD] = {"array", "\"items\": {\"type\": \"string\", \"pattern\": \"^" ID "$\"}", NULL},
    [F_LIST] = {"array", NULL, "\"minItems\": 1"},
    [F_CITED] = {"object", NULL, NULL},
    [F_URL] = {"string",
               "\"pattern\": \"^https?://[^/\\\\u0000-\\\\u0020\\\\u007f]"
               "[^\\\\u0000-\\\\u0020\\\\u007f]*$\"",
               NULL},
};

/* The next member of an object, or how it begins; NULL: there is none. */
static void member(struct buf *out, const char *json) {
    if (json && out->p[out->n - 1] != '{')
        buf_add(out, STR(", "));
    buf_add(out, str_of(json));
}

/* "^(work/)?(kind:)?id$" for one of the kinds. */
static void reference(struct buf *out, unsigned kinds) {
    member(out, "\"pattern\": \"^(" ID "/)?((");
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++)
        if (kinds & KINDS(k))
            buf_fmt(out, "%s%s|%s", out->p[out->n - 1] == '(' ? "" : "|", format_shapes[k].name,
                    format_shapes[k].plural);
    buf_add(out, STR("):)?" ID "$\""));
}

static void references(struct buf *out, unsigned kinds) {
    member(out, "\"items\": {\"type\": \"string\"");
    reference(out, kinds);
    buf_char(out, '}');
}

static void words(struct buf *out, const struct field *f) {
    member(out, "\"enum\": [");
    for (unsigned i = 0; f->words[i]; i++)
        buf_fmt(out, "%s\"%s\"", i > 0 ? ", " : "", f->words[i]);
    buf_add(out, f->required ? STR("]") : STR(", null]"));
}

/* The keys of "cited": fields of the object, with a language where they are names; languages of the
   lines of a lyric. */
static void cited(struct buf *out, const struct shape *shape) {
    member(out, "\"propertyNames\": {\"pattern\": \"^(");
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *f = &shape->fields[i];
        buf_fmt(out, "%s%s%s%s", i > 0 ? "|" : "", f->name,
                f->type == F_NAMES ? "(\\\\." LANGUAGE ")?" : "",
                f->type == F_LINES ? "|" LANGUAGE : "");
    }
    buf_add(out, STR(")$\"}"));
    member(out, "\"additionalProperties\": {\"type\": \"array\"");
    references(out, KINDS(KIND_SOURCE));
    buf_char(out, '}');
}

/* A field without a value may be null, unless it must be there. */
static void field(struct buf *out, const struct shape *shape, const struct field *f) {
    buf_fmt(out, "        \"%s\": {", f->name);
    member(out, "\"description\": ");
    json_quote(out, str_of(f->help));
    if (types[f->type].type) {
        member(out, "\"type\": ");
        buf_fmt(out, f->required ? "\"%s\"" : "[\"%s\", \"null\"]", types[f->type].type);
    }
    member(out, types[f->type].more);
    member(out, f->required ? types[f->type].empty : NULL);
    if (f->type == F_COUNT)
        member(out, f->required ? "\"minimum\": 1" : "\"minimum\": 0");
    if (f->type == F_WORD)
        words(out, f);
    if (f->type == F_REF)
        reference(out, f->kinds);
    if (f->type == F_REFS)
        references(out, f->kinds);
    if (f->type == F_CITED)
        cited(out, shape);
    if (f->type == F_LIST) {
        member(out, "\"items\": ");
        buf_fmt(out, "{\"$ref\": \"#/$defs/%s\"}", f->sub->name);
    }
    buf_char(out, '}');
}

static void object(struct buf *out, const struct shape *shape) {
    buf_fmt(out, "    \"%s\": {\n      ", shape->name);
    buf_add(out, STR("\"description\": "));
    json_quote(out, str_of(shape->help));
    buf_add(out, STR(",\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n"
                     "      \"required\": ["));
    for (size_t i = 0; i < shape->field_count; i++)
        if (shape->fields[i].required)
            buf_fmt(out, "%s\"%s\"", out->p[out->n - 1] == '[' ? "" : ", ", shape->fields[i].name);
    buf_add(out, STR("],\n      \"properties\": {\n"));
    for (size_t i = 0; i < shape->field_count; i++) {
        field(out, shape, &shape->fields[i]);
        buf_add(out, i + 1 < shape->field_count ? STR(",\n") : STR("\n"));
    }
    buf_add(out, STR("      }\n    }"));
}

/* The keys of a document: "work" is one object, the others are tables. */
static void document(struct buf *out) {
    buf_add(out, STR("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                     "  \"title\": \"" FORMAT_NAME "\",\n"
                     "  \"description\": \"The music of one story, for Leitmotif.\",\n"
                     "  \"type\": \"object\",\n"
                     "  \"additionalProperties\": false,\n"
                     "  \"required\": [\"format\", \"work\"],\n"
                     "  \"properties\": {\n"
                     "    \"$schema\": {},\n"
                     "    \"format\": {\"const\": \"" FORMAT_NAME "\"},\n"
                     "    \"work\": {\"$ref\": \"#/$defs/work\"}"));
    for (enum kind k = KIND_WORK + 1; k < KIND_COUNT; k++) {
        const struct shape *shape = &format_shapes[k];
        buf_fmt(out, ",\n    \"%s\": {\"description\": ", shape->plural);
        json_quote(out, str_of(shape->help));
        buf_fmt(out, ", \"type\": [\"array\", \"null\"], \"items\": {\"$ref\": \"#/$defs/%s\"}}",
                shape->name);
    }
}

void schema_print(struct buf *out) {
    document(out);
    buf_add(out, STR("\n  },\n  \"$defs\": {\n"));
    for (enum kind k = KIND_WORK; k < KIND_COUNT; k++) {
        object(out, &format_shapes[k]);
        buf_add(out, STR(",\n"));
    }
    for (size_t i = 0; i < format_part_count; i++) {
        object(out, format_parts[i]);
        buf_add(out, i + 1 < format_part_count ? STR(",\n") : STR("\n"));
    }
    buf_add(out, STR("  }\n}\n"));
}
