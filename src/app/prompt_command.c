/* The command line: the actions by name. */
#include "app/action.h"
#include "app/prompt.h"
#include "app/state.h"
#include "core/near.h"

#include <string.h>

/* The actions whose names begin with a word. */
struct matches {
    const struct action *first; /* NULL: none */
    size_t common;              /* bytes that all of their names begin with */
    unsigned n;
    struct buf names;
};

static struct matches matches_of(struct app *a, str word) {
    struct matches out = {.names = {.arena = &a->frame_arena}};
    for (size_t i = 0; i < action_count; i++) {
        str name = str_of(actions[i].name);
        if (!str_starts(name, word))
            continue;
        if (!out.first)
            out.common = name.n;
        out.first = out.first ? out.first : &actions[i];
        out.common = str_same(str_slice(str_of(out.first->name), 0, out.common), name);
        buf_join(&out.names, "  ", name);
        out.n++;
    }
    return out;
}

/* What was named whole, or begun so far that nothing else is meant: `quit` is not quit-now. */
static const struct action *meant(const struct matches *found, str word) {
    for (size_t i = 0; i < action_count; i++)
        if (str_starts(str_of(actions[i].name), word) && strlen(actions[i].name) == found->common)
            return &actions[i];
    return found->n == 1 ? found->first : NULL;
}

static str first_word(str line) {
    str rest = str_trim(line);
    return str_split(&rest, ' ');
}

str prompt_command_hint(struct app *a) {
    str word = first_word(edit_text(&a->prompt.line));
    if (word.n == 0)
        return STR("a command, like zoom or watched 6  Tab completes");
    struct matches found = matches_of(a, word);
    const struct action *action = meant(&found, word);
    return action ? str_of(action->help) : buf_str(&found.names);
}

void prompt_command_complete(struct app *a, str line, int by) {
    (void)by;
    struct matches found = matches_of(a, first_word(line));
    if (found.n == 0 || str_find(str_trim(line), STR(" "), 0) != SIZE_MAX)
        return;
    str name = str_slice(str_of(found.first->name), 0, found.common);
    bool takes_more = found.n == 1 && found.first->run_with == prompt_open;
    prompt_set(a, str_fmt(&a->frame_arena, "%.*s%s", STR_ARG(name), takes_more ? " " : ""));
}

static bool refuse(struct app *a, str word) {
    struct near near = {.wanted = word};
    for (size_t i = 0; i < action_count; i++)
        near_try(&near, str_of(actions[i].name));
    err_set(&a->said, "There is no command \"%.*s\"", STR_ARG(word));
    near_hint(&near, "", "? lists what there is", &a->said);
    a->message = str_of(a->said.text);
    return false;
}

/* What follows the name is the answer to the prompt that the command opens. */
bool prompt_command_accept(struct app *a, str line) {
    str rest = line, word = str_split(&rest, ' ');
    rest = str_trim(rest);
    if (line.n == 0)
        return true;
    struct matches found = matches_of(a, word);
    const struct action *action = meant(&found, word);
    if (!action)
        return refuse(a, word);
    if (rest.n > 0 && action->run_with != prompt_open) {
        state_say(a, "\"%s\" stands alone; leave out \"%.*s\".", action->name, STR_ARG(rest));
        return false;
    }
    prompt_remember(a, PROMPT_COMMAND, line); /* first: the action may build a frame anew */
    action_try(action, a);
    bool is_asked = rest.n > 0 && a->prompt.id != PROMPT_NONE;
    if (is_asked)
        prompt_set(a, rest);
    if (is_asked && a->prompt.id != PROMPT_SEARCH)
        prompt_key(a, K_ENTER);
    return true;
}
