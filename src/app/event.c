/* Effects are few: an update that asks for more than EFFECTS_MAX asks in vain. */
#include "app/event.h"

void effects_add(struct effects *fx, enum effect_type type) {
    effects_add_text(fx, type, STR(""));
}

void effects_add_text(struct effects *fx, enum effect_type type, str text) {
    if (fx->n < EFFECTS_MAX)
        fx->list[fx->n++] = (struct effect){type, text};
}
