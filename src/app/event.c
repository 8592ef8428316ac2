/* Effects are few: an update that asks for more than EFFECTS_MAX asks in vain. */
#include "app/event.h"

void effects_add(struct effects *fx, enum effect_type type) {
    if (fx->n < EFFECTS_MAX)
        fx->list[fx->n++] = type;
}
