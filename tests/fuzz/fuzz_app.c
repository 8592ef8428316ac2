/* Scripts of keys, clicks, pastes and sizes against the dataset that is compiled in. */
#include "app/app.h"
#include "core/dataset.h"
#include "core/load.h"

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *context, const struct diagnostic *d) {
    (void)context;
    (void)d;
}

static const struct model *dataset(void) {
    static const struct model *model;
    if (!model) {
        struct model baked = dataset_model();
        struct load *load = load_open((struct sink){.put = ignore});
        load_model(load, dataset_name(), &baked);
        model = load_close(load);
    }
    return model;
}

/* The event of two bytes; keys below 32 are the named ones. */
static struct event event_of(uint8_t what, uint8_t x, str rest) {
    if (what == 255)
        return (struct event){.type = EVENT_RESIZE, .x = x, .y = x * 7 % 60};
    if (what == 254)
        return (struct event){.type = x % 2 ? EVENT_CLICK : EVENT_DOUBLE, .x = x, .y = x * 5 % 50};
    if (what == 253)
        return (struct event){.type = EVENT_WHEEL, .key = x % 2 ? K_UP : K_DOWN, .x = x, .y = 9};
    if (what == 252)
        return (struct event){.type = EVENT_PASTE, .text = str_slice(rest, 0, x % 8)};
    if (what >= 128)
        return (struct event){.type = EVENT_KEY, .key = 0xAC00U + what * 64U + x};
    bool is_named = what < ' ';
    return (struct event){.type = EVENT_KEY,
                          .key = is_named ? (uint32_t)K_ENTER + what % 15 : what};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { MOST = 300 };
    struct app_setup setup = {.model = dataset(), .at = REF_NONE, .names = NAMES_BOTH};
    setup.watched = size % 18 == 17 ? 65535 : (unsigned)(size % 18);
    setup.w = 80;
    setup.h = 24;
    struct app *app = app_open(&setup);
    for (size_t i = 0; i + 1 < size && i < MOST; i += 2) {
        str rest = {(const char *)data + i, size - i};
        struct event ev = event_of(data[i], data[i + 1], rest);
        if (ev.type == EVENT_PASTE && !text_valid(ev.text))
            continue;
        struct effects fx = {.n = 0};
        app_update(app, &ev, &fx);
        app_view(app);
    }
    app_close(app);
    return 0;
}
